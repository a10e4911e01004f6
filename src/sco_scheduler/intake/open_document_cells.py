"""One cell of an OpenDocument workbook: its value by its type, and the text of its paragraphs."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from sco_scheduler.intake.grids import ErrorValue, LostFormula

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0 "
_TEXT, _TABLE, _OFFICE, _DRAW = (_NAMESPACE.format(name) for name in ("text", "table", "office", "drawing"))
_CALCULATED = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?|#N/A|Err:\d+")
_DURATION = re.compile(r"PT(?:(\d{1,7})H)?(?:(\d{1,7})M)?(?:(\d{1,7}(?:[.,]\d+)?)S)?")
_BLANKS = re.compile(r"[ \t\r\n]+")
_PASSED = {_OFFICE + "annotation", _TEXT + "ruby-text", _TABLE + "shapes"}
"""What lies in a cell and is no part of its text: comments, readings above characters, drawings."""


class OpenCell:
    """A cell while it is read."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.attributes = attributes
        self._paragraphs: list[list[str]] = []
        self._passing = 0
        self._open = False

    def start(self, name: str) -> None:
        """Take the start of an element inside the cell."""
        if self._passing or name in _PASSED or name.startswith(_DRAW):
            self._passing += 1
        elif name in {_TEXT + "p", _TEXT + "h"}:
            self._paragraphs.append([])
            self._open = True
        elif self._open and name == _TEXT + "s":
            self._paragraphs[-1].append(" ")
        elif self._open and name == _TEXT + "tab":
            self._paragraphs[-1].append("\t")
        elif self._open and name == _TEXT + "line-break":
            self._paragraphs[-1].append("\n")

    def text(self, data: str) -> None:
        """Take text; blanks and line ends in the file are one blank."""
        if self._open and not self._passing:
            self._paragraphs[-1].append(_BLANKS.sub(" ", data))

    def end(self, name: str) -> None:
        """Take the end of an element inside the cell."""
        if self._passing:
            self._passing -= 1
        elif name in {_TEXT + "p", _TEXT + "h"}:
            self._open = False

    def value(self) -> object:
        """What the cell holds; None where it is empty."""
        get = self.attributes.get
        kind, shown = get(_OFFICE + "value-type", ""), "\n".join("".join(parts) for parts in self._paragraphs)
        formula = get(_TABLE + "formula")
        if get(_CALCULATED) == "error" or (formula is not None and _ERROR.fullmatch(shown.strip())):
            return ErrorValue(shown.strip())
        if not kind and formula is not None and not shown:
            return LostFormula(formula)
        value: object = None
        if kind in {"float", "percentage", "currency"}:
            value = _number(get(_OFFICE + "value", ""))
        elif kind == "date":
            value = _moment(get(_OFFICE + "date-value", ""))
        elif kind == "time":
            value = _clock(get(_OFFICE + "time-value", ""))
        elif kind == "boolean":
            value = {"true": True, "false": False}.get(get(_OFFICE + "boolean-value", ""))
        if value is None:
            value = get(_OFFICE + "string-value") or shown
        return value if value != "" else None


def _number(text: str) -> int | float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    if text.lstrip("-").isdigit() and len(text) <= 18:
        return int(text)
    return number if abs(number) < float("inf") else None


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _clock(text: str) -> time | timedelta | None:
    """A time of day, or a duration that is longer than a day."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.groups())
    since = timedelta(seconds=round(hours * 3600 + minutes * 60 + seconds))
    return (datetime.min + since).time() if since < timedelta(days=1) else since
