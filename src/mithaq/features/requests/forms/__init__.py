"""The forms of people who tell the municipality something, and of the officers who answer."""

from .desk import (
    DecideForm,
    GiveForm,
    MergeForm,
    MoveForm,
    ReadForm,
    RouteForm,
    WalkInForm,
    WriteForm,
    officers,
)
from .parts import ANSWER_PREFIX
from .settings import CategoryForm, ReplyForm, RoutesForm
from .telling import ContestForm, DraftForm, MessageForm, PhotoForm, PlaceForm, RatingForm, TellForm

__all__ = [
    "ANSWER_PREFIX",
    "CategoryForm",
    "ContestForm",
    "DecideForm",
    "DraftForm",
    "GiveForm",
    "MergeForm",
    "MessageForm",
    "MoveForm",
    "PhotoForm",
    "PlaceForm",
    "RatingForm",
    "ReadForm",
    "ReplyForm",
    "RouteForm",
    "RoutesForm",
    "TellForm",
    "WalkInForm",
    "WriteForm",
    "officers",
]
