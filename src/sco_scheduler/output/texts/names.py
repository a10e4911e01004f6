"""Countries as registrants write them, recognised and named in the language of the page.

Babel has the names. ``data/countries.json`` has what it lacks (``PRC``, ``中国大陆``, ``РФ``, …), names
that differ from Babel's, and the places that are called as the registrant called them.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sco_scheduler.domain.event import Company, Interpreter, ProgrammeItem, Zone
from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.output.texts.words import one_line, words
from sco_scheduler.resources import data_file


def country_name(text: str, lang: str) -> str:
    """Return the country's name in a language; the text itself if no country is known by that name.

    Parameters
    ----------
    text
        As it was registered.
    lang
        The language.
    """
    code = territory(text)
    if code is None or code in _data()["as_written"]:
        return text.strip()
    own: str | None = _data()["names"].get(code, {}).get(lang)
    return own or _names(lang).get(code) or text.strip()


def territory(text: str) -> str | None:
    """The two letters of ISO 3166 for a country written in English, Chinese or Russian, or by its code."""
    return _codes().get(_fold(text))


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for lang in LANGUAGES:
        for code, name in _names(lang).items():
            found.setdefault(_fold(name), code)
    found |= {_fold(code): code for code in _names("en")}
    return found | {_fold(alias): code for code, texts in _data()["aliases"].items() for alias in texts}


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(data_file("countries.json").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=8)
def _names(lang: str) -> Mapping[str, str]:
    """The countries' names by their code, without continents and other groups, which have numbers."""
    from babel import Locale

    return {code: name for code, name in Locale.parse(lang).territories.items() if len(code) == 2}


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return " ".join(text.replace(".", "").replace("-", " ").split())


def language_names(codes: Iterable[str], lang: str) -> list[str]:
    """Return the names of languages, sorted by code; an unknown code stays as it is.

    Parameters
    ----------
    codes
        Such as ``ru``.
    lang
        The language of the names.
    """
    from babel import Locale  # costs time that not every command has

    names = Locale.parse(lang).languages
    return [str(names.get(code, code)) for code in sorted(codes)]


def zone_name(zone: Zone, lang: str) -> str:
    """Return the zone's name in a language, else in English, else in any; empty without a name.

    Parameters
    ----------
    zone
        The zone.
    lang
        The language.
    """
    own = {"en": zone.name, "zh": zone.name_zh, "ru": zone.name_ru}
    found = own.get(lang) or zone.name or zone.name_zh or zone.name_ru
    return "" if found == zone.code else found


def zone_word(code: str, lang: str) -> str:
    """Return the zone's code with the word for it: ``Zone A``, ``A 区``, ``Зона A``.

    Parameters
    ----------
    code
        The zone's code.
    lang
        The language.
    """
    return words(lang)["agenda.zone_named"].format(zone=code)


_LONGEST_LINE = 90
"""The most characters of a line of the programme."""


def programme_line(item: ProgrammeItem, lang: str) -> str:
    """Return a line of the programme in a language, else its title as it is: ``Lunch, Hall 2``.

    Parameters
    ----------
    item
        The line.
    lang
        The language.
    """
    title = {"zh": item.title_zh, "ru": item.title_ru}.get(lang) or item.title
    text = one_line(", ".join(filter(None, (title, item.place))))
    return text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1].rstrip() + "…"


ENGLISH_CODE = "en"


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """The language of a page, and its second one (None: none)."""

    main: str
    beside: str | None = None

    def word(self, key: str, **blanks: object) -> list[str]:
        """Return a word in the page's language, then in the second one if it differs."""
        found = [words(lang)[key].format(**blanks) for lang in (self.main, self.beside) if lang is not None]
        return list(dict.fromkeys(found))

    def joined(self, key: str, **blanks: object) -> str:
        """The same in one line."""
        return " · ".join(self.word(key, **blanks))

    @property
    def key(self) -> str:
        """A name for the language, or the two: ``ru+en``."""
        return "+".join(self.all)

    @property
    def all(self) -> tuple[str, ...]:
        """The languages of the page."""
        return (self.main,) if self.beside is None else (self.main, self.beside)


def event_languages(asked: Sequence[str]) -> tuple[str, ...]:
    """Those of the languages asked for that there are words in; English where there are none."""
    return tuple(lang for lang in dict.fromkeys(asked) if lang in LANGUAGES) or (ENGLISH_CODE,)


def delegate_language(asked: Sequence[str], company: Company) -> PageLanguage:
    """Choose the language of a company's agendas, with English as the second one if the event asks for that too.

    It is the one in ``Agenda language``, by default the first of the company's languages that pages are
    printed in; the event's first if the company has none of these.

    Parameters
    ----------
    asked
        The event's languages.
    company
        The company.
    """
    own = company.agenda_language
    return _beside_english(own if own in LANGUAGES else event_languages(asked)[0], asked)


def interpreter_language(asked: Sequence[str], interpreter: Interpreter) -> PageLanguage:
    """Choose the language of an interpreter's page: the first of the event's that the interpreter speaks.

    Parameters
    ----------
    asked
        The event's languages; the first is the default.
    interpreter
        The interpreter.
    """
    known = event_languages(asked)
    return _beside_english(next((lang for lang in known if lang in interpreter.languages), known[0]), asked)


def hall_language(asked: Sequence[str]) -> PageLanguage:
    """The language of the sheets for everybody: the event's first."""
    return _beside_english(event_languages(asked)[0], asked)


def _beside_english(main: str, asked: Sequence[str]) -> PageLanguage:
    return PageLanguage(main, ENGLISH_CODE if ENGLISH_CODE in asked and main != ENGLISH_CODE else None)
