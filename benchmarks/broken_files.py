"""Breaks registrations at random: bytes of the file, bytes of a part of it, or what its XML says.

A few bytes changed anywhere mostly leave no workbook at all. So most cases change what an attribute or a
text says, or double, drop or move an element, and leave the rest whole.
"""

from __future__ import annotations

import random
import re
import zipfile
from pathlib import Path

from tests.intake.forms.events import random_registrations
from tests.intake.forms.form import random_form
from tests.intake.forms.writing import write_form

_TEXT = re.compile(rb'="([^"<>]*)"|>([^<>]+)<')
_ELEMENT = re.compile(rb"<(\w[\w:]*)\b[^<>]*(?:/>|>[^<>]*</\1>)")
_ODD = [
    *(b"", b"0", b"-1", b"1e308", b"NaN", b"99999999999999999999", b"1048577", b"9999-12-31", b"0000-00-00", b"12:60"),
    *(b"A0", b"XFD1048576", b"A1:XFD1048576", b"#REF!", b"=1+1", b"PT99999999H", b"true", b"collapse", b"&amp;lt;"),
    *(
        b"s",
        b"str",
        b"inlineStr",
        b"e",
        b"d",
        b"b",
        b"float",
        b"date",
        b"../../../etc/passwd",
        b"'file:///etc/passwd'#$A",
    ),
    *(b"\xff", b"\xe2\x80\x8b", b"\xed\xa0\x80", b"\xf0\xa0\xae\xb7", b"&#10;" * 40, b"x" * 70_000),
]
"""What stands in no workbook in such a place."""


def mutated(case: int, example: Path, folder: Path) -> Path | list[Path]:
    """Registrations of which something is broken; ``case`` decides everything.

    Parameters
    ----------
    case
        The seed.
    example
        A workbook that every other case starts from; the others start from random ones in a random form.
    folder
        Takes the file, the folder or the files.

    Returns
    -------
    Path | list[Path]
        What is to be read: a file, a folder, or several files.
    """
    chance = random.Random(case)
    path: Path | list[Path]
    if case % 2:
        path = write_form(folder, random_registrations(case, (form := random_form(chance)).encoding), form)
    else:
        path = folder / "case.xlsx"
        path.write_bytes(example.read_bytes())
    files = path if isinstance(path, list) else list(path.iterdir()) if path.is_dir() else [path]
    for file in chance.sample(sorted(files), min(2, len(files))):
        if file.suffix.lower() not in {".xlsx", ".ods"} or chance.random() < 0.2:
            file.write_bytes(_broken(file.read_bytes(), chance))
        else:
            broken_archive(file, chance)
    return path


def broken_archive(path: Path, chance: random.Random) -> None:
    """Break one of the parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    victim = chance.choice([name for name in members if name.endswith((".xml", ".rels"))])
    way = _broken if chance.random() < 0.25 else _changed
    members[victim] = way(members[victim], chance)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def _broken(data: bytes, chance: random.Random) -> bytes:
    """A few bytes changed, cut, doubled or replaced by a number."""
    piece = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not piece:
            break
        place, length = chance.randrange(len(piece)), chance.randint(1, 20)
        way = chance.randrange(4)
        if way == 0:
            piece[place] = chance.randrange(256)
        elif way == 1:
            del piece[place : place + length]
        elif way == 2:
            piece[place:place] = piece[place : place + length]
        else:
            piece[place : place + length] = str(chance.randint(-9, 10**9)).encode()
    return bytes(piece)


def _changed(data: bytes, chance: random.Random) -> bytes:
    """What a few attributes and texts say changed, or a few elements doubled, dropped or replaced by others."""
    for _ in range(chance.randint(1, 4)):
        texts, elements = list(_TEXT.finditer(data)), list(_ELEMENT.finditer(data))
        if texts and chance.random() < 0.7:
            match = chance.choice(texts)
            start, end = match.span(1 if match[1] is not None else 2)
            elsewhere = chance.choice(texts)
            number = str(chance.randint(-(10**6), 10**10)).encode()
            data = data[:start] + chance.choice((*_ODD, number, elsewhere[1] or elsewhere[2] or b"")) + data[end:]
        elif elements:
            match = chance.choice(elements)
            instead = chance.choice((b"", match[0] * 2, match[0] * 50, chance.choice(elements)[0]))
            data = data[: match.start()] + instead + data[match.end() :]
    return data
