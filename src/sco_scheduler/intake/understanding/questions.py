"""What the organizer is asked about registrations, and what she or her map has answered."""

from __future__ import annotations

from dataclasses import dataclass, field

from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.form_map import FormMap
from sco_scheduler.intake.understanding.matching import SURE
from sco_scheduler.intake.values.entries import fold_header

Path = tuple[str, ...]
"""Where an answer is kept in a map: ``("form", sheet, "columns", title)``, ``("names", text)``, …"""


@dataclass(frozen=True)
class Question:
    """One thing that is not sure, with a guess.

    Attributes
    ----------
    kind
        What is asked: what a sheet ``holds``, the ``role`` of its companies, the meaning of a ``column`` or a ``word``,
        whether an ``order`` of names ranks them,
        whether cells name ``several`` companies, which company a ``name`` means, what a ``cell`` says, or which of
        ``both`` answers of a company holds.
    sheet
        The sheet that it is about.
    subject
        The title, word, name or cell.
    cells
        Where it stands.
    samples
        Some of what the cells say.
    options
        The answers that are possible, as a map writes them.
    guess
        The likeliest of them.
    certainty
        How sure the guess is, from 0 to 1.
    weight
        How many rows or cells hang on it.
    path
        Where the answer is kept in a map.
    """

    kind: str
    sheet: str
    subject: str
    cells: tuple[Cell, ...]
    samples: tuple[str, ...]
    options: tuple[str, ...]
    guess: str
    certainty: float
    weight: float
    path: Path


@dataclass
class Decider:
    """Decides questions by the map, or by a guess; a question whose guess is not sure enough is open."""

    form: FormMap
    sure: float = SURE
    open: list[Question] = field(default_factory=list)
    taken: list[Question] = field(default_factory=list)

    def decide(self, question: Question) -> str:
        """The answer to go on with."""
        said = self.said(question.path)
        if said is not None:
            return said
        if question.certainty < self.sure:
            self.open.append(question)
        elif question.certainty < 1.0:
            self.taken.append(question)
        return question.guess

    def said(self, path: Path) -> str | None:
        """What the map says; None where it says nothing."""
        return self.form.answers.get(folded(path))

    def in_order(self) -> tuple[Question, ...]:
        """The open questions, the weightiest first; each thing is asked once."""
        once = {question.path: question for question in reversed(self.open)}
        return tuple(sorted(once.values(), key=lambda q: (_ORDER.index(q.kind), -q.weight, q.cells)))


_ORDER = ("holds", "several", "role", "askers", "numbers", "column", "order", "word", "row", "cell", "both", "name")
"""Kinds of questions as they are asked: what the answers to later ones hang on comes first."""


def folded(path: Path) -> Path:
    """A path as it is compared: a word or name without case, a title as titles are."""
    return (*(fold_header(part) for part in path[:-1]), fold(path[-1])) if path else path
