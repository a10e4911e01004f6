import io
import re

import pytest
from rich.cells import cell_len

from sco_scheduler.domain.findings import Finding, FindingKind, Severity
from sco_scheduler.domain.messages import ENGLISH, Cell, Phrase
from sco_scheduler.domain.outcome import Conflict, ConflictRow
from sco_scheduler.intake import kinds
from sco_scheduler.output.terminal.console import console_for
from sco_scheduler.output.terminal.findings import (
    print_conflict,
    print_findings,
    print_notes,
    print_verdict,
    tally_findings,
)
from sco_scheduler.output.texts.words import speech
from sco_scheduler.verify import verify
from tests.events import event, meeting
from tests.texts import add_texts

STOP = FindingKind("stop", Severity.STOPS)
NOTE = FindingKind("note", Severity.NOTE)
TEXTS = {
    "stop.title": "",
    "stop.sentence": "The rank {text!r} is no number.",
    "stop.advice": "Write 1, 2, 3, ….",
    "note.title": "A default",
    "note.sentence": "A default is used.",
    "note.advice": "",
    "sessions.title": "Sessions by default",
    "sessions.sentence": "Not given.",
    "sessions.advice": "",
    **{
        f"{code}.{part}": text
        for code in "abcdefgh"
        for part, text in (("title", f"Title {code}"), ("sentence", "There is {text}."), ("advice", "Mend it."))
    },
}


@pytest.fixture(autouse=True)
def _texts(monkeypatch):
    add_texts(monkeypatch, TEXTS)


def printed(findings, **how) -> str:
    out = io.StringIO()
    print_findings(console_for(out), findings, **how)
    return out.getvalue()


def test_most_serious_first_with_cell_and_advice():
    stop = Finding(STOP, (Cell("Requests", 14, "C"),), {"text": "x"}, suggestion="1")
    text = printed([Finding(NOTE), stop], whole=True)
    assert text.index("stops") < text.index("A default")
    assert "Requests!C14" in text
    assert "-> Write 1, 2, 3, …. Maybe 1?" in text


def test_what_stops_the_work_stands_alone_with_those_of_its_kind():
    stops = [Finding(STOP, (Cell("Requests", n, "C"),), {"text": f"x{n}"}) for n in (14, 15)]
    wider = FindingKind("a", Severity.STOPS, weight=1)
    changes = FindingKind("b", Severity.CHANGES)
    text = " ".join(printed([Finding(NOTE), Finding(changes, details={"text": "b"}), *stops]).split())
    assert text.startswith("2 findings that stop the work:")
    assert "x14" in text
    assert "x15" in text
    assert "There is b." not in text
    assert "2 more findings wait until this is mended: 1 finding that changes what is built, 1 note." in text
    text = " ".join(printed([*stops, Finding(wider, details={"text": "y"})]).split())
    assert text.startswith("1 finding that stops the work:"), "others may follow from it"
    assert "There is y." in text
    assert "2 more findings wait until this is mended: 2 findings that stop the work." in text


def test_of_the_agendas_workbook_all_is_told_since_check_does_not_read_it():
    stop = Finding(STOP, (Cell("Meetings", 1),), {"text": "x"})
    text = " ".join(printed([stop, Finding(FindingKind("b", Severity.CHANGES), details={"text": "b"})]).split())
    assert "There is b." in text
    assert "schedule check" not in text


def test_a_finding_that_stops_by_itself_waits_for_nothing():
    assert "more finding" not in printed([Finding(STOP, details={"text": "x"})])


def test_defaults_are_one_line_unless_the_whole_is_wanted():
    settings = FindingKind("sessions", Severity.NOTE, default=True)
    found = [Finding(settings, details={"settings": ("a", "b")}), Finding(NOTE)]
    text = printed(found)
    assert text.startswith("1 note:")
    assert text.endswith("Defaults: Sessions by default (2). `schedule check --all` lists them.\n\n")
    assert printed(found, whole=True).startswith("2 notes:")


def test_in_a_wide_terminal_advice_has_its_own_column():
    out = io.StringIO()
    print_findings(console_for(out, width=140), [Finding(STOP, (Cell("Requests", 14, "C"),), {"text": "x"})])
    assert "What to do" in out.getvalue()


def test_notes_in_a_paragraph():
    out = io.StringIO()
    sessions = FindingKind("sessions", Severity.NOTE, default=True)
    print_notes(console_for(out), [Finding(STOP), Finding(sessions), Finding(NOTE), Finding(NOTE)])
    assert out.getvalue().splitlines() == [
        "Notes: A default (2). `schedule check` tells more.",
        "Defaults: Sessions by default. `schedule check --all` lists them.",
    ]


def test_without_notes_no_paragraph():
    out = io.StringIO()
    print_notes(console_for(out), [Finding(STOP)])
    assert out.getvalue() == ""


def test_many_cells_are_counted():
    text = printed([Finding(NOTE, tuple(Cell("Requests", n, "C") for n in range(2, 9)))])
    assert "and 4 more" in " ".join(text.split())
    assert "more" not in printed([Finding(NOTE, tuple(Cell("Requests", n, "C") for n in range(2, 5)))])


def test_beyond_the_limit_only_a_number():
    text = printed([Finding(NOTE, (Cell("Requests", n, "C"),)) for n in range(2, 9)], limit=2)
    assert text.endswith("And 5 more: `schedule check` lists them all.\n")


def test_no_findings_print_nothing():
    assert printed([]) == ""


def test_the_tally():
    assert tally_findings([]) == "No findings"
    assert tally_findings([Finding(STOP), Finding(NOTE), Finding(NOTE)]) == "1 finding that stops the work, 2 notes"


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
    for count, others in ((6, False), (7, True)):
        assert ("one of 1 other set" in conflict_text(Conflict((), tuple((r,) for r in rows(count))))) is others
        assert ("other set" in conflict_text(Conflict((), tuple((r,) for r in rows(count))))) is others


def of_kind(code: str, text: str, row: int) -> Finding:
    kind = FindingKind(code, Severity.CHANGES)
    return Finding(kind, (Cell("Requests", row, "C"),), {"text": text})


def test_findings_that_say_the_same_stand_together():
    text = printed([of_kind("a", "x", n) for n in range(2, 9)] + [of_kind("a", "y", 9)])
    assert "8 findings that change what is built" in text
    assert "Requests!C2, C3, C4, C5, C6, C7, C8" in " ".join(text.replace("There is x.", "").split())
    assert text.count("There is x.") == 1
    assert text.count("There is y.") == 1


def test_many_are_grouped_by_their_kind_and_told_once_what_to_do():
    text = printed([of_kind(code, f"x{n}", n) for code in "ab" for n in range(10)])
    assert text.index("Title a (10)") < text.index("There is x9.") < text.index("Title b (10)")
    assert text.count("-> Mend it.") == 2
    assert "Title" not in printed([of_kind("a", f"x{n}", n) for n in range(10)])


@pytest.mark.parametrize(("width", "where"), [(50, 10), (100, 10), (140, 1)])
def test_what_to_do_stands_below_the_last_of_a_kind_or_in_its_own_column_beside_the_first(width, where):
    out = io.StringIO()
    print_findings(console_for(out, width=width), [of_kind(code, f"x{n}", n) for code in "ab" for n in range(10)])
    told = [re.findall(r"There is x\d|Mend it", part) for part in out.getvalue().split("Title ")[1:]]
    assert [found.index("Mend it") for found in told] == [where, where]


@pytest.mark.parametrize("width", [30, 40, 60])
@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_in_a_narrow_terminal_findings_stand_one_below_the_other(width, lang):
    out = io.StringIO()
    cells = tuple(Cell("Requests", n, "B") for n in range(2, 5))
    unknown = Finding(kinds.REQUEST_UNKNOWN_COMPANY, cells, {"value": "Altyn Trad"}, suggestion="Altyn Trade (P007)")
    print_findings(console_for(out, width=width), [unknown, Finding(kinds.REQUEST_ITSELF, cells[:1])], speech(lang))
    lines = out.getvalue().splitlines()
    assert all(cell_len(line) <= width for line in lines)
    assert any(line.endswith("Requests!B2, B3, B4") or "B4" in line for line in lines)
    assert any(line.startswith("  -> ") for line in lines)
    assert "─" not in out.getvalue(), "no table"


@pytest.mark.parametrize("width", [80, 140])
def test_columns_are_aligned_under_chinese_headings(width):
    out = io.StringIO()
    found = [Finding(kinds.REQUEST_ITSELF, (Cell("Requests", 2, "B"),), {"company": "重庆福田汽车 (S014)"})]
    print_findings(console_for(out, width=width), found, speech("zh"))
    lines = [line for line in out.getvalue().splitlines() if line.strip()]
    head, row = (next(line for line in lines if word in line) for word in ("单元格", "Requests!B2"))
    assert cell_len(head[: head.index("单元格")]) == cell_len(row[: row.index("Requests!B2")])
    assert cell_len(head[: head.index("现状")]) == cell_len(row[: row.index("重庆")])


def test_of_equal_findings_the_first_cell_of_each_is_named_and_of_one_alone_all():
    def told(*rows):
        cells = [(Cell("Requests", row, "C"), Cell("Suppliers", 2, "B")) for row in rows]
        return printed([Finding(FindingKind("a", Severity.CHANGES), both, {"text": "x"}) for both in cells], whole=True)

    assert "Suppliers!B2" in told(14)
    assert "Requests!C14" in told(14)
    assert "Suppliers" not in told(14, 15)
    assert "Requests!C14, C15" in told(14, 15)


@pytest.mark.parametrize("width", [50, 100])
def test_a_verdict_has_every_violation_with_its_cells_and_every_goal(width):
    of = event(purchasers=1, suppliers=2, requests=["P1 > S1 must", "P1 > S2"], tables=2)
    both = [meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 0, table="2")]
    found = verify(of, both)
    out = io.StringIO()
    print_verdict(console_for(out, width=width), found, [(Cell("Meetings", 2, "C"), Cell("Meetings", 3, "C"))])
    said = " ".join(out.getvalue().split())
    assert [violation.rule.code for violation in found.violations] == ["R1"]
    assert {"R1", "Meetings!C2,", "Meetings!C3"} <= set(said.split())
    assert all(word in said for word in found.violations[0].text.split())
    assert f"{found.goals['value']} " in said.replace("\u2502", " ")
    assert len(found.goals) > 5
    kept = io.StringIO()
    print_verdict(console_for(kept, width=width), verify(of, both[:1]), [])
    assert "R1" not in kept.getvalue()
    assert kept.getvalue().splitlines()[0] != out.getvalue().splitlines()[0]
    assert kept.getvalue().splitlines()[0] == ENGLISH.say(Phrase("all-rules-kept"))


@pytest.mark.parametrize(("count", "told"), [(1, False), (2, True), (12, True)])
def test_several_of_a_kind_are_counted_in_their_title_where_there_are_many_findings(count, told):
    one = FindingKind("a", Severity.CHANGES)
    others = [Finding(FindingKind("b", Severity.CHANGES), (Cell("Requests", n, "A"),), {"text": n}) for n in range(20)]
    found = [Finding(one, (Cell("Requests", n, "C"),), {"text": n}) for n in range(count)]
    text = printed([*others, *found], whole=True)
    assert "Title a" in text
    assert (f"Title a ({count})" in text) is told
