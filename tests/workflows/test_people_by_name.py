"""What is said to have changed follows a person by name, wherever the sheet Delegates has that person now."""

from __future__ import annotations

import pytest

from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.compare import changed_agendas
from sco_scheduler.workflows.delegate_messages import write_messages
from sco_scheduler.workflows.printed_files import Format, PrintWish
from sco_scheduler.workflows.printing import print_agendas
from tests.workflows.late import begun

HEADER = ["Company", "Delegate"]
PDF = PrintWish(formats=(Format.PDF,))


@pytest.fixture
def day(tmp_path):
    """Two delegates of P1, who were told and have their agendas."""
    known = begun(tmp_path, Delegates=[HEADER, ["P1", "Anna"], ["P1", "Boris"]])
    write_messages(known.agendas)
    print_agendas(known.agendas, None, PDF)
    return known


def rebuilt(day, *names, **changed):
    day.register(Delegates=[HEADER, *(["P1", name] for name in names)], **changed)
    day.build()


def met(day):
    """Whom each delegate of P1 meets, and when."""
    schedule = read_agendas_file(day.agendas).schedule
    names = {d.key: d.name for d in schedule.event.company_by_id["P1"].delegates}
    return {names[key]: [(m.supplier, m.start) for m in schedule.by_delegate[key]] for key in names}


def test_nobody_is_told_of_a_change_where_only_rows_of_delegates_are_swapped(day):
    before = met(day)
    rebuilt(day, "Boris", "Anna")
    assert met(day) == before
    assert write_messages(day.agendas, only_changed=True).messages == ()
    assert print_agendas(day.agendas, None, PrintWish(formats=(Format.PDF,), only_changed=True)).delegates == 0
    assert changed_agendas(day.agendas).companies == ()


def test_who_has_left_is_told_and_who_moved_up_the_sheet_has_one_message(day):
    before = met(day)
    left, stays = ("Anna", "Boris") if before["Anna"] else ("Boris", "Anna")
    rebuilt(day, stays)
    told = [m for m, _ in write_messages(day.agendas, only_changed=True).messages if m.company.id == "P1"]
    names = [m.short.partition(", ")[2].partition(".")[0] for m in told]
    assert sorted(names) == sorted({left, *([stays] if met(day)[stays] != before[stays] else [])})
    (of_who_left,) = [m.short for m, name in zip(told, names, strict=True) if name == left]
    assert of_who_left.count("Cancelled") == len(before[left])
    assert "New" not in of_who_left


def test_the_revisions_of_an_agenda_are_those_of_the_person(day):
    fewer = [["From", "To"], ["P1", "S1"]]
    rebuilt(day, "Boris", "Anna", Requests=fewer)
    then = read_agendas_file(day.agendas).record.agendas.delegates
    rebuilt(day, "Anna", "Boris", Requests=fewer)
    now = read_agendas_file(day.agendas).record.agendas.delegates
    assert {len(then[key]) for key in ("P1#1", "P1#2")} == {1, 2}
    assert [len(then[key]) for key in ("P1#1", "P1#2")] == [len(now[key]) for key in ("P1#2", "P1#1")]
