"""The result of the verifier: violations, and the values of the goals."""

from __future__ import annotations

from dataclasses import dataclass, field

from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Speech
from sco_scheduler.domain.rules import Rule
from sco_scheduler.domain.schedule import Meeting


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that the schedule breaks: which, a sentence that names everybody, and the cells concerned.

    ``meetings`` are those that break the rule together (none where a meeting is missing); ``cells``
    are those of the registrations and of the published schedule that ask for what is not kept, where
    they are known.
    """

    rule: Rule
    message: Phrase
    meetings: tuple[Meeting, ...] = ()
    cells: tuple[Cell, ...] = field(default=(), compare=False)

    @property
    def text(self) -> str:
        """The sentence in English."""
        return self.text_in(ENGLISH)

    def text_in(self, speech: Speech) -> str:
        """The sentence in a language."""
        return speech.sentence(self.message)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every violation, in the order of the rules, and the value of every goal by its name.

    The goals that compare with a published schedule are there only where one was given.
    """

    violations: tuple[Violation, ...]
    goals: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether the schedule keeps every rule."""
        return not self.violations


def cells_of(*cells: Cell | None) -> tuple[Cell, ...]:
    """The cells that are known, each once."""
    return tuple(dict.fromkeys(cell for cell in cells if cell is not None))
