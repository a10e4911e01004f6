"""What the organizer is asked about registrations, what she or her map has answered, and the words of answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import FormMap, vocabulary
from sco_scheduler.intake.understanding.columns import Column
from sco_scheduler.intake.understanding.fields import COMPANY_FIELDS, PAIR_FIELDS, Meaning
from sco_scheduler.intake.understanding.matching import SURE
from sco_scheduler.intake.values.entries import fold_header
from sco_scheduler.intake.values.presence import NEVER

COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD = "companies", "answers", "pairs", "delegates", "nothing"
HOLDS = (COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD)
"""What a sheet can hold: companies (with or without their wishes), wishes of companies listed elsewhere, …"""

BOTH = "both"
ROLES = {"purchasers": frozenset({Role.PURCHASER}), "suppliers": frozenset({Role.SUPPLIER}), BOTH: frozenset(Role)}
"""The roles that the companies of a sheet can have together, as a map writes them."""

NOBODY = "nobody"
NEW = {role: f"new {role}" for role in Role}
"""What a name means that is no known company's: nobody, or a company of its own on one side."""

ROLE_OF_NEW = {word: role for role, word in NEW.items()}

WISHES = {Level.WANT: "wishes", Level.NO: "refusals", Level.MUST: "musts", Level.MAYBE: "maybes"}
"""What a column of companies is called in a map."""

_AS_THEY_ARE = ("matrix", "nothing", "role", "title", "asker", "askers", "available", "slot", "slot away", "people")
"""The meanings of columns that a map calls as they are called here."""

DETAILS = ("not_available", "maximum", "minimum", "languages", "zone", "priority", "status", "people", "table")
"""What a further sheet, or a list of wishes, can say of a company that decides whom it meets and when."""

ABOUT = ("local", "country", "products", "contact", "email", "phone")
"""What else it can say of a company."""

MOST_DIGITS = 18
"""A text of more digits is no number that anybody means."""


def name_of(meaning: Meaning) -> str:
    """A meaning as a map writes it."""
    if meaning.field == "wishes" or (meaning.field == "matrix" and meaning.level is not Level.WANT):
        return WISHES[meaning.level]
    if meaning.field == "choice":
        return f"choice {meaning.place}"
    if meaning.field in _AS_THEY_ARE:
        return meaning.field
    if meaning.side is not None:
        return f"{meaning.side} {meaning.field}"
    columns = vocabulary().sheets["Purchasers"].columns
    if meaning.field in columns and meaning.field not in {"rank", "level"}:
        return columns[meaning.field].name()
    others = vocabulary().sheets["Requests"].columns
    return others[meaning.field].name() if meaning.field in others else meaning.field


def meaning_of(answer: str) -> Meaning | None:
    """The meaning that a map writes; None where it is none."""
    folded = fold_header(answer)
    for level, name in WISHES.items():
        if folded == name:
            return Meaning("wishes", 1.0, level)
    if folded.startswith("choice") and folded.removeprefix("choice").isdecimal() and len(folded) <= MOST_DIGITS:
        return Meaning("choice", 1.0, place=int(folded.removeprefix("choice")))
    for word in _AS_THEY_ARE:
        if folded == fold_header(word):
            return Meaning(word, 1.0)
    for side in Role:
        if folded in {f"{side}level", f"{side}rank"}:
            return Meaning(folded.removeprefix(side), 1.0, side=side)
    for sheet in ("Purchasers", "Requests"):
        key = vocabulary().sheets[sheet].column_of().get(folded)
        if key is not None and key in {*COMPANY_FIELDS, *PAIR_FIELDS, "session", "delegate", "after"}:
            return Meaning(key, 1.0)
    return None


Path = tuple[str, ...]
"""Where an answer is kept in a map: ``("form", sheet, "columns", title)``, ``("names", text)``, …"""


@dataclass(frozen=True)
class Question:
    """One thing that is not sure, with a guess.

    Attributes
    ----------
    kind
        What is asked: what a sheet ``holds``, the ``role`` of its companies, the meaning of a ``column`` or a ``word``,
        whether an ``order`` of names ranks them, whether cells name ``several`` companies, which company a ``name``
        means, what a ``cell`` says and of ``whom``, which of ``both`` answers of a company holds, or of which ``times``
        a text says that somebody is away.
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
    typed
        For a name what an answer in words means, as a map writes it; None where it means nothing.
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
    typed: Callable[[str], str | None] | None = field(default=None, compare=False, repr=False)

    @property
    def likely(self) -> bool:
        """Whether something speaks for the guess: a wish that may as well be a refusal is nobody's default.

        So are numbers that may limit meetings, if no title says that they count any, and one of several companies that
        a name fits alike.
        """
        plain = self.guess in {WISHES[Level.WANT], "matrix"} and self.certainty <= _OPEN
        plain = plain or (self.guess == "Maximum" and self.certainty <= _UNKNOWN)
        unknown = self.kind == "word" and self.certainty < _UNKNOWN
        unknown = unknown or (self.kind == "name" and self.guess not in _UNNAMED and self.certainty < _UNKNOWN)
        dropped = self.kind == "holds" and self.guess == NOTHING_HELD and self.certainty <= _UNKNOWN
        unknown = unknown or (self.kind == "whom" and self.guess == NOBODY)
        return bool(self.guess) and not (unknown or dropped or (self.kind == "column" and plain))

    def meant_by(self, answer: str) -> str | None:
        """The answer that a map writes, as the program writes it; None where it means nothing."""
        if self.kind in _CLOSED:
            return next((option for option in self.options if fold(option) == fold(answer)), None)
        if self.kind == "column":
            return answer if meaning_of(answer) is not None else None
        return None if self.typed is not None and self.typed(answer) is None else answer


_CLOSED = frozenset({"holds", "numbers", "rows", "askers", "order", "role"})
"""The kinds of questions that nothing but one of the options answers."""

_UNNAMED = frozenset({NOBODY, *ROLE_OF_NEW})
_OPEN, _UNKNOWN = 0.6, 0.5
"""How sure the meaning of a column or a word is of which nothing is known."""


def question_of_times(text: str, cell: Cell, who: str, readings: Sequence[str], certainty: float) -> Question:
    """Ask when a text says that somebody is away.

    Parameters
    ----------
    readings
        What it may mean, likeliest first.
    """
    options = tuple(dict.fromkeys((*(reading or NEVER for reading in readings), NEVER)))
    guess = options[0] if readings else ""
    return Question("times", cell.sheet, text, (cell,), (who,), options, guess, certainty, 1.0, ("times", text))


@dataclass
class Decider:
    """Decides questions by the map, or by a guess; a question whose guess is not sure enough is open."""

    form: FormMap
    sure: float = SURE
    open: list[Question] = field(default_factory=list)
    taken: list[Question] = field(default_factory=list)
    used: set[Path] = field(default_factory=set)
    """The answers of the map that something was asked for, by their folded paths."""

    def decide(self, question: Question) -> str:
        """The answer to go on with."""
        said = self.said(question.path)
        answer = question.meant_by(said) if said is not None else None
        if answer is not None:
            return answer
        if question.certainty < self.sure or said is not None:
            self.open.append(question)
        elif question.certainty < 1.0:
            self.taken.append(question)
        return question.guess

    def holds(self, cell: Cell, samples: tuple[str, ...], guess: str, certainty: float, weight: float) -> str:
        """What the sheet of a cell holds, to go on with."""
        path = ("form", cell.sheet, "holds")
        question = Question("holds", cell.sheet, cell.sheet, (cell,), samples, HOLDS, guess, certainty, weight, path)
        return self.decide(question)

    def said(self, path: Path) -> str | None:
        """What the map says; None where it says nothing."""
        answer = self.form.answers.get(folded(path))
        if answer is not None:
            self.used.add(folded(path))
        return answer

    def field_of(self, sheet: str, column: Column) -> str | None:
        """The field of a column as the map says it; None where it says nothing."""
        names = (f"column {column.letters}", *column.titles)
        said = (self.said(("form", sheet, "columns", name)) for name in names)
        meaning = meaning_of(next((answer for answer in said if answer is not None), ""))
        return meaning.field if meaning is not None else None

    def in_order(self) -> tuple[Question, ...]:
        """The open questions, the weightiest first; each thing is asked once."""
        once = {question.path: question for question in reversed(self.open)}
        return tuple(sorted(once.values(), key=lambda q: (_ORDER.index(q.kind), -q.weight, q.cells)))


_ORDER = (
    *(
        "holds",
        "several",
        "role",
        "askers",
        "numbers",
        "column",
        "order",
        "rows",
        "word",
        "row",
        "cell",
        "whom",
        "both",
        "name",
    ),
    "times",
)
"""Kinds of questions as they are asked: what the answers to later ones hang on comes first."""


def folded(path: Path) -> Path:
    """A path as it is compared: a word or name without case, a title as titles are."""
    return (*(fold_header(part) for part in path[:-1]), fold(path[-1])) if path else path
