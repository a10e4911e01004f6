"""Agendas that have another revision since, in a workbook that is not written anew."""

from dataclasses import replace

from sco_scheduler.domain.record import AgendaRevision, AgendaRevisions, BuildStamp, Record
from sco_scheduler.output.excel.renumbered import _agendas, _with_footer
from tests.agendas.samples import BUILT, small_schedule


def test_only_the_footer_of_a_printed_agenda_tells_the_other_revision():
    old, new = AgendaRevision(1, 1, BUILT), AgendaRevision(12, 12, BUILT)
    told, now = (f"Built 2025-06-10 18:30, revision {number}" for number in (1, 12))
    sheet = f"<c>{told}</c><oddFooter>&amp;L{told}&amp;R1</oddFooter>"
    assert _with_footer(sheet.encode(), old, new).decode() == f"<c>{told}</c><oddFooter>&amp;L{now}&amp;R1</oddFooter>"


def test_the_sheets_of_agendas_with_another_revision_are_named_with_both():
    schedule = small_schedule()
    key = schedule.meetings[0].purchaser_delegate
    before = Record(schedule.event, schedule.meetings)
    first, second = AgendaRevision(1, 1, BUILT), AgendaRevision(2, 2, BUILT)
    after = replace(before, agendas=AgendaRevisions({key: (first, second)}))
    assert not list(_agendas(before, after)), "nothing says which revision was printed"
    built = replace(before, built=BuildStamp(BUILT))
    ((title, both),) = _agendas(built, replace(after, built=built.built))
    assert (title.startswith("P001"), both) == (True, (first, second))
