"""What a bundle says, part by part. Persons, comments, figures and addresses have no place in it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Words = Annotated[dict[str, str], Field(max_length=10)]
Code = Annotated[str, Field(min_length=1, max_length=60)]


class Part(BaseModel):
    # A word nobody here knows means another version, or another program.
    model_config = ConfigDict(extra="forbid")


class GroupPart(Part):
    code: Code
    title: Words


class QuestionPart(Part):
    group: Code
    code: Code
    kind: Code
    title: Words
    help: Words
    required: bool
    min_length: int = Field(ge=0, le=10_000)


class TemplatePart(Part):
    code: Code
    version: int = Field(ge=1, le=30_000)
    title: Words
    groups: list[GroupPart] = Field(max_length=100)
    questions: list[QuestionPart] = Field(max_length=500)


class SectionPart(Part):
    question: Code
    text: Words
    value: int | None


class InstitutionPart(Part):
    """An institution by its short name and name; the loading town matches it with its own, or leaves it out."""

    code: Code
    name: Words


class MilestonePart(Part):
    activity: Words
    output: Words
    starts_on: dt.date | None
    due_on: dt.date
    role: Code
    responsible: InstitutionPart


class CommitmentPart(Part):
    number: int = Field(ge=1, le=30_000)
    texts: dict[str, Words]
    policy_areas: list[str]
    sdg: list[str]
    starts_on: dt.date | None
    ends_on: dt.date | None
    novelty: Code
    lead: InstitutionPart | None
    milestones: list[MilestonePart] = Field(max_length=500)


class PlanPart(Part):
    title: Words
    summary: Words
    starts_on: dt.date | None
    ends_on: dt.date | None
    most_commitments: int = Field(ge=1, le=1_000)
    sections: list[SectionPart] = Field(max_length=500)
    commitments: list[CommitmentPart] = Field(max_length=1_000)


class DeadlinePart(Part):
    n: int
    unit: Code


class ConsultationPart(Part):
    influence: Code
    days: int = Field(ge=1, le=1_000)
    title: Words
    rules: Words


class ProcessPart(Part):
    """How the plan was made: allowed moves and who makes them, terms, and the rules of its consultation."""

    moves: dict[str, list[str]]
    movers: dict[str, str]
    commitment_moves: dict[str, list[str]]
    deadlines: dict[str, DeadlinePart]
    consultation: ConsultationPart | None


class Bundle(Part):
    """origin: the town it comes from; made_on: the day it was packed."""

    origin: Words
    made_on: dt.date
    plan: PlanPart
    template: TemplatePart
    process: ProcessPart
