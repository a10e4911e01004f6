"""Files are replaced whole or not at all, what they replace is kept, and failures are told in a sentence."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sco_scheduler.output import files
from sco_scheduler.output.files import (
    NotWritten,
    TooLate,
    Trouble,
    ensure_writable,
    files_in_place,
    in_memory,
    opened_by,
    replace_together,
    replace_whole,
)

CHANGED = 1_749_695_400.0  # some moment of 12 June 2025


def writes(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "x-agendas.xlsx"
    path.write_text("old", encoding="utf-8")
    os.utime(path, (CHANGED, CHANGED))
    return path


def test_a_new_file_is_written_and_nothing_else_is_left(tmp_path: Path):
    path = tmp_path / "x.xlsx"
    assert replace_whole(path, writes("new")) is None
    assert path.read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["x.xlsx"]
    assert path.stat().st_mode & 0o400


def test_what_is_replaced_is_kept_with_the_date_it_was_last_changed(old: Path, monkeypatch: pytest.MonkeyPatch):
    copy = replace_whole(old, writes("new"))
    assert copy is not None
    assert copy.parent == old.parent / "history"
    assert copy.name.startswith("x-agendas 2025-06-1")
    assert copy.name.count(".") == 3
    assert copy.suffix == ".xlsx"
    assert copy.read_text(encoding="utf-8") == "old"
    assert old.read_text(encoding="utf-8") == "new"


def test_no_copy_ever_overwrites_another(old: Path):
    copies = []
    for n in range(3):
        copies.append(replace_whole(old, writes(f"new {n}")))
        os.utime(old, (CHANGED, CHANGED))
    assert [copy.read_text(encoding="utf-8") for copy in copies if copy] == ["old", "new 0", "new 1"]
    assert [copy.stem[-3:] for copy in copies[1:] if copy] == ["(2)", "(3)"]


def test_copies_are_not_overwritten_on_a_disk_without_links(old: Path, monkeypatch: pytest.MonkeyPatch):
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    for n in range(2):
        replace_whole(old, writes(f"new {n}"))
        os.utime(old, (CHANGED, CHANGED))
    assert len(names(old.parent / "history")) == 2


def test_without_keeping_there_is_no_history(old: Path):
    assert replace_whole(old, writes("new"), keep=False) is None
    assert names(old.parent) == ["x-agendas.xlsx"]


def test_a_new_file_has_the_permissions_that_the_user_gives_to_new_files(old: Path):
    for mask, mode in ((0o027, 0o640), (0o022, 0o644)):
        before = os.umask(mask)
        try:
            replace_whole(old.with_name(f"{mask}.txt"), writes("new"))
        finally:
            os.umask(before)
        assert old.with_name(f"{mask}.txt").stat().st_mode & 0o777 == mode


def test_what_is_written_and_what_is_kept_is_forced_to_the_disk(old: Path, monkeypatch: pytest.MonkeyPatch):
    forced: set[int] = set()
    monkeypatch.setattr(os, "fsync", lambda handle: forced.add(os.fstat(handle).st_ino))
    kept = replace_whole(old, writes("new"))
    assert kept is not None
    assert {old.stat().st_ino, kept.stat().st_ino, kept.parent.stat().st_ino, old.parent.stat().st_ino} <= forced


def test_permissions_stay(old: Path):
    old.chmod(0o640)
    replace_whole(old, writes("new"))
    assert old.stat().st_mode & 0o777 == 0o640


def refusal(path: Path, write: Callable[[Path], object] | None = None) -> NotWritten:
    with pytest.raises(NotWritten) as caught:
        replace_whole(path, write or writes("new"))
    return caught.value


def test_a_missing_folder_is_told(tmp_path: Path):
    refused = refusal(tmp_path / "nowhere" / "x.xlsx")
    assert refused.trouble is Trouble.NO_FOLDER
    assert str(tmp_path / "nowhere") in str(refused)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path):
    assert refusal(tmp_path).trouble is Trouble.IS_FOLDER


def test_a_read_only_file_is_left_alone(old: Path):
    old.chmod(0o444)
    refused = refusal(old)
    assert refused.trouble is Trouble.READ_ONLY
    assert "read-only" in str(refused)
    assert old.read_text(encoding="utf-8") == "old"


def test_a_read_only_folder_is_told(old: Path):
    old.parent.chmod(0o555)
    try:
        refused = refusal(old)
    finally:
        old.parent.chmod(0o755)
    assert refused.trouble is Trouble.READ_ONLY
    assert names(old.parent) == ["x-agendas.xlsx"]


@pytest.mark.parametrize(
    ("lock", "content", "who"),
    [
        (".~lock.x-agendas.xlsx#", b"Aigerim Bek,abek,desk-3,12.06.2025 10:40,file:///home/abek;", "Aigerim Bek"),
        (".~lock.x-agendas.xlsx#", b",abek,desk-3,12.06.2025 10:40,file:///home/abek;", "abek"),
        (".~lock.x-agendas.xlsx#", b",,,12.06.2025 10:40,file:///home/abek;", ""),
        ("~$x-agendas.xlsx", b"\x07Li Ming" + b" " * 47 + "Li Ming".encode("utf-16-le"), "Li Ming"),
        ("~$x-agendas.xlsx", b"", ""),
    ],
)
def test_a_file_open_elsewhere_is_left_alone_and_who_has_it_is_told(old: Path, lock: str, content: bytes, who: str):
    (old.parent / lock).write_bytes(content)
    assert opened_by(old) == (who, old.parent / lock)
    refused = refusal(old)
    assert refused.trouble is Trouble.OPEN_ELSEWHERE
    assert who in str(refused)
    assert lock in str(refused)
    assert old.read_text(encoding="utf-8") == "old"


def test_a_file_opened_while_the_new_one_is_written_is_left_alone(old: Path):
    def write(path: Path) -> None:
        path.write_text("new", encoding="utf-8")
        (old.parent / f".~lock.{old.name}#").write_text("Olga,,,,;", encoding="utf-8")

    assert "Olga" in str(refusal(old, write))
    assert old.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("number", "trouble", "words"),
    [
        (errno.ENOSPC, Trouble.DISK_FULL, "the disk is full"),
        (errno.EACCES, Trouble.NO_PERMISSION, "may not write there"),
        (errno.EROFS, Trouble.READ_ONLY, "the disk is read-only"),
        (errno.ENAMETOOLONG, Trouble.NAME_TOO_LONG, "too long"),
        (errno.EIO, Trouble.OTHER, ": Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["write", "_force_to_disk", "_keep"])
def test_a_failure_at_any_step_leaves_the_old_file_whole(
    old: Path, monkeypatch: pytest.MonkeyPatch, number: int, trouble: Trouble, words: str, step: str
):
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    if step != "write":
        monkeypatch.setattr(files, step, fail)
    refused = refusal(old, fail if step == "write" else writes("new"))
    assert refused.trouble is trouble
    assert words in str(refused)
    assert "What was there before is still there." in str(refused)
    assert old.read_text(encoding="utf-8") == "old"
    assert [name for name in names(old.parent) if name != "history"] == ["x-agendas.xlsx"]


def test_a_file_called_history_is_told_and_left_alone(old: Path):
    (old.parent / "history").write_text("mine", encoding="utf-8")
    with pytest.raises(NotWritten, match="a file called history is in the way"):
        replace_whole(old, lambda path: path.write_text("new", encoding="utf-8"))
    assert (old.parent / "history").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in old.parent.iterdir() if path.name.startswith(".writing")] == []


def test_a_limit_on_the_size_of_files_is_told(old: Path):
    before = old.read_bytes()

    def write(_: Path) -> None:
        raise OSError(errno.EFBIG, "File too large")

    with pytest.raises(NotWritten, match="no file of its size may be written there"):
        replace_whole(old, write)
    assert old.read_bytes() == before


def test_a_full_disk_while_the_copy_is_made_leaves_no_half_copy(old: Path, monkeypatch: pytest.MonkeyPatch):
    def half(_: Path, copy: Path) -> None:
        copy.write_text("ol", encoding="utf-8")
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.shutil, "copy2", half)
    assert refusal(old).trouble is Trouble.DISK_FULL
    assert names(old.parent / "history") == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interruption_passes_through_and_leaves_the_old_file_whole(old: Path, error: type[BaseException]):
    def write(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise error

    with pytest.raises(error):
        replace_whole(old, write)
    assert old.read_text(encoding="utf-8") == "old"
    assert names(old.parent) == ["x-agendas.xlsx"]


def test_a_file_that_can_be_written_passes_the_check_beforehand(old: Path):
    ensure_writable(old)
    assert names(old.parent) == ["x-agendas.xlsx"]


def test_files_that_belong_together_are_put_in_place_together(tmp_path: Path):
    first, second = tmp_path / "x-1.xlsx", tmp_path / "x.xlsx"
    first.write_text("old 1", encoding="utf-8")

    def look(path: Path) -> None:
        assert first.read_text(encoding="utf-8") == "old 1"
        path.write_text("new", encoding="utf-8")

    kept = replace_together({first: writes("new 1"), second: look})
    assert kept[second] is None
    assert kept[first] is not None
    assert kept[first].read_text(encoding="utf-8") == "old 1"
    assert [p.read_text(encoding="utf-8") for p in (first, second)] == ["new 1", "new"]
    assert names(tmp_path) == ["history", "x-1.xlsx", "x.xlsx"]


def test_where_one_of_them_cannot_be_written_none_is(tmp_path: Path):
    first, second = tmp_path / "x-1.xlsx", tmp_path / "x.xlsx"
    first.write_text("old 1", encoding="utf-8")

    def full(path: Path) -> None:
        path.write_text("ha", encoding="utf-8")
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(NotWritten) as caught:
        replace_together({first: writes("new 1"), second: full})
    assert caught.value.path == second
    assert first.read_text(encoding="utf-8") == "old 1"
    assert names(tmp_path) == ["x-1.xlsx"]


def test_ctrl_c_while_they_are_put_in_place_comes_too_late(old: Path, monkeypatch: pytest.MonkeyPatch):
    keep = files._keep

    def pressed(path: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return keep(path)

    monkeypatch.setattr(files, "_keep", pressed)
    with pytest.raises(TooLate):
        replace_whole(old, writes("new"))
    assert old.read_text(encoding="utf-8") == "new"
    assert names(old.parent) == ["history", "x-agendas.xlsx"]


# Links, devices, and what was left


def test_a_link_stays_and_the_file_behind_it_is_replaced(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    copy = replace_whole(link, lambda path: path.write_text("new"))
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert copy is not None
    assert copy.read_text() == "old"


def test_a_link_that_leads_in_a_circle_is_told(tmp_path):
    link = tmp_path / "link.txt"
    link.symlink_to(link)
    with pytest.raises(NotWritten):
        replace_whole(link, lambda path: path.write_text("new"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_is_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotWritten) as caught:
        replace_whole(pipe, lambda path: path.write_text("new"))
    assert caught.value.trouble is Trouble.NO_FILE
    assert pipe.is_fifo()


def test_a_name_that_is_too_long_is_told(tmp_path):
    with pytest.raises(NotWritten) as caught:
        replace_whole(tmp_path / ("n" * 300), lambda path: path.write_text("new"))
    assert caught.value.trouble is Trouble.NAME_TOO_LONG


def test_what_a_killed_process_left_is_removed_after_a_day(tmp_path):
    old, young = tmp_path / ".writing-old.xlsx", tmp_path / ".writing-young.xlsx"
    for path, hours in ((old, 24.5), (young, 23.5)):
        path.write_text("half")
        os.utime(path, (time.time() - hours * 3600,) * 2)
    replace_whole(tmp_path / "a.txt", lambda path: path.write_text("new"))
    assert not old.exists()
    assert young.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot be asked whether a process goes on")
def test_what_a_killed_process_of_this_machine_left_is_removed_at_once(old: Path):
    left: list[Path] = []
    (history := old.parent / "history").mkdir()

    def killed(path: Path) -> None:
        ended = subprocess.Popen([sys.executable, "-S", "-c", ""])
        ended.wait()
        own = str(os.getpid())
        assert own in path.name
        for folder, number in ((old.parent, ended.pid), (history, ended.pid), (old.parent, os.getppid())):
            left.append(folder / path.name.replace(f"-{own}-", f"-{number}-"))
        left.append(old.parent / path.name.replace(".writing-", ".writing-x").replace(f"-{own}-", f"-{ended.pid}-"))
        for other in left:
            other.write_text("half")
        (scratch := left[0].with_suffix("")).mkdir()
        (scratch / "rows").write_text("half")
        left.insert(0, scratch)
        path.write_text("new")

    replace_whole(old, killed)
    assert all(path.exists() for path in left)
    replace_whole(old, writes("newer"))
    assert [path.exists() for path in left] == [False, False, False, True, True]


def test_what_others_may_be_writing_is_left_alone(old: Path, monkeypatch: pytest.MonkeyPatch):
    """Only 77 has ended: 78 is a process of another user, and no process has so large a number."""
    errors = {77: ProcessLookupError, 78: PermissionError, 9_999_999_999: OverflowError}
    machine = files._own_prefix().split("-")[1]
    whose = [("0" * 8, 77), *((machine, number) for number in errors)]
    left = [old.with_name(f".writing-{name}-{number}-x.xlsx") for name, number in whose]
    for path in left:
        path.write_text("half")

    def ask(number: int, _: int) -> None:
        raise errors[number]

    monkeypatch.setattr(os, "kill", ask)
    replace_whole(old, writes("new"))
    assert [path.exists() for path in left] == [True, False, True, True]


def test_an_error_that_has_no_number_is_told_in_its_own_words(old: Path):
    def odd(_: Path) -> None:
        raise OSError("odd")

    refused = refusal(old, odd)
    assert refused.trouble is Trouble.OTHER
    assert ": odd." in str(refused)


def test_no_file_at_all_is_written():
    assert replace_together({}) == {}


def test_writing_leaves_the_process_as_it_was(tmp_path: Path):
    """No file stays open, and further new files get the permissions that the user gives them."""
    before = os.umask(0o027)
    try:
        opened = set(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else None
        for text in ("one", "two"):
            replace_whole(tmp_path / "x.txt", writes(text))
        if opened is not None:
            assert set(os.listdir("/proc/self/fd")) == opened
        asked = os.umask(0o027)
        assert asked == 0o027
    finally:
        os.umask(before)


def test_the_last_check_comes_once_all_are_made_and_before_any_is_in_place(tmp_path: Path):
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    seen = []

    def check() -> None:
        seen.append((one.exists(), other.exists(), len(made)))
        if len(seen) > 1:
            raise RuntimeError("changed meanwhile")

    made: list[Path] = []
    files_to_write = {path: lambda target: (made.append(target), target.write_text("x")) for path in (one, other)}
    replace_together(files_to_write, before=check)
    assert seen == [(False, False, 2)]
    assert {one, other} <= set(files_in_place())
    one.write_text("kept")
    with pytest.raises(RuntimeError, match="changed meanwhile"):
        replace_together(files_to_write, before=check)
    assert one.read_text() == "kept"
    assert names(tmp_path) == ["a.txt", "b.txt"]


def test_an_archive_is_written_once_it_is_whole(tmp_path: Path):
    path = tmp_path / "x.bin"
    with in_memory(path) as file:
        file.write(b"half")
        assert not path.exists()
        file.write(b" whole")
    assert path.read_bytes() == b"half whole"
    with pytest.raises(KeyError), in_memory(tmp_path / "y.bin"):
        raise KeyError
    assert names(tmp_path) == ["x.bin"]


def test_a_name_too_long_for_a_lock_file_is_not_taken_for_open(tmp_path: Path):
    path = tmp_path / f"{'x' * 245}.xlsx"
    assert opened_by(path) is None
    replace_whole(path, writes("new"), keep=False)
    assert path.read_text() == "new"


def test_a_new_file_that_cannot_be_forced_to_the_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    assert refusal(tmp_path / "x.txt").trouble is Trouble.DISK_FULL
    assert names(tmp_path) == []
