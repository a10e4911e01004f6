"""Turns sheets of any form into the sheets of the format, each cell with the cell that it came from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.values import fold
from sco_scheduler.intake.names.likeness import script_of
from sco_scheduler.intake.understanding.built import Built, Filled, Record, Wish, WishCount
from sco_scheduler.intake.understanding.columns import Column, is_country
from sco_scheduler.intake.understanding.fields import NOTHING, Meaning
from sco_scheduler.intake.understanding.map_words import ANSWERS, COMPANIES, PAIRS, ROLES, WISHES
from sco_scheduler.intake.understanding.matching import NameIndex, Part
from sco_scheduler.intake.understanding.plans import Plan
from sco_scheduler.intake.understanding.questions import Decider, Question
from sco_scheduler.intake.understanding.regions import matrix_company
from sco_scheduler.intake.understanding.universe import FIRST_NAME, LAST_NAME, Named
from sco_scheduler.intake.understanding.words import (
    bare_title,
    is_blank,
    is_tick,
    level_of,
    polarity_of,
    roles_of,
    says_refusal,
    side_of_title,
    title_score,
)
from sco_scheduler.intake.values.entries import plain, read_rank, whole_number
from sco_scheduler.intake.values.times import rest_of_day

_TIMES = re.compile(r"\d{1,2}[:：]\d{2}|morning|afternoon|утр|обед|днем|днём|вечер|上午|下午", re.IGNORECASE)
_WANTS = re.compile(r"want|wish|request|хот|жела|пожел|想|意|希望|约", re.IGNORECASE)
_NUMBERED = re.compile(r"[ps]?\d+")
"""An ID that may be made up later, for a company that has none."""

_HEADED = re.compile(r"(?:^|[\n;；|,，])\s*([^\s:：;；,，\n][^:：;；,，\n]{0,24}?)\s*[:：]\s*")
"""A word before a colon in a list."""

_LISTS = re.compile(r"\s*[┋|｜]\s*")
_LEVELS = tuple(level.value for level in Level)
_NOBODY = "nobody"
_OF_WISHES = {word: level for level, word in WISHES.items()}


class Builder:
    """Reads planned sheets, one by one: companies first, then wishes."""

    def __init__(self, names: NameIndex, decider: Decider, people: Mapping[str, str | None]) -> None:
        self._names = names
        self._people = people
        self._decider = decider
        self._legends: dict[str, dict[str, str]] = {}
        self._meant: dict[tuple[str, str, str], str] = {}
        """What words mean that were decided already, by kind and sheet: a column has few of them."""
        self.built = Built()

    # Companies

    def companies(self, plan: Plan) -> None:
        """Take the companies of a sheet; of several answers by one company the later replaces the earlier."""
        own, role_column = _naming(plan), plan.column("role")
        columns = {c.number: plan.meanings[c.number].field for c in plan.region.columns if c.number in plan.meanings}
        moments = [c for c in plan.region.columns if c.profile.dates >= 0.9 and c.score("nothing") >= 0.7]
        for row in plan.region.rows:
            values = self._values(plan, row, columns)
            if not any(name in values for name in ("id", "company", "local")):
                continue
            name = next(values[key] for key in ("id", "company", "local") if key in values)
            naming = next((c for c in own if row in c.cells), None)
            cell = plan.region.cell(row, naming) if naming is not None else name[1]
            roles = self._roles(plan, row, role_column, cell)
            key = self._key(plan, values)
            record = Record(key, values, set(roles), [cell], [_person(values)] if _person(values) else [],
                            next((c.raw.get(row) for c in moments), None))  # fmt: skip
            earlier = self.built.records.get(key)
            if earlier is None:
                self.built.records[key] = record
            elif earlier.rows[0].sheet != cell.sheet or (plan.familiar and not plan.wish_columns()):
                _add_to(earlier, record)
            elif earlier.roles != record.roles and not (earlier.roles & record.roles):
                _add_to(earlier, record)  # one company in two roles, a row for each
            elif _is_other_person(earlier, record):
                _add_to(earlier, record)
                entry = next((e for e in self.built.joined if e[0] == record.shown), None)
                if entry is None:
                    self.built.joined.append((record.shown, [*earlier.rows]))
                else:
                    entry[1].append(cell)
            else:
                self._replace(earlier, record)

    def named(self, named: Named) -> None:
        """Take companies that no sheet lists, and that only those who ask for them name."""
        region = named.region
        role = named.role
        if role is None:
            counted = self._roles_of([text for column in region.columns[:3] for text in column.cells.values()])
            if not counted:
                return
            role = Role.SUPPLIER if counted.most_common(1)[0][0] is Role.PURCHASER else Role.PURCHASER
        cells: dict[str, tuple[str, Cell]] = {}
        for column in named.columns:
            places = ((region.header[-1], column.title),) if named.titles else column.cells.items()
            for row, text in places:
                key = matrix_company(text, self._names) if named.titles else self._names.find(text).company
                if key is not None and key not in self.built.records and not is_blank(text):
                    cells.setdefault(key, (key if named.titles else text, region.cell(row, column)))
        for key, (text, cell) in cells.items():
            self.built.records[key] = Record(key, {"company": (text, cell)}, {role}, [cell])
        if cells:
            self.built.named.append((role, region.grid.name, [cell for _, cell in cells.values()]))

    def _roles_of(self, texts: Sequence[str]) -> Counter[Role]:
        """How many of the companies that texts name are on each side."""
        keys = [key for text in texts if (key := self._names.find(text).company) in self.built.records]
        return Counter(role for key in keys if key is not None for role in self.built.records[key].roles)

    def _replace(self, earlier: Record, later: Record) -> None:
        """A second answer of the same people: it counts, the first does not."""
        if later.moment is not None and earlier.moment is not None and str(later.moment) < str(earlier.moment):
            self.built.replaced.append((earlier.shown, later.rows[0], earlier.rows[-1]))
            return
        self.built.replaced.append((later.shown, earlier.rows[-1], later.rows[0]))
        for name, value in later.values.items():
            earlier.values[name] = value
        earlier.rows = [*later.rows]
        earlier.roles = later.roles or earlier.roles
        earlier.people = later.people or earlier.people
        earlier.moment = later.moment

    def _values(self, plan: Plan, row: int, columns: Mapping[int, str]) -> dict[str, Filled]:
        values: dict[str, Filled] = {}
        for column in plan.region.columns:
            name = columns.get(column.number)
            if (
                name is None
                or name in {"wishes", "choice", "matrix", "askers", "nothing", "role"}
                or row not in column.cells
            ):
                continue
            text = column.cells[row]
            if name in {"not_available", "languages", "products", "minimum", "maximum", "contact", "email", "phone"} \
                    and is_blank(text) and name != "languages":  # fmt: skip
                continue
            raw = column.raw.get(row, text)
            value: object = raw if not isinstance(raw, str) else text
            if name in {"languages", "not_available", "zone"} and isinstance(value, str):
                value = _LISTS.sub("; ", value)
            if name == "id" and not isinstance(value, str):
                value = text
            if name == "available":
                name, value = "not_available", rest_of_day(text)
            values.setdefault(name, (value, plan.region.cell(row, column)))
        whole = self._whole_name(plan, row) if not plan.familiar else None
        if whole is not None:
            values["contact"] = whole
        return values

    def _whole_name(self, plan: Plan, row: int) -> Filled | None:
        """The name of a person whose given name and family name have columns of their own."""
        parts = [
            next((c for c in plan.region.columns if row in c.cells and bare_title(c.title) in words), None)
            for words in (FIRST_NAME, LAST_NAME)
        ]
        if parts[0] is None or parts[1] is None:
            return None
        first, last = (c.cells[row] for c in parts if c is not None)
        joint = "" if script_of(last) == "han" else " "
        name = f"{last}{first}" if not joint else f"{first} {last}"
        return name, plan.region.cell(row, parts[0])

    def _key(self, plan: Plan, values: Mapping[str, Filled]) -> str:
        for name in ("id", "company", "local"):
            if name in values:
                found = self._names.find(str(values[name][0])).company
                if found is not None:
                    return found
        return fold(str(next(values[n][0] for n in ("id", "company", "local") if n in values)))

    def _roles(self, plan: Plan, row: int, column: Column | None, cell: Cell) -> frozenset[Role]:
        if plan.roles is not None:
            if len(plan.roles) > 1:
                self.built.both.append((plan.sheet, cell))
            return plan.roles
        if column is None:
            heading = plan.region.section_of(row)
            return self._role_word(plan, heading, Cell(plan.sheet, row), 1) if heading else frozenset()
        text = column.cells.get(row, "")
        if not text:
            self.built.roleless.append(plan.region.cell(row, column))
            return frozenset()
        return self._role_word(plan, text, plan.region.cell(row, column), column.profile.filled)

    def _role_word(self, plan: Plan, text: str, cell: Cell, weight: float) -> frozenset[Role]:
        known = self._meant.get(("role", plan.sheet, text))
        if known is not None:
            return ROLES.get(known, frozenset())
        roles, certainty = roles_of(text)
        guess = next((name for name, named in ROLES.items() if named == roles), "both")
        taken = {meant for (kind, sheet, _), meant in self._meant.items() if (kind, sheet) == ("role", plan.sheet)}
        unknown = "suppliers" if "purchasers" in taken and "suppliers" not in taken else "purchasers"
        answer = self._decider.decide(
            Question("word", plan.sheet, text, (cell,), (text,), (*ROLES, "nothing"), guess if roles else unknown,
                     certainty if roles else 0.3, weight, ("words", "role", text))
        )  # fmt: skip
        self._meant["role", plan.sheet, text] = answer
        return ROLES.get(answer, frozenset())

    # Wishes

    def wishes(self, plan: Plan) -> None:
        """Take the wishes of a sheet of companies or answers: lists, choices and matrices."""
        columns = plan.wish_columns()
        if not columns:
            return
        count = self.built.counts.setdefault(plan.sheet, WishCount(plan.sheet))
        self._legends[plan.sheet] = _legend(plan)
        own = _naming(plan)
        turned = any(m.field == "matrix" for _, m in columns) and self._turned(plan, own)
        ranked = {level: any(m.field == "wishes" and m.level is level for _, m in columns) for level in Level}
        listed = [m for _, m in columns if m.field == "wishes" and m.level is Level.WANT]
        for row in plan.region.rows:
            asker = self._asker(plan, row, own)
            if asker is None:
                continue
            record, cell = asker
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
                for target, level, rank, extras in wishes:
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
                    self.built.wishes.append(
                        Wish(*two, level, None if meaning.field == "askers" else rank, where, cell[1], extras)
                    )

    def _turned(self, plan: Plan, own: Sequence[Column]) -> bool:
        """Whether the companies that head the columns of a matrix ask for those of its rows, which its title says."""
        region = plan.region
        rows = self._roles_of([text for column in own for text in column.cells.values()])
        texts = (plan.sheet, *(text for row, text in region.remarks.items() if row < region.header[0]))
        guess, certainty = "rows", 1.0
        for text in texts:
            named = roles_of(text)[0]
            wishing = title_score(text, "wishes") >= 0.7 or _WANTS.search(text) is not None
            if len(named) == 1 and wishing and rows:
                guess = "rows" if rows.most_common(1)[0][0] in named else "columns"
                certainty = 0.95
                break
        answer = self._decider.decide(
            Question("askers", plan.sheet, plan.sheet, (Cell(plan.sheet, region.header[-1]),), (), ("rows", "columns"),
                     guess, certainty, len(region.rows), ("form", plan.sheet, "askers"))
        )  # fmt: skip
        return answer == "columns"

    def _asker(self, plan: Plan, row: int, own: Sequence[Column]) -> tuple[Record | None, tuple[str, Cell]] | None:
        texts = [(c.cells[row], plan.region.cell(row, c)) for c in own if row in c.cells]
        for text, cell in texts:
            key = self._names.find(text).company
            if key is not None and key in self.built.records:
                record = self.built.records[key]
                return record, (record.named, cell)
        if not texts and not own:
            texts = self._answering(plan, row)
            for text, cell in texts:
                key = self._people.get(fold(text))
                if key is not None and key in self.built.records:
                    record = self.built.records[key]
                    return record, (record.named, cell)
        if not texts:
            return None
        text, cell = texts[0]
        key = self._named(plan, Part(text, None), cell)
        if key is not None and key in self.built.records:
            record = self.built.records[key]
            return record, (record.named, cell)
        return (None, (text, cell)) if plan.holds != ANSWERS else None

    def _by_level(self, text: str) -> list[tuple[Level, str]]:
        """The parts of a cell that begin with their level: ``Must: Altyn Trade; No: River Machines``."""
        heads = [m for m in _HEADED.finditer(text) if (found := level_of(m[1])) is not None and found[1] >= 0.9]
        if not heads or text[: heads[0].start()].strip() or self._names.find(text).company is not None:
            return []
        ends = [*(match.start() for match in heads[1:]), len(text)]
        levels = [found[0] for match in heads if (found := level_of(match[1])) is not None]
        return [(level, text[m.end() : end]) for level, m, end in zip(levels, heads, ends, strict=True)]

    def _answering(self, plan: Plan, row: int) -> list[tuple[str, Cell]]:
        """Who answers on a sheet that names no company: a person or a mailbox of one."""
        columns = [column for name in ("contact", "email") if (column := plan.column(name)) is not None]
        return [(c.cells[row], plan.region.cell(row, c)) for c in columns if row in c.cells]

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
            if part.company is None and place and parts[place - 1].company is not None and _said_level(part.text):
                continue  # ``Altyn Trade - must``: the level of the name before it
            following = parts[place + 1].text if place + 1 < len(parts) and parts[place + 1].company is None else ""
            level = meaning.level
            extras: dict[str, Filled] = {}
            for remark in filter(None, (part.remark, following if _said_level(following) else "")):
                said = _said_level(remark)
                if said and level is Level.WANT:
                    level = said
                elif not said and not is_country(remark) and self._names.find(remark).company != part.company:
                    if _TIMES.search(remark):
                        self._ask_part(remark, cell, None, plan.sheet)
                    extras["notes"] = (remark, cell)
            rank += 1
            if meaning.field == "choice":
                number: int | None = meaning.place + rank - 1 if meaning.place else rank
            else:
                number = rank
            key = part.company if part.company is not None else self._named(plan, part, cell)
            target = self.built.records[key].named if key in self.built.records else None
            yield target, level, number if level is Level.WANT else None, extras

    def _of_matrix(
        self, plan: Plan, column: Column, meaning: Meaning, row: int, text: str
    ) -> Iterator[tuple[str | None, Level, int | None, dict[str, Filled]]]:
        """The wish that a cell of a matrix says, if any."""
        record = self.built.records.get(meaning.company)
        target = record.named if record is not None else None
        cell = plan.region.cell(row, column)
        if self._names.find(text).company == meaning.company:
            yield target, Level.WANT, None, {}
            return
        word = self._word(plan, text, cell, column)
        if word == "nothing" or is_blank(text, words=False):
            return
        rank = read_rank(text) if word == "rank" else None
        level = Level(word) if word in _LEVELS else Level.WANT
        yield target, level, rank, {}

    def _word(self, plan: Plan, text: str, cell: Cell, column: Column) -> str:
        """What a word in a matrix or a column of levels means: a level, a rank or nothing."""
        known = self._meant.get(("level", plan.sheet, text))
        if known is None:
            known = self._meant["level", plan.sheet, text] = self._decided_word(plan, text, cell, column)
        return known

    def _decided_word(self, plan: Plan, text: str, cell: Cell, column: Column) -> str:
        legend = self._legends.setdefault(plan.sheet, _legend(plan)).get(fold(text))
        number = whole_number(text)
        level = level_of(text)
        if self._decider.said(("words", "level", text)) is None:
            if legend is not None:
                return legend
            if number is not None and number >= 1 and plan.holds != PAIRS:
                return "rank"
            if number == 0:
                return "nothing"
            if plan.holds != PAIRS and is_tick(text):
                return "want"
        guess, certainty = (level[0].value, level[1]) if level is not None else ("want", 0.3)
        unticked = self._filled_in(plan, text) if guess == "no" and plan.holds != PAIRS else 0.0
        if unticked:
            guess, certainty = "nothing", unticked
        return self._decider.decide(
            Question("word", plan.sheet, text, (cell,), (text,), (*_LEVELS, "nothing"), guess, certainty,
                     sum(value == text for value in column.cells.values()), ("words", "level", text))
        )  # fmt: skip

    def _filled_in(self, plan: Plan, word: str) -> float:
        """How sure a ``no`` in a matrix means a box that was not ticked; 0 where it is an answer.

        Every cell then has one of two words, and a company has the ``no`` for itself too.
        """
        matrix = [(c, m) for c, m in plan.wish_columns() if m.field == "matrix"]
        texts = Counter(fold(text) for column, _ in matrix for text in column.cells.values())
        if not matrix or len(texts) != 2 or sum(texts.values()) < len(matrix) * len(plan.region.rows):
            return 0.0
        own = _naming(plan)
        itself = [
            column.cells.get(row)
            for column, meaning in matrix
            for row in plan.region.rows
            if any(self._names.find(c.cells.get(row, "")).company == meaning.company for c in own)
        ]
        return 0.93 if itself and all(text is not None and fold(text) == fold(word) for text in itself) else 0.6

    def pairs(self, plan: Plan) -> None:
        """Take the wishes of a sheet that has one in each row."""
        asker, target = plan.column("from"), plan.column("to")
        if asker is None or target is None:
            return
        count = self.built.counts.setdefault(plan.sheet, WishCount(plan.sheet))
        columns = {name: plan.column(name) for name in ("session", "delegate", "after", "notes")}
        columns |= {name: plan.side_column(name) for name in ("rank", "level")}
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
                        key = self._named(plan, Part(text, None), raw[name][1])
                        if key in self.built.records:
                            raw[name] = (self.built.records[key].named, raw[name][1])
                if level is not None and row in level.cells and level_of(level.cells[row]):
                    word = self._word(plan, level.cells[row], plan.region.cell(row, level), level)
                    raw["level"] = (word, plan.region.cell(row, level))
                self.built.wishes.append(Wish(first, second, Level.WANT, None, cells[1], cells[0], raw=raw))
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
            self.built.roleless.append(cell)
            return []
        key = self._names.find(text).company
        if key is not None:
            names = [self._names.find(column.cells.get(row, "")).company for column in pair]
            return [(place == 1, level, rank) for place, name in enumerate(names) if name == key]
        start = re.split(r"\s*(?:→|->|=>|⇒|—>|>)\s*", text)[0]
        roles = roles_of(start)[0] if start and start != text else None
        if not roles:
            roles = self._role_word(plan, text, cell, asker.profile.filled)
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
        level, rank = Level.WANT, None
        if (column := columns["level"]) is not None and row in column.cells:
            word = self._word(plan, column.cells[row], plan.region.cell(row, column), column)
            if word == "nothing":
                return
            level = Level(word) if word in _LEVELS else Level.WANT
        if (column := columns["rank"]) is not None and row in column.cells:
            rank = read_rank(column.raw.get(row, column.cells[row]))
            if rank is None and (said := level_of(column.cells[row])) is not None:
                level = said[0]
        extras.pop("level", None), extras.pop("rank", None)
        askers = [(self._part_named(plan, part, cells[0]), part) for part in self._names.split(texts[0])]
        for key, part in askers or [(None, Part(texts[0], None))]:
            asked = self._names.split(texts[1]) if texts[1] and not is_blank(texts[1]) else ()
            for place, target in enumerate(asked):
                count.wishes += 1
                count.columns.add(cells[1].column)
                other = self._part_named(plan, target, cells[1])
                count.askers.add(key or part.text)
                first, second = self.built.records.get(key or ""), self.built.records.get(other or "")
                if first is None or second is None:
                    count.nobody.append(cells[0] if first is None else cells[1])
                    continue
                number = rank if len(asked) == 1 else (rank or 1) + place
                self.built.wishes.append(
                    Wish(first.named, second.named, level,
                         number if level is Level.WANT or rank is not None else None, cells[1], cells[0], extras)
                )  # fmt: skip

    def _part_named(self, plan: Plan, part: Part, cell: Cell) -> str | None:
        return part.company if part.company is not None else self._named(plan, part, cell)

    def _named(self, plan: Plan, part: Part, cell: Cell) -> str | None:
        """The company that an unknown name is said to mean, or is near to; None where it names nobody."""
        if self._names.is_said(part.text):
            return self._names.find(part.text).company
        near = self._names.near(part.text)
        options = []
        guess, certainty = _NOBODY, 0.3
        if near is not None and near[0] in self.built.records:
            guess, certainty = self.built.records[near[0]].shown, near[1]
            options.append(guess)
        answer = self._decider.decide(
            Question("name", plan.sheet, part.text, (cell,), (part.text,), (*options, _NOBODY), guess, certainty, 1.0,
                     ("names", part.text))
        )  # fmt: skip
        if answer == _NOBODY:
            return None
        key = self._names.find(answer).company
        told = key in self.built.records and certainty >= self._decider.sure
        if key is not None and told and self._decider.said(("names", part.text)) is None:
            self.built.replaced_names.append((cell, part.text, self.built.records[key], round(100 * certainty)))
        return key

    def _ask_part(self, remark: str, cell: Cell, level: Level | None, sheet: str) -> str:
        """Ask what a part of a cell says that may be a wish, a refusal or an absence; it may be a mere note."""
        options = (
            ("Notes",) if level is None else (WISHES[level], *(w for w in _OF_WISHES if w != WISHES[level]), "Notes")
        )
        return self._decider.decide(
            Question("cell", sheet, remark, (cell,), (remark,), options, options[0], 0.5, 1.0,
                     ("words", "remark", remark))
        )  # fmt: skip

    def remarks(self, plan: Plan) -> None:
        """Stop for remarks that name a company or a time of day: they may be wishes, refusals or absences."""
        own = _naming(plan)
        for column in plan.region.columns:
            meaning = plan.meanings.get(column.number, NOTHING).field
            if column.profile.moments >= 0.9:
                continue
            if meaning not in {"notes", "nothing"} or column.profile.letters < 0.3 or column.score("nothing") >= 0.7:
                continue
            if plan.meanings.get(column.number) is not None and meaning == "nothing" and self._is_said(plan, column):
                continue
            for row, text in column.cells.items():
                here = {self._names.find(c.cells[row]).company for c in own if row in c.cells}
                others = self._names.mentioned(text) - here
                told = others and (not plan.familiar or says_refusal(text))
                if not told and (plan.familiar or not _TIMES.search(text)):
                    continue
                cell = plan.region.cell(row, column)
                likely = polarity_of(text[:400]) if others else None
                level = _OF_WISHES.get(self._ask_part(text, cell, likely, plan.sheet))
                asker = self._asker(plan, row, own) if level is not None else None
                if level is None or asker is None:
                    continue
                for key in sorted(others & self.built.records.keys()):
                    target = self.built.records[key].named
                    self.built.wishes.append(Wish(asker[1][0], target, level, None, cell, asker[1][1]))

    def _is_said(self, plan: Plan, column: Column) -> bool:
        names = (f"column {column.letters}", *column.titles)
        return any(self._decider.said(("form", plan.sheet, "columns", name)) is not None for name in names)

    # People

    def delegates(self, plan: Plan) -> None:
        """Take the people of a sheet that has one in each row, beside a list of companies."""
        own = _naming(plan)
        columns = {c.number: plan.meanings[c.number].field for c in plan.region.columns if c.number in plan.meanings}
        for row in plan.region.rows:
            asker = self._asker(plan, row, own)
            record = asker[0] if asker is not None else None
            values = self._values(plan, row, columns)
            person = _person(values)
            if record is None or not person:
                continue
            if "listed" not in record.values:
                record.people = []
            record.values["listed"] = ("yes", record.rows[0])
            record.people.append(person)


def _naming(plan: Plan) -> list[Column]:
    """The columns that name the company of a row, the surest first."""
    return [column for name in ("id", "company", "local") if (column := plan.column(name)) is not None]


def _person(values: Mapping[str, Filled]) -> dict[str, Filled]:
    """The person that a row names; nothing where it names none."""
    if "contact" not in values:
        return {}
    person = {"delegate": values["contact"]}
    return person | {name: values[name] for name in ("title", "email") if name in values}


def _add_to(earlier: Record, later: Record) -> None:
    for name, value in later.values.items():
        earlier.values.setdefault(name, value)
    earlier.roles |= later.roles
    earlier.rows += later.rows
    earlier.people += later.people


def _is_other_person(earlier: Record, later: Record) -> bool:
    """Whether two rows of one company are of two people: another name, and no mailbox of the same."""
    names = [{fold(str(p["delegate"][0])) for p in r.people} for r in (earlier, later)]
    mails = [{fold(str(p["email"][0])) for p in r.people if "email" in p} for r in (earlier, later)]
    if not names[0] or not names[1] or names[0] & names[1]:
        return False
    return not (mails[0] & mails[1])


def _said_level(text: str) -> Level | None:
    """The level that a remark says surely."""
    found = level_of(text) if text and len(text) <= 30 else None
    return found[0] if found is not None and found[1] >= 0.9 else None


def _legend(plan: Plan) -> dict[str, str]:
    """What remarks around a list say that its signs mean: ``M = must meet``, ``1 - обязательно``."""
    found: dict[str, str] = {}
    for text in plan.region.remarks.values():
        for piece in re.split(r"[;；,，、\n]|\s{2,}", text):
            match = re.fullmatch(r"\s*(?:.*[:：]\s*)?([^\s=–—:：-]{1,4})\s*[=–—:：-]\s*(.{2,40}?)\s*\.?\s*", piece)
            match = match or re.fullmatch(r"\s*([^\w\s]{1,3})\s+(\w.{1,40}?)\s*\.?\s*", piece)
            if match is None:
                continue
            level = level_of(match[2])
            if level is not None and level[1] >= 0.75:
                found[fold(match[1])] = level[0].value
            elif is_blank(match[2]) or plain(match[2]) in {"blank", "no answer"}:
                found[fold(match[1])] = "nothing"
    return found
