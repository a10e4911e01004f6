"""In which language a page is printed, and whether English stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sco_scheduler.domain.event import Company, Interpreter
from sco_scheduler.output.texts.words import LANGUAGES, words

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """The language of a page, and the one beside it (None: none)."""

    main: str
    beside: str | None = None

    def word(self, key: str, **blanks: object) -> list[str]:
        """A word in the page's language, then in the one beside it where that says something else."""
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
        """The page's language, and the one beside it where there is one."""
        return (self.main,) if self.beside is None else (self.main, self.beside)


def event_languages(asked: Sequence[str]) -> tuple[str, ...]:
    """Those of the languages asked for that there are words in; English where there are none."""
    return tuple(lang for lang in dict.fromkeys(asked) if lang in LANGUAGES) or (ENGLISH,)


def delegate_language(asked: Sequence[str], company: Company) -> PageLanguage:
    """The language of the agendas of a company's delegates, with English beside it where the event asks for that too.

    It is the one in ``Agenda language``, by default the first of the company's languages that pages are
    printed in; the event's first where the company has none of these.
    """
    own = company.agenda_language
    return _beside_english(own if own in LANGUAGES else event_languages(asked)[0], asked)


def interpreter_language(asked: Sequence[str], interpreter: Interpreter) -> PageLanguage:
    """The language of an interpreter's page: the first of the event's that the interpreter speaks, else its first."""
    known = event_languages(asked)
    return _beside_english(next((lang for lang in known if lang in interpreter.languages), known[0]), asked)


def hall_language(asked: Sequence[str]) -> PageLanguage:
    """The language of what everybody reads: the event's first."""
    return _beside_english(event_languages(asked)[0], asked)


def _beside_english(main: str, asked: Sequence[str]) -> PageLanguage:
    return PageLanguage(main, ENGLISH if ENGLISH in asked and main != ENGLISH else None)
