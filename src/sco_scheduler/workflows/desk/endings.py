"""What a desk that was ended by the system had still to write: noted beside the workbook, told by the next start."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from pathlib import Path

from sco_scheduler.domain.codec import CodecError, decode, encode
from sco_scheduler.domain.record import DeskEntry
from sco_scheduler.workflows.desk.file import DeskFile


@dataclass(frozen=True)
class Ended:
    """The actions that had not been written when desks were ended: those written after all, and those lost."""

    saved: tuple[DeskEntry, ...]
    lost: tuple[DeskEntry, ...]


def note_unwritten(file: DeskFile) -> None:
    """Note the pending actions of a desk, before it tries to write them for the last time."""
    waiting = file.waiting
    if waiting:
        # A line for each desk: all desks of a machine end at the same time.
        with contextlib.suppress(OSError), _note(file.path).open("a", encoding="utf-8") as note:
            note.write(json.dumps(encode(waiting)) + "\n")


def take_ended(file: DeskFile) -> Ended:
    """What desks had to write when they were ended, compared with the log of the workbook; it is told once."""
    note = _note(file.path)
    noted: list[DeskEntry] = []
    with contextlib.suppress(OSError):
        for line in note.read_text(encoding="utf-8").splitlines():
            with contextlib.suppress(ValueError, CodecError):  # a line that was cut off
                noted += decode(tuple[DeskEntry, ...], json.loads(line))
        note.unlink()
    log = file.day().desk.log
    # An action that was repeated on what another desk wrote has a later time.
    saved = [
        entry
        for entry in noted
        if any((e.desk, e.text, e.company) == (entry.desk, entry.text, entry.company) and e.at >= entry.at for e in log)
    ]
    return Ended(tuple(saved), tuple(entry for entry in noted if entry not in saved))


def _note(path: Path) -> Path:
    return path.with_name(f".desk-{path.name}.ended")
