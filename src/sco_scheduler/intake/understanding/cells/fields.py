"""Scores the meanings that each column of a list may have, by title and content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column, has_tokens, is_coded, remembered
from sco_scheduler.intake.understanding.cells.contents import (
    answers_with_counts,
    asks_for_nobody,
    contradicts,
    has_hours,
    has_sizes,
)
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.understanding.wording.legends import sides_of_signs
from sco_scheduler.intake.understanding.wording.places import how_many, place_of
from sco_scheduler.intake.understanding.wording.polarity import polarity_in_brackets
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    is_blank,
    is_serial_title,
    of_meetings,
    people_in,
    says_yes_or_no,
    side_of_title,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import normalized, whole_number
from sco_scheduler.intake.values.journeys import WAYS
from sco_scheduler.intake.values.statuses import status_of
from sco_scheduler.resources import lazy_regex

COMPANY_FIELDS = (
    *("id", "company", "local", "country", "zone", "products", "languages", "not_available", "minimum", "maximum"),
    *("priority", "table", "contact", "title", "email", "phone", "status", "agenda_language", "notes", "role"),
    "people",
)
"""The meanings that at most one column of a list of companies has."""

PAIR_FIELDS = ("from", "to", "rank", "level", "asker", "notes")
"""The meanings that a column of a list of pairs can have."""

VALIDITY = "validity"
"""The field of a column beside pairs that says whether each request is still valid; a ``Status`` in a map."""

WEIGHTY = {
    *("role", "not_available", "minimum", "maximum", "status", "from", "to", "rank", "level", "priority"),
    *("asker", "askers", "available", "slot", "slot away", "people", VALIDITY, *WAYS),
}
"""The fields that affect who meets whom and when; an uncertain guess is asked about."""

LEAST = 0.42
"""The minimum score of a field for a column."""


@dataclass(frozen=True)
class Meaning:
    """The meaning of a column: a field, ``wishes``, ``choice``, ``matrix`` or ``nothing``; with its certainty.

    ``level`` is the level of wishes; ``place`` the number of a choice; ``company`` the key of the company that
    heads a column of a matrix; ``side`` the side to which the level or rank of a pair belongs; ``of_target`` whether
    an attribute beside pairs is that of the company that is asked for.
    """

    field: str
    certainty: float
    level: Level = Level.WANT
    place: int = 0
    company: str = ""
    side: Role | None = None
    of_target: bool = False


NOTHING = Meaning("nothing", 1.0)
"""The meaning of a column that is irrelevant for meetings."""


@remembered
def company_scores(column: Column) -> Mapping[str, float]:
    """The score of a column for each field of a list of companies, from 0 to 1."""
    titles = {name: column.score(name) for name in COMPANY_FIELDS}
    if names_a_side(column):
        titles["company"] = max(titles["company"], 0.85)
    fields = [name for name in COMPANY_FIELDS if name not in _REACHED_BY] if refers_by_title(column) else COMPANY_FIELDS
    timed = max(column.profile.times, column.profile.dates) > 0
    asks_when = column.score("not_available") >= _TITLED and timed  # ``When can your company not attend?``
    if column.of_others or asks_for_nobody(column) or asks_when:
        fields = [name for name in fields if name not in {"company", "local"}]
    if is_other_matter(column) or column.cited:
        decides = _DECIDES - ({"not_available"} if asks_when else set())  # ``Arrival - departure / absent``
        fields = [name for name in fields if name not in decides and (name != "phone" or titles["phone"] > 0)]
    return {name: score for name in fields if (score := _combined(titles[name], _content(name, column))) >= LEAST}


def scores_of(columns: Sequence[Column]) -> dict[int, dict[str, float]]:
    """The scores of the columns of a list by their numbers.

    A title such as ``Buyer`` is that of the companies unless another column is titled as such.
    """
    scores = {column.number: {**company_scores(column)} for column in columns}
    for column in filter(_names_goods, columns):
        others = (other for other in columns if other.profile.unique >= _EACH and not _names_goods(other))
        if any(scores[other.number].get("company", 0.0) >= _NAMES for other in others):
            scores[column.number].pop("company", None)  # ``Name | Selling``
            scores[column.number].setdefault("products", column.score("products"))
    if any(column.profile.unique >= _EACH and _is_titled_company(column, scores[column.number]) for column in columns):
        for column in columns:
            sided = column.score("company") < _TITLED and column.profile.companies < _LISTED and names_a_side(column)
            if sided and column.said is None:
                scores[column.number].pop("company", None)
                if _contact_fit(column) > 0:  # ``Nom de l'acheteur``
                    scores[column.number].setdefault("contact", _SIDED)
    return scores


def _names_goods(column: Column) -> bool:
    """Whether a title is a word for goods that also names a side, ``Selling``, and no cell has the form of a name."""
    goods = column.score("products") >= _WHOLE > column.score("company") and names_a_side(column)
    return goods and column.said is None and column.profile.forms < _FEW


def _is_titled_company(column: Column, scores: Mapping[str, float]) -> bool:
    """Whether a title is that of names of companies, and the cells may be such names."""
    titled = column.score("company")
    plain = column.choice is None and titled > max(map(column.score, ("wishes", "contact", "notes", "products", "id")))
    return plain and titled >= _TITLED and scores.get("company", 0.0) >= _TITLED


_NAMES, _WHOLE, _FEW = 0.5, 0.9, 0.1
_TITLED, _EACH, _LISTED, _SIDED = 0.7, 0.9, 0.8, 0.6
"""The least score of a sure title and shares of different and of known names; the score of a person's title."""

_DECIDES = frozenset({"not_available", "minimum", "maximum", "status", "people", "priority"})


def is_other_matter(column: Column) -> bool:
    """Whether a title is about hotels, catering, invoices or the like, and not about meetings."""
    return column.score("nothing") >= 0.7 and not any(map(of_meetings, column.titles))


_REACHED_BY = frozenset({"email", "phone", "contact", "table"})


def refers_by_title(column: Column) -> bool:
    """Whether a title asks for companies by e-mail address or person: ``Whom should we not write to (e-mail)``."""
    return column.level is Level.NO or column.score("wishes") >= 0.7


@remembered
def names_a_side(column: Column) -> bool:
    """Whether a title names one side, such as ``Buyer`` or ``供应商名称``, and the cells are names."""
    p = column.profile
    return (
        (p.roles < 0.5 or p.companies >= 0.8)
        and p.letters >= 0.8 > p.ticks
        and (p.distinct > 1 or p.filled <= 1 or p.companies >= 0.8)
        and any(side_of_title(title) is not None for title in column.titles)
        and not any(map(_NO_NAME_OF.search, column.titles))
        and not any(title_score(title, of) >= least for title in column.titles for of, least in _OF_PEOPLE.items())
        and (column.score("wishes") < 0.7 or asked_by(column.title))
        and polarity_in_brackets(column.title)[0] is Level.WANT
        and column.level is not Level.NO
        and place_of(column.title) is None
        and not _is_about_a_side(column)
    )


_OF_PEOPLE = {"contact": 0.7, "staff": 0.35}
"""The fields of titles of people with the least score: ``Purchasing manager``."""


def _is_about_a_side(column: Column) -> bool:
    """Whether a column has an attribute of the companies of a side, not their names: ``Country of the buyer``."""
    p = column.profile
    return p.companies < 0.8 and max(p.countries, p.languages, p.emails, p.phones) >= 0.6


_NO_NAME_OF = lazy_regex(
    r"\btop[\s-]?\d|\bтоп[\s-]?\d|前\s*[\d一二三四五六七八九十]{1,2}\s*[家名位]|什么|啥|大类|品类|类别|类型|方向|需求|\b(?:what|type|kind|"
    r"segment|sector|[ck]at[eé]gor\w*|industr(?:y|ies)|branche|что|тип|вид|сегмент|категори\w*|отрасл\w*)\b",
    re.IGNORECASE,
)
"""Titles that mention a side without being of its names: ``Top-3 suppliers: 1``, ``卖什么``, ``采购大类``."""


@remembered
def pair_scores(column: Column) -> Mapping[str, float]:
    """The score of a column for each field of a list of pairs."""
    return {
        name: score for name in PAIR_FIELDS if (score := _combined(column.score(name), _content(name, column))) >= LEAST
    }


def _combined(title: float, content: float) -> float:
    """Combine the score of a title from 0 to 1 and of content from -1 (impossible) to 1 (characteristic)."""
    if content < 0:
        return title * (1 + content)
    return title + (1 - title) * content * 0.75


def _content(name: str, column: Column) -> float:
    """The score of a column's cells for a field: from -1 (impossible) over 0 (neutral) to 1 (characteristic)."""
    p = column.profile
    if not p.filled:
        return 0.0
    if p.emails >= 0.5 and name not in {"contact", "email"}:
        return -1.0
    if column.score(name) > 0 and contradicts(column, name):
        return -1.0  # hours outside the hall, or absences
    return fit(column) if (fit := _FITS.get(name)) is not None else 0.0


def _languages_fit(column: Column, sure: float) -> float:
    p = column.profile
    if column.score("nothing") >= 0.7 or (p.languages >= 0.3 and contradicts(column, "languages")):
        return -1.0  # the language of a form, or answers with ``no``, which is also a language code
    if p.countries >= 0.6 and p.languages < 0.9:
        return -0.9
    return sure if p.languages >= 0.6 else 0.0 if p.languages >= 0.3 else -0.9


def _phone_fit(column: Column) -> float:
    p = column.profile
    if p.dates >= 0.5 or p.length > _LONGEST_PHONE or _numbers_answers(column):
        return -1.0
    return 1.0 if p.phones >= 0.6 and p.length >= 8 else 0.0 if p.phones >= 0.3 else -0.8


def _numbers_answers(column: Column) -> bool:
    """Whether a column that no title calls telephones has bare numbers, rising or below a title of IDs."""
    texts = list(column.cells.values())
    if column.score("phone") > 0 or not all(map(str.isdecimal, texts)):
        return False
    numbers = list(map(int, texts))
    rising = len(set(texts)) == len(texts) >= _RISING and numbers == sorted(numbers)
    return rising or column.score("id") > 0


_LONGEST_PHONE, _RISING = 30, 4


def _country_fit(column: Column) -> float:
    p = column.profile
    return 1.0 if p.countries >= 0.6 else 0.0 if p.countries >= 0.3 else -0.8


def _role_fit(column: Column) -> float:
    p = column.profile
    if column.labels_few or (p.roles >= _SOME and contradicts(column, "role")):
        return -1.0  # labels, or days of presence
    if column.title and (sides := sides_of_signs(column.title)):
        told = sum(fold(text) in sides for text in column.cells.values())
        if told >= _MOSTLY * len(column.cells):
            return 1.0
    said = p.roles >= 0.75 or (column.offered and p.roles > 0)
    return (0.95 if p.distinct <= 12 else 0.3) if said else 0.2 if p.roles >= 0.4 else -1.0


_SOME, _MOSTLY = 0.4, 0.6


def _limit_fit(share: float) -> float:
    return 0.3 if share >= 0.9 else 0.0 if share >= 0.5 else -1.0


def _absence_fit(column: Column) -> float:
    p = column.profile
    refuses = column.level is Level.NO and column.score("wishes") >= _OTHER
    if p.companies >= 0.5 or (refuses and max(p.times, p.dates) < 0.2):
        return -1.0  # whom to keep away from somebody
    return 0.3 if max(p.times, p.dates) >= 0.5 else 0.0


def _id_fit(column: Column) -> float:
    p = column.profile
    if (column.serial and not column.referred) or lists_numbers(column):
        return -1.0  # numbers of the rows, or references to other rows
    each = p.unique >= 0.95 or column.repeated
    if column.referred:
        return 0.9 if each else -0.9
    if column.score("nothing") >= _OTHER:
        return -1.0  # the number of an answer, an order or a device
    code = each and p.length <= 14 and p.phones < 0.6 and (p.letters >= 0.5 or column.score("id") >= 0.7)
    return 0.2 if code and column.title else -0.9


def lists_numbers(column: Column) -> bool:
    """Whether the cells are lists of numbers, such as catalogue numbers."""
    return any(_NUMBERS.fullmatch(text) for text in column.looked_at)


_NUMBERS = lazy_regex(r"\d{1,4}(?:\s*[;；、,，/\s]\s*\d{1,4})+")


def _name_fit(column: Column) -> float:
    p = column.profile
    other = max(p.phones, p.countries, p.languages, p.numbers) >= 0.5 or p.letters < 0.8 or p.length > 90
    coded = column.score("id") >= _OTHER and all(map(_CODE.fullmatch, column.looked_at))  # ``Company code``
    if other or coded or has_tokens(column) or sure_level(column.title) not in {None, Level.NO}:
        return -1.0
    if p.lists >= 0.5 and column.score("company") < 0.7:
        return -0.8
    if p.roles >= 0.7 and p.distinct <= 8 and (p.unique < 0.7 or column.score("company") < 0.7):
        return -1.0
    return 0.5 * p.forms + (0.25 if p.unique >= 0.9 else -0.2)


def _side_fit(column: Column) -> float:
    return 0.5 * column.profile.companies if column.profile.companies >= 0.3 else -0.6


def _level_fit(column: Column) -> float:
    p = column.profile
    if p.companies >= 0.5:
        return -1.0
    if p.levels >= 0.6 and p.distinct <= 25:
        return 0.9
    return 0.2 if p.levels >= 0.3 else -0.7 if p.numbers >= 0.9 else -0.3


def _rank_fit(column: Column) -> float:
    p = column.profile
    constant = p.distinct == 1 and p.filled > 1 and column.score("rank") < 0.35
    numbers = column.serial and p.filled > 3
    if numbers or constant or is_code(column) or (is_serial_title(column.title) and not column.restarts):
        return -1.0  # numbers of the rows
    return 0.6 if p.ranks >= 0.9 else 0.0 if p.ranks >= 0.6 else -1.0


def is_code(column: Column) -> bool:
    """Whether the cells are numbers too large for ranks, ratings or counts, such as document numbers."""
    return any(text.isdecimal() and len(text) > _LONGEST_GRADE for text in column.looked_at)


_LONGEST_GRADE = 3
"""The most digits of a rank, a rating or a limit."""


def _contact_fit(column: Column) -> float:
    p, code = column.profile, _WORD if column.score("id") >= _OTHER else _CODE  # ``Respondent ID``
    if has_tokens(column) or max(p.times, p.dates) >= 0.5 or all(map(code.fullmatch, column.looked_at)):
        return -0.9
    return -0.8 if p.companies >= 0.6 or p.numbers >= 0.5 or p.forms >= 0.5 else 0.1


_CODE, _WORD = lazy_regex(r"[!-~]*\d[!-~]*"), lazy_regex("[!-~]*")
"""The code of a person, such as that of the respondent."""


def _few_words_fit(column: Column) -> float:
    p = column.profile
    return 0.1 if p.distinct <= 12 and p.length <= 25 else -0.8


def _zone_fit(column: Column) -> float:
    p = column.profile
    answers = column.score("zone") == 0.0 and all(says_yes_or_no(text) is not None for text in column.looked_at)
    if answers or (column.score("zone") == 0.0 and has_sizes(column)):
        return -1.0
    if p.length > 40 or p.dates >= 0.5 or (p.numbers >= 0.9 and not _numbers_halls(column)):
        return -0.7
    if column.score("nothing") < _OTHER and all(map(_HALL.fullmatch, map(normalized, column.cells.values()))):
        return 0.9  # whatever the title: ``Hall 2``, ``二号馆``
    return 0.4 if p.length <= 3 and 2 <= p.distinct <= 20 and p.levels < 0.5 else 0.1


_OTHER = 0.7
_HALL = lazy_regex(
    r"(?:exhibition )?(?:hall|pavilion|zone|halle|зал|павильон|зона|сектор|корпус)\s*[№#]?\s*[\w-]{1,3}|"
    r"[\w-]{1,4}\s*(?:hall|pavilion|зал|павильон|号?(?:馆|展馆|展厅|厅|展区))"
)
"""The name of a hall or a zone: a word for it and a short sign."""


def _numbers_halls(column: Column) -> bool:
    """Whether a column with a title for zones has numbers from 1 on without a gap, each several times."""
    numbers = {whole_number(text) for text in column.looked_at}
    counted = 2 <= len(numbers) <= _MOST_HALLS and numbers == set(range(1, len(numbers) + 1))
    return counted and column.score("zone") >= 0.9 and column.profile.filled >= 2 * len(numbers)


_MOST_HALLS = 12


def _names_tables(column: Column) -> bool:
    """Whether a title is about tables; a stand or booth number counts only if a table has it."""
    return (column.score("table") >= 0.7 and not how_many(column.title)) or column.tabled


def _products_fit(column: Column) -> float:
    p = column.profile
    return -0.8 if p.numbers >= 0.5 or p.countries >= 0.8 or p.languages >= 0.9 else 0.05


def _people_fit(column: Column) -> float:
    """The score for counts of people; counts of other things are recognised only by the title."""
    counts = [(people_in(text), cells) for text, cells in column.counts.items() if not is_blank(text)]
    told = [(people, cells) for people, cells in counts if people is not None]
    mostly = sum(cells for _, cells in told) >= 0.9 * sum(cells for _, cells in counts)
    return 0.2 if told and mostly and max(people for people, _ in told) <= _MOST_PEOPLE else -1.0


_MOST_PEOPLE = 30


def _status_fit(column: Column) -> float:
    """The score for statuses of registrations, at least one of which is a cancellation."""
    p = column.profile
    if p.distinct > 12 or p.length > 40 or column.score("nothing") >= 0.7:
        return _few_words_fit(column)
    said = [status_of(text) for text in column.looked_at]
    if {*said} == {None} and all(len(text) <= _LONGEST_GRADE and text.isupper() for text in column.looked_at):
        return -1.0  # codes of states, whose title in Spanish and Portuguese is that of a status
    return 0.8 if None not in said and any(said) else _few_words_fit(column)


_FITS: Mapping[str, Callable[[Column], float]] = {
    "email": lambda column: 1.0 if column.profile.emails >= 0.6 else -1.0,
    "phone": _phone_fit,
    "country": _country_fit,
    "languages": partial(_languages_fit, sure=1.0),
    "agenda_language": partial(_languages_fit, sure=0.2),
    "asker": lambda column: 0.9 if column.profile.roles >= 0.75 and column.profile.distinct <= 12 else -1.0,
    "role": _role_fit,
    "minimum": lambda column: -1.0 if column.counted else _limit_fit(column.profile.minima),
    "maximum": lambda column: (
        -1.0 if column.counted else _limit_fit(1.0 if answers_with_counts(column) else column.profile.maxima)
    ),
    "not_available": _absence_fit,
    "id": _id_fit,
    "company": _name_fit,
    "local": _name_fit,
    "from": _side_fit,
    "to": _side_fit,
    "level": _level_fit,
    "rank": _rank_fit,
    "contact": _contact_fit,
    "priority": lambda column: 0.9 if column.says_vip else _few_words_fit(column),
    "status": _status_fit,
    "people": _people_fit,
    "zone": _zone_fit,
    "table": lambda c: 0.0 if (c.profile.length <= 8 or is_coded(c)) and _names_tables(c) else -1.0,
    "products": _products_fit,
}
"""The content score of each field, from measured shares of a column's cells."""


def says_something_else(column: Column) -> bool:
    """Whether the title of a column names a topic unrelated to meetings."""
    said = max(map(column.score, ("products", "zone", "country", "contact", "title", "email", "phone"))) >= _OTHER
    said = said or (column.score("table") >= _OTHER and not how_many(column.title))
    return said and not has_hours(column)


def wish_meaning(column: Column) -> Meaning | None:
    """The meaning of a column that names companies other than its row's; None if it names no companies."""
    p, wishing = column.profile, column.score("wishes")
    none = p.companies < 0.34 or not p.filled or (p.numbers >= 0.8 and wishing < 0.7)
    if none or asks_for_nobody(column) or answers_with_counts(column):
        return None
    of_goods = _OF_GOODS.search(bare_title(column.title)) is not None  # its last word decides in Chinese
    level = column.level
    if (wishing < 0.7 or of_goods) and says_something_else(column) and p.companies < 0.8:
        return Meaning("wishes", 0.6, level) if p.companies >= 0.5 and level in {Level.MUST, Level.NO} else None
    if asked_by(column.title):
        return Meaning("askers", 0.93 if p.companies >= 0.5 else 0.8)
    place = column.choice
    if place is not None and level is Level.WANT:
        return Meaning("choice", 0.95 if p.companies >= 0.5 else 0.8, level, place)
    beside, told = column.level_told
    if beside is not level or told < 1.0:
        return Meaning("wishes", told, beside)
    sure = wishing >= 0.7 or level is not Level.WANT or sure_level(bare_title(column.title)) is Level.WANT
    told = 0.92 if level in {Level.NO, Level.MUST} else 0.88  # unknown names are asked about separately
    certainty = (0.94 if p.companies >= 0.5 else told) if sure else 0.75 if wishing > 0 else 0.6
    if not sure and wishing > 0 and p.companies >= 0.6 and p.letters >= 0.9:
        certainty = 0.91  # titles such as ``Meet`` or ``Partners`` above nothing but companies
    return Meaning("wishes", certainty, level)


_OF_GOODS = lazy_regex(r"^[^企公商家客户厂]*(?:产品|商品|货物|货品|品类|品种|物资|原料)(?:名称|类别|种类|清单)?$")


def wishing_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns with a title for wishes."""
    return [c for c in columns if (meaning := wish_meaning(c)) is not None and meaning.certainty >= 0.75]


def tell_sides(columns: Sequence[Column], least: float) -> bool:
    """Whether the titles of two columns state who requests, and who is requested."""
    return all(any(c.score(way) >= least for c in columns) for way in ("from", "to"))
