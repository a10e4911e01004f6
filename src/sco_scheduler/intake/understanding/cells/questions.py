"""Questions to the organizer about registrations, answers by the map or the organizer, and the words of answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold, fold_name
from sco_scheduler.intake.table.grids import FormMap, vocabulary
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import COMPANY_FIELDS, PAIR_FIELDS, VALIDITY, Meaning
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wording.parties import parties_of
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.intake.values.dates import ONLY
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import fold_header
from sco_scheduler.intake.values.journeys import WAYS
from sco_scheduler.intake.values.languages import interpreted_in, names_languages, spoken_in
from sco_scheduler.intake.values.limits import limit_in
from sco_scheduler.intake.values.presence import NEVER

COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD = "companies", "answers", "pairs", "delegates", "nothing"
HOLDS = (COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD)
"""The possible contents of a sheet: companies (with or without wishes), wishes of companies listed elsewhere, …"""

BOTH = "both"
ROLES = {"purchasers": frozenset({Role.PURCHASER}), "suppliers": frozenset({Role.SUPPLIER}), BOTH: frozenset(Role)}
"""The roles that the companies of a sheet can have, as written in a map."""

NO_SIDE = (DELEGATES, NOTHING_HELD)
"""Further answers to which side the companies of a sheet are on: it has their people, or nothing about meetings."""

WITHDRAWN, KEPT, ADDED = "withdrawn", "kept", "added"
"""Whether wishes in cells with strikethrough do not count, or count like all others; those that add to an answer."""

PARTIES = "people"
"""The meaning of a column or a remark that says how many people of a company can be in meetings at once."""

THERE_AFTER_ALL = f"Not available: {NEVER}"
"""What a remark says that takes back an absence."""

HOURS, REMARKS, COLUMNS, FIRMS, AS_READ = "hours", "remarks", "columns", "companies", "as read"
"""The sections of a map on absences, remarks, columns and companies, and the answer that they were read rightly."""

ALL = "all"
"""The key in these sections under which everything is right as read."""

NOBODY = "nobody"
NEW = {role: f"new {role}" for role in Role}
"""The meanings of an unknown name other than a known company: nobody, or a new company of one side."""

REMARK = "remark"
"""The meaning of a part of a list of names that is none, but says something else: it is read as a remark."""

WISHED = "wished"
"""The companies that the row of a remark asks for, as those of which it speaks."""

ROLE_OF_NEW = {word: role for role, word in NEW.items()}

WISHES = {Level.WANT: "wishes", Level.NO: "refusals", Level.MUST: "musts", Level.MAYBE: "maybes"}
"""The names of columns of companies in a map."""

_AS_THEY_ARE = (
    *("matrix", "nothing", "role", "title", "asker", "askers", "available", "slot", "slot away", "people"),
    *WAYS,
)
"""The meanings of columns with the same name in a map and in the program."""

DETAILS = ("not_available", "maximum", "minimum", "languages", "zone", "priority", "status", "people", "table")
"""Attributes of a company that affect its meetings, in a further sheet or in a list of wishes."""

ABOUT = ("local", "country", "products", "contact", "email", "phone")
"""Further attributes of a company."""

MOST_DIGITS = 18
"""The maximum number of digits of a meaningful number."""


def name_of(meaning: Meaning) -> str:
    """The name of a meaning in a map."""
    if meaning.field == "wishes" or (meaning.field == "matrix" and meaning.level is not Level.WANT):
        return WISHES[meaning.level]
    if meaning.field == "choice":
        return f"choice {meaning.place}"
    if meaning.field in _AS_THEY_ARE:
        return meaning.field
    if meaning.side is not None:
        return f"{meaning.side} {meaning.field}"
    columns = vocabulary().sheets["Purchasers"].columns
    field = "status" if meaning.field == VALIDITY else meaning.field
    if field in columns and field not in {"rank", "level"}:
        return columns[field].name()
    others = vocabulary().sheets["Requests"].columns
    return others[meaning.field].name() if meaning.field in others else meaning.field


@lru_cache(maxsize=1024)
def meaning_of(answer: str, *, of_pairs: bool = False) -> Meaning | None:
    """Parse the name of a meaning in a map; None if it is invalid.

    ``Delegate`` of pairs is who meets, and their ``Status`` whether a request is still valid.
    """
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
    keys = [vocabulary().sheets[sheet].column_of().get(folded) for sheet in ("Purchasers", "Requests")]
    if of_pairs and "delegate" in keys:
        return Meaning("delegate", 1.0)
    read = {*COMPANY_FIELDS, *PAIR_FIELDS, "session", "delegate", "after"}
    key = next((key for key in keys if key is not None and key in read), None)
    return Meaning(VALIDITY if of_pairs and key == "status" else key, 1.0) if key is not None else None


Path = tuple[str, ...]
"""The place of an answer in a map: ``("form", sheet, "columns", title)``, ``("names", text)``, …"""


@dataclass(frozen=True)
class Question:
    """An uncertain matter, with a guess.

    Attributes
    ----------
    kind
        What is asked: what a sheet ``holds``, the ``role`` of its companies, the meaning of a ``column`` or a ``word``,
        whether an ``order`` of names ranks them, whether struck-through ``parts`` of cells are withdrawn, what the
        ``colour`` of names means, whether cells name ``several`` companies, which company a ``name`` means, what a
        ``cell`` says and of ``whom``, which of ``both`` answers of a company is valid, when the ``event`` is, at
        which ``times`` somebody is away according to a text, or whether ``columns``, ``companies``, ``remarks`` or
        ``hours`` in words were read rightly.
    sheet
        The sheet that contains it.
    subject
        The title, word, name or cell.
    cells
        The cells that contain it.
    samples
        Some contents of the cells.
    options
        The possible answers, as written in a map.
    guess
        The most likely option.
    certainty
        The certainty of the guess, from 0 to 1.
    weight
        The number of rows or cells that depend on it.
    path
        The place of the answer in a map.
    typed
        For a name or the event: interprets an answer in words as it is written in a map; None for an invalid one.
    names
        For a remark of a known company, which may state several facts: interprets names in words, one on each line.
    own
        The place of an answer for its company alone, if others with the same text are asked something else; or ().
    each
        The companies of which each is corrected alone, as their text does not say by itself what is asked.
    whom
        For a remark: the names of the companies that its guess is about.
    within
        The whole text of its first cell, if its name, word or remark is a part of that; or ''.
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
    names: Callable[[str], str | None] | None = field(default=None, compare=False, repr=False)
    own: Path = ()
    each: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    within: str = field(default="", compare=False)

    def of_one(self, who: str) -> Question:
        """The same question of one of its companies."""
        path = (*self.path[:-1], of_company(who, self.path[-1]))
        return replace(self, samples=(who, *self.samples[1:]), path=path, each=())

    @property
    def likely(self) -> bool:
        """Whether there is evidence for the guess; without, it is no default answer.

        There is none for wishes that may equally be refusals, in a column or a remark, for numbers that may be limits
        if no title is about counts, and for one of several companies with equally similar names.
        """
        plain = self.guess in {WISHES[Level.WANT], "matrix"} and self.certainty <= _OPEN
        plain = plain or (self.guess == "Maximum" and self.certainty <= _UNKNOWN)
        unknown = self.kind == "word" and self.certainty < _UNKNOWN
        unknown = unknown or (self.kind == "name" and self.guess not in _UNNAMED and self.certainty < _UNKNOWN)
        dropped = self.kind == "holds" and self.guess == NOTHING_HELD and self.certainty <= _UNKNOWN
        unknown = unknown or (self.kind == "cell" and "\n" in self.guess and self.certainty < _UNKNOWN)
        unknown = unknown or (self.kind == "cell" and self.guess == WISHES[Level.WANT] and self.certainty <= _UNKNOWN)
        numbered = self.kind == "name" and any(map(str.isdecimal, self.subject))
        unknown = unknown or (numbered and self.guess == NOBODY and self.certainty < _UNKNOWN)
        unknown = unknown or self.kind == "colour" or (self.kind == "whom" and self.guess == NOBODY)
        unknown = unknown or self.lacks_content(self.guess)
        return bool(self.guess) and not (unknown or dropped or (self.kind == "column" and plain))

    def meant_by(self, answer: str) -> str | None:
        """Parse an answer in a map; None if it is invalid."""
        if self.kind in _CLOSED:
            return next((option for option in self.options if fold(option) == fold(answer)), None)
        if self.kind == "column":
            meaning = meaning_of(answer)
            void = meaning is None or (meaning.field in OF_PAIRS and name_of(meaning) not in self.options)
            return None if void else answer
        if self.lacks_content(answer):
            return None
        return None if self.typed is not None and self.typed(answer) is None else answer

    def option_called(self, text: str, labels: Mapping[str, str]) -> str | None:
        """The only option that a typed text calls: by its name in a map or its label, or a side by any word for it.

        Where names are no answers, words that only one label has call it too.

        Parameters
        ----------
        labels
            What each option is called where it is asked.
        """
        folded, (roles, certainty) = fold(text), roles_of(text)
        if not folded:
            return None
        called = [o for o in self.options if folded in {fold(o), fold(labels.get(o, o))}]
        if not called and certainty >= SURE:
            called = [o for o in self.options if ROLES.get(o) == roles]
        if not called and self.typed is None:
            words = set(folded.split())
            called = [o for o in self.options if words <= set(fold(labels.get(o, o)).split())]
        return called[0] if len(called) == 1 else None

    def lacks_content(self, answer: str) -> bool:
        """Whether an answer on what a remark says leaves open how many or which, since the remark does not say it."""
        facts = (line.partition(":") for line in answer.split("\n")) if self.kind == "cell" else ()
        return any(lacks_content(meaning, content.strip() or self.subject) for meaning, _, content in facts)


def of_company(who: str, text: str) -> str:
    """The key of a map for what a text of one company says, where others have the same text."""
    return f"{who}{BETWEEN}{text}"


BETWEEN = " | "
"""What stands between the texts of several cells, or before those of one company."""


def listed_names(names: Iterable[str]) -> str:
    """The first names of companies of which a question is, without duplicates, and how many more these are."""
    different = list(dict.fromkeys(names))
    more = len(different) - _MOST_NAMES
    return ", ".join(different[:_MOST_NAMES]) + (f" (+{more})" if more > 0 else "")


_MOST_NAMES = 4


def lacks_content(meaning: str, text: str) -> bool:
    """Whether a text does not say how many meetings or people, or which languages, its ``meaning`` is about."""
    match fold(meaning):
        case "maximum" | "minimum" as limit:
            return limit_in(text, limit) is None
        case "people":
            return parties_of(text) is None
        case "languages":
            return not (spoken_in(text) or interpreted_in(text)[0] or names_languages(text))
    return False


OF_PAIRS = frozenset({"from", "to", "asker", "rank"})
"""The meanings of columns that are for lists of pairs only, except ranks beside wishes."""

_CLOSED = frozenset({"holds", "numbers", "rows", "askers", "order", "role", "struck", "parts", "colour"})
"""The kinds of questions with a closed set of answers."""

_UNNAMED = frozenset({NOBODY, REMARK, *ROLE_OF_NEW})
_OPEN, _UNKNOWN = 0.6, 0.5
"""Certainty of the meaning of an unknown column or word."""


def question_of_times(
    text: str, cell: Cell, who: str, readings: Sequence[str], certainty: float, days: Sequence[date] = ()
) -> Question:
    """Ask when somebody is away according to a text.

    Parameters
    ----------
    readings
        The possible readings, most likely first.
    days
        The days of the event, each of which may be missed according to a text without a reading.
    """
    offered = () if readings else _days_meant(text, days)
    options = tuple(dict.fromkeys((*(reading or NEVER for reading in readings), *offered, NEVER)))
    guess = options[0] if readings else ""
    about = ((cell,), (who,), options, guess, certainty, 1.0, ("times", text))
    return Question("times", cell.sheet, text, *about, own=("times", of_company(who, text)))


def _days_meant(text: str, days: Sequence[date]) -> tuple[str, ...]:
    """The absences that a text may mean: on the days of the event that it names, or on all others; or on any day."""
    dated = with_days_of_event(text, tuple(days))
    named = tuple(day.isoformat() for day in days if day.isoformat() in dated)
    if not named:
        return tuple(map(date.isoformat, days)) if len(days) <= _FEW_DAYS else ()
    return (*named, ONLY + " & ".join(named)) if len(named) < len(days) else named


_FEW_DAYS = 4


@dataclass
class Decider:
    """Answers questions by the map, or by a guess; a question whose guess is not certain enough stays open."""

    form: FormMap
    sure: float = SURE
    open: list[Question] = field(default_factory=list)
    taken: list[Question] = field(default_factory=list)
    asked: dict[Path, list[Question]] = field(default_factory=dict)
    """All questions by their folded paths, answered or not."""
    used: set[Path] = field(default_factory=set)
    """The answers of the map that were needed, by their folded paths."""

    def decide(self, question: Question) -> str:
        """The answer to use for now."""
        self.asked.setdefault(folded(question.path), []).append(question)
        said = self.said(question.own) if question.own else None
        said = self.said(question.path) if said is None else said
        answer = question.meant_by(said) if said is not None else None
        if answer is not None:
            return answer
        if question.certainty < self.sure or said is not None:
            self.open.append(question)
        elif question.certainty < 1.0:
            self.taken.append(question)
        return question.guess

    def said_by(self, section: str, who: str, text: str) -> str | None:
        """The answer in a section of the map on a text of a company, for it alone or for whoever has the text."""
        said = self.said((section, of_company(who, text)))
        return self.said((section, text)) if said is None else said

    def holds(self, cell: Cell, samples: tuple[str, ...], guess: str, certainty: float, weight: float) -> str:
        """The contents of the sheet of a cell, to use for now."""
        path, told = ("form", cell.sheet, "holds"), fold(self.said(("form", cell.sheet, "role")) or "")
        if told in NO_SIDE and self.said(path) is None:
            return told
        question = Question("holds", cell.sheet, cell.sheet, (cell,), samples, HOLDS, guess, certainty, weight, path)
        return self.decide(question)

    def said(self, path: Path) -> str | None:
        """The answer in the map; None if there is none."""
        answer = self.form.answers.get(folded(path))
        if answer is not None:
            self.used.add(folded(path))
        return answer

    def field_of(self, sheet: str, column: Column) -> str | None:
        """The field of a column according to the map; None if it has no entry."""
        names = (f"column {column.letters}", *column.titles)
        said = (self.said(("form", sheet, "columns", name)) for name in names)
        meaning = meaning_of(next((answer for answer in said if answer is not None), ""))
        return meaning.field if meaning is not None else None

    def guess_column(self, cell: Cell, guess: str, certainty: float) -> None:
        """Give the open question about the column of a cell another guess, if it offers that."""
        for place, question in enumerate(self.open):
            if question.kind == "column" and cell in question.cells and guess in question.options:
                options = tuple(dict.fromkeys((guess, *question.options)))
                self.open[place] = replace(question, guess=guess, certainty=certainty, options=options)

    def in_order(self) -> tuple[Question, ...]:
        """The open questions, by decreasing weight, without duplicates and those that depend on others.

        One whether a name is that of a known company has all cells with that name, and one about times all companies
        with the text. Where companies with the same text are asked something else, each has an answer of its own.
        """
        asked = [self._of_its_company(question) for question in self.open]
        once = {(*folded(q.path[:-1]), fold_name(q.path[-1])): q for q in reversed(asked)}
        for path, question in once.items():
            if question.kind == "times":
                same = [q for q in asked if q.path == question.path]
                places, names = dict.fromkeys(cell for q in same for cell in q.cells), [q.samples[0] for q in same]
                once[path] = replace(question, cells=(*places,), samples=(listed_names(names),))
        misspelt = {path for path, q in once.items() if q.kind == "name" and q.guess and q.guess not in _UNNAMED}
        for path in misspelt:
            same = [q for q in self.open if q.subject == once[path].subject and q.path == once[path].path]
            cells = dict.fromkeys(cell for q in same for cell in q.cells)
            once[path] = replace(once[path], cells=(*cells,))
        return tuple(sorted(_first_of(once.values()), key=lambda q: (_ORDER.index(q.kind), -q.weight, q.cells)))

    def _of_its_company(self, question: Question) -> Question:
        """A question with a place of its own for the answer, if another company is asked something else by its text.

        Of whom a remark speaks may be another company in each row, unless an answer can say so of all rows.
        """
        same = self.asked.get(folded(question.path), [])
        if not question.own or len({other.own for other in same}) < _SEVERAL:
            return replace(question, own=())
        differing = len({(other.guess, other.options) for other in same}) > 1
        differing = differing or (question.kind == "whom" and WISHED not in question.options)
        return replace(question, path=question.own) if differing else question


_SEVERAL = 2


def _first_of(questions: Collection[Question]) -> Iterator[Question]:
    """The questions but for those about cells of columns that are asked about, which have no meaning before."""
    asked = [question for question in questions if question.kind == "column"]
    guesses = {(cell.sheet, cell.column): question.guess for question in asked for cell in question.cells}
    for question in questions:
        within = {guesses.get((cell.sheet, cell.column), "") for cell in question.cells}
        waits = question.kind in _OF_CELLS or (question.kind in {"word", "name"} and within == {"matrix"})
        if not (waits and within and "" not in within):
            yield question


_OF_CELLS = frozenset({"order", "row", "cell", "whom", "times"})
"""The kinds of questions about the contents of single columns."""

_ORDER = (
    *(
        "parts",
        "holds",
        "several",
        "role",
        "askers",
        "numbers",
        "column",
        "order",
        "rows",
        "struck",
        "colour",
        "word",
        "row",
        "cell",
        "whom",
        "both",
        "name",
    ),
    "event",
    "times",
)
"""The order of the kinds of questions: answers that later ones depend on come first."""


def is_corrected(form: FormMap, *sections: str) -> bool:
    """Whether a map has answers outside of some sections that do more than confirm or leave out what was read."""
    return any(path[0] not in sections and answer not in {AS_READ, "nothing"} for path, answer in form.answers.items())


def folded(path: Path) -> Path:
    """A path in normal form for comparison: words and names case-folded, titles like titles."""
    return (*(fold_header(part) for part in path[:-1]), fold(path[-1])) if path else path
