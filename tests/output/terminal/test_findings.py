import io

from sco_scheduler.domain.cells import Cell
from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.outcome import Conflict, ConflictRow
from sco_scheduler.output.terminal.conflict import print_conflict
from sco_scheduler.output.terminal.console import console_for
from sco_scheduler.output.terminal.findings import print_findings, print_notes, tally

STOP = FindingKind("stop", Severity.STOPS, "", "The rank {text!r} is no number.", "Write 1, 2, 3, ….")
NOTE = FindingKind("note", Severity.NOTE, "A default", "A default is used.", "")


def printed(findings, **how) -> str:
    out = io.StringIO()
    print_findings(console_for(out), findings, **how)
    return out.getvalue()


def test_most_serious_first_with_cell_and_advice():
    stop = Finding(STOP, (Cell("Requests", 14, "C"),), {"text": "x"}, suggestion="1")
    text = printed([Finding(NOTE), stop])
    assert text.index("stops") < text.index("A default")
    assert "Requests!C14" in text
    assert "-> Write 1, 2, 3, …. Maybe 1?" in text


def test_in_a_wide_terminal_advice_has_its_own_column():
    out = io.StringIO()
    print_findings(console_for(out, width=140), [Finding(STOP, (Cell("Requests", 14, "C"),), {"text": "x"})])
    assert "What to do" in out.getvalue()


def test_notes_in_a_paragraph():
    out = io.StringIO()
    sessions = FindingKind("sessions", Severity.NOTE, "Sessions by default", "", "")
    print_notes(console_for(out), [Finding(STOP), Finding(sessions), Finding(NOTE), Finding(NOTE)])
    assert out.getvalue() == "Notes: A default (2); Sessions by default. `schedule check` tells more.\n"


def test_without_notes_no_paragraph():
    out = io.StringIO()
    print_notes(console_for(out), [Finding(STOP)])
    assert out.getvalue() == ""


def test_many_cells_are_counted():
    text = printed([Finding(NOTE, tuple(Cell("Requests", n, "C") for n in range(2, 9)))])
    assert "and 4 more" in " ".join(text.split())


def test_beyond_the_limit_only_a_number():
    text = printed([Finding(NOTE, (Cell("Requests", n, "C"),)) for n in range(2, 9)], limit=2)
    assert text.endswith("And 5 more: `schedule check` lists them all.\n")


def test_no_findings_print_nothing():
    assert printed([]) == ""


def test_the_tally():
    assert tally([]) == "No findings"
    assert tally([Finding(STOP), Finding(NOTE), Finding(NOTE)]) == "1 finding that stops the work, 2 notes"


def conflict_text(conflict: Conflict) -> str:
    out = io.StringIO()
    print_conflict(console_for(out), conflict)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def rows(n):
    return tuple(ConflictRow(Cell("Fixed", i + 2, "A"), f"P{i} meets S1 at 09:00 at table 1.") for i in range(n))


def test_a_conflict_names_its_rows_and_the_ways_out():
    a, b = rows(2)
    assert conflict_text(Conflict((a, b), ((a,), (b,)))).splitlines() == [
        "These rows cannot all be kept; without any one of them, the others can:",
        "  Fixed!A2: P0 meets S1 at 09:00 at table 1.",
        "  Fixed!A3: P1 meets S1 at 09:00 at table 1.",
        "To have a schedule, give up",
        "     Fixed!A2",
        "  or Fixed!A3",
    ]


def test_rows_of_further_conflicts_are_told_before_they_are_to_be_given_up():
    a, b, c = rows(3)
    assert conflict_text(Conflict((a, b), ((a, c), (b, c)))).splitlines()[3:] == [
        "There are further conflicts, of these rows:",
        "  Fixed!A4: P2 meets S1 at 09:00 at table 1.",
        "To have a schedule, give up",
        "     Fixed!A2 and Fixed!A4",
        "  or Fixed!A3 and Fixed!A4",
    ]


def test_cells_have_no_column_where_there_are_none():
    assert "Cell" in printed([Finding(STOP, (Cell("Requests", 2, "C"),))])
    assert "Cell" not in printed([Finding(STOP)])


def test_what_is_not_certain_of_a_conflict_is_said():
    text = conflict_text(Conflict(rows(9), tuple((r,) for r in rows(9)), minimal=False, confirmed=False))
    assert "perhaps a part of them suffices" in text
    assert "one of 3 other sets" in text
    assert "has not confirmed this" in text
