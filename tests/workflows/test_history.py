"""Bringing back the workbook before, and undoing that."""

import os
import shutil
from datetime import datetime

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from sco_scheduler.workflows.compare import changed_agendas
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.earlier_build import read_earlier_build
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.history import copy_before_desk, dated, is_copy, newest_copy
from sco_scheduler.workflows.undo import undo
from tests.workflows.desk import day as desk_day
from tests.workflows.late import begun, cancelled, content


def write(path, text):
    """A file in place of a workbook; undo never looks inside."""
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def replaced(tmp_path):
    """A file of three states: two in history, the third in place."""
    history = tmp_path / "history"
    history.mkdir()
    write(history / "a 2025-06-11 10.00.00.xlsx", "first")
    write(history / "a 2025-06-11 10.00.00 (2).xlsx", "second")
    write(history / "another a 2025-06-12 10.00.00.xlsx", "of another file")
    write(history / "a-1 2025-06-12 10.00.00.xlsx", "of another file")
    write(history / "a notes.xlsx", "no copy")
    path = tmp_path / "a.xlsx"
    write(path, "third")
    return path


def test_the_newest_copy_comes_back_and_what_stood_there_is_kept(replaced):
    done = undo(replaced)
    assert replaced.read_text() == "second"
    assert done.restored == ((replaced, replaced.parent / "history" / "a 2025-06-11 10.00.00 (2).xlsx"),)
    assert done.kept.read_text() == "third"


def test_through_a_link_the_copies_are_those_of_the_file_behind_it(replaced, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = elsewhere / "link.xlsx"
    link.symlink_to(replaced)
    assert newest_copy(replaced) is not None
    assert newest_copy(link) == newest_copy(replaced)
    assert dated(link, newest_copy(link)) == datetime(2025, 6, 11, 10)
    done = undo(link)
    assert link.is_symlink()
    assert replaced.read_text() == link.read_text() == "second"
    assert done.kept.parent == replaced.parent / "history"
    assert done.kept.read_text() == "third"
    assert is_copy(link)
    undo(link)
    assert replaced.read_text() == "third"


def test_undo_can_be_undone_any_number_of_times(replaced):
    states = []
    for _ in range(4):
        undo(replaced)
        states.append(replaced.read_text())
    assert states == ["second", "third", "second", "third"]


def test_a_file_that_is_gone_comes_back_too(replaced):
    replaced.unlink()
    assert undo(replaced).kept is None
    assert replaced.read_text() == "second"


def test_the_further_workbooks_of_a_large_event_come_back_too(tmp_path):
    history = tmp_path / "history"
    history.mkdir()
    path = tmp_path / "x-agendas.xlsx"
    volume = tmp_path / "x-agendas-1.xlsx"
    for file in (path, volume):
        write(file, "new")
        write(history / f"{file.stem} 2025-06-11 10.00.00.xlsx", f"old {file.stem}")
    done = undo(path)
    assert [target for target, _ in done.restored] == [path, volume]
    assert (path.read_text(), volume.read_text()) == ("old x-agendas", "old x-agendas-1")


def test_where_one_of_several_workbooks_cannot_be_replaced_none_is(tmp_path):
    (tmp_path / "history").mkdir()
    path, volume = tmp_path / "x-agendas.xlsx", tmp_path / "x-agendas-1.xlsx"
    for file in (path, volume):
        write(file, "new")
        write(tmp_path / "history" / f"{file.stem} 2025-06-11 10.00.00.xlsx", "old")
    path.with_name(".~lock.x-agendas.xlsx#").write_text("Wang,,,;", encoding="utf-8")
    with pytest.raises(Stopped, match="open in another program by Wang"):
        undo(path)
    assert (path.read_text(), volume.read_text()) == ("new", "new")
    assert len(list((tmp_path / "history").iterdir())) == 2


def test_without_a_copy_nothing_is_done(tmp_path):
    path = tmp_path / "a.xlsx"
    write(path, "only")
    assert newest_copy(path) is None
    with pytest.raises(Stopped, match="keeps no earlier copy of a"):
        undo(path)
    assert path.read_text() == "only"


def test_a_workbook_that_is_open_elsewhere_is_not_touched(replaced):
    replaced.with_name(".~lock.a.xlsx#").write_text("Wang,,,;", encoding="utf-8")
    with pytest.raises(Stopped, match="open in another program by Wang"):
        undo(replaced)
    assert replaced.read_text() == "third"


def test_after_an_undo_the_next_build_starts_from_the_older_schedule(tmp_path):
    day = begun(tmp_path)
    first = content(day.agendas)
    day.register(**cancelled("S2"))
    day.build()
    undo(day.agendas)
    assert content(day.agendas) == first
    day.register()
    assert day.build().unchanged
    shutil.rmtree(day.folder / "history")
    assert newest_copy(day.agendas) is None


def test_numbers_of_what_was_undone_are_not_given_again(tmp_path):
    """The agendas of the second build may have been printed before it was undone."""
    day = begun(tmp_path)
    day.register(**cancelled("S2"))
    day.build()
    assert revisions(day) == (2, {"P1#1": 2, "P2#1": 2, "S1#1": 1, "S2#1": 2})
    undo(day.agendas)
    assert revisions(day) == (3, {"P1#1": 3, "P2#1": 3, "S1#1": 1, "S2#1": 3})
    day.register(**cancelled("S1"))
    day.build()
    assert revisions(day) == (4, {"P1#1": 4, "P2#1": 4, "S1#1": 2, "S2#1": 3})
    assert {company.company for company in changed_agendas(day.agendas).companies} == {"P1", "P2", "S1"}
    day.register()
    day.build()
    assert revisions(day)[0] == 5
    undo(day.agendas)
    undo(day.agendas)
    assert revisions(day) == (7, {"P1#1": 7, "P2#1": 7, "S1#1": 5, "S2#1": 3})
    day.register(**cancelled("S2"))
    day.build()
    assert revisions(day)[0] == 8


def revisions(day):
    """The number of the last build, and that of each agenda."""
    before = read_earlier_build(day.agendas)
    return before.record.revisions[-1].number, {
        key: states[-1].number for key, states in before.record.agendas.delegates.items()
    }


def test_a_file_that_is_the_same_as_one_of_its_copies_was_brought_back(replaced):
    assert not is_copy(replaced), "of the same size as the first, and another text"
    write(replaced.parent / "history" / "a 2025-06-11 10.00.01.xlsx", "other")
    for text, same in (("first", True), ("second", True), ("other", True), ("of another file", False)):
        write(replaced, text)
        assert is_copy(replaced) is same
    shutil.rmtree(replaced.parent / "history")
    assert not is_copy(replaced)


def test_a_copy_is_dated_by_its_name(tmp_path):
    path = tmp_path / "a.xlsx"
    assert dated(path, tmp_path / "a 2025-06-11 10.00.01 (3).xlsx") == datetime(2025, 6, 11, 10, 0, 1)
    with pytest.raises(ValueError, match="is no copy of"):
        dated(path, tmp_path / "b 2025-06-11 10.00.01.xlsx")


def test_of_a_workbook_that_was_never_replaced_there_is_no_copy_before_the_desk(tmp_path):
    path = begun(tmp_path).agendas
    assert newest_copy(path) is None
    assert copy_before_desk(path) is None
    copy = path.parent / "history" / f"{path.stem} 2025-06-11 10.00.00.xlsx"
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(path, copy)
    assert copy_before_desk(path) == copy


def test_where_every_copy_is_from_after_the_desk_began_it_is_the_newest(tmp_path):
    file = desk_day.opened(desk_day.write(tmp_path))
    file.do(lambda day: actions.cancel(day, desk_day.number(file, "P2", "S3"), desk_day.QUICK))
    assert file.save() == ()
    history = file.path.parent / "history"
    shutil.rmtree(history)
    assert copy_before_desk(file.path) is None
    history.mkdir()
    copies = [history / f"{file.path.stem} 2025-06-11 10.00.0{second}.xlsx" for second in range(2)]
    for copy in copies:
        shutil.copy(file.path, copy)
    assert copy_before_desk(file.path) == copies[1]
    earlier = [history / f"{file.path.stem} 2025-06-10 10.00.0{second}.xlsx" for second in range(2)]
    for copy in earlier:
        shutil.copy(desk_day.write(tmp_path), copy)
    assert copy_before_desk(copies[1].rename(file.path)) == earlier[1]


def test_of_several_copies_of_one_second_the_last_one_made_is_the_newest(tmp_path):
    history = tmp_path / "history"
    history.mkdir()
    for name in ("a 2025-06-11 10.00.00.xlsx", "a 2025-06-11 10.00.00 (2).xlsx", "a b 2025-06-12 10.00.00.xlsx"):
        (history / name).touch()
    assert newest_copy(tmp_path / "a.xlsx").name == "a 2025-06-11 10.00.00 (2).xlsx"


# Whatever the times of files say


def revision(path):
    """The number of the build that wrote a workbook."""
    return read_earlier_build(path).record.revisions[-1].number


def built_three_times(folder):
    """A day with three builds, of which the clock said the times in the wrong order."""
    day = begun(folder)
    for number, changed in enumerate((cancelled("S2"), cancelled("P2")), start=1):
        os.utime(day.agendas, (1_800_000_000 - 1000 * number,) * 2)
        day.register(**changed)
        day.build()
    os.utime(day.agendas, (1_600_000_000,) * 2)
    return day


def test_undo_goes_by_revisions_not_by_the_times_of_files(tmp_path):
    day = built_three_times(tmp_path)
    third, states = content(day.agendas), []
    for _ in range(4):
        undo(day.agendas)
        states.append((revision(day.agendas), content(day.agendas) == third))
    assert states == [(4, False), (5, True), (6, False), (7, True)]


def test_of_several_copies_of_the_build_before_undo_brings_back_the_last_one(tmp_path):
    day = built_three_times(tmp_path)
    history = day.agendas.parent / "history"
    second = next(copy for copy in history.iterdir() if revision(copy) == 2)
    edited = history / f"{day.agendas.stem} 2099-06-11 10.00.00{second.suffix}"
    book = load_workbook(second)
    book["Meetings"]["A1"].comment = Comment("edited since", "Anna")
    book.save(edited)
    undo(day.agendas)
    assert load_workbook(day.agendas)["Meetings"]["A1"].comment.text == "edited since"


def test_after_an_undo_and_a_build_undo_brings_back_what_that_build_replaced(tmp_path):
    day = built_three_times(tmp_path)
    undo(day.agendas)
    second = content(day.agendas)
    day.register(**cancelled("P1"))
    day.build()
    last = content(day.agendas)
    undo(day.agendas)
    assert content(day.agendas) == second
    undo(day.agendas)
    assert content(day.agendas) == last
