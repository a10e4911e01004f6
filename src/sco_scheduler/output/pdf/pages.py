"""The data of a page of the template ``agendas``: every text in the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from sco_scheduler.domain.messages import Said
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.texts.words import PageLanguage, moment

PageRow = dict[str, str]
"""A line of an agenda by the names of its template's fields."""


class PageDay(TypedDict):
    """A day of a page: its title in each language, and its rows."""

    title: list[str]
    rows: list[PageRow]


class Content(TypedDict):
    """The page of a delegate or an interpreter.

    ``language`` is the key of its words and ``lang`` the code of its language; ``position`` follows
    the name, ``count`` is the number of meetings in words, ``note`` the text if there
    are none, ``zones`` the legend, and ``interpreted`` whether there is a column for interpreters.
    """

    language: str
    lang: str
    dates: str
    company: str
    local: str
    delegate: str
    position: str
    country: str
    id: str
    count: list[str]
    note: list[str]
    interpreted: bool
    days: list[PageDay]
    zones: list[dict[str, str]]
    revision: str


class Page(Content):
    """The page with its layout: see ``Fit``."""

    density: int
    sure: bool
    apart: bool
    extra: float


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: its bytes and its file type (``png``, ``jpg`` or ``svg``)."""

    data: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class PageEdition:
    """The revision of the workbook and its time in the event's time zone.

    ``edited`` says that the workbook was edited by hand since. ``own`` has the number and the time of
    agendas with revisions of their own, by the delegate's key or the interpreter's ID. ``before`` is
    the schedule that was printed last, if any: other meetings are marked as new. ``logo`` is printed on
    every agenda. ``reasons`` are the reasons of companies without a meeting that their agenda may show, by ID.
    """

    number: int
    built_at: datetime
    edited: bool = False
    own: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)
    before: Schedule | None = None
    logo: Logo | None = None
    reasons: Mapping[str, Said] = field(default_factory=dict)

    def in_words(self, language: PageLanguage, whose: str = "") -> str:
        """Return the revision and its time on one line.

        Parameters
        ----------
        whose
            The key of an agenda that may have a revision of its own.
        """
        number, made_at = self.own.get(whose, (self.number, self.built_at))
        parts = [language.joined("agenda.revision", number=number)]
        if self.edited:
            parts.append(language.joined("agenda.edited"))
        if len(language.all) > 2:  # the time once, in digits: three dates in words would be longer than a line
            return ", ".join((*parts, f"{made_at:%Y-%m-%d %H:%M}"))
        when = [PageLanguage(lang).joined("agenda.as_of", time=moment(made_at, lang)) for lang in language.all]
        return ", ".join((*parts, " · ".join(dict.fromkeys(when))))
