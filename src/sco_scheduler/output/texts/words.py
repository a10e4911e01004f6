"""Words of printed pages and messages in English, Chinese and Russian, dates, countries, and the choice of languages.

The words are in ``data/words.json``, one line each, their keys grouped by use (``agenda.``,
``hall.``, ``html.``, ``calendar.``, ``wishes.``). Blanks are written ``{name}`` and filled by ``str.format``.

Countries are recognised as registrants write them. Babel has the names. ``data/countries.json`` adds
synonyms (``PRC``, ``中国大陆``, ``РФ``, …), names that differ from Babel's, and places that keep the registrant's
name.

Messages in Chinese and Russian are joined, counted and spaced by ``speech``. A sheet, column or setting of the format
is written in the catalogues as ``[Suppliers]`` or ``[Interpreters.Name]`` by its English name, and shown by its name in
the language followed by the English one, since a workbook may have either. Babel has the same plural rules and
separators, but importing it takes 0.07 s, nearly as long as a whole ``schedule --help``, and every command prints
messages: therefore the rules of the two languages are implemented here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from sco_scheduler.agendas.build_report import english_day
from sco_scheduler.domain.event import Company, Interpreter, ProgrammeItem, Zone
from sco_scheduler.domain.goals import GOALS
from sco_scheduler.domain.messages import ENGLISH, LANGUAGES, Name, Speech, catalogue
from sco_scheduler.intake.table.grids import Word, vocabulary
from sco_scheduler.resources import data_file, lazy_regex


@lru_cache(maxsize=len(LANGUAGES) + 1)
def words(lang: str) -> Mapping[str, str]:
    """The words of a language by their key; those of English for a language without words."""
    table = _table()
    chosen = lang if lang in LANGUAGES else "en"
    return {key: entry[chosen] for key, entry in table.items()}


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(data_file("words.json").read_text(encoding="utf-8"))
    return found


_OUTCOMES = {
    "order": "outcome_order",
    "letter of intent": "outcome_letter",
    "samples": "outcome_samples",
    "follow-up": "outcome_follow",
    "none": "outcome_none",
}


def outcome_word(outcome: str, lang: str) -> str:
    """An outcome of the format's own list in a language; one of the event's own list unchanged."""
    return words(lang)[f"workbook.{_OUTCOMES[outcome]}"] if outcome in _OUTCOMES else outcome


_SESSIONS = {"Morning": "workbook.session_morning", "Afternoon": "workbook.session_afternoon"}


def session_word(name: str, lang: str) -> str:
    """The name of a default session in a language; other names unchanged."""
    return words(lang)[_SESSIONS[name]] if name in _SESSIONS else name


MOST_CELL_CHARACTERS = 32_767
"""The largest number of characters of a cell of an Excel workbook, in UTF-16 units."""

# Characters that XML cannot contain: control characters except tab and line feed, lone surrogates, noncharacters.
_UNUSABLE = lazy_regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = lazy_regex("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


def clean(text: str) -> str:
    """Normalise line breaks, remove characters that a workbook cannot contain, and cut to the length of a cell.

    A text that is too long ends with a note of its length.
    """
    if text.isprintable() and len(text) * 2 <= MOST_CELL_CHARACTERS:
        return text
    text = _UNUSABLE.sub("", _LINE_BREAKS.sub("\n", text))
    if len(text) * 2 <= MOST_CELL_CHARACTERS or units(text) <= MOST_CELL_CHARACTERS:
        return text
    note = f" … (cut here: {len(text):,} characters do not fit into a cell)"
    return cut(text, MOST_CELL_CHARACTERS - units(note)) + note


def one_line(text: str) -> str:
    """The text, cleaned, with every run of spaces and line breaks as one space."""
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """The length of the text in UTF-16 units, as Excel counts it."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def cut(text: str, limit: int) -> str:
    """Return the longest start of the text that has at most ``limit`` UTF-16 units."""
    # Decoding ignores half a pair of units at the end.
    return text[:limit].encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore")


@lru_cache(maxsize=4096)
def day_title(day: date, lang: str) -> str:
    """Format a day with its weekday: ``Thursday, 12 June 2025``, ``четверг, 12 июня 2025 г.``."""
    from babel.dates import format_date

    return format_date(day, "full", locale=_locale(lang))


@lru_cache(maxsize=4096)
def short_day(day: date, lang: str) -> str:
    """Format a day without its year, for narrow places: ``Thu, 12 Jun``."""
    from babel.dates import format_skeleton

    text: str = format_skeleton("MMMEd", datetime.combine(day, datetime.min.time()), locale=_locale(lang))
    return text


def days_in_words(days: Sequence[date], lang: str) -> str:
    """Format the days of an event: one with its weekday, several from the first to the last."""
    if len(days) < 2:
        return day_title(days[0], lang) if days else ""
    from babel.dates import format_interval

    text: str = format_interval(days[0], days[-1], "yMMMMd", locale=_locale(lang))
    return text


def moment(when: datetime, lang: str) -> str:
    """Format a day and a time: ``12 June 2025, 14:05``."""
    from babel.dates import format_date

    return f"{format_date(when.date(), 'long', locale=_locale(lang))} {when:%H:%M}"


def _locale(lang: str) -> str:
    # British English, which puts the day first, as all other languages here do.
    return "en_GB" if lang == "en" else lang


def day_in_words(day: date, lang: str) -> str:
    """Format a day with its weekday for sheets, in English without a comma: ``Thursday 12 June 2025``."""
    return english_day(day) if lang == "en" else day_title(day, lang)


def day_name(day: date, speech: Speech = ENGLISH) -> str:
    """Format a day with its weekday in the language of messages: ``Thursday 12 June 2025``, ``2025年6月12日星期四``."""
    return day_in_words(day, speech.lang)


# Names, in the language of the page


def country_name(text: str, lang: str) -> str:
    """Return the country's name in a language; the text itself if it is no known name of a country."""
    code = territory(text)
    if code is None or code in _data()["as_written"]:
        return text.strip()
    own: str | None = _data()["names"].get(code, {}).get(lang)
    return own or _names(lang).get(code) or text.strip()


def territory(text: str) -> str | None:
    """The two letters of ISO 3166 for a country written in some forty languages, or by its code."""
    return _codes().get(_fold(text))


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for lang in LANGUAGES:
        for code, name in _names(lang).items():
            found.setdefault(_fold(name), code)
    found |= {_fold(code): code for code in _names("en")}
    written = (entry for kind in ("further", "aliases") for entry in _data()[kind].items())
    return found | {_fold(name): code for code, texts in written for name in texts}


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(data_file("countries.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=8)
def _names(lang: str) -> Mapping[str, str]:
    """The countries' names by their code, without continents and other groups, which have numeric codes."""
    from babel import Locale

    return {code: name for code, name in Locale.parse(lang).territories.items() if len(code) == 2}


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(text.replace(".", "").replace("-", " ").split())


def language_names(codes: Iterable[str], lang: str) -> list[str]:
    """Return the names of languages, sorted by code; an unknown code stays as it is."""
    from babel import Locale  # slow to import

    names = Locale.parse(lang).languages
    return [str(names.get(code, code)) for code in sorted(codes)]


def zone_name(zone: Zone, lang: str) -> str:
    """Return the zone's name in a language, else in English, else in any; empty without a name."""
    own = {"en": zone.name, "zh": zone.name_zh, "ru": zone.name_ru}
    found = own.get(lang) or zone.name or zone.name_zh or zone.name_ru
    return "" if found == zone.code else found


def by_colleagues(colleagues: Sequence[tuple[str, int]], lang: str) -> str:
    """Say which colleagues have all of a company's meetings, and how many, on the agenda of a delegate without any."""
    names = ("、" if lang == "zh" else ", ").join(f"{one_line(name)} ({count})" for name, count in colleagues)
    return words(lang)["agenda.by_colleagues"].format(names=names)


def zone_word(code: str, lang: str) -> str:
    """Return the zone's code with the word for it: ``Zone A``, ``A 区``, ``Зона A``."""
    return words(lang)["agenda.zone_named"].format(zone=code)


_LONGEST_LINE = 90
"""The largest number of characters of a line of the programme."""


def programme_line(item: ProgrammeItem, lang: str) -> str:
    """Return a line of the programme in a language, else its title unchanged: ``Lunch, Hall 2``."""
    title = {"zh": item.title_zh, "ru": item.title_ru}.get(lang) or item.title
    text = one_line(", ".join(filter(None, (title, item.place))))
    return text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1].rstrip() + "…"


ENGLISH_CODE = "en"


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """The language of a page, and the further languages printed next to it."""

    main: str
    beside: tuple[str, ...] = ()

    def word(self, key: str, **blanks: object) -> list[str]:
        """Return a word in the page's language, then in the other languages if it differs."""
        return self.each(lambda lang: words(lang)[key].format(**blanks))

    def each(self, say: Callable[[str], str]) -> list[str]:
        """Return a text in the page's language, then in the other languages if it differs; empty ones are omitted."""
        return list(dict.fromkeys(filter(None, map(say, self.all))))

    def day(self, day: date) -> list[str]:
        """Return the title of a day in the languages of the page."""
        return self.each(lambda lang: day_title(day, lang))

    def joined(self, key: str, **blanks: object) -> str:
        """A word in the page's languages on one line."""
        return " · ".join(self.word(key, **blanks))

    @property
    def key(self) -> str:
        """A name for the languages: ``ru+en``."""
        return "+".join(self.all)

    @property
    def all(self) -> tuple[str, ...]:
        """The languages of the page."""
        return (self.main, *self.beside)


def event_languages(asked: Sequence[str]) -> tuple[str, ...]:
    """The requested languages for which there are words; English if there are none."""
    return tuple(lang for lang in dict.fromkeys(asked) if lang in LANGUAGES) or (ENGLISH_CODE,)


def delegate_language(asked: Sequence[str], company: Company) -> PageLanguage:
    """Choose the language of a company's agendas, with English as the second one if the event includes that too.

    It is the one in ``Agenda language``, by default the first of the company's languages in which pages are
    printed; the event's first if the company has none of these.
    """
    own = company.agenda_language
    return _with_english(own if own in LANGUAGES else event_languages(asked)[0], asked)


def interpreter_language(asked: Sequence[str], interpreter: Interpreter) -> PageLanguage:
    """Choose the language of an interpreter's page: the first of the event's that the interpreter speaks.

    Parameters
    ----------
    asked
        The event's languages; the first is the default.
    """
    known = event_languages(asked)
    return _with_english(next((lang for lang in known if lang in interpreter.languages), known[0]), asked)


def hall_language(asked: Sequence[str]) -> PageLanguage:
    """The language of lists for the event's staff: its first."""
    return _with_english(event_languages(asked)[0], asked)


def wall_language(asked: Sequence[str]) -> PageLanguage:
    """Return the languages of documents on display in the hall: those of the event, in order."""
    main, *others = event_languages(asked)
    return PageLanguage(main, tuple(others))


def _with_english(main: str, asked: Sequence[str]) -> PageLanguage:
    return PageLanguage(main, (ENGLISH_CODE,) if ENGLISH_CODE in asked and main != ENGLISH_CODE else ())


_IDEOGRAPH = lazy_regex("[\u3400-\u9fff]")
_CLINGS = lazy_regex("[\u2018-\u201d\u2026\u3000-\u303f\uff00-\uffef]")
"""Punctuation that includes its own spacing."""
_DATE = re.compile(r"[年月]\d|\d[年月日]")
"""A date, which contains no spaces: 6月13日."""

_REFERENCE = lazy_regex(r"\[([^\]]+)\]")


@lru_cache(maxsize=len(LANGUAGES))
def speech(lang: str) -> Speech:
    """Return the renderer of a language; English if there is none for it."""
    known: Mapping[str, type[Translated]] = {"zh": Chinese, "ru": Russian}
    return known[lang]() if lang in known else ENGLISH


class Translated(Speech):
    """A language other than that of the format; ``quoted`` surrounds the name of a sheet, column or setting."""

    quoted = "{}"

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The texts of this language by their key, with the names of sheets, columns and settings filled in."""
        return {key: _REFERENCE.sub(self._named, text) for key, text in catalogue(self.lang).items()}

    def name(self, name: Name) -> str:
        """Both names, such as ``供应商 (Suppliers)``, unless they are the same."""
        own = name.others.get(self.lang, name.english)
        return own if own == name.english else f"{own} ({name.english})"

    def _named(self, match: re.Match[str]) -> str:
        word = _words().get(match[1])
        return match[0] if word is None else self.quoted.format(self.name(word.told))


class Chinese(Translated):
    """Simplified Chinese: words have one form, and sentences are not separated by spaces."""

    lang = "zh"
    comma = "、"
    clause = "，"
    semicolon = "；"
    stop = "。"
    space = ""
    quoted = "“{}”"

    def form(self, number: int, forms: Sequence[str]) -> str:
        """Return the only form."""
        return forms[0]

    def joined(self, parts: Iterable[tuple[str, str]]) -> str:
        """Join parts with a space between Chinese and other text, and none within Chinese."""
        found = ""
        for before, filling in parts:
            found = _side_by_side(_side_by_side(found, before), filling)
        return found


class Russian(Translated):
    """Russian: words have a form for 1, 21, …, one for 2 to 4, 22, …, and one for the rest."""

    lang = "ru"
    thousands = "\u00a0"
    point = ","
    quoted = "«{}»"

    def form(self, number: int, forms: Sequence[str]) -> str:
        """Choose the form for a number: ``1 строка``, ``2 строки``, ``5 строк``, ``11 строк``.

        Parameters
        ----------
        forms
            For one, a few, many.
        """
        ones, tens = abs(number) % 10, abs(number) // 10 % 10
        if tens == 1 or not 1 <= ones <= 4:
            return forms[-1]
        return forms[0 if ones == 1 else 1]


def _side_by_side(before: str, after: str) -> str:
    if before.endswith("/") or after.startswith("/"):
        return before + after  # a place such as 电子/丙
    one, other = before.rstrip(" "), after.lstrip(" ")
    if not one or not other or not (_IDEOGRAPH.match(one[-1]) or _IDEOGRAPH.match(other[0])):
        return before + after
    if _DATE.match(one[-1] + other[0]) or _CLINGS.match(one[-1]) or _CLINGS.match(other[0]):
        return one + other
    if _IDEOGRAPH.match(one[-1]) and _IDEOGRAPH.match(other[0]):
        return one + other
    return f"{one} {other}"


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Word]:
    """Sheets, columns and settings by their English name, alone and after the name of their sheet."""
    known = vocabulary()
    found: dict[str, Word] = {}
    for key, sheet in known.sheets.items():
        for word in sheet.columns.values():
            found[f"{key}.{word.name()}"] = word
            found.setdefault(word.name(), word)
    found |= {word.name(): word for word in known.settings.values()}
    return found | {key: sheet.sheet for key, sheet in known.sheets.items()}


def goal_title(name: str, speech: Speech = ENGLISH) -> str:
    """Return a goal's title, or its name if the catalogue has none."""
    return speech.text(f"goal-{name}.title") if name in GOALS else name
