"""Takes wishes from lists of pairs: one wish in each row, by one side or by both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.table.grids import vocabulary
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import VALIDITY, Meaning
from sco_scheduler.intake.understanding.cells.marks import SENTENCE
from sco_scheduler.intake.understanding.cells.questions import WITHDRAWN, Question
from sco_scheduler.intake.understanding.companies.built import Filled, Wish, WishCount
from sco_scheduler.intake.understanding.companies.refusals import level_of_sheet
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.sheet_words import LEVELS, REPLIES
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.matching import Part
from sco_scheduler.intake.understanding.wishes.listed_wishes import ListReader
from sco_scheduler.intake.understanding.wishes.orders_told import OrdersTold
from sco_scheduler.intake.understanding.wishes.ratings import RANKED, UNRANKED, Scales, order_told, says_rank
from sco_scheduler.intake.understanding.wording.askers import says_both
from sco_scheduler.intake.understanding.wording.places import rank_of
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import (
    is_blank,
    is_tick,
    level_of,
    means_level,
    roles_of,
    says_yes_and_no,
    says_yes_or_no,
    side_of_title,
    sure_level,
)
from sco_scheduler.intake.values.entries import read_rank
from sco_scheduler.intake.values.request_statuses import status_of_request
from sco_scheduler.resources import lazy_regex

MADE_ID = lazy_regex(r"[ps]?\d+")
"""A number, or an ID as it is generated later for companies without one."""


_UNSAID = 0.3
"""Certainty that the pairs of a sheet are wishes if another sheet has other pairs."""

_FEWEST, _LONGEST_SIGN = 3, 3
"""The minimum numbers of requesters and of targets of each, on a form that asks about all; the longest sign."""


def _answered_rows(asker: Column, target: Column, level: Column | None) -> list[int] | None:
    """The rows with a level, if each requester was asked about the same targets; None for other lists.

    Some answer has to be a plain wish: if there are only musts and refusals, a blank cell is a wish.
    """
    asked: dict[str, set[str]] = {}
    for row, text in asker.cells.items():
        asked.setdefault(fold(text), set()).add(fold(target.cells.get(row, "")))
    sets = list(asked.values())
    same = len(sets) >= _FEWEST and len(sets[0]) >= _FEWEST and all(of_one == sets[0] for of_one in sets)
    if not same or level is None or len(level.cells) == len(target.cells):
        return None
    wanted = any(is_tick(text) or sure_level(text) is Level.WANT for text in level.texts)
    return sorted(level.cells) if wanted else None


class _Ways:
    """The columns by which the directions of wishes in a list of pairs, and their levels and ranks, are told."""

    def __init__(self, plan: Plan, first: Column) -> None:
        self.level, self.rank, self.asker = plan.side_column("level"), plan.side_column("rank"), plan.column("asker")
        self.sides: dict[Role, tuple[Column | None, Column | None]] = {
            role: (plan.side_column("level", role), plan.side_column("rank", role)) for role in Role
        }
        """The columns of the level and the rank of each side."""

        self.sided = any(any(of_side) for of_side in self.sides.values())
        self.first = next((s for title in first.titles if (s := side_of_title(title)) is not None), Role.PURCHASER)
        """The side in the first column."""


class PairReader:
    """Takes the wishes of sheets with one wish per row, once all companies are known."""

    def __init__(self, settler: Settler, scales: Scales, twins: Mapping[str, Level], orders: OrdersTold) -> None:
        self._settler, self._scales, self._twins, self._orders = settler, scales, twins, orders
        self._names, self._built = settler.names, settler.built
        self._lists = ListReader(settler)
        self._level = Level.WANT
        self._levels: dict[Column | None, list[Column]] = {}
        """The columns that say something of levels on the sheet, by the column of the level itself."""

        self._flags: list[tuple[Column, Meaning]] = []
        """The columns with marks of wishes on the sheet."""

        self._numbered: Column | None = None
        """The column of levels on the sheet whose numbers are ranks: ``M``, ``1``, ``2``, ``X``."""

    def pairs(self, plan: Plan) -> None:
        """Take the wishes of a sheet with one wish per row."""
        asker, target = plan.column("from"), plan.column("to")
        if asker is None or target is None:
            return
        self._settler.words.read_legend(plan)
        of_all = plan.meanings[target.number].level
        of_all = target.level if of_all is Level.WANT and not plan.familiar else of_all  # ``Does not want to meet``
        self._level = self._level_of_sheet(plan) if of_all is Level.WANT else of_all
        count = self._built.counts.setdefault(plan.sheet, WishCount(plan.sheet))
        columns = {name: plan.column(name) for name in ("session", "delegate", "after", "notes")}
        columns |= {name: plan.side_column(name) for name in ("rank", "level")}
        answered = _answered_rows(asker, target, columns["level"]) if not plan.familiar else None
        if answered is not None:
            columns["rank"] = None  # it numbers the targets of a form that asks about all
        if not plan.familiar and columns["rank"] is not None:
            self._decide_scale_of_pairs(plan, asker, columns["rank"])
        ways = _Ways(plan, asker)
        self._numbered = None if plan.familiar or columns["rank"] is not None else self._ranking(plan, asker, ways)
        ordered = columns["rank"] is None and answered is None and not plan.familiar and self._numbered is None
        self._are_ordered = ordered and self._are_in_order(plan, target)
        self._in_order: Counter[str] = Counter()  # the wishes of each requester, if the rows are in order
        self._levels.clear()
        self._flags = plan.wish_columns()
        above = 0, ""
        for row in plan.region.rows if answered is None else answered:
            first, second = asker.cells.get(row, ""), target.cells.get(row, "")
            if not first and not plan.familiar and asker.number in plan.region.grid.rows[row]:
                continue  # a dash: no target
            if not first and not plan.familiar and above[0] == row - 1:
                first = above[1]  # the requester is named in the first of several rows
            above = row, first
            if not first and not second:
                continue
            cells = plan.region.cell(row, asker), plan.region.cell(row, target)
            if self._settler.is_withdrawn(plan, *cells) or row in plan.replaced:
                count.dropped += len(self._names.split(second)) if row in plan.replaced else 1
                continue
            extras: dict[str, Filled] = {
                name: (column.raw.get(row, column.cells[row]), plan.region.cell(row, column))
                for name, column in columns.items()
                if column is not None and row in column.cells
            }
            if plan.familiar:
                self._as_written(plan, row, (first, second), cells, extras)
                continue
            sides = self._directions(plan, row, (asker, target), ways)
            for turned, level, rank in sides:
                places = (cells[1], cells[0]) if turned else cells
                texts = (second, first) if turned else (first, second)
                said = {**columns, "level": level, "rank": rank, "to": asker if turned else target}
                self._pair(plan, count, row, texts, places, extras, said)

    def _ranking(self, plan: Plan, asker: Column, ways: _Ways) -> Column | None:
        """The column of levels in which the numbers of nearly all requesters are 1, 2 and so on, each once."""
        level = ways.level if not ways.sided else None
        if level is None or any(fold(text).isdecimal() for text in self._settler.words.legend(plan)):
            return None
        numbers: dict[str, list[int]] = {}
        for row, text in level.cells.items():
            if (number := read_rank(text)) is not None and row in asker.cells:
                name = asker.cells[row]
                numbers.setdefault(self._names.find(name).company or fold(name), []).append(number)
        ranked = [sorted(of) == [*range(1, len(of) + 1)] for of in numbers.values()]
        several = sum(len(of) > 1 for of in numbers.values())
        return level if several >= _FEWEST and 5 * sum(ranked) >= 4 * len(ranked) else None

    def _are_in_order(self, plan: Plan, target: Column) -> bool:
        """Whether the rows of each requester are in the order of preference, as titles or texts around them say."""
        told = order_told(self._orders.titles(plan, target), self._orders.around(plan))
        if told is None or told[0] != RANKED:
            return False
        cell, path = plan.region.cell(plan.region.header[-1], target), ("form", plan.sheet, "order")
        about = plan.sheet, target.title, (cell,), target.samples(), (RANKED, UNRANKED)
        question = Question("order", *about, *told, len(target.cells), path)
        return self._settler.decider.decide(question) == RANKED

    def _level_of_sheet(self, plan: Plan) -> Level:
        """The level of the wishes of a sheet; asked about if there is a similar sheet and its name states no level."""
        if self._twins.get(plan.sheet) is not Level.WANT:
            return level_of_sheet(plan)
        cell, path = Cell(plan.sheet, plan.region.header[-1]), ("words", "level", plan.sheet)
        about = (plan.sheet, plan.sheet, (cell,), (), LEVELS, Level.WANT.value, _UNSAID, len(plan.region.rows), path)
        said = self._settler.decider.decide(Question("word", *about))
        return Level(said) if said in LEVELS else Level.WANT

    def _as_written(
        self, plan: Plan, row: int, names: tuple[str, str], cells: tuple[Cell, Cell], extras: Mapping[str, Filled]
    ) -> None:
        """Take a row of the format's own sheet, with the meanings of its names and words for levels."""
        level = plan.side_column("level")
        raw = {"from": (names[0], cells[0]), "to": (names[1], cells[1]), **extras}
        raw = {name: value for name, value in raw.items() if value[0] != ""}
        for name, text in zip(("from", "to"), names, strict=True):
            if text and self._names.find(text).company is None and not MADE_ID.fullmatch(fold(text)):
                key = self._settler.company_named(plan, Part(text, None), raw[name][1])
                if key in self._built.records:
                    raw[name] = (self._built.records[key].named, raw[name][1])
        if level is not None and row in level.cells and self._may_be_level(plan, level, level.cells[row]):
            word = self._settler.words.level_word(plan, level.cells[row], plan.region.cell(row, level), level)
            if word == "nothing":
                return
            raw["level"] = (word, plan.region.cell(row, level))
            step = self._settler.words.ranks_of_steps(plan, [level]).get(level.cells[row])
            if step is not None and "rank" not in raw:
                raw |= {"level": (Level.WANT.value, raw["level"][1]), "rank": (step, raw["level"][1])}
        if (flag := _flagged(plan, row, self._flags)) is not None:
            raw["level"] = flag
        wishes = [(names, cells[1], raw)]
        for role in Role:
            column = plan.side_column("level", role)
            if column is None or not means_level(column.cells.get(row, "")):
                continue
            word = self._settler.words.level_word(plan, column.cells[row], plan.region.cell(row, column), column)
            said = {"level": (word, plan.region.cell(row, column))}
            if role in self._settler.roles_of_names(names[:1]):
                raw |= said
            else:  # the target's answer is a wish of its own
                turned = {"from": raw.get("to", ("", cells[1])), "to": raw.get("from", ("", cells[0])), **said}
                wishes.append((names[::-1], cells[0], turned))
        self._built.wishes += [_as_wish(*of) for of in wishes if of[2].get("level", ("",))[0] != "nothing"]

    def _may_be_level(self, plan: Plan, level: Column, text: str) -> bool:
        """Whether a cell for the level on the format's own sheet is a word for one, or a sign that may mean one."""
        empty = is_blank(text) and not any("+" in other for other in level.texts)
        sign = len(text) <= _LONGEST_SIGN and not any(map(str.isalnum, text)) and not empty
        sentence = vocabulary().choice("level", text) is None and SENTENCE.match(text) is not None
        if means_level(text) or sign or sentence or fold(text) in self._settler.words.legend(plan):
            return True
        return says_yes_or_no(text) is not None and says_yes_and_no(level.cells.values())

    def _decide_scale_of_pairs(self, plan: Plan, asker: Column, ranks: Column) -> None:
        """Decide whether the numbers of a list of pairs are ranks or ratings."""
        groups: dict[str, list[int]] = {}
        for row, text in ranks.cells.items():
            number = rank_of(text)
            if number is not None:
                name = asker.cells.get(row, "")
                groups.setdefault(self._settler.names.find(name).company or fold(name), []).append(number)
        if not says_rank(ranks.titles):
            self._scales.ask(plan, list(groups.values()), ranks.titles)

    def _directions(
        self, plan: Plan, row: int, pair: tuple[Column, Column], ways: _Ways
    ) -> list[tuple[bool, Column | None, Column | None]]:
        """The directions of a row's wishes: whether the second company requests, and the columns of level and rank."""
        if ways.sided:
            filled = {
                role: any(c is not None and row in c.cells and not is_blank(c.cells[row], words=False) for c in of_side)
                for role, of_side in ways.sides.items()
            }
            return [
                (role is not ways.first, of_side[0] or ways.level, of_side[1] or ways.rank)
                for role, of_side in ways.sides.items()
                if filled[role]
            ]
        turned = [False] if ways.asker is None else self._requester_positions(plan, row, pair, ways.asker)
        plan.turned |= {row} if turned == [True] else set()
        return [(way, ways.level, ways.rank) for way in turned]

    def _requester_positions(self, plan: Plan, row: int, pair: tuple[Column, Column], asker: Column) -> list[bool]:
        """For each requester of a row whether it is the second company, from a column that names requesters."""
        text, cell = asker.cells.get(row, ""), plan.region.cell(row, asker)
        if not text:
            self._built.roleless.append(cell)
            return []
        names = [self._names.find(column.cells.get(row, "")).company for column in pair]
        near = self._names.near(text, {name for name in names if name is not None})
        key = self._names.find(text).company or self._settler.people.get(fold(text))
        key = near.key if key is None and near is not None and near.same else key
        if key is not None:
            if key not in names:  # neither of the two
                self._settler.meaning_of_remark(text, cell, None)
            return [place == 1 for place, name in enumerate(names) if name == key] or [False]
        titled = [any(fold(title).startswith(fold(text)) for title in column.titles) for column in pair]
        if titled[0] is not titled[1] and not roles_of(text)[0]:
            return [titled[1]]  # ``guest`` and ``Guest company``
        start = re.split(r"\s*(?:→|->|=>|⇒|—>|>)\s*", text)[0]
        roles = roles_of(start)[0] if start and start != text else None
        if not roles and says_both(text) and self._settler.decider.said(("words", "role", text)) is None:
            roles = frozenset(Role)
        if not roles:
            roles = self._settler.words.roles_in(plan.sheet, text, cell, asker.profile.filled)
        sides = [s for column in pair for title in column.titles if (s := side_of_title(title)) is not None]
        if not sides:
            # Without columns of sides the word is the requester's role; if both have it, that of the first.
            has = [self._settler.roles_of_names([column.cells.get(row, "")]) for column in pair]
            return [not set(roles) & set(has[0]) and bool(set(roles) & set(has[1]))]
        first = next((s for title in pair[0].titles if (s := side_of_title(title)) is not None), Role.PURCHASER)
        return sorted(role is not first for role in roles)

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
        """Take the wishes of a row: requester, target, level and rank."""
        found = self._level_and_rank(plan, count, row, columns)
        if found is None:
            return
        level, rank, reply = found
        extras.pop("level", None), extras.pop("rank", None)
        askers = [(self._settler.company_of_part(plan, part, cells[0]), part) for part in self._names.split(texts[0])]
        for key, part in askers or [(None, Part(texts[0], None))]:
            column = columns["to"] if texts[1] and not is_blank(texts[1]) else None
            of = (column, Meaning("wishes", 1.0, level=level)) if column is not None else None
            asked = list(self._lists.wishes(plan, of, texts[1], cells[1], 0)) if of is not None else []
            for place, (target, own, _, more) in enumerate(asked):
                count.wishes += 1
                count.columns.add(cells[1].column)
                count.cells.add(cells[1])
                count.askers.add(key or part.text)
                first = self._built.records.get(key or "")
                if first is None or target is None:
                    count.nobody.append(cells[0] if first is None else cells[1])
                    continue
                number = rank if len(asked) == 1 else (rank or 1) + place
                if self._are_ordered and column is not None and columns["rank"] is None:
                    self._in_order[first.named] += own is not Level.NO
                    number = self._in_order[first.named]
                ranked = number if own is Level.WANT or rank is not None else None
                self._built.wishes.append(Wish(first.named, target, own, ranked, cells[1], {**more, **extras}))
                if reply is not None:
                    count.wishes += 1
                    count.columns.add(reply[1].column)
                    count.cells.add(reply[1])
                    self._built.replies.setdefault(plan.sheet, []).append(reply)
                    answer = REPLIES[reply[0]]
                    self._built.wishes.append(Wish(target, first.named, answer, None, reply[1], mirrored=True))

    def _level_and_rank(
        self, plan: Plan, count: WishCount, row: int, columns: Mapping[str, Column | None]
    ) -> tuple[Level, int | None, tuple[str, Cell] | None] | None:
        """The level and rank of the wishes of a row, and the reply to them with its cell; None if it has no wish."""
        level, rank, reply, refused = self._level, None, None, False
        if (column := columns["rank"]) is not None and row in column.cells:
            number = read_rank(column.raw.get(row, column.cells[row]))
            rank = self._scales.ranked(plan, number if number is not None else rank_of(column.cells[row]))
            if rank is None:  # ``Not with:`` in place of a number
                said = level_of(column.cells[row])
                told = said[0] if said is not None else polarity_of(column.cells[row])
                level = told if said is not None or told is not Level.WANT else level
                refused = level is Level.NO
        if (of := columns["level"]) not in self._levels:
            self._levels[of] = _levels(plan, of)
        for column in self._levels[of]:
            if row not in column.cells:
                continue
            cell, number = plan.region.cell(row, column), read_rank(column.cells[row])
            if column is self._numbered and number is not None:
                rank = number
                continue
            word = self._settler.words.level_word(plan, column.cells[row], cell, column)
            if refused and word in {Level.WANT.value, "nothing", WITHDRAWN}:
                continue  # a reason beside a refusal: ``not needed``
            status = column is not columns["level"] or column.score("status") > column.score("level")
            if word == WITHDRAWN or (word == "nothing" and not (status and _says_nothing(column.cells[row]))):
                count.dropped += status
                return None
            reply = (word, cell) if word in REPLIES else reply
            if word in LEVELS and (column is columns["level"] or (word != Level.WANT.value and level is not Level.NO)):
                level = Level(word)
            if column is columns["level"] and rank is None:
                rank = self._settler.words.ranks_of_steps(plan, [column]).get(column.cells[row])
                level = level if rank is None else Level.WANT
        if (flag := _flagged(plan, row, self._flags)) is not None:
            level = Level(flag[0])
        return level, rank, reply


def _levels(plan: Plan, level: Column | None) -> list[Column]:
    """The column of the level, and then those that say whether a request is still valid."""
    found = [c for c in plan.region.columns if (m := plan.meanings.get(c.number)) is not None and m.field in _GRADING]
    first = [level] if level is not None else []
    return [*first, *(c for c in found if c is not level and plan.meanings[c.number].side is None)]


_GRADING = frozenset({"level", VALIDITY})


def _says_nothing(text: str) -> bool:
    """Whether a word that means nothing about meetings leaves its request as it is: it is no status of invalid ones."""
    status = status_of_request(text)
    return status is None or status[0]


def _as_wish(names: tuple[str, str], cell: Cell, raw: Mapping[str, Filled]) -> Wish:
    """A row of the format's own sheet as a wish, with the level and the rank that it states."""
    level, rank = (raw.get(name, ("",))[0] for name in ("level", "rank"))
    return Wish(*names, Level(level) if level in LEVELS else Level.WANT, read_rank(rank), cell, raw=raw)


def _flagged(plan: Plan, row: int, columns: Sequence[tuple[Column, Meaning]]) -> tuple[str, Cell] | None:
    """The level that a mark in a row gives to its wish, and its cell; refusals take precedence over musts."""
    found = [
        (meaning.level.value, plan.region.cell(row, column))
        for column, meaning in columns
        if (text := column.cells.get(row, "")) and not is_blank(text) and says_yes_or_no(text) is not False
    ]
    return next((flag for flag in found if flag[0] == Level.NO.value), found[0] if found else None)
