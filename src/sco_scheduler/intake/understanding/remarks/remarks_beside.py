"""Tells which company, and which of its wishes, a remark is about, by its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.facts import says_number, states_terms
from sco_scheduler.intake.understanding.cells.fields import NOTHING, says_something_else
from sco_scheduler.intake.understanding.cells.profiles import DATE
from sco_scheduler.intake.understanding.cells.questions import PAIRS, of_company
from sco_scheduler.intake.understanding.cells.sayings import NAMES_TIME, level_beside, speaks
from sco_scheduler.intake.understanding.companies.built import CompanyRecord, moment_in, moments_of_answers
from sco_scheduler.intake.understanding.companies.people import person_of
from sco_scheduler.intake.understanding.lists.paint import STRUCK
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.indications import (
    changes_hours,
    exchanges,
    level_indicated,
    names_day,
    names_hour,
    names_rivals,
    takes_back,
    without_after_all,
)
from sco_scheduler.intake.understanding.wording.legends import explained_signs
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.words import denies, of_meetings, says_yes_or_no, sure_level
from sco_scheduler.intake.values.clauses import clauses_of, rewritten
from sco_scheduler.intake.values.dates import ONLY, with_days
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.languages import interpreted_in, languages_in_order, spoken_in
from sco_scheduler.intake.values.limits import same_limit, says_limit
from sco_scheduler.intake.values.outdated import says_double, says_same_company
from sco_scheduler.intake.values.presence import NEVER, always_there, names_all_days, told_absence
from sco_scheduler.intake.values.statuses import leaves_event, says_gone, voids_row
from sco_scheduler.intake.values.there_again import there_again
from sco_scheduler.intake.values.tongues import forms, translated
from sco_scheduler.resources import lazy_regex


@dataclass(frozen=True)
class TextPlace:
    """The place of a text, and the companies that it concerns.

    ``asker`` is the company of its row with the text that names it; ``here`` are all companies that identify the row,
    and ``about`` those to which a bare ``must`` or ``not`` applies, such as the pair of the row.
    """

    cell: Cell
    asker: tuple[CompanyRecord | None, str] | None
    here: AbstractSet[str | None] = frozenset()
    about: AbstractSet[str] = frozenset()
    of_one: bool = False
    """Whether it concerns one of several delegates."""

    comment: bool = False
    """Whether it is a comment, which may give a level to the company of its cell in one word."""

    days: Sequence[date] = ()
    """The days of the event, if known."""

    listed: bool = False
    """Whether the row lists the company, or answers for it, so that the text may be its cancellation."""

    answers: bool = False
    """Whether the row answers for a company that another sheet lists, and a later one may say otherwise."""

    pair: bool = False
    """Whether the row is a request, so that the text may be its withdrawal, unless it is ``listed`` too."""

    person: frozenset[str] = frozenset()
    """The words of the name of the person of the row, whose absence it is if several come."""

    whole: str = ""
    """The whole text of which the text may be a part."""

    @property
    def away(self) -> str:
        """The known absence of the person of the row, if she is one of several, else of the company."""
        record = self.asker[0] if self.asker is not None else None
        if record is None:
            return ""
        own = person_of(record.people, self.person) or {}
        known = own.get("not_available") or record.values.get("not_available")
        return written(known[0]) if known else ""

    def named(self, companies: AbstractSet[str]) -> AbstractSet[str]:
        """Whom an answer is about that names companies; in a request it may be one text of several rows.

        There it is about the company that its row asks for, if the answer names it, and not about those of other rows.
        """
        return (companies & self.about or companies - self.here) if self.pair else companies - self.here


CLEAR = 0.93
"""The certainty of a remark that is read without a question."""


def speaks_in(place: TextPlace, codes: str, *, alone: bool = True) -> float | None:
    """The certainty that a company speaks languages of a text; 0 if it is known to, None without them."""
    record = place.asker[0] if place.asker is not None else None
    if not codes or record is None:
        return None
    known = languages_in_order(written(record.values["languages"][0])) if "languages" in record.values else []
    if set(codes.split("; ")) <= set(known):
        return 0.0
    return CLEAR if alone and not known else 0.5


def speaks_as_said(place: TextPlace, text: str) -> float | None:
    """The certainty that the company speaks the languages in a text; 0 if this is known, None without languages."""
    codes, alone = (spoken, True) if (spoken := spoken_in(text)) else interpreted_in(text)
    return speaks_in(place, codes, alone=alone)


def differs_in_limit(place: TextPlace, text: str) -> bool:
    """Whether a text has another limit than a column."""
    known = place.asker[0].values.get("maximum") if place.asker is not None and place.asker[0] is not None else None
    return known is not None and says_limit(text) and not same_limit(known[0], text)


def changes_known_hours(place: TextPlace, text: str) -> bool:
    """Whether a text changes the hours of a company that another cell gives."""
    return bool(place.away) and changes_hours(text)


def says_always_there(place: TextPlace, text: str) -> bool:
    """Whether a text says that a company is always there, though another cell gives hours in which it is not."""
    bare = without_after_all(text)
    return bool(place.away) and (always_there(bare) or names_all_days(bare) or there_again(bare))


def absence_left(place: TextPlace, text: str) -> str | None:
    """What is left of a known absence if a text says that the company is there then after all; None for others.

    The text names days on which it is away: ``there on the 19th after all``, ``jednak zostają też 19.03``.
    """
    if says_always_there(place, text):
        return NEVER
    named = days_stayed(text, place.days)
    if not (place.away and named):
        return None
    away = with_days(normalized(with_days_of_event(place.away, tuple(place.days))), place.days, every=True)
    if away.startswith(ONLY):
        both = sorted({*_DATES.findall(away), *named})
        return NEVER if {*map(date.isoformat, place.days)} <= {*both} else ONLY + " & ".join(both)
    parts = away.split("; ")
    left = [part for part in parts if named.isdisjoint(_DATES.findall(part))]
    return None if len(left) == len(parts) else "; ".join(left) or NEVER


def days_stayed(text: str, days: Sequence[date]) -> set[str]:
    """The days of the event on which a text says that somebody is there, or comes, at no hour that it names."""
    dated = with_days(normalized(with_days_of_event(text, tuple(days))), days)
    named = set(_DATES.findall(dated))
    if not named or names_hour(text) or denies(text) or told_absence(dated):
        return set()
    bare = without_after_all(dated)
    clauses = clauses_of(rewritten(translated(bare)))
    if any(clause.times or clause.says(*_PARTLY) for clause in clauses):
        return set()  # ``flight lands late on the 9th``
    told = [clause for clause in clauses if clause.days]
    there = told and all(c.says("come", "stay") and [*c.words].count("other") <= _FURTHER_WORDS for c in told)
    return named if there or bare != " ".join(dated.split()) else set()


_FURTHER_WORDS = 1
"""The most unknown words of a clause that only says that somebody is there: ``18号在上海开店`` is a reason."""


_PARTLY = ("arrive", "leave", "moved", "not", "away", "event", "only", "except", "busy")
"""Words of whoever is there for a part of a day, or not at all."""

_DATES = lazy_regex(r"\d{4}-\d\d-\d\d")


def teller(names: NameIndex, place: TextPlace, text: str, others: AbstractSet[str]) -> str | None:
    """The other company of a pair if it says a text, which its name and a colon begin: ``Jade Tea: we refuse``."""
    head, colon, _ = text.replace("：", ":").partition(":")
    if not (place.pair and colon and len(others) == 1 and others == place.about):
        return None
    key = names.find(head).company
    if key is None and (near := names.near(head, others)) is not None and near.same:
        key = near.key
    return key if key in others else None


def only_names(place: TextPlace, text: str, names: Sequence[str]) -> bool:
    """Whether a text of the company of its row has these names in full, takes none back and asks nothing."""
    aside = place.comment or place.pair or place.asker is None or exchanges(text) or takes_back(text) or "?" in text
    return not aside and all(core_of(name).text in core_of(text).text for name in names)


def says_it_leaves(place: TextPlace, text: str) -> float:
    """The certainty that a text says that the company of its row does not come, by its place and its words."""
    gone = says_gone(text) if place.listed or place.pair else 0.0
    gone = max(gone, _ASKED) if place.pair and not place.comment and voids_row(text) else gone
    if place.pair or place.answers or place.comment:
        gone = min(gone, _ASKED) if place.listed else gone  # or just its request
    elif gone and leaves_event(text) and (place.days or not any(map(str.isdigit, text))):
        gone = CLEAR if not names_day(text, place.days, of_event=True) else gone
    return 0.0 if gone < CLEAR and names_day(text, place.days, of_event=True) else gone


_ASKED = 0.6


def only_cites(plan: Plan | None, column: Column | None, text: str, earlier: Sequence[int | None]) -> bool:
    """Whether a text is one clause in place of an earlier answer, or with no numbers but those of its time.

    Parameters
    ----------
    earlier
        The rows of the earlier answers.
    """
    bare = re.sub(r"\d+", " ", text)
    if plan is None or column is None or not earlier or _FURTHER.search(text) is not None:
        return False
    numbers, days = set(map(int, re.findall(r"\d+", text))), column.days
    if names_day(bare, days) or names_hour(bare) or told_absence(bare):
        return False
    moments = moments_of_answers(plan.region.columns, {})
    for moment in (moment for row in earlier for moment in moment_in(row or 0, moments)):
        of_event = any(day.day == moment.day and (day.month in numbers) is (moment.month in numbers) for day in days)
        dated = moment.month in numbers or moment.day > len(days)
        of_time = {moment.day, moment.month, moment.year, moment.year % 100, moment.hour, moment.minute}
        if moment.day in numbers <= of_time and (exchanges(text) or (dated and not of_event)):
            return True
    return not numbers and exchanges(text)


_FURTHER = lazy_regex(r"[,;:!?，；：、。！？]\s*\S|\.\s+[^\W\d]")
"""What parts a further clause from the first."""


def called_by(own: Iterable[Column], row: int) -> str:
    """What the columns that name its companies have in a row."""
    return " – ".join(column.cells[row] for column in dict.fromkeys(own) if row in column.cells)


def is_answered(answered: Collection[str], own: Iterable[Column], row: int, text: str) -> bool:
    """Whether the folded keys of answers have a text, or that of its row alone."""
    return fold(text) in answered or fold(of_company(called_by(own, row), text)) in answered


def own_columns_of(plan: Plan) -> list[Column]:
    """The columns that name the speaker of a row: the company of a list, or the requester in a list of pairs."""
    if plan.holds != PAIRS:
        return naming_columns(plan)
    return [column for name in ("from", "to") if (column := plan.column(name)) is not None]


def named_row(plan: Plan, row: int) -> int:
    """The row that names the company of a row: itself, or one above it whose wishes it continues."""
    named = (other for column in own_columns_of(plan) for other in column.cells if other < row)
    return max(named, default=row) if row in plan.above else row


def has_row_for_each(plan: Plan) -> bool:
    """Whether a list has a row for each wish, so that requesters have several rows."""
    return any(len(c.texts) < _ROW_FOR_EACH * len(c.cells) for c in naming_columns(plan))


def is_of_askers(plan: Plan, column: Column) -> bool:
    """Whether a column of a list of requests is about those who ask.

    Some of its texts state hours or limits, or all rows of each of them have the same text.
    """
    if any(map(states_terms, column.looked_at)):
        return True
    asker, found = plan.column("from"), dict[str, list[str]]()
    for row, name in asker.cells.items() if asker is not None else ():
        found.setdefault(fold(name), []).append(column.cells.get(row, ""))
    told = [texts for texts in found.values() if len(texts) > 1 and any(texts)]
    return bool(told) and all(len(set(texts)) == 1 for texts in told)


_ROW_FOR_EACH = 0.7
"""The maximum share of different names if most companies of a list have several rows each."""


def graded_wish(plan: Plan, column: Column, row: int, names: NameIndex) -> frozenset[str]:
    """The company of the only wish of a row, if remarks in a column may be on it: each row, or the title, is of one."""
    of_wishes = bool(plan.above) or has_row_for_each(plan)
    of_wishes = of_wishes or any(of_meetings(form) for title in column.titles for form in forms(title))
    other = says_something_else(column) or all(says_yes_or_no(text) is not None for text in column.texts)
    if plan.holds == PAIRS and not plan.familiar and plan.meanings.get(column.number, NOTHING).field == "notes":
        asked = plan.column("to")
        target = names.find(asked.cells.get(row, "")).company if asked is not None else None
        return frozenset({target} if target is not None else ())
    of_rows = {row, row + 1} & column.again  # one cell beside several wishes
    if plan.holds == PAIRS or plan.familiar or other or of_rows or not of_wishes:
        return frozenset()
    columns = [c for c, m in plan.wish_columns() if m.field != "matrix"]
    wished = {part.company for c in columns for part in names.split(c.cells.get(row, "")) if part.company is not None}
    return frozenset(wished if len(wished) == 1 else ())


def joined_places(plans: Sequence[Plan], values: Mapping[Cell, str]) -> dict[Cell, tuple[Plan, int, Column]]:
    """The places of cells with comments that became a part of another cell, such as a further answer to a question.

    Parameters
    ----------
    values
        The texts of the cells with comments.
    """
    found: dict[Cell, tuple[Plan, int, Column]] = {}
    for plan in plans:
        region = plan.region
        for (row, number), cell in region.grid.origins.items():
            if number >= 0 or cell not in values or row not in region.rows:
                continue
            same = [c for c in region.columns if row in c.cells and region.cell(row, c).column == cell.column]
            parts = [c for c in same if fold(values[cell]) in fold(c.cells[row]).split("; ")]
            if same:
                found[cell] = plan, row, (parts or same)[0]
    return found


def comment_tells(text: str) -> bool:
    """Whether a comment may say something of meetings, whatever the cell that it is on."""
    timed = NAMES_TIME.search(text) or DATE.search(text) or text.startswith(STRUCK)
    return bool(timed) or speaks(text) or says_refusal(text) or bool(graded_sentence(text))


def may_limit(text: str) -> bool:
    """Whether a comment on a company may limit its meetings."""
    return says_number(text) or _EACH.search(text) is not None


_EACH = lazy_regex(r"(?<![\w.,:/-])\d{1,2}\s*(?:(?:an?|per|each|every|в|на|за)\s+\w|[场次个])", re.IGNORECASE)
"""A small number for each of something: ``3 a day``."""


def graded_sentence(text: str) -> str:
    """The first sentence of a comment that is no more than a level, and not an ordinary wish: ``Must!``; else ''.

    A legend of signs has none.
    """
    if sum(len(sign) <= _SIGN for sign, _ in explained_signs(text)) > 1:
        return ""
    levels = ((sentence, sure_level(sentence)) for sentence in map(str.strip, _SENTENCES.split(text)))
    return next((sentence for sentence, level in levels if level is not None and level is not Level.WANT), "")


_SENTENCES = lazy_regex(r"[;；\n。!！]|\.\s")
_SIGN = 2


def levels_beside(plan: Plan, remarks: Sequence[Column] | None = None) -> dict[tuple[int, int], Level]:
    """The levels that remarks give to the choice in their title, by the row and the column of the choice."""
    found: dict[tuple[int, int], Level] = {}
    if plan.familiar:
        return found
    for column in plan.region.columns if remarks is None else remarks:
        place = refers_to(column.title)
        if place is None or plan.meanings.get(column.number, NOTHING).field not in {"notes", "nothing"}:
            continue
        choices = [c for c, _ in plan.wish_columns() if c.choice == place and c is not column]
        for row, text in column.cells.items() if len(choices) == 1 else ():
            level = sure_level(text)
            if level is not None and level is not Level.WANT:
                found[row, choices[0].number] = level
    return found


_REFERS = lazy_regex(
    r"(?:пункт\w*|п\.|вопрос\w*|choice|priority|wish|item|point|question|приоритет\w*|выбор\w*|пожелани\w*|志愿|意向|第|选择)"
    r"\s*(?:no\.?|№|#)?\s*(\d{1,2})(?!\d)",
    re.IGNORECASE,
)


@lru_cache(maxsize=131072)
def refers_to(title: str) -> int | None:
    """The number of the choice that a column of remarks refers to: 1 for ``Remark on item 1``."""
    found = {int(number) for number in _REFERS.findall(title)}
    return found.pop() if len(found) == 1 else None


def is_reason(text: str, refused: AbstractSet[str]) -> bool:
    """Whether a remark only says why its company refuses those of another cell: ``Direct competitor``."""
    rivals = bool(refused) and names_rivals(text) and level_indicated(text) is None
    return rivals and not (states_terms(text) or says_gone(text))


def writers(names: NameIndex, row: Mapping[int, str], column: int) -> set[str]:
    """The companies that short cells before a text of a row call, as those that it comes from: ``Mail from Altyn``."""
    short = (text for place, text in row.items() if place < column and len(text.split()) <= _SHORT)
    return {called[0] for text in short if len(called := names.called(text)[0]) == 1}


_SHORT = 6


def is_plain(names: NameIndex, text: str) -> bool:
    """Whether a text has a limit, or calls a company by a word of its name and demands or refuses a meeting."""
    called, rest = names.called(text)
    return says_limit(text) or (bool(called) and level_beside(rest) in {Level.MUST, Level.NO})


def without_doubles(
    column: Column, own: Sequence[Column], doubles: Collection[str], names: NameIndex
) -> list[tuple[int, str]]:
    """The cells of a column but those that say that two rows are of one company, which is asked about as a name.

    Parameters
    ----------
    own
        The columns that name the company of a row.
    doubles
        The folded names of companies that may be one.
    """
    again = {name for name, count in Counter(map(fold, own[0].cells.values())).items() if count > 1} if own else set()

    def is_asked(row: int, text: str) -> bool:
        called = [c.cells[row] for c in own if row in c.cells]
        named = any(fold(name) in doubles or names.is_said(name) for name in called)
        return named or (says_double(text) and any(fold(name) in again for name in called))

    said = {row for row, text in column.cells.items() if says_double(text) or says_same_company(text)}
    return [(row, text) for row, text in column.cells.items() if row not in said or not is_asked(row, text)]
