"""The encoding of the hidden sheet Record: typed values as JSON, driven by their type hints, and JSON in cells.

``decode(type(x), encode(x)) == x`` for every dataclass, enum, date, tuple, frozenset and mapping of
the domain; fields that equality ignores, such as cells, are restored too. The output of
``encode`` depends only on the value (sets are sorted), so equal values are equal byte for byte.

A dataclass becomes an object of its fields. A field with its default is omitted if that
default is empty (``None``, ``""``, ``()``, ``0``, …): this keeps large events small, and new fields
may be added to a type without making older files unreadable. A nonempty default is
always written, so that changing it later does not change the meaning of older files. A field with the
metadata ``NOT_RECORDED`` is never written.

The sheet has the columns ``Key``, ``Part`` and ``Text``. The JSON of a value is compressed, in base64 and
cut into parts numbered from 1, since a cell holds 32,767 characters at most. Only the version is
plain text, so that any later version of the program can read it first.
"""

from __future__ import annotations

import base64
import binascii
import json
import types
import typing
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, TypeVar, overload

from sco_scheduler.domain.messages import ENGLISH, Clauses, Languages, Note, Phrase

T = TypeVar("T")
Coder = Callable[[Any], Any]

NOT_RECORDED: Mapping[str, object] = {"recorded": False}
"""The metadata of a field that is omitted from JSON, and has its default when it is decoded."""

VERSION_ENTRY = "version"
"""The key of the format's version."""

HEADER = ("Key", "Part", "Text")
"""The columns of the sheet Record."""

PART_LENGTH = 30_000
"""The largest number of characters in one row's text."""

MOST_CHARACTERS = 256_000_000
"""The largest number of characters of JSON in an entry; a build never writes more."""

RecordRow = tuple[str, int, str]
"""(key, part from 1, text): a row of the sheet."""


class CodecError(ValueError):
    """The data does not have the shape of the expected type."""


def encode(value: object) -> object:
    """Convert a value to types of ``json.dumps``: objects, lists, strings, numbers, true, false, null.

    Raises
    ------
    TypeError
        If the value, or a part of it, is not of a type of the domain.
    """
    return _encoder(type(value))(value)


@overload
def decode(hint: type[T], data: object) -> T: ...
@overload
def decode(hint: object, data: object) -> Any: ...  # noqa: ANN401  # a hint such as tuple[Meeting, ...] has no type
def decode(hint: object, data: object) -> object:
    """Decode JSON data into a value of a type of the domain.

    Parameters
    ----------
    hint
        The type, a class or a hint such as ``tuple[Meeting, ...]``.
    data
        The output of ``json.loads`` for the text of ``encode``.

    Returns
    -------
    object
        A value equal to the one that was encoded.

    Raises
    ------
    CodecError
        If the data does not have the shape of the type.
    TypeError
        If the hint, or a part of it, is not a type of the domain.
    """
    return _decoder(hint)(data)


# ---------------------------------------------------------------- encoding


def _same(value: object) -> object:
    return value


def _isoformat(value: date | time) -> str:
    return value.isoformat()


def _encode_items(values: tuple[object, ...]) -> list[object]:
    return [_encoder(type(value))(value) for value in values]


def _encode_set(values: frozenset[object]) -> list[object]:
    return sorted((_encoder(type(value))(value) for value in values), key=json.dumps)


def _encode_mapping(values: Mapping[object, object]) -> dict[str, object]:
    for key in values:
        if not isinstance(key, str):
            raise TypeError(f"a mapping needs text for its keys, not {key!r}")
    return {str(key): _encoder(type(value))(value) for key, value in values.items()}


def _encode_enum(value: Enum) -> object:
    return value.value


def _encode_phrase(value: Phrase) -> dict[str, object]:
    english = ENGLISH.text(value.key)  # for a reader whose catalogue lacks the phrase
    return {"phrase": value.key, "english": english, "blanks": _encode_mapping(dict(value.blanks))}


def _encode_languages(value: Languages) -> dict[str, object]:
    return {"languages": _encode_items(value.codes), "between": value.between}


def _encode_clauses(value: Clauses) -> dict[str, object]:
    return {"clauses": _encode_items(value.parts)}


_ENCODERS: dict[type, Coder] = {
    **dict.fromkeys((str, int, float, bool, type(None)), _same),
    **dict.fromkeys((date, datetime, time), _isoformat),
    **dict.fromkeys((tuple, list), _encode_items),
    **dict.fromkeys((frozenset, set), _encode_set),
    **dict.fromkeys((dict, types.MappingProxyType), _encode_mapping),
    Phrase: _encode_phrase,
    Clauses: _encode_clauses,
    Languages: _encode_languages,
}
"""The encoders of the types used so far."""


def _encoder(kind: type) -> Coder:
    known = _ENCODERS.get(kind)
    if known is None:
        known = _ENCODERS[kind] = _make_encoder(kind)
    return known


def _make_encoder(kind: type) -> Coder:
    if issubclass(kind, Enum):
        return _encode_enum
    if is_dataclass(kind):
        return _dataclass_encoder(kind)
    raise TypeError(f"no JSON form for {kind.__name__}")


def _dataclass_encoder(kind: type) -> Coder:
    plan = [(field.name, _empty_default(field)) for field in _recorded(kind)]

    def encode_dataclass(value: object) -> dict[str, object]:
        found = {}
        for name, empty in plan:
            item = getattr(value, name)
            if item is empty or (item == empty and type(item) is type(empty)):
                continue
            found[name] = _encoder(type(item))(item)
        return found

    return encode_dataclass


def _recorded(kind: type) -> list[Field[Any]]:
    return [field for field in fields(kind) if field.metadata.get("recorded", True)]


_NEVER = object()
"""A sentinel that equals no field's value."""


def _empty_default(field: Field[Any]) -> object:
    """The field's default if that is empty, else a sentinel that no value equals."""
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return _NEVER if default is MISSING or default else default


# ---------------------------------------------------------------- decoding


def _plain_decoder(kind: type) -> Coder:
    def decode_plain(data: object) -> object:
        if type(data) is not kind:
            raise CodecError(f"expected {kind.__name__}, found {_short(data)}")
        return data

    return decode_plain


def _decode_float(data: object) -> float:
    if type(data) is float or type(data) is int:
        return float(data)
    raise CodecError(f"expected a number, found {_short(data)}")


def _time_decoder(kind: type[date] | type[time]) -> Coder:
    def decode_time(data: object) -> date | time:
        if isinstance(data, str):
            with suppress(ValueError):
                return kind.fromisoformat(data)
        raise CodecError(f"expected a {kind.__name__}, found {_short(data)}")

    return decode_time


def _decode_note(data: object) -> Note | Languages:
    if isinstance(data, str):
        return data
    if isinstance(data, dict):
        if isinstance(parts := data.get("clauses"), list):
            return Clauses(tuple(map(_decode_note, parts)))
        if isinstance(codes := data.get("languages"), list):
            return Languages(tuple(map(str, codes)), str(data.get("between", "/")))
        key, english, blanks = (data.get(name) for name in ("phrase", "english", "blanks"))
        if isinstance(key, str) and isinstance(english, str) and isinstance(blanks, dict):
            filled = {name: _decode_blank(value) for name, value in blanks.items()}
            return Phrase(key, tuple(filled.items())) if key in ENGLISH.texts else ENGLISH.fill(english, filled)
    raise CodecError(f"expected a note, found {_short(data)}")


def _decode_blank(data: object) -> object:
    """Decode the value of a blank in a note: a note, a number or a list of these."""
    if isinstance(data, list):
        return tuple(map(_decode_blank, data))
    return data if isinstance(data, int) else _decode_note(data)


_DECODERS: dict[object, Coder] = {
    **{kind: _plain_decoder(kind) for kind in (str, int, bool, type(None))},
    float: _decode_float,
    **{kind: _time_decoder(kind) for kind in (date, datetime, time)},
    Note: _decode_note,
}
"""The decoders of the hints used so far."""


def _decoder(hint: object) -> Coder:
    def itself(data: object) -> object:
        return _DECODERS[hint](data)

    known = _DECODERS.get(hint)
    if known is None:
        _DECODERS[hint] = itself  # for recursive types
        try:
            known = _DECODERS[hint] = _make_decoder(hint)
        except TypeError:
            del _DECODERS[hint]
            raise
    return known


def _make_decoder(hint: object) -> Coder:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return _optional_decoder(hint, arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is frozenset:
        return _collection_decoder(arguments[0], frozenset)
    if origin is not None and issubclass(origin, Mapping) and arguments[0] is str:
        return _mapping_decoder(arguments[1])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_decoder(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass_decoder(hint)
    raise TypeError(f"no JSON form for {hint}")


def _enum_decoder(kind: type[Enum]) -> Coder:
    members: dict[object, Enum] = {member.value: member for member in kind}

    def decode_enum(data: object) -> Enum:
        try:
            return members[data]
        except (KeyError, TypeError) as error:
            raise CodecError(f"expected one of {', '.join(map(repr, members))}, found {_short(data)}") from error

    return decode_enum


def _optional_decoder(hint: object, arguments: tuple[object, ...]) -> Coder:
    kinds = [argument for argument in arguments if argument is not type(None)]
    if len(kinds) != 1 or len(arguments) != 2:
        raise TypeError(f"no JSON form for {hint}: only one type or None can be told apart")
    inner = _decoder(kinds[0])

    def decode_optional(data: object) -> object:
        return None if data is None else inner(data)

    return decode_optional


def _list(data: object) -> list[object]:
    if isinstance(data, list):
        return data
    raise CodecError(f"expected a list, found {_short(data)}")


def _collection_decoder(hint: object, kind: type[tuple[Any, ...]] | type[frozenset[Any]]) -> Coder:
    inner = _decoder(hint)

    def decode_collection(data: object) -> object:
        return kind([inner(item) for item in _list(data)])

    return decode_collection


def _tuple_decoder(arguments: tuple[object, ...]) -> Coder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return _collection_decoder(arguments[0], tuple)
    inners = tuple(_decoder(argument) for argument in arguments)

    def decode_tuple(data: object) -> tuple[object, ...]:
        items = _list(data)
        if len(items) != len(inners):
            raise CodecError(f"expected {len(inners)} items, found {len(items)}")
        return tuple(inner(item) for inner, item in zip(inners, items, strict=True))

    return decode_tuple


def _mapping_decoder(hint: object) -> Coder:
    inner = _decoder(hint)

    def decode_mapping(data: object) -> dict[str, object]:
        if not isinstance(data, dict):
            raise CodecError(f"expected an object, found {_short(data)}")
        return {key: inner(item) for key, item in data.items()}

    return decode_mapping


def _dataclass_decoder(kind: type) -> Coder:
    hints = typing.get_type_hints(kind)
    inners = {field.name: _decoder(hints[field.name]) for field in _recorded(kind)}

    def decode_dataclass(data: object) -> object:
        if not isinstance(data, dict):
            raise CodecError(f"expected the fields of a {kind.__name__}, found {_short(data)}")
        unknown = data.keys() - inners.keys()
        if unknown:
            raise CodecError(f"a {kind.__name__} has no field {min(unknown)!r}")
        values = {name: inners[name](item) for name, item in data.items()}
        try:
            return kind(**values)
        except TypeError as error:
            raise CodecError(f"a {kind.__name__} lacks a field: {error}") from error

    return decode_dataclass


def _short(data: object) -> str:
    text = repr(data)
    return text if len(text) <= 60 else text[:57] + "..."


class RecordDamaged(ValueError):
    """The Record sheet cannot be read; the message names the entry and the fault."""


def pack(values: Mapping[str, object]) -> list[RecordRow]:
    """Encode values of types of ``json.dumps`` as rows of the sheet, in order.

    The entry ``version``, if present, is text and stays as it is.
    """
    rows: list[RecordRow] = []
    for key, value in values.items():
        text = str(value) if key == VERSION_ENTRY else _squeeze(value)
        rows.extend((key, i // PART_LENGTH + 1, text[i : i + PART_LENGTH]) for i in range(0, len(text), PART_LENGTH))
    return rows


def unpack(rows: Iterable[tuple[object, object, object]]) -> dict[str, object]:
    """Join the parts of the sheet's rows and decode them.

    Parameters
    ----------
    rows
        Key, part and text of each row, in any order, as a workbook reader returns them. Rows without a key are skipped.
        Part numbers may be whole floats or text.

    Returns
    -------
    dict[str, object]
        The values by their key.

    Raises
    ------
    RecordDamaged
        If a part is missing, duplicated, or not as written.
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
        found[number] = _as_text(text)
    values: dict[str, object] = {}
    for name, found in parts.items():
        text = _join(name, found)
        values[name] = text if name == VERSION_ENTRY else _parsed(name, _unsqueeze(name, text))
    return values


def _join(key: str, parts: Mapping[int, str]) -> str:
    missing = set(range(1, len(parts) + 1)) - parts.keys()
    if missing:
        raise RecordDamaged(f"The entry '{key}' lacks its part {min(missing)}.")
    return "".join(parts[number] for number in sorted(parts))


def _unsqueeze(key: str, text: str) -> bytes:
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(base64.b64decode(text, validate=True), MOST_CHARACTERS)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise RecordDamaged(f"The entry '{key}' is not what was written: it is cut short or was changed.") from error
    if not unpacking.eof or unpacking.unused_data:
        raise RecordDamaged(f"The entry '{key}' is not what was written: it is cut short, or far too long.")
    return data


def _parsed(key: str, data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordDamaged(f"The entry '{key}' is not what was written: it was changed.") from error


def _squeeze(value: object) -> str:
    # ASCII, so that even an unpaired surrogate in a name survives.
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=True).encode("ascii")
    return base64.b64encode(zlib.compress(data, level=6)).decode("ascii")


def _part_number(key: str, part: object) -> int:
    try:
        return int(float(str(part)))
    except (ValueError, OverflowError) as error:
        raise RecordDamaged(f"The entry '{key}' has a part that is no number: {part!r}.") from error


def _as_text(text: object) -> str:
    if isinstance(text, float) and text.is_integer():
        return str(int(text))
    return "" if text is None else str(text)
