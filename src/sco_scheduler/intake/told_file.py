"""A file that tells how much of it has been read."""

from __future__ import annotations

from io import FileIO
from pathlib import Path

from sco_scheduler.domain.tally import Tally
from sco_scheduler.intake import phrases

_MEGABYTE = 1_000_000


class ToldFile(FileIO):
    """A file open for reading; ``tell_of`` hears how many megabytes were read, at every one of them."""

    def __init__(self, path: Path, tell_of: Tally) -> None:
        super().__init__(path)
        self._tell_of = tell_of
        self._total = -(-path.stat().st_size // _MEGABYTE)
        self._read = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """Read as any file does."""
        data = super().read(-1 if size is None else size) or b""
        before, self._read = self._read, self._read + len(data)
        done = self._read // _MEGABYTE
        if done > before // _MEGABYTE:
            # An archive's directory is read before its content, which is then read again.
            self._tell_of(min(done, self._total), self._total, phrases.MEGABYTES_READ)
        return data
