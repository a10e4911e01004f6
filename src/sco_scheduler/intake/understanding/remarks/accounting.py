"""Finds the texts of a workbook that no column's reader uses and that may say something about meetings."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.table.grids import Grid, is_subtotal, is_total
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.contents import asks_for_nobody, is_throughout
from sco_scheduler.intake.understanding.cells.day_columns import is_of_needs
from sco_scheduler.intake.understanding.cells.facts import cites_numbers, names_day, states_terms
from sco_scheduler.intake.understanding.cells.fields import NOTHING, WEIGHTY, is_other_matter, says_something_else
from sco_scheduler.intake.understanding.cells.looks import explains_looks
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.person_names import names_of_people
from sco_scheduler.intake.understanding.cells.questions import (
    ANSWERS,
    COMPANIES,
    NOTHING_HELD,
    PAIRS,
    Decider,
    meaning_of,
)
from sco_scheduler.intake.understanding.cells.sayings import (
    MEETS_ONE,
    NAMES_TIME,
    apart,
    level_beside,
    limit_of_all,
    of_all_meetings,
    says_more,
    segments,
    speaks,
)
from sco_scheduler.intake.understanding.companies.answered_values import is_beside_limits
from sco_scheduler.intake.understanding.companies.people import beside_people
from sco_scheduler.intake.understanding.lists.group_totals import counts_sides
from sco_scheduler.intake.understanding.lists.legend_rows import is_key
from sco_scheduler.intake.understanding.lists.list_rows import is_test
from sco_scheduler.intake.understanding.lists.paint import STRUCK
from sco_scheduler.intake.understanding.meanings.logs import messages_in
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.remarks.remarks_beside import (
    comment_tells,
    days_stayed,
    graded_wish,
    is_answered,
    is_plain,
    joined_places,
    levels_beside,
    may_limit,
    own_columns_of,
    without_doubles,
    writers,
)
from sco_scheduler.intake.understanding.wording.announced import comes_too
from sco_scheduler.intake.understanding.wording.indications import (
    about_meetings,
    exchanges,
    level_indicated,
    may_be_away,
    of_others,
    takes_back,
)
from sco_scheduler.intake.understanding.wording.legends import explained_signs, explained_words, legend_in_cells
from sco_scheduler.intake.understanding.wording.parties import at_one_table, parties_in
from sco_scheduler.intake.understanding.wording.polarity import says_refusal
from sco_scheduler.intake.understanding.wording.sheet_notes import heads_later_rows
from sco_scheduler.intake.understanding.wording.word_lists import asks_for_meeting
from sco_scheduler.intake.understanding.wording.words import (
    hints,
    is_blank,
    roles_of,
    says_yes_or_no,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import fold_header, normalized, written
from sco_scheduler.intake.values.form_tests import IS_TEST
from sco_scheduler.intake.values.languages import interpreted_in, spoken_in
from sco_scheduler.intake.values.limits import says_limit
from sco_scheduler.intake.values.placeholders import without_note
from sco_scheduler.intake.values.presence import SPAN, absence_in_figures, ranges_apart
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.statuses import says_gone, says_vip, stays, voids_row
from sco_scheduler.intake.values.there_again import there_again
from sco_scheduler.resources import lazy_regex

READ = frozenset({*WEIGHTY, "wishes", "choice", "matrix", "session", "delegate", "after"}) - {"from", "to", "role"}
"""The meanings of columns whose readers use all text of their cells, or report what they cannot read."""


def _tells_hours(text: str) -> bool:
    """Whether a remark may tell when somebody is away or there, by words beside hours in words or in bare figures."""
    reading = read_when(normalized(text))
    bare = _BARE_HOURS.match(text)
    return (reading is not None and reading.told) or (bare is not None and int(bare[1]) < int(bare[2]))


_BARE_HOURS = lazy_regex(
    r"\s*((?:0?[7-9]|1\d))\s?[-–—]\s?((?:0?[89]|1\d|20))(?![\d.:/-])\s+(?!(?:people|persons?|pax|meetings?|companies|"
    r"minutes?|days?|of|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|"
    r"дек)\w*|чел\w*|встреч\w*|компани\w*|минут\w*|мин\b|дн\w+|个|家|人|名|分|天)(?!\w))(?=[^\W\d_])"
)
"""Two hours in ascending order at the beginning of a text, and a word that they do not count."""


@dataclass(frozen=True)
class Text:
    """A text that may say something about meetings, and that no column's reader uses.

    ``plan`` and ``row`` are the list and the row that contain it, None and 0 for a text outside of all lists;
    ``column`` is its column, ``comment`` whether it is a comment on a cell.
    """

    said: str
    cell: Cell
    plan: Plan | None = None
    row: int = 0
    column: Column | None = None
    comment: bool = False
    beside: str = ""
    """Of a text outside of all lists: the company that another cell of its row names."""

    on: str = ""
    """What the cell of a comment has, if that is only a part of the cell of its column."""


def decided_by(decider: Decider, plans: Sequence[Plan], grids: Sequence[Grid]) -> set[tuple[str, str]]:
    """The sheets (with '' as column) that are asked about as a whole or mean nothing, and columns that mean nothing."""
    found = {(question.sheet, "") for question in decider.open if question.kind == "holds"}
    found |= {(g.name, "") for g in grids if decider.said(("form", g.name, "holds")) == NOTHING_HELD}
    for plan in plans:
        for column in plan.region.columns:
            names = (f"column {column.letters}", *column.titles)
            said = (decider.said(("form", plan.sheet, "columns", name)) for name in names)
            if meaning_of(next(filter(None, said), "")) == NOTHING:
                found.add((plan.sheet, column.letters))
    return found


@lru_cache(maxsize=131072)
def _has_grade(text: str, *, of_pairs: bool) -> bool:
    """Whether a text has a level for a wish; one beside a pair, which may have a level of its own, only a must."""
    if is_blank(text) or says_gone(text):
        return False
    if of_pairs:
        return not says_limit(text) and Level.MUST in [sure_level(part) for part in _DASHED.split(text)]
    return not states_terms(text) and (sure_level(text) or level_beside(text)) in _TOLD


def _limits_presence(plan: Plan, row: int) -> bool:
    """Whether a row has hours or days of which a remark may say that they no longer hold."""
    asked = (c for c in plan.region.columns if plan.meanings.get(c.number, NOTHING).field in _OF_PRESENCE)
    return any(row in column.cells and not is_throughout(column.cells[row]) for column in asked)


_OF_PRESENCE = frozenset({"available", "not_available", "slot", "slot away"})


class Account:
    """Finds the unused texts in all sheets of a workbook."""

    def __init__(
        self,
        names: NameIndex,
        grids: Sequence[Grid],
        comments: Mapping[Cell, str],
        tells_event: Callable[[str], bool],
        answered: Collection[str],
        doubles: AbstractSet[str] = frozenset(),
    ) -> None:
        self._names, self._grids, self._comments = names, grids, comments
        self._tells_event = tells_event
        """Tells whether a line above a list is about the event."""

        self._doubles = doubles
        """The folded names of companies that may be one, as a remark of one of their rows says."""

        self._answered = answered
        """The folded texts of which the organizer said all that they state."""

        self._of_any_row: dict[str, bool] = {}
        self._relevant: dict[tuple[int, int, str], bool] = {}
        """Whether texts of any row are relevant, by plan, column and text."""

    def texts(self, plans: Sequence[Plan], decided: Collection[tuple[str, str]]) -> Iterator[Text]:
        """The unused texts, except in sheets and columns whose meaning is decided."""
        read = [plan for plan in plans if plan.holds != NOTHING_HELD]
        for plan in read:
            for column in plan.region.columns:
                if (plan.sheet, column.letters) not in decided:
                    yield from self._of_column(plan, column)
        yield from self._of_comments(read)
        for grid in self._grids:
            if (grid.name, "") not in decided:
                yield from self._outside_lists(grid, read)

    def _of_column(self, plan: Plan, column: Column) -> Iterator[Text]:
        """The unused texts of a column of a list."""
        meaning = plan.meanings.get(column.number, NOTHING).field
        if meaning == "status":
            terms = [(row, text) for row, text in column.cells.items() if states_terms(text)]
            yield from (Text(text, plan.region.cell(row, column), plan, row, column) for row, text in terms)
        if meaning in {"minimum", "maximum"}:
            others = [(row, text) for row, text in column.cells.items() if is_beside_limits(text)]
            yield from (Text(text, plan.region.cell(row, column), plan, row, column) for row, text in others)
        if plan.holds == ANSWERS and (log := messages_in(plan.region)) is not None and column is log[1]:
            yield from self._of_log(plan, column)
            return
        if meaning in READ or (meaning == "nothing" and asks_for_nobody(column)) or column.of_event:
            return  # a void column is asked about once
        noted = meaning == "notes" or (meaning == "nothing" and is_remarks(column))
        own = own_columns_of(plan)
        if column in own[:1] and plan.holds == COMPANIES and not plan.familiar:
            tests = [row for row, text in column.cells.items() if IS_TEST.fullmatch(normalized(text))]
            yield from (Text(column.cells[row], plan.region.cell(row, column), plan, row, column) for row in tests)
        answers = self._answered
        answered = {row for row, text in column.cells.items() if answers and is_answered(answers, own, row, text)}
        if not (noted or answered or self._hints(column.texts, own=column in own)):
            return
        graded = {row for row, _ in levels_beside(plan, (column,))}
        every = list(column.cells.items())  # of requests, of which those of one company are no doubles
        for row, text in every if plan.holds == PAIRS else without_doubles(column, own, self._doubles, self._names):
            if own and row not in plan.above and not any(row in c.cells for c in own):
                continue  # a row without a company
            said = text
            if row in answered:
                told = True
            elif noted:
                told = self._is_relevant_remark(plan, column, row, text, own) and (
                    row not in graded or sure_level(text) is None
                )
                told = told or (row not in graded and self._grades_wish(plan, column, row, text))
            else:
                said, told = self._beside_value(column, row, text, own, meaning)
            if told:
                yield Text(said, plan.region.cell(row, column), plan, row, column)

    def _of_log(self, plan: Plan, column: Column) -> Iterator[Text]:
        """The messages of a list, about the company of their row, or else about the first that they name."""
        of_row = plan.column("company") is not None
        for row, text in column.cells.items():
            if not is_blank(text) and (of_row or self._names.mentioned(text) or speaks(text)):
                place = (plan, row, column) if of_row else ()
                yield Text(text, plan.region.cell(row, column), *place)

    def _beside_value(
        self, column: Column, row: int, text: str, own: Sequence[Column], meaning: str
    ) -> tuple[str, bool]:
        """What a text in a column of another kind says beside its value, and whether it is about meetings."""
        other = meaning == "nothing" and is_other_matter(column)
        of_people = meaning == "contact" and column not in own and not self._names.mentioned(text)
        if of_people and (bare := beside_people(text)) != text:
            return bare, bool(bare) and self._is_explicit(column, row, bare, own, other=other)
        explicit = self._is_explicit(column, row, text, own, other=other)
        if not (column in own and explicit) and (split := apart(text)):
            return split[1], not other and (speaks(split[1]) or not says_vip(split[1]))
        return text, explicit

    def _hints(self, texts: Collection[str], *, own: bool = False) -> bool:
        """Quick test whether any text may say something about meetings, by a keyword or another company's name."""
        joined = "\n".join(texts)
        return hints(texts) or bool(self._names.mentioned("\n".join(_ASIDE.findall(joined)) if own else joined))

    def _others(self, row: int, text: str, own: Sequence[Column]) -> set[str]:
        """The other companies that a text of a row mentions."""
        return self._names.mentioned(text) - self._here(row, own)

    def _here(self, row: int, own: Sequence[Column]) -> set[str | None]:
        """The companies that identify a row."""
        return {self._names.find(c.cells[row]).company for c in own if row in c.cells}

    def _rates_company(self, text: str, row: int, own: Sequence[Column]) -> bool:
        """Whether a text rates a company that it calls by a word of its name, or by an unknown name."""
        called, rest = self._names.called(text, self._here(row, own))
        level = level_beside(rest) if called or MEETS_ONE.search(text) else None
        if called:
            return level is not None or asks_for_meeting(normalized(rest))
        return level in {Level.MUST, Level.NO}

    def _calls(self, text: str, row: int, own: Sequence[Column], *, noted: bool) -> bool:
        """Whether a text calls another company by the first word of its name, and rates it or says little else."""
        called, rest = self._names.called(text, self._here(row, own), leading=True)
        few = noted and len(rest.split()) <= _FEW_WORDS and script_of(text) != "han" and "," not in text
        return bool(called) and (few or level_indicated(rest) is not None)

    def _grades_wish(self, plan: Plan, column: Column, row: int, text: str) -> bool:
        """Whether a remark in a row with one wish has a level, which is that of the wish: ``must``, ``not wanted``."""
        graded = _has_grade(text, of_pairs=plan.holds == PAIRS)
        return graded and bool(graded_wish(plan, column, row, self._names))

    def _calls_company(self, text: str, row: int, own: Sequence[Column]) -> bool:
        """Whether a part of a text is just a word of another company's name: ``switchgear (Baroda), boilers``."""
        called = (self._names.called(part, self._here(row, own)) for part in segments(text))
        return any(keys and not says_more(rest) for keys, rest in called)

    def _rates_named(self, text: str) -> bool:
        """Whether a text insists on a meeting with a company that it names, or refuses it: ``not Jade Tea``."""
        named, rest = self._names.mentions(text)
        return bool(named) and level_beside(rest) in {Level.MUST, Level.NO}

    def _is_relevant_remark(self, plan: Plan, column: Column, row: int, text: str, own: Sequence[Column]) -> bool:
        """Whether a remark, or a text of a column without a known meaning, may say something about meetings.

        A text that has nothing of any company or people says the same in all rows of a column, and is read once.
        """
        if not self._is_of_any_row(text):
            return self._may_tell(plan, column, row, text, own)
        key = id(plan), column.number, text
        if key not in self._relevant:
            self._relevant[key] = self._may_tell(plan, column, row, text, own)
        return self._relevant[key]

    def _is_of_any_row(self, text: str) -> bool:
        """Whether a text says the same in any row: it has no words of companies, nor how many people sit together."""
        if text not in self._of_any_row:
            calls = (self._names.called(part)[0] for part in segments(text))
            said = self._names.mentioned(text) or any(calls) or at_one_table(text) or parties_in(text)
            self._of_any_row[text] = not said
        return self._of_any_row[text]

    def _may_tell(self, plan: Plan, column: Column, row: int, text: str, own: Sequence[Column]) -> bool:
        if says_yes_or_no(text) is not None:
            return False  # an answer to the question in its title
        noted, others = plan.meanings.get(column.number, NOTHING).field == "notes", self._others(row, text, own)
        # In sheets of the format only columns without a name of the format; products may have names of companies.
        unknown = column.number not in plan.meanings and not says_something_else(column)
        if others:
            return not plan.familiar or noted or unknown or says_refusal(text)
        rated = noted or not plan.familiar
        if rated and (self._rates_company(text, row, own) or (plan.holds == PAIRS and self._rates_named(text))):
            return True
        if (noted or unknown) and not plan.familiar and plan.holds != PAIRS and self._calls_company(text, row, own):
            return True
        parts = (*segments(text), *ranges_apart(text).split("; "))
        hours = noted and any(absence_in_figures(normalized(part)) is not None for part in parts)
        timed = hours or SPAN.search(text) or (not plan.familiar and NAMES_TIME.search(text))
        timed = timed or (noted and NAMES_TIME.search(text) is None and _tells_hours(text))
        gone = plan.holds in {COMPANIES, ANSWERS, PAIRS} and says_gone(text) >= _MAY_BE_GONE
        gone = gone or (plan.holds == PAIRS and rated and voids_row(text))
        spoken = noted and any(map(spoken_in, segments(text) if plan.column("languages") is None else ()))
        spoken = spoken or (noted and (bool(interpreted_in(text)[0]) or self._parts_people(plan, row, text, own)))
        cited = noted and not plan.familiar and (_may_decide(text) or cites_numbers(text))
        stayed = noted and plan.holds == ANSWERS and bool(days_stayed(text, column.days))
        back = noted and not plan.familiar and there_again(text) and _limits_presence(plan, row)
        told = bool(timed) or gone or spoken or speaks(text) or cited or stayed or back
        called = self._calls(text, row, own, noted=noted or unknown)
        called = called or (
            noted
            and not plan.familiar
            and plan.holds != PAIRS
            and ((takes_back(text) and not stays(text)) or exchanges(text))
        )
        return told or ((rated or unknown) and (called or about_meetings(text) or may_be_away(text, column.days)))

    def _parts_people(self, plan: Plan, row: int, text: str, own: Sequence[Column]) -> bool:
        """Whether a text says that the people of its company meet together, if it has several, or else apart."""
        together, apart_too = at_one_table(text), bool(parties_in(text))
        if not (together or apart_too):
            return False
        contact, here = plan.column("contact"), self._here(row, own)
        several = contact is not None and len(names_of_people(contact.cells.get(row, ""))) > 1
        several = several or any(self._here(other, own) & here for other in plan.region.rows if other != row)
        return together if several else apart_too

    def _is_explicit(self, column: Column, row: int, text: str, own: Sequence[Column], *, other: bool) -> bool:
        """Whether a text in a column of another kind explicitly says something about meetings."""
        naming = column in own and not any(row in c.cells for c in own if c is not column)
        here = {self._names.find(c.cells[row]).company for c in own if row in c.cells and c is not column}
        named, rest = self._names.mentions(text, self._names.find(text).company if column in own else None)
        named = [key for key in named if key not in here]
        if named:
            level = level_beside(rest)
            beside = any(map(self._names.mentioned, _ASIDE.findall(text)))
            # A name may contain another one, and products may have names of companies.
            both = column in own and script_of(rest) == "han" != script_of(text.replace(rest.strip(), ""))
            vague = (naming and len(named) == 1 and not beside) or column.score("products") >= _OTHER_MATTER
            vague = vague or both  # a name in two languages: ``珠海纯源 Pureline Biotech``
            return (
                speaks(rest)
                or level in {Level.NO, Level.MUST}
                or (not vague and self._has_more_than_names(text, rest, name=column in own))
            )
        return column not in own and not other and speaks(text)

    def _has_more_than_names(self, text: str, rest: str, *, name: bool = False) -> bool:
        """Whether a text has more than names: not just a list of companies, or the name of its row with a remark."""
        return says_more(rest) and (name or any(part.company is None for part in self._names.split(text)))

    def _of_comments(self, plans: Sequence[Plan]) -> Iterator[Text]:
        """The comments on cells that may say something about meetings."""
        places = {
            plan.region.cell(row, column): (plan, row, column)
            for plan in (plans if self._comments else ())
            for row in plan.region.rows
            for column in plan.region.columns
        }
        values = {g.cell(*at): written(g.rows.get(at[0], {}).get(at[1], "")) for g in self._grids for at in g.comments}
        joined = joined_places(plans, values)
        matrices = (
            (plan.region, column, company)
            for plan in plans
            for column, m in plan.wish_columns()
            if m.field == "matrix" and (company := m.company or self._headed(column))
        )
        heads = {region.cell(region.header[-1], column): company for region, column, company in matrices}
        for cell, text in self._comments.items():
            place = places.get(cell, joined.get(cell) if not text.startswith(STRUCK) else None)
            told = comment_tells(text) or fold(text) in self._answered or says_gone(text) >= _MAY_BE_GONE
            if place is not None:
                own = own_columns_of(place[0])
                plan, row, column = place
                told = told or is_answered(self._answered, (*own, column), row, text)
                called = of_others().search(normalized(text)) is not None
                told = told or about_meetings(text) or (may_be_away(text, column.days) and not called)
                counts = column in own and (may_limit(text) or names_day(text, column.days))
                if told or counts or self._others(row, text, own):
                    part = values.get(cell, "") if plan.region.grid.origins else ""
                    yield Text(text, cell, plan, row, column, comment=True, on=part)
            elif cell in heads and not text.startswith(STRUCK):
                if told or may_limit(text):
                    yield Text(text, cell, beside=heads[cell])
            elif self._names.mentioned(text) or of_all_meetings(text):
                yield Text(text, cell)

    def _headed(self, column: Column) -> str:
        """The company in the title of a column of a matrix that only its wishes name; '' if there is none."""
        return next((key for title in column.titles if (key := self._names.find(title).company)), "")

    def _outside_lists(self, grid: Grid, plans: Sequence[Plan]) -> Iterator[Text]:
        """The texts of a sheet outside the rows of its lists."""
        # The name of a part of a sheet is the sheet's name followed by its columns or rows.
        listed = [plan for plan in plans if plan.sheet == grid.name or plan.sheet.startswith(f"{grid.name} ")]
        made = [plan for plan in plans if plan.region.grid.origins]
        rows_of = {id(plan): _placed_rows(plan) for plan in (*listed, *made)}
        taken = {plan.region.cell(row, c) for plan in made for row in rows_of[id(plan)] for c in plan.region.columns}
        # Further cells of one answer have an origin, but no column.
        taken |= {cell for p in made for (row, _), cell in p.region.grid.origins.items() if row in rows_of[id(p)]}
        titles = {fold_header(title) for plan in made for column in plan.region.columns for title in column.titles}
        inside = [
            ({row for row in rows_of[id(p)] if p.region.cell(row, 0).row == row}, {c.number for c in p.region.columns})
            for p in listed
        ]
        heads = {row: plan for plan in listed for row in plan.region.header if plan.region.cell(row, 0).row == row}
        other = title_score(grid.name, "nothing") >= _OTHER_MATTER
        explained = {fold_header(title) for plan in listed for column in plan.region.columns for title in column.titles}
        for row, values in grid.rows.items():
            placed = [columns for rows, columns in inside if row in rows]
            left = {c: written(v) for c, v in values.items() if isinstance(v, str) and not any(c in p for p in placed)}
            if not left:
                continue
            texts = [written(v) for v in values.values()]
            hinted = listed or self._hints(left.values()) or any(is_plain(self._names, text) for text in left.values())
            if not hinted or (is_key(texts) and not self._names_some(texts[1])):
                continue
            if legend_in_cells(texts) or counts_sides(texts) or (len(texts) == 1 and heads_later_rows(texts[0])):
                continue
            own = {c.number for p in listed if row in p.region.remarks for c in own_columns_of(p)}
            if any(is_test(written(v)) for c, v in values.items() if c in own):
                continue  # an entry that tests a form
            if (head := heads.get(row)) is not None:
                read = {c for c in left if head.meanings.get(c, NOTHING).field in READ}
                titled = {c: t for c, t in left.items() if head.meanings.get(c, NOTHING).field == "matrix"}
                headed = {c: found_in for c, t in titled.items() if (found_in := self._said_beside(t)) is not None}
                left = {c: t for c, t in left.items() if c not in read and matrix_company(t, self._names) is None}
                for c, (of, words) in headed.items():
                    yield Text(words, grid.cell(row, c), beside=of)
            found = {key for text in left.values() if (key := self._names.find(text).company) is not None}
            # Legends are read with their list.
            if around := [plan for plan in listed if row in plan.region.remarks and not plan.familiar]:
                legend = _explained_beside(around, row)
                left = {
                    c: t
                    for c, t in left.items()
                    if (
                        self._names_some(t)
                        or limit_of_all(t)
                        or comes_too(t)
                        or not (_explains_signs(t) or t in legend)
                    )
                    and not explains_looks(t)
                }
            within = () if head is not None or any(row in plan.region.sections for plan in listed) else listed
            for column, text in left.items():
                cell = grid.cell(row, column)
                if len(text) < 2 or cell in taken or (head is None and fold_header(text) in titles):
                    continue
                bare = without_note(text)
                begins = self._names.mentions(bare)[1][:1] != bare[:1]
                found = found or (set() if begins else writers(self._names, left, column))
                comes = comes_too(text) and any(row > plan.region.header[-1] for plan in within)
                beside = found if found or begins or comes else self._company_above(row, listed)
                one = next(iter(beside)) if len(beside) == 1 else "" if beside else self._gone_in(text)
                said = self._without_explanations(text, explained)
                is_above = any(row < plan.region.header[0] for plan in listed)
                is_title = is_above and ((row == min(grid.rows) and self._is_title(said)) or self._tells_event(text))
                asked = comes or fold(text) in self._answered
                if not is_title and (asked or self._is_relevant(said, one, within, other=other)):
                    yield Text(text, cell, beside=one)

    def _gone_in(self, text: str) -> str:
        """The company that a text calls at its beginning, and says to be gone; '' if there is none."""
        called, rest = self._names.called(said := text.lstrip(" -–—•*·"))
        return called[0] if len(called) == 1 and rest[:1] != said[:1] and says_gone(rest) >= _MAY_BE_GONE else ""

    def _without_explanations(self, text: str, titles: Collection[str]) -> str:
        """A text without the sentences that explain a column by its title: ``Choice 1 - the most important``."""
        parts = [(part, _EXPLAINS.split(part.strip(), maxsplit=1)) for part in _SENTENCES.split(text)]
        kept = [part for part, said in parts if fold_header(said[0]) not in titles or self._names_some(said[-1])]
        return ". ".join(kept)

    def _is_title(self, text: str) -> bool:
        """Whether the first text of a sheet is the name of an event, with words of the name of one company at most.

        Whom this company asks for, or refuses, is not said in it.
        """
        named, rest = self._names.mentions(text)
        called, bare = self._names.called(rest, named)
        levels = {level_beside(rest)} | ({level_beside(bare)} if called else set())
        titled = not named and bool(roles_of(bare)[0]) and _PREDICATES.search(bare) is None
        plain = levels == {None} or (titled and Level.NO not in levels)
        return len({*named, *called}) == 1 and text.strip() not in named and plain and not speaks(rest)

    def _said_beside(self, title: str) -> tuple[str, str] | None:
        """The company in the title of a column of a matrix, and what is said beside it: ``Jade (cancelled)``."""
        split = apart(title)
        key = self._names.find(split[0]).company if split is not None else None
        told = split is not None and (speaks(split[1]) or not says_vip(split[1]))
        return (key, split[1]) if told and key is not None and split is not None else None

    def _names_some(self, text: str) -> bool:
        return bool(self._names.mentioned(text) or self._names.called(text)[0])

    def _company_above(self, row: int, listed: Sequence[Plan]) -> set[str]:
        """The company of the list's row directly above a row that names none."""
        names = [c.cells[row - 1] for plan in listed for c in own_columns_of(plan)[:1] if row - 1 in c.cells]
        return {key for name in names if (key := self._names.find(name).company) is not None}

    def _is_relevant(self, text: str, beside: str, listed: Sequence[Plan], *, other: bool) -> bool:
        """Whether a text outside of all lists says something about meetings."""
        itself = self._names.find(text).company
        named, rest = self._names.mentions(text, itself)
        plain = itself is not None and not named and (other or apart(text) is None)
        if is_total(text) or is_subtotal([text]) or plain:
            return False
        general = limit_of_all(text) is not None
        level = level_beside(rest)
        if any(map(is_total, rest.split())) and level in {None, Level.WANT} and not speaks(rest):
            return False
        if other or general:
            told = level in {Level.NO, Level.MUST} or any(map(says_limit, segments(rest)))
            return general or (bool(named) and told)
        called, bare = self._names.called(rest, named)
        if called and (level := level_beside(bare)) is not None:
            return level in {Level.NO, Level.MUST} or len({*named, *called, beside} - {""}) > 1
        if named:
            two = len({*named, *called, beside} - {""}) > 1
            told = speaks(rest) or level not in {None, Level.WANT} or (two and self._has_more_than_names(text, rest))
            return told or (bool(listed) and itself is None)
        told = (beside and speaks(text)) or of_all_meetings(text) or (len(called) == 1 and states_terms(bare))
        return bool(told) or (beside in called and says_gone(bare) >= _MAY_BE_GONE)


_SIGN, _FEW_WORDS, _MAY_BE_GONE, _OTHER_MATTER = 2, 2, 0.6, 0.7
_DASHED = lazy_regex(r"\s+[-–—]\s+")
_TOLD = frozenset({Level.MUST, Level.MAYBE, Level.NO})
_ASIDE = lazy_regex(r"[(（\[【]([^()（）\[\]【】]+)")


def _placed_rows(plan: Plan) -> set[int]:
    """The rows of a list that have a company."""
    own = own_columns_of(plan)
    named = {row for row in plan.region.rows if not own or any(row in column.cells for column in own)}
    return named | plan.above


_PREDICATES = lazy_regex(
    r"\b(?:is|are|be|has|have|must|should|needs?|wants?|please)\b|\bдолж|\bнуж|\bпрос|[必须要请是]", re.IGNORECASE
)
"""Words of a sentence, unlike a title."""

_SENTENCES = lazy_regex(r"[;；\n。]|\.\s")
_EXPLAINS = lazy_regex(r"\s+[-–—]\s+|\s*[=:：]")


def _explains_signs(text: str) -> bool:
    return any(len(sign) <= _SIGN and (len(sign) == 1 or not sign.isalpha()) for sign, _ in explained_signs(text))


def _explained_beside(around: Sequence[Plan], row: int) -> set[str]:
    """The texts of a row around lists that explain signs or words of levels, or are such a sign or its meaning."""
    found: set[str] = set()
    for plan in around:
        for text in plan.region.remarks[row].split("; "):
            pairs = [*explained_words(text, plan.words_of_levels), *explained_signs(text)]
            found |= {text, *chain.from_iterable(pairs)} if pairs else set()
    return found


def is_remarks(column: Column) -> bool:
    """Whether a column may contain remarks: mostly words, and not about unrelated topics such as hotels."""
    worded = column.profile.moments < 0.9 and column.profile.letters >= 0.3 and column.score("nothing") < 0.7
    return worded and not is_of_needs(column)


def _may_decide(text: str) -> bool:
    """Whether a remark is just a word for a must or a refusal, without naming a company."""
    return not is_blank(text) and sure_level(text) in {Level.MUST, Level.NO}
