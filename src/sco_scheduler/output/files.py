"""Atomic replacement of files, with copies of what is replaced.

The new file is written next to the old one under another name, flushed to disk (fsync) and then renamed
over it. A full disk, a crash or an interruption at any moment leaves the old file intact. Before
the renaming, the old file is copied into ``history/`` next to it, dated with the time of its last
change, and no copy ever overwrites another.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import re
import shutil
import signal
import stat
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from itertools import count
from pathlib import Path

from sco_scheduler.domain.messages import Phrase

_MAY_NOT_WRITE = Phrase("may-not-write")

_WAITING = 16
"""Number of files that are flushed to disk at the same time."""

HISTORY = "history"
"""The folder, next to the file, for copies of replaced files."""

_IN_PLACE: list[Path] = []


def files_in_place() -> tuple[Path, ...]:
    """The files that this process has put in place, in that order."""
    return tuple(_IN_PLACE)


class Trouble(StrEnum):
    """The kind of failure to write a file."""

    OPEN_ELSEWHERE = "open elsewhere"
    READ_ONLY = "read-only"
    NO_FOLDER = "no such folder"
    NO_FILE = "a device or a pipe"
    IS_FOLDER = "is a folder"
    DISK_FULL = "disk full"
    NO_PERMISSION = "no permission"
    NAME_TOO_LONG = "name too long"
    OTHER = "other"


class NotWritten(Exception):
    """A file could not be written; the previous file is unchanged.

    ``path`` is the target file, ``trouble`` the kind of failure, and ``sentence`` says
    what happened and what to do.
    """

    def __init__(self, path: Path, trouble: Trouble, sentence: Phrase) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
        self.path = path
        self.trouble = trouble


def replace_whole(path: Path, write: Callable[[Path], object], *, keep: bool = True) -> Path | None:
    """Let ``write`` make a file under a temporary name, then rename it to ``path``.

    Parameters
    ----------
    path
        The file to write; its folder must exist.
    write
        Writes the whole file to the given temporary path.
    keep
        Whether a replaced file is first copied into ``history/``.

    Returns
    -------
    Path | None
        The copy of the replaced file, or None if there was none or it was not kept.

    Raises
    ------
    NotWritten
        If the file could not be written; nothing was changed. Other exceptions of ``write`` are passed on, and leave
        everything unchanged too.
    """
    return replace_together({path: write}, keep=keep)[path]


def write_whole(path: Path, data: bytes, *, keep: bool = True) -> Path | None:
    """Replace ``path`` by a file with this content, as ``replace_whole`` does."""
    return replace_whole(path, lambda temporary: temporary.write_bytes(data), keep=keep)


LastCheck = Callable[[], None]
"""Raises an exception if a precondition is not met."""


def nothing() -> None:
    """Check nothing."""


def replace_together(
    files: Mapping[Path, Callable[[Path], object]], *, keep: bool = True, before: LastCheck = nothing
) -> dict[Path, Path | None]:
    """Make each file under a temporary name; when all are complete, put them in place.

    They are put in place in the given order, so that a file that refers to others comes last. An
    interruption before that changes nothing, and one during it is deferred until all are in place.

    Parameters
    ----------
    files
        The function that writes each file, as for ``replace_whole``; called in the given order.
    keep
        Whether replaced files are first copied into ``history/``.
    before
        Called when all files are complete, just before the first is put in place; its exceptions are passed on.

    Returns
    -------
    dict[Path, Path | None]
        For each file the copy of the replaced file, if there was one and it was kept.

    Raises
    ------
    NotWritten
        As ``replace_whole``; files before this one may be in place only if something changed after all were found
        writable.
    TooLate
        If Ctrl-C was pressed while the files were put in place; they are in place.
    """
    places = {path: behind_links(path) for path in files}
    for place in places.values():
        ensure_writable(place)
        _remove_leftovers(place.parent)
    made: dict[Path, Path] = {}
    try:
        for path, write in files.items():
            place = places[path]
            with _as_sentences(place):
                made[place] = _temporary(place.parent, place.suffix)
                write(made[place])
                _take_over_mode(place, made[place])
        _force_all_to_disk(made)
        with undisturbed():
            before()
            kept = _put_in_place(made, keep=keep)
        return {path: kept[place] for path, place in places.items()}
    finally:
        for temporary in made.values():
            temporary.unlink(missing_ok=True)


def _put_in_place(made: Mapping[Path, Path], *, keep: bool) -> dict[Path, Path | None]:
    """Copy the existing files into ``history/``, then rename each temporary file."""
    kept: dict[Path, Path | None] = {}
    for path in made:
        # Checked again: writing took a while, and the file may have been opened in the meantime.
        ensure_writable(path)
    for path in made:
        with _as_sentences(path):
            kept[path] = _keep(path) if keep and path.exists() else None
    for path, temporary in made.items():
        with _as_sentences(path):
            temporary.replace(path)
        _IN_PLACE.append(path)
    for folder in {path.parent for path in made}:
        _force_folder_to_disk(folder)
    return kept


def behind_links(path: Path) -> Path:
    """Resolve the links of a path, so that replacing the file keeps the links.

    Raises
    ------
    NotWritten
        If the path cannot be resolved, for instance because links form a cycle.
    """
    with _as_sentences(path):
        try:
            if not stat.S_ISLNK(path.lstat().st_mode):
                return path
            with contextlib.suppress(FileNotFoundError):
                path.stat()  # detects cycles of links, which resolve ignores from Python 3.13 on
            return path.resolve()
        except FileNotFoundError:
            return path


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths refer to the same place, whether or not a file exists."""
    return os.path.realpath(one) == os.path.realpath(other)


_TEMPORARY = ".writing-"
_OWNED = re.compile(r"\.writing-([0-9a-f]{8})-(\d{1,10})-")
_LEFT_SECONDS = 24 * 3600.0
"""A temporary file untouched for this time was left by a killed process."""


def _remove_leftovers(folder: Path) -> None:
    """Remove the temporary files and folders that killed processes have left in a folder."""
    oldest = time.time() - _LEFT_SECONDS
    for place in (folder, folder / HISTORY):
        with contextlib.suppress(OSError):
            for left in place.glob(f"{_TEMPORARY}*"):
                if left.stat().st_mtime < oldest or _owner_has_ended(left):
                    if left.is_dir():
                        shutil.rmtree(left, ignore_errors=True)
                    else:
                        left.unlink(missing_ok=True)


def _owner_has_ended(temporary: Path) -> bool:
    """Whether the process that owns a temporary file, by its name, ran on this machine and has ended.

    False for another machine, which may write into the same folder, and on Windows, which has no harmless query.
    """
    owner = _OWNED.match(temporary.name)
    if owner is None or owner[1] != _machine() or os.name == "nt":
        return False
    try:
        os.kill(int(owner[2]), 0)
    except (OSError, OverflowError) as error:
        return isinstance(error, ProcessLookupError)
    return False


@lru_cache(maxsize=1)
def _machine() -> str:
    """A short name of this machine for the names of files."""
    return f"{zlib.crc32(platform.node().encode()):08x}"


def ensure_writable(path: Path) -> None:
    """Check that a file can be written, as far as that is possible beforehand.

    Raises
    ------
    NotWritten
        If it is open in another program, read-only, a folder, or in a missing or read-only folder.
    """
    folder = path.parent
    if not folder.is_dir():
        raise NotWritten(path, Trouble.NO_FOLDER, Phrase("no-folder")(folder=str(folder), name=path.name))
    if path.is_dir():
        raise NotWritten(path, Trouble.IS_FOLDER, Phrase("is-folder")(path=str(path)))
    if path.exists() and not path.is_file():
        raise NotWritten(path, Trouble.NO_FILE, Phrase("no-ordinary-file")(path=str(path)))
    holder = opened_by(path)
    if holder is not None:
        raise NotWritten(path, Trouble.OPEN_ELSEWHERE, _open_sentence(path, *holder))
    if path.exists() and _closed_to_writing(path):
        sentence = Phrase("file-read-only")(path=str(path))
        raise NotWritten(path, Trouble.READ_ONLY, sentence)
    if _closed_to_writing(folder):
        sentence = Phrase("folder-read-only")(folder=str(folder), name=path.name)
        raise NotWritten(path, Trouble.READ_ONLY, sentence)


def opened_by(path: Path) -> tuple[str, Path] | None:
    """Return the user who has the workbook open and the lock file; None without a lock file.

    LibreOffice leaves ``.~lock.<name>#`` next to an open file, Excel ``~$<name>``. The name may be
    empty. A lock file may also be left over from a crash.
    """
    for lock, who in (
        (path.with_name(f".~lock.{path.name}#"), _libreoffice_user),
        (path.with_name(f"~${path.name}"), _excel_user),
    ):
        try:
            return who(lock.read_bytes()), lock
        except FileNotFoundError:
            pass
        except OSError as error:
            # Excel on Windows locks its lock file; its existence is sufficient.
            if error.errno != errno.ENAMETOOLONG:
                return "", lock
    return None


def _libreoffice_user(data: bytes) -> str:
    """The first nonblank field of ``name,login,computer,date,profile;``."""
    parts = data.decode("utf-8", errors="replace").split(",")
    return next((part.strip() for part in parts[:3] if part.strip()), "")


def _excel_user(data: bytes) -> str:
    """The name at the start of the file: its length in one byte, then the text."""
    return data[1 : 1 + data[0]].decode("utf-8", errors="replace").strip("\x00 ") if data else ""


def _open_sentence(path: Path, who: str, lock: Path) -> Phrase:
    if who:
        return Phrase("open-by")(path=str(path), who=who, lock=lock.name)
    return Phrase("open-elsewhere")(path=str(path), lock=lock.name)


def _closed_to_writing(path: Path) -> bool:
    # The mode is checked too: it is the owner's intention, although an administrator could still write.
    return not os.access(path, os.W_OK) or not path.stat().st_mode & 0o222


def _take_over_mode(old: Path, new: Path) -> None:
    """Copy the old file's permissions to the new one; a new file gets the user's default permissions."""
    if old.exists():
        mode = old.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    new.chmod(mode)


def _own_prefix() -> str:
    return f"{_TEMPORARY}{_machine()}-{os.getpid()}-"


def temporary_folder(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """A hidden folder for temporary files; a context manager that removes it."""
    return tempfile.TemporaryDirectory(prefix=_own_prefix(), dir=folder)


def _temporary(folder: Path, suffix: str) -> Path:
    """Create an empty hidden file in the folder, named after this process."""
    handle, name = tempfile.mkstemp(prefix=_own_prefix(), suffix=suffix, dir=folder)
    os.close(handle)
    return Path(name)


def _keep(path: Path) -> Path:
    """Copy the file atomically into ``history/`` under a unique name."""
    history = path.parent / HISTORY
    history.mkdir(exist_ok=True)
    temporary = _temporary(history, path.suffix)
    try:
        shutil.copy2(path, temporary)
        _force_to_disk(temporary)
        for copy in _history_names(history, path):
            if _rename_unless_there(temporary, copy):
                _force_folder_to_disk(history)
                return copy
    finally:
        temporary.unlink(missing_ok=True)
    raise AssertionError("there is always another name")


def _rename_unless_there(old: Path, new: Path) -> bool:
    """Rename a file, unless there is a file with the new name; return whether it was renamed."""
    try:
        os.link(old, new)
    except FileExistsError:
        return False
    except OSError:
        # A disk without hard links, such as a memory stick.
        if new.exists():
            return False
        old.rename(new)
    return True


def _history_names(history: Path, path: Path) -> Iterator[Path]:
    changed = datetime.fromtimestamp(path.stat().st_mtime)
    stem = f"{path.stem} {changed:%Y-%m-%d %H.%M.%S}"
    yield history / f"{stem}{path.suffix}"
    for number in count(2):
        yield history / f"{stem} ({number}){path.suffix}"


@contextlib.contextmanager
def in_memory(path: Path) -> Iterator[BytesIO]:
    """A file in memory for a writer of archives, written to ``path`` once it is complete.

    If an archive is open on a full disk, closing it raises a second error.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    buffer = BytesIO()
    yield buffer
    path.write_bytes(buffer.getbuffer())


def _force_all_to_disk(made: Mapping[Path, Path]) -> None:
    """Flush all files to disk; several at a time, which is faster."""
    with ThreadPoolExecutor(_WAITING) as pool:
        for path, done in [(path, pool.submit(_force_to_disk, temporary)) for path, temporary in made.items()]:
            with _as_sentences(path):
                done.result()


def _force_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _force_folder_to_disk(folder: Path) -> None:
    # Windows cannot open a folder, and needs no such call.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_TROUBLES = {
    errno.ENOSPC: (Trouble.DISK_FULL, Phrase("disk-full")),
    errno.EDQUOT: (Trouble.DISK_FULL, Phrase("share-used-up")),
    errno.EFBIG: (Trouble.DISK_FULL, Phrase("too-large")),
    errno.EEXIST: (Trouble.OTHER, Phrase("history-in-the-way")),
    errno.EROFS: (Trouble.READ_ONLY, Phrase("disk-read-only")),
    errno.EACCES: (Trouble.NO_PERMISSION, _MAY_NOT_WRITE),
    errno.EPERM: (Trouble.NO_PERMISSION, _MAY_NOT_WRITE),
    errno.EBUSY: (Trouble.OPEN_ELSEWHERE, Phrase("busy")),
    errno.ENAMETOOLONG: (Trouble.NAME_TOO_LONG, Phrase("name-too-long")),
}


@contextlib.contextmanager
def _as_sentences(path: Path) -> Iterator[None]:
    """Convert the system's errors into ``NotWritten`` with a sentence."""
    try:
        yield
    except OSError as error:
        trouble, words = _TROUBLES.get(error.errno or 0, (Trouble.OTHER, None))
        if isinstance(error, PermissionError) and os.name == "nt" and path.exists():
            # Windows refuses to replace a file that a program has open.
            trouble, words = _TROUBLES[errno.EBUSY]
        told = Phrase("not-written-still-there") if os.path.exists(path) else Phrase("not-written")  # never raises
        raise NotWritten(path, trouble, told(path=str(path), reason=words or error.strerror or str(error))) from error


class TooLate(KeyboardInterrupt):
    """Ctrl-C was pressed while files were put in place: all of them are in place."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Defer Ctrl-C until the context is left, and then handle it as before.

    Outside the main thread, which receives no signals, and if Ctrl-C is ignored, this does nothing.

    Raises
    ------
    TooLate
        If Ctrl-C was pressed, and would have ended the program.
    """
    before = signal.getsignal(signal.SIGINT) if threading.current_thread() is threading.main_thread() else None
    if before in (None, signal.SIG_IGN):
        yield
        return
    pressed: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise TooLate from None
