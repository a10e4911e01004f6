"""Recognises what may be about meetings in a text of any language: an hour, a day, or words about meetings.

A text is not understood by this: it only shows that it may not be ignored. ``data/indications.json`` has the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.wording.level_doubts import needs_no_thing
from sco_scheduler.intake.values.dates import ANY_YEAR, words_of
from sco_scheduler.intake.values.entries import months, normalized
from sco_scheduler.intake.values.limits import mentions_limit
from sco_scheduler.intake.values.tongues import forms
from sco_scheduler.resources import folded_data, kept_regex, lazy_regex


def may_be_away(text: str, days: Sequence[date] = ()) -> bool:
    """Whether a text may say when somebody is away or there: it has an hour or a day."""
    return names_hour(text) or names_day(text, days)


def names_hour(text: str) -> bool:
    """Whether a text has an hour of the clock, in figures with or without a word: ``17:30``, ``um 14 Uhr``."""
    said = (_OTHER_NUMBER.sub(" ", _PAST.sub(" ", form)) for form in forms(text))
    return any(pattern.search(form) is not None for form in said for pattern in (_CLOCK, _of_hours(), _BETWEEN_HOURS))


def names_day(text: str, days: Sequence[date] = (), *, of_event: bool = False) -> bool:
    """Whether a text has a weekday, a day by its place in the event, or a date near the event.

    Parameters
    ----------
    days
        The days of the event, if known.
    of_event
        Whether a date that may be of another time does not count.
    """
    return any(_names_day(form, days, of_event=of_event) for form in forms(text))


def _names_day(text: str, days: Sequence[date], *, of_event: bool) -> bool:
    bare = _OTHER_NUMBER.sub(" ", _PAST.sub(" ", text))
    if _pattern("weekdays", "days of an event").search(bare) is not None:
        return True
    if not days and (of_event or _ONLY_DATE.fullmatch(bare) is not None):
        return False
    numbers = [int(found[1] or found[2]) for found in _of_days().finditer(bare)]
    numbers += [int(found[1]) for found in _ORDINAL.finditer(bare)] if days else []
    around = 0 if of_event else _AROUND
    return _has_date(bare, days, around) or any(_is_day(number, days) for number in numbers)


def about_meetings(text: str) -> bool:
    """Whether a text may limit, refuse or demand meetings, or mentions competitors or a dispute."""
    return names_rivals(text) or any(map(_of_meetings, forms(text))) or mentions_limit(text)


def _of_meetings(text: str) -> bool:
    if _pattern("meetings").search(text) is None:
        return False
    return _pattern("bounds", "refusals", "musts").search(text) is not None or _FEW.search(text) is not None


def names_meetings(text: str) -> bool:
    """Whether a text has a word for meetings in any language."""
    return any(map(_pattern("meetings").search, forms(text)))


def asks_which(text: str) -> bool:
    """Whether a title asks which companies, in a language whose negations are known."""
    return any(map(_pattern("asks which").search, forms(text)))


def begins_with_some(text: str) -> bool:
    """Whether a text begins with words for companies that it does not name: ``somebody from``, ``another``."""
    return any(_pattern("some other").match(form.lstrip()) is not None for form in forms(text))


def names_rivals(text: str) -> bool:
    """Whether a text mentions competitors, or a dispute with somebody."""
    return _pattern("competitors", "disputes").search(normalized(text)) is not None


def level_indicated(text: str) -> Level | None:
    """The level that words of refusal or of a must in a text may mean; None without any."""
    rest = [_pattern("musts").sub(" ", form) for form in forms(text)]  # ``cea mai importantă``
    if any(map(_pattern("refusals").search, rest)):
        return Level.NO
    return Level.MUST if any(map(_pattern("musts").search, forms(text))) else None


def exchanges(text: str) -> bool:
    """Whether a text may exchange one company for another: ``instead of``."""
    return _pattern("in place of", "instead of").search(normalized(text)) is not None


def given_up(marked: str) -> str:
    """The letter, of a font of its own, that stands for the name behind ``instead of`` in a text; '' without one."""
    found = re.search(rf"{_pattern('in place of').pattern}{_BEFORE_NAME}", marked.casefold())
    return found["name"] if found is not None else ""


_BEFORE_NAME = r"\s*(?:[^\W\d_]{1,6}\s+)?[«“„\"'(]{0,2}(?P<name>[\ue000-\uf8ff])"


def takes_back(text: str) -> bool:
    """Whether a text may take something back: ``off the list``, ``no longer``; a word alone does not.

    Words that only begin like those for it say nothing: ``exclusive``, ``исключительно``, ``Stahlhandel``.
    """
    bare = _pattern("not taken back").sub(" ", normalized(text))
    said = _pattern("takes back", "needed no more").search(bare)
    alone = said is not None and " " not in said[0] and said[0] == bare.strip(" .!-–—")
    return said is not None and not alone and not needs_no_thing(bare.strip(" .!"))


def without_need(text: str) -> str:
    """A text without words that a meeting is needed no more, which refuse none: ``no longer needed``."""
    bare = normalized(text)
    said = _pattern("needed no more").search(bare)
    return text if said is None else _pattern("needed no more").sub(" ", bare)


def without_skipping(text: str) -> str:
    """A folded text without the English verb for leaving somebody out, which takes back a wish: ``just skip X``."""
    return _SKIPPING.sub(" ", normalized(text))


_SKIPPING = lazy_regex(r"\bskip(?:ped|ping)?\b")


def without_after_all(text: str) -> str:
    """A folded text without ``after all``, which only says that something else was said before."""
    return " ".join(_pattern("after all").sub(" ", normalized(text)).split())


def likens(text: str) -> bool:
    """Whether a text may say that something is as with others: ``the same wishes as``."""
    return _pattern("alike").search(normalized(text)) is not None


def corrects(text: str) -> bool:
    """Whether a text may say that something is a mistake: ``by mistake``, ``nothing against``."""
    return _pattern("errors").search(normalized(text)) is not None


def is_slip(text: str) -> bool:
    """Whether a text may say that what is written is a mistake, and not only that nobody has anything against it."""
    return any(_AGAINST.search(said[0]) is None for said in _pattern("errors").finditer(normalized(text)))


def says_what_remains(text: str) -> bool:
    """Whether a clause may say what is left of wishes: ``only Jade Tea remains``."""
    return _pattern("remains").search(normalized(text)) is not None


def what_is_left(text: str) -> str:
    """The end of a text that takes something back, about what is left: ``no longer a must, just a wish``; else ''."""
    found = _WHAT_IS_LEFT.search(normalized(text))
    return found[0] if found is not None else ""


def renames(text: str) -> bool:
    """Whether a text says that a company has another name: ``trades as``, ``formerly``."""
    said = normalized(text)
    return _RENAMES.search(said) is not None or _pattern("new name").search(said) is not None


def changes_name(text: str) -> bool:
    """Whether a text surely says that a company has another name than before: ``changed its name, before: X``."""
    return _CHANGES_NAME.search(normalized(text)) is not None and _WANTS.search(normalized(text)) is None


def tells_name(text: str) -> bool:
    """Whether a text only says that a company has another name, and not also whom it wants to meet."""
    return renames(text) and _WANTS.search(normalized(text)) is None


def changes_hours(text: str) -> bool:
    """Whether a text about hours may replace earlier ones: ``changed to 13:00-14:00``."""
    return _pattern("changes hours").search(normalized(text)) is not None


@lru_cache(maxsize=1)
def of_others() -> re.Pattern[str]:
    """A pattern of words for calls, interpreters, cars and samples, whose hours are not those of a company."""
    return kept_regex(rf"{_BEGINS}(?:{words_of('words')['contact']}|{words_of('words')['thing']})")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Sequence[str]]:
    return dict(json.loads(folded_data("indications.json")))


def _either(*kinds: str) -> str:
    return "|".join(word for kind in kinds for word in _words()[kind])


_AGAINST = lazy_regex(r"against|gegen|contr|tegen|przeciw|proti|против|meant")
_WHAT_IS_LEFT = lazy_regex(
    r"[,;，；–—-]\s*(?:but )?(?:only|just|csak|nur(?: noch)?|seulement|juste|solo|sólo|soltanto|apenas|só|tylko|jen|"
    r"iba|doar|numai|alleen|bara|kun|vain|sadece|yalnızca|samo|только|лишь|тільки|само|只|仅|だけ)\s*[^\d.,;:]{1,30}[.!]?\Z"
)
_CHANGED_NAME = (
    r"renamed|(?:old|new|former) name|changed (?:(?:its|their|our|the) )?(?:company )?name|umbenannt|umfirmiert|"
    r"rebaptisé|ex-nom|chang\w+ de (?:nom|raison sociale)|antigu[oa] nombre|ex nome|antig[oa] nome|"
    r"cambi\w+ (?:de )?(?:la |su )?(?:razón social|nombre)|zmieni\w+ nazw\w+|új neve|eski adı|переименован\w*|"
    r"(?:cambiato|mudou|mudaram) (?:de |la |o |di )?(?:nome|razão social|ragione sociale|denominazione)|"
    r"(?:из|с)мени\w+ (?:название|наименование)"
)
_CHANGED_NAME_JOINED = "曾用名|原名|旧称|改名|更名|旧社名|구명칭|옛 이름"
_CHANGES_NAME = lazy_regex(rf"\b(?:{_CHANGED_NAME})\b|{_CHANGED_NAME_JOINED}")
"""Words for a change of name, which other texts do not have: ``the former list``."""

_RENAMES = lazy_regex(
    rf"\b(?:{_CHANGED_NAME}|trad(?:es|ing) as|formerly|previously (?:called|known)|also known as|a\.?k\.?a\.?|"
    r"now (?:called|known as)|is (?:now )?called|früher|ehemals|hei(?:ß|ss)t jetzt|firmiert|anciennement|"
    r"antes llamad[oa]|anteriormente|ahora se llama|già nota|si chiama ora|dawniej|obecnie|dříve|korábban|fostă?|"
    r"voorheen|tidigare|tidligere|entinen|eskiden|бывш\w+|прежн\w+|ныне|раньше называл\w+|колишн\w+|бұрынғы)\b|"
    rf"{_CHANGED_NAME_JOINED}|سابق|قبلا"
)
"""Words for another name of a company."""

_WANTS = lazy_regex(
    r"\b(?:wants?|wish\w*|would like|asks?|möcht\w+|wünsch\w+|souhait\w+|veut|quier\w+|dese\w+|quer|deseja|vuole|"
    r"vorrebbe|chce|szeretn\w+|vil|vill|wil|хо[тч]\w+|просит|также|also)\b|想|希望"
)

_NO_SPACES = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
"""Scripts that do not separate words by spaces, or join endings to them."""

_BEGINS = rf"(?:(?<!\w)|(?<=[{_NO_SPACES}])|(?=[{_NO_SPACES}]))"
_ENDS = rf"(?:(?![^\W\d_])|(?=[{_NO_SPACES}])|(?<=[{_NO_SPACES}]))"


@lru_cache(maxsize=16)
def _pattern(*kinds: str) -> re.Pattern[str]:
    return kept_regex(rf"{_BEGINS}(?:{_either(*kinds)}){_ENDS}")


_UNITS = (
    r"%|€|\$|£|¥|₽|元|円|원|eur\b|usd\b|euros?\b|dollars?\b|руб|тенге|m²|кг|kg\b|km\b|cm\b|mm\b|g\b|t\b|tons?\b|m2\b|sqm\b|"
    r"л\b|l\b|pcs\b"
)
_OTHER_NUMBER = lazy_regex(
    r"(?<![\w.:])\d{1,2}(?:\.\d{1,2})? ?[a-gi-tv-z]-?\d{1,3}(?![\w:])|"  # a stand: ``3.1 D57``
    r"(?<![^\W\d_])(?:stands?|standnr|booths?|halls?|halle|hal|stand\w*|stánek|stoisk\w+|stant|estande|pabell\w+|hall|room|suite|box|"
    r"tel|phone|mob\w*|fax|whatsapp|ust|vat|iso|hs|art|nr|no|№|#|zimmer|raum|tables?|tisch|стенд\w*|зал\w*|комнат\w*|кабинет\w*|тел|"
    r"павильон\w*|стол\w*|展位|展台|ブース|부스|جناح)[.:]?\s*(?:n[or]?[.°]?\s*)?[+\d][\d\s()/.-]*\w?|\+\d[\d\s()/-]{5,}|\d{3}[\d\s()/-]{4,}|"
    r"(?<![\w.:])\d{1,3}\.?\s?(?:asztal|tisch|st[oôů]l|stolik|stand|stánek|stoisk|terem|csarnok|pavilon|halle|hala|laud|pöytä|"
    r"bord|galds|stalas|masa|стол|стенд|зал|павильон)(?:[^\W\d_]{0,4})(?![^\W\d_])|"
    r"(?<![\w.:])\d{1,2}(?:st|nd|rd|th) (?:e-?)?(?:form|version|repl(?:y|ies)|answer|response|submission|registration|"
    r"entry|request|mail|reminder|call|edition|draft|copy)s?(?![^\W\d_])|(?<![^\W\d_])id[.:]?\s*\d{1,5}(?![\w:])|"
    rf"(?<![^\W\d_])(?:{_UNITS})\s*\d[\d.,:]*|\d[\d.,:]*\s*(?:{_UNITS})"
)
"""Numbers of stands, telephones, answers and the like, and amounts."""

_DONE = (
    r"called|phoned|rang|spoke|wrote|written|e-?mailed|mailed|sent|paid|registered|received|updated|confirmed|invited|founded|"
    r"since|established|звонил\w*|созвонил\w*|писал\w*|написал\w*|отправ\w+|оплат\w+|оплач\w+|получ\w+|заполн\w+|angerufen|"
    r"telefoniert|gemailt|bezahlt|gesendet|angemeldet|gegründet|appelé|payé|envoyé|inscrit|pagad\w+|enviad\w+|llamad\w+|arandı|"
    r"ödendi|gönderildi|已电联|已联系|已通知|已付|已发|于|invoices?|visas?|bills?|payments?|deadline|rechnung|facture|factura|"
    r"fattura|fatura|faktura|сч[её]т\w*|виз[аыу]|发票|签证"
)
_PAST = lazy_regex(
    rf"(?<!\w)(?:{_DONE})(?: (?:on|am|le|el|il|dia|the|again|in|at|before|by|until|bis|vor|avant|по|от|в|до))*\W{{0,2}}"
    r"(?:\d[\d./-]*|\d{1,2}\.? [^\W\d_]{3,}|[^\W\d_]{3,} \d{1,2})(?: (?:19|20)\d\d)?(?: at)?(?:[ ,]+\d{1,2}[:.]\d\d)?"
)
"""What somebody did, or a paper, with its day."""

_ONLY_DATE = lazy_regex(
    r"\W*(?:\d[\d./-]*\d\.?|\d{1,2}\.? [^\W\d_]{3,}|[^\W\d_]{3,} \d{1,2}|\d{1,2}月\d{1,2}[日号])\W*"
)
"""A date that may be that of the answer."""

_HOUR = r"(?<![\w.,:/+#№-])(?:0?[6-9]|1\d|2[0-3])"
_CLOCK = lazy_regex(
    rf"{_HOUR}[:：][0-5]\d(?!\d|[:/]\d\d\d)|{_HOUR}\s?h\s?(?:[0-5]\d)?(?![^\W_])|{_HOUR}\.[0-5][05](?![\d%]|[.,/]\d)"
)
"""A time in figures."""

_BETWEEN_HOURS = lazy_regex(
    rf"(?:\b(?:between|from)|(?<!\w)(?:между|с)) {_HOUR} (?:and|to|until|и|до) {_HOUR}(?![\w.,:/%])"
    r"(?! (?:people|persons?|человек))"
)
"""Two hours in figures without minutes."""

_ENDS_THERE = r"(?=\s*(?:$|[,;.!?()、。]|[-–—/]|(?:and|or|und|oder|et|ou|y|o|e|и|или|ve|i|a)\b))"


@lru_cache(maxsize=1)
def _of_hours() -> re.Pattern[str]:
    """A pattern of a number with a word that makes it an hour."""
    hour = r"(?:0?[6-9]|1\d|2[0-3]|٠?[٦-٩]|١[٠-٩]|٢[٠-٣])(?:[.:][0-5]\d)?(?!\d|[.,/:]\d)"
    return kept_regex(
        rf"(?<![\w.,:/+#№-]){hour}(?:\s*(?:{_either('after an hour')})){_ENDS}|"
        rf"{_BEGINS}(?:{_either('before an hour')})\s*{hour}(?!\s*(?:{_UNITS}|[-–]?(?:jähr|tägig))){_ENDS_OF_NUMBER}|"
        rf"{_BEGINS}(?:{_either('perhaps before an hour')})\s{hour}{_ENDS_THERE}"
    )


_ENDS_OF_NUMBER = (
    r"(?!\s*(?:personen|people|persons?|personnes?|personas|persone|pessoas|kişi|osob|човек|человек|"
    r"tage?n?|days?|jours?|días|st\.|str\b))"
)
_FEW = lazy_regex(r"(?<![\w.,:/-])\d{1,2}(?![\w:/]|[.,]\d)")


def _has_date(text: str, days: Sequence[date], around: int) -> bool:
    """Whether a folded text has a date near the days of the event, or if these are unknown, any without a past year."""
    for found in _DATE.finditer(text):
        first, second, year = int(found["one"]), int(found["two"]), int(found["year"] or 0)
        pairs = {(first, second), (second, first)} if found["sign"] == "/" else {(first, second)}
        if any(_near(day, month, year, days, around) for day, month in pairs):
            return True
    named = [*_DAY_AND_MONTH.finditer(text), *_MONTH_AND_DAY.finditer(text)]
    told = [(int(found["day"]), months().get(found["name"], 0), int(found["year"] or 0)) for found in named]
    return any(_near(day, month, year, days, around) for day, month, year in told)


_DATE = lazy_regex(
    r"(?<![\w.,:/+-])(?P<one>\d{1,2})(?P<sign>[./])(?P<two>\d{1,2})(?:(?P=sign)(?P<year>\d{4}|\d{2}(?!\d))?)?(?![\d%:]|[.,/]\d)"
)
_DAY_AND_MONTH = lazy_regex(
    r"(?<![\w.,:/+-])(?P<day>\d{1,2})(?:st|nd|rd|th|-?го)?\.?\s?(?:of |de )?(?P<name>[^\W\d_]{3,})\.?"
    r"(?:,? (?P<year>(?:19|20)\d\d))?"
)
_MONTH_AND_DAY = lazy_regex(
    r"(?<![^\W\d_])(?P<name>[^\W\d_]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<year>(?:19|20)\d\d))?(?![\w:.])"
)
_AROUND = 4
"""The number of days before and after an event in which people still travel."""


def _near(day: int, month: int, year: int, days: Sequence[date], around: int) -> bool:
    """Whether a date is at most some days from those of the event; any is, if these are unknown."""
    year = year + 2000 if 0 < year < 100 else year or (days[0] if days else ANY_YEAR).year
    try:
        told = date(year, month, day)
    except ValueError:
        return False
    return not days or days[0] - timedelta(days=around) <= told <= days[-1] + timedelta(days=around)


@lru_cache(maxsize=1)
def _of_days() -> re.Pattern[str]:
    """A pattern of a number with a word or a sign that makes it a day of the month."""
    return kept_regex(
        rf"{_BEGINS}(?:{_either('before a day')})\s(\d{{1,2}})(?:\.(?!\d)|(?=\s*(?:$|[,;)(]|[^\W\d_]{{1,2}}\b)))|"
        rf"(?<![a-zа-яё\d.,:/+-])(\d{{1,2}})(?:{_either('after a day')})"
    )


_ORDINAL = lazy_regex(r"(?<![\w.,:/+-])(\d{1,2})\.(?= ?[^\W\d_])")
"""A number with a full stop, which may be a day: ``19. přijede až v 11``."""


def _is_day(number: int, days: Sequence[date]) -> bool:
    near = {(day + timedelta(days=n)).day for day in days for n in (-1, 0, 1)}
    return number in near if days else 1 <= number <= 31
