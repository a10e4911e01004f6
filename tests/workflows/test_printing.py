"""What of a workbook is printed for whom, and what an agenda is compared with."""

from dataclasses import replace

import pytest

from sco_scheduler.output.files import HISTORY
from sco_scheduler.workflows import printing
from sco_scheduler.workflows.agendas_file import default_folder
from sco_scheduler.workflows.delegate_messages import write_messages
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.errors import Stopped, Unknown
from sco_scheduler.workflows.printed_files import Format, PrintWish
from sco_scheduler.workflows.printing import LAST_PRINT, print_agendas
from sco_scheduler.workflows.report import write_report
from tests.workflows.desk.day import QUICK, number, opened, write

BOOKS = PrintWish(formats=(Format.XLSX,), apart=True, hall=False)
"""A workbook for each delegate: the quickest files that say whom they are for."""


@pytest.fixture
def workbook(tmp_path):
    return write(tmp_path)


def written(printed):
    return sorted(path.name for path in printed.written)


def change(workbook, action, *pair, **how):
    """Take an action at the desk for the meeting of a pair, after which the workbook is another revision."""
    file = opened(workbook)
    file.do(lambda day: action(day, number(file, *pair), desk=QUICK, **how), agreed=True)


def move(workbook):
    change(workbook, actions.move, "P2", "S3", start=opened(workbook).day().event.slots[5].start)


def test_without_a_copy_there_is_nothing_to_compare_with(tmp_path):
    with pytest.raises(Stopped, match="keeps no earlier copy of a"):
        printing.newest_copy_of(tmp_path / "a.xlsx")


def test_files_go_beside_the_workbook_into_a_folder_of_its_name(tmp_path):
    assert default_folder(tmp_path / "day-agendas.xlsx") == tmp_path / "day-agendas"
    assert default_folder(tmp_path / "day") == tmp_path / "day-files"


@pytest.mark.parametrize("write", [printing.print_agendas, write_messages, write_report])
def test_the_folder_of_work_is_no_workbook(tmp_path, monkeypatch, write):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Stopped) as stopped:
        write(".")
    assert [finding.code for finding in stopped.value.findings] == ["file-folder"]


def test_everybody_has_an_agenda_and_what_was_printed_is_kept(workbook):
    told = []
    printed = print_agendas(workbook, wish=BOOKS, on_step=told.append)
    assert (printed.delegates, printed.everybody) == (7, 7)
    assert printed.folder == workbook.with_suffix("")
    assert [name[:2] for name in written(printed)] == ["P1", "P2", "P3", "S1", "S2", "S3", "S4", "la"]
    assert (printed.folder / LAST_PRINT).read_bytes() == workbook.read_bytes()
    assert all(path.is_file() for path in printed.written)
    assert [step.key for step in told] == ["stage-reading-and-verifying", "stage-writing-workbooks"]
    assert (printed.compared_with, printed.gone) == (None, ())


@pytest.mark.parametrize(
    ("who", "files"), [(("P2",), ["P2"]), (("p2", "company s4"), ["P2", "S4"]), (("P2", "I1"), ["P2"])]
)
def test_who_is_named_has_an_agenda_alone_and_nothing_is_kept_for_comparison(workbook, who, files):
    printed = print_agendas(workbook, wish=replace(BOOKS, who=who))
    assert [name[:2] for name in written(printed)] == files
    assert (printed.delegates, printed.everybody) == (len(files), 7)
    assert not (printed.folder / LAST_PRINT).exists()


def test_a_name_of_nobody_writes_nothing(workbook):
    with pytest.raises(Unknown):
        print_agendas(workbook, wish=replace(BOOKS, who=("P9",)))
    assert not workbook.with_suffix("").exists()


def test_calendars_of_who_is_named_are_theirs(workbook):
    calendars = PrintWish(formats=(Format.ICS,))
    everybody = print_agendas(workbook, wish=calendars)
    assert len(written(everybody)) == 9, "seven companies, the interpreter who has a meeting, and all meetings"
    assert not (everybody.folder / LAST_PRINT).exists(), "nothing was put on paper"
    for who in ("P2", "I1"), ("P2",):
        few = print_agendas(workbook, workbook.parent / str(len(who)), wish=replace(calendars, who=who))
        assert len(written(few)) == len(who)
        assert {path.parent.name for path in few.written} == {"calendar"}


def test_only_what_changed_since_the_last_print_is_printed(workbook):
    first = print_agendas(workbook, wish=BOOKS)
    changed = replace(BOOKS, only_changed=True)
    again = print_agendas(workbook, wish=changed)
    assert (again.delegates, again.compared_with) == (0, first.folder / LAST_PRINT)
    move(workbook)
    moved = print_agendas(workbook, wish=changed)
    assert [name[:2] for name in written(moved)] == ["P2", "S3", "la"]
    assert moved.apart == first.folder / "changed-revision-2"
    assert {path.parent for path in moved.written} == {moved.apart / "agendas", first.folder}
    assert print_agendas(workbook, wish=changed).delegates == 0
    other = print_agendas(workbook, workbook.parent / "other", wish=replace(changed, who=("P2",)))
    assert [name[:2] for name in written(other)] == ["P2"], "another folder is compared with the newest copy"
    assert other.compared_with.parent.name == HISTORY


@pytest.mark.parametrize(
    ("part", "folder"),
    [
        ({"only_changed": True}, "changed-revision-2"),
        ({"who": ("P2",)}, "chosen"),
        ({"who": ("P2",), "apart": True}, "agendas"),
    ],
)
def test_a_part_does_not_replace_what_was_printed_as_a_whole(workbook, part, folder):
    whole = print_agendas(workbook, wish=replace(BOOKS, apart=False))
    before = {path: path.read_bytes() for path in whole.written}
    move(workbook)
    printed = print_agendas(workbook, wish=replace(BOOKS, **({"apart": False} | part)))
    assert {path.parent for path in printed.written if path.name != LAST_PRINT} == {whole.folder / folder}
    assert whole.folder.joinpath("agendas.xlsx").read_bytes() == before[whole.folder / "agendas.xlsx"]


def test_what_changed_since_a_workbook_that_is_named_is_printed(workbook):
    older = workbook.with_name("older.xlsx")
    older.write_bytes(workbook.read_bytes())
    move(workbook)
    printed = print_agendas(workbook, wish=replace(BOOKS, only_changed=True, since=older))
    assert (printed.delegates, printed.compared_with) == (2, older)


def test_without_the_older_schedule_nothing_is_taken_for_unchanged(workbook):
    older = workbook.with_name("older.xlsx")
    older.write_bytes(b"no workbook")
    assert print_agendas(workbook, wish=replace(BOOKS, since=older)).delegates == 7
    with pytest.raises(Stopped, match=r"older\.xlsx"):
        print_agendas(workbook, wish=replace(BOOKS, only_changed=True, since=older))


def test_whose_last_meeting_is_taken_out_has_another_agenda(workbook):
    print_agendas(workbook, wish=BOOKS)
    change(workbook, actions.cancel, "P3", "S4")
    printed = print_agendas(workbook, wish=replace(BOOKS, only_changed=True))
    assert [name[:2] for name in written(printed)] == ["P3", "S4", "la"]
    assert printed.gone == ()


def test_the_page_is_one_file_of_everybody_in_the_language_that_is_wished_for(workbook):
    printed = print_agendas(workbook, wish=PrintWish(formats=(Format.HTML,), languages=("zh",)))
    assert written(printed) == ["agendas.html"]
    page = (printed.folder / "agendas.html").read_text(encoding="utf-8")
    assert '<html lang="zh' in page
    assert not (printed.folder / LAST_PRINT).exists()


@pytest.mark.parametrize(("apart", "files"), [(False, ["agendas.pdf"]), (True, ["P2", "S4"])])
def test_agendas_on_paper_are_one_file_or_one_each(workbook, apart, files):
    wish = PrintWish(formats=(Format.PDF, Format.PDF), who=("P2", "S4"), apart=apart)
    printed = print_agendas(workbook, wish=wish)
    names = written(printed)
    assert [name if name.startswith("agendas") else name[:2] for name in names] == files
    assert all(path.read_bytes().startswith(b"%PDF") for path in printed.written)


def test_what_nobody_is_left_for_writes_no_workbook(workbook):
    first = print_agendas(workbook, wish=replace(BOOKS, apart=False))
    assert written(first) == ["agendas.xlsx", LAST_PRINT]
    again = print_agendas(workbook, wish=replace(BOOKS, apart=False, only_changed=True))
    assert written(again) == []
