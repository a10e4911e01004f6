"""Companies that no sheet lists, and that only pairs, wishes or the titles of a matrix name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.company_names import script_of
from sco_scheduler.intake.understanding.cells.columns import Column, is_coded
from sco_scheduler.intake.understanding.cells.contents import answers_with_counts, asks_for_nobody, asks_how_heard
from sco_scheduler.intake.understanding.cells.fields import COMPANY_FIELDS, names_a_side
from sco_scheduler.intake.understanding.cells.matrix_titles import headed_by
from sco_scheduler.intake.understanding.cells.profiles import NAME_FORM
from sco_scheduler.intake.understanding.cells.sayings import apart
from sco_scheduler.intake.understanding.lists.list_rows import OF_ZONE
from sco_scheduler.intake.understanding.lists.regions import Region
from sco_scheduler.intake.understanding.meanings.matrix_columns import matrix_titles, says_wishes
from sco_scheduler.intake.understanding.meanings.people_columns import may_be_people
from sco_scheduler.intake.understanding.meanings.shapes import WishRows, may_name, pair_sides, wish_rows
from sco_scheduler.intake.understanding.names.listed_texts import level_apart
from sco_scheduler.intake.understanding.names.matching import SURE, NameIndex
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import (
    denies,
    is_blank,
    level_of,
    roles_of,
    says_yes_or_no,
    title_score,
)
from sco_scheduler.intake.values.countries import is_country
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.limits import says_limit
from sco_scheduler.intake.values.presence import says_day, tells_itself
from sco_scheduler.intake.values.readings import named_hours
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.resources import lazy_regex


@dataclass(frozen=True)
class Named:
    """Companies without a list: the columns that name them, or titles that head a matrix.

    ``role`` is None if it is the opposite of the role of the rows' companies, or of the companies in the column
    ``beside``.
    """

    region: Region
    columns: tuple[Column, ...]
    role: Role | None
    titles: bool = False
    by_row: Column | None = None
    """The column with the role of the first of the two companies of a row; the second has the other role."""

    beside: Column | None = None


def unlisted(
    region: Region, names: NameIndex, sides: Collection[Role], own: Column | None, *, alone: bool, familiar: bool
) -> list[Named]:
    """Find the unlisted companies that a sheet names, and add their names to the index.

    Parameters
    ----------
    names
        The index of known companies, which is extended.
    own
        The column that names the companies of its rows, if the sheet is a list.
    alone
        Whether the workbook has no other list of companies, so that a side has no list.
    """
    found: list[Named] = []
    for column, role in pair_sides(region):
        if not _are_known(column, names):
            found.append(Named(region, (column,), role))
            _add(column, names)
    found += _in_rows(region, names, sides)
    headed = matrix_titles(region)
    unknown = [c for c, name in headed.items() if headed_by(name, names) is None]
    plain = alone and not any(says_day(name) or tells_itself(name) for name in headed.values())
    if headed and 2 * len(unknown) > len(headed) and (plain or says_wishes(region, headed)):
        found.append(Named(region, tuple(headed), None, titles=True))
        for name in headed.values():
            _add_name(name, names)
    if alone and own is None and not headed:
        found += _beside_known(region, names)
    if not found and (alone or not familiar):
        found += _asked_for(region, names, own, alone=alone and not headed)
    return found


def _in_rows(region: Region, names: NameIndex, sides: Collection[Role]) -> list[Named]:
    """The unlisted requesters and targets in a list of wishes."""
    found = wish_rows(region)
    if found is None or not found.told:
        return []
    two = (found.asker, found.target)
    unknown = [c for c in two if not _are_known(c, names)]
    if found.role is not None:
        every = [text for c in two for text in c.cells.values() if not is_blank(text)]
        if 2 * sum(names.find(text).company is not None for text in every) >= len(every):
            return []
        named = [Named(region, two, None, by_row=found.role)]
        unknown = list(two)
    else:
        other = Role.SUPPLIER if found.side is Role.PURCHASER else Role.PURCHASER
        role_of = {c.number: found.side if c is found.asker else other for c in two}
        if len(unknown) == 1 and role_of[unknown[0].number] in sides:
            return []  # that side has a list with other names
        named = [Named(region, (c,), role_of[c.number]) for c in unknown]
    for column in unknown:
        _add(column, names)
    return named


def _beside_known(region: Region, names: NameIndex) -> list[Named]:
    """The companies in a list of pairs of the side that no sheet lists."""
    naming = [c for c in region.columns if may_name(c) and c.score("contact") < _TITLED]
    two = [c for c in naming if max(map(c.score, _OF_PAIRS)) >= _TITLED or names_a_side(c)]
    unknown = [c for c in two if not _are_known(c, names, meant=True)]
    if len(two) != 2 or len(unknown) != 1 or is_coded(unknown[0]):
        return []
    _add(unknown[0], names)
    return [Named(region, (unknown[0],), None, beside=next(c for c in two if c is not unknown[0]))]


def asks_for_listed(rows: WishRows, region: Region, regions: Sequence[Region]) -> bool:
    """Whether each requester has one row with the title of a target that another sheet lists, and no attributes."""
    others = [c for c in region.columns if c not in {rows.asker, rows.target}]
    if min(rows.asker.score("from"), rows.target.score("to")) < _TITLE_OF_SIDE or any(
        max(map(c.score, _OF_COMPANY)) >= _TITLED for c in others
    ):
        return False
    asked = set(map(fold, rows.target.texts))
    elsewhere = (c for other in regions if other is not region for c in other.columns)
    return any(asked <= set(map(fold, column.texts)) for column in elsewhere)


_OF_COMPANY = ("company", "country", "contact", "email", "zone", "products", "role", "maximum", "languages")
_TITLE_OF_SIDE = 0.95
_OF_PAIRS = ("from", "to", "wishes", "company")
_TITLED = 0.7


def _asked_for(region: Region, names: NameIndex, own: Column | None, *, alone: bool) -> list[Named]:
    """The unlisted targets of wishes: names in several wishes, next to known names.

    If no sheet has a company of a side, these are all targets except names similar to others.
    """
    asking = [c for c in region.columns if c is not own and c.level is not Level.NO and _asks(c)]
    asking = [c for c in asking if c.profile.letters >= _TITLED and not is_coded(c)]
    replies = [c for c in asking if len(asking) > 1 and _has_few_words(c)]
    words = {text for column in replies for text in column.texts}
    asking = [c for c in asking if c not in replies]
    own = own or next((c for c in region.columns if c not in asking and _names_rows(c)), None)
    if own is None:
        return []
    askers: dict[str, set[str]] = {}
    known = 0
    for column in asking:
        for row, text in column.cells.items():
            parts = list(names.plain_parts(text))
            known += sum(part.company is not None for part in parts)
            unknown = (piece for p in parts if p.company is None for piece in names.pieces(p.text))
            for piece in (text for text in unknown if text not in words and looks_like_name(text)):
                askers.setdefault(piece, set()).add(own.cells.get(row, ""))
    every = known + sum(map(len, askers.values()))
    if not alone and known < _KNOWN * every:
        return []
    several = {t for t, of in askers.items() if len(of) >= SEVERAL and not is_short(t)}
    several = {text for text in several if not alone and not _may_be_known(text, names)}
    fresh = {text for text in askers if alone and not _is_probably_known(text, names)}
    counted = {text: len(of) for text, of in askers.items() if text in fresh | several}
    _take(counted, names)
    return [Named(region, tuple(asking), None, beside=own)] if counted else []


def _has_few_words(column: Column) -> bool:
    """Whether a column has few different words, each several times, and no known name.

    Below a title for priorities there may be more words, of which some recur.
    """
    p = column.profile
    titled = max(column.score("priority"), column.score("level") if column.score("level") >= _TITLED else 0.0)
    graded = titled > max(map(column.score, ("company", "to", "nothing")))
    most, often = (_MOST_STEPS, _RECUR) if graded else (_MOST_REPLIES, _OFTEN)
    return p.companies == 0 and p.distinct <= most and p.filled >= often * p.distinct


_MOST_REPLIES, _OFTEN = 5, 3
_MOST_STEPS, _RECUR = 8, 1.5


def _may_be_known(text: str, names: NameIndex) -> bool:
    """Whether a name may be a company of a list, and is asked about: ``Askaneli Bros.`` for ``Askaneli Brothers``.

    So is a name that sounds somewhat like one in another script: ``Ташкент Нон`` for ``Toshkent Non``.
    """
    return names.near(text) is not None or bool(names.alike(text))


def _is_probably_known(text: str, names: NameIndex) -> bool:
    """Whether a name is that of a listed company misspelt, shortened or in another script."""
    near = names.near(text)
    return (near is not None and near.same) or bool(names.alike(text))


SEVERAL = 2
"""The minimum number of requesters of an unlisted name that is certainly a company."""

_KNOWN = 0.15
"""The minimum share of known names in a column of wishes, so that the others are names too, and not products."""


def is_short(text: str) -> bool:
    """Whether a text may be the initials of a name: ``RMI``."""
    return len(text) <= _INITIALS and text.isupper()


_INITIALS = 4


def _names_rows(column: Column) -> bool:
    return column.profile.companies >= _NAMED and column.profile.lists < _LISTS


_NAMED, _LISTS = 0.6, 0.4


def _asks(column: Column) -> bool:
    """Whether a column requests companies: by its title, or by a level alone above texts that are names."""
    p = column.profile
    counted = answers_with_counts(column)
    if counted or asks_for_nobody(column) or (column.said is not None and column.said not in _ASKING):
        return False
    if p.languages >= _ALL and p.companies < _NAMED:
        return False  # ``In which languages would you like to negotiate?``
    if column.choice is not None or asked_by(column.title):
        return True
    if column.score("wishes") >= _TITLED:
        return column.score("products") < column.score("wishes")  # ``意向采购产品`` are goods, and no companies
    other = max(p.languages, p.countries, p.emails, p.phones, p.times, p.dates, p.levels, p.roles, p.ticks)
    said = column.level is not Level.WANT or level_of(column.title) is not None
    if not said and max(column.score("wishes"), column.score("level")) >= _CALLED:
        said = not may_be_people(column) and _holds_names(column)  # ``Who answered``, and what: ``Answer (in short)``
    return said and other < _HALF and max(map(column.score, _OF_OTHERS)) < _TITLED


def asks_for_unknown(column: Column, *, alone: bool) -> bool | None:
    """Whether a column without another meaning names companies of which none is known, probably; None if it does not.

    Its title has a word of meetings, or, with ``alone`` for the only such column of its list, its cells are lists.
    Those who are asked for recur, those who come do not.
    """
    other = max(map(column.score, (*COMPANY_FIELDS, "nothing"))) >= _LEAST or asks_how_heard(column.title)
    if column.profile.letters < _LETTERED or other:
        return None
    counted = _listed_in(column)
    listed = sum(_LISTED.search(text) is not None for text in column.cells.values()) >= _SOME * len(column.cells)
    recur, titled = counted.total() - len(counted) >= _SOME * counted.total(), 0 < column.score("wishes") < _TITLED
    may = _holds_names(column) and (titled or (alone and listed and recur))
    return recur and titled if may else None


def _listed_in(column: Column) -> Counter[str]:
    """How often each part of the lists of a column stands in it."""
    return Counter(part for text in column.cells.values() for part in map(str.strip, _LISTED.split(text)) if part)


def _holds_names(column: Column) -> bool:
    """Whether most parts of the lists of a column look like names, and not like what somebody said in sentences."""
    counted = _listed_in(column)
    return sum(count for part, count in counted.items() if looks_like_name(part)) >= _NAMED * counted.total() > 0


_LISTED = lazy_regex(r"[,;，；、\n|┋]")
_LETTERED, _LEAST, _SOME = 0.8, 0.35, 0.3

_ASKING = frozenset({"wishes", "choice", "matrix", "askers", "company", "to", "from"})
"""The fields of columns that name further companies."""

_HALF, _CALLED, _ALL = 0.5, 0.4, 0.9
_OF_OTHERS = ("notes", "products", "contact", "email", "phone", "country", "languages", "not_available", "nothing")


_NO_NAME = lazy_regex(
    r"[★☆⭐○◯●◎×✕✗✓√△▲]|^[\W\d_]*$|^\s*(?:all|every\w*|any\w*)\b(?=.*\d)|^\s*(?:вс[еёюя]|весь)(?![а-я])(?=.*\d)|"
    r"^\s*(?:全部|所有)(?=.*\d)",
    re.IGNORECASE,
)
"""Signs, mere numbers, and all but some: no name of a company."""


def looks_like_name(text: str) -> bool:
    """Whether an unknown text may be the name of a company, and not a remark or a description of companies."""
    words = text.split()
    if (
        _NO_NAME.search(text) is not None
        or says_limit(text)
        or says_gone(text) >= SURE
        or not (2 <= len(text) <= _LONGEST and len(words) <= _MOST_WORDS)
        or is_blank(text)
        or says_day(text)
        or ((hours := named_hours(normalized(text))) is not None and not hours[1])  # ``21日下午``
    ):
        return False
    if any(sign in text for sign in "?？!！…=") or is_country(text) or tells_itself(text) or _SLIP.search(text):
        return False
    if script_of(text) == "han":  # a negating character may occur in a name: 不锈钢
        plain = _SPEAKS.search(text) is None and not roles_of(text)[0]
        return plain and (len(text) > _LONGEST_LEVEL or (len(text) > 2 and level_of(text) is None))
    if level_of(text) is not None or polarity_of(text) is not Level.WANT or denies(text):
        return False
    if says_yes_or_no(text) is not None:
        return False
    upper = sum(word[0].isupper() or word[0].isdigit() for word in re.findall(r"[^\W_]+", text))
    formed = _QUOTES.search(text) is not None or NAME_FORM.search(text) is not None
    every = words[0].casefold() in _EVERY
    proper = upper == len(words) > 1 and not every  # ``Tashkent Textile Import``
    plain = not (every and text.isupper()) and not roles_of(text)[0]  # ``ALL MINERS`` are no company
    return (upper > 0 or formed) and (formed or proper or plain)


_SLIP = lazy_regex(
    r"\b(?:sorry|oops|scratch that|my mistake)\b|извинит|\bошиб(?:ка|ся|лись)\b|抱歉|写错|错了", re.IGNORECASE
)
"""Words that revoke the text before them."""

_LONGEST, _MOST_WORDS, _LONGEST_LEVEL = 80, 8, 5
_EVERY = frozenset({"all", "any", "every", "other", "some", "все", "любые", "любой", "другие"})
_QUOTES = lazy_regex('[«“„"]')
_SPEAKS = lazy_regex(
    "[，。；：的了吗或]|希望|想要|任何|所有|全部|都[可行要想愿见谈是]|相关|各类|不(?!锈)|无(?!锡)|没|可以|随意|暂|待定|[类等]$"
)
"""Characters of Chinese remarks that do not occur in names."""


def _are_known(column: Column, names: NameIndex, *, meant: bool = False) -> bool:
    """Whether most names in a column are known, or with ``meant`` probably other spellings of known names."""
    texts = [part for text in column.cells.values() if not is_blank(text) for part in names.pieces(text)]
    known = [names.find(text).company is not None or (meant and names.near(text) is not None) for text in texts]
    return 2 * sum(known) >= len(texts)


def _add(column: Column, names: NameIndex) -> None:
    """Take the names in a column as companies; if lists name its companies, only those that resemble none of these."""
    counted = Counter(name for text in column.cells.values() for name in names.pieces(text))
    known = sum(count for name, count in counted.items() if names.find(name).company is not None)
    if known >= _KNOWN * counted.total():
        counted = Counter({name: count for name, count in counted.items() if not names.alike(name)})
    _take(counted, names)


def _take(counted: Mapping[str, int], names: NameIndex) -> None:
    """Add names as companies, the longest of the repeated ones first.

    Other spellings of one name, and names that may stand for several, are left out.
    """
    for text in sorted(counted, key=lambda name: (counted[name] < SEVERAL, -len(name))):
        near = names.near(text)
        if (near is None or not near.same) and len(names.sharing(text)) < SEVERAL:
            _add_name(text, names)


def bare_name(text: str) -> str:
    """A name without the remark or the level beside it: ``Altyn Trade (VIP)``."""
    return level_apart((apart(text) or (text,))[0])[0]


def _add_name(text: str, names: NameIndex) -> None:
    text = bare_name(text)
    if not is_blank(text) and names.find(text).company is None:
        names.add(text, [text])


def zones_above(named: Named) -> dict[str, tuple[str, Cell]]:
    """The zone above each name of a matrix, in the upper row of its header: several labels above adjacent columns."""
    found: dict[str, tuple[str, Cell]] = {}
    header = named.region.header
    grouped = [c for c in named.columns if len(c.titles) > len(header) > 1]
    for label, group in groupby(grouped, key=lambda c: c.titles[-1]):
        columns = list(group)
        cell = named.region.cell(header[0], columns[0])
        if title_score(label, "zone") >= OF_ZONE and not label.endswith(("?", "？")):
            found |= {c.letters: (label, cell) for c in columns}
    several = len({label for label, _ in found.values()}) > 1
    return found if several and len(found) == len(named.columns) else {}
