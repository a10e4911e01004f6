"""Times of presence or absence in words: ``not before 10:30``, ``only in the morning``, ``下午没空``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.intake.values.asides import without_yes
from sco_scheduler.intake.values.clauses import (
    is_range,
    is_whole_day,
    may_say_when,
    says_only,
    without_whole_day,
)
from sco_scheduler.intake.values.dates import (
    MIDNIGHT_AFTER,
    ONLY,
    answers,
    clock_of,
    clock_text,
    leading_date,
    meanings,
    words_of,
)
from sco_scheduler.intake.values.entries import NO, YES, normalized
from sco_scheduler.intake.values.journeys import ARRIVES, LEAVES
from sco_scheduler.intake.values.languages import translations
from sco_scheduler.intake.values.only_days import only_days
from sco_scheduler.intake.values.readings import ALL_DAYS, doubted, read_when
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.intake.values.tongues import forms
from sco_scheduler.intake.values.whole_event import stays_throughout
from sco_scheduler.resources import any_of, kept_regex, lazy_regex

DASH = lazy_regex(r"[-–—−‑‐~〜～至到]|\bto\b|\bдо\b")
_FROM = lazy_regex(r"(?:from|с|со|从|自)\s*(?=\d|上|下|中|早)")


def ends_of(text: str) -> list[str]:
    """The parts of a folded text around its dashes: of a range its start and its end, empty where it is open."""
    return [end.strip() for end in DASH.split(_FROM.sub("", text))]


_ALL_DAY = (
    r"(?:the )?(?:all|whole|full|entire) day(?: long)?|(?:at )?all (?:the time|times)|any ?time|full[ -]?time|"
    r"весь день|целый день|полный день|"
    r"в любое время|любое время|без ограничений|когда угодно|"
    r"no (?:limits?|restrictions?)|全天|整天|都可以|均可|都行|随时|不限"
)
_ONLY = (
    r"(?:only|just|available(?: only)?|free|there|present|can (?:only )?(?:come|attend|make it|be there)|"
    r"(?:есть )?только|доступ\w*|свобод\w*|(?:можем|могу|может|будем|будет)(?: быть)?(?: только)?|"
    r"只有|只能|仅|仅限|有空|可以|方便)"
)

KNOWN = 0.9
"""The minimum certainty of a reading that is used without a question."""

NEVER = "never"
"""The value of a map for a text without absences."""


def absence_in_figures(text: str, *, present: bool = False) -> str | None:
    """The hours of absence as a list of ranges; None if a text has none, or is uncertain.

    Parameters
    ----------
    text
        The text, folded, such as ``not before 10:30``.
    present
        Whether a bare time is one of presence, as below *Availability*.
    """
    if not present and is_range(text):
        return text
    only = only_days(text) if says_only(text) else None
    if only is not None:
        return only
    found = read_when(text, present=present) if may_say_when(text) else None
    if found is not None and found.sure >= KNOWN:
        return found.away
    return "" if present and (_says_always(text) or stays_throughout(text)) else None


def in_words(figures: str) -> str:
    """A list of ranges with *morning* and *afternoon*, whose limits the event defines."""
    if figures.startswith(ONLY):
        return figures
    return re.sub("noon-(?!noon)", "afternoon", re.sub(r"(?<!\S)-noon", "morning", figures))


SPAN = lazy_regex(
    r"\bс \d{1,2}(?:[:.]\d{2})? до \d{1,2}|\b(?:from )?\d{1,2}(?:[:.]\d{2})?(?: ?[ap]m)? to \d{1,2}\b|"
    r"\d{1,2}\s*[点點时時](?:半|\d{2}分?)?\s*[到至-]\s*\d{1,2}",
    re.IGNORECASE,
)
"""A range of hours."""


@lru_cache(maxsize=1)
def _all_day() -> re.Pattern[str]:
    every = r"all|any|alles?|tous|todos?|tutti|вс[её]|любое|全部|所有"
    return kept_regex(rf"(?:(?:yes|да|是的?)[\s,]+)?(?:{_ONLY}\s*)?(?:{_ALL_DAY})|yes|да|是|可以|y|{every}")


def _says_always(text: str) -> bool:
    """Whether a folded answer to a question for presence means all the time, perhaps in two languages."""
    parts = text.split(" / ")
    if len(parts) > 1:
        return all(map(_says_always, parts))
    said = _without_punctuation(text)
    patterns = (_all_day(), _ALWAYS_THERE, _STAYS_THROUGHOUT, _ALL_DAYS, answers("throughout"), answers("all the time"))
    return any(bare and any(of.fullmatch(bare) for of in patterns) for bare in said)


def always_there(text: str) -> bool:
    """Whether an answer to a question for absences means constant presence: ``always available``."""
    parts = text.split(" / ")
    if len(parts) > 1:  # in two languages
        return all(map(always_there, parts))
    said = _without_punctuation(text)
    behind = {_ANSWERS_NO.sub("", bare) for bare in said}
    return (
        any(map(answers("at no time").fullmatch, said))
        or any(
            of.fullmatch(bare)
            for bare in said | behind
            for of in (_ALWAYS_THERE, _STAYS_THROUGHOUT, answers("throughout"))
        )
        or any(map(is_whole_day, behind - said))
    )


def _without_punctuation(text: str) -> set[str]:
    """The forms of a text without signs at their ends, and without the word for yes before what is said."""
    said = {form.strip(" .!。！;；") for form in forms(text)}
    return said | {_yes().sub("", bare) for bare in said}


@lru_cache(maxsize=1)
def _yes() -> re.Pattern[str]:
    words = any_of(word for word in YES if len(word) > 1 or not word.isascii())
    return kept_regex(rf"^(?:{words})(?:[,，、;:.!–—-]\s*|\s+(?![-–—]))(?=\S)")


def names_all_days(text: str) -> bool:
    """Whether an answer only names all days, which are of presence or of absence as its question is."""
    said = (_ANSWERS.sub("", bare) for bare in _without_punctuation(text))
    return any(_ALL_DAYS.fullmatch(bare.removesuffix(" full")) is not None for bare in said)


_ALL_DAYS = lazy_regex(ALL_DAYS)
_ANSWERS_NO = lazy_regex(r"^(?:no(?:pe|ne)?|нет|没有?|无|否)[\s,，;；.:-]+")
_ANSWERS = lazy_regex(
    r"^(?:no(?:pe|ne)?|all (?:good|fine|ok)|yes|sure|of course|ok(?:ay)?|нет|да|конечно|"
    r"没有?|无|否|好的?|是的?)[\s,，;；.:!-]+"
)


_ALWAYS_THERE = lazy_regex(
    rf"(?:(?:we|i|our team)(?:'re|'ll| are| am| will)?(?: be)? )?(?:always|fully|here|there|present|available|free)"
    rf"(?: (?:there|here|present|available|free|always|throughout|(?:for )?(?:{_ALL_DAY})|"
    r"(?:on )?(?:both|all|every) days?))*|"
    rf"(?:we|i)(?:'ll| will)? (?:be (?:there|here)|stay|attend)(?: (?:{_ALL_DAY}|throughout|(?:both|all) days))?|"
    rf"(?:мы |я |они )?(?:будем|буду|будет|будут|присутству\w+|участву\w+|на месте|доступн\w+|свободн\w+)"
    rf"(?: (?:на месте|здесь|доступн\w+))?"
    rf"(?:,? (?:всегда|вс[её] время|оба дня|все дни|каждый день|{_ALL_DAY}))?|"
    r"(?:мы )?(?:всегда|вс[её] время|оба дня|все дни)(?: (?:будем|на месте|здесь|доступн\w+|свободн\w+))*|"
    rf"(?:могу|можем|удобно|свободн\w+) (?:{_ALL_DAY}|в любой день)|в любой день|"
    r"(?:any ?time|(?:any|either|every) day|(?:both|all)(?: the)? days?) (?:works?|(?:(?:is|are) )?(?:fine|ok(?:ay)?))|"
    r"all (?:good|fine|ok(?:ay)?)|(?:no|without)(?: any| time)? (?:restrictions?|limits?|limitations?|constraints?)|"
    r"(?:(?:we|i)(?:'re| are| am) )?(?:completely |fully |very |quite )?flexible|"
    r"без ограничений(?: по времени)?|ограничений(?: по времени)? нет|нет ограничений(?: по времени)?|"
    r"没问题|(?:没有|无)限制|"
    r"keine einschränkung(?:en)?|sin (?:restricciones|límites)|sans restrictions?|kısıtlama yok|"
    r"(?:siempre )?(?:disponible|libre)s?(?: (?:todo el día|todos los días|siempre|los dos días|ambos días))?|"
    r"(?:toujours |tout à fait )?(?:disponible|présent)e?s?(?: (?:toute la journée|tous les jours|les deux jours))?|"
    r"(?:durchgehend |ganztägig |ganztags )(?:da|anwesend|verfügbar)|(?:anwesend|verfügbar) (?:ganztägig|ganztags)|"
    rf"(?:{_ALL_DAY})[\s,]*(?:мы |我们)?(?:(?:there|here|present|available|free|будем|буду|на месте|здесь|"
    rf"свободн\w+|доступн\w+|都|均|在|参加|参会|出席|到场|在场|有空|可以|方便|场|会)\s*)+|"
    r"(?:时间)?(?:随时|都|均)(?:都?方便|可以?|行|有空|没问题)(?:来|参加|到场)?|"
    r"(?:(?:on|for|attending) )?(?:both days|all(?: the| three)? days|every day)(?: of the (?:event|show|fair))?|"
    r"(?:for )?the (?:whole|entire|full) (?:event|show|fair|time)|throughout|"
    r"(?:на )?(?:оба|все)(?: два| три)? дня?(?: мероприятия)?|на вс[её] мероприятие|"
    r"(?:两|三|全部|所有)天(?:都|均|全程)?(?:可以?|行|有空|方便|没问题)?(?:参加|参会|在场?|到场|出席)?|"
    r"immer (?:verfügbar|da|anwesend|frei)|jederzeit|toujours (?:disponibles?|là)|"
    r"(?:我们?)?(?:全程|一直|始终|都|全部时间|两天都?)(?:都?在|参加|参会|在场|在会|有空|可以|到场)?(?:场|会)?"
)
"""Phrases for constant presence."""


_STAYS_THROUGHOUT = lazy_regex(
    r"(?:我们?|我司|本公司)?(?:全程|全天|整天|全部(?:时间|时段)?|所有(?:时间|时段)|[两三]天|每天|均|都|随时)(?:均|都|皆)?"
    r"(?:(?:可以?|能够?|会)(?:参加|参会|出席|到场|在场|接待|洽谈)?|参加|参会|出席|到场|在场)(?:活动|会议|洽谈)?|"
    r"(?:終日|全日程?|両日|全期間)(?:とも|は|に)?、?(?:参加|出席|在席|対応)?(?:可能?|できます|します)(?:です)?|"
    r"いつでも(?:可能?|大丈夫|ok)(?:です)?|"
    r"(?:전|전체|모든) ?(?:일정|시간|기간)(?: ?모두| ?전부)?에? ?(?:참석|참가|참여|가능)(?: ?가능)?(?:합니다)?|"
    r"(?:이틀|양일)(?: ?모두| ?다)? ?(?:참석|가능)(?: ?가능)?(?:합니다)?|항상 가능(?:합니다)?|"
    r"(?:i|we)(?: can| will)? attend (?:all|both|every)(?: the)? (?:sessions?|slots?|days?)|"
    r"(?:the )?(?:whole|entire|full) day (?:is |are )?(?:fine|ok(?:ay)?|good|possible|free|works)(?: for us)?|"
    r"full (?:attendance|presence)|(?:ok(?:ay)?|fine|available|free) (?:for|on|at|in) (?:all|any|every|both)(?: the)? "
    r"(?:time )?(?:slots?|sessions?|times?|days?)|"
    r"(?:мы |я )?(?:могу |можем |сможем |готовы )?(?:присутств|участв)\w+ (?:на )?(?:вс[её]|весь|все|оба)(?: \w+)?|"
    r"(?:мы |я )?(?:участву|присутству)\w+ полностью|"
    r"(?:estar[ée](?:mos)?|asistir[ée](?:mos)?|presentes?) (?:en )?todo el (?:evento|d[ií]a|tiempo)|"
    r"(?:dispon[ií]ve(?:l|is)|presentes?) (?:o tempo todo|todo o evento|sempre|nos dois dias)|"
    r"présent\w* (?:tout au long|pendant tout|durant tout)\w*(?: \S+){0,4}|"
    r"(?:die )?(?:ganze|gesamte) (?:veranstaltung|zeit) (?:da|anwesend|dabei|verfügbar)|"
    r"(?:durchgängig|an beiden tagen) (?:da|anwesend|dabei|verfügbar)|"
    r"(?:her zaman|sürekli|(?:tüm )?etkinlik boyunca|iki gün(?: de| boyunca)?) (?:uygun|müsait|katıl|varız|orada)\w*|"
    r"(?:có mặt|tham dự|tham gia|rảnh) (?:suốt|cả|toàn bộ|tất cả|đầy đủ)(?: \S+){0,3}|"
    r"(?:hadir|bisa|tersedia|ada) (?:penuh|terus|selalu|setiap saat|semua(?: \w+)?|(?:ke)?dua hari(?: penuh)?|"
    r"sepanjang \w+)|"
    r"selalu (?:ada|bisa|hadir)|(?:przez )?(?:cały czas|oba dni|obydwa dni) (?:dostępn|obecn)\w+|"
    r"(?:dostępn|obecn)\w+ (?:przez )?(?:cały czas|oba dni|obydwa dni)|"
    r"(?:barcha|hamma|ikkala) kun\w* (?:qatnash|bor|kela)\w*|(?:барлық|екі) күн\w*(?: де| бойы)? (?:қатыс|бол)\w+"
)
"""Phrases for presence at all times in further languages."""


def rest_of_day(text: str) -> str:
    """The complement of times of presence: ``-09:00; 12:00-`` for ``09:00-12:00``.

    A text that is no list of such times is returned unchanged, so that its reader reports it.
    """
    told = absence_in_figures(normalized(text), present=True) if not re.search(r"[;；\n]", text) else None
    if told is not None:
        return told
    ranges: list[tuple[timedelta, timedelta]] = []
    for part in re.split(r"[;；、,，\n]+", text):
        ends = ends_of(normalized(part))
        clocks = [clock_of(end) if end else None for end in ends]
        if len(ends) != 2 or not any(ends) or any(c is None and end for c, end in zip(clocks, ends, strict=True)):
            return text
        ranges.append((clocks[0] or timedelta(0), clocks[1] or MIDNIGHT_AFTER))
    away, before = [], timedelta(0)
    for start, end in sorted(ranges):
        if start > before:
            away.append(f"{clock_text(before) if before else ''}-{clock_text(start)}")
        before = max(before, end)
    return "; ".join([*away, *([f"{clock_text(before)}-"] if before < MIDNIGHT_AFTER else [])])


_COMMA = lazy_regex(r"\s*[,，]\s*")
_FIGURES = lazy_regex(r"[\d:.\s]*[-–—~～至][\d:.\s]*")
_BOUNDS = (
    ("from", lazy_regex(rf"\b(?:from|start\w*|begin\w*|earliest|с|начало)\b|开始|起|最早|{ARRIVES}")),
    ("until", lazy_regex(rf"\b(?:until|till|to|end\w*|latest|до|по|конец|окончание)\b|结束|止|最晚|{LEAVES}")),
)


_HOURS_OF_EVENT = lazy_regex(
    r"[(（\[][^)）\]]*\d[^)）\]]*[)）\]]|"
    r"(?:\b(?:from|с)\s+)?\d[\d:.]*\s?(?:[ap]m|h|uhr)?\s*(?:\b(?:to|till|until|до|по)\b|[-–—])\s*\d[\d:.]*"
)
"""Days and hours of the event that a title tells: ``When are you away? (11-12 Feb, 10:00 am to 5:00 pm)``."""


@lru_cache(maxsize=131072)
def bound_of(title: str) -> str | None:
    """Whether the title of a column of times says ``from`` or ``until``; None if it says neither, or both."""
    text = _HOURS_OF_EVENT.sub(" ", normalized(title)).strip()
    found = [name for name, pattern in _BOUNDS if pattern.search(text)]
    behind_day = _BEHIND_DAY.sub("", text).strip(" .:*")  # ``17.11. – until``
    found = found or [name for name, pattern in _bounds_alone() if pattern.fullmatch(behind_day)]
    return found[0] if len(found) == 1 else None


_BEHIND_DAY = lazy_regex(r"^(?:[^\W\d_]+,? )?\d[\d./-]*\d\.?\s*[-–—:,]?\s+")


@lru_cache(maxsize=1)
def _bounds_alone() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words for ``from`` and ``until`` in any language that are a whole title, but for a word for time."""
    words = {kind: f"(?:{pattern})" for kind, pattern in words_of("columns").items()}
    time = rf"{words['time']}(?: d[aei])?"
    whole = ((name, rf"(?:{time}\s*)?{words[name]}(?:\s*[(（]?{words['time']}[)）]?)?") for name in ("from", "until"))
    return tuple((name, kept_regex(pattern)) for name, pattern in whole)


def asks_from_until(title: str) -> bool:
    """Whether a title asks for both start and end of a time: ``с какого и до какого времени вы на площадке``."""
    text = normalized(title)
    return _ASKS_WHEN.search(text) is not None and all(pattern.search(text) for _, pattern in _BOUNDS)


_ASKS_WHEN = lazy_regex(
    r"\bwhen\b|what (?:time|hour)|как(?:ого|ое|ой) (?:времен|врем|час)|скольки|когда|几点|何时|什么时"
)


def ranges_apart(text: str) -> str:
    """A list of ranges with its commas replaced by semicolons, as in ``09:00-10:00, 11:00-12:00``; else the text."""
    parts = _COMMA.split(normalized(text))
    ranges = len(parts) > 1 and all(_FIGURES.fullmatch(p) and any(map(str.isdigit, p)) for p in parts)
    return "; ".join(parts) if ranges else text


def tells_absence(text: str) -> bool:
    """Whether a text explicitly states an absence."""
    return tells_itself(text) and absence_in_figures(normalized(text), present=True) != ""


@lru_cache(maxsize=131072)
def tells_itself(text: str) -> bool:
    """Whether a text explicitly states absence or presence, independently of its title."""
    bare = normalized(text)
    if says_only(bare) and only_days(bare) is not None:
        return True
    found = read_when(bare) if may_say_when(bare) and not is_whole_day(bare) else None
    if found is not None:
        return found.told and found.sure >= KNOWN
    return _says_always(bare)


MONTH = (
    r"(?:jan|feb|mar|apr|may(?!be)|jun|jul|aug|sep|oct|nov|dec|"
    r"янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[a-zа-я]*\.?"
)
DAY = lazy_regex(
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*[日号])?|\d{1,2}\.\d{1,2}\.\d{4}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}(?:,?\s+\d{{4}})?|"
    rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s+\d{{4}})?|"
    r"\d{1,2}\s*月\s*\d{1,2}\s*[日号]?"
)
"""A day in a title or in a cell."""

CLOCK_TIME = r"\d{1,2}[:.]\d{2}"
HOURS_BETWEEN = lazy_regex(rf"(?<!\d)({CLOCK_TIME})\s*(?:[-–—−~]|to|till|until|до|至|到)\s*({CLOCK_TIME})(?!\d)")

WEEKDAYS = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:星期|周)[一二三四五六日天]|пн|вт|ср|чт|пт|сб|вс|"
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)


def says_hours(title: str) -> bool:
    """Whether a title has a range of hours."""
    return HOURS_BETWEEN.search(normalized(title)) is not None


_THERE = frozenset(
    {
        *YES - {"有"},
        *("available", "free", "ok", "can", "present", "attend"),
        *("参加", "出席", "到场", "будем", "буду", "участвуем", "☑", "■", "●", "○"),
        *("свободен", "свободны", "можем", "доступен", "доступны", "будем"),
        *("可以", "可", "有空", "能", "空闲", "方便"),
        *("+", "✓", "✔", "√", "v", "x", "х"),
    }
)
_ABSENT = lazy_regex(
    r"not (?:available|attending|coming|there|here)|unavailable|busy|absent|away|out|"
    r"занят[ыа]?|недоступ(?:ны|ен)|"
    r"отсутству[ею]т|нет на месте|нас нет|缺席|不在|请假|[没无]空|不(?:参加|出席|到场)|abwesend|nicht da|"
    r"ausente|assente|yok"
)
"""Words for absence, whatever is asked."""

_NOT_THERE = frozenset(
    {*(NO - {"没有"}), *"-–—−☐□", "na", "n/a"}
    | {"cannot", "не можем", "не будем", "не буду", "не участвуем", "不可以", "不可", "不能", "不方便", "不行"}
)


_POLITE = lazy_regex(
    r"(?:(?:in[sc]h?[ a']*llah|sir|madam|please|of course|sure|certainly|definitely|absolutely|thanks?(?: you)?|"
    r"no problem|"
    r"bien s[ûu]r|sans (?:faute|problème)|merci|svp|certainement|natürlich|gerne?|sicher|danke|selbstverständlich|"
    r"claro|por supuesto|gracias|seguro|sin falta|com certeza|obrigad[oa]|certo|grazie|certamente|oczywiście|"
    r"конечно|спасибо|обязательно|точно|tabii|elbette|inşallah|kesinlikle|albatta|інша алла|иншалла[хһ]?|әрине|"
    r"alhamdulillah|terima kasih|tentu|ان شاء الله|إن شاء الله|بالتأكيد|انشاالله|ان شاالله|حتما|البته|"
    r"当然|没问题|一定|もちろん|물론)[\s,.!، ]*)+"
)
"""What may follow a yes and changes nothing."""


@lru_cache(maxsize=131072)
def says_there(text: str) -> bool | None:
    """Whether a cell below a title with hours means presence; None if it means neither presence nor absence."""
    if parts := translations(text):
        both = {says_there(part) for part in parts}
        return both.pop() if len(both) == 1 else None
    said = {without_whole_day(form.strip(" .!。")) for form in forms(text)}
    if said & _THERE or any(map(answers("there").fullmatch, said)):
        return True
    behind = {rest for bare in said if (rest := without_yes(bare)) != bare}
    if any(_POLITE.fullmatch(rest) is not None or names_all_days(rest) for rest in behind):
        return True
    gone = len(text) <= _LONGEST_ANSWER and says_gone(text) >= _SURELY  # ``does not come``, below a day
    return False if gone or said & _NOT_THERE or any(map(_is_absence, said)) else None


_LONGEST_ANSWER, _SURELY = 25, 0.9


def says_absent(text: str) -> bool:
    """Whether a cell states absence, also below a title that asks for absence."""
    return any(_is_absence(without_whole_day(form.strip(" .!。"))) for form in forms(text))


def _is_absence(said: str) -> bool:
    return any(words.fullmatch(said) is not None for words in (_ABSENT, answers("absent")))


_IN_FIGURES = lazy_regex(
    r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})|(?P<D>\d{1,2})[./](?P<M>\d{1,2})[./](?P<Y>\d{4})"
)


@lru_cache(maxsize=131072)
def day_of(text: str) -> date | None:
    """The first date in figures, with a year, in a text."""
    found = _IN_FIGURES.search(text)
    if found is None:
        return None
    try:
        return date(*(int(found[one] or found[other]) for one, other in ("yY", "mM", "dD")))
    except ValueError:
        return None


def says_day(text: str) -> bool:
    """Whether a text contains a date or a day of the week."""
    bare = normalized(text)
    return DAY.search(bare) is not None or re.search(rf"(?<![a-zа-я])(?:{WEEKDAYS})(?![a-zа-я])", bare) is not None


# Dates and remarks


@lru_cache(maxsize=131072)
def with_iso_dates(text: str, month_first: bool | None) -> str:
    """A text with its unambiguous full dates in the form ``2026-12-04``.

    Parameters
    ----------
    month_first
        Whether ``12/4/2026`` has the month first; None if unknown.
    """
    found = _DATE.sub(lambda match: _iso(match[0], month_first), text)
    if not _DATE.match(found):
        return found
    found = _ASIDE.sub("", found) if found != text else text
    day = found[: len("2026-12-04")]
    return day if is_whole_day(found[len(day) :]) else found


@lru_cache(maxsize=131072)
def told_absence(text: str) -> str | None:
    """The absence that a remark explicitly states, on one day or on every day: ``18.12.2026 not after 15:00``.

    Parameters
    ----------
    text
        The remark, possibly with a reason after a comma or in brackets.

    Returns
    -------
    str | None
        A list of ranges; None without a certain absence.
    """
    days = [match[0] for match in _DATE.finditer(text)]
    if any(len(meanings(normalized(day))) > 1 for day in days):
        return None
    said = normalized(_DATE.sub(lambda match: _iso(match[0], None), text))
    only = only_days(said) if says_only(said) else None
    if only is not None:
        return only
    found = doubted(read_when(said), said) if may_say_when(said) else None
    told = found is not None and found.told and found.sure >= KNOWN and bool(found.away)
    return in_words(found.away) if found is not None and told else None


def may_tell_absence(text: str) -> bool:
    """Whether a remark states an absence, certainly or probably: ``on Friday we can only until 11:00``."""
    bare = normalized(text)
    found = read_when(bare) if told_absence(text) is None and may_say_when(bare) else None
    return told_absence(text) is not None or (found is not None and found.told and bool(found.away))


_DATE = lazy_regex(
    r"(?<![\w./-])(?:\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*[日号])?|\d{1,2}([./-])\d{1,2}\1\d{4}|"
    r"\d{1,2}(?:st|nd|rd|th)?[\s-]+[a-zа-я]{3,}\.?,?[\s-]+\d{4}|[a-z]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?![\d.])",
    re.IGNORECASE,
)
_ASIDE = lazy_regex(r"\s*[(（][^\d()（）]*[)）]\s*$")
"""The reason of an absence: ``12:30-14:30 (prayer)``."""


def _iso(text: str, month_first: bool | None) -> str:
    found, two = leading_date(normalized(text)), meanings(normalized(text))
    if two and month_first is not None:
        return two[month_first].isoformat()
    return text if found is None or found[1] else found[0].isoformat()
