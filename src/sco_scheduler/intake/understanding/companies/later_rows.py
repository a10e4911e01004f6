"""Tells what a further row of a list is: another answer, a second person, a wish alone, or the heading of a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import core_of, script_of
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import ADDED, Decider
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.companies.built import (
    CompanyRecord,
    Filled,
)
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.across_scripts import AcrossScripts, sounds_of
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.names.name_parts import numbers_of
from sco_scheduler.intake.understanding.wording.words import asides_in, is_blank
from sco_scheduler.intake.values.entries import normalized, written
from sco_scheduler.intake.values.outdated import says_double, says_old_row, says_same_company, says_unchanged
from sco_scheduler.intake.values.statuses import says_adding, says_replacing
from sco_scheduler.resources import lazy_regex

ATTRIBUTES = frozenset({"id", "company", "local", "country", "zone", "languages", "contact", "title", "email", "phone"})
"""Attributes of a company that may be followed by a remark about its meetings."""

_OF_PERSON = ATTRIBUTES | {"role", "status", "nothing"}
_OF_WISH, _TWO = frozenset({"level", "rank"}), 2


def heads_part(plan: Plan, row: int, values: Mapping[str, Filled]) -> bool:
    """Whether a row has nothing but words in the column of IDs, beside one of names: ``Europe`` above its companies."""
    named = plan.column("company") or plan.column("local")
    alone = named is not None and sum(row in column.cells for column in plan.region.columns) == 1
    return alone and values.keys() == {"id"} and not any(map(str.isdigit, str(values["id"][0])))


def adds_wish(earlier: CompanyRecord, later: CompanyRecord, *, notes: bool = True) -> bool:
    """Whether a row only adds a wish to a company, since its attributes are the same as in an earlier row.

    Parameters
    ----------
    notes
        Whether the notes have to be the same too; otherwise they belong to the wish.
    """
    of_wish = _OF_WISH if notes else {*_OF_WISH, "notes"}
    said = [{k: normalized(written(v)) for k, (v, _) in r.values.items() if k not in of_wish} for r in (earlier, later)]
    if not notes:
        return all(said[0].get(name, value) == value for name, value in said[1].items())
    return said[1].items() <= said[0].items()


def has_a_wish_in_each_row(plan: Plan, names: NameIndex) -> bool:
    """Whether each row of a list requests one company, so that several rows of a company are its wishes."""
    wishing = plan.wish_columns()
    texts = [text for column, _ in wishing for text in column.cells.values() if not is_blank(text)]
    return len(wishing) == 1 and wishing[0][1].field != "matrix" and all(len(names.split(t)) < _TWO for t in texts)


def says_replaced(plan: Plan, row: int) -> bool:
    """Whether a row says that it replaces an earlier one of its company, in a remark or beside its name."""
    return any(map(says_replacing, _remarks(plan, row)))


def says_it_is_old(plan: Plan, row: int) -> bool:
    """Whether a row says that it is an old one, which another row of its company replaces."""
    return any(map(says_old_row, _remarks(plan, row)))


def says_nothing_new(plan: Plan, row: int, before: Sequence[int]) -> bool:
    """Whether an earlier row of its company holds: as a row says, which is old itself or the same again, or that one.

    The only row ``before`` a row that says nothing of itself replaces this one if it says that it replaces any, since
    rows may be sorted by something else than their time.
    """
    remarks = _remarks(plan, row)
    replaced = len(before) == 1 and says_replaced(plan, before[0])
    silent = replaced and not any(says_replacing(text) or says_adding(text) for text in remarks)
    return silent or says_it_is_old(plan, row) or any(says_unchanged(text) or says_double(text) for text in remarks)


def says_added(plan: Plan, row: int, names: NameIndex, decider: Decider) -> bool:
    """Whether a row says that it adds companies to an earlier answer of its company, in a remark or by the map."""
    said = [(text, decider.said(("words", "remark", text))) for text in _remarks(plan, row)]
    return any(
        answer == ADDED or (answer is None and says_adding(text) and bool(names.mentions(text)[0]))
        for text, answer in said
    )


def _remarks(plan: Plan, row: int) -> list[str]:
    """The texts of a row that may be about the row itself."""
    return [
        (apart(column.cells[row]) or ("", ""))[1] if field in {"company", "local"} else column.cells[row]
        for column in plan.region.columns
        if (field := plan.meanings.get(column.number, NOTHING).field) in _SAYING and row in column.cells
    ]


_SAYING = frozenset({"notes", "status", "company", "local", NOTHING.field})


def is_whole(plan: Plan, row: int, before: int) -> bool:
    """Whether a row can replace an earlier one of its company, and is no remark, or a second person without wishes."""
    filled = [sum(n in column.cells for column in plan.region.columns) for n in (row, before)]
    asked = {number for number, meaning in plan.meanings.items() if meaning.field not in _OF_PERSON}
    said = [any(n in c.cells for c in plan.region.columns if c.number in asked) for n in (row, before)]
    wishes = [any(n in column.cells for column, _ in plan.wish_columns()) for n in (row, before)]
    return 2 * filled[0] >= filled[1] and said[0] >= said[1] and wishes[0] >= wishes[1]


_MOSTLY, _TITLED, _NUMBER, _MOST_WITH_ONE = 0.6, 0.35, 7, 3
"""The shares and scores of columns of contacts, the least digits of a telephone, and the most rows with one of it."""

NONE, PARTLY, SAME = 0, 1, 2
"""How alike the contacts of two rows are: nothing in common, something, or an address and nothing that differs."""


class Contacts:
    """The e-mail addresses, telephones and people in the rows of a list."""

    def __init__(self, region: Region, own: Sequence[Column]) -> None:
        kinds: list[tuple[bool, Callable[[str], str], Callable[[Column], bool]]] = [
            (True, fold, lambda c: c.profile.emails >= _MOSTLY),
            (True, _digits, lambda c: c.profile.phones >= _MOSTLY or c.score("phone") >= _MOSTLY),
            (False, fold, lambda c: c.score("contact") >= _TITLED),
        ]
        self._columns: list[tuple[bool, dict[int, str]]] = []
        self._having: dict[str, list[int]] = {}
        self._earlier: dict[int, tuple[str, Sequence[str]]] = {}
        self._keys: set[str] = set()
        """The companies of earlier rows."""

        self._earlier_doubles: dict[int, tuple[str, Sequence[str]]] = {}
        """The earlier rows with such remarks, as in ``_earlier``."""

        self._sounds: dict[str, set[str]] = {}
        """The scripts in which the names of earlier rows have a sound."""

        remarks = [column.cells for column in region.columns if column not in own]
        doubles = ((row, text) for cells in remarks for row, text in cells.items())
        self._doubles = {row: text for row, text in doubles if says_double(text) or says_same_company(text)}
        """The remarks of rows that they are no companies of their own, but others have a row."""

        self._is_form = any(column.profile.moments >= _MOSTLY for column in region.columns)
        """Whether each row was sent by somebody who typed the name of the company."""

        for column in (c for c in region.columns if c not in own and c.cells):
            addresses, read = next(((a, read) for a, read, fits in kinds if fits(column)), (False, None))
            if read is not None:
                said = {row: text for row, cell in column.cells.items() if (text := read(cell))}
                self._columns.append((addresses, said))
                for row, text in said.items():
                    self._having.setdefault(text, []).append(row)

    def take(self, row: int, key: str, names: Sequence[str]) -> None:
        """Add the company of a row with the names that it has there."""
        self._earlier[row] = key, names
        self._keys.add(key)
        if row in self._doubles:
            self._earlier_doubles[row] = key, names
        for sound, script in sounds_of(names[0]):
            self._sounds.setdefault(sound, set()).add(script)

    def double_of(self, row: int, names: Sequence[str], index: NameIndex) -> str:
        """The company that a row, or an earlier row with a similar name, is another entry of by its remark; ''."""
        said = index.mentions(self._doubles[row])[0] if row in self._doubles else []
        if len(said) == 1 and said[0] in self._keys:
            return said[0]
        told = self._earlier if row in self._doubles else self._earlier_doubles
        return next((key for key, of in told.values() if any(_begin_alike(a, b) for a in names for b in of)), "")

    def likeness(self, row: int, names: Sequence[str], branch_of: str | None) -> int:
        """How alike the contacts of a row are to those of an earlier one with a similar name.

        A whole name that sounds like an earlier one in another script is similar without any contacts.

        Parameters
        ----------
        names
            Its names, with its ID.
        branch_of
            The company whose names differ from its names in brackets alone.
        """
        if branch_of is None:
            if len(names) > 1:
                return NONE
            similar = any(
                _contains(self._earlier[other][1][0], names[0]) for other in self._sharing(row, addresses=True)
            )
            similar = similar or (self._is_form and any(_begins(of[0], names[0]) for _, of in self._earlier.values()))
            misspelt = (_is_slip(self._earlier[other][1][0], names[0]) for other in self._sharing(row))
            sounds = (self._sounds.get(sound, set()) - {script} for sound, script in sounds_of(names[0]))
            return PARTLY if similar or any(misspelt) or any(sounds) else NONE
        rows = [other for other, (key, _) in self._earlier.items() if key == branch_of]
        both = [
            (addresses, of[row] == of[rows[0]])
            for addresses, of in self._columns
            if rows and {row, rows[0]} <= of.keys()
        ]
        if not any(same for _, same in both):
            return NONE
        added = all(map(asides_in, (names[0], self._earlier[rows[0]][1][0])))  # ``Alpina (hotel)``, ``Alpina (shop)``
        sure = all(same for _, same in both) and any(addresses for addresses, _ in both)
        return SAME if sure and not added and len(names) == 1 else PARTLY

    def _sharing(self, row: int, *, addresses: bool = False) -> Iterator[int]:
        """The earlier rows with an address, telephone or person of a row, or not the person, unless many have it."""
        for rows in (self._having[of[row]] for told, of in self._columns if row in of and (told or not addresses)):
            yield from (other for other in rows if other in self._earlier) if len(rows) <= _MOST_WITH_ONE else ()


_ASIDE = lazy_regex(r"[(（\[【][^)）\]】]*[)）\]】]")


def _digits(text: str) -> str:
    digits = "".join(filter(str.isdigit, text))
    return digits if len(digits) >= _NUMBER else ""


def _is_slip(one: str, other: str) -> bool:
    """Whether one of two long names has a letter more than the other, or another one, apart from form and city.

    Words with digits, such as ``B6`` and ``S6``, are not misspelt by a letter, but differ.
    """
    first, second = core_of(one).text, core_of(other).text
    start = _common_start(first, second)
    end = _common_start(first[start:][::-1], second[start:][::-1])
    rest = [text[start : len(text) - end] for text in (first, second)]
    long = min(len(first), len(second)) >= _LONG_NAME
    slip = any(rest) and all(not text or (len(text) == 1 and text.isalpha()) for text in rest)
    return long and slip and numbers_of(one) == numbers_of(other)


def _begin_alike(one: str, other: str) -> bool:
    """Whether two names begin alike, apart from form and city: ``Orda Trade``, ``Orda Trading Company``."""
    start = _common_start(core_of(one).text, core_of(other).text)
    return start >= (_HAN_ALIKE if script_of(one) == "han" else _ALIKE)


def _begins(one: str, other: str) -> bool:
    """Whether one of two names has all words of the other and further ones behind: ``Orda Retail Group``."""
    short, long = sorted((core_of(one).words, core_of(other).words), key=len)
    return short == long[: len(short)] and len("".join(short)) >= _LONG_NAME and len(short) > 1


_ALIKE, _HAN_ALIKE = 4, 2


def _common_start(one: str, other: str) -> int:
    """The number of characters with which both texts begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


_LONG_NAME = 8


def _contains(one: str, other: str) -> bool:
    """Whether one of two names has all words of the other outside of brackets, or sounds like it in other letters."""
    words, others = ([set(core_of(name).words) for name in (text, _ASIDE.sub(" ", text))] for text in (one, other))
    within = any(of <= to or to <= of for of, to in zip(words, others, strict=True) if of and to)
    return within or bool(AcrossScripts([("", one)]).heard(other, [""]))
