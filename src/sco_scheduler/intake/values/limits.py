"""Limits of meetings as people write them in one cell: ``max 6``, ``не более 8 в день``, ``每天最多4场``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from sco_scheduler.intake.values.entries import months, normalized, whole_number
from sco_scheduler.intake.values.tongues import forms, in_english, without_marks
from sco_scheduler.resources import is_joined, kept_regex, lazy_regex, words_of_kinds

_LIMITS = {
    "maximum": r"max(?:imum)?\.?|tops|up to|no more than|not more than|at (?:the )?(?:very )?most|only|just|"
    r"limit(?:ed)?(?: us| it)?(?: to)?|"
    r"(?:keep|restrict)(?:ed)? (?:it |us |this |them )?to|"
    r"макс\.?|максимум|(?:прос\w+ |всего )?не более|(?:прос\w+ |всего )?не больше|лимит|только|до|всего|"
    r"(?:最多|最大|至多|顶多|只能?|仅|[不别勿][要能可]?[超多][过于出]|上限|限)(?:只?能|可以?|想|愿意?|希望)?"
    r"(?:安排|约?见面?|会见|洽谈|对接|谈|约|接待|聊|参加|进行)?|以内|之内|以下|封顶|为限|"
    r"höchstens|maximal|nicht mehr als|pas plus de|au (?:plus|maximum)|maximum de|en fazla|en çok|ең көбі|ең көп|"
    r"артық емес|ашык эмес|ko['ʻ’‘]pi bilan|eng ko['ʻ’‘]p|ortiq emas|(?:como )?máximo|como mucho|a lo sumo|no más de|"
    r"(?:al )?massimo|non più di|no máximo|não mais de|najwyżej|maksymalnie|nie więcej niż|"
    r"bis zu|nejvíce?|legföljebb|највише|не више од|максимално|多くても|많아도|อย่างมาก|"
    r"(?:لا (?:يزيد|تزيد)|ألا يزيد) عن|أقصى حد|(?:بحد|حد|الحد) (?:ال)?أقصى",
    "minimum": r"m[ií]n(?:imum)?\.?|at least|no less than|not less than|мин\.?|минимум|не менее|не меньше|от|"
    r"(?:最少|至少|不少于)(?:安排|约?见面?|会见|洽谈|对接|谈|约|接待|参加|进行)?|"
    r"најмање|бар(?:ем)?|bar(?:em)?|ең аз(?: дегенде)?|最低|ขั้นต่ํา|الحد الأدنى",
}
_POLITE = "please|pls|plz|thanks|thank you|пожалуйста|спасибо|谢谢|请|麻烦|kindly|bitte|por favor|lütfen"
_PUT = (
    r"(?:put|schedule|book|plan|arrange|give us|(?:по|про)?ставьте|назнача(?:йте|ть)|назначьте|(?:за)?планируйте|"
    r"ставить|дела(?:йте|ть)|安排|einplanen|planen|ansetzen|legen|vereinbaren|pong(?:an|a)n?|programe?n|agenden)"
)
"""Words for arranging meetings, beside a limit of them."""

_MEETINGS = (
    r"(?:one-to-one )?(?:(?:meetings?|mtgs?|talks?|slots?|appointments?)(?: (?:in total|overall|altogether))?|"
    r"companies|suppliers|buyers|exhibitors|partners|встреч\w*|бесед\w*|переговор\w*|"
    r"компани\w*|поставщик\w*|закупщик\w*|покупател\w*|партн[её]р\w*|(?:场|次)(?:会面|洽谈|见面|会谈|对接)?|"
    r"gespräche?n?|termine?n?|treffen|görüşme\w*|randevu\w*|rendez-vous|rdv|citas?|appuntament[io]|rencontres?|entretiens?|réunions?|"
    r"reuni[oóõ]\w*|encontros?|incontri|spotka[nń]\w*|кездесу\w*|жолугушуу\w*|uchrashuv\w*|"
    r"састан\w*|cuộc(?: (?:gặp|hẹn|họp))?|บริษัท|ราย|[회번곳]|[社件回]|"
    r"[个家位](?:公司|企业|供应商|采购商|客户|展商|买家|厂家|单位)?)"
)
_BEFORE_LIMIT = (
    r"(?:we )?(?:can|could|would like to|want to|want|prefer to|will|have time for) "
    r"(?:meet (?:with )?|take |do |have |see )?|"
    r"(?:мы )?(?:можем|сможем|готовы|хотим|хотели бы|планируем) (?:провести |встретиться |принять )?|"
    r"(?:мы |провед[её]м |примем |встретимся )|我们|我方|我司|每家|[总一]共|合计"
)
"""Words before a limit that say who sets it: ``we can meet``."""

_OF_LIMIT = r"(?:(?:meet|take|do|have|see|with|meet with|с|со|провести|принять|встретиться с|встреча с) )?"
"""Words between those for the limit and its number: ``no more than with 3 companies``."""


_ENOUGH = (
    "就够了?|足够了?|即可|就行|就好|(?:is|are|will be|would be) (?:enough|sufficient)(?: for (?:us|me))?|"
    "(?:нам |нам будет |будет )?(?:вполне )?достаточно|(?:нам )?хватит"
)
_NO_MORE = (
    "(?:and |but )?(?:no|not) more(?: than that)?|(?:und |aber )?nicht mehr|(?:et |mais )?pas (?:plus|davantage)|"
    "(?:y |pero )?no más|(?:и |но )?не (?:больше|более)|(?:и )?(?:ни )?одной больше|[不别](?:要|能)?再多了?"
)
_ALL_TOLD = (
    "in (?:total|all)|total|overall|altogether|в (?:сумме|целом|общей сложности)|за (?:всё|все) время|总共|一共|合计"
)
_IN_TOTAL = lazy_regex(_ALL_TOLD)
_NUMERALS = {
    word: str(number)
    for words in (
        "one two three four five six seven eight nine ten",
        "один два три четыре пять шесть семь восемь девять десять",
        "одной двух трех четырех пяти шести семи восьми девяти десяти",
        "一 二 三 四 五 六 七 八 九 十",
        "ein zwei drei vier fünf sechs sieben acht neun zehn",
        "un dos tres cuatro cinco seis siete ocho nueve diez",
        "одной двумя тремя четырьмя пятью шестью семью восемью девятью десятью",
    )
    for number, word in enumerate(words.split(), start=1)
} | {"两": "2", "одну": "1", "две": "2", "трёх": "3", "четырёх": "4"}
_WORDS = "|".join(word for word in _NUMERALS if len(word) > 1)
NUMERAL = lazy_regex(rf"(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_])|[一二两三四五六七八九十](?=[场次个家位])")
"""Numbers in words; a Chinese one precedes a measure word."""


@lru_cache(maxsize=131072)
def _in_figures(text: str) -> str:
    """A folded text with its numbers in words as figures."""
    return NUMERAL.sub(lambda found: _NUMERALS[found[0]], in_english(_without_span(text)))


@lru_cache(maxsize=131072)
def _without_span(text: str) -> str:
    """A text without the several days over which its number counts: ``at most 9 meetings over the two days``."""
    folded = normalized(text) if len(text) <= _LONGEST else ""
    left = _over_days().sub(lambda found: "" if is_joined(found[0]) else " ", folded)
    return _EMPTY.sub(" ", left).strip(" ,;:、，；") if left != folded else text


@lru_cache(maxsize=1)
def _over_days() -> re.Pattern[str]:
    return kept_regex(rf"(?<!\d)(?:{_further('over days')})")


_EMPTY = lazy_regex(r"[(\[]\W*[)\]]")


def _is_in_total(text: str) -> bool:
    """Whether a text says of its number that it is that of all days together."""
    return _IN_TOTAL.search(in_english(text)) is not None or _without_span(text) != text


@lru_cache(maxsize=4)
def _limit_of(what: str) -> re.Pattern[str]:
    word = rf"(?:{_LIMITS[what]})"
    ahead = rf"(?:{_BEFORE_LIMIT}|(?:{_MEETINGS}[\s,:：–—-]*)?(?:(?:{_PUT}|{_POLITE})[\s,:]*)*)"
    no_more = rf"|{_NO_MORE}" if what == "maximum" else ""
    before, behind = (
        rf"(?:(?:{_POLITE})[\s,.]*)?(?:{ahead}(?=(?:\d{{1,3}}\s)?(?:{word}|{_ENOUGH})))?"
        rf"(?:(?:{word}|{_ENOUGH})\s*[:=]?\s*{_OF_LIMIT})?",
        rf"\s*(?:{_MEETINGS})?(?:[\s,]*(?:{word}|{_POLITE}|{_PUT}|{_ENOUGH}|{_ALL_TOLD}{no_more}))*\.?",
    )
    return kept_regex(rf"{before}(?P<number>\d{{1,3}})(?:-[хмтиь]{{1,2}})?{behind}")


def read_limit(value: object, what: str) -> int | None:
    """Parse the ``minimum`` or ``maximum`` of meetings, given as a number or in words such as ``max 6``.

    Parameters
    ----------
    what
        Which of the two; limits with words for the other are ignored.
    """
    number = whole_number(value)
    if number is None and isinstance(value, str):
        match = _limit_of(what).fullmatch(_in_figures(value))
        number = int(match["number"]) if match is not None else None
    return number


def answered_limit(value: object, what: str, title: str = "") -> int | str | None:
    """The ``minimum`` or ``maximum`` in an answer to a question for it: its only number, or that of a range.

    One for each day or session is a text in the words of the format. None if the words around the number are for the
    other limit, or count per hour or other things than meetings.

    Parameters
    ----------
    title
        The title above the answer, which may ask for numbers for each day.
    """
    each, said = limit_each(value, what), each_of(value) if isinstance(value, str) else None
    if each is not None:
        return _in_words_of_format(each)
    number = _answered(_without(_units()[said], in_english(value)) if isinstance(value, str) and said else value, what)
    in_total = isinstance(value, str) and _is_in_total(value)
    unit = said or (each_of(title) if not in_total else None)
    return _in_words_of_format(Each(number, unit)) if unit is not None and number is not None else number


def _answered(value: object, what: str) -> int | None:
    """The only number of an answer, or that of a range; None if its words are not for this limit."""
    number = read_limit(value, what)
    if number is not None or not isinstance(value, str):
        return number
    text = _in_figures(value)
    other = _LIMITS["minimum" if what == "maximum" else "maximum"]
    found = [int(n) if len(n) <= _DIGITS else _MOST_MEETINGS for n in re.findall(r"\d+", text)]
    ranged = _ONE_RANGE.search(text) is not None and len(found) == _ENDS and found[0] < found[1]
    if (
        _PER_TIME.search(text)
        or _DAY_OF_MONTH.search(text)
        or re.search(rf"(?<![^\W\d_])(?:{other})(?![a-zа-я])", text)
        or any(number >= _MOST_MEETINGS for number in found)
    ):
        return None
    return found[what == "maximum"] if ranged else found[0] if len(found) == 1 else None


_ENDS, _MOST_MEETINGS, _DIGITS = 2, 100, 9
_ONE_RANGE = lazy_regex(r"\d\s*(?:[-–—~]|to|or|до|или|至|到)\s*\d")
_PER_TIME = lazy_regex(
    r"\bper (?!compan|firm|delegat|person)|/\s?[a-zа-я]|\bdaily\b|"
    r"\b(?:a|each|every) (?:day|hour|session|morning|afternoon)\b|\bв (?:день|час|сессию)|кажд\w+ (?:день|час)|"
    r"за (?:день|час|сессию)|ежедневн|每[天日场小]|[%:.,/]\d|\d\s*(?:%|мин|min|час|hour|分|小时|点|天)"
)
"""Words for a number per day or hour, or not of meetings."""


_DAY_OF_MONTH = lazy_regex(
    lambda: (
        rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|\.)?\s*(?:of |de )?(?:{'|'.join(map(re.escape, months()))})(?!\w)|"
        rf"(?<!\w)(?:{'|'.join(map(re.escape, months()))})\.?\s*\d{{1,2}}(?![\d:])"
    )
)
"""A day of a month, which is no limit: ``only 23 September``."""


class Each(NamedTuple):
    """A limit of meetings for each ``day`` or each ``session``, with a limit in total if there is one."""

    number: int
    unit: str
    total: int | None = None


def limit_each(value: object, what: str) -> Each | None:
    """The ``minimum`` or ``maximum`` for each day or session in a text: ``max 5 meetings a day, 8 in total``."""
    if not isinstance(value, str) or len(value) > _LONGEST or each_of(value) is None:
        return None
    text = in_english(_without_span(value))
    found, parts = _each_in(text, what), list[str]()
    if found is None:
        parts = [part for part in map(str.strip, _PARTS.split(text)) if part]
        each = [one for part in parts if (one := _each_in(part, what)) is not None]
        found = each[0] if len(each) == 1 else None
    totals = [number for part in parts if each_of(part) is None and (number := read_limit(part, what)) is not None]
    if found is None or len(parts) > 1 + len(totals) or len(totals) > 1:
        return None
    return found._replace(total=totals[0] if totals else None)


def _each_in(text: str, what: str) -> Each | None:
    """A limit for each day or session in a folded text without other limits."""
    for unit, pattern in _units().items():
        number = read_limit(_without(pattern, text), what) if len(pattern.findall(text)) == 1 else None
        if number is not None:
            return Each(number, unit)
    return None


def _without(unit: re.Pattern[str], text: str) -> str:
    """A folded text without the words for a part of the event."""
    return BESIDE_HAN.sub("", " ".join(unit.sub(" ", text).split())).strip(" ,.:()")


BESIDE_HAN = lazy_regex(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")
"""A space beside a Chinese character."""


@lru_cache(maxsize=131072)
def each_of(text: str) -> str | None:
    """Whether a text, such as a title, is about numbers for each ``day`` or ``session``; None for neither."""
    folded = in_english(_without_span(text))
    return next((unit for unit, pattern in _units().items() if pattern.search(folded)), None)


_LONGEST = 120
_PARTS = lazy_regex(r"[,;，；、/()（）]+(?!\s*(?:day|d\b|день|天))|\band\b|\bbut\b|\bи\b|\bно\b|但")
_DAY = r"(?:(?:calendar|event|show|fair|exhibition|working|business|meeting|conference|full) )?day"
_HALF = r"(?:half[\s-]?day|session|morning|afternoon|block|time ?slot)"
_UNITS = {
    "session": (
        rf"(?:\b(?:(?:per|each|every|a)\s+|in (?:each|every) )|/\s?){_HALF}\b|"
        r"(?:\b(?:за|в|на) (?:(?:кажд\w+|один|одну) )?|/\s?)(?:полдня|сесси[юи])\b|каждые полдня|"
        r"每(?:个)?(?:半天|上午|下午|时段)|半天(?=最多|至多|不超|[上下]限)"
    ),
    "day": (
        rf"\b(?:(?:per|each|every|a|any|in a|on (?:any|each|every|one)|for each)\s+){_DAY}\b|/\s?(?:day|d)\b|"
        r"\bdaily\b|\b(?:(?:в|за|на) (?:(?:кажд\w+|один|1) )?|кажд\w+ )(?:рабочий )?день\b|\bв сутки\b|/\s?день\b|"
        r"\bежедневн\w+|\bв течение (?:одного )?дня\b|(?:每|单)(?:一|个)?(?:天|日|工作日)|[/／]\s?[天日](?!期)|"
        r"(?<![待留呆停住])一天(?!半)|每日"
    ),
}
"""Words for each part of the event to which a number applies."""


@lru_cache(maxsize=1)
def _units() -> Mapping[str, re.Pattern[str]]:
    """The words for each part of the event, in all languages that they have."""
    return {unit: kept_regex(rf"{words}|{_further(f'per {unit}')}") for unit, words in _UNITS.items()}


def _further(kind: str) -> str:
    """The words of a kind in all languages of ``limits.json``, as whole words in scripts with spaces."""
    words = words_of_kinds("limits.json", kind)
    spaced = dict.fromkeys(w for word in words if not is_joined(word) for w in (word, without_marks(word)))
    joined = "|".join(filter(is_joined, words))
    return rf"(?:(?<![^\W\d_])|(?=/))(?:{'|'.join(spaced)})(?![^\W\d_])|{joined}"


@lru_cache(maxsize=131072)
def says_no_limit(text: str) -> bool:
    """Whether an answer to how many meetings sets no limit: ``as many as you can``, ``not specified``, ``TBD``."""
    said = {form.strip(" .!。！") for form in forms(text)}
    return any(pattern.fullmatch(form) for pattern in (_NO_LIMIT, _any_number()) for form in said)


@lru_cache(maxsize=1)
def _any_number() -> re.Pattern[str]:
    return kept_regex(f"{_further('any number')}|{_further('not set')}")


_NO_LIMIT = lazy_regex(
    r"(?:there is )?(?:no|without(?: any| a)?)(?: (?:upper|maximum))?[\s-]*(?:limits?|limitations?|restrictions?|"
    r"maximum|max)|"
    r"not limited|unlimited|any(?: number)?(?: of (?:them|meetings))?|as many(?: as .+)?|all(?: of them)?|"
    r"the more the better|(?:it )?doesn't matter|"
    r"без (?:ограничени\w+|лимита)|не ?ограничен\w*|неограниченно\w*|сколько .+|любое(?: (?:количество|число))?|"
    r"чем больше,? тем лучше|как можно больше|нет (?:ограничени\w+|лимита)|не важно|вс[её] равно|"
    r"(?:没有?|无|不设?)(?:上限|限制?|限定)|越多越好|多多益善|尽量多|都可以?|均可|随意|不限(?:数量|场次)?"
)
_LIMIT_WORD = lazy_regex(_LIMITS["maximum"])
_MINIMUM_WORD = lazy_regex(rf"(?<![^\W\d_])(?:{_LIMITS['minimum']})(?![a-zа-я])")


@lru_cache(maxsize=131072)
def says_limit(text: str) -> bool:
    """Whether a text states a maximum of meetings, for each day or in total: ``max. 4 meetings please``."""
    if _is_changed(text) or ((pair := _NOT_OTHER.search(text)) and re.search(_MEETINGS, pair[0], re.IGNORECASE)):
        return True
    each = limit_each(text, "maximum")
    if each is None and (whole_number(text) is not None or read_limit(text, "maximum") is None):
        return False
    said = in_english(_without_span(text))
    counts = (
        _LIMIT_WORD.search(said) or re.search(rf"{_ENOUGH}|{_NO_MORE}", said) or (each and re.search(_MEETINGS, said))
    )
    return bool(counts)


def mentions_limit(text: str) -> bool:
    """Whether a sentence has a maximum of meetings among other words: ``Our boss can only do 5 meetings in total``."""
    counting = [part for part in _CLAUSES.split(normalized(text)) if any(map(str.isdecimal, part))]
    if limit_in(text) is None or all(map(_of("in a row").search, counting or [normalized(text)])):
        return False
    said = _in_figures(text)
    return _mentioned().search(said) is not None or (_NUMBER_OF.search(said) is not None and _bounds(normalized(text)))


_CLAUSES = lazy_regex(r"[,;，；。]|\.(?!\d)")
_NUMBER_OF = lazy_regex(rf"(?<![\d:.])\d{{1,2}}\W*(?:[^\W\d_]+ )?(?:{_MEETINGS})")


def _bounds(bare: str) -> bool:
    """Whether a folded text says in any language that its number is enough, or a limit, or that no more is possible."""
    words = ("more than",) if _of("not").search(bare) is not None else ("enough", "bound")
    return any(_of(kind).search(bare) is not None for kind in words)


@lru_cache(maxsize=4)
def _of(kind: str) -> re.Pattern[str]:
    return kept_regex(_further(kind))


@lru_cache(maxsize=1)
def _mentioned() -> re.Pattern[str]:
    """A pattern of a number of meetings beside a word for a limit."""
    word, number = _LIMITS["maximum"], rf"\d{{1,2}}\s*(?:{_MEETINGS})"
    begins, between = "(?:(?<![^\\W\\d_])|(?<=[\u3400-\u9fff]))", r"\s*(?:[^\W\d_]{1,12} ){0,2}"
    more = rf"(?:больше|более|more than|mehr als|plus de|más de|超过) {number}(?: \w+)? (?:не|not|nicht|pas)\b"
    no_time = r"(?![\d:./]|\s?(?:%|min|мин|分|h\b|час|uhr))"
    ahead = rf"{begins}(?:{_MEETINGS}){between}(?:{word})\s*(?<!до )(?<!bis )(?<!to )(?<!hasta )\d{{1,2}}{no_time}"
    behind = rf"{number}\W+(?:{word}|{_ALL_TOLD})(?![a-zа-я])"
    return kept_regex(rf"{more}|{begins}(?:{word}){between}{number}|{behind}|{ahead}")


def limit_beside(text: str) -> tuple[str, str]:
    """The clause of a text that states a maximum of meetings beside others, and the text without it: ``до 16, max 5``.

    ('', text) without such a clause; one that may be an hour, such as ``until 5``, needs a word for meetings.
    """
    pieces = _BESIDE.split(text)
    for place, clause in enumerate(pieces[::2]):
        if len(pieces) > 1 and _is_of_meetings(clause.strip(" .!()")):
            rest = "".join((*pieces[: max(0, 2 * place - 1)], *pieces[2 * place + (1 if place else 2) :]))
            return clause.strip(" .!"), rest.strip(" ,;，；")
    return "", text


_BESIDE = lazy_regex(r"(\s*[,，;；、。\n]\s*|\.\s+|\s+(?:and|и|und|y|ve|va|және)\s+)")
_SURELY_LIMIT = lazy_regex(
    rf"{_MEETINGS}|max|at most|more than|no más|макс|не бол|[最至顶]多|超过|höchst|nicht mehr|en fazla|en çok|ең кө|"
    r"plus de"
)
"""Words by which a clause limits meetings, and is no hour or day: ``until 5`` and ``only 15 September`` are."""


def _is_of_meetings(clause: str) -> bool:
    if not any(map(_SURELY_LIMIT.search, forms(clause))):
        return False
    return says_limit(clause) or mentions_limit(clause)


def says_minimum(text: str) -> bool:
    """Whether a text states a minimum of meetings, for each day or in total: ``at least 3 meetings``."""
    if _MINUTES.search(normalized(text)) is not None and _OTHER_THAN_MINUTES.search(normalized(text)) is None:
        return False  # ``5 min is enough for us``
    told = limit_each(text, "minimum") is not None or read_limit(text, "minimum") is not None
    return told and _MINIMUM_WORD.search(in_english(text)) is not None


_MINUTES = lazy_regex(r"(?<![\w.,:])\d{1,3} ?(?:min\b|мин(?![а-я]))")
_OTHER_THAN_MINUTES = lazy_regex(rf"{_MEETINGS}|max|макс")


def answers_limit(text: str, what: str) -> bool:
    """Whether a text is a ``minimum`` or ``maximum`` of meetings and no more."""
    return read_limit(text, what) is not None or limit_each(text, what) is not None


def same_limit(one: object, other: object) -> bool:
    """Whether two values are the same maximum of meetings."""
    return answered_limit(one, "maximum") == answered_limit(other, "maximum")


def limit_in(text: str, what: str = "maximum") -> int | str | None:
    """A limit of meetings in a text that may contain other words; None if it has no number, or several.

    One for each day or session is a text in the words of the format: ``6 per day``.
    """
    if what == "maximum":
        text = _RAISED.sub(r" \g<now> ", text).strip(" .!。") if _is_changed(text) else text
        text = _NOT_OTHER.sub(lambda found: f" {found['now'] or found['but']} ", text).strip()
    each, told = limit_each(text, what), read_limit(text, what)
    if each is not None:
        return _in_words_of_format(each)
    numbers = _SMALL_NUMBER.findall(_in_figures(text))
    clauses = [part for part in _CLAUSE.split(text) if _IN_TOTAL.search(part) is not None] if len(numbers) > 1 else []
    if told is None and what == "maximum" and not clauses and len(numbers) > 1:  # ``We are two, so at most 7 meetings``
        clauses = [part for part in _CLAUSES.split(text) if _mentioned().search(_in_figures(part)) is not None]
    if told is None and len(clauses) == 1 and clauses[0] != text:  # ``6 a day is too much, not more than 8 in total``
        return limit_in(clauses[0], what)
    unit, number = each_of(text), int(numbers[0]) if len(numbers) == 1 else None
    if told is not None or number is None or _DAY_OF_MONTH.search(in_english(text)) is not None:
        return told
    return _in_words_of_format(Each(number, unit)) if unit is not None else number


def _is_changed(text: str) -> bool:
    """Whether a text says from which to which number the maximum of meetings changes: ``raised from 4 to 7``."""
    folded = normalized(text)
    if _RAISED.search(folded) is None or re.search(_MEETINGS, in_english(folded)) is None:
        return False
    rest = _RAISED.sub(" ", folded)  # with another number these are hours: ``up to 4 meetings from 10 to 12``
    return not any(map(str.isdigit, rest)) and _LIMIT_WORD.search(_TO.sub(" ", in_english(rest))) is not None


_TO = lazy_regex(r"\b(?:до|от)\b")
_RAISED = lazy_regex(
    r"(?:(?<![^\W\d_])(?:from|von|с|со|із|зі|з|de|da|dal|od|z|từ|van|fra|från|di)|从|從|由)\s*\d{1,2}\s*(?:场|次|場|회|번)?\s*"
    r"(?:to|auf|до|на|à|a|ad|al|na|lên(?: thành)?|xuống|thành|naar|till?|la|(?:增加|提高|改|减少|增)?(?:到|至|为|成))"
    r"\s*(?P<now>\d{1,2})(?![\d:h/]|\.\d|\s*(?:h|uhr|am|pm|час|giờ|点|點)(?![^\W\d_]))",
    re.IGNORECASE,
)


_COUNT = rf"\d{{1,2}}(?:\s*{_MEETINGS}(?![a-zа-я]))?"
_NO_OTHER_UNIT = r"(?=\s*(?:$|[;!)）（(。，；]|[.,](?!\d)|[–—-]\s|(?:as|like|wie|как|comme|como) |olsun|eder))"
_NOT_OTHER = lazy_regex(
    rf"(?:{_MEETINGS}\s*(?:sayısı\s*)?[:：]?\s*)?(?<![\w:./–—-])(?:(?P<now>{_COUNT})\s*[,，;(（–—-]?\s*(?:and |а |и )?"
    rf"(?:(?:not|не|nicht|non?|pas|而不是|不是)\s*|(?:statt|instead of|вместо)\s)"
    rf"(?:nur |only )?{_COUNT}|"
    rf"(?:(?:not|не|nicht|no|pas|不是)\s*{_COUNT}[\s,，]*(?:but|а|sondern|sino|mais|而是)\s*|{_COUNT}\s*değil,?\s*)"
    rf"(?P<but>{_COUNT})){_NO_OTHER_UNIT}",
    re.IGNORECASE,
)
"""A number with the one that it replaces: ``8 meetings, not 5``."""


def _in_words_of_format(each: Each) -> str:
    """A limit for each day or session as it is written on a sheet of the format."""
    return f"{each.number} per {each.unit}" + (f", {each.total} in total" if each.total is not None else "")


def both_limits(one: object, other: object) -> object:
    """Two limits as one, for each day or session and in total; others side by side, which nothing reads as one."""
    for part, total in ((one, other), (other, one)):
        each = limit_each(part, "maximum")
        if each is not None and each.total is None and isinstance(total, int):
            return _in_words_of_format(each._replace(total=total))
    return one if one == other else f"{one}; {other}"


_CLAUSE = lazy_regex(r"\s*[,;，；.]\s+|\s*[，；]\s*|\s+(?:but|но)\s+")
_SMALL_NUMBER = lazy_regex(r"(?<![\d:.])\d{1,2}(?![\d:.])")
