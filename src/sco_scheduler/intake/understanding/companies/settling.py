"""Decides which companies names mean and what remarks say: by known names, the organizer's answers, or a question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of, script_of
from sco_scheduler.intake.table.form_map import facts_of
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.facts import cites_numbers, languages_said
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.questions import (
    ADDED,
    ANSWERS,
    AS_READ,
    COMPANIES,
    KEPT,
    NEW,
    NOBODY,
    PAIRS,
    REMARK,
    REMARKS,
    ROLE_OF_NEW,
    THERE_AFTER_ALL,
    WISHED,
    WISHES,
    WITHDRAWN,
    Decider,
    Question,
    lacks_content,
    of_company,
)
from sco_scheduler.intake.understanding.cells.sayings import MEETS_ONE, apart, level_beside, segments
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord
from sco_scheduler.intake.understanding.companies.coded_sides import is_code
from sco_scheduler.intake.understanding.companies.contradictions import company_of
from sco_scheduler.intake.understanding.companies.newcomers import Newcomers, grouped
from sco_scheduler.intake.understanding.companies.sheet_words import GONE, REGISTERED, SheetWords
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.meanings.shapes import pair_sides
from sco_scheduler.intake.understanding.names.matching import NameIndex, Part
from sco_scheduler.intake.understanding.names.nearness import squashed
from sco_scheduler.intake.understanding.wording.announced import (
    Announced,
    announced_in,
    coded_newcomer,
    side_announced,
)
from sco_scheduler.intake.understanding.wording.conditions import is_unsure
from sco_scheduler.intake.understanding.wording.indications import (
    changes_name,
    may_be_away,
    names_day,
    names_hour,
    names_meetings,
    names_rivals,
    of_others,
    renames,
    takes_back,
    tells_name,
)
from sco_scheduler.intake.understanding.wording.polarity import denies_meeting, polarity_of
from sco_scheduler.intake.understanding.wording.sheet_notes import says_latest_counts
from sco_scheduler.intake.values.asides import without_day_of_call
from sco_scheduler.intake.values.days_of_event import with_days_of_event
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.languages import asks_for_interpreter
from sco_scheduler.intake.values.limits import mentions_limit, says_limit, says_minimum
from sco_scheduler.intake.values.only_days import is_away_on
from sco_scheduler.intake.values.persons import stays_on
from sco_scheduler.intake.values.presence import (
    SPAN,
    absence_in_figures,
    ranges_apart,
    tells_itself,
    told_absence,
)
from sco_scheduler.intake.values.readings import is_overruled, read_when
from sco_scheduler.intake.values.statuses import (
    cancels,
    is_of_person,
    may_stay,
    says_adding,
    says_gone,
    says_vip,
    stays,
    subject_of,
)
from sco_scheduler.intake.values.there_again import there_again
from sco_scheduler.intake.values.tongues import forms, in_english
from sco_scheduler.resources import lazy_regex

NOTES, SPOKEN = "Notes", "Languages"
"""Meanings of a remark, as written in a map."""

_NAMING_NONE = (WISHES[Level.MUST], WISHES[Level.NO], WISHES[Level.WANT])
"""The meanings of a remark without a known company; the company is then asked about."""

_NEARLY_ALL, _DOUBTFUL = 0.8, 0.6
_OF_ASKER = ("Not available", "Maximum", "Minimum", GONE)
OF_WISHES = {word: level for level, word in WISHES.items()}
"""The levels by the name of a column of companies in a map."""


class Settler:
    """Decides which company a text names and what a remark says, by the organizer's answers or by a question.

    ``names`` are the companies by their names, ``people`` the companies of people and e-mail addresses, ``remarks``
    rows of any sheet that may be legends, ``doubted`` folded names of lists that probably are other spellings of
    companies, with these if they are known, ``struck`` the cells with strikethrough, and ``built`` the result so far.
    """

    def __init__(
        self,
        names: NameIndex,
        decider: Decider,
        people: Mapping[str, str | None],
        remarks: Sequence[str],
        doubted: Mapping[str, str] | None = None,
        struck: Collection[Cell] = (),
    ) -> None:
        self.names = names
        self.decider = decider
        self.people = people
        self.doubted = doubted or {}
        self.remarks_in_lists: set[str] = set()
        """The parts of lists of names that are remarks."""

        self.struck = frozenset(struck)
        self.gone_if_struck = 0.6
        """The certainty that strikethrough cancels a company or withdraws a wish."""

        self.built = Built()
        self.newcomers = Newcomers(names, self.built)
        self.newcomers.renaming += [(text, None) for text in remarks if renames(text)]
        self.newcomers.answered = lambda text: self.facts(text) is not None
        self.words = SheetWords(names, decider, remarks)
        self.latest_counts = any(map(says_latest_counts, remarks))
        """Whether of several answers by one company the latest holds, as a text says, whoever gave it."""

        self._short, self._short_read = dict[str, str](), 0

    def roles_of_names(self, texts: Sequence[str]) -> Counter[Role]:
        """The number of companies of each role among those that texts name."""
        keys = [key for text in texts if (key := self.names.find(text).company) in self.built.records]
        return Counter(role for key in keys if key is not None for role in self.built.records[key].roles)

    def asker(
        self, plan: Plan, row: int, own: Sequence[Column]
    ) -> tuple[CompanyRecord | None, tuple[str, Cell]] | None:
        """The company of a row, if it is known, with the text that names it and its cell; None if the row names none.

        Parameters
        ----------
        own
            The columns that name its company, the most certain first.
        """
        texts = [(c.cells[row], plan.region.cell(row, c)) for c in own if row in c.cells]
        keys = [self.names.find(text).company for text, _ in texts]
        if not texts and not own:
            texts = self._respondent(plan, row)
            keys = [self.people.get(fold(text)) for text, _ in texts]
        if not texts:
            return None
        text, cell = texts[0]
        found = [(said, key, at) for key, (said, at) in zip(keys, texts, strict=True)]
        known = company_of(found, self.built.records)
        if known is None:
            new = self._announced_at(plan, row, own, text) if own and plan.holds == ANSWERS else None
            side = self._side_of(own[0].cells.values()) if own and plan.holds == ANSWERS else None
            key = self.company_named(plan, Part(text, None), cell, side if new is None else new.side, announced=new)
        else:
            key, cell = known
        record = self.built.records.get(key or "")
        if record is not None:
            return record, (record.named, cell)
        return (None, (text, cell)) if plan.holds != ANSWERS else None

    def _announced_at(self, plan: Plan, row: int, own: Sequence[Column], text: str) -> Announced | None:
        """What the cells of a list say of an unknown name in its row, if they announce it as a new company."""
        said = [c.cells[row] for c in plan.region.columns if row in c.cells and c not in own]
        sides = [side for cell in said if (side := side_announced(cell)) is not None]
        if sides:
            told = next((new for cell in said if (new := announced_in(cell)) is not None), None)
            return Announced(told.name if told is not None and is_code(text) else text, sides[0])
        every = (cell for c in plan.region.columns if c not in own and is_code(text) for cell in c.texts)
        coded = (new for cell in every if (new := coded_newcomer(cell)) is not None)
        return next((new for new in coded if fold(new.code) == fold(text)), None)

    def _side_of(self, texts: Iterable[str]) -> Role | None:
        """The side of nearly all companies that texts name, None if they are on both, or most are not known by them."""
        named = list(texts)
        roles = self.roles_of_names(named)
        if 2 * roles.total() < len(named):
            return None
        return next((role for role, count in roles.items() if count >= _NEARLY_ALL * roles.total()), None)

    def _respondent(self, plan: Plan, row: int) -> list[tuple[str, Cell]]:
        """The respondent, by person or e-mail address, on a sheet without company names."""
        columns = [column for name in ("contact", "email") if (column := plan.column(name)) is not None]
        return [(c.cells[row], plan.region.cell(row, c)) for c in columns if row in c.cells]

    def company_of_part(self, plan: Plan, part: Part, cell: Cell) -> str | None:
        """The company of a part of a cell: by name, by the organizer's answer, or by similarity."""
        return part.company if part.company in self.built.records else self.company_named(plan, part, cell)

    def company_named(
        self,
        plan: Plan,
        part: Part,
        cell: Cell,
        side: Role | None = None,
        *,
        listed: bool = False,
        announced: Announced | None = None,
    ) -> str | None:
        """The company of an unknown name, by the organizer's answer or by similarity; None if it means nobody.

        Parameters
        ----------
        side
            Its side, if that is known.
        listed
            Whether a list of companies has it; it may then be a branch of the company with the same name.
        announced
            The name and the side of the company, if its row says that it is a new one.
        """
        if part.company in self.built.records and self.names.is_group(part.text):
            return part.company
        said = self.names.find(part.text).company if self.names.is_said(part.text) else ""
        said = "" if self.names.is_group(part.text) else said  # one company is needed, and it means several
        if said is None or said in self.built.records:
            return said
        in_list = not listed and side is None and plan.holds != PAIRS
        question, near = self.newcomers.question(plan.sheet, part.text, cell, side, in_list=in_list)
        spelt = near is None or script_of(part.text) == script_of(self.built.records[near.key].shown)
        if listed and (self.names.find(part.text).company is not None or not spelt):
            question = replace(question, certainty=min(question.certainty, _DOUBTFUL))
        if announced is not None and side is not None and (near is None or not near.same):
            question, near = replace(question, guess=NEW[side], certainty=_DOUBTFUL), None
        double = self.built.records.get(self.doubted.get(fold(part.text), "")) if listed else None
        if double is not None:  # as a remark says
            options = tuple(dict.fromkeys((double.shown, *question.options)))
            question = replace(question, options=options, guess=double.shown, certainty=_DOUBTFUL)
        answer = self.decider.decide(question)
        if answer in {NOBODY, REMARK}:
            self.remarks_in_lists |= {part.text} if answer == REMARK else set()
            return None
        if answer in ROLE_OF_NEW:
            name = part.text if announced is None else announced.name
            taken = self.newcomers.take(name, ROLE_OF_NEW[answer], cell, listed=listed)
            if name != part.text:
                self.names.alias(part.text, taken)  # its code
            return taken
        key = self.names.find(answer).company
        told = near is not None and key == near.key and question.certainty >= self.decider.sure
        if told and key in self.built.records and self.decider.said(question.path) is None:
            certainty = round(100 * question.certainty)
            entry = (cell, part.text, self.built.records[key], certainty)
            self.built.replaced_names += [entry] if entry not in self.built.replaced_names else []
        if key not in self.built.records:
            self.decider.open.append(question)  # a wish is never dropped without an answer
        return key

    def _take_vips(self, plan: Plan) -> None:
        """Take the word VIP beside names of a matrix or of pairs as the priority of these companies."""
        region = plan.region
        header = region.header[-1]
        said = [(t, header, c) for c, m in plan.wish_columns() if m.field == "matrix" for t in c.titles]
        pair = [plan.column(name) for name in ("from", "to")] if not plan.familiar else []
        said += [(t, row, c) for c in pair if c is not None for row, t in c.cells.items()]
        first = {text: (row, column) for text, row, column in reversed(said)}
        for text in dict.fromkeys(text for text, _, _ in said):
            aside = (apart(text) or ("", ""))[1]
            key = matrix_company(text, self.names) if says_vip(aside) else None
            if key in self.built.records:
                self.built.records[key].values.setdefault("priority", ("VIP", region.cell(*first[text])))

    def take_newcomers(self, plans: Sequence[Plan]) -> None:
        """Add the companies that only wishes name, and what is beside names, before wishes are read.

        A list without roles gets those that a list of pairs implies.
        """
        for column, side in (pair for plan in plans if plan.holds == PAIRS for pair in pair_sides(plan.region)):
            for key in {self.names.find(text).company for text in column.texts}:
                if key in self.built.records and not self.built.records[key].roles:
                    self.built.records[key].roles.add(side)
        for sought in self.newcomers.seek(plans):
            in_list = sought.plan.holds != PAIRS
            question, near = self.newcomers.question(sought.plan.sheet, sought.text, sought.cell, in_list=in_list)
            if "\n" in question.guess:
                found = [self.names.find(name).company for name in self.decider.decide(question).split("\n")]
                keys = [key for key in found if key in self.built.records]
                if len(keys) > 1:
                    self.names.group(sought.text, [key for key in keys if key is not None])
                continue
            known = near is not None or self.names.find(sought.text).company in self.built.records
            if (self.decider.said(question.path) or (question.guess if not known else "")) in ROLE_OF_NEW:
                self.company_named(sought.plan, Part(sought.text, None), sought.cell)
        grouped(self.names, self.decider.form.answers, self.built)
        for plan in plans:
            self._take_vips(plan)

    def announced(self, remark: str, cell: Cell) -> str | None:
        """The key of the company that a remark outside of all lists announces as new, if the organizer says so too."""
        told = announced_in(remark)
        if told is None or self.names.find(told.name).company in self.built.records:
            return None
        others = self.roles_of_names(self.names.mentions(remark)[0])
        side = told.side or (next(iter(others)).other if len(others) == 1 else None)
        if side is None:
            return None
        about = ((cell,), (), (*NEW.values(), NOBODY), NEW[side], _DOUBTFUL, 1.0, ("names", told.name))
        answer = self.decider.decide(Question("name", cell.sheet, told.name, *about))
        new = ROLE_OF_NEW.get(answer)
        return self.newcomers.take(told.name, new, cell, listed=False) if new is not None else None

    def doubts_names(self, plan: Plan) -> bool:
        """Whether a name of a list is probably that of a company on another, misspelt or shortened."""
        return any(fold(text) in self.doubted for column in naming_columns(plan) for text in column.texts)

    def learn_names(self, plans: Sequence[Plan]) -> None:
        """Learn the other names of companies that remarks in their rows state, before companies are read."""
        for plan in (plan for plan in plans if plan.holds == COMPANIES):
            own, listed = naming_columns(plan), set[str | None]()
            for column in (c for c in plan.region.columns if plan.meanings.get(c.number, NOTHING).field in _OF_REMARKS):
                for row, text in column.cells.items() if column.profile.letters >= _WORDED else ():
                    name = next((c.cells[row] for c in own if row in c.cells), "") if renames(text) else ""
                    if name and (key := self.names.find(name).company) is not None:
                        listed = listed or {self.names.find(name).company for c in own for name in c.texts}
                        self.newcomers.renaming.append((text, key))
                        others = {*self.names.mentions(text)[0]} - listed if changes_name(text) else set[str]()
                        for other in others:
                            self.names.alias(other, key)

    def meaning_of_remark(
        self,
        remark: str,
        cell: Cell,
        level: Level | None,
        *,
        asker: bool = False,
        sure: float | None = None,
        gone: float = 0.0,
        days: Sequence[date] = (),
        pair: bool = False,
        listed: bool = False,
        past: bool = False,
        returns: bool = False,
        whom: Sequence[str] = (),
        wished: bool = True,
        bare: str = "",
        beside: bool = False,
    ) -> str:
        """Ask for the meaning of a part of a cell: a wish, a refusal, an absence, or a note without effect.

        Parameters
        ----------
        level
            The likely level of its wishes; None if it names no company.
        asker
            Whether its company is known; otherwise it is a note, except on the format's sheets.
        sure
            The certainty of the likely meaning; by default that of its wording.
        gone
            The certainty that it cancels the company of its row.
        days
            The days of the event, if known.
        pair
            Whether its row is a request, which it cancels unless it is ``listed`` too.
        past
            Whether it tells of earlier business with whom it names.
        returns
            Whether its company is known to be away at some time, which it may take back.
        whom
            The names of the companies that its likely meaning is about.
        wished
            Whether any company that it names is wished for or refused, so that it may take that back.
        bare
            The remark without the name of its company, if it begins with that.
        beside
            Whether it stands behind a name of a list, so that it may be about the meeting or about its company.
        """
        likely, certainty, said = NOTES, 0.5, without_day_of_call(remark, days)
        dated = with_days_of_event(said, tuple(days))
        gone = 0.0 if 0.0 < gone < _TOLD and _is_gone_in_part(remark, dated, days) else gone
        if gone:
            likely, certainty = WITHDRAWN if pair and not listed else GONE, gone
            unsaid = likely == GONE and gone < _TOLD and (may_stay(remark) or self.is_of_person(remark))
            unsaid = unsaid and not any(map(denies_meeting, segments(remark)))  # ``on the list still, no meetings``
            likely, certainty = (NOTES, min(certainty, 0.5)) if unsaid else (likely, certainty)
        elif level is not None:
            other = asks_for_interpreter(remark) if level is Level.NO else level is Level.WANT and tells_name(remark)
            likely = NOTES if other or past else WISHES[level]
        elif asker and cites_numbers(remark):
            likely = WISHES[polarity_of(remark)]
        elif asker:
            likely, certainty = _said_of_asker(remark, said, dated, days, bare)
            still_there = there_again(remark) or stays_on(normalized(remark))
            likely = NOTES if likely == "Not available" and still_there else likely
        taken = asker and wished and not pair and takes_back(remark) and not (says_gone(remark) or stays(remark))
        likely = WITHDRAWN if likely == NOTES and taken else likely
        levels = OF_WISHES if level is not None or beside else _NAMING_NONE if asker else ()
        withdrawing = (WITHDRAWN,) if pair or beside or (wished and (level is not None or takes_back(remark))) else ()
        of_asker = (*_OF_ASKER, *withdrawing) if asker or beside else ()
        path = ("words", "remark", remark)
        places = {*self.built.added, *(later.of_row for _, _, later in self.built.replaced)}
        adding = (ADDED,) if asker and not gone and cell.of_row in places else ()
        tells_when = likely == "Not available" or names_hour(said) or names_day(said, days, of_event=True)
        there = (THERE_AFTER_ALL,) if asker and returns and tells_when else ()
        options = (likely, *levels, *adding, *of_asker, *there, NOTES)
        about = ((cell,), (remark,), tuple(dict.fromkeys(options)), likely, certainty if sure is None else sure)
        typed = self.newcomers.typed_names if asker else None
        question = Question("cell", cell.sheet, remark, *about, 1.0, path, names=typed)
        return self.decider.decide(replace(question, whom=tuple(whom) if likely in OF_WISHES else ()))

    def is_of_person(self, remark: str) -> bool:
        """Whether a remark says of one person that she does not come, by a word or a name that no company has."""
        name = subject_of(remark)
        near = self.names.near(name) if name and not is_of_person(remark) else None
        return is_of_person(remark) or (bool(name) and (near is None or not near.same))

    def waits(self, remark: str) -> bool:
        """Whether it was just asked what a remark means, so that a further question on it has to wait."""
        return bool(self.decider.open) and self.decider.open[-1].path == ("words", "remark", remark)

    def leaves_out(self, plan: Plan, row: int, who: str) -> bool:
        """Whether the only answer of a company, which was begun and never sent, is left out, as the organizer says."""
        number = plan.region.begun.get(row)
        column = next((c for c in plan.region.columns if c.number == number), None)
        if column is None:
            return False
        text, options = f"{column.title}: {column.cells.get(row, '—')}", (REGISTERED, GONE)
        about = ((plan.region.cell(row, column),), (who,), options, REGISTERED, 0.6, 1.0, ("words", "status", text))
        return self.decider.decide(Question("word", plan.sheet, text, *about)) == GONE

    def is_withdrawn(self, plan: Plan, *cells: Cell) -> bool:
        """Whether any of these cells with a wish has strikethrough, and such wishes of the sheet do not count."""
        if self.struck.isdisjoint(cells):
            return False
        those = tuple(sorted(cell for cell in self.struck if cell.sheet == cells[0].sheet))
        options, path = (WITHDRAWN, KEPT), ("form", plan.sheet, "struck")
        about = (those, (), options, WITHDRAWN, self.gone_if_struck, len(those), path)
        return self.decider.decide(Question("struck", plan.sheet, plan.sheet, *about)) == WITHDRAWN

    def facts(self, text: str, who: str = "") -> list[tuple[str, str]] | None:
        """All that a text says by the organizer's answer, each meaning with its content; None without an answer.

        An answer may be only about whoever says it, as ``who`` names the row.
        """
        answer = self.decider.said_by(REMARKS, who, text)
        facts = facts_of(answer) if answer not in {None, AS_READ} else None
        return facts if not any(lacks_content(meaning, of or text) for meaning, of in facts or ()) else None

    def facts_of_remark(self, text: str, cell: Cell, stated: str, certainty: float) -> list[tuple[str, str]]:
        """Ask whether a text states certain facts, given as an answer of a map."""
        options = (stated, *OF_WISHES, *_OF_ASKER, WITHDRAWN, SPOKEN, NOTES)
        about = ((cell,), (text,), options, stated, certainty, 1.0, (REMARKS, text))
        answer = self.decider.decide(Question("cell", cell.sheet, text, *about, names=self.newcomers.typed_names))
        return facts_of(stated if answer == AS_READ else answer) or []

    def companies_in(self, content: str, cell: Cell) -> set[str]:
        """The companies that an answer names; unknown names are asked about."""
        found: set[str] = set()
        for part in self.names.split(content):
            called = self.newcomers.typed_name(part.text) if part.company is None else None
            key = self.names.find(called).company if called is not None else part.company
            if key in self.built.records:
                found.add(key)
            elif not self.names.is_said(part.text):
                near = self.names.near(part.text)
                key = near.key if near is not None else self._inflected(part.text)
                likely = [self.built.records[key].shown] if key in self.built.records else []
                options, path = (*likely, NOBODY), ("names", part.text)
                about = ((cell,), (part.text,), options, options[0], 0.5, 1.0, path, self.newcomers.typed_names)
                self.decider.open.append(Question("name", cell.sheet, part.text, *about))
        return found

    def called_as_wished(self, text: str) -> set[str]:
        """The companies that a text calls by names shorter than theirs, by which wishes call them too."""
        for _, short, record, _ in self.built.replaced_names[self._short_read :]:
            self._short[fold(short)] = record.key
        self._short_read = len(self.built.replaced_names)
        folded = fold(text)
        return {key for short, key in self._short.items() if short in folded and _stands_apart(short, folded)}

    def _inflected(self, text: str) -> str | None:
        """The only company with a word of which a text may be an inflected form: ``Turem`` for ``Tur``."""
        name = squashed(text)
        words = [(key, word) for key, record in self.built.records.items() for word in core_of(record.shown).words]
        keys = {
            key
            for key, word in words
            if len(word) >= _STEM <= len(name) <= len(word) + _ENDING and name.startswith(word)
        }
        return keys.pop() if len(keys) == 1 else None

    def whom(
        self, remark: str, cell: Cell, here: Collection[str | None], meant: str, wished: AbstractSet[str] = frozenset()
    ) -> set[str]:
        """Ask which companies are meant by a wish or refusal without a known name.

        Parameters
        ----------
        here
            The companies of its row, which are not meant.
        meant
            What it says of them.
        wished
            Those that its row asks for: the only one is probably meant, except by a refusal: ``vital for us``.
        """
        records = self.built.records
        likely = [records[key].shown for key in self.names.called(remark, here)[0] if key in records]
        together = "\n".join(likely)
        of_row = [WISHED] if wished else []
        options, path = tuple(dict.fromkeys((*filter(None, [together]), *likely, *of_row, NOBODY))), ("whom", remark)
        guess = together or (WISHED if len(wished) == 1 and meant != WISHES[Level.NO] else NOBODY)
        typed = self.newcomers.typed_names
        about = ((remark,), options, guess, 0.5, 1.0, path)
        row = "; ".join(sorted(records[key].shown for key in here if key in records))
        question = Question("whom", cell.sheet, remark, (cell,), *about, lambda text: _said_of_row(text) or typed(text))
        question = replace(question, own=("whom", of_company(row, remark)) if row else ())
        answer = self.decider.decide(question)
        keys = {self.names.find(name).company for name in answer.split("\n")}
        return {*wished} if answer == WISHED else {key for key in keys if key in records}


def _said_of_asker(remark: str, said: str, dated: str, days: Sequence[date], bare: str) -> tuple[str, float]:
    """What a remark that names no other company says of its own: an absence, a limit, languages, or a wish.

    Parameters
    ----------
    said
        The remark without the day on which somebody called.
    dated
        The same with the days of the event.
    bare
        The remark without the name of its company, if it begins with that.

    Returns
    -------
    tuple[str, float]
        The likely meaning, with certainty.
    """
    away = tells_itself(dated) or told_absence(dated) is not None or is_away_on(said, days)
    otherwise = SPOKEN if languages_said(remark) else NOTES
    limit = "Maximum" if says_limit(bare or remark) else "Minimum" if says_minimum(bare or remark) else ""
    likely = "Not available" if away else limit or otherwise
    certainty = (
        0.5 if likely == otherwise or (away and (is_unsure(remark) or is_overruled(normalized(dated)))) else _TOLD
    )
    hours = any(absence_in_figures(normalized(p)) is not None for p in ranges_apart(dated).split("; "))
    reading = read_when(normalized(dated))
    called = reading is not None and not reading.away  # a request to call somebody
    hours = hours or (reading is not None and reading.told and " " in reading.away)  # on a day
    elsewhen = bool(days) and not names_hour(said) and not names_day(said, days, of_event=True)
    hours = hours and not (elsewhen and says_adding(remark))  # ``added late (2 Dec)``
    limited = mentions_limit(remark) or any(map(says_limit, segments(remark)))
    least = "Minimum" if any(map(says_minimum, segments(remark))) else NOTES
    likely = ("Maximum" if limited else least) if likely == NOTES else likely
    timed = hours or SPAN.search(said) is not None
    in_words = not any(map(str.isdigit, said)) and any(map(str.isdigit, in_english(said)))  # ``after four``
    timed = timed or (reading is not None and reading.told and in_words)
    likely = "Not available" if likely == NOTES and timed and not called else likely
    certainty = _TOLD if likely == NOTES and called and _SPOKE.search(remark) else certainty
    if likely == NOTES and not called and of_others().search(normalized(remark)) is None:
        away, unnamed = may_be_away(said, days), _level_of_unnamed(remark)
        refused = unnamed is None and names_rivals(remark)
        unnamed = Level.NO if refused else unnamed
        likely = "Not available" if away else NOTES if unnamed is None else WISHES[unnamed]
    return likely, certainty


def _level_of_unnamed(remark: str) -> Level | None:
    """The level at which a remark asks for a meeting with somebody whom no known name calls; None without any."""
    if not names_meetings(remark) or asks_for_interpreter(remark) or languages_said(remark):
        return None
    level = level_beside(remark)
    named = level is Level.MUST or (level is Level.NO and MEETS_ONE.search(remark) is not None)
    return level if named else None


def _stands_apart(name: str, text: str) -> bool:
    """Whether a folded name, which a text contains, is no part of a word, in scripts with spaces."""
    first, last = (r"(?<!\w)" if name[0] < _FIRST_HAN else ""), (r"(?!\w)" if name[-1] < _FIRST_HAN else "")
    return len(name) >= _STEM and re.search(f"{first}{re.escape(name)}{last}", text) is not None


_FIRST_HAN = "\u2e80"


def _is_gone_in_part(remark: str, dated: str, days: Sequence[date]) -> bool:
    """Whether somebody is not there at some hours or on a day only, or does not reach a number of meetings.

    ``17 May at a factory in the afternoon, not in the talks``; ``el primer día no viene``.
    """
    timed = told_absence(dated) or "" if cancels(remark) else "; ".join(forms(dated))
    return _HOURS.search(timed) is not None or names_day(remark, days, of_event=True) or mentions_limit(remark)


def _said_of_row(text: str) -> str | None:
    return WISHED if fold(text) == WISHED else None


_OF_REMARKS = frozenset({"notes", NOTHING.field})
_WORDED = 0.5
_STEM, _ENDING = 3, 3
"""The minimum length of an inflected word, and the maximum length of its ending."""

_TOLD = 0.92
_HOURS = lazy_regex(r"morning|afternoon|:\d\d")
"""What an absence has that is shorter than a day."""
_SPOKE = lazy_regex(
    r"^(?:звонил|созвонил|написал|ответил|called|phoned|spoke|wrote|answered|已电联|已联系|已通知|打过电话)",
    re.IGNORECASE,
)
"""Past actions of the organizer, with their time."""
