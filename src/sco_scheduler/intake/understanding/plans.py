"""What a sheet holds: companies, answers, pairs, delegates or nothing; and what each of its columns means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import column_number, vocabulary
from sco_scheduler.intake.understanding.columns import Column, Region, matrix_company
from sco_scheduler.intake.understanding.fields import (
    COMPANY_FIELDS,
    NOTHING,
    PAIR_FIELDS,
    WEIGHTY,
    Meaning,
    assign,
    company_scores,
    pair_scores,
    says_something_else,
    wish_meaning,
)
from sco_scheduler.intake.understanding.matching import NameIndex, bare_title, side_of_title
from sco_scheduler.intake.understanding.questions import Decider, Question
from sco_scheduler.intake.understanding.universe import matrix_titles, pair_sides
from sco_scheduler.intake.values.entries import fold_header

COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD = "companies", "answers", "pairs", "delegates", "nothing"
HOLDS = (COMPANIES, ANSWERS, PAIRS, DELEGATES, NOTHING_HELD)
"""What a sheet can hold: companies (with or without their wishes), wishes of companies listed elsewhere, …"""

BY_COLUMN, BOTH = "by column", "both"
ROLES = {"purchasers": frozenset({Role.PURCHASER}), "suppliers": frozenset({Role.SUPPLIER}), BOTH: frozenset(Role)}
"""The roles that the companies of a sheet can have together, as a map writes them."""

WISHES = {Level.WANT: "wishes", Level.NO: "refusals", Level.MUST: "musts", Level.MAYBE: "maybes"}
"""What a column of companies is called in a map."""

_MATRIX_COLUMNS = 3


@dataclass
class Plan:
    """How a sheet is to be read.

    ``roles`` are those of all its companies, None where a column or headings of parts say it. ``familiar``:
    the sheet has the name and the columns of the format, so that its rows are taken as they are.
    """

    region: Region
    holds: str
    meanings: dict[int, Meaning]
    roles: frozenset[Role] | None = None
    familiar: str = ""

    @property
    def sheet(self) -> str:
        """The name of the sheet."""
        return self.region.grid.name

    def column(self, name: str) -> Column | None:
        """The column of a field, if there is one."""
        return next((c for c in self.region.columns if self.meanings.get(c.number, NOTHING).field == name), None)

    def side_column(self, name: str, side: Role | None = None) -> Column | None:
        """The column of the level or the rank of pairs that one side says, or that is of no side."""
        return next(
            (
                c
                for c in self.region.columns
                if (m := self.meanings.get(c.number, NOTHING)).field == name and m.side is side
            ),
            None,
        )

    def wish_columns(self) -> list[tuple[Column, Meaning]]:
        """The columns that name companies: lists, choices in their order, and the columns of a matrix."""
        found = [(c, m) for c in self.region.columns if (m := self.meanings.get(c.number, NOTHING)).field in
                 {"wishes", "choice", "matrix", "askers"}]  # fmt: skip
        return sorted(found, key=lambda item: (item[1].field != "choice", item[1].place, item[0].number))


@dataclass
class Planner:
    """Plans sheets, one by one, and asks what is not sure."""

    names: NameIndex
    decider: Decider
    declared: set[str] = field(default_factory=set)
    """The sheets that list companies, by their names."""

    def plan(
        self,
        region: Region,
        holds: str,
        certainty: float,
        familiar: Mapping[str, int] | None = None,
        passed: Collection[int] = (),
    ) -> Plan:
        """How a sheet is read.

        Args:
            region: its list.
            holds: what it most likely holds.
            certainty: how sure that is.
            familiar: the columns that are known by the format's own names, by their key.
            passed: columns of a familiar sheet that are not looked at.

        """
        sheet = region.grid.name
        if familiar is None:
            holds = self.decider.decide(
                Question("holds", sheet, sheet, (Cell(sheet, region.header[-1]),), _shown_titles(region), HOLDS, holds,
                         certainty, len(region.rows), ("form", sheet, "holds"))
            )  # fmt: skip
        if holds == NOTHING_HELD:
            return Plan(region, holds, {})
        known = {column: Meaning(key, 1.0) for key, column in (familiar or {}).items()}
        if familiar is not None and holds == COMPANIES and "id" not in familiar:
            known |= {column.number: Meaning("id", 0.95) for column in region.columns if column.referred}
        said = self._said(region)
        known |= said
        free = [column for column in region.columns if column.number not in known and column.number not in passed]
        found = self._pairs(region, free, known) if holds == PAIRS else self._companies(region, free, known)
        meanings = {**found, **known}
        plan = Plan(region, holds, meanings)
        if familiar is not None:
            self._ask_unread(plan, free, weighty_only=True)
            return plan
        self._ask_columns(plan, free)
        return plan

    def _said(self, region: Region) -> dict[int, Meaning]:
        """What the map says of columns, by title or by letters."""
        found = {}
        for column in region.columns:
            for name in (f"column {column.letters}", *column.titles):
                answer = self.decider.said(("form", region.grid.name, "columns", name))
                if answer is not None:
                    meaning = meaning_of(answer)
                    if meaning is not None:
                        if meaning.field == "matrix":
                            company = next((k for t in column.titles if (k := matrix_company(t, self.names))), "")
                            meaning = replace(meaning, company=company)
                        found[column.number] = meaning
                    break
        return found

    def _pairs(self, region: Region, free: Sequence[Column], known: Mapping[int, Meaning]) -> dict[int, Meaning]:
        taken = {meaning.field for meaning in known.values()}
        found: dict[int, Meaning] = {}
        sides = [] if {"from", "to"} & taken else [c for c, _ in pair_sides(region) if c in free]
        if len(sides) == 2:
            first, second = sorted(sides, key=lambda c: c.number)
            found = {first.number: Meaning("from", 0.95), second.number: Meaning("to", 0.95)}
            taken |= {"from", "to"}
        for column in free:
            side = next((s for title in column.titles if (s := side_of_title(title)) is not None), None)
            if column.number in found or side is None:
                continue
            if column.profile.levels >= 0.6 or (len(sides) == 2 and column.profile.ticks >= 0.8):
                found[column.number] = Meaning("level", 0.94, side=side)
            elif column.profile.ranks >= 0.9 and len(sides) == 2:
                found[column.number] = Meaning("rank", 0.94, side=side)
        names_asker = [c for c in free if c.number not in found and c.profile.companies >= 0.6] if sides else []
        if len(names_asker) == 1:
            found[names_asker[0].number] = Meaning("asker", 0.93)
        left = [c for c in free if c.cells and c.number not in found]
        scores = {c.number: {k: v for k, v in pair_scores(c).items() if k not in taken} for c in left}
        found |= {number: Meaning(name, sure) for number, (name, sure) in assign(scores).items()}
        sides_found = {m.field for m in found.values()} | taken
        named = [
            c for c in free if c.profile.companies >= 0.6 and found.get(c.number, NOTHING).field not in
            {"from", "to", "asker"}
        ]  # fmt: skip
        for side_field in ("from", "to"):
            if side_field not in sides_found and named:
                found[named.pop(0).number] = Meaning(side_field, 0.8)
        return found

    def _companies(self, region: Region, free: Sequence[Column], known: Mapping[int, Meaning]) -> dict[int, Meaning]:
        found: dict[int, Meaning] = {}
        taken = {meaning.field for meaning in known.values()}
        filled = [column for column in free if column.cells or matrix_company(column.title, self.names)]
        # The company's own name goes first: all other columns of companies are wishes.
        scores = {c.number: company_scores(c, len(region.rows)) for c in filled}
        if "company" not in taken:
            best = self._own_name(filled, scores, region)
            if best is not None:
                found[best[0].number] = Meaning("company", best[1])
        found |= self._matrix(region, [c for c in filled if c.number not in found], known)
        rest = [column for column in filled if column.number not in found]
        for column in rest:
            wish = wish_meaning(column)
            beside = scores[column.number]
            named = max((beside.get(name, 0.0) for name in ("local", "id")), default=0.0)
            if wish is not None and not (named >= 0.7 and wish.certainty < 0.9 and column.profile.unique >= 0.9):
                found[column.number] = wish
        plain = [c for c in rest if (m := found.get(c.number)) and m.field == "wishes" and m.level is Level.WANT]
        if len({_stem(c.title) for c in plain}) > 1:  # one of them may be of another level
            for c in plain:
                if c.score("wishes") < 0.7:
                    found[c.number] = replace(found[c.number], certainty=min(0.75, found[c.number].certainty))
        found |= self._in_order([c for c in rest if found.get(c.number, NOTHING).field in {"wishes", "choice"}], found)
        own_taken = {m.field for m in (*found.values(), *known.values())}
        left = {
            c.number: {k: v for k, v in scores[c.number].items() if k not in own_taken}
            for c in rest
            if c.number not in found
        }
        for number, (name, sure) in assign(left).items():
            found[number] = Meaning(name, sure)
        for column in rest:
            if found.get(column.number, NOTHING).field == "not_available" and _is_presence(column):
                found[column.number] = Meaning("available", 0.8)
        return found

    def _own_name(
        self, columns: Sequence[Column], scores: Mapping[int, Mapping[str, float]], region: Region
    ) -> tuple[Column, float] | None:
        rated = []
        for column in columns:
            score = scores[column.number].get("company", 0.0)
            wishing = column.score("wishes")
            if matrix_company(column.title, self.names) is not None:
                score *= 0.3  # a company heads it: a column of a matrix
            if column.choice is not None or (wishing >= 0.7 and wishing > column.score("company")):
                score *= 0.3
            if score:
                rated.append(
                    (score + (0.02 if column.number == region.columns[0].number else 0.0), -column.number, column)
                )
        if not rated or max(rated)[0] < 0.35:
            texts = [
                c
                for c in columns
                if c.profile.companies >= 0.6 and c.profile.unique >= 0.9 and c.choice is None
                and c.score("wishes") < 0.35 and c.level is Level.WANT and c.profile.lists < 0.3
            ]  # fmt: skip
            return (texts[0], 0.7) if texts else None
        best = max(rated, key=lambda item: item[:2])
        return best[2], min(1.0, best[0])

    def _matrix(self, region: Region, columns: Sequence[Column], known: Mapping[int, Meaning]) -> dict[int, Meaning]:
        """The columns that a company heads, where there are several: cells say how each row wants to meet it."""
        headed = {
            c: key
            for c in columns
            if (key := next((k for t in c.titles if (k := matrix_company(t, self.names))), None))
        }
        if not headed:
            unknown = [c for c in matrix_titles(region) if c in columns]
            return {c.number: Meaning("matrix", 0.5) for c in unknown if not known}
        if len(headed) < _MATRIX_COLUMNS and not (len(headed) >= 2 and len(headed) + 1 >= len(region.columns)):
            return {}
        return {c.number: Meaning("matrix", 0.95, company=key) for c, key in headed.items()
                if c.profile.companies < 0.5 or {self.names.find(text).company for text in c.cells.values()} == {key}
                }  # fmt: skip

    def _in_order(self, columns: Sequence[Column], found: Mapping[int, Meaning]) -> dict[int, Meaning]:
        """Columns of one kind in a row, such as ``意向企业1`` to ``意向企业5``, or one title again and again."""
        groups: dict[tuple[str, Level], list[Column]] = {}
        for column in columns:
            if found[column.number].level is Level.NO or column.profile.lists > 0.2:
                continue
            groups.setdefault((_stem(column.title), found[column.number].level), []).append(column)
        result = {}
        for (_, level), group in groups.items():
            if len(group) < 2 or (level is not Level.WANT):
                continue
            places = [c.choice or _last_number(c.title) for c in group]
            if None in places or len(set(places)) != len(places):
                places = list(range(1, len(group) + 1))
            for column, place in zip(group, places, strict=True):
                result[column.number] = Meaning("choice", 0.95, level, place or 0)
        return result

    def _ask_columns(self, plan: Plan, free: Sequence[Column]) -> None:
        """Ask for weighty columns that are not sure; the others are taken for what they most likely are."""
        for column in free:
            meaning = plan.meanings.get(column.number)
            if meaning is None:
                continue
            weighty = meaning.field in WEIGHTY or meaning.field in {"wishes", "choice", "matrix", "company"}
            if meaning.field == "company" and plan.holds != PAIRS and column.profile.unique > 0.5:
                meaning = replace(meaning, certainty=max(meaning.certainty, 0.9 if meaning.certainty > 0.6 else 0.0))
            certainty = _certainty(meaning, column) if weighty else 1.0
            if plan.holds == ANSWERS and meaning.field == "company" and column.profile.companies >= 0.9:
                certainty = max(certainty, 0.93)
            plan.meanings[column.number] = self._decided(plan, column, meaning, certainty)
        self._ask_unread(plan, free, weighty_only=False)

    def _decided(self, plan: Plan, column: Column, meaning: Meaning, certainty: float) -> Meaning:
        answer = self.decider.decide(self._question(plan, column, meaning, certainty))
        decided = meaning_of(answer)
        if decided is None or (decided.field == meaning.field and decided.side == meaning.side):
            return (
                meaning if decided is None or decided.level is meaning.level else replace(meaning, level=decided.level)
            )
        return decided

    def _question(self, plan: Plan, column: Column, meaning: Meaning, certainty: float) -> Question:
        region = plan.region
        title = column.title
        same = [c for c in region.columns if c is not column and fold_header(c.title) == fold_header(title)]
        name = title if title and not same else f"column {column.letters}"
        guess = name_of(meaning)
        options = dict.fromkeys([guess, *_options(plan.holds, column)])
        cells = (region.cell(region.header[-1], column),)
        return Question("column", plan.sheet, title or column.letters, cells, column.samples(), tuple(options), guess,
                        certainty, column.profile.filled, ("form", plan.sheet, "columns", name))  # fmt: skip

    def _ask_unread(self, plan: Plan, free: Sequence[Column], *, weighty_only: bool) -> None:
        """Stop for columns that are not used and may say something about meetings."""
        for column in free:
            meaning = plan.meanings.get(column.number)
            if not column.cells:
                continue
            if weighty_only and meaning is not None:
                weighty = meaning.field in WEIGHTY or meaning.field in {"wishes", "choice", "matrix"}
                if weighty and (
                    meaning.field not in WEIGHTY or column.score(meaning.field) >= 0.7 or column.profile.levels >= 0.6
                ):
                    plan.meanings[column.number] = self._decided(plan, column, meaning, _certainty(meaning, column))
                else:
                    del plan.meanings[column.number]
                    meaning = None
            if meaning is not None and meaning.field != "notes":
                continue
            doubt = _may_matter(column, plan.holds)
            if doubt is None:
                continue
            guess, certainty = doubt
            if meaning is not None and meaning.field == "notes" and guess.field == "nothing":
                continue
            plan.meanings[column.number] = self._decided(plan, column, guess, certainty)


def name_of(meaning: Meaning) -> str:
    """A meaning as a map writes it."""
    if meaning.field == "wishes":
        return WISHES[meaning.level]
    if meaning.field == "choice":
        return f"choice {meaning.place}"
    if meaning.field in {"matrix", "nothing", "role", "title", "asker", "askers", "available"}:
        return meaning.field
    if meaning.side is not None:
        return f"{meaning.side} {meaning.field}"
    columns = vocabulary().sheets["Purchasers"].columns
    if meaning.field in columns and meaning.field not in {"rank", "level"}:
        return columns[meaning.field].name()
    others = vocabulary().sheets["Requests"].columns
    return others[meaning.field].name() if meaning.field in others else meaning.field


def meaning_of(answer: str) -> Meaning | None:
    """The meaning that a map writes; None where it is none."""
    folded = fold_header(answer)
    for level, name in WISHES.items():
        if folded == name:
            return Meaning("wishes", 1.0, level)
    if folded.startswith("choice") and folded.removeprefix("choice").isdecimal() and len(folded) <= _DIGITS:
        return Meaning("choice", 1.0, place=int(folded.removeprefix("choice")))
    if folded in {"matrix", "nothing", "role", "title", "asker", "askers", "available"}:
        return Meaning(folded, 1.0)
    for side in Role:
        if folded in {f"{side}level", f"{side}rank"}:
            return Meaning(folded.removeprefix(side), 1.0, side=side)
    for sheet in ("Purchasers", "Requests"):
        key = vocabulary().sheets[sheet].column_of().get(folded)
        if key is not None and key in {*COMPANY_FIELDS, *PAIR_FIELDS, "session", "delegate", "after"}:
            return Meaning(key, 1.0)
    return None


def _certainty(meaning: Meaning, column: Column) -> float:  # noqa: PLR0911 - one answer for each field
    if meaning.field == "not_available" and _is_presence(column):
        return min(meaning.certainty, 0.5)
    if meaning.field == "not_available" and max(column.profile.times, column.profile.dates) >= 0.5 \
            and column.score("not_available") >= 0.35:  # fmt: skip
        return max(meaning.certainty, 0.93)
    if meaning.field in {"minimum", "maximum", "status", "priority", "not_available"}:
        # That no company asks for it, or that it says nothing else, is told by the title.
        return max(meaning.certainty, 0.92) if column.score(meaning.field) >= 0.72 else meaning.certainty
    if meaning.field == "rank" and column.profile.numbers >= 0.95 and column.profile.ranks >= 0.95:
        return max(meaning.certainty, 0.91)
    if meaning.field in {"from", "to", "rank", "level"} and column.score(meaning.field) >= 0.72:
        return max(meaning.certainty, 0.92)
    if meaning.field == "company" and column.profile.companies >= 0.8 and column.score("company") >= 0.7:
        return max(meaning.certainty, 0.95)
    if meaning.field == "role" and column.profile.roles >= 0.75:
        return max(meaning.certainty, 0.93)
    if meaning.field in {"level", "asker"} and max(column.profile.levels, column.profile.roles) >= 0.75:
        return max(meaning.certainty, 0.93)
    return meaning.certainty


def _is_presence(column: Column) -> bool:
    """Whether a title asks when somebody is there, and not when away."""
    title = bare_title(column.title)
    return column.score("not_available") < 0.7 and any(
        word in title for word in ("availab", "attend", "доступ", "可用")
    )


def _may_matter(  # noqa: PLR0911 - one answer for each kind of content
    column: Column, holds: str
) -> tuple[Meaning, float] | None:
    """What a column that is not used may say about meetings, and how sure that is; None where it says nothing."""
    p = column.profile
    noise = column.score("nothing")
    if says_something_else(column) and column.score("wishes") < 0.7 and p.companies < 0.8:
        return None
    if p.companies >= 0.15 and p.companies * p.filled >= 1 and p.numbers < 0.8:
        level = column.level
        return (
            (Meaning("wishes", 0.5, level), 0.5)
            if p.companies >= 0.34 or column.score("wishes") >= 0.7
            else (NOTHING, 0.5)
        )
    if noise >= 0.72:
        return None
    if column.score("wishes") >= 0.72 and p.letters >= 0.3 and holds != PAIRS:
        return Meaning("wishes", 0.5, column.level), 0.5
    if p.levels >= 0.6 and p.distinct <= 12 and p.filled >= 2 and holds == PAIRS:
        return Meaning("level", 0.6), 0.6
    if _is_presence(column) and _looks_away(column):
        return Meaning("available", 0.8), 0.8
    if column.score("not_available") >= 0.6 or _looks_away(column):
        said_so = column.score("not_available") >= 0.7 and max(p.times, p.dates) >= 0.5
        return Meaning("not_available", 0.93 if said_so else 0.55), 0.93 if said_so else 0.55
    numbered = bare_title(column.title).rpartition(" ")[2] in _SERIAL_TITLES
    if _looks_limited(column) and not (numbered and (holds != PAIRS or p.distinct == 1)):
        return Meaning("rank" if holds == PAIRS else "maximum", 0.55), 0.55
    if p.letters >= 0.9 and p.length <= 3 and 2 <= p.distinct <= 12 and holds == COMPANIES:
        return Meaning("zone", 0.55), 0.55
    if p.roles >= 0.75 and p.distinct <= 6 and p.length <= 40 and p.filled >= 2:
        return NOTHING, 0.5
    return None


def _looks_away(column: Column) -> bool:
    """Whether cells look like hours or days, and are no moments at which a form was sent."""
    p = column.profile
    sent = p.dates >= 0.9 and (p.moments >= 0.9 or (p.unique >= 0.8 and p.filled > 3))
    return max(p.times, p.dates) >= 0.5 and not sent and column.score("products") < 0.5


_SERIAL_TITLES = frozenset({"no", "#", "序号", "номер", "п/п", "no п/п", "noп/п"})
"""Bare titles of a column that numbers its rows, of which a few rows give no sign in their numbers."""


_DIGITS = 18
"""A text of more digits is no number that anybody means."""


def _looks_limited(column: Column) -> bool:
    """Whether cells are small numbers that do not merely count the rows."""
    p = column.profile
    numbers = [int(text) for text in column.cells.values() if text.isdecimal() and len(text) <= _DIGITS]
    counting = p.unique >= 0.99 and len(numbers) > 2
    return p.numbers >= 0.9 and bool(numbers) and max(numbers) <= 100 and not counting


def _options(holds: str, column: Column) -> list[str]:
    if holds == PAIRS:
        sides = [f"{side} {what}" for what in ("level", "rank") for side in Role] if side_of_title(column.title) else []
        return ["From", "To", "Rank", "Level", "asker", *sides, "Notes", "nothing"]
    fields = [name_of(Meaning(name, 1.0)) for name in sorted(COMPANY_FIELDS, key=column.score, reverse=True)[:2]]
    return [*WISHES.values(), "askers", "role", "Not available", "available", *fields, "Notes", "nothing"]


def _stem(title: str) -> str:
    """A title without its number: the same for all columns of one kind in a row."""
    before, _, last = title.rpartition(".")
    return fold_header("".join(char for char in (before if before and last.isdigit() else title) if not char.isdigit()))


def _last_number(title: str) -> int | None:
    digits = ""
    for char in reversed(title.strip(" )]）】*?:：")):
        if not char.isdecimal():
            break
        digits = char + digits
    return int(digits) if digits and len(digits) <= 2 else None


def _shown_titles(region: Region) -> tuple[str, ...]:
    return tuple(column.title for column in region.columns if column.title)[:8]


def _shown_names(plan: Plan) -> tuple[str, ...]:
    column = plan.column("company")
    return column.samples() if column is not None else ()


def column_by(region: Region, name: str) -> Column | None:
    """A column of a list by its title or its letters."""
    folded = fold_header(name)
    if folded.startswith("column") and folded.removeprefix("column").isalpha():
        number = column_number(folded.removeprefix("column"))
        return next((c for c in region.columns if c.number == number), None)
    return next((c for c in region.columns if folded in {fold_header(title) for title in c.titles}), None)
