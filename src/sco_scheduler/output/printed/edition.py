"""Which state of the schedule is printed, in words for the foot of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sco_scheduler.output.localized.dates import moment
from sco_scheduler.output.localized.language import PageLanguage


def _none_of_its_own() -> dict[str, tuple[int, datetime]]:
    return {}


@dataclass(frozen=True, slots=True)
class Edition:
    """The revision of the workbook and when it was built, local to the event.

    ``edited`` says that the workbook was changed by hand since. ``own`` has the number and the time of
    the agendas that have revisions of their own: by the delegate's key, or the interpreter's ID.
    """

    number: int
    built_at: datetime
    edited: bool = False
    own: Mapping[str, tuple[int, datetime]] = field(default_factory=_none_of_its_own)

    def in_words(self, language: PageLanguage, whose: str = "") -> str:
        """The revision and its time, in one line; ``whose`` names an agenda that may have one of its own."""
        number, made_at = self.own.get(whose, (self.number, self.built_at))
        parts = [language.joined("agenda.revision", number=number)]
        if self.edited:
            parts.append(language.joined("agenda.edited"))
        when = [PageLanguage(lang).joined("agenda.as_of", time=moment(made_at, lang)) for lang in language.all]
        return ", ".join((*parts, " · ".join(dict.fromkeys(when))))
