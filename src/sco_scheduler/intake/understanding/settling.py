"""Settles whom names and remarks on a sheet mean, by what is known, what the organizer said, or a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.columns import Column
from sco_scheduler.intake.understanding.contradictions import company_of
from sco_scheduler.intake.understanding.matching import NameIndex, Part
from sco_scheduler.intake.understanding.newcomers import Newcomers, aliased
from sco_scheduler.intake.understanding.plans import Plan
from sco_scheduler.intake.understanding.questions import (
    ANSWERS,
    NOBODY,
    PAIRS,
    ROLE_OF_NEW,
    WISHES,
    Decider,
    Question,
)
from sco_scheduler.intake.understanding.shapes import pair_sides
from sco_scheduler.intake.understanding.sheet_words import GONE, SheetWords
from sco_scheduler.intake.values.entries import normalized, says_limit
from sco_scheduler.intake.values.languages import interpreted_in, spoken_in
from sco_scheduler.intake.values.presence import SPAN, absence_in_figures, ranges_apart, tells_itself, told_absence
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.resources import lazy_regex

NOTES, SPOKEN = "Notes", "Languages"
"""What a remark may say as a map writes it."""

_NAMING_NONE = (WISHES[Level.MUST], WISHES[Level.NO], WISHES[Level.WANT])
"""What a remark may mean that names no company; which one it speaks of is then asked."""

_OF_ASKER = ("Not available", "Maximum", GONE)
OF_WISHES = {word: level for level, word in WISHES.items()}
"""The levels by what a map calls a column of companies."""


class Settler:
    """Settles which company a text names and what a remark says: as the organizer said, or by a question.

    ``names`` are the companies by their names, ``people`` those whom people and mailboxes stand for, ``remarks`` are
    rows of any sheet that may explain signs, ``doubted`` are names of lists, folded, that are likely those of companies
    elsewhere, and ``built`` is what was taken from the sheets so far.
    """

    def __init__(
        self,
        names: NameIndex,
        decider: Decider,
        people: Mapping[str, str | None],
        remarks: Sequence[str],
        doubted: Collection[str] = (),
    ) -> None:
        self.names = names
        self.decider = decider
        self.people = people
        self.doubted = doubted
        self.built = Built()
        self.newcomers = Newcomers(names, self.built)
        self.words = SheetWords(names, decider, remarks)

    def roles_of_names(self, texts: Sequence[str]) -> Counter[Role]:
        """How many of the companies that texts name are on each side."""
        keys = [key for text in texts if (key := self.names.find(text).company) in self.built.records]
        return Counter(role for key in keys if key is not None for role in self.built.records[key].roles)

    def asker(
        self, plan: Plan, row: int, own: Sequence[Column]
    ) -> tuple[CompanyRecord | None, tuple[str, Cell]] | None:
        """The company of a row, if it is known, with what names it and where; None where the row has none.

        Parameters
        ----------
        own
            The columns that name its company, the surest first.
        """
        texts = [(c.cells[row], plan.region.cell(row, c)) for c in own if row in c.cells]
        keys = [self.names.find(text).company for text, _ in texts]
        if not texts and not own:
            texts = self._answering(plan, row)
            keys = [self.people.get(fold(text)) for text, _ in texts]
        if not texts:
            return None
        text, cell = texts[0]
        found = [(said, key, at) for key, (said, at) in zip(keys, texts, strict=True)]
        known = company_of(found, self.built.records)
        key, cell = known or (self.company_named(plan, Part(text, None), cell), cell)
        record = self.built.records.get(key or "")
        if record is not None:
            return record, (record.named, cell)
        return (None, (text, cell)) if plan.holds != ANSWERS else None

    def _answering(self, plan: Plan, row: int) -> list[tuple[str, Cell]]:
        """Who answers on a sheet that names no company: a person or a mailbox of one."""
        columns = [column for name in ("contact", "email") if (column := plan.column(name)) is not None]
        return [(c.cells[row], plan.region.cell(row, c)) for c in columns if row in c.cells]

    def company_of_part(self, plan: Plan, part: Part, cell: Cell) -> str | None:
        """The company that a part of a cell names, is said to mean, or is near to."""
        return part.company if part.company is not None else self.company_named(plan, part, cell)

    def company_named(self, plan: Plan, part: Part, cell: Cell, side: Role | None = None) -> str | None:
        """The company that an unknown name is said to mean, or is near to; None where it names nobody.

        Parameters
        ----------
        side
            The side that it is on, if that is known.
        """
        if self.names.is_said(part.text):
            return self.names.find(part.text).company
        question, near = self.newcomers.question(plan, part.text, cell, side)
        answer = self.decider.decide(question)
        if answer == NOBODY:
            return None
        if answer in ROLE_OF_NEW:
            return self.newcomers.take(part.text, ROLE_OF_NEW[answer], cell)
        key = self.names.find(answer).company
        told = near is not None and key == near.key and question.certainty >= self.decider.sure
        if told and key in self.built.records and self.decider.said(question.path) is None:
            certainty = round(100 * question.certainty)
            self.built.replaced_names.append((cell, part.text, self.built.records[key], certainty))
        return key

    def take_newcomers(self, plans: Sequence[Plan]) -> None:
        """Take the companies that no sheet lists, and that others ask for, before wishes are read.

        A list that says nothing of sides has those that a list of pairs says.
        """
        for column, side in (pair for plan in plans if plan.holds == PAIRS for pair in pair_sides(plan.region)):
            for key in {self.names.find(text).company for text in column.cells.values()}:
                if key in self.built.records and not self.built.records[key].roles:
                    self.built.records[key].roles.add(side)
        for sought in self.newcomers.seek(plans):
            question, near = self.newcomers.question(sought.plan, sought.text, sought.cell)
            known = near is not None or self.names.find(sought.text).company in self.built.records
            if (self.decider.said(question.path) or (question.guess if not known else "")) in ROLE_OF_NEW:
                self.company_named(sought.plan, Part(sought.text, None), sought.cell)
        aliased(self.names, self.decider.form.answers, self.built)

    def meaning_of_remark(
        self,
        remark: str,
        cell: Cell,
        level: Level | None,
        *,
        asker: bool = False,
        sure: float | None = None,
        gone: float = 0.0,
    ) -> str:
        """Ask what a part of a cell says that may be a wish, a refusal or an absence; it may be a mere note.

        Parameters
        ----------
        level
            The level of the wishes that it likely says; None where it names no company.
        asker
            Whether it is known of whom it speaks; else it is a note, and rows of the format's sheets have to say it.
        sure
            How sure the likeliest meaning is; by default as sure as its own words are.
        gone
            How sure it is that it says of the company of its row that it does not come.
        """
        likely, certainty = NOTES, 0.5
        if gone:
            likely, certainty = GONE, gone
        elif level is not None:
            likely = WISHES[level]
        elif asker:
            away = tells_itself(remark) or told_absence(remark) is not None
            otherwise = SPOKEN if interpreted_in(remark)[0] or spoken_in(remark) else NOTES
            likely = "Not available" if away else "Maximum" if says_limit(remark) else otherwise
            certainty = 0.5 if likely == otherwise else _TOLD
            hours = any(absence_in_figures(normalized(p)) is not None for p in ranges_apart(remark).split("; "))
            reading = read_when(normalized(remark))
            called = reading is not None and not reading.away  # then somebody is to be called
            likely = "Not available" if likely == NOTES and (hours or SPAN.search(remark)) and not called else likely
            certainty = _TOLD if likely == NOTES and called and _SPOKE.search(remark) else certainty
        levels = OF_WISHES if level is not None else _NAMING_NONE if asker else ()
        options, path = (likely, *levels, *(_OF_ASKER if asker else ()), NOTES), ("words", "remark", remark)
        about = ((cell,), (remark,), tuple(dict.fromkeys(options)), likely, certainty if sure is None else sure)
        return self.decider.decide(Question("cell", cell.sheet, remark, *about, 1.0, path))

    def whom(self, remark: str, cell: Cell) -> str | None:
        """Ask of which company a remark speaks that wishes or refuses one and names none that is known."""
        records = self.built.records
        likely = [records[key].shown for key in self.names.called(remark)[0] if key in records]
        options, path = tuple(dict.fromkeys((*likely, NOBODY))), ("whom", remark)
        guess = likely[0] if len(likely) == 1 else NOBODY
        typed = self.newcomers.typed_name
        question = Question("whom", cell.sheet, remark, (cell,), (remark,), options, guess, 0.5, 1.0, path, typed)
        key = self.names.find(self.decider.decide(question)).company
        return key if key in records else None


_TOLD = 0.92
_SPOKE = lazy_regex(
    r"^(?:звонил|созвонил|написал|ответил|called|phoned|spoke|wrote|answered|已电联|已联系|已通知|打过电话)",
    re.IGNORECASE,
)
"""What the organizer did already, and when."""
