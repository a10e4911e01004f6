"""Interprets remarks, comments and other texts that no column reads: a wish, a refusal, an absence, or a note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from functools import partial

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.facts import (
    Facts,
    facts_in,
    relevant_parts,
    states_terms,
    without_days_of_letters,
    without_vague_halves,
)
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.listed_names import listed_in
from sco_scheduler.intake.understanding.cells.mentions import NamedInRemarks
from sco_scheduler.intake.understanding.cells.plain_clauses import plain_level, refuses_first
from sco_scheduler.intake.understanding.cells.questions import (
    ANSWERS,
    COMPANIES,
    DELEGATES,
    PAIRS,
    PARTIES,
    WISHES,
    WITHDRAWN,
)
from sco_scheduler.intake.understanding.cells.sayings import (
    added_in,
    asks_to_meet,
    level_beside,
    limit_of_all,
    of_named,
    refuses_between,
    says_surely,
)
from sco_scheduler.intake.understanding.companies.people import person_in_row
from sco_scheduler.intake.understanding.companies.settling import NOTES, OF_WISHES, SPOKEN, Settler
from sco_scheduler.intake.understanding.companies.sheet_words import GONE
from sco_scheduler.intake.understanding.lists.paint import STRUCK
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.remarks.accounting import Text
from sco_scheduler.intake.understanding.remarks.amending import Amending, numbered
from sco_scheduler.intake.understanding.remarks.changes import MeaningChanges
from sco_scheduler.intake.understanding.remarks.remarks_beside import (
    CLEAR,
    TextPlace,
    absence_left,
    called_by,
    changes_known_hours,
    differs_in_limit,
    graded_sentence,
    graded_wish,
    is_of_askers,
    is_reason,
    named_row,
    only_cites,
    only_names,
    own_columns_of,
    says_it_leaves,
    speaks_as_said,
    speaks_in,
    teller,
)
from sco_scheduler.intake.understanding.remarks.repeated_hours import repeats_hours
from sco_scheduler.intake.understanding.remarks.said_levels import PLAIN_LEVELS, SaidLevels
from sco_scheduler.intake.understanding.wording.conditions import (
    denies_being_without,
    is_no_must,
    needs_named,
    tells_past,
)
from sco_scheduler.intake.understanding.wording.indications import level_indicated, takes_back
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.word_lists import insists as is_indispensable
from sco_scheduler.intake.understanding.wording.words import sure_level
from sco_scheduler.intake.values.earlier import without_earlier
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.limits import says_limit
from sco_scheduler.intake.values.presence import NEVER, told_absence
from sco_scheduler.intake.values.statuses import leaves_event, says_adding, says_gone, says_replacing, status_of
from sco_scheduler.resources import lazy_regex

_AROUND_NAME = lazy_regex(r"[«“„\"《「]\s*[»”“\"》」]")
"""The quotes that are left where a name was."""

_PLAINLY = 0.6
"""The certainty of a wish in plain words, which is the default answer."""

_OF_VERBS = frozenset({Level.WANT, Level.NO})
"""The levels that verbs of adding or striking off decide: ``added Jade Tea, do not count the first form``."""

_RANKED = frozenset({WISHES[Level.WANT], WISHES[Level.MUST]})
"""The wishes that may take the rank of a withdrawn one."""


class RemarkReader:
    """Interprets the unused texts, once all wishes are known; ``days`` are those of the event, if a list knows them."""

    def __init__(self, settler: Settler, comments: Mapping[Cell, str], days: Sequence[date] = ()) -> None:
        self._settler, self._days = settler, days
        self._names, self._decider, self._built = settler.names, settler.decider, settler.built
        self._said = NamedInRemarks(settler.names)
        self._levels = SaidLevels(settler, self._said)
        self._changes = MeaningChanges(settler)
        self._wishes = self._changes.wishes
        self._amending = Amending(settler, self._said, self._wishes, self._levels.can_meet)
        self._struck = {cell: text for cell, text in comments.items() if text.startswith(STRUCK)}

    def take(self, text: Text) -> None:
        """Apply the meaning of a text, or ask about it."""
        self._changes.stated = self._built.remarks.setdefault((text.cell, text.said), [])
        plan, column = text.plan, text.column
        self._settler.facts(text.said)  # an answer is used, even if its row does not count
        if plan is None or column is None:
            if not (self._is_behind_struck(text) and len(self._names.mentions(text.said)[0]) > 1):
                self._apply_outside_lists(text)  # unless it has the wishes of a struck row that is not used
            return
        own = own_columns_of(plan)
        if text.said.startswith(STRUCK):
            self._ask_strikethrough(plan, text.row, column, (text.said, text.cell))
            return
        if self._is_void(plan, text.row, own) or self._only_replaces(text) or self._is_known(text, own):
            return
        if text.said != column.cells.get(text.row) or column in own:
            self._built.amended.add(plan.sheet)  # the cell has more information than its value
        naming = column in own and not text.comment
        alone = naming and not any(text.row in c.cells for c in own if c is not column)
        if alone and plan.holds != PAIRS and self._names_another(column, text):
            return
        row = named_row(plan, text.row)
        keys = {self._names.find(c.cells[row]).company for c in own if row in c.cells}
        asking = ([column] if naming else own[text.row in plan.turned :][:1]) if plan.holds == PAIRS else own
        asking = asking if alone or plan.holds == PAIRS else [c for c in own if c is not column or text.comment]
        here = {self._names.find(c.cells[row]).company for c in asking if row in c.cells}
        found = self._settler.asker(plan, row, asking)
        asker = (found[0], found[1][0]) if found is not None else None
        on_cell: set[str | None] = set()
        if text.comment:
            meaning = plan.meanings.get(column.number, NOTHING)
            on_cell = {part.company for part in self._names.split(text.on or column.cells.get(text.row, ""))}
            on_cell.add(meaning.company or None)
        on_cell |= graded_wish(plan, column, text.row, self._names) if not (text.comment or naming) else set()
        about = {key for key in (on_cell | keys) - here if key is not None}
        keys = keys if plan.holds == PAIRS else here
        of_asker = plan.holds == PAIRS and says_gone(text.said) > 0.0 and is_of_askers(plan, column)
        answers = plan.holds == ANSWERS and not text.comment
        listed = ((plan.holds == COMPANIES or of_asker) and not text.comment) or answers
        listed = listed or (text.comment and plan.holds in {COMPANIES, ANSWERS})
        of_row = (plan.holds == DELEGATES, text.comment, column.days, listed, answers, plan.holds == PAIRS)
        place = TextPlace(text.cell, asker, keys, about, *of_row, person_in_row(plan, row), text.said)
        if (
            facts := self._settler.facts(text.said, called_by((*own, column) if text.comment else own, text.row))
        ) is not None:
            self._take_facts(place, text.said, facts)
            return
        others = (self._said.named_in(text.said, keys) or self._settler.called_as_wished(text.said)) - keys
        if naming:
            others = set(self._names.mentions(text.said, self._names.find(text.said).company)[0]) - keys
        parts = self._said.sentences(text.said, others) if others else relevant_parts(text.said, column.days)
        if not naming and (
            (not others and self._repeats_refusal(place, text.said))
            or self._take_amended(place, text.said, others)
            or self._take_presence(place, text.said, others)
            or self._take_several(place, text.said, others, parts)
        ):
            return
        if text.comment and not others and (graded := graded_sentence(text.said)):
            parts = [graded]
        several = len(parts) > 1
        meant = [
            self._settle(place, p, self._said.named_in(p, keys) - keys if several else others, several) for p in parts
        ]
        if naming and asker is not None and asker[0] is not None and set(meant) != {NOTES}:
            asker[0].shorten(column.cells[text.row])

    def _only_replaces(self, text: Text) -> bool:
        """Whether a text only says that its row replaces an earlier one, or adds to it, which it does."""
        said, row = text.said, text.cell.of_row
        before = [earlier.of_row[1] for _, earlier, later in self._built.replaced if later.of_row == row]
        says = (before and says_replacing(said)) or (row in self._built.added and says_adding(said))
        there = (says and not told_absence(said)) or only_cites(text.plan, text.column, said, before)
        if not there or self._settler.facts(said) is not None or says_limit(said):
            return False
        wished = (w.target for w in self._built.wishes if w.cell.of_row == row and w.level is not Level.NO)
        named, known = self._said.named_in(said), {self._names.find(target).company for target in wished}
        return named <= known and (not named or polarity_of(said) is Level.WANT)

    def _is_known(self, text: Text, own: Sequence[Column]) -> bool:
        """Whether a text only says that the company of its row does not come, which the look of its name says."""
        plan, column = text.plan, text.column
        about_it = plan is not None and column is not None and says_gone(text.said) and not states_terms(text.said)
        if plan is None or column is None or not about_it:
            return False
        if plan.holds not in {COMPANIES, ANSWERS, PAIRS} or (plan.holds == PAIRS and not is_of_askers(plan, column)):
            return False
        if self._settler.decider.said(("words", "remark", text.said)) is not None or self._settler.facts(text.said):
            return False
        found = self._settler.asker(plan, named_row(plan, text.row), own[:1] if plan.holds == PAIRS else own)
        record = found[0] if found is not None else None
        gone = record is not None and record.values.get("status", ("",))[0] == GONE
        self._changes.stated += [GONE] if gone else []
        return gone

    def _is_void(self, plan: Plan, row: int, own: Sequence[Column]) -> bool:
        """Whether a row does not count: a request that is struck through, or an answer that a later one replaces."""
        if plan.holds == PAIRS:
            return self._settler.is_withdrawn(plan, *(plan.region.cell(row, c) for c in own))
        found = self._settler.asker(plan, row, own) if plan.holds == COMPANIES else None
        return found is not None and found[0] is not None and found[0].is_replaced_at(found[1][1])

    def _several_facts(
        self, place: TextPlace, text: str, parts: Sequence[str], others: AbstractSet[str]
    ) -> Facts | None:
        """The different facts that a text states about the company of its place; None if one meaning may say all."""
        record = place.asker[0] if place.asker is not None else None
        known = any(self._settler.decider.said(("words", "remark", part)) is not None for part in {*parts, text})
        if record is None or place.pair or place.comment or place.of_one or known:
            return None
        stated = facts_in(
            text,
            self._names,
            place.here,
            lambda key: self._levels.can_meet(place.here, key),
            self._said.plainly_said,
            place.days,
        )
        kept = []
        for fact in stated.found:
            if fact.meaning == PARTIES:
                kept += [fact] if (len(record.people) > 1) is (fact.content == "1") else []
            elif fact.meaning == SPOKEN:
                spoken = speaks_in(place, fact.content)
                kept += [replace(fact, sure=spoken == CLEAR)] if spoken != 0.0 else []
            elif fact.meaning == "Maximum" and "maximum" in record.values:
                kept += [replace(fact, sure=False)] if differs_in_limit(place, f"max. {fact.content}") else []
            elif fact.meaning == WISHES[Level.NO] and set(fact.companies) <= self._wishes.refused(place.here):
                continue  # a column or a row states it
            else:
                kept.append(fact)
        kept = without_vague_halves(without_days_of_letters(kept, place.days))
        rated = {key for fact in kept for key in fact.companies}
        kept = [fact for fact in kept if fact.companies or fact.told or not others - rated]  # a limit in other words
        stated = replace(stated, found=tuple(kept))
        wanted = all(fact.meaning == WISHES[Level.WANT] for fact in kept if fact.companies)
        partly = not (wanted or stated.whole) and bool(others - rated)  # the others are not of the same level
        counted = any(fact.meaning == PARTIES for fact in kept)
        return stated if stated.several or partly or counted else None

    def _take_several(self, place: TextPlace, text: str, others: AbstractSet[str], parts: Sequence[str]) -> bool:
        """Ask about a text that states several facts; False for others."""
        stated = self._several_facts(place, text, parts, others)
        if stated is not None:
            names = {key: record.shown for key, record in self._built.records.items()}
            certainty = CLEAR if stated.sure else 0.5 if stated.told else 0.4
            said = stated.answer(lambda key: names.get(key, key))  # a title of a sheet may be indexed as a name
            facts = self._settler.facts_of_remark(text, place.cell, said, certainty)
            self._take_facts(place, text, facts)
        return stated is not None

    def _take_amended(self, place: TextPlace, text: str, others: AbstractSet[str]) -> bool:
        """Ask about a text that changes known wishes of the company of its place; False for others."""
        stated = self._amending.stated(place, text, others)
        if stated:
            self._take_facts(place, text, self._settler.facts_of_remark(text, place.cell, stated, 0.6))
        return bool(stated)

    def _take_presence(self, place: TextPlace, text: str, others: AbstractSet[str]) -> bool:
        """Ask about a text that the company of its place is there after all, though another says when not."""
        if others or self._decider.said(("words", "remark", text)) is not None:
            return False
        if (left := absence_left(place, text)) is None:
            return False
        stated = dict.fromkeys(f"Not available: {hours}" for hours in (NEVER, left))
        self._take_facts(place, text, self._settler.facts_of_remark(text, place.cell, "\n".join(stated), 0.6))
        return True

    def _take_facts(self, place: TextPlace, text: str, facts: Sequence[tuple[str, str]]) -> None:
        """Apply the facts of a text, each a meaning with its content; what concerns no known company is asked about."""
        record, rank = place.asker[0] if place.asker is not None else None, None
        for meant, content in facts:
            if record is not None and meant in _RANKED and (places := numbered(content)):
                for number, name in places:
                    named = place.named(self._settler.companies_in(name, place.cell))
                    self._wishes.rank(record, named, OF_WISHES[meant], place.cell, number)
                continue
            naming = meant in OF_WISHES or meant == WITHDRAWN
            others = place.named(self._settler.companies_in(content, place.cell)) if naming and content else set()
            if naming and not content and not (place.pair and meant == WITHDRAWN):
                others = self._said.named_in(text, place.here) - place.here
                others = self._withdrawn(place, text, others) if meant == WITHDRAWN else others
                others = others or self._whom(place, text, meant)
                if meant in OF_WISHES and others:
                    self._changes.apply_to_all(place, meant, text, others)
                    continue
            if meant != NOTES and place.asker is None:
                self._ask_of_whom(place, text, meant, content)
            elif meant != NOTES and record is None and meant not in OF_WISHES:
                self._settler.meaning_of_remark(text, place.cell, None)
            elif record is not None and meant == WITHDRAWN and others:
                rank = self._wishes.withdraw(record, others)
            elif (
                place.asker is not None and meant in OF_WISHES and OF_WISHES[meant] is not Level.NO and rank is not None
            ):
                self._wishes.take(place.asker[1], others, OF_WISHES[meant], place.cell, rank)
            elif record is not None and meant == "Not available" and content == NEVER:
                self._changes.drop_absence(record, place)
            elif record is not None and meant == "Not available" and content:
                self._changes.add_absence(record, content, place)
            else:
                self._changes.apply(place, meant, content or text, others)

    def _ask_of_whom(self, place: TextPlace, text: str, meant: str, content: str) -> None:
        """Ask which company a text outside of all lists is about, and apply a fact of it to that one."""
        for key in sorted(self._settler.whom(text, place.cell, place.here, meant)):
            record = self._built.records[key]
            self._take_facts(
                replace(place, asker=(record, record.named), here=frozenset({key})), text, [(meant, content)]
            )

    def _settle(self, place: TextPlace, text: str, others: AbstractSet[str], several: bool) -> str:
        """Apply the meaning of a text about the company of its place, alone or with others; return the meaning.

        Parameters
        ----------
        several
            Whether it is one of several clauses, which limit what each other can mean.
        """
        told = sure_level(of_named(text)) if not says_surely(text) else None
        naming = self._said.naming(text, others)
        said = told or level_beside(self._said.without_names(naming, place.here))
        if not others and not states_terms(text) and said not in {None, Level.WANT}:
            others = place.about
        if not others:
            return self._settle_alone(place, text)
        likely = self._likely(place, text, others, naming, said)
        refusing = self._wishes.refused(place.here)
        declined = place.pair and others == place.about and not refusing.isdisjoint(place.here - others)
        if likely is Level.NO and (declined or others <= refusing):
            return NOTES  # a column or a row states it
        refused = self._said.refused_in(text)
        graded = place.comment or others == place.about
        clear = graded and (told in {Level.MUST, Level.MAYBE} or (place.comment and text == Level.NO.value))
        clear = clear or (graded and not place.comment and refuses_first(text))
        clear = clear and not self._said.named_in(text)  # ``Altyn Trade must bring samples``
        sure_refusal = refused is not None and others == {refused} and self._levels.can_meet(place.here, refused)
        sure_refusal = sure_refusal or others == {self._said.company_meant(added_in(text))}
        bare = self._said.without_names(text, place.here)
        insists, needed = self._said.insists(text, others), is_indispensable(normalized(bare)) or needs_named(bare)
        plain = plain_level(bare) if not needed else None
        alone = several or (plain in _OF_VERBS and only_names(place, text, self._levels.shown(others)))
        plain = plain if alone and all(self._levels.can_meet(place.here, key) for key in others) else None
        likely = Level.MUST if insists or needed else plain or likely
        plainly = sure_refusal or insists or plain or (clear and len(others) == 1)
        sure = CLEAR if plainly or self._levels.is_plain(place, text, others, likely) else 0.5
        sure = 0.5 if likely is Level.NO and denies_being_without(bare) else sure
        sure = _PLAINLY if sure < _PLAINLY and likely is Level.WANT and asks_to_meet(bare) else sure
        past, asks = said is None and not needed and tells_past(bare), place.asker is not None
        past = past or (said is None and likely is Level.WANT and others <= refusing)  # why they are refused
        now = without_earlier(text)  # without ``the old list was Jade Tea``
        past = past or (said is None and now != text and not self._said.named_in(now) & others)
        record, whom = place.asker[0] if place.asker is not None else None, self._whom_of(place, text, others, likely)
        wished = record is None or self._wishes.says_any_of(record, others)
        past = past or (said is None and likely is Level.WANT and not wished and takes_back(text))  # it does already
        meant = self._settler.meaning_of_remark(
            text, place.cell, likely, asker=asks, sure=sure, past=past, whom=whom, wished=wished
        )
        others = others if meant != WITHDRAWN else self._withdrawn(place, text, others)
        told_by = teller(self._names, place, text, others) if meant in OF_WISHES else None
        if told_by in self._built.records and place.asker is not None and place.asker[0] is not None:
            other = self._built.records[told_by]
            self._changes.apply(replace(place, asker=(other, other.named)), meant, text, {place.asker[0].key})
        else:
            self._changes.apply_to_all(place, meant, text, others)
        return meant

    def _settle_alone(self, place: TextPlace, text: str) -> str:
        """Apply the meaning of a text that names no other company; return the meaning."""
        # The company of a row of a list may be asked about too, and the answers are kept until it is known.
        known = place.listed or (place.asker is not None and place.asker[0] is not None)
        gone = says_it_leaves(place, text) if known else 0.0
        gone = min(gone, 0.6) if says_gone(text) < gone and self._settler.is_of_person(text) else gone
        unsure = place.of_one or differs_in_limit(place, text) or changes_known_hours(place, text)
        sure = 0.5 if unsure else speaks_as_said(place, text)
        answered = gone or self._decider.said(("words", "remark", text)) is not None
        known_already = repeats_hours(place, text) or is_reason(text, self._wishes.refused(place.here))
        if sure == 0.0 or (known_already and not answered):
            return NOTES
        back = bool(place.away) and text == place.whole
        ask = partial(self._settler.meaning_of_remark, gone=gone, sure=gone or sure, days=place.days, returns=back)
        on_wish = place.comment and bool(place.about) and not place.pair  # which it may withdraw
        pair, listed = place.pair or (on_wish and gone > 0.0), place.listed and not on_wish
        meant = ask(text, place.cell, None, asker=known, pair=pair, listed=listed)
        asks_whom = (meant in OF_WISHES or (meant == WITHDRAWN and not place.pair)) and not self._settler.waits(text)
        whom = self._whom(place, text, meant) if asks_whom else set()
        self._changes.apply(place, meant, text, whom)
        return meant

    def _whom_of(self, place: TextPlace, text: str, others: AbstractSet[str], level: Level | None) -> Sequence[str]:
        """The names of the companies that a text gives a level, in the order in which it lists them."""
        if level is None or teller(self._names, place, text, others) is not None:
            return ()
        listed = listed_in(self._names, text, place.here, level).companies
        return self._levels.shown(dict.fromkeys((*listed, *sorted(others))))

    def _withdrawn(self, place: TextPlace, text: str, others: AbstractSet[str]) -> AbstractSet[str]:
        """The companies whose wishes a text withdraws: those that it names, or asked for if none of them is wished."""
        record = place.asker[0] if place.asker is not None else None
        if record is None or place.pair or self._wishes.says_any_of(record, others) or self._settler.waits(text):
            return others
        return self._whom(replace(place, here=frozenset({*place.here, *others})), text, WITHDRAWN)

    def _repeats_refusal(self, place: TextPlace, text: str) -> bool:
        """Whether a text says no more than its row, which is a refusal: ``they ask not to arrange it``."""
        told = level_beside(text) is Level.NO and not (states_terms(text) or says_gone(text))
        answered = self._settler.decider.said(("words", "remark", text)) is not None
        plain = told and not answered and not self._names.called(text)[0]
        return plain and place.pair and self._wishes.refuses_in_row(place.cell)

    def _whom(self, place: TextPlace, text: str, meant: str) -> set[str]:
        """The companies of which a text without names speaks: those of the cell of a comment, or by the organizer."""
        if place.comment and place.about:
            return {*place.about}
        if place.pair and meant == WISHES[Level.NO] and self._wishes.refuses_in_row(place.cell):
            return set()  # the other of its row
        own = {place.asker[0].key} if place.asker is not None and place.asker[0] is not None else set()
        wished = self._wishes.wished_in_row(place.cell) - own
        return self._settler.whom(text, place.cell, place.here, meant, wished)

    def _likely(
        self, place: TextPlace, text: str, others: AbstractSet[str], naming: str, said: Level | None
    ) -> Level | None:
        """The likely level of the companies ``others`` of a text, of which ``naming`` names them."""
        likely = Level.NO if self._said.leaves_out(text, place.here) else said or polarity_of(naming[:400])
        hinted = level_indicated(self._said.without_names(text if said is None else naming, place.here))
        hinted = hinted if said is None or (said, hinted) == (Level.WANT, Level.MUST) else None
        likely = hinted if hinted is not None and likely is not Level.NO else likely
        if likely in _OF_VERBS and (verbs := self._amending.by_verbs(place, text, others)) is not None:
            likely = Level.NO if not verbs.added else likely if verbs.taken else Level.WANT
        rest = self._said.without_names(text, place.here)
        return Level.MAYBE if is_no_must(rest) or (likely is not Level.MUST and self._said.hangs(text)) else likely

    def _apply_outside_lists(self, text: Text, but: str | None = None) -> str:
        """Apply a text outside of all lists to the companies that it names; the first is the requester."""
        if any(record.values.get("status") == (GONE, text.cell) for record in self._built.records.values()):
            return GONE  # by the look of its cell
        if but is None and not text.beside and (new := self._settler.announced(text.said, text.cell)) is not None:
            text = replace(text, beside=new)
        named, rest = self._names.mentions(text.said, but or self._names.find(text.said).company)
        rest = _AROUND_NAME.sub(" ", rest).strip()
        called, bare = self._names.called(rest, named)
        meets = bool(named) or level_beside(bare) is not None or (len(called) == 1 and states_terms(bare))
        if len(called) == 1 and not named and level_beside(bare) in PLAIN_LEVELS:  # by another word of its name
            called, bare = [*called, *(further := self._names.called(bare, called))[0]], further[1]
        if called and meets:
            named, rest = sorted((*named, *called), key=lambda key: self._said.position(text.said, key)), bare
        named = [key for key in named if key in self._built.records]
        if text.beside in self._built.records:
            named = [text.beside, *(key for key in named if key != text.beside)]
        asker = self._built.records[named[0]] if named else None
        if not self._names.mentioned(text.said) and (general := limit_of_all(text.said)) is not None:
            return self._changes.limit_all(*general, text.cell)
        place = TextPlace(text.cell, (asker, asker.named) if asker is not None else None, days=self._days)
        told = self._levels.clauses_of(text.said, named[0]) if len(named) > 1 and not text.beside else []
        if len(told) > 1:
            for level, keys, said in told:
                meant = self._settler.meaning_of_remark(said, text.cell, level, asker=True, sure=CLEAR)
                self._changes.apply(place, meant, said, keys)
            self._built.amended.add(text.cell.sheet)
            return WISHES[told[0][0]]
        if (facts := self._settler.facts(text.said)) is not None:
            self._take_facts(replace(place, here=frozenset(named[:1])), text.said, facts)
            self._built.amended.add(text.cell.sheet)
            return NOTES if {meant for meant, _ in facts} == {NOTES} else WISHES[Level.WANT]
        others, of_asker = set(named[1:]), replace(place, here=frozenset(named[:1]))
        takes = self._take_amended(of_asker, text.said, others) or self._take_presence(of_asker, text.said, others)
        if takes or (
            text.beside and self._take_several(of_asker, text.said, others, self._said.sentences(text.said, others))
        ):
            self._built.amended.add(text.cell.sheet)
            return WITHDRAWN
        likely = (level_beside(rest) or Level.WANT) if len(named) > 1 else None
        clear = len(named) == 2 and likely is Level.NO and refuses_between(rest)
        left = (text.said.startswith(STRUCK) and not self._is_behind_struck(text)) or (
            len(named) == 1 and says_gone(rest) > 0.0
        )
        surely = left and leaves_event(rest) and not (any(map(str.isdigit, bare)) or self._settler.is_of_person(rest))
        gone, about = CLEAR if surely else 0.6 if left else 0.0, (text.said, text.cell, likely)
        sure = gone or (CLEAR if clear else 0.5)
        asks, back, days = asker is not None, bool(place.away), self._days
        alone = rest.strip(" :：-–—") if len(named) == 1 and not text.beside else ""  # ``Altyn Trade max 4``
        ask = partial(self._settler.meaning_of_remark, gone=gone, days=days, returns=back, bare=alone)
        meant = ask(*about, asker=asks, sure=sure)
        if not others and asker is not None and (meant in OF_WISHES or meant == WITHDRAWN):
            others = (
                self._settler.whom(text.said, text.cell, {asker.key}, meant)
                if not self._settler.waits(text.said)
                else others
            )
        here = frozenset({*named[:1], text.beside, self._names.find(text.said).company})
        said = rest if named and not text.beside and meant not in OF_WISHES else text.said
        self._changes.apply_to_all(replace(place, here=here), meant, said, others)
        if meant != NOTES:
            self._built.amended.add(text.cell.sheet)  # its row is part of no list
        return meant

    def _is_behind_struck(self, text: Text) -> bool:
        """Whether a text is struck through, as words before it in its row are, so that not only what it names is."""
        if not text.said.startswith(STRUCK):
            return False
        cell = text.cell
        row = ((other, said) for other, said in self._struck.items() if other.of_row == cell.of_row)
        place = len(cell.column or ""), cell.column or ""
        before = (said for other, said in row if (len(other.column or ""), other.column or "") < place)
        return any(map(str.isalpha, "".join(before)))

    def _names_another(self, column: Column, text: Text) -> bool:
        """Whether the only name of a row is a text about other companies; the row then is not part of the list."""
        key = self._names.find(name := column.cells[text.row]).company
        named, rest = self._names.mentions(name, key)
        record = next((record for record in self._built.records.values() if record.rows == [text.cell]), None)
        if not named or text.said != name:
            return False
        if record is None or len(named) > 1 or rest[:1] != name[:1]:
            if self._apply_outside_lists(text, key) != NOTES and record is not None:
                del self._built.records[record.key]
        elif self._apply_outside_lists(replace(text, beside=record.key), key) != NOTES:
            record.shorten(name)
        return True

    def _ask_strikethrough(self, plan: Plan, row: int, column: Column, struck: tuple[str, Cell]) -> None:
        """Ask whether a company whose name has strikethrough has cancelled, or about the meaning of such a wish."""
        own, (text, cell) = own_columns_of(plan), struck
        if plan.holds == COMPANIES and self._is_void(plan, row, own):
            return  # the company has another answer, which is not struck through or came later
        lined = [c for c in own if row in c.cells and plan.region.written_at(row, c) in self._struck]
        if column in own and plan.holds != PAIRS:
            asker = self._settler.asker(plan, row, own)
            record = asker[0] if asker is not None else None
            if column is not (*lined, column)[0]:
                return  # another name of the row is asked about
            if record is not None and status_of(written(record.values.get("status", ("",))[0])) == "cancelled":
                return  # another cell of the row says so
            meant = self._settler.meaning_of_remark(text, cell, None, gone=self._settler.gone_if_struck)
            if record is not None:
                self._changes.apply(TextPlace(cell, (record, record.named)), meant, text)
        elif (plan.holds == PAIRS and column in own) or column in [c for c, _ in plan.wish_columns()]:
            return  # a wish, which its reader asks about
        elif not lined:
            self._settler.meaning_of_remark(text, cell, None, asker=False)
