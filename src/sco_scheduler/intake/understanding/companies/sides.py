"""Decides the roles of the companies of whole sheets, by the sheets' names and by the direction of wishes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import (
    NOTHING,
    Meaning,
    is_other_matter,
    names_a_side,
    says_something_else,
)
from sco_scheduler.intake.understanding.cells.questions import (
    ANSWERS,
    BOTH,
    COMPANIES,
    NO_SIDE,
    PAIRS,
    ROLES,
    Decider,
    Question,
    meaning_of,
)
from sco_scheduler.intake.understanding.companies.coded_sides import letters_of_sides
from sco_scheduler.intake.understanding.lists.list_rows import is_word_for_side
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.meanings.shapes import pair_sides
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex, Part
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    roles_of,
    side_in_brackets,
    side_of_title,
)
from sco_scheduler.resources import is_joined, kept_regex, lazy_regex, words_of_kinds

_FOLLOWS = 0.93
"""Certainty of the role of a sheet whose companies request those of a sheet with a known role."""

_SAID = 0.95
"""The certainty from which on a sheet's name has a word for a side, and not only for makers of something."""

_SEPARATES = 0.8
"""Certainty that a column whose words part the companies of all wishes from those that wish says their side."""

_OTHER = {"purchasers": "suppliers", "suppliers": "purchasers"}

_QUESTION = 15
"""The minimum length of a title that may be a question."""


_TITLED, _ASKING = 0.7, 0.35
"""The minimum scores of a title for companies, and for wishes."""

_KINDS, _FEWEST, _REPEATED, _SOME, _WORD, _WORDS, _UNSURE = 6, 4, 0.7, 0.5, 30, 3, 0.6
"""How a column of kinds looks: the most words, the fewest cells, the share of distinct ones, of others, the lengths."""


def likely_role(region: Region, *titles: str) -> tuple[str, float]:
    """The role of the companies of a list, by the names of its sheet and columns and the text above it.

    Parameters
    ----------
    titles
        Further titles that may state the role, such as the name of the workbook.

    Returns
    -------
    tuple[str, float]
        The role, as written in a map, and its certainty.
    """
    first = [column for column in region.columns[:3] if column.titles]
    called = any(column.score("company") >= _TITLED and not names_a_side(column) for column in first)
    grids = _questions_of_grids(region)
    heads = [c.title for c in first if names_a_side(c) and not (called and _names_others(c, region))]
    heads = [title for title in heads if _question(title) not in grids]
    side = side_of_title(heads[0]) if heads else None
    if side is not None:
        return _role_name({side}), 0.96
    above = [text for row, text in region.remarks.items() if row < region.header[0]]
    part = _ROWS.search(region.grid.name) is not None
    if part and above and (role := _said_role(above[-1])[0]) and side_of_title(above[-1]) is not None:
        return role, 0.96  # its sheet may be named after the other side
    # The sheet of rows at the foot of a matrix may be named after either side.
    name = "" if first[:1] and first[0].title == "Company" and part else region.grid.name
    fuller = (text for text in above if side_in_brackets(text) is not None)
    name = next(fuller, name) if _said_role(name)[0] else name
    role, certainty = _said_role(_without_gathering(name))
    if role and certainty == 1.0:  # a title may name either requesters or targets
        return role, 0.97
    asked = _asked_role(region)
    if asked:
        return _OTHER[asked], 0.93
    for text, sure in ((name, 0.97), *((text, 0.94) for text in above), *((text, 0.85) for text in titles)):
        role, certainty = _said_role(_without_gathering(text))
        if role:
            return role, min(sure, max(certainty, 0.9))
    return "purchasers", 0.4


def _names_others(column: Column, region: Region) -> bool:
    """Whether a column beside that of the names asks for companies, or is one of several below the word for a side."""
    below = [other for other in region.columns if other.titles[1:] and other.titles[-1] == column.titles[-1]]
    return column.score("wishes") >= _ASKING or len(below) > 1


_ROWS = lazy_regex(r" \d+:\d+$")
"""The suffix of the name of a part of a sheet."""


def role_beside(region: Region, book: str, others: Iterable[str]) -> tuple[str, float]:
    """The role of the companies of a list with certainty, also from the names of the other sheets.

    Parameters
    ----------
    others
        The names of the other sheets; none if there is no other list.
    """
    found = likely_role(region, book)
    said = {role for name in others if (role := _said_role(_without_gathering(name))[0])} if found[1] < SURE else ()
    return (_OTHER[next(iter(said))], 0.7) if len(said) == 1 else found


def _said_role(text: str) -> tuple[str, float]:
    """The only role that a text states, with certainty; '' if it states none or both."""
    named, certainty = roles_of(text)
    return (_role_name(named) if len(named) == 1 else ""), certainty


def _without_gathering(text: str) -> str:
    """A text without what the event is called, which names no side: ``Purchasing Mission 2026: local companies``."""
    return _gathering().sub(" ", text)


@lru_cache(maxsize=1)
def _gathering() -> re.Pattern[str]:
    """A pattern of a word for an event, with up to two words before it, or with the characters joined to it."""
    words = words_of_kinds("event_words.json", "gathering")
    joined, others = ("|".join(word for word in words if is_joined(word) is joint) for joint in (True, False))
    return kept_regex(
        rf"[^\s,，.。;；:：|–—、（）()]*(?:{joined})|(?:[^\W_][^\s,.;:|–—()]*\s+){{0,2}}(?<!\w)(?:{others})(?!\w)",
        re.IGNORECASE,
    )


def _asked_role(region: Region) -> str:
    """The only role in all questions for wishes, or '': ``Which suppliers would you like to meet?``."""
    titles = [bare_title(c.title) for c in region.columns if c.cells and c.score("wishes") >= 0.35]
    titles += _questions_of_grids(region)
    asked = {role for title in titles if len(title) >= _QUESTION and (role := _said_role(title)[0])}
    return asked.pop() if len(asked) == 1 else ""


def _questions_of_grids(region: Region) -> list[str]:
    """The questions of several columns, each with a name in brackets: ``Rate each exhibitor [Fuling Tea]``."""
    asked = Counter(question for column in region.columns if (question := _question(column.title)))
    return [question for question, count in asked.items() if count >= _GRID]


_GRID = 3
_BRACKET = lazy_regex(r"(.{4,}?)\s*[:：-]?\s*[\[【(（][^\[【(（]+[\]】)）]\s*")


def _question(title: str) -> str:
    """The text before a name in brackets at the end of a title; '' without one."""
    found = _BRACKET.fullmatch(title)
    return found[1] if found is not None else ""


def _role_name(roles: Collection[Role]) -> str:
    """The word of a map for the roles of companies."""
    return next(name for name, its in ROLES.items() if its == roles)


_Guesses = Mapping[int, tuple[str, float]]
"""The likely role of each list, with its certainty."""


@dataclass
class Sides:
    """Decides the roles of sheets without a column or headings for them.

    Companies request those of the other side, so that one known sheet determines all sheets that request its companies
    or are requested by them.
    """

    names: NameIndex
    decider: Decider
    _keys_of: dict[int, set[str | None]] = field(default_factory=dict, init=False)
    """The companies of each list."""

    def decide(self, plans: Sequence[Plan], likely: Callable[[Plan], tuple[str, float]]) -> None:
        """Decide the roles of all lists of companies among the plans."""
        self._keys_of = {}
        open_ = [
            plan for plan in plans if plan.holds == COMPANIES and not plan.familiar and not _states_roles(plan, plans)
        ]
        if not open_:
            return
        for plan in open_:
            self._by_values(plan, plans if likely(plan)[1] < SURE else [plan])
            self._by_words(plan, plans, *likely(plan))
        open_ = [plan for plan in open_ if plan.column("role") is None and not plan.letters]
        known = {id(plan): _role_name(plan.roles) for plan in plans if plan.familiar and plan.roles is not None}
        guesses = {id(plan): likely(plan) for plan in open_}
        sides = {one: (role, 1.0) for one, role in known.items()} | guesses
        asked = self._asked(plans)
        # By decreasing certainty: explicit roles, names of sheets, then inferred ones.
        contested = {id(plan) for plan in open_ if self._asks_its_side(plan, plans, sides, asked)}
        for plan in open_:
            said = fold(self.decider.said(("form", plan.sheet, "role")) or "")
            if said in ROLES:
                known[id(plan)] = said
            elif guesses[id(plan)][1] >= SURE and not (self._is_matrix_of_others(plan, plans) or id(plan) in contested):
                known[id(plan)] = guesses[id(plan)][0]
        for plan in open_:
            if id(plan) in known:
                self._set_role(plan, known[id(plan)], guesses[id(plan)][1])
        rest = [plan for plan in open_ if id(plan) not in known]
        while rest:
            again = next((p for p in rest if self._is_listed_elsewhere(p, plans, rest)), None)
            if again is not None:
                again.roles = frozenset()  # stated where each company is listed
                rest.remove(again)
                continue
            followed = next(((p, r) for p in rest if (r := _inferred_role(p, known, asked)) is not None), None)
            if followed is not None:
                plan, role = followed
                doubted = id(plan) in contested and guesses[id(plan)][1] >= _SAID
                self._set_role(plan, role, _UNSURE if doubted else _FOLLOWS)
                known[id(plan)] = role
            else:
                plan = max(rest, key=lambda p: (guesses[id(p)][1], len(p.region.rows)))
                role, certainty = guesses[id(plan)]
                certainty = min(certainty, _UNSURE) if id(plan) in contested else certainty
                if (
                    certainty < 0.5
                    and len(open_) > 1
                    and 2 * len(plan.region.rows) > sum(len(p.region.rows) for p in rest)
                ):
                    role = "suppliers"  # the suppliers are usually the larger side
                self._set_role(plan, role, certainty)
                known[id(plan)] = _role_name(plan.roles or ())
            rest.remove(plan)

    def _is_listed_elsewhere(self, plan: Plan, plans: Sequence[Plan], open_: Sequence[Plan]) -> bool:
        """Whether all companies of a list are also on other lists with known roles of both sides.

        Of a list with companies of both sides, such as changes, a third may be unknown names.
        """
        if self.decider.said(("form", plan.sheet, "role")) is not None:
            return False
        undecided = set(map(id, open_))
        others = [p for p in plans if p.holds == COMPANIES and p is not plan and id(p) not in undecided]
        sides = set[Role]().union(*(Role if p.roles is None else p.roles for p in others))
        own, asking = self._keys(plan), [pair for p in plans if p.holds == PAIRS for pair in pair_sides(p.region)]
        sides |= {side for _, side in asking}
        if len(sides) < len(Role) or not own - {None}:
            return False
        listed = set[str | None]().union(*map(self._keys, others))
        for column, _ in asking:
            listed |= {self.names.find(text).company for text in column.texts}
        kinds = {p.roles for p in others if not own.isdisjoint(self._keys(p) - {None})}
        texts = named.cells.values() if (named := plan.column("company") or plan.column("id")) is not None else ()
        few = 3 * sum(self.names.find(text).company is None for text in texts) <= len(texts)
        told = None not in own or (few and len(kinds - {None}) > 1)
        return told and own - {None} <= listed

    def _is_matrix_of_others(self, plan: Plan, plans: Sequence[Plan]) -> bool:
        """Whether other lists have all companies of the rows of a matrix, of which its name may say who asks."""
        others = (p for p in plans if p.holds == COMPANIES and p is not plan)
        matrix = any(meaning.field == "matrix" for _, meaning in plan.wish_columns())
        return matrix and self._keys(plan) <= set[str | None]().union(*map(self._keys, others))

    def _asks_its_side(
        self, plan: Plan, plans: Sequence[Plan], sides: _Guesses, asked: Counter[frozenset[int]]
    ) -> bool:
        """Whether a list asks for companies on its side by its name or title, which then say whom it asks for.

        Its matrix is headed by them, or it asks by name for those of a list whose side is surer, and for none of its
        own.
        """
        heads = {meaning.company for _, meaning in plan.wish_columns() if meaning.field == "matrix"} - {""}
        role, certainty = sides[id(plan)]
        unnamed = all(meaning.field == "matrix" for _, meaning in plan.wish_columns())
        within = unnamed or asked[frozenset({id(plan)})] > 0
        others = [p for p in plans if p is not plan and id(p) in sides]
        alike = [p for p in others if sides[id(p)][0] == role and sides[id(p)][1] >= SURE]
        return any(
            2 * len(heads & self._keys(p)) > len(heads)
            or (sides[id(p)][1] >= certainty and not within and asked[frozenset({id(plan), id(p)})] >= _FEWEST)
            for p in alike
        )

    def _keys(self, plan: Plan) -> set[str | None]:
        if id(plan) not in self._keys_of:
            column = plan.column("company") or plan.column("id")
            texts = column.cells.values() if column is not None else ()
            self._keys_of[id(plan)] = {self.names.find(text).company for text in texts}
        return self._keys_of[id(plan)]

    def _set_role(self, plan: Plan, role: str, certainty: float) -> None:
        column = plan.column("company")
        samples = column.samples() if column is not None else ()
        sheet, cells, weight = plan.sheet, (Cell(plan.sheet, plan.region.header[-1]),), len(plan.region.rows)
        path = ("form", sheet, "role")
        answer = self.decider.decide(
            Question("role", sheet, sheet, cells, samples, (*ROLES, *NO_SIDE), role, certainty, weight, path)
        )
        plan.roles = ROLES.get(answer, ROLES[BOTH])

    def _by_words(self, plan: Plan, plans: Sequence[Plan], role: str, certainty: float) -> None:
        """Use an unused column of few words as roles, if its title and a word say so; with one of the two, ask.

        Where the side of the whole sheet is clear, or other sheets list the other side, there has to be a word for it.
        """
        alone = not any(other.holds == COMPANIES for other in plans if other is not plan)
        found: list[tuple[bool, bool, Column]] = []
        for column in plan.region.columns:
            p, meaning = column.profile, plan.meanings.get(column.number, NOTHING)
            few = 2 <= p.distinct <= _KINDS and p.filled >= _FEWEST and p.unique <= _REPEATED and p.length <= _WORD
            if not few or meaning.field != NOTHING.field or column.said is not None:
                continue
            if p.forms or max(p.companies, p.countries, p.languages, p.ticks, 1 - p.letters, 1 - p.full) >= _SOME:
                continue
            if max(map(column.score, ("company", "local", "wishes"))) >= _TITLED:
                continue
            titled = column.score("role") >= _TITLED
            if not titled and (says_something_else(column) or is_other_matter(column) or column.score("notes")):
                continue
            words = [word for word in column.texts if len(word.split()) <= _WORDS]
            said = {_role_name(roles) for word in words if (roles := roles_of(word)[0])}
            if said - {role} if certainty >= SURE else said or (titled and alone):
                found.append((titled, bool(said), column))
        if not found or plan.column("role") is not None:
            return
        titled, named, column = max(found, key=lambda item: item[:2])
        cells, samples = (plan.region.cell(plan.region.header[-1], column),), column.samples()
        options, name = ("role", "Priority", "Status", "Notes", "nothing"), column.title or f"column {column.letters}"
        sure, path = _FOLLOWS if titled and named else _UNSURE, ("form", plan.sheet, "columns", name)
        about = (cells, samples, options, "role", sure, column.profile.filled, path)
        answer = self.decider.decide(Question("column", plan.sheet, name, *about))
        plan.meanings[column.number] = meaning_of(answer) or NOTHING
        if answer == "role":
            self.decider.guess_column(cells[0], "role", sure)  # what was asked of it before its words were compared
        plan.roles = None if plan.column("role") is not None else plan.roles

    def _by_values(self, plan: Plan, plans: Sequence[Plan]) -> None:
        """Use a column of two words as roles, if companies with one word only request those with the other.

        Else the letters in front of their codes, if the same is true of these.
        """
        own = plan.column("company") or plan.column("id")
        if own is None:
            return
        rows = {self.names.find(text).company: row for row, text in own.cells.items()}
        pairs = [pair for other in plans for pair in self._requests(other)]
        asked = [(rows[one], rows[other]) for one, other in pairs if one in rows and other in rows]
        # Cities and countries may separate the sides too, and each would need a question.
        for column in sorted(plan.region.columns, key=lambda c: says_something_else(c) or is_other_matter(c)):
            p = column.profile
            if column.said not in {None, "role"}:
                continue
            if column is own or not 2 <= p.distinct <= _KINDS or p.full < 0.9 or p.dates >= _SOME or len(asked) < 4:
                continue
            if p.unique > _REPEATED:
                continue  # texts of which each is said once separate any two companies
            across = sum(column.cells.get(one) != column.cells.get(other) for one, other in asked)
            if across == len(asked) and plan.meanings.get(column.number, NOTHING).field not in {"wishes", "choice"}:
                plan.meanings[column.number] = Meaning("role", _FOLLOWS)
                self.decider.guess_column(plan.region.cell(plan.region.header[-1], column), "role", _SEPARATES)
                plan.roles = None
                return
        if self.decider.said(("form", plan.sheet, "role")) is None:
            plan.letters = letters_of_sides(plan, asked)

    def _requests(self, plan: Plan) -> Iterator[tuple[str | None, str | None]]:
        """The two companies of each wish of a plan, from lists and matrices of any sheet and from rows with pairs."""
        own = plan.column("company") or plan.column("id")
        for column, meaning in plan.wish_columns() if own is not None and plan.holds in {COMPANIES, ANSWERS} else ():
            for row, text in column.cells.items():
                here = self.names.find(own.cells.get(row, "")).company if own is not None else None
                matrix = meaning.field == "matrix"
                targets = [meaning.company] if matrix else [*map(self._meant, self.names.split(text))]
                yield from ((here, target) for target in targets if not (matrix and is_blank(text)))
        yield from self._pairs([plan]) if plan.holds == PAIRS else ()

    def _meant(self, part: Part) -> str | None:
        return part.company or self.names.meant(part.text)

    def _asked(self, plans: Sequence[Plan]) -> Counter[frozenset[int]]:
        """The number of wishes between the companies of two lists, in either direction."""
        home: dict[str, int] = {}
        for plan in plans:
            column = plan.column("company") or plan.column("id")
            for text in column.cells.values() if plan.holds == COMPANIES and column is not None else ():
                key = self.names.find(text).company
                if key is not None:
                    home.setdefault(key, id(plan))
        counted: Counter[frozenset[int]] = Counter()
        for one, other in self._pairs(plans):
            if one in home and other in home:
                counted[frozenset({home[one], home[other]})] += 1
        for plan in plans:
            if plan.holds != COMPANIES:
                continue
            for column, meaning in plan.wish_columns():
                if meaning.field == "matrix":
                    targets = [meaning.company]
                else:
                    parts = (p for text in column.cells.values() for p in self.names.split(text))
                    targets = [key for part in parts if (key := self._meant(part))]
                for target in targets:
                    if target in home:
                        counted[frozenset({id(plan), home[target]})] += 1
        return counted

    def _pairs(self, plans: Sequence[Plan]) -> Iterator[tuple[str | None, str | None]]:
        """The companies of each pair, from rows with pairs and from answers; None for an unknown one."""
        for plan in plans:
            own = plan.column("company") or plan.column("id") if plan.holds == ANSWERS else None
            lists = [c for c, m in plan.wish_columns() if m.field != "matrix"] if own is not None else []
            for row, text in own.cells.items() if own is not None else ():
                parts = (part for c in lists for part in self.names.split(c.cells.get(row, "")))
                yield from ((self.names.meant(text), self._meant(part)) for part in parts)
            asker, target = plan.column("from"), plan.column("to")
            if plan.holds != PAIRS or asker is None or target is None:
                continue
            for row, text in asker.cells.items():
                yield self.names.meant(text), self.names.meant(target.cells.get(row, ""))


def _states_roles(plan: Plan, plans: Sequence[Plan]) -> bool:
    """Whether a column, or headings of parts of the list, state the role of each company.

    Above the first heading of one side are companies of the other, if no other list has any. A remark in each row may
    have a word for its side.
    """
    region = plan.region
    heads = [text for text in region.sections.values() if roles_of(text)[0]]
    told = plan.column("role") is not None or bool(heads and region.rows and min(region.sections) < region.rows[0])
    alone = not any(other.holds == COMPANIES for other in plans if other is not plan)
    told = told or (alone and headed_side(region) is not None and likely_role(region)[1] < SURE)
    told = told or (likely_role(region)[1] < SURE and all(side_remarked(plan, row) for row in region.rows))
    if told:
        plan.roles = None
    return told


def side_remarked(plan: Plan, row: int) -> Role | None:
    """The only side of which a word stands alone in a remark, beside other parts unless the column has notes."""
    found: set[Role] = set()
    for column in plan.region.columns:
        meaning = plan.meanings.get(column.number)
        parts = [part.strip() for part in _PARTS_OF_REMARK.split(column.cells.get(row, "")) if part.strip()]
        if (meaning is None and len(parts) > 1) or (meaning is not None and meaning.field == "notes"):
            found |= {role for part in parts if is_word_for_side(part) for role in roles_of(part)[0]}
    return found.pop() if len(found) == 1 else None


_PARTS_OF_REMARK = lazy_regex(r"[,;.，；。、/|()（）\n]|\s[-–—]\s")
"""The delimiters between the parts of a remark."""


def headed_side(region: Region) -> Role | None:
    """The side named by headings within a list; None if they name none, or both."""
    within = [text for row, text in region.sections.items() if any(other > row for other in region.rows)]
    heads = [named for text in within if (named := roles_of(text)[0])]
    return next(iter(heads[0])) if heads and len(set(heads)) == len(heads[0]) == 1 else None


def part_of_other_side(plan: Plan, row: int) -> tuple[str, Cell, float] | None:
    """The heading of a further part of a list, with a row, if it names the other side; its cell and certainty.

    It is certain by a bare word for the side, such as ``buyers``; ``Ural Import`` may be a company.
    """
    heading = plan.region.section_of(row)
    named = roles_of(heading)[0]
    if plan.roles is None or not len(named) == len(plan.roles) == len(named - plan.roles) == 1:
        return None
    place = max(number for number in plan.region.sections if number < row)
    sure = 1.0 if any(is_word_for_side(word) for word in _WORD_ALONE.findall(heading)) else _UNSURE
    return (heading, Cell(plan.sheet, place), sure) if place > plan.region.rows[0] else None


_WORD_ALONE = lazy_regex(r"[^\W\d_]+")


def _inferred_role(plan: Plan, known: Mapping[int, str], asked: Counter[frozenset[int]]) -> str | None:
    """The role of a list, inferred from the roles of the other lists that it requests."""
    roles: Counter[str] = Counter()
    for other, its in known.items():
        if its in _OTHER:
            roles[_OTHER[its]] += asked[frozenset({id(plan), other})]
    within = asked[frozenset({id(plan)})]
    if within or not any(roles.values()):
        return None
    role, number = roles.most_common(1)[0]
    return role if number >= 0.9 * sum(roles.values()) else None
