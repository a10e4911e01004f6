"""Reads times of day in words of any language: ``a las dos y media``, ``half vier``, ``fél négykor``.

They are written in figures, before anything else is read. Words of an hour alone count only behind a word such as *at*,
or before one for an hour, as they are numbers of anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from sco_scheduler.intake.values.spoken_hours import PARTS_OF_DAY, with_spoken_hours
from sco_scheduler.intake.values.thai_hours import with_thai_hours
from sco_scheduler.resources import kept_regex, lazy_regex, lazy_words, words_by_kind, words_of_kinds

_HALF, _QUARTER = 30, 15

_NUMERALS = {
    "de": "eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf",
    "fr": "une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit",
    "es": "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
    "pt": "uma|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze",
    "it": "una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici",
    "nl": "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf",
    "pl": "pierwsz|drug|trzeci|czwart|piat|szost|siodm|osm|dziewiat|dziesiat|jedenast|dwunast|trzynast|czternast|"
    "pietnast|szesnast|siedemnast|osiemnast",
    "cs": "jedn|druh|treti|ctvrt|pat|sest|sedm|osm|devat|desat|jedenact|dvanact",
    "hu": "egy|ketto|harom|negy|ot|hat|het|nyolc|kilenc|tiz|tizenegy|tizenketto",
    "tr": "bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|on bir|on iki",
    "uz": "bir|ikki|uch|to'rt|besh|olti|yetti|sakkiz|to'qqiz|o'n|o'n bir|o'n ikki",
    "kk": "бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|он бір|он екі",
    "ru": "перв|втор|треть|четверт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат",
    "ru cardinal": "од[ин](?!ннадцат)\\w*|дв[аеу](?!надцат)\\w*|"
    "тр[ие]\\w*|четыр\\w*|пят\\w+|шест\\w+|сем\\w+|вос\\w+|девят\\w+|десят\\w+|"
    "одиннадцат\\w+|двенадцат\\w+",
    "en": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    "id": "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas",
    "ko": "한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두",
    "ar": "الواحده|الثانيه|الثالثه|الرابعه|الخامسه|السادسه|السابعه|الثامنه|التاسعه|العاشره|الحاديه عشره|الثانيه عشره",
    "fa": "يك|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|يازده|دوازده",
}
"""The hours from one on, without accents, as whole words or as stems."""

_STEMS = {"pl": "(?:i?ej|i?a)", "cs": "[eaiy]?", "ru": "[оье]?го", "hu": ""}
_ENDS = {
    "hu": r"(?P<end>kor|tol|ig|re|ra)?",
    "kk": r"(?P<end>[дт][еа]н?|н[еа]н|[кғг][аеә])?",
    "uz": r"(?P<end>dan|da|gacha)?",
}

_BARE_HOUR = (
    r"(?=\s*(?:$|[,.;:)!–-]|(?:дня|утра|вечера|мы|у нас|нас|не|уже|занят\w*|свобод\w*|можем|сможем|уезжа\w+|улета\w+|"
    r"we|i|our|they|he|she|is|are|please|only|in the|o['’]?clock|sharp|busy|not?|no|and then)(?!\w)))"
)
"""What may follow the words of an hour that stand without one for an hour, unlike a number of meetings."""

_BEFORE_LEAVING = (
    r"(?=,? (?:мы )?(?:уже )?(?:уезжа|уед|улета|уход|уйд|выезжа|выход|отъезжа|занят|не (?:с)?можем|нас не))"
)
"""Words of leaving or of being busy behind an hour."""

_RULES: tuple[tuple[str, str, int], ...] = (
    ("de", r"halb {h}", -_HALF),
    ("de", r"viertel vor {h}", -_QUARTER),
    ("de", r"dreiviertel {h}", -_QUARTER),
    ("de", r"viertel nach {h}", _QUARTER),
    ("de", r"(?<=um ){w}(?! uhr)", 0),
    ("fr", r"{h}\s?(?:heures?|h) et demie?", _HALF),
    ("fr", r"{h}\s?(?:heures?|h) et quart", _QUARTER),
    ("fr", r"{h}\s?(?:heures?|h) moins (?:le |un )?quart", -_QUARTER),
    ("fr", r"{w}\sheures?", 0),
    ("es", r"(?:las? ){h} y media", _HALF),
    ("es", r"(?:las? ){h} y cuarto", _QUARTER),
    ("es", r"(?:las? ){h} menos cuarto", -_QUARTER),
    ("es", r"(?<=(?:a|s|e) )las? {w}(?=\s*(?:$|[,.;:)]|y |a |de la |en punto|horas))", 0),
    ("pt", r"(?<=s ){h}(?: horas)? e meia", _HALF),
    ("pt", r"{w}(?: horas)? e meia", _HALF),
    ("pt", r"(?<=s ){w}(?=\s*(?:$|[,.;:)]|horas|d[ae] (?:tarde|manha|noite)))", 0),
    ("it", r"{h} e mezz[oa]", _HALF),
    ("it", r"{h} e un quarto", _QUARTER),
    ("it", r"{h} meno un quarto", -_QUARTER),
    ("it", r"(?<=le ){w}(?=\s*(?:$|[,.;:)]|d[ei]l? |in poi|e |alle ))", 0),
    ("nl", r"half {h}", -_HALF),
    ("nl", r"kwart over {h}", _QUARTER),
    ("nl", r"kwart voor {h}", -_QUARTER),
    ("nl", r"{w} uur", 0),
    ("pl", r"wpol do {h}", -_HALF),
    ("pl", r"kwadrans po {h}", _QUARTER),
    ("pl", r"za kwadrans {h}", -_QUARTER),
    ("pl", r"(?<!\w)(?:(?<=od )|(?<=do )|(?<=o )|(?<=po )|(?<=przed )|(?<=godziny )|(?<=godzinie )){w}(?! \w*olow)", 0),
    ("cs", r"pul {h}", -_HALF),
    ("hu", r"fel {h}", -_HALF),
    ("hu", r"haromnegyed {h}", -_QUARTER),
    ("hu", r"(?<!harom)negyed {h}", _QUARTER - 60),
    ("tr", r"{h} bucuk(?:[dt][ea]n?)?", _HALF),
    ("uz", r"{h} yarim", _HALF),
    ("uz", r"soat {w}", 0),
    ("kk", r"{h} жарым", _HALF),
    ("kk", r"сағат {w}", 0),
    ("ru", r"(?:в )?(?:половин[аеу] |пол ?){h}", -_HALF),
    ("ru", r"четверть {h}", _QUARTER - 60),
    ("ru cardinal", r"без (?:четверти|15) {h}", -_QUARTER),
    ("ru cardinal", r"(?<=с ){w}(?= до)", 0),
    ("ru cardinal", r"(?<=:00 до ){w}", 0),
    ("ru cardinal", rf"(?:(?<=после )|(?<=раньше )|(?<=позже )|(?<=около )|(?<=к )){{w}}{_BARE_HOUR}", 0),
    ("ru cardinal", rf"(?<=[вдсо] ){{w}}{_BEFORE_LEAVING}", 0),
    ("en", rf"(?:(?<=after )|(?<=before )|(?<=until )|(?<=till )|(?<=by )|(?<=from )){{w}}{_BARE_HOUR}", 0),
    ("ru cardinal", r"(?<=[вскод] ){h} (?=час|дня|утра|вечера)(?:час\w*)?", 0),
    ("id", r"setengah {h}", -_HALF),
    ("id", r"(?:(?<=jam )|(?<=pukul )){w}(?! lewat)", 0),
    ("ko", r"{h}\s?시\s?반", _HALF),
    ("ko", r"{w}\s?시", 0),
    ("ar", r"(?:الساعه )?{h} والنصف", _HALF),
    ("ar", r"(?:الساعه )?{h} والربع", _QUARTER),
    ("ar", r"(?:الساعه )?{h} الا (?:ال)?ربعا?", -_QUARTER),
    ("ar", r"الساعه {w}", 0),
    ("ar", r"(?:(?<=قبل )|(?<=بعد )|(?<=من )|(?<=حتي )|(?<=الي )|(?<=بين )){w}", 0),
    ("fa", r"(?:ساعت )?{h} و نيم", _HALF),
    ("fa", r"(?:ساعت )?{h} و ربع", _QUARTER),
    ("fa", r"ساعت {w}(?!\w)", 0),
)
"""Each phrase of a language with its hour in figures or in words (h), or in words only (w), and the minutes to add."""

_NOON = lazy_regex(
    r"(?:midi|meio[ -]dia|mezzogiorno|mediodia) (?:et|e|y) (?P<half>demie?|meia|mezz[oa]|media|un quarto|quart|cuarto)|"
    r"(?<!\w)del(?P<end>tol|ig|ben|re)(?!\w)|(?<!\w)(?P<viet>\d{1,2})\s?(?:gio|h) ruoi|"
    r"(?<!\w)(?P<before>\d{1,2})\s?(?:gio|h) kem (?P<less>\d{1,2})"
)
_JOINED = lazy_regex(
    r"(?:(?<=\b(?:at|by|to) )|(?<=\b(?:from|till) )|(?<=\b(?:until|after|since) )|(?<=\bbefore )|(?<=\d{4}-)|"
    r"(?<=\d{4} - ))"
    r"(?P<h>0[7-9]|1\d)(?P<m>[0-5][05])(?![\w.:])|(?<![\w.:,/-])(?P<first>0[7-9]|1\d)(?P<rest>[0-5][05])(?=\s?[-–—]\s?[01]\d[0-5][05](?!\d))"
)
"""Times of four figures: ``from 1500``, ``0900-1200``."""

_VIETNAMESE = lazy_regex(r"(?<![\w.,:])(?P<h>\d{1,2})g(?:(?P<m>[0-5]\d)(?!\w)|(?=\s?[-–]\s?\d{1,2}(?:g|h)))")
_SIANG = lazy_regex(r"(?<![\d-])(?:jam |pukul )?(?P<h>1[0-2])(?:[.:](?P<m>[0-5]\d))? siang(?!\w)")
"""An hour about noon in Indonesian."""

_DASHED = lazy_regex(r"(?<![\w:.,/-])(?P<h>0?[7-9]|1\d|2[0-2])-(?P<m>00|30|45)(?![\w:.-])")
"""A time with a dash, whose minutes are no hour: ``16-00``."""

_ABOUT = lazy_regex(r"(?<!\w)(?:ca|cca|env|approx|circa|ok)\. ?(?=\d{1,2}(?:[:.h]\d\d)?(?!\w|/))")
"""A shortened word before an hour, whose full stop ends no sentence."""

_LATIN = lazy_regex(r"(?<!\w)c (?=\d{1,2}(?:[:.]\d\d)?(?![\w/]))")
"""A Latin letter for the Russian word for *from*."""

_ONE = lazy_regex(
    r"(?<![а-яё])(?:(?<=в )|(?<=к )|(?<=с )|(?<=до )|(?<=от )|(?<=около )|(?<=после )|(?<=раньше )|(?<=позже ))"
    r"(?:час[ау]? дня|часу)(?![а-яё])"
)
"""One in the afternoon in Russian, which has no number: ``в час дня``, ``до часу``."""

_JAPANESE = lazy_regex(r"(?<!\d)(?P<h>\d{1,2})時(?:(?P<half>半)|(?P<m>[0-5]\d)分)")
_DUTCH = lazy_regex(r"(?<![\w.,:])(?<!\d-\d\d-)(?P<h>\d{1,2})\s?u(?:(?P<m>[0-5]\d)|\.(?!\w)|(?![\w.]))")
_SPACED = lazy_regex(r"(?<![\w.,:])(?P<h>\d{1,2}) h (?P<m>[0-5]\d)(?!\w)")
_HOUR_OF = lazy_regex(r"(?<!\w)(?:h\. ?|(?:h|ore|hrs?\.?) )(?=\d{1,2}(?:[:.]\d\d(?!\d)|\s?[-–]\s?\d))")
_ENDINGS = {"kor": "", "tol": "-tol", "ig": "-ig", "re": "-re", "ra": "-re"}


_RULE_WORDS = (
    r"halb|viertel|um |heure|quart|demi|media|cuarto|las? |meia|mezz|horas|le |(?<!\w)d?as \w+|half|kwart|uur|"
    r"kwadrans|wpol|"
    r"(?:od|do|o|po|przed) \w+ej|godzin|pul |fel |negyed|del(?:tol|ig|ben|re)|bucuk|yarim|жарым|"
    r"soat |сағат |(?:قبل|بعد|من|حتي|الي|بين) ال|пол|четверт|час|"
    r" до |дня|утра|вечера|jam|pukul|"
    r"(?:после|раньше|позже|около|к) (?:[а-яё]{2,6}[хьимут]|одиннадцат\w|двенадцат\w)|"
    r"(?<!\w)(?:в|до|с) \w+,? (?:мы |уже |нас |не |за|у)|"
    r"(?:after|before|until|till|by|from) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\w)|"
    r"setengah|시|الساعه|والنصف|والربع|ساعت|نيم|gio|ruoi|kem"
)
"""What any of the phrases has, and most other texts have not."""

_BESIDE_FIGURES = (
    r"\d時|h |\d\s?[hug]|(?<![:\d])\d{1,2}-\d\d(?!:)|\d{4}|(?<!\w)c \d|(?:ca|cca|env|approx|circa|ok)\. ?\d|"
    r"(?<!\w)(?:h|ore|hrs?)\.? \d| siang|โมง|เที่ยง ?ครึ่ง"
)
"""What times in figures have that are written in other ways."""

CLOCK_WORDS = lazy_regex(f"{_RULE_WORDS}|{_BESIDE_FIGURES}")
_SAYS_CLOCK = lazy_regex(_RULE_WORDS)


def with_clock_words(text: str, bare: str) -> str:
    """A folded text with times in words as figures.

    Parameters
    ----------
    bare
        The text without accents, which is returned in its place if it has such words.
    """
    found = with_parts_of_hours(bare) if PARTS_OF_HOURS.search(bare) is not None else bare
    found = with_spoken_hours(found) if PARTS_OF_DAY.search(found) is not None else found
    if found != bare or _SAYS_CLOCK.search(bare) is not None:  # else, as in dates and telephones, no phrase is there
        for pattern, of_match in _patterns():
            found = pattern.sub(of_match, found)
        found = _NOON.sub(_noon, found)
    found = _LATIN.sub("с ", _ABOUT.sub("", _ONE.sub("13:00", found)))
    for pattern in (_JOINED, _DUTCH, _VIETNAMESE, _SIANG, _SPACED, _DASHED):
        found = pattern.sub(_in_figures, found)
    found = _JAPANESE.sub(lambda match: f"{match['h']}:{match['m'] or _HALF}時", found)
    found = with_thai_hours(_HOUR_OF.sub("", found))
    return text if found == bare else found


def _in_figures(match: re.Match[str]) -> str:
    groups = match.groupdict()
    hour, minutes = groups["h"] or groups.get("first"), groups["m"] or groups.get("rest") or "00"
    return f"{hour}:{minutes}"


def _noon(match: re.Match[str]) -> str:
    if match["end"] is not None:
        return f"12:00{_ENDINGS.get(match['end'], '')}"
    if match["half"] is not None:
        return "12:15" if "qua" in match["half"] or "cua" in match["half"] else "12:30"
    if match["viet"] is not None:
        return f"{match['viet']}:30"
    return _clock(60 * int(match["before"]) - int(match["less"]))


def _clock(minutes: int) -> str:
    minutes %= 12 * 60 if minutes < 0 else 24 * 60
    hour = minutes // 60 or 12
    return f"{hour}:{minutes % 60:02}"


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """The patterns of all languages, and what replaces a match of each."""
    found = []
    for language, phrase, minutes in _RULES:
        words = sorted(_NUMERALS[language].split("|"), key=len, reverse=True)
        stem = _STEMS.get(language, "")
        inside = "|".join(rf"(?:{word}){stem}" for word in words)
        edge = "" if language == "ko" else _ENDS.get(language, "") + r"(?![^\W\d_])"
        either = rf"(?P<h>{inside}|\d{{1,2}}){edge}"
        source = phrase.replace("{h}", either).replace("{w}", rf"(?P<h>{inside}){edge}")
        begins = "" if phrase.startswith("(?<") or language == "ko" else r"(?<!\w)"
        found.append((kept_regex(begins + source), _reader(_NUMERALS[language].split("|"), stem, minutes)))
    return found


def _reader(words: list[str], stem: str, minutes: int) -> Callable[[re.Match[str]], str]:
    def read(match: re.Match[str]) -> str:
        said = match["h"]
        hours = [n for n, word in enumerate(words, start=1) if re.fullmatch(f"(?:{word}){stem}", said)]
        hour = int(said) if said.isdecimal() else hours[0]
        if hour > _HOURS:
            return match[0]
        end = match.groupdict().get("end")
        behind = _ENDINGS.get(end, f"-{end}") if end else ""
        return _clock(60 * hour + minutes) + behind + (" " if match[0].endswith(" ") else "")

    return read


_FILE = "clock_words.json"
_OPENS, _HOURS, _DAY = 7, 24, 24 * 60
_PARTS = (
    *("behind 30", "behind 15", "behind -15", "behind -30"),
    *("before 30", "before 15", "before -15", "before -30", "before -45"),
)
"""The kinds of words for parts of hours, by their place beside the hour, and the minutes to add."""

PARTS_OF_HOURS = lazy_words(_FILE, *_PARTS)
"""Words for a half or a quarter of an hour, which most texts have not."""


def with_parts_of_hours(text: str) -> str:
    """A folded text without accents with halves and quarters of hours in figures: ``10:30``."""
    for pattern, of_match in _patterns_of_parts():
        text = pattern.sub(of_match, text)
    return text


@lru_cache(maxsize=1)
def _patterns_of_parts() -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    """The patterns of all languages, and what replaces a match of each."""
    found = []
    of_kind = words_by_kind(_FILE)
    lasts = rf"(?P<lasts>\s?(?:{'|'.join(words_of_kinds(_FILE, 'durations'))})(?![^\W\d_]))?"
    for kind in _PARTS:
        place, _, minutes = kind.partition(" ")
        for language, words in of_kind[kind].items():
            hours = of_kind["hours"].get(language, ())
            hour = "(?P<h>{})".format("|".join((r"\d{1,2}", *sorted(hours, key=len, reverse=True))))
            said = "|".join(sorted(words, key=len, reverse=True))
            behind = rf"(?<![\w.:,/])(?<!\d-){hour}\s?h?[\s'’-]?(?:{said})(?![^\W\d_]){lasts}"
            before = rf"(?<!\w)(?:{said})[\s-]?{hour}(?![\w:]){lasts}"
            found.append((kept_regex(behind if place == "behind" else before), _part_reader(hours, int(minutes))))
    return found


def _part_reader(hours: Sequence[str], minutes: int) -> Callable[[re.Match[str]], str]:
    def read(match: re.Match[str]) -> str:
        said = match["h"]
        hour = int(said) if said.isdecimal() else 1 + [re.fullmatch(of, said) is not None for of in hours].index(True)
        if hour > _HOURS or (match["lasts"] and hour < _OPENS):
            return match[0]  # ``29 και 30 Ιουνίου``, ``2 și jumătate ore``
        total = (60 * hour + minutes) % _DAY if hour > 1 or minutes > 0 else 13 * 60 + minutes
        return f"{total // 60}:{total % 60:02}{match['lasts'] or ''}"

    return read


AFTERNOON_FROM = lazy_regex(
    r"\b(?:(?:in the )?afternoon|nachmittags?|днем|днём|после обеда) "
    r"(?P<how>from|until|till|after|before|ab|bis|nach|vor|с|до|после) "
    r"(?P<h>[1-7])(?::(?P<m>[0-5]\d))?(?![\d:./]|\s?[-–—])(?: uhr(?!\w))?"
)
"""A time of an afternoon, whose part of the day says no more: ``afternoon from 1``."""


def hour_of_afternoon(match: re.Match[str]) -> str:
    """A match of it as a time in figures: ``from 13:00``."""
    return f"{match['how']} {int(match['h']) % _HALF_DAY + _HALF_DAY}:{match['m'] or '00'}"


HOUR_OF_HALF = lazy_regex(
    r"(?P<how>\b(?:from|until|till|to|after|before|at|by|ab|bis|um|nach|vor|von) (?:about |around )?|"
    r"(?<![\d.:/-])\d{1,2}(?::\d\d)?\s?[-–—]\s?|\bbetween \d{1,2}(?::\d\d)? and )"
    r"(?P<h>1[01]|[1-9])(?::(?P<m>[0-5]\d))?(?: ?(?:o'clock|uhr|h))? "
    r"(?:(?P<late>(?:in the )?(?:afternoon|evening)|nachmittags?|abends)|in the morning|morgens|vormittags)(?!\w)"
)
"""A time with its half of the day behind: ``from 10 till 2 in the afternoon``."""


def hour_of_half(match: re.Match[str]) -> str:
    """A match of it as a time in figures: ``till 14:00``; an hour that the half does not have stays as it is."""
    hour, late = int(match["h"]), bool(match["late"])
    if late and hour > _LAST_OF_AFTERNOON:
        return match[0]
    return f"{match['how']}{hour + _HALF_DAY * late}:{match['m'] or '00'}"


_HALF_DAY, _LAST_OF_AFTERNOON = 12, 8
