"""Numbers of calendars and papers only grow, whatever older workbook takes the place of a later one."""

import re
import shutil
from dataclasses import replace

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from sco_scheduler.workflows.agendas_file import LAST_MESSAGES, default_folder, read_agendas_file
from sco_scheduler.workflows.compare import changed_agendas
from sco_scheduler.workflows.delegate_messages import write_messages
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.later_states import numbered_above
from sco_scheduler.workflows.printed_files import Format, PrintWish
from sco_scheduler.workflows.printing import LAST_PRINT, print_agendas
from sco_scheduler.workflows.undo import undo
from tests.workflows.desk.day import QUICK, number, opened, small_event, write

FILES = PrintWish(formats=(Format.ICS, Format.XLSX), hall=False)
CHANGED = replace(FILES, only_changed=True)
TWO = {"P2", "S3"}


@pytest.fixture
def book(tmp_path):
    """The small event, printed for everybody."""
    path = write(tmp_path)
    print_agendas(path, wish=FILES)
    return path


def cancel(path, *pair):
    file = opened(path)
    file.do(lambda day: actions.cancel(day, number(file, *pair), desk=QUICK), agreed=True)


def entries(folder):
    """The state, sequence and stamp of each entry in the calendars of a folder, by its UID."""
    found = {}
    for path in sorted((folder / "calendar").glob("*.ics")):
        for entry in Calendar.from_ical(path.read_bytes()).events:
            found[str(entry["UID"])] = (str(entry["STATUS"]), int(entry["SEQUENCE"]), entry["DTSTAMP"].dt)
    return found


def own(path):
    """The revision of each delegate's agenda."""
    return {key: states[-1].number for key, states in read_agendas_file(path).record.agendas.delegates.items()}


def test_what_undo_takes_back_is_a_revision_above_what_was_sent(book):
    folder = default_folder(book)
    cancel(book, "P2", "S3")
    print_agendas(book, wish=CHANGED)
    sent = entries(folder)
    off = {uid for uid, entry in sent.items() if entry[0] == "CANCELLED"}
    assert len(off) == 2
    undo(book)
    assert {row.company for row in changed_agendas(book).companies} == TWO
    printed = print_agendas(book, wish=CHANGED)
    assert (printed.delegates, printed.apart.name if printed.apart else "") == (2, "changed-revision-3")
    again = entries(folder)
    for uid in off:
        assert (again[uid][0], again[uid][1]) == ("CONFIRMED", 3)
        assert again[uid][1] > sent[uid][1]
        assert again[uid][2] >= sent[uid][2]
    assert own(book) == {"P1#1": 1, "P2#1": 3, "P3#1": 1, "S1#1": 1, "S2#1": 1, "S3#1": 3, "S4#1": 1}
    assert changed_agendas(book).companies == ()


def test_a_meeting_that_undo_takes_away_is_cancelled_above_what_was_sent(book):
    cancel(book, "P2", "S3")
    print_agendas(book, wish=CHANGED)
    undo(book)
    print_agendas(book, wish=CHANGED)
    sent = entries(default_folder(book))
    undo(book)
    assert {row.company for row in changed_agendas(book).companies} == TWO
    print_agendas(book, wish=CHANGED)
    off = {uid: entry for uid, entry in entries(default_folder(book)).items() if entry[0] == "CANCELLED"}
    assert len(off) == 2
    assert all(entry[1] > sent[uid][1] for uid, entry in off.items())


def test_undo_twice_and_a_change_after_it_only_raise_the_numbers(book):
    cancel(book, "P2", "S3")
    seen = [(read_agendas_file(book).revision, own(book)["P2#1"])]
    for _ in range(3):
        undo(book)
        seen.append((read_agendas_file(book).revision, own(book)["P2#1"]))
    cancel(book, "P3", "S4")
    assert seen == [(2, 2), (3, 3), (4, 4), (5, 5)]
    assert read_agendas_file(book).revision == 6
    assert own(book)["P3#1"] == 2


def test_changed_names_nobody_where_undo_came_before_anything_was_printed_again(book):
    cancel(book, "P2", "S3")
    assert {row.company for row in changed_agendas(book).companies} == TWO
    undo(book)
    assert changed_agendas(book).companies == ()
    assert print_agendas(book, wish=CHANGED).delegates == 0
    cancel(book, "P3", "S4")
    assert {row.company for row in changed_agendas(book).companies} == {"P3", "S4"}


def test_what_goes_elsewhere_after_undo_has_the_higher_numbers_too(book, tmp_path):
    cancel(book, "P2", "S3")
    print_agendas(book, wish=CHANGED)
    undo(book)
    print_agendas(book, tmp_path / "elsewhere", FILES)
    assert {entry[1] for entry in entries(tmp_path / "elsewhere").values()} == {3}


def test_an_older_copy_put_back_by_hand_is_printed_above_what_was_printed(book, tmp_path):
    first = book.read_bytes()
    cancel(book, "P2", "S3")
    print_agendas(book, wish=CHANGED)
    second = book.read_bytes()
    for content, wanted in ((first, 3), (second, 4), (first, 5)):
        book.write_bytes(content)
        assert {row.company for row in changed_agendas(book).companies} == TWO
        printed = print_agendas(book, wish=CHANGED)
        assert printed.delegates == 2
        assert {entry[1] for entry in entries(default_folder(book)).values()} >= {wanted}
        kept = read_agendas_file(default_folder(book) / LAST_PRINT)
        assert kept.revision == wanted
        assert own(kept.path)["P2#1"] == wanted
        assert print_agendas(book, wish=CHANGED).delegates == 0
    print_agendas(book, tmp_path / "elsewhere", FILES)
    assert {entry[1] for entry in entries(tmp_path / "elsewhere").values()} == {5}
    messages = write_messages(book, tmp_path / "messages").messages
    assert len(messages) == 7
    assert read_agendas_file(tmp_path / "messages" / LAST_MESSAGES).revision == 5


def test_the_workbook_of_another_event_does_not_count(book):
    file = read_agendas_file(book)
    other = default_folder(book) / LAST_PRINT
    shutil.copy(book, other)
    assert numbered_above(file, []) is file
    cancel(book, "P2", "S3")
    shutil.copy(book, other)
    assert numbered_above(file, []).revision == 3
    lost = replace(file, record=replace(file.record, revisions=(replace(file.record.revisions[0], number=2),)))
    assert numbered_above(lost, []) is lost
    assert numbered_above(replace(file, record=replace(file.record, revisions=())), []).record.revisions == ()


def test_of_what_nothing_can_be_read_nothing_is_known(book):
    cancel(book, "P2", "S3")
    assert str(changed_agendas(book).since) == "the last print (revision 1)"
    (default_folder(book) / LAST_PRINT).write_bytes(b"no workbook")
    file = read_agendas_file(book)
    assert numbered_above(file, []) is file
    assert str(changed_agendas(book).since).startswith("the workbook day-agendas ")


@pytest.mark.parametrize(("lang", "printed"), [("en", "revision 3"), ("zh", "第 3 版"), ("ru", "редакция 3")])
def test_agendas_in_a_restored_workbook_have_their_new_revision_below(tmp_path, lang, printed):
    event = small_event()
    happening = replace(event, settings=replace(event.settings, languages=(lang,)))
    path = write(tmp_path, happening)
    cancel(path, "P2", "S3")
    undo(path)
    footers = {sheet.title: str(sheet.oddFooter.left.text) for sheet in load_workbook(path).worksheets}
    assert {title.split()[0] for title, footer in footers.items() if re.search(rf"{printed}\b", footer)} == TWO
