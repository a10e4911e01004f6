"""Reads wishes from sheets of any form: lists, matrices, pairs in rows and remarks, each with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.facts import is_about_requester
from sco_scheduler.intake.understanding.cells.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.cells.matrix_titles import named_in
from sco_scheduler.intake.understanding.cells.questions import ANSWERS, COMPANIES, NOTHING_HELD, PAIRS, WISHES, Question
from sco_scheduler.intake.understanding.companies.built import CompanyRecord, Wish, WishCount
from sco_scheduler.intake.understanding.companies.refusals import level_of_sheet
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.companies.sheet_words import LEVELS
from sco_scheduler.intake.understanding.companies.side_sheets import replaces
from sco_scheduler.intake.understanding.lists.list_rows import is_word_for_side
from sco_scheduler.intake.understanding.meanings.choices import wishes_beside
from sco_scheduler.intake.understanding.meanings.planned import Plan, hold_wishes_alone, naming_columns
from sco_scheduler.intake.understanding.names.listed_texts import leading_sign, repeats_colleague
from sco_scheduler.intake.understanding.names.matching import Part
from sco_scheduler.intake.understanding.remarks.accounting import Text
from sco_scheduler.intake.understanding.remarks.remarks_beside import has_row_for_each, levels_beside
from sco_scheduler.intake.understanding.wishes.listed_wishes import ListReader, Said, for_all
from sco_scheduler.intake.understanding.wishes.matrix_askers import MatrixAskers
from sco_scheduler.intake.understanding.wishes.orders_told import OrdersTold
from sco_scheduler.intake.understanding.wishes.ratings import (
    RANKED,
    UNRANKED,
    Scales,
    ask_alike,
    is_beside_ticks,
    likely_order,
    matrix_of,
    order_told,
    ticks_options,
)
from sco_scheduler.intake.understanding.wording.legends import is_degree
from sco_scheduler.intake.understanding.wording.orders import order_in, states_order
from sco_scheduler.intake.understanding.wording.places import rank_of
from sco_scheduler.intake.understanding.wording.words import (
    is_blank,
    is_tick,
    level_of,
    roles_of,
    side_of_title,
    sign_of,
)
from sco_scheduler.resources import lazy_regex

_SHOWN, _UNSURE = 4, 0.6


class WishReader:
    """Reads the wishes of planned sheets, once all companies are known: lists and matrices."""

    def __init__(self, settler: Settler, scales: Scales, plans: Sequence[Plan], orders: OrdersTold) -> None:
        self._settler, self._orders = settler, orders
        self._names, self._decider, self._built = settler.names, settler.decider, settler.built
        self._scales = scales
        self.lists = ListReader(settler)
        self.beside: list[Text] = []
        """Texts in place of wishes about the requester: ``withdrew on 20 May``."""

        wishing = [plan for plan in plans if plan.wish_columns() or plan.holds == PAIRS]
        settler.words.tell_legends(wishing)
        self._askers = MatrixAskers(settler, wishing)

    def wishes(self, plan: Plan) -> None:
        """Read the wishes of a sheet of companies or answers: lists, choices and matrices."""
        columns = plan.wish_columns()
        if not columns:
            return
        self._built.counts.setdefault(plan.sheet, WishCount(plan.sheet))
        self._settler.words.read_legend(plan)
        own = naming_columns(plan)
        turned = any(m.field == "matrix" for _, m in columns) and self._askers.columns_request(plan, own)
        words = self._settler.words
        ranking = words.ranking_side
        ranked_above = turned if ranking is None else not self._askers.roles_of_rows(own)[ranking]
        self._scales.ask_of_matrix(plan, words.legend(plan), words.parts_of_sign, turned=ranked_above)
        unranked = self._unranked(plan, columns)
        levels = {**self._orders.guaranteed(plan, columns), **levels_beside(plan), **self._levels_in_columns(plan)}
        ranks = _ranks_in_columns(plan)
        unranked |= {number for _, number in ranks}
        taken: Counter[tuple[str, Cell | None]] = Counter()  # the ranked wishes by company, or by person
        above = self._continuing_rows(plan, own, columns)
        before = None
        late = self._built.added_above
        for row in sorted(plan.region.rows, key=lambda row: any(plan.region.cell(row, c).of_row in late for c in own)):
            asker = before if row in above else self._settler.asker(plan, row, own)
            same = asker is not None and before is not None and asker[1][0] == before[1][0]
            before = asker
            if asker is None:
                continue
            record, cell = asker
            whose = cell[0], cell[1] if record is not None and len(record.people) > 1 else None
            self._check_role(plan, row, record)
            replaced = plan.holds == COMPANIES and record is not None and record.is_replaced_at(cell[1])
            replaced = replaced or row in plan.replaced
            valid = [(c, m) for c, m in columns if not (same and row in c.again)]  # one cell for all its rows
            named = next((plan.region.written_at(row, c) for c in own if row in c.again), cell[1])
            valid = [(c, m) for c, m in valid if not self._is_withdrawn(plan, row, c, named)]
            for column, meaning, wishes, more in self._of_row(plan, row, valid, unranked, taken[whose], record):
                taken[whose] += more * (not replaced)
                turned_here = meaning.field == "askers" or (turned and meaning.field == "matrix")
                place = row, column.number
                wishes_here = _at_level(_at_level(wishes, levels.get(place)), ranks.get(place))
                self._take(plan, (column, row), cell[0], wishes_here, turned=turned_here, replaced=replaced)

    def _is_withdrawn(self, plan: Plan, row: int, column: Column, asker: Cell) -> bool:
        """Whether a cell with wishes is struck through and does not count, in a row with a requester that is not."""
        cell, struck = plan.region.cell(row, column), self._settler.struck
        gone = row in column.cells and asker not in struck and self._settler.is_withdrawn(plan, cell)
        self._built.counts[plan.sheet].dropped += gone
        return gone

    def _continuing_rows(
        self, plan: Plan, own: Sequence[Column], columns: Sequence[tuple[Column, Meaning]]
    ) -> frozenset[int]:
        """The rows with wishes but without a company, if they are decided to belong to the company above."""
        rows = [row for row in plan.region.rows if own and not any(row in column.cells for column in own)]
        wishing = {
            row: c.cells[row] for row in rows for c, m in columns if row in c.cells and self._wishes(m, c.cells[row])
        }
        if not wishing:
            return frozenset()
        cells = tuple(plan.region.cell(row, own[0]) for row in wishing)
        samples, path = tuple(wishing.values())[:_SHOWN], ("form", plan.sheet, "rows")
        sure = 0.93 if hold_wishes_alone(plan.region.columns, plan.meanings, tuple(wishing)) else 0.6
        question = Question(
            "rows", plan.sheet, plan.sheet, cells, samples, ("above", "nothing"), "above", sure, 1.0, path
        )
        plan.above = frozenset(wishing if self._decider.decide(question) == "above" else ())
        return plan.above

    def _wishes(self, meaning: Meaning, text: str) -> bool:
        """Whether a cell names a company, or has a sign of a matrix."""
        if meaning.field == "matrix":
            return not is_blank(text) and (is_tick(text) or level_of(text) is not None or sign_of(text) is not None)
        return any(part.company is not None for part in self._names.split(text))

    def _of_row(
        self,
        plan: Plan,
        row: int,
        columns: Sequence[tuple[Column, Meaning]],
        unranked: Collection[int],
        taken: int,
        record: CompanyRecord | None,
    ) -> Iterator[tuple[Column, Meaning, Iterable[Said], int]]:
        """The wishes of each column in a row, each with the number of names that it adds to the ranked wishes.

        A list comes after choices beside it, if any was made: ``1st choice``, ``2nd choice``, ``Further companies``.
        """
        choices = [(column, m.place) for column, m in columns if m.field == "choice"]
        chosen = max(place for _, place in choices) if any(row in column.cells for column, _ in choices) else 0
        for column, meaning in columns:
            text = column.cells.get(row, "")
            if (
                not text
                or (meaning.field != "matrix" and is_blank(text))
                or (record is not None and repeats_colleague(text, record.answers(column.cells)))
            ):
                continue
            if meaning.field == "matrix":
                yield from ((column, of, wishes, 0) for of, wishes in self._of_cell(plan, column, meaning, row, record))
                continue
            if self._settler.facts(text) is not None or is_about_requester(text, self._names):
                self.beside.append(Text(text, plan.region.cell(row, column), plan, row, column))
                continue
            whose = record if not plan.familiar else None
            asked = for_all(text, self._names, self._built, whose, meaning.level) if whose is not None else None
            if asked is not None and meaning.level is Level.WANT and (sign := leading_sign(text)):
                cell = plan.region.cell(row, column)
                level = self._settler.words.level_of_mark(plan, sign, cell, column)
                asked = {target: level if of is Level.WANT else of for target, of in asked.items()}
            if asked is not None:
                if set(asked.values()) != {Level.NO}:
                    self._built.everyone.append((plan.region.cell(row, column), text, len(asked)))
                yield column, meaning, [(target, of, None, {}) for target, of in asked.items()], 0
                continue
            cell = plan.region.cell(row, column)
            ranked = meaning.field == "wishes" and meaning.level is Level.WANT and column.number not in unranked
            taken = max(taken, chosen) if ranked else taken
            wishes: Iterable[Said] = self.lists.wishes(plan, (column, meaning), text, cell, taken)
            if column.number in unranked:
                wishes = ((target, level, None, more) for target, level, _, more in wishes)
            more = len(self._names.split(text)) if ranked else 0
            taken += more
            yield column, meaning, wishes, more

    def _take(
        self,
        plan: Plan,
        place: tuple[Column, int],
        asker: str,
        wishes: Iterable[Said],
        *,
        turned: bool,
        replaced: bool,
    ) -> None:
        """Add the wishes of a cell, and count them."""
        column, row = place
        count, where = self._built.counts[plan.sheet], plan.region.cell(row, column)
        of_sheet = level_of_sheet(plan)
        for target, level_said, rank, extras in wishes:
            level = of_sheet if level_said is Level.WANT else level_said
            if replaced:
                count.dropped += 1
                continue
            count.wishes += 1
            count.columns.add(column.letters)
            count.cells.add(where)
            if (asks := target if turned else asker) is not None:
                count.askers.add(asks)
            if target is None:
                count.nobody.append(where)
                continue
            asks_too = plan.meanings[column.number].field == "askers"
            two = (target, asker) if turned else (asker, target)
            self._built.wishes.append(Wish(*two, level, None if asks_too else rank, where, extras, mirrored=asks_too))

    def _unranked(self, plan: Plan, columns: Sequence[tuple[Column, Meaning]]) -> frozenset[int]:
        """The columns of lists whose names are in the order of the form, and not of preference.

        Columns with the same question about two sides are decided together.
        """
        ranked = {number for _, number in _ranks_in_columns(plan)}
        listed = [c for c, m in columns if m.field == "wishes" and m.level is Level.WANT and c.number not in ranked]
        listed = [] if plan.familiar else listed
        around = self._orders.around(plan) if not plan.familiar else ()
        found = self._unranked_choices(plan, columns, around)
        for column in listed:
            alike = [c for c in listed if c is column or ask_alike(c.title, column.title)]
            texts = tuple(text for c in alike for text in c.cells.values())
            parts = [self._names.split(text) for text in texts]
            single = max(map(len, parts), default=0) == 1 and has_row_for_each(plan)
            told = order_told(self._orders.titles(plan, column), around) if single else None
            single = single and (told is None or told[0] != RANKED)
            if single or ticks_options(plan, column) or is_beside_ticks(plan, column):
                found.add(column.number)
                continue
            listed_names = self._built.records
            lists = [[part.company for part in of_cell if part.company in listed_names] for of_cell in parts]
            titles = tuple(title for c in alike for title in self._orders.titles(plan, c))
            about = titles, tuple(self._built.records), around
            likely = told or likely_order(lists, texts, *about, of_companies=plan.holds == COMPANIES)
            if self._decided_order(plan, column, likely, len(lists)) == UNRANKED:
                found.add(column.number)
            elif len(listed) > 1 or told is not None or any(len(of_cell) > 1 for of_cell in lists):
                self._built.ranked.add((plan.sheet, column.number))
        return frozenset(found)

    def _unranked_choices(
        self, plan: Plan, columns: Sequence[tuple[Column, Meaning]], around: Sequence[str]
    ) -> set[int]:
        """The columns of choices that are in no order of preference, as titles or the texts around them say."""
        choices = [column for column, m in columns if m.field == "choice" and m.level is Level.WANT]
        choices = [] if plan.familiar else choices
        titles = [title for column in choices for title in self._orders.titles(plan, column)]
        free = [text for text in (*titles, *around) if order_in(text) == UNRANKED]
        if not choices or not free:
            return set()
        sure = set(map(order_in, (*titles, *around))) <= {UNRANKED, None}
        sure = sure and not states_order(titles) and not any(map(is_degree, titles))  # ``Priority 1``
        told = order_told((), free, of_companies=plan.holds == COMPANIES)
        likely = told if told is not None and sure else (UNRANKED, _UNSURE)
        ranked = self._decided_order(plan, choices[0], likely, len(choices[0].cells)) != UNRANKED
        return set() if ranked else {column.number for column in choices}

    def _decided_order(self, plan: Plan, column: Column, likely: tuple[str, float], lists: int) -> str:
        """Whether the order of names in a column, or of choices from it on, ranks them: as likely, or as answered."""
        cell, path = plan.region.cell(plan.region.header[-1], column), ("form", plan.sheet, "order")
        about = plan.sheet, column.title, (cell,), column.samples(), (RANKED, UNRANKED)
        order = self._decider.decide(Question("order", *about, *likely, lists, path))
        if order == UNRANKED:
            self._built.unranked.append((cell, column.title))
        return order

    def _check_role(self, plan: Plan, row: int, record: CompanyRecord | None) -> None:
        """Report a respondent with another role than the lists of companies state."""
        column = plan.column("role") if plan.holds == ANSWERS else None
        if column is None or record is None or row not in column.cells:
            return
        roles = roles_of(column.cells[row])[0]
        if roles and not roles & record.roles:
            self._settler.meaning_of_remark(column.cells[row], plan.region.cell(row, column), None)

    def replace_corrected(self, plans: Sequence[Plan]) -> None:
        """Remove earlier wishes of companies on a sheet that replaces them; refusals are kept."""
        for plan in (plan for plan in plans if plan.holds != NOTHING_HELD and replaces(plan)):
            later = {fold(wish.asker): wish.cell for wish in self._built.wishes if wish.cell.sheet == plan.sheet}
            refusals = any(m.level is Level.NO for _, m in plan.wish_columns())
            kept = []
            for wish in self._built.wishes:
                cell = later.get(fold(wish.asker))
                if cell is None or wish.cell.sheet == plan.sheet or (wish.level is Level.NO and not refusals):
                    kept.append(wish)
                    continue
                self._built.drop(wish.cell)
                entry = (wish.asker, wish.cell, cell)
                if not any(of == wish.asker and second == cell for of, _, second in self._built.replaced):
                    self._built.replaced.append(entry)
            self._built.wishes = kept

    def ask_contradictions(self) -> None:
        """Ask which of two people of one company is right, if one requests a meeting that the other refuses."""
        joined = {company for company, _ in self._built.joined}
        said: dict[tuple[str, str], list[Wish]] = {}
        for wish in self._built.wishes:
            said.setdefault((fold(wish.asker), fold(wish.target)), []).append(wish)
        shown = {record.named: record.shown for record in self._built.records.values()}
        dropped = set[int]()
        for wishes in said.values():
            refusals = [wish for wish in wishes if wish.level is Level.NO]
            others = [wish for wish in wishes if wish.level is not Level.NO]
            names = [shown.get(name, name) for name in (wishes[0].asker, wishes[0].target)]
            rows = {wish.cell.of_row for wish in refusals}
            apart = all(wish.cell.of_row not in rows for wish in others)
            if not refusals or not others or not apart or names[0] not in joined:
                continue
            text, guess = " – ".join(names), WISHES[Level.NO]
            cells = tuple(wish.cell for wish in wishes)
            options, path = (guess, WISHES[others[0].level]), ("words", "remark", text)
            answer = self._decider.decide(
                Question("both", cells[0].sheet, text, cells, (), options, guess, 0.5, 1.0, path)
            )
            dropped |= {id(wish) for wish in (others if answer == guess else refusals)}
        self._built.wishes = [wish for wish in self._built.wishes if id(wish) not in dropped]

    def _levels_in_columns(self, plan: Plan) -> dict[tuple[int, int], Level | int]:
        """The levels in columns for the choice directly before, or all after, by row and column; ranks before too."""
        found: dict[tuple[int, int], Level | int] = {}
        columns = plan.region.columns
        fields = [plan.meanings.get(column.number, NOTHING).field for column in columns]
        for n, column in enumerate(columns):
            if fields[n] != "level" or plan.familiar == "Requests":
                continue
            behind = n > 0 and fields[n - 1] in {"choice", "wishes"}
            wishing = [place for place, name in enumerate(fields) if name in {"choice", "wishes"}]
            last = bool(wishing) and wishing[-1] < n  # behind all wishes, with other columns between
            asked = [columns[n - 1]] if behind else [columns[p] for p in wishing] if last else columns[n + 1 :]
            for row, text in column.cells.items():
                level = plan.meanings[column.number].level
                level = column.level if level is Level.WANT else level
                word = (
                    level.value
                    if level is not Level.WANT and is_tick(text)
                    else self._settler.words.level_word(plan, text, plan.region.cell(row, column), column)
                )
                rank = rank_of(text) if word == "rank" and behind else None
                said = Level(word) if word in LEVELS else rank
                if said is not None:
                    found |= dict.fromkeys(((row, other.number) for other in asked), said)
        return found

    def _of_cell(
        self, plan: Plan, column: Column, meaning: Meaning, row: int, record: CompanyRecord | None
    ) -> Iterator[tuple[Meaning, Iterable[Said]]]:
        """The wishes in a cell of a matrix, whose sign may say which side asks, or that both do."""
        text = column.cells[row]
        own = record.roles if record is not None else plan.roles or frozenset()
        if parts := self._settler.words.parts_of_sign(text):  # ``B!/S``, of which each has its own level
            for part, side in parts:
                way = replace(meaning, field="wishes" if side in own else "askers")
                yield way, self._of_matrix(plan, column, meaning, row, part)
            return
        asking = self._settler.words.who_asks(plan, text, plan.region.cell(row, column), column)
        ways = [replace(meaning, field="wishes" if side in own else "askers") for side in sorted(asking)]
        yield from ((way, self._of_matrix(plan, column, meaning, row, text)) for way in ways or [meaning])

    def _of_matrix(self, plan: Plan, column: Column, meaning: Meaning, row: int, text: str) -> Iterator[Said]:
        """The wish in a cell of a matrix, if any."""
        company = meaning.company if meaning.company in self._built.records else self._heading(plan, column)
        record = self._built.records.get(company or "")
        target = record.named if record is not None else None
        cell = plan.region.cell(row, column)
        again = fold(text) in {fold(column.title), fold(named_in(column.title, self._names))} or (
            company is not None and self._names.find(text).company == company
        )
        if again or (meaning.level is not Level.WANT and is_tick(text)):
            yield target, meaning.level, None, {}
            return
        if (marked := _MARKED_RANK.fullmatch(text)) is not None:  # ``1*`` beside ``2``
            level = self._settler.words.level_of_mark(plan, marked["before"] or marked["behind"], cell, column)
            yield target, level, self._scales.ranked(plan, rank_of(marked["rank"]), column), {}
            return
        word = self._settler.words.level_word(plan, text, cell, column)
        if word == "nothing":
            return
        steps = self._settler.words.ranks_of_steps(plan, matrix_of(plan)) if word == Level.WANT.value else {}
        rank = self._scales.ranked(plan, rank_of(text), column) if word == "rank" else steps.get(text)
        level = Level(word) if word in LEVELS else Level.WANT
        if meaning.level is not Level.WANT:  # the level of the column's question
            level, rank = (meaning.level, rank if meaning.level is Level.MUST else None)
            if word == Level.NO.value:
                return
        yield target, level, rank, {}

    def _heading(self, plan: Plan, column: Column) -> str | None:
        """The company of a title of a matrix in another spelling; None if it means nobody.

        Above the names may stand the word for their side.
        """
        found = self._names.find(named_in(column.title, self._names))
        cell = plan.region.cell(plan.region.header[-1], column)
        above = next((title for title in column.titles[1:] if is_word_for_side(title)), None)
        name = next((title for title in column.titles[1:] if title != above), "") if above is not None else ""
        if found.company in self._built.records or above is None or not name:
            return self._settler.company_of_part(plan, found, cell)
        return self._settler.company_named(plan, Part(name, None), cell, side_of_title(above))


_MARK = r"[*＊★☆✱!！◎○●▲△※✓✔]{1,3}"
_MARKED_RANK = lazy_regex(rf"\s*(?P<before>{_MARK})?\s*(?P<rank>\d{{1,3}})\s*(?P<behind>(?(before)|{_MARK}))\s*")
"""The rank in a box of a matrix with a sign for its level."""


def _matrix_of(plan: Plan) -> list[Column]:
    return [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]


def _ranks_in_columns(plan: Plan) -> dict[tuple[int, int], int]:
    """The ranks in columns beside wishes, by row and column of the wish."""
    columns, found = plan.region.columns, dict[tuple[int, int], int]()
    for column in columns:
        ranks = not plan.familiar and plan.meanings.get(column.number, NOTHING).field == "rank"
        wishes = wishes_beside(column, columns, plan.meanings) if ranks else None
        for row, text in column.cells.items() if wishes is not None else ():
            if (rank := rank_of(text)) is not None and wishes is not None:
                found[row, wishes.number] = rank
    return found


def _at_level(wishes: Iterable[Said], said: Level | int | None) -> Iterable[Said]:
    """The wishes of a cell, with the level or the rank of the first stated next to it, if any."""
    if said is None:
        return wishes
    if isinstance(said, int):
        return (
            (target, level, None if level is Level.NO else said + n, more)
            for n, (target, level, _, more) in enumerate(wishes)
        )
    return (
        (target, said if level is Level.WANT else level, rank if said is Level.WANT else None, more)
        for target, level, rank, more in wishes
    )
