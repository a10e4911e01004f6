"""The form of the hidden Record sheet: named values, each cut into rows that a cell can hold.

The sheet has the columns ``Key``, ``Part`` and ``Text``. A value is JSON, compressed, in base64 and
cut into parts numbered from 1, since a cell holds 32,767 characters at most. The version alone is
plain text, so that any later version of the program can read it before anything else.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Mapping

FORMAT_VERSION = "1"
"""The version of the agendas workbook that this program writes."""

VERSION = "version"
"""The key of the format's version."""

HEADER = ("Key", "Part", "Text")
"""The columns of the sheet."""

PART_LENGTH = 30_000
"""The most characters in one row's text."""

RecordRow = tuple[str, int, str]
"""(key, part from 1, text): a row of the sheet."""


class RecordDamaged(ValueError):
    """The Record sheet cannot be read; the message says which entry, and what is wrong with it."""


def pack(values: Mapping[str, object]) -> list[RecordRow]:
    """The rows of the sheet for values that ``json.dumps`` takes, in their order.

    The entry ``version``, where there is one, is text and stays as it is.
    """
    rows: list[RecordRow] = []
    for key, value in values.items():
        text = str(value) if key == VERSION else _squeeze(value)
        rows.extend((key, i // PART_LENGTH + 1, text[i : i + PART_LENGTH]) for i in range(0, len(text), PART_LENGTH))
    return rows


def unpack(rows: Iterable[tuple[object, object, object]]) -> dict[str, object]:
    """The values by their key, from rows in any order, as a workbook reader gives them.

    Rows without a key are passed over. Numbers may come as whole floats or as text.

    Raises:
        RecordDamaged: a part is missing, doubled, or is not what was written.

    """
    parts: dict[str, dict[int, str]] = {}
    for key, part, text in rows:
        if key is None or key == "":
            continue
        name = str(key)
        number = _part_number(name, part)
        found = parts.setdefault(name, {})
        if number in found:
            raise RecordDamaged(f"The entry '{name}' has its part {number} twice.")
        found[number] = _plain(text)
    return {name: _join(name, found) for name, found in parts.items()}


def _join(key: str, parts: Mapping[int, str]) -> object:
    missing = set(range(1, len(parts) + 1)) - parts.keys()
    if missing:
        raise RecordDamaged(f"The entry '{key}' lacks its part {min(missing)}.")
    text = "".join(parts[number] for number in sorted(parts))
    if key == VERSION:
        return text
    try:
        return json.loads(zlib.decompress(base64.b64decode(text, validate=True)))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise RecordDamaged(f"The entry '{key}' is not what was written: it is cut short or was changed.") from error


def _squeeze(value: object) -> str:
    # ASCII, so that even half a surrogate pair in a name survives.
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=True).encode("ascii")
    return base64.b64encode(zlib.compress(data, level=6)).decode("ascii")


def _part_number(key: str, part: object) -> int:
    try:
        return int(float(str(part)))
    except (ValueError, OverflowError) as error:
        raise RecordDamaged(f"The entry '{key}' has a part that is no number: {part!r}.") from error


def _plain(text: object) -> str:
    if isinstance(text, float) and text.is_integer():
        return str(int(text))
    return "" if text is None else str(text)
