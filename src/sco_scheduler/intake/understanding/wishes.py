"""Takes wishes from sheets of any form: lists, matrices, pairs in rows and remarks, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.values import fold
from sco_scheduler.intake.understanding.built import CompanyRecord, Filled, Wish, WishCount
from sco_scheduler.intake.understanding.columns import Column, is_country
from sco_scheduler.intake.understanding.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.map_words import ANSWERS, COMPANIES, NOTHING_HELD
from sco_scheduler.intake.understanding.matching import Part
from sco_scheduler.intake.understanding.plans import Plan
from sco_scheduler.intake.understanding.questions import Question
from sco_scheduler.intake.understanding.ratings import RANKS, RATINGS, count_from_one, likely_scale, says_rank
from sco_scheduler.intake.understanding.regions import named_in
from sco_scheduler.intake.understanding.remarks import NAMES_TIME, levels_beside
from sco_scheduler.intake.understanding.settling import LEVELS, OF_WISHES, Settler, naming_columns
from sco_scheduler.intake.understanding.words import (
    is_blank,
    level_of,
    polarity_of,
    rank_of,
    roles_of,
    says_refusal,
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import read_rank, whole_number

_WANTS = re.compile(
    r"want|wish|request|answer|respon[ds]|opinion|fill(?:ed|s) in|"
    r"хот|жела|ответ|отвеч|мнени|заполн|想|意|希望|约|回答|填写",
    re.IGNORECASE,
)
"""Words of a title that speaks of who wishes or answers."""

_NUMBERED = re.compile(r"[ps]?\d+")
"""An ID that may be made up later, for a company that has none."""

_HEADED = re.compile(r"(?:^|[\n;；|,，])\s*([^\s:：;；,，\n][^:：;；,，\n]{0,24}?)\s*[:：]\s*")
"""A word before a colon in a list."""


class WishReader:
    """Takes the wishes of planned sheets, when all companies are known: lists, matrices, pairs and remarks."""

    def __init__(self, settler: Settler) -> None:
        self._settler = settler
        self._names, self._decider, self._built = settler.names, settler.decider, settler.built
        self._top: dict[str, int] = {}
        """The largest number of each sheet whose numbers are ratings."""

    def wishes(self, plan: Plan) -> None:
        """Take the wishes of a sheet of companies or answers: lists, choices and matrices."""
        columns = plan.wish_columns()
        if not columns:
            return
        count = self._built.counts.setdefault(plan.sheet, WishCount(plan.sheet))
        self._settler.read_legend(plan)
        own = naming_columns(plan)
        turned = any(m.field == "matrix" for _, m in columns) and self._turned(plan, own)
        ranked = {level: any(m.field == "wishes" and m.level is level for _, m in columns) for level in Level}
        listed = [m for _, m in columns if m.field == "wishes" and m.level is Level.WANT]
        self._decide_scale(plan, columns, turned=turned)
        of_sheet = level_of_sheet(plan)
        beside = levels_beside(plan) | self._levels_behind(plan)
        for row in plan.region.rows:
            asker = self._settler.asker(plan, row, own)
            if asker is None:
                continue
            record, cell = asker
            self._check_role(plan, row, record)
            replaced = (
                plan.holds == COMPANIES
                and record is not None
                and not plan.familiar
                and not any((place.sheet, place.row) == (cell[1].sheet, cell[1].row) for place in record.rows)
            )
            place = 0
            for column, meaning in columns:
                text = column.cells.get(row, "")
                if not text or (meaning.field != "matrix" and is_blank(text)):
                    continue
                where = plan.region.cell(row, column)
                if meaning.field == "matrix":
                    wishes = self._of_matrix(plan, column, meaning, row, text)
                else:
                    several = len(listed) > 1 and ranked[Level.WANT]
                    wishes = self._of_list(plan, meaning, text, where, place if several else 0)
                    if meaning.field == "wishes" and meaning.level is Level.WANT:
                        place += len(self._names.split(text))
                turned_here = meaning.field == "askers" or (turned and meaning.field == "matrix")
                said = beside.get((row, column.number))
                if said is not None:
                    wishes = (
                        (t, said if lv is Level.WANT else lv, rank if said is Level.WANT else None, more)
                        for t, lv, rank, more in wishes
                    )
                for target, level_said, rank, extras in wishes:
                    level = of_sheet if level_said is Level.WANT else level_said
                    if replaced:
                        count.dropped += 1
                        continue
                    count.wishes += 1
                    count.columns.add(column.letters)
                    count.askers.add(cell[0])
                    if target is None:
                        count.nobody.append(where)
                        continue
                    two = (target, cell[0]) if turned_here else (cell[0], target)
                    self._built.wishes.append(
                        Wish(*two, level, None if meaning.field == "askers" else rank, where, extras)
                    )

    def _check_role(self, plan: Plan, row: int, record: CompanyRecord | None) -> None:
        """Stop for who answers in another role than the lists of companies say."""
        column = plan.column("role") if plan.holds == ANSWERS else None
        if column is None or record is None or row not in column.cells:
            return
        roles = roles_of(column.cells[row])[0]
        if roles and not roles & record.roles:
            self._settler.meaning_of_remark(
                column.cells[row], plan.region.cell(row, column), None, plan.sheet, mere=True
            )

    def replace_corrected(self, plans: Sequence[Plan]) -> None:
        """Leave out the earlier wishes of companies for whom a sheet says that it replaces them; refusals stay."""
        for plan in (plan for plan in plans if plan.holds != NOTHING_HELD and _replaces(plan)):
            later = {fold(wish.asker): wish.cell for wish in self._built.wishes if wish.cell.sheet == plan.sheet}
            refusals = any(m.level is Level.NO for _, m in plan.wish_columns())
            kept = []
            for wish in self._built.wishes:
                cell = later.get(fold(wish.asker))
                if cell is None or wish.cell.sheet == plan.sheet or (wish.level is Level.NO and not refusals):
                    kept.append(wish)
                    continue
                if wish.cell.sheet in self._built.counts:
                    self._built.counts[wish.cell.sheet].dropped += 1
                entry = (wish.asker, wish.cell, cell)
                if not any(of == wish.asker and second == cell for of, _, second in self._built.replaced):
                    self._built.replaced.append(entry)
            self._built.wishes = kept

    def _levels_behind(self, plan: Plan) -> dict[tuple[int, int], Level]:
        """The levels that columns say of the choice right before them, by the row and the column of the choice."""
        found: dict[tuple[int, int], Level] = {}
        for before, column in pairwise(plan.region.columns):
            if plan.meanings.get(column.number, NOTHING).field != "level" or plan.familiar:
                continue
            for row, text in column.cells.items():
                word = self._settler.level_word(plan, text, plan.region.cell(row, column), column)
                if word in LEVELS:
                    found[row, before.number] = Level(word)
        return found

    def _turned(self, plan: Plan, own: Sequence[Column]) -> bool:
        """Whether the companies that head the columns of a matrix ask for those of its rows, which its title says."""
        region = plan.region
        rows = self._settler.roles_of_names([text for column in own for text in column.cells.values()])
        texts = (plan.sheet, *(text for row, text in region.remarks.items() if row < region.header[0]))
        guess, certainty = "rows", 1.0
        for text in texts:
            named = roles_of(text)[0]
            wishing = title_score(text, "wishes") >= 0.7 or _WANTS.search(text) is not None
            if len(named) == 1 and rows:
                guess = "rows" if rows.most_common(1)[0][0] in named else "columns"
                if wishing or guess == "columns":
                    # A side may be named for being asked for, if nothing says that it answered.
                    certainty = 0.95 if wishing else 0.6
                    break
        answer = self._decider.decide(
            Question("askers", plan.sheet, plan.sheet, (Cell(plan.sheet, region.header[-1]),), (), ("rows", "columns"),
                     guess, certainty, len(region.rows), ("form", plan.sheet, "askers"))
        )  # fmt: skip
        return answer == "columns"

    def _by_level(self, text: str) -> list[tuple[Level, str]]:
        """The parts of a cell that begin with their level: ``Must: Altyn Trade; No: River Machines``."""
        heads = [m for m in _HEADED.finditer(text) if (found := level_of(m[1])) is not None and found[1] >= 0.9]
        if not heads or text[: heads[0].start()].strip() or self._names.find(text).company is not None:
            return []
        ends = [*(match.start() for match in heads[1:]), len(text)]
        levels = [found[0] for match in heads if (found := level_of(match[1])) is not None]
        return [(level, text[m.end() : end]) for level, m, end in zip(levels, heads, ends, strict=True)]

    def _of_list(
        self, plan: Plan, meaning: Meaning, text: str, cell: Cell, before: int
    ) -> Iterator[tuple[str | None, Level, int | None, dict[str, Filled]]]:
        """The wishes in a cell that names companies, in their order."""
        pieces = self._by_level(text)
        if pieces:
            for level, piece in pieces:
                yield from self._of_list(plan, replace(meaning, level=level), piece, cell, before)
                before += len(self._names.split(piece)) if level is Level.WANT else 0
            return
        parts = list(self._names.split(text))
        rank = before
        for place, part in enumerate(parts):
            if part.company is None and place and parts[place - 1].company is not None and sure_level(part.text):
                continue  # ``Altyn Trade - must``: the level of the name before it
            following = parts[place + 1].text if place + 1 < len(parts) and parts[place + 1].company is None else ""
            level = meaning.level
            extras: dict[str, Filled] = {}
            for remark in filter(None, (part.remark, following if sure_level(following) else "")):
                said = sure_level(remark)
                if said and level is Level.WANT:
                    level = said
                elif said is not None and said is not level:
                    level = self._level_of_remark(plan, remark, said, cell) or level
                elif not said and not is_country(remark) and self._names.find(remark).company != part.company:
                    found = level_of(remark)
                    likely = Level.NO if says_refusal(remark) else found[0] if found is not None else None
                    if likely is not None:
                        level = self._level_of_remark(plan, remark, likely, cell) or level
                    elif NAMES_TIME.search(remark):
                        self._settler.meaning_of_remark(remark, cell, None, plan.sheet)
                    extras["notes"] = (remark, cell)
            rank += 1
            if meaning.field == "choice":
                number: int | None = meaning.place + rank - 1 if meaning.place else rank
            else:
                number = rank
            key = part.company if part.company is not None else self._settler.company_named(plan, part, cell)
            target = self._built.records[key].named if key in self._built.records else None
            yield target, level, number if level is Level.WANT else None, extras

    def _decide_scale(self, plan: Plan, columns: Sequence[tuple[Column, Meaning]], *, turned: bool) -> None:
        """Decide whether the numbers of a matrix are ranks or ratings."""
        matrix = [column for column, meaning in columns if meaning.field == "matrix"]
        legend = self._settler.legend(plan)
        cells = {
            (column.number, row): number
            for column in matrix
            for row, text in column.cells.items()
            if fold(text) not in legend and (number := whole_number(text)) is not None and number >= 1
        }
        groups: dict[int, list[int]] = {}
        for (column_number, row), number in cells.items():
            groups.setdefault(column_number if turned else row, []).append(number)
        above = [text for row, text in plan.region.remarks.items() if row < plan.region.header[0]]
        if len(set(cells.values())) > 1:
            self._ask_scale(plan, list(groups.values()), (plan.sheet, *above))

    def _decide_scale_of_pairs(self, plan: Plan, asker: Column, ranks: Column) -> None:
        """Decide whether the numbers of a list of pairs are ranks or ratings."""
        groups: dict[str, list[int]] = {}
        for row, text in ranks.cells.items():
            number = rank_of(text)
            if number is not None:
                groups.setdefault(fold(asker.cells.get(row, "")), []).append(number)
        if not says_rank(ranks.titles):
            self._ask_scale(plan, list(groups.values()), ranks.titles)

    def _ask_scale(self, plan: Plan, groups: Sequence[Sequence[int]], titles: Sequence[str]) -> None:
        if not groups or count_from_one(groups):
            return
        numbers = sorted({number for group in groups for number in group})
        scale = self._decider.decide(
            Question("numbers", plan.sheet, plan.sheet, (Cell(plan.sheet, plan.region.header[-1]),),
                     tuple(map(str, numbers[:5])), (RATINGS, RANKS), likely_scale(groups, titles), 0.5,
                     len(groups), ("form", plan.sheet, "numbers"))
        )  # fmt: skip
        if scale == RATINGS:
            self._top[plan.sheet] = numbers[-1]

    def _ranked(self, plan: Plan, number: int | None) -> int | None:
        """The rank of a number: of ratings the largest is the most wanted."""
        top = self._top.get(plan.sheet)
        return number if top is None or number is None else max(1, top + 1 - number)

    def _level_of_remark(self, plan: Plan, remark: str, likely: Level, cell: Cell) -> Level | None:
        """The level that a remark beside a name is said to mean; None where it is a mere note."""
        return OF_WISHES.get(self._settler.meaning_of_remark(remark, cell, likely, plan.sheet))

    def _of_matrix(
        self, plan: Plan, column: Column, meaning: Meaning, row: int, text: str
    ) -> Iterator[tuple[str | None, Level, int | None, dict[str, Filled]]]:
        """The wish that a cell of a matrix says, if any."""
        company = meaning.company or self._heading(plan, column)
        record = self._built.records.get(company or "")
        target = record.named if record is not None else None
        cell = plan.region.cell(row, column)
        if company is not None and self._names.find(text).company == company:
            yield target, Level.WANT, None, {}
            return
        word = self._settler.level_word(plan, text, cell, column)
        if word == "nothing":
            return
        rank = self._ranked(plan, read_rank(text)) if word == "rank" else None
        level = Level(word) if word in LEVELS else Level.WANT
        yield target, level, rank, {}

    def _heading(self, plan: Plan, column: Column) -> str | None:
        """The company that a title of a matrix means that is written otherwise than its name; None where nobody is."""
        part = Part(named_in(column.title, self._names), None)
        return self._settler.company_of_part(
            plan, self._names.find(part.text), plan.region.cell(plan.region.header[-1], column)
        )

    def pairs(self, plan: Plan) -> None:
        """Take the wishes of a sheet that has one in each row."""
        asker, target = plan.column("from"), plan.column("to")
        if asker is None or target is None:
            return
        count = self._built.counts.setdefault(plan.sheet, WishCount(plan.sheet))
        columns = {name: plan.column(name) for name in ("session", "delegate", "after", "notes")}
        columns |= {name: plan.side_column(name) for name in ("rank", "level")}
        if not plan.familiar and columns["rank"] is not None:
            self._decide_scale_of_pairs(plan, asker, columns["rank"])
        for row in plan.region.rows:
            first, second = asker.cells.get(row, ""), target.cells.get(row, "")
            if not first and not second:
                continue
            cells = plan.region.cell(row, asker), plan.region.cell(row, target)
            extras: dict[str, Filled] = {
                name: (column.raw.get(row, column.cells[row]), plan.region.cell(row, column))
                for name, column in columns.items()
                if column is not None and row in column.cells
            }
            if plan.familiar:
                level = columns["level"]
                raw = {"from": (first, cells[0]), "to": (second, cells[1]), **extras}
                raw = {name: value for name, value in raw.items() if value[0] != ""}
                for name, text in (("from", first), ("to", second)):
                    if text and self._names.find(text).company is None and not _NUMBERED.fullmatch(fold(text)):
                        key = self._settler.company_named(plan, Part(text, None), raw[name][1])
                        if key in self._built.records:
                            raw[name] = (self._built.records[key].named, raw[name][1])
                if level is not None and row in level.cells and level_of(level.cells[row]):
                    word = self._settler.level_word(plan, level.cells[row], plan.region.cell(row, level), level)
                    raw["level"] = (word, plan.region.cell(row, level))
                self._built.wishes.append(Wish(first, second, Level.WANT, None, cells[1], raw=raw))
                continue
            sides = self._asking_sides(plan, row, (asker, target))
            for turned, level, rank in sides:
                texts = (second, first) if turned else (first, second)
                places = (cells[1], cells[0]) if turned else cells
                self._pair(plan, count, row, texts, places, extras, {**columns, "level": level, "rank": rank})

    def _asking_sides(
        self, plan: Plan, row: int, pair: tuple[Column, Column]
    ) -> list[tuple[bool, Column | None, Column | None]]:
        """Who of a pair asks, by the row: whether the second does, and the columns of level and rank of each."""
        level, rank, asker = plan.side_column("level"), plan.side_column("rank"), plan.column("asker")
        columns: dict[Role, tuple[Column | None, Column | None]] = {
            role: (plan.side_column("level", role), plan.side_column("rank", role)) for role in Role
        }
        first = next((s for title in pair[0].titles if (s := side_of_title(title)) is not None), Role.PURCHASER)
        if any(any(of_side) for of_side in columns.values()):
            filled = {
                role: any(c is not None and row in c.cells and not is_blank(c.cells[row], words=False) for c in of_side)
                for role, of_side in columns.items()
            }
            return [
                (role is not first, of_side[0] or level, of_side[1] or rank)
                for role, of_side in columns.items()
                if filled[role]
            ]
        if asker is None:
            return [(False, level, rank)]
        text = asker.cells.get(row, "")
        cell = plan.region.cell(row, asker)
        if not text:
            self._built.roleless.append(cell)
            return []
        key = self._names.find(text).company
        if key is not None:
            names = [self._names.find(column.cells.get(row, "")).company for column in pair]
            return [(place == 1, level, rank) for place, name in enumerate(names) if name == key]
        start = re.split(r"\s*(?:→|->|=>|⇒|—>|>)\s*", text)[0]
        roles = roles_of(start)[0] if start and start != text else None
        if not roles:
            roles = self._settler.roles_in(plan.sheet, text, cell, asker.profile.filled)
        if not any(side_of_title(title) for column in pair for title in column.titles):
            # No column is of one side: the word is the role of who asks, the first unless only the second has it.
            has = [self._settler.roles_of_names([column.cells.get(row, "")]) for column in pair]
            return [(not set(roles) & set(has[0]) and bool(set(roles) & set(has[1])), level, rank)]
        return [(role is not first, level, rank) for role in sorted(roles, key=lambda r: r is not first)]

    def _pair(
        self,
        plan: Plan,
        count: WishCount,
        row: int,
        texts: tuple[str, str],
        cells: tuple[Cell, Cell],
        extras: dict[str, Filled],
        columns: Mapping[str, Column | None],
    ) -> None:
        """Take the wishes of one row of a list: who asks, for whom, at which level and rank."""
        level, rank = level_of_sheet(plan), None
        if (column := columns["level"]) is not None and row in column.cells:
            word = self._settler.level_word(plan, column.cells[row], plan.region.cell(row, column), column)
            if word == "nothing":
                return
            level = Level(word) if word in LEVELS else level
        if (column := columns["rank"]) is not None and row in column.cells:
            number = read_rank(column.raw.get(row, column.cells[row]))
            rank = self._ranked(plan, number if number is not None else rank_of(column.cells[row]))
            if rank is None and (said := level_of(column.cells[row])) is not None:
                level = said[0]
        extras.pop("level", None), extras.pop("rank", None)
        askers = [(self._settler.company_of_part(plan, part, cells[0]), part) for part in self._names.split(texts[0])]
        for key, part in askers or [(None, Part(texts[0], None))]:
            asked = self._names.split(texts[1]) if texts[1] and not is_blank(texts[1]) else ()
            for place, target in enumerate(asked):
                count.wishes += 1
                count.columns.add(cells[1].column)
                other = self._settler.company_of_part(plan, target, cells[1])
                count.askers.add(key or part.text)
                first, second = self._built.records.get(key or ""), self._built.records.get(other or "")
                if first is None or second is None:
                    count.nobody.append(cells[0] if first is None else cells[1])
                    continue
                number = rank if len(asked) == 1 else (rank or 1) + place
                self._built.wishes.append(
                    Wish(
                        first.named,
                        second.named,
                        level,
                        number if level is Level.WANT or rank is not None else None,
                        cells[1],
                        extras,
                    )
                )


def level_of_sheet(plan: Plan) -> Level:
    """The level that the name of a sheet of wishes alone, or what stands above it, says of all: ``Do not match``."""
    above = [text for row, text in plan.region.remarks.items() if row < plan.region.header[0] and len(text) <= _HEADING]
    if plan.holds == COMPANIES or plan.familiar:
        return Level.WANT
    levels = {level for text in (plan.sheet, *above) if (level := polarity_of(text)) is not Level.WANT}
    return levels.pop() if len(levels) == 1 else Level.WANT


def _replaces(plan: Plan) -> bool:
    """Whether the name of a sheet, or what stands above it, says that it replaces earlier answers."""
    above = [text for row, text in plan.region.remarks.items() if row < plan.region.header[0]]
    return not plan.familiar and any(_REPLACES.search(text) for text in (plan.sheet, *above))


_REPLACES = re.compile(
    r"correct(?:ion|ed)|amend|supersed|replac\w+|instead of|revised|"
    r"исправлен|уточнен|замен(?:а|я|ены|ить)|взамен|вместо (?:прежн|ранее|перв)|更正|替代|替换|以本表为准|修订|勘误",
    re.IGNORECASE,
)

_HEADING = 60
"""The letters of the longest heading that can say what a whole sheet is of."""
