"""In which line of a TOML text each entry stands, which the standard library's reader does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

_PART = r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|[\w-]+)"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_TABLE = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]\s*(?:#.*)?")
_AT_LINE = re.compile(r"at line (\d+)")


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, of each table and entry of a text that is good TOML, by its path."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _TABLE.fullmatch(line)
        if header is not None:
            table = _path(header[1])
            lines.setdefault(table, number)
        elif (entry := _KEY.match(line)) is not None:
            lines.setdefault(table + _path(entry[1]), number)
    return lines


def fault(text: str, error: tomllib.TOMLDecodeError) -> tuple[int, str]:
    """The line of a syntax error, and what is wrong there."""
    message = str(error)
    at = _AT_LINE.search(message)
    line = int(at[1]) if at is not None else max(1, len(text.splitlines()))
    reason = message.split(" (at ", maxsplit=1)[0]
    return line, reason[:1].lower() + reason[1:]


def _path(written: str) -> tuple[str, ...]:
    """The parts of a dotted key."""
    try:
        return tuple(_keys(tomllib.loads(f"{written} = 0")))
    except tomllib.TOMLDecodeError:
        return (written,)  # a line inside of a text of several lines


def _keys(data: Mapping[str, object]) -> Iterator[str]:
    for key, value in data.items():
        yield key
        if isinstance(value, Mapping):
            yield from _keys(value)
