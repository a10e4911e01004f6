"""File names: short ones in any script for files mailed to delegates, and those of further volumes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

from sco_scheduler.domain.event import Company, Event
from sco_scheduler.domain.names import shortened

_LONGEST_PART = 40
# Windows allows no files with these names, whatever their suffix.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def file_stems(event: Event, others: Sequence[str] = ()) -> Mapping[str, str]:
    """A file stem for each delegate's key: ``P001-KazAgro-LLP``, ``P002-2-Ural-Trade``.

    Letters of every script are kept, including Chinese and Cyrillic; a missing name is replaced by the one in the
    company's own script. For a company with several delegates the number is added. No two stems differ in case
    alone.

    Parameters
    ----------
    others
        Keys of delegates who are no longer registered, and get names too.
    """
    stems: dict[str, str] = {}
    taken: set[str] = set()
    companies = [(delegate.key, company) for company in event.companies for delegate in company.delegates]
    for key, company in (*companies, *((key, None) for key in others if key not in event.delegate_by_key)):
        stem = _stem(key, company)
        number = 2
        unique = stem
        while unique.casefold() in taken:
            unique = f"{stem}-{number}"
            number += 1
        taken.add(unique.casefold())
        stems[key] = unique
    return stems


def interpreter_stems(event: Event, others: Sequence[str] = ()) -> Mapping[str, str]:
    """Return a file stem for each interpreter, by ID: ``interpreter-I01-Wang-Li``.

    Parameters
    ----------
    others
        IDs of interpreters that are no longer registered.
    """
    names = {interpreter.id: interpreter.name for interpreter in event.interpreters or ()}
    stems: dict[str, str] = {}
    for key in (*names, *(key for key in others if key not in names)):
        stem = "-".join(filter(None, ("interpreter", hyphenated(key), hyphenated(names.get(key, "")))))
        stems[key] = stem if stem not in stems.values() else f"{stem}-{len(stems) + 1}"
    return stems


def _stem(key: str, company: Company | None) -> str:
    if company is None:
        parts = [hyphenated(key)]
    else:
        number = key.rpartition("#")[2] if len(company.delegates) > 1 else ""
        name = company.name or company.local_name
        if len(_letters(name)) > _LONGEST_PART:
            name = shortened(name)  # without its legal form, rather than with half of it
        parts = [hyphenated(company.id), hyphenated(number), hyphenated(name)]
    stem = "-".join(part for part in parts if part) or "delegate"
    return f"delegate-{stem}" if _RESERVED.fullmatch(stem) else stem


def hyphenated(text: str) -> str:
    """The letters and digits of a text, words joined by hyphens, cut to a limit at a word boundary if possible.

    Latin letters lose their accents; other letters stay composed, since file systems differ in whether they
    decompose letters such as ``й``.
    """
    name = _letters(text)
    if len(name) <= _LONGEST_PART:
        return name
    whole = name[: _LONGEST_PART + 1].rpartition("-")[0]
    return whole if len(whole) > _LONGEST_PART // 2 else name[:_LONGEST_PART].strip("-")


def _letters(text: str) -> str:
    composed = "".join(map(_without_accent, unicodedata.normalize("NFKC", text)))
    kept = ""
    for char in composed:
        kind = unicodedata.category(char)[0]
        # A combining mark belongs to the letter before.
        kept += char if kind in "LN" or (kind == "M" and kept[-1:].isalpha()) else "-"
    return re.sub("-+", "-", kept).strip("-")


def _without_accent(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[:1]
    return base if base.isascii() else char


def volume_path(path: Path, number: int) -> Path:
    """Return the file of a further volume: ``x-agendas.xlsx`` gives ``x-agendas-1.xlsx``.

    Parameters
    ----------
    number
        From 1.
    """
    stem = path.stem if path.stem.casefold().endswith("agendas") else f"{path.stem}-agendas"
    return path.with_name(f"{stem}-{number}{path.suffix}")
