"""Parsers of text typed in a hurry at the desk: times, tables, roles, languages, outcomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from sco_scheduler.cli import desk_phrases as phrases
from sco_scheduler.domain.event import Event, Role
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase, Speech
from sco_scheduler.domain.names import fold, fold_alike
from sco_scheduler.intake.sheets.meetings import read_amount
from sco_scheduler.intake.values.language_names import language_codes
from sco_scheduler.intake.values.languages import read_languages
from sco_scheduler.workflows.desk.actions import known_table
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.errors import Refused
from sco_scheduler.workflows.inputs import parse_moment, resolve

_BETWEEN = re.compile(r"[\s/\\\-–—.,:、]+")
"""Separators between a zone and a table."""

_PURCHASER = ("p", "b", "з", "пок", "采", "买", "购")
_SUPPLIER = ("s", "v", "п", "供", "卖", "销")


def moment_meant(day: Day, text: str, on: datetime | None = None) -> datetime | None:
    """Parse a moment; None if the text is blank.

    Parameters
    ----------
    on
        A moment on the day to which a time alone belongs; None for the present.

    Raises
    ------
    Refused
        If it is no time.
    """
    if not text:
        return None
    try:
        return resolve(parse_moment(text), day.event, on or day.now)
    except ValueError as error:
        raise Refused(Phrase("desk-ui-no-time")(text=text)) from error


def table_meant(day: Day, text: str, zone: str | None = None) -> tuple[str, str] | None:
    """Parse the zone and the label of a table, such as ``A/5``, ``a5`` or ``5``; None if the text is blank.

    Parameters
    ----------
    zone
        The code of the required zone; None for any.

    Raises
    ------
    Refused
        If there is no such table, more than one, or it is in another zone.
    """
    wanted = _run_together(text)
    if not wanted:
        return None
    tables = [(known.code, table.label) for known in day.event.zones for table in known.tables]
    whole = [(code, label) for code, label in tables if _run_together(code + label) == wanted]
    alone = [(code, label) for code, label in tables if _run_together(label) == wanted and code == (zone or code)]
    if zone is not None:
        if (found := [place for place in (*whole, *alone) if place[0] == zone]) or not whole:
            label = found[0][1] if found else text
            known_table(day, zone, label)
            return zone, label
        raise Refused(Phrase("desk-ui-table-elsewhere")(table="/".join(whole[0]), zone=zone))
    for found in (whole, alone):
        if len(found) == 1:
            return found[0]
    raise Refused(phrases.NO_TABLE(text=text))


def one_table_meant(day: Day, text: str) -> tuple[str, str]:
    """Parse a required table; arguments and errors as for ``table_meant``."""
    place = table_meant(day, text)
    if place is None:
        raise Refused(phrases.NO_TABLE(text="-"))
    return place


def label_meant(day: Day, text: str, zone: str) -> str | None:
    """Parse the label of a table of a zone; arguments and errors as for ``table_meant``."""
    place = table_meant(day, text, zone)
    return place[1] if place is not None else None


def _run_together(text: str) -> str:
    return _BETWEEN.sub("", fold_alike(text))


def period_meant(
    day: Day, start: datetime | None, until: Callable[[datetime], datetime | None]
) -> tuple[datetime, datetime]:
    """The period from a moment, or from now, until another one, or to the end of the last slot of that day.

    Parameters
    ----------
    until
        Returns the end, None if none is given; its argument is the start, to whose day a time alone belongs.

    Raises
    ------
    Refused
        If no end is given and no slot of the day is left.
    """
    first = start or day.now
    last = until(first)
    if last is None:
        last = end_of_day(day, first)
        if last <= first:
            raise Refused(Phrase("desk-no-slot-left")(start=day.clock(first), end=day.clock(last)))
    return first, last


def end_of_day(day: Day, start: datetime | None = None) -> datetime:
    """The end of the last slot of the day of a moment, or of the present; of the event after its last day."""
    ends = [slot.end for slot in day.event.slots if slot.date == (start or day.now).date()]
    return max(ends, default=day.event.slots[-1].end)


def zone_meant(event: Event, text: str) -> str:
    """The code of the zone that a text names, or the text."""
    return next((zone.code for zone in event.zones if fold_alike(zone.code) == fold_alike(text)), text)


def role_meant(text: str) -> Role:
    """The role whose name starts with a text, in any of the three languages; a purchaser if it is blank.

    Raises
    ------
    Refused
        If no role does.
    """
    word = fold(text)
    if not word or word.startswith(_PURCHASER):
        return Role.PURCHASER
    if word.startswith(_SUPPLIER):
        return Role.SUPPLIER
    raise Refused(Phrase("desk-ui-no-role")(text=text))


def languages_meant(text: str) -> frozenset[str]:
    """Parse a list of languages to their codes; empty if the text is blank.

    Raises
    ------
    Refused
        If one is not a known language.
    """
    if not text.strip():
        return frozenset()
    spoken = read_languages(text, Cell("desk"), Findings())
    unknown = spoken - set(language_codes().values())
    if unknown or not spoken:
        raise Refused(Phrase("desk-ui-no-language")(text=", ".join(sorted(unknown)) or text))
    return spoken


def outcome_meant(text: str, choices: Sequence[str], shown: Sequence[Sequence[str]]) -> str:
    """Parse an outcome: one of the list, also in another language, or a unique beginning of one.

    Parameters
    ----------
    text
        The text: the outcome, its first letters or its initials; '' gives ''.
    choices
        The list of outcomes.
    shown
        The names of each in other languages.

    Raises
    ------
    Refused
        If none matches.
    """
    wanted = fold(text)
    if not wanted:
        return ""
    both = [(choice, {fold(choice), *map(fold, told)}) for choice, told in zip(choices, shown, strict=True)]
    same = [choice for choice, names in both if wanted in names]
    near = [choice for choice, names in both if any(name.startswith(wanted) for name in names)]
    initials = [choice for choice, names in both if any(wanted == _initials(name) for name in names)]
    for found in (same, near, initials):
        if found and (found is same or len(found) == 1):
            return found[0]
    raise Refused(Phrase("desk-ui-no-outcome")(text=text, choices=tuple(told[0] for told in shown)))


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else name


_CENTS = 2


def amount_meant(text: str) -> float | None:
    """Parse a sum of money; None if the text is blank.

    Raises
    ------
    Refused
        If it is no sum.
    """
    amount = read_amount(text)
    if text and amount is None:
        raise Refused(Phrase("desk-ui-no-number")(text=text))
    return amount


def amount_text(amount: float | None, speech: Speech = ENGLISH) -> str:
    """Format a sum of money for the reader's language, with every digit; '' for None."""
    if amount is None:
        return ""
    whole, _, part = f"{amount:f}".partition(".")
    part = part.rstrip("0")
    if len(part) > _CENTS:
        return f"{whole}.{part:0<4}"  # three digits after a point would be read as thousands
    return speech.number(int(whole)) + (f"{speech.point}{part}" if part else "")


def rating_meant(text: str) -> int | None:
    """Parse a rating from 1 to 5; None if the text is blank.

    Raises
    ------
    Refused
        If it is no rating.
    """
    if text and text not in {"1", "2", "3", "4", "5"}:
        raise Refused(Phrase("desk-ui-no-rating")(text=text))
    return int(text) if text else None
