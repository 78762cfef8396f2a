"""Every form of access to information."""

from .asking import (
    AppealForm,
    AskForm,
    NothingForm,
    OfficeForm,
    OptionalWordsForm,
    QuestionForm,
    WalkInForm,
    WordsForm,
)
from .handling import (
    AnswerForm,
    AssignForm,
    AuthorityForm,
    CostForm,
    DecideForm,
    EnterForm,
    ExtendForm,
    GroundForm,
    LinkForm,
    TransferForm,
    TurnDownForm,
)
from .publishing import BlackoutForm, CopyForm, CoverForm, DiscloseForm, ItemForm, PublicFileForm

__all__ = [
    "AnswerForm",
    "AppealForm",
    "AskForm",
    "AssignForm",
    "AuthorityForm",
    "BlackoutForm",
    "CopyForm",
    "CostForm",
    "CoverForm",
    "DecideForm",
    "DiscloseForm",
    "EnterForm",
    "ExtendForm",
    "GroundForm",
    "ItemForm",
    "LinkForm",
    "NothingForm",
    "OfficeForm",
    "OptionalWordsForm",
    "PublicFileForm",
    "QuestionForm",
    "TransferForm",
    "TurnDownForm",
    "WalkInForm",
    "WordsForm",
]
