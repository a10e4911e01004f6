"""Plans how a sheet is read: its contents (companies, answers, pairs, delegates or nothing) and its columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import is_total
from sco_scheduler.intake.understanding.cells.assignment import assign
from sco_scheduler.intake.understanding.cells.boxes import without_language_of_form
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.cells.contents import asks_for_nobody, is_agreement, is_contested, is_sentence
from sco_scheduler.intake.understanding.cells.day_columns import columns_of_days
from sco_scheduler.intake.understanding.cells.fields import NOTHING, WEIGHTY, Meaning, scores_of, wish_meaning
from sco_scheduler.intake.understanding.cells.hour_columns import is_presence, journey_meaning, tells_presence
from sco_scheduler.intake.understanding.cells.matrix_titles import matrix_company
from sco_scheduler.intake.understanding.cells.questions import (
    ANSWERS,
    COMPANIES,
    DETAILS,
    NOTHING_HELD,
    PAIRS,
    Decider,
    Question,
    meaning_of,
    name_of,
)
from sco_scheduler.intake.understanding.cells.slots import columns_of_hours, slot_columns
from sco_scheduler.intake.understanding.lists.number_columns import counts_others
from sco_scheduler.intake.understanding.lists.regions import Region, explains_roles
from sco_scheduler.intake.understanding.lists.twins import of_twin
from sco_scheduler.intake.understanding.meanings.asked_names import answers_by_names
from sco_scheduler.intake.understanding.meanings.blocks import (
    Block,
    as_beside,
    blocks_of,
    heads,
    in_places,
    levels_of_blocks,
    levels_of_titles,
    whole,
)
from sco_scheduler.intake.understanding.meanings.choices import (
    in_order,
    is_unclear_beside_choices,
    levels_alike,
    levels_in_front,
    may_rank,
    misplaced,
    only_wishes,
    place_in_titles,
    rank_of_wishes,
    series,
    ticks_wishes,
)
from sco_scheduler.intake.understanding.meanings.doubts import (
    certainty_of,
    counts_delegates,
    is_past,
    levels_beside_choices,
    may_matter,
    options_of,
    says_status,
    unexplained,
)
from sco_scheduler.intake.understanding.meanings.levels_by_names import (
    doubted,
    grades_row,
    is_plain,
    is_wishing,
    levels_by_names,
    raised_by_titles,
)
from sco_scheduler.intake.understanding.meanings.limit_columns import limits_beside
from sco_scheduler.intake.understanding.meanings.logs import messages_in, name_subjects
from sco_scheduler.intake.understanding.meanings.matrix_columns import (
    beside_matrix,
    is_like,
    matrix_meanings,
    matrix_titles,
    sharing_words,
)
from sco_scheduler.intake.understanding.meanings.name_columns import (
    OF_OTHERS,
    may_be_local,
    named_at_levels,
    names_in_another_script,
    names_in_short,
    names_its_row,
    own_name,
    repeats_row,
    with_codes,
    without_local,
)
from sco_scheduler.intake.understanding.meanings.other_sides import asked_of_other_side
from sco_scheduler.intake.understanding.meanings.pair_columns import (
    completes,
    grade_of_pairs,
    graded_too,
    of_pairs,
    pair_meanings,
)
from sco_scheduler.intake.understanding.meanings.people_columns import numbered_people
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.meanings.standing import is_short_name
from sco_scheduler.intake.understanding.meanings.unlisted import Named, asks_for_unknown
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.understanding.wording.words import is_serial_title, means_level, title_score
from sco_scheduler.intake.values.entries import fold_header

_ITSELF, _LIKELY, _NAMED = 0.9, 0.8, 0.92
"""Certainty that a column names targets or refused companies, by its title, and by the names in it."""

_HALF, _OPEN, _NUMBERS, _SHOWN, _KINDS = 0.5, 0.6, 0.9, 8, 6

_LETTERED, _TITLED = 0.8, 0.7
"""The minimum share of cells with letters in a column of names, and the minimum score of a title."""


@dataclass
class Planner:
    """Plans sheets one by one, and asks about uncertain meanings."""

    names: NameIndex
    decider: Decider
    twins: Mapping[str, Level]
    """The levels of sheets that have similar other sheets, by their names."""

    legends: Sequence[str] = ()
    """The texts of the workbook that may explain signs."""

    named: list[Named] = field(default_factory=list)
    """Companies that only the map names."""

    _misread: set[int] = field(default_factory=set)
    """The columns of the planned sheet for which the map has an impossible meaning."""

    _alike: Block | None = None
    """The columns of the planned sheet that have unknown words in common, which may be a matrix."""

    _blocks: Sequence[Block] = ()
    """The questions of several columns on the planned sheet."""

    def plan(
        self,
        region: Region,
        holds: str,
        certainty: float,
        familiar: Mapping[str, int] | None = None,
        passed: Collection[int] = (),
    ) -> Plan:
        """Plan how a sheet is read.

        Parameters
        ----------
        familiar
            The columns that are known by the format's own names, by their key.
        passed
            Columns of a familiar sheet that are not examined.
        """
        sheet = region.grid.name
        if familiar is None:
            cell = Cell(sheet, region.header[-1])
            titles = tuple(column.title for column in region.columns if column.title)[:_SHOWN]
            holds = self.decider.holds(cell, titles, holds, certainty, len(region.rows))
        if holds == NOTHING_HELD:
            return Plan(region, holds, {})
        self._blocks = blocks_of(region.columns)
        if sheet in self.twins:  # one question for all columns of a matrix
            headed = [column for column in region.columns if matrix_company(column.title, self.names) is not None]
            self._blocks = [whole(sheet, headed), *self._blocks]
        self._alike = None
        if familiar is None and holds != PAIRS and (alike := sharing_words(region)) and not matrix_titles(region):
            self._alike = whole(sheet, alike)
            self._blocks = [self._alike, *self._blocks]  # one question whether they are a matrix
        known = {column: Meaning(key, 1.0) for key, column in (familiar or {}).items()}
        if familiar is not None and holds == COMPANIES and "id" not in familiar:
            known |= {column.number: Meaning("id", 0.95) for column in region.columns if column.referred}
        said = self._said(region, holds)
        known |= of_pairs(region, said) if holds == PAIRS else said
        log = messages_in(region) if holds == ANSWERS and familiar is None else None
        if log is not None and not any(meaning.field == "company" for meaning in known.values()):
            who = Meaning("company", 0.95) if not name_subjects(*log, self.names) else NOTHING
            known = {c.number: NOTHING for c in region.columns} | {log[0].number: who} | known
        free = [column for column in region.columns if column.number not in known and column.number not in passed]
        found = (
            pair_meanings(region, free, known, self.legends) if holds == PAIRS else self._companies(region, free, known)
        )
        if holds != PAIRS:
            found |= limits_beside([c for c in region.columns if c.number not in passed], {**found, **known})
        plan = Plan(region, holds, {**of_twin(found, self.twins.get(sheet)), **known})
        void = misplaced(region.columns, said, plan.meanings) if holds != PAIRS else set()
        plan.meanings |= dict.fromkeys(void, NOTHING)
        self._misread |= void
        for column in region.columns:
            if column.number in self._misread:  # the map gives it another, impossible meaning
                self._decided(plan, column, plan.meanings.get(column.number, NOTHING), 0.0)
        if familiar is not None:
            self._ask_unread(plan, free, weighty_only=True)
            return plan
        self._ask_columns(plan, free)
        plan.meanings |= in_places(self._blocks, plan.meanings) if holds != PAIRS else {}
        for column in region.columns if holds != PAIRS else ():
            meaning = plan.meanings.get(column.number, NOTHING)
            if meaning.field == "wishes" and ticks_wishes(column, region.columns, plan.meanings):
                plan.meanings[column.number] = replace(meaning, field="level")
        return plan

    def _said(self, region: Region, holds: str) -> dict[int, Meaning]:
        """The meanings of columns in the map, by title or by letters."""
        found = {}
        self._misread = set()
        for column in region.columns:
            block = self._block_of(column)
            names = (f"column {column.letters}", *column.titles, *([block.name] if block is not None else ()))
            said = [self.decider.said(("form", region.grid.name, "columns", name)) for name in names]
            answer = next((answer for answer in said if answer is not None), None)
            meaning = meaning_of(answer or "", of_pairs=holds == PAIRS)
            if answer is not None and meaning is None:
                self._misread.add(column.number)
            if meaning is not None and meaning.field == "wishes" and heads(column, block, self.names):
                meaning = replace(meaning, field="matrix")  # ticks below a company
            if meaning is not None and meaning.field == "matrix":
                meaning = replace(meaning, company=self._heading(region, column))
            if meaning is not None:
                found[column.number] = meaning
        return found

    def _block_of(self, column: Column) -> Block | None:
        """The question of several columns to which a column belongs."""
        return next((block for block in self._blocks if column.number in block.options), None)

    def _heading(self, region: Region, column: Column) -> str:
        """The company that heads a column of a matrix according to the map; an unknown name is a new company."""
        block = self._block_of(column)
        title = block.options[column.number] if block is not None else column.title
        known = next((key for text in (title, *column.titles) if (key := matrix_company(text, self.names))), "")
        if not known and self.names.near(title) is None:
            known = title
            self.names.add(known, [known])
            others = [named for named in self.named if named.region is region]
            self.named = [named for named in self.named if named.region is not region]
            columns = [*(c for named in others for c in named.columns), column]
            self.named.append(Named(region, tuple(columns), None, titles=True))
        return known

    def _companies(self, region: Region, free: Sequence[Column], known: Mapping[int, Meaning]) -> dict[int, Meaning]:
        """Assign meanings to the free columns of a list of companies: own name, matrix, wishes, then all others."""
        found: dict[int, Meaning] = {}
        taken = {meaning.field for meaning in known.values()}
        filled = [column for column in free if column.cells or matrix_company(column.title, self.names)]
        # The own name is assigned first: all other columns of companies are wishes.
        scores = without_language_of_form(scores_of(filled), filled)
        best = own_name(filled, scores, region, self.names) if "company" not in taken else None
        if best is not None:
            found |= with_codes(*best, filled if "id" not in taken else (), self.names)
        if "contact" not in taken:
            found |= {c.number: Meaning("contact", 0.95) for c in numbered_people(filled) if c.number not in found}
        found |= columns_of_hours([c for c in free if c.number not in found])
        found |= columns_of_days([c for c in filled if c.number not in found])
        found |= matrix_meanings(region, [c for c in filled if c.number not in found], self.names, alone=not known)
        found |= levels_of_blocks(self._blocks, found)
        found |= levels_of_titles(filled, self._blocks, found, self.names)
        rest = [column for column in filled if column.number not in found]
        itself = {c.number for c in rest if names_its_row(c, {**found, **known}, region, self.names)}
        own = next((c for c in region.columns if found.get(c.number, NOTHING).field == "company"), None)
        alike = [c for c in rest if own is None or may_be_local(c, own)]
        scores |= {c.number: without_local(scores[c.number]) for c in rest if c not in alike}
        again = [c for c in alike if c.number in itself and c.profile.unique >= _ITSELF and not is_coded(c)]
        again = [c for c in again if own is None or not is_short_name(c, own)]
        if again and "local" not in taken and not any(scores[c.number].get("local", 0.0) >= _TITLED for c in rest):
            found[again[0].number] = Meaning("local", 0.95)
        for column in rest:
            wish = wish_meaning(column) if column.number not in itself else None
            named = max(scores[column.number].get(name, 0.0) for name in ("local", "id"))
            if wish is not None and not (named >= 0.7 and wish.certainty < 0.9 and column.profile.unique >= 0.9):
                found[column.number] = wish
        found |= named_at_levels(rest, {**found, **known}, region, self.names)
        found |= raised_by_titles(rest, found, self.names)
        found |= doubted([c for c in rest if is_plain(found.get(c.number))], found, self.names)
        listed = [c for c in rest if is_wishing(found.get(c.number))]
        found |= {**only_wishes(found), **in_order(listed, found)}
        found |= series(rest, found)
        found |= levels_by_names([c for c in rest if is_wishing(found.get(c.number))], found, self.names)
        found |= levels_beside_choices(region.columns, found, rest)
        found |= levels_alike(rest, found)
        found |= levels_in_front(region.columns, found, [c for c in rest if c.number not in found])
        own_taken = {m.field for m in (*found.values(), *known.values())}
        found |= _by_scores([c for c in rest if c.number not in found], scores, own_taken)
        # The delegates are those who attend; in a row that names none, the people of the other columns.
        people = [c for c in rest if scores[c.number].get("contact", 0.0) >= _TITLED]
        if any(c.score("attending") >= _TITLED for c in people):
            found |= {c.number: Meaning("contact", 0.95) for c in people if c.number not in found}
        spoken = [c for c in rest if c.profile.languages >= _ITSELF and c.score("languages") >= _TITLED]
        spoken = [c for c in spoken if "languages" in scores[c.number] and c.score("nothing") < _TITLED]
        if any(m.field == "languages" for m in found.values()):
            found |= {c.number: Meaning("languages", 0.93) for c in spoken if c.number not in found}
        for column in filter(is_presence, rest):
            taken_for = found.get(column.number, NOTHING).field
            if taken_for == "not_available" or (taken_for not in {"wishes", "choice"} and tells_presence(column)):
                found[column.number] = journey_meaning(column, 0.8)
        return found

    def _ask_columns(self, plan: Plan, free: Sequence[Column]) -> None:
        """Ask about uncertain columns that affect meetings; the others get their most likely meaning."""
        for column in free:
            meaning = plan.meanings.get(column.number)
            if meaning is None:
                continue
            weighty = meaning.field in WEIGHTY or meaning.field in {"wishes", "choice", "matrix", "company"}
            if meaning.field == "company" and plan.holds != PAIRS and column.profile.unique > 0.5:
                first = next((c for c in plan.region.columns if c.profile.letters >= _LETTERED), None)
                enough = 0.5 if column is first else 0.6
                meaning = replace(meaning, certainty=max(meaning.certainty, 0.9 if meaning.certainty > enough else 0.0))
            plain = _OPEN if is_contested(column, meaning.field) else 1.0
            certainty = certainty_of(meaning, column) if weighty else plain
            if meaning.field == "role" and explains_roles(plan.region, column):
                certainty = max(certainty, _NAMED)
            if meaning.field == "company" and column.score("notes") >= _TITLED:
                certainty = min(certainty, 0.5)  # a column titled remarks contains wishes only if the organizer says so
            if (
                meaning.field == "wishes"
                and _LIKELY <= certainty < _NAMED
                and names_in_short(column, plan.meanings, plan.region, self.names)
            ):
                certainty = _NAMED
            if plan.holds == ANSWERS and meaning.field == "company" and column.profile.companies >= 0.9:
                certainty = max(certainty, 0.93)
            plan.meanings[column.number] = self._decided(plan, column, meaning, certainty)
        self._ask_unread(plan, free, weighty_only=False)

    def _decided(self, plan: Plan, column: Column, meaning: Meaning, certainty: float) -> Meaning:
        if meaning.field == "wishes" and is_unclear_beside_choices(column, plan.region.columns, plan.meanings):
            certainty = min(_OPEN, certainty)
        question = self._question(plan, column, meaning, certainty)
        if meaning.field in {"slot", "slot away"} and certainty < self.decider.sure:  # one answer for all
            asked = slot_columns(plan.region.columns)
            alike = [c for c in plan.region.columns if asked.get(c.number, NOTHING).field == meaning.field]
            question = self._question(plan, (alike or [column])[0], meaning, certainty)
            question = replace(question, cells=tuple(plan.region.cell(plan.region.header[-1], c) for c in alike))
        answer = self.decider.decide(question)
        decided = meaning_of(answer, of_pairs=plan.holds == PAIRS and meaning.field != "status")
        if decided is not None and decided.field == "wishes" and meaning.field == "matrix":
            return replace(meaning, level=decided.level)
        if decided is None or (decided.field == meaning.field and decided.side == meaning.side):
            return replace(meaning, level=meaning.level if decided is None else decided.level)
        return decided

    def _question(self, plan: Plan, column: Column, meaning: Meaning, certainty: float) -> Question:
        region = plan.region
        title = column.title
        same = [c for c in region.columns if c is not column and fold_header(c.title) == fold_header(title)]
        name = title if title and not same else f"column {column.letters}"
        guess, samples = name_of(meaning), column.samples()
        ranks = plan.holds != PAIRS and may_rank(column, region.columns, plan.meanings)
        place = place_in_titles(column) if plan.holds != PAIRS and column.profile.companies > 0 else None
        places = [f"choice {place}"] if place else []
        block = self._block_of(column)
        alike = block is not None and block is self._alike
        others = [*(["Rank"] if ranks else []), *places, *(["matrix"] if alike else [])]
        options = dict.fromkeys([guess, *others, *options_of(plan.holds, column)])
        cells: tuple[Cell, ...] = (region.cell(region.header[-1], column),)
        if block is not None and len({self._likely(plan, c, meaning) for c in block.columns}) == 1:
            name, title, samples = block.name, block.name, tuple(block.options.values())[:_SHOWN]
            cells = (*(region.cell(region.header[-1], c) for c in block.columns),)
        if block is not None and alike and len(cells) > 1:
            title = f"{block.columns[0].letters}:{block.columns[-1].letters}"
            samples = (*dict.fromkeys(text for c in block.columns for text in c.samples()),)[:_SHOWN]
        about = (cells, samples, tuple(options), guess, certainty, column.profile.filled)
        return Question("column", plan.sheet, title or column.letters, *about, ("form", plan.sheet, "columns", name))

    @staticmethod
    def _likely(plan: Plan, column: Column, otherwise: Meaning) -> str:
        """The most likely meaning of a column of a question; for empty columns that of another column."""
        meaning = plan.meanings.get(column.number, NOTHING) if column.cells else otherwise
        return name_of(meaning if meaning.field != "choice" else otherwise)

    def _matrix_meaning(self, plan: Plan, column: Column, *, among: bool) -> tuple[Meaning, float] | None:
        """The meaning of an unused column with the signs of a matrix, whose title may be a further name.

        Among the options of a question of which the others are companies it is sure to be one.
        """
        matrix = [c for c, meaning in plan.wish_columns() if meaning.field == "matrix"]
        block, sure = self._block_of(column), _NAMED if among else _HALF
        beside = sum(block is not None and c in block.columns for c in matrix)
        alike = (beside > 1 if among else len(matrix) > 1) and not is_total(column.title)
        if alike and not among and (is_sentence(column.title) or not is_like(column, matrix)):
            return beside_matrix(column, matrix)
        alike = alike and is_like(column, matrix)
        return (Meaning("matrix", sure, company=self._heading(plan.region, column)), sure) if alike else None

    @staticmethod
    def _affects_meetings(plan: Plan, column: Column, meaning: Meaning) -> bool:
        """Whether a column of the format's own sheet with an unknown title affects meetings."""
        titled = column.score(meaning.field) >= _TITLED
        if meaning.field in {"slot", "slot away"}:
            return True  # its title is about hours
        if meaning.field in WEIGHTY:
            return titled or column.profile.levels >= 0.6
        return meaning.field in {"wishes", "choice", "matrix"} or (
            titled and plan.holds == COMPANIES and meaning.field in DETAILS
        )

    def _possible_meaning(self, plan: Plan, column: Column) -> tuple[Meaning, float] | None:
        """The possible meaning of an unused column; wishes if it has short names."""
        key = next((key for title in column.titles if (key := matrix_company(title, self.names))), "")
        signed = any(m.field == "matrix" for _, m in plan.wish_columns()) or column.profile.ticks > 0
        signed = signed or any(map(means_level, column.texts))
        if key and signed and plan.holds != PAIRS:  # any content below the name of a company
            return Meaning("matrix", _OPEN, company=key), _OPEN
        if plan.holds != PAIRS and (sure := rank_of_wishes(column, plan.region.columns, plan.meanings)):
            return Meaning("rank", sure), sure
        graded = plan.holds != PAIRS and bool(plan.wish_columns()) and grades_row(column)
        if graded or is_agreement(column):
            return (Meaning("level", _LIKELY), _LIKELY) if graded else None
        rows = plan.holds != PAIRS and any(c.again for c in plan.region.columns)  # with a wish in each
        beside = levels_beside_choices(plan.region.columns, plan.meanings, [column]) if rows else {}
        found = (beside[column.number], _NAMED) if beside else self._matrix_meaning(plan, column, among=True)
        if found is None and plan.holds != PAIRS and ticks_wishes(column, plan.region.columns, plan.meanings):
            found = (Meaning("wishes", _HALF), _HALF)  # which of them are ticked may be the musts
        if found is None and plan.holds != PAIRS and answers_by_names(column, self.names):
            found = Meaning("wishes", _NAMED, column.level), _NAMED
        found = found or _as_sheet_says(plan, may_matter(column, plan.holds))
        if found is None or found[0].field == "zone":  # the signs of a matrix look like codes of halls
            found = self._matrix_meaning(plan, column, among=False) or found
        if plan.holds == PAIRS and (graded_too(plan, found) or (found is None and column.score("notes") < _TITLED)):
            found = grade_of_pairs(plan, column) or found
        alone = plan.holds != PAIRS and not plan.wish_columns()  # else it may have goods, which are words of names
        named = (alone and column.profile.companies > 0 and not asks_for_nobody(column)) or column.level is Level.NO
        wishes = found is not None and (found[0].field == "wishes" or (named and found[0].field == NOTHING.field))
        titled = any(column.score(name) > 0 for name in OF_OTHERS)
        if (not wishes and (found is not None or plan.holds == PAIRS or titled)) or is_past(column):
            return found
        leading = bool(plan.wish_columns()) and column.score("wishes") == 0
        short = names_in_short(column, plan.meanings, plan.region, self.names, leading=leading)
        if column.profile.letters < _LETTERED or not short:
            known = found is not None or any(self.names.mentioned(text) for text in column.texts)
            likely = None if known else asks_for_unknown(column, alone=not plan.wish_columns())
            asked = Meaning("wishes", _HALF, column.level) if likely else NOTHING
            return (asked, _HALF) if likely is not None else found
        asks = ("asker" if plan.holds == PAIRS else "askers") if asked_by(column.title) else ""
        level, told = column.level_told
        sure = min(told, _NAMED if asks or column.score("wishes") >= _HALF or level is not Level.WANT else 0.6)
        return Meaning(asks or "wishes", sure, level), sure

    def _doubt(self, plan: Plan, column: Column, meaning: Meaning | None) -> tuple[Meaning, float] | None:
        """The possible meaning of an unused column, also if its topic is unknown; None if it says nothing."""
        open_ = plan.holds == COMPANIES and plan.column("role") is None
        if open_ and 1 < column.profile.distinct <= _KINDS and explains_roles(plan.region, column):
            return Meaning("role", _NAMED), _NAMED
        found = self._possible_meaning(plan, column)
        if meaning is None and counts_others(column, [c for c, _ in plan.wish_columns()]):
            return None
        mapped = any(of.sheet and fold(of.sheet) == fold(plan.sheet) for of in self.decider.form.sheets.values())
        told = mapped or meaning is not None or repeats_row(column, plan.meanings, plan.region)
        return unexplained(column, plan.holds) if found is None and not told else found

    @staticmethod
    def _column_with_meaning(plan: Plan, guess: Meaning) -> Column | None:
        """The column that already has the possible meaning of another: a rank, a level or a limit."""
        if guess.field == "maximum":
            return plan.column("maximum")
        return plan.side_column(guess.field) if guess.field in {"rank", "level"} else None

    def _ask_unread(self, plan: Plan, free: Sequence[Column], *, weighty_only: bool) -> None:
        """Ask about unused columns that may affect meetings."""
        for column in free:
            meaning = plan.meanings.get(column.number)
            itself = plan.holds == COMPANIES and names_its_row(column, plan.meanings, plan.region, self.names)
            own = plan.column("company") if itself and meaning is not None and meaning.field == "local" else None
            if not column.cells or (own is not None and names_in_another_script(column, own)):
                continue
            if weighty_only and meaning is not None and not self._affects_meetings(plan, column, meaning):
                del plan.meanings[column.number]
                meaning = None
            elif weighty_only and meaning is not None:
                sure = certainty_of(meaning, column)
                sure = 1.0 if meaning.field in DETAILS and meaning.field not in WEIGHTY else sure
                plan.meanings[column.number] = self._decided(plan, column, meaning, sure)
            twin = None if itself else asked_of_other_side(column, plan.region.columns, plan.meanings)
            if twin is not None and (meaning is None or column.score(meaning.field) == 0):
                plan.meanings[column.number] = twin
                continue
            if itself or (meaning is not None and meaning.field != "notes"):
                continue
            doubt = as_beside(self._block_of(column), column, plan.meanings) or self._doubt(plan, column, meaning)
            if doubt is None:
                continue
            guess, certainty = doubt
            if weighty_only and guess is NOTHING and column.profile.ticks >= _NUMBERS and column.level is Level.WANT:
                continue  # ticks next to rows of the format's sheets, which have a column for levels
            if guess.field == "zone" and plan.column("zone") is not None:
                continue
            other = self._column_with_meaning(plan, guess)
            if other is not None and not (guess.field == "level" and (says_status(other) or completes(column, other))):
                if guess.field == "rank" and is_serial_title(column.title) and other.score("rank") >= 0.7:
                    continue  # numbers of each company's wishes, which another column ranks
                guess, certainty = NOTHING, 0.5
            if meaning is not None and meaning.field == "notes" and guess.field == "nothing":
                continue
            plan.meanings[column.number] = self._decided(plan, column, guess, certainty)


def _as_sheet_says(plan: Plan, found: tuple[Meaning, float] | None) -> tuple[Meaning, float] | None:
    """The possible meaning of a column, of absence if it is of hours on a sheet called so: ``Times not available``."""
    if found is None or found[0].field != "available" or title_score(plan.sheet, "not_available") < _TITLED:
        return found
    return replace(found[0], field="not_available"), found[1]


def _by_scores(
    columns: Sequence[Column], scores: Mapping[int, Mapping[str, float]], taken: Collection[str]
) -> dict[int, Meaning]:
    """The most likely meanings of columns in one assignment, without the meanings already taken."""
    left = {
        c.number: {
            k: v
            for k, v in scores[c.number].items()
            # Answers to a question for refusals may be ``no``, which is also the code of a language.
            if k not in taken and not (k == "languages" and c.level is Level.NO)
        }
        for c in columns
    }
    people = {c.number for c in columns if not counts_delegates(c)}
    return {n: Meaning(*best) for n, best in assign(left).items() if best[0] != "people" or n not in people}
