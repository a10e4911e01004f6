"""Reads the wishes in a cell that names companies, with the levels, signs and remarks beside their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.company_names import ANY_AND
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.marks import (
    Marks,
    exchanged_beside,
    headed_by_levels,
    is_minus,
    marks_of,
    named_together,
    named_with_level,
    refused_beside,
    sign_of_name,
    wished_besides,
)
from sco_scheduler.intake.understanding.cells.questions import WITHDRAWN
from sco_scheduler.intake.understanding.cells.sayings import NAMES_TIME, OF_OTHERS, level_beside, refused_in, speaks
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord, Filled
from sco_scheduler.intake.understanding.companies.list_parts import parts_of
from sco_scheduler.intake.understanding.companies.settling import NOTES, OF_WISHES, Settler
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.everyone import beside_left_out
from sco_scheduler.intake.understanding.names.listed_texts import (
    closes_brackets,
    exceptions_in,
    level_behind_dash,
    takes_anyone,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex, Part
from sco_scheduler.intake.understanding.remarks.accounting import Text
from sco_scheduler.intake.understanding.wording.exceptions import NAME, asks_for_anyone, leaves_out
from sco_scheduler.intake.understanding.wording.indications import about_meetings, may_be_away, takes_back
from sco_scheduler.intake.understanding.wording.negations import ANY_NOT
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.word_lists import has_negation
from sco_scheduler.intake.understanding.wording.words import ABOVE_ALL, level_of, says_yes_or_no, sure_level
from sco_scheduler.intake.values.clauses import sets_time
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.statuses import says_vip, stays
from sco_scheduler.resources import lazy_regex

Said = tuple[str | None, Level, int | None, dict[str, Filled]]
"""A wish in a cell: the company or None if unknown, the level, the rank, and additional values."""

_CLEAR, _SURE, _LEFT_OUT = 0.93, 0.9, 0.5
_MEETING = frozenset({Level.MUST, Level.WANT, Level.MAYBE})
"""The levels of meetings, which a remark may also give a time: that is asked about."""

_CLOSING = " )）]】.!！。"
_EDGE = " ,.:;!，、：；。！-–—"
_LONGEST_MARK, _LONGEST_SIGN = 30, 2  # maximum lengths of a word and of a sign after a name


class ListReader:
    """Reads the wishes in cells that name one company or several, once all companies are known.

    ``beside`` are the parts of lists that are remarks.
    """

    def __init__(self, settler: Settler) -> None:
        self._settler, self._names, self._built = settler, settler.names, settler.built
        self.beside: list[Text] = []
        self._marks: dict[int, Marks] = {}
        self._named: dict[str, tuple[Part, bool]] = {}
        """Whether a text is the name of a company and says nothing else, with what the index has of it."""

    def wishes(self, plan: Plan, of: tuple[Column, Meaning], text: str, cell: Cell, before: int) -> Iterator[Said]:
        """The wishes in a cell that names companies, in order."""
        column, meaning = of
        alone = self._names.find(text)
        if alone.company is not None and alone.company in self._built.records and self._is_only_name(text, alone):
            number = meaning.place + before if meaning.field == "choice" and meaning.place else before + 1
            named = self._built.records[alone.company].named
            yield named, meaning.level, number if meaning.level is Level.WANT else None, {}
            return
        pieces = headed_by_levels(text, self._names)
        if pieces:
            plain = {level for level, _ in pieces if level is not None} == {Level.WANT}  # ``Yes: Jade Tea, Orda``
            for level, piece in pieces:
                said = replace(meaning, level=meaning.level if plain else level or meaning.level)
                yield from self.wishes(plan, (column, said), piece, cell, before)
                before += len(self._names.split(piece)) if said.level is Level.WANT else 0
            return
        apart = [part for of_text in parts_of(self._names, text) for part in self._with_refused(of_text)]
        bare = (self._besides(part) if place else part for place, part in enumerate(apart))
        parts = [named for part in bare for named in self._with_mentions(part)]
        marks = self._marks_of(column)
        rank = before
        for place, part in enumerate(parts):
            following = parts[place + 1] if place + 1 < len(parts) else None
            beside_name = place and parts[place - 1].company is not None and part.company is None
            if beside_name and (self._is_level(part, marks) or is_country(part.text)):
                continue  # ``Altyn Trade - must``, ``Altyn Trade, KZ``: the level or the country of the name before it
            beside = following.text if following is not None and self._is_level(following, marks) else ""
            extras: dict[str, Filled] = {}
            level = meaning.level
            withdrawn = False
            for remark in filter(None, (part.remark, beside)):
                told = self._level_by_remark(plan, (column, cell), part, remark, level, marks)
                withdrawn |= told is None
                level = told or level
                if sure_level(remark) is None and not is_country(remark) and not marks.is_mark(remark):
                    extras["notes"] = (remark, cell)
            key = self._settler.company_of_part(plan, part, cell)
            if withdrawn or (key is None and self._is_remark(plan, column, part, cell)):
                continue
            if key is not None and level is Level.NO and self._refuses_but(part, key, meaning.level):
                left = self._level_of_remark(part.text, Level.WANT, cell, _LEFT_OUT)
                if left is None:
                    continue  # ``no tea companies except Jade Tea``
                level = left
            if key is not None and level is Level.WANT and (sign := sign_of_name(part.text)):
                level = self._settler.words.level_of_mark(plan, sign, cell, column)
            if key is not None and level is Level.WANT and is_minus(text, part.text, column.cells.values()):
                level = self._settler.words.level_of_mark(plan, "-", cell, column)
            rank += 1
            number = meaning.place + rank - 1 if meaning.field == "choice" and meaning.place else rank
            target = self._built.records[key].named if key in self._built.records else None
            ranked = level is Level.WANT or (level is Level.MUST and meaning.level is Level.WANT)
            yield target, level, number if ranked else None, extras

    def _is_only_name(self, text: str, part: Part) -> bool:
        """Whether a text with a known company has no sign or remark beside its name (cached)."""
        known = self._named.get(text)
        if known is None or known[0] is not part:
            bare = text[:1].isalnum() and not part.remark and not sign_of_name(text)
            bare = bare and not headed_by_levels(text, self._names) and [*parts_of(self._names, text)] == [part]
            known = self._named[text] = part, bare and self._with_refused(part) == [part]
        return known[1]

    def _is_remark(self, plan: Plan, column: Column, part: Part, cell: Cell) -> bool:
        """Whether a part of a list is no name, but a remark, which is then kept for its reader."""
        if part.text not in self._settler.remarks_in_lists:
            return False
        self._keep_for_its_reader(plan, column, part.text, cell)
        return True

    def _keep_for_its_reader(self, plan: Plan, column: Column, remark: str, cell: Cell) -> None:
        row = next((row for row in column.cells if plan.region.cell(row, column) == cell), 0)
        self.beside.append(Text(remark, cell, plan, row, column))

    def _refuses_but(self, part: Part, key: str, asked: Level) -> bool:
        """Whether a part of a list refuses others than the only company that it names, by itself or by its column."""
        if self._names.find(part.text).company == key and not part.remark:
            return False
        named, rest = self._names.mentions(part.text, None, lambda _: "\0")
        rest = beside_left_out(rest) if named == [key] else ""
        denied = says_refusal(rest) or has_negation(rest) or ANY_NOT.search(rest) is not None
        return bool(rest) and (denied or (asked is Level.NO and level_of(rest) is None))

    def _with_refused(self, part: Part) -> list[Part]:
        """A part of a list, followed by the company refused in its brackets: ``Jade Tea (not Altyn)``.

        So is the company that takes the place of the first: ``Jade Tea (no longer, Altyn instead)``.
        """
        exchanged = exchanged_beside(self._names, part.text) if not self._names.is_said(part.text) else None
        if exchanged is not None:
            return [self._names.find(text) for text in exchanged]
        found = refused_beside(self._names, part.text) if not self._names.is_said(part.text) else None
        return [self._names.find(found[0]), Part(*found[1:], 1.0, Level.NO.value)] if found is not None else [part]

    def _with_mentions(self, part: Part) -> list[Part]:
        """A part of a list, with the company of a sentence that requests or refuses one: ``please not Jade Tea``.

        Of a sentence that requests several, each is a part.
        """
        if part.company is not None or self._names.is_said(part.text):
            return [part]
        if several := named_together(self._names, part.text):
            return [replace(part, text=self._built.records[key].named, company=key) for key in several]
        told, rest = named_with_level(self._names, part.text)
        return [replace(part, company=told, remark=level_behind_dash(rest)[1] or rest) if told else part]

    def _besides(self, part: Part) -> Part:
        """A part of a list behind others without its level, if it wishes companies that no list has."""
        known = part.company is not None or self._names.is_said(part.text)
        rest, level = wished_besides(part.text) if not known else ("", "")
        found = self._names.find(rest)
        told = found.company is not None or self._names.is_said(rest)
        return replace(found, remark=level) if rest and (told or self._names.near(part.text) is None) else part

    def _marks_of(self, column: Column) -> Marks:
        """The marks next to the names of a column (cached)."""
        if id(column) not in self._marks:
            self._marks[id(column)] = marks_of(column.cells.values(), self._names)
        return self._marks[id(column)]

    def _is_level(self, part: Part, marks: Marks) -> bool:
        """Whether a part of a cell is the level of the name before it, and not a name: ``Never Ltd``."""
        if part.company is not None or OF_OTHERS.search(part.text):
            return False
        near = self._names.near(part.text) if len(part.text) > _LONGEST_SIGN else None
        marked = marks.is_mark(part.text) and (near is None or not near.same)  # a name that recurs below others
        return (sure_level(part.text) is not None and near is None) or marked

    def _level_by_remark(
        self, plan: Plan, at: tuple[Column, Cell], part: Part, remark: str, level: Level, marks: Marks
    ) -> Level | None:
        """The level of a wish from the text next to its name, asked about if uncertain; None if it is withdrawn."""
        column, cell = at
        remark = _PLEASE.sub("", remark).strip(" ,.!()（）") if level is not Level.WANT else remark
        affirmed = level is not Level.WANT and says_yes_or_no(remark.strip(_EDGE))
        said = level if affirmed else sure_level(remark)  # ``Yes - Jade Tea`` below a question for musts
        if said in _MEETING and not affirmed and sets_time(remark):
            return self._level_of_remark(remark, said, cell, _LEFT_OUT) or level
        if said is not None and said is not level:
            return said if level is Level.WANT else self._level_of_remark(remark, said, cell) or level
        if not remark or said is level or is_country(remark) or self._names.find(remark).company == part.company:
            return level
        sign = len(remark) <= _LONGEST_SIGN and not remark.isdigit()
        raised = len(remark) <= _LONGEST_MARK and ABOVE_ALL.search(remark) and not NAMES_TIME.search(remark)
        if level is Level.WANT and (sign or raised or says_vip(remark) or marks.is_mark(remark)):
            return self._settler.words.level_of_mark(plan, remark, cell, column)
        return self._level_by_sentence(plan, at, part, remark, level)

    def _level_by_sentence(
        self, plan: Plan, at: tuple[Column, Cell], part: Part, remark: str, level: Level
    ) -> Level | None:
        """The level of a wish from a sentence next to its name, as ``_level_by_remark``."""
        column, cell = at
        behind = remark not in part.text or part.text.rstrip(_CLOSING).endswith(remark.rstrip(_CLOSING))
        likely = _likely_level(remark, behind=behind and closes_brackets(remark))
        likely = likely if level is not Level.NO or likely is not Level.NO else None  # it refuses anyway
        back = level is not Level.NO and likely is not Level.MUST and takes_back(remark) and not stays(remark)
        if likely is not None and not back:
            clear = level is Level.WANT and self._names.find(refused_in(part.text)).company == part.company
            sure = _LEFT_OUT if likely in _MEETING and sets_time(remark) else _CLEAR if clear else None
            return self._level_of_remark(remark, likely, cell, sure) or level
        told = NAMES_TIME.search(remark) or speaks(remark) or may_be_away(remark)
        told = told or (level is not Level.NO and about_meetings(remark))  # else it is why
        unknown = level is not Level.NO and _WORDS_OF_SENTENCE.match(remark) is not None
        if not (back or told or unknown):
            return level
        gone, of = (_LEFT_OUT, level) if back else (0.0, None)
        meant = self._settler.meaning_of_remark(remark, cell, of, gone=gone, pair=back, beside=True)
        if meant not in {NOTES, *OF_WISHES, WITHDRAWN}:
            self._keep_for_its_reader(plan, column, remark, cell)
        return None if meant == WITHDRAWN else OF_WISHES.get(meant, level)

    def _level_of_remark(self, remark: str, likely: Level, cell: Cell, sure: float | None = None) -> Level | None:
        """The decided level of a remark next to a name; None for a note."""
        return OF_WISHES.get(self._settler.meaning_of_remark(remark, cell, likely, sure=sure))


_WORDS_OF_SENTENCE = lazy_regex(r"\W*(?:[^\W\d_]+\W+){3}[^\W\d_]|[\u3040-\u30ff\u3400-\u9fff，、]{8}")
"""The words of a sentence: four, or eight characters of a script without blanks."""

_PLEASE = lazy_regex(
    r"(?<!\w)(?:please|pls|kindly|bitte|s['’]il vous pla[iî]t|svp|por favor|per favore|lütfen|proszę|prosím|пожалуйста|"
    r"өтінемін|iltimos)(?!\w)|请",
    re.IGNORECASE,
)
"""Polite words, which turn neither a refusal nor a must into a mere wish."""


def _likely_level(remark: str, *, behind: bool) -> Level | None:
    """The level of a text next to a name, by its words, and if it stands ``behind`` it by its sentence, else None."""
    if says_refusal(remark):
        return Level.NO
    found = level_of(remark)
    if found is not None and (found[1] >= _SURE or not behind):
        return found[0]
    return (level_beside(remark) if behind else None) or (found[0] if found is not None else None)


def for_all(text: str, names: NameIndex, built: Built, record: CompanyRecord, level: Level) -> dict[str, Level] | None:
    """The wishes of a cell that requests all companies of the other side, or all but some; None for other cells.

    Exceptions become refusals, as after any ``except``; earlier wishes of the company are kept. Who takes anyone but
    some, has no wish beside their refusal.

    Parameters
    ----------
    record
        The requester.
    level
        The level of the column.

    Returns
    -------
    dict[str, Level] | None
        The level of each company, by the text by which other sheets name it.
    """
    but = exceptions_in(text) if names.find(text).company is None and not names.is_said(text) else None
    sides = {role.other for role in record.roles}
    if not sides or (level is Level.NO and not but):
        return None
    others = {key: r.named for key, r in built.records.items() if r is not record and r.roles & sides}
    if but is None:
        return {others[key]: Level.NO for key in _left_out(text, names) & others.keys()} or None
    left = dict.fromkeys(_meant(part, names, others) for part in names.split(but)) if but else {}
    if left.keys() - others.keys():
        return None
    asked = {wish.target for wish in built.wishes if wish.asker == record.named}
    found = {named: level for key, named in others.items() if key not in left and named not in asked}
    found = found if not (left and takes_anyone(text)) else {}
    refused = {others[key]: Level.NO for key in left if key is not None and level is not Level.NO}
    return found | refused


def _left_out(text: str, names: NameIndex) -> set[str]:
    """The companies of a text, if it leaves all of them out of any others: ``anyone is fine, except Jade Tea``."""
    if names.is_said(text) or not asks_for_anyone(text):
        return set()
    named, marked = names.mentions(text, None, lambda _: NAME)
    called, marked = names.called(marked, named, instead=lambda _: NAME)
    together = _SEVERAL.sub(NAME, marked)
    return {*named, *called} if together.count(NAME) == 1 and leaves_out(together) else set()


_SEVERAL = lazy_regex(rf"{NAME}(?:\W*(?:{ANY_AND})?\W*{NAME})+")
"""Names of a list, one behind the other."""


def _meant(part: Part, names: NameIndex, among: Collection[str]) -> str | None:
    """The company that a text names, exactly or shortened beyond doubt."""
    near = names.near(part.text, among) if part.company is None else None
    return near.key if near is not None and near.same and near.certainty >= _SURE else part.company
