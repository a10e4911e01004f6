"""``schedule agendas`` on a workbook that was built, and then edited by hand."""

import io
import shutil

import pytest
from openpyxl import load_workbook

from sco_scheduler.cli import agendas as command
from sco_scheduler.domain.messages import ENGLISH
from sco_scheduler.output.pdf import fonts as glyphs
from sco_scheduler.output.terminal.console import console_for
from sco_scheduler.workflows.printed_files import PrintWish
from sco_scheduler.workflows.printing import Printed, print_agendas
from tests.cli.books import SHEETS, edit, registrations, run
from tests.output.pdf.pdf import needs_poppler, pages_of


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def text_of(path, folder):
    return "\n".join(pages_of(path.read_bytes(), folder))


def test_folders_that_are_missing_above_the_one_asked_for_are_made_and_told(agendas, tmp_path):
    result = run("agendas", agendas, "--out", tmp_path / "nope" / "a" / "b", "--format", "html")
    assert result.exit_code == 0
    assert f"There was no folder {tmp_path / 'nope'}: it was made." in result.stderr.replace("\n", "")
    assert names(tmp_path / "nope" / "a" / "b") != []
    assert "no folder" not in run("agendas", agendas, "--out", tmp_path / "one", "--format", "html").stderr


def test_everything_goes_into_a_folder_beside_the_workbook(agendas):
    result = run("agendas", agendas)
    assert result.exit_code == 0, result.output
    written = names(agendas.with_name("day-agendas"))
    for name in ("agendas.pdf", "tables.pdf", "posters.pdf", "door-list.pdf", "desk-list.pdf", "agendas.html"):
        assert name in written
        assert name in result.stdout
    assert "interpreters.pdf" not in written
    size = agendas.with_name("day-agendas").joinpath("agendas.pdf").stat().st_size
    assert f"agendas.pdf  {round(size / 1024)} kB" in result.stdout
    assert sum(name.endswith(".ics") for name in written) >= 4
    assert "4 agendas." in result.stdout


@pytest.mark.parametrize(
    ("options", "expected", "told"),
    [
        (["--for", "p1", "--format", "pdf"], ["agendas.pdf"], "1 agenda of 4."),
        (
            ["--for", "P1, S1", "--format", "pdf", "--separate"],
            ["agendas/P1-Petrov-Trading.pdf", "agendas/S1-Foton-Motors.pdf"],
            "2 agendas of 4.",
        ),
        (["--for", "foton", "--format", "xlsx"], ["agendas.xlsx"], "1 agenda of 4."),
        (
            ["--for", "S1", "--for", "P2", "--format", "xlsx", "--separate"],
            ["agendas/P2-Altai-Agro.xlsx", "agendas/S1-Foton-Motors.xlsx"],
            "2 agendas of 4.",
        ),
        (["--format", "html"], ["agendas.html"], "4 agendas."),
    ],
)
def test_only_what_was_asked_for(agendas, tmp_path, options, expected, told):
    out = tmp_path / "out"
    result = run("agendas", agendas, "--out", out, *options)
    assert result.exit_code == 0, result.output
    assert names(out) == expected
    assert told in result.stdout


@needs_poppler
@pytest.mark.parametrize(("order", "first"), [("zone", "P2"), ("name", "P2")])
def test_the_order_is_told_by_sort(agendas, tmp_path, order, first):
    result = run("agendas", agendas, "--out", tmp_path / "out", "--format", "pdf", "--sort", order)
    assert result.exit_code == 0
    pages = pages_of((tmp_path / "out" / "agendas.pdf").read_bytes(), tmp_path)
    assert len(pages) == 4
    assert first in pages[0]


@needs_poppler
def test_languages_can_be_chosen_for_once(agendas, tmp_path):
    result = run(
        "agendas", agendas, "--out", tmp_path / "out", "--format", "pdf", "--for", "P1", "--languages", "zh; ru"
    )
    assert result.exit_code == 0
    text = text_of(tmp_path / "out" / "agendas.pdf", tmp_path)
    assert "2025 年 6 月 12 日" in text
    assert "четверг, 12 июня" not in text, "each agenda is in one of them, the first where the company asks for none"
    assert "Thursday" not in text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--format", "docx"], "'docx' is not one of pdf, html, ics, xlsx"),
        (["--languages", "fr"], "'fr' is not one of en, zh, ru"),
        (["--format", ";"], "Nothing is named"),
    ],
)
def test_a_wrong_option_is_a_usage_error(agendas, options, words):
    result = run("agendas", agendas, *options)
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())


def test_nobody_of_that_name(agendas, tmp_path):
    result = run("agendas", agendas, "--out", tmp_path / "out", "--for", "Fotoon")
    assert result.exit_code == 1
    assert "S1" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_edit_by_hand_that_keeps_the_rules_is_printed_as_it_stands(agendas, tmp_path):
    edit(agendas, {(1, "Status"): "cancelled"})
    result = run("agendas", agendas, "--out", tmp_path / "out", "--format", "pdf")
    assert result.exit_code == 0, result.output
    if shutil.which("pdftotext"):
        assert "edited by hand" in text_of(tmp_path / "out" / "agendas.pdf", tmp_path)


def test_an_edit_that_breaks_a_rule_is_refused_and_nothing_is_written(agendas, tmp_path):
    book = load_workbook(agendas)
    sheet = book["Meetings"]
    rows = list(sheet.iter_rows())
    header = next(i for i, row in enumerate(rows) if any(c.value == "Purchaser ID" for c in row))
    start = next(c.column for c in rows[header] if c.value == "Start")
    end = next(c.column for c in rows[header] if c.value == "End")
    first, second = rows[header + 1][0].row, rows[header + 2][0].row
    for column in (start, end):
        sheet.cell(second, column, sheet.cell(first, column).value)
    book.save(agendas)
    result = run("agendas", agendas, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "nothing is written" in result.stderr
    assert (
        f"Meetings!A{second}" in result.stderr
        or f"Meetings row {second}" in result.stderr
        or "Meetings!" in result.stderr
    )
    assert not (tmp_path / "out").exists()


def test_no_such_workbook(tmp_path):
    result = run("agendas", tmp_path / "nothing.xlsx")
    assert result.exit_code == 1
    assert "nothing.xlsx" in "".join(result.stderr.split())  # a long path is broken at the edge of the terminal


def test_a_workbook_without_its_record_cannot_be_printed(agendas):
    book = load_workbook(agendas)
    del book["Record"]
    book.save(agendas)
    result = run("agendas", agendas)
    assert result.exit_code == 1
    assert "Record" in result.stderr
    assert not agendas.with_name("day-agendas").exists()


def test_only_what_changed_since_an_older_workbook(agendas, tmp_path):
    old = tmp_path / "printed.xlsx"
    shutil.copy(agendas, old)
    edit(agendas, {(1, "Status"): "cancelled"})
    result = run("agendas", agendas, "--out", tmp_path / "out", "--format", "pdf", "--since", old)
    assert result.exit_code == 0, result.output
    assert "Compared with printed.xlsx: 2 agendas of 4 changed." in result.stdout
    again = run("agendas", agendas, "--out", tmp_path / "again", "--format", "pdf", "--since", agendas)
    assert "0 agendas of 4 changed" in again.stdout
    assert names(tmp_path / "again") == []


def test_changed_takes_the_newest_copy_in_history(agendas, tmp_path):
    nothing = run("agendas", agendas, "--changed")
    assert nothing.exit_code == 1
    assert "--since FILE" in nothing.stderr
    history = agendas.parent / "history"
    history.mkdir(exist_ok=True)
    shutil.copy(agendas, history / "day-agendas 2025-06-10 10.00.00.xlsx")
    edit(agendas, {(1, "Status"): "cancelled"})
    shutil.copy(agendas, history / "day-agendas 2025-06-11 10.00.00.xlsx")
    result = run("agendas", agendas, "--changed", "--format", "pdf", "--out", tmp_path / "out")
    assert "Compared with day-agendas 2025-06-11 10.00.00.xlsx: 0 agendas" in result.stdout


def test_changed_means_since_the_last_print_however_many_edits_and_builds_lie_between(agendas, tmp_path):
    out = tmp_path / "out"
    assert run("agendas", agendas, "--out", out, "--format", "pdf").exit_code == 0
    assert (out / "last-print.xlsx").read_bytes() == agendas.read_bytes()
    edit(agendas, {(1, "Status"): "cancelled"})
    history = agendas.parent / "history"
    history.mkdir(exist_ok=True)
    # Built again since, with nothing new in the last build: the copy in history says what the workbook says.
    shutil.copy(agendas, history / "day-agendas 2025-06-11 10.00.00.xlsx")
    for other in (("--format", "html"), ("--for", "P1", "--format", "pdf")):
        assert run("agendas", agendas, "--out", out, *other).exit_code == 0
    result = run("agendas", agendas, "--changed", "--format", "pdf", "--out", out)
    assert "Compared with last-print.xlsx: 2 agendas of 4 changed." in result.stdout
    again = run("agendas", agendas, "--changed", "--format", "pdf", "--out", out)
    assert "Compared with last-print.xlsx: 0 agendas of 4 changed." in again.stdout


def test_the_calendar_of_who_meets_nobody_any_more_is_cancelled_however_it_was_written(agendas, tmp_path):
    out = tmp_path / "out"
    assert run("agendas", agendas, "--out", out, "--format", "pdf,ics").exit_code == 0
    held = {path: path.read_bytes().count(b"STATUS:CONFIRMED") for path in (out / "calendar").iterdir()}
    rows = sum(held.values()) // 2
    edit(agendas, {(row, "Status"): "cancelled" for row in range(1, rows + 1)})
    result = run("agendas", agendas, "--out", out, "--changed", "--format", "ics")
    assert result.exit_code == 0, result.output
    for path, count in held.items():
        assert b"STATUS:CONFIRMED" not in path.read_bytes()
        cancelled = path.with_name(f"{path.stem}-cancelled.ics").read_bytes()
        assert cancelled.count(b"STATUS:CANCELLED") == count
        assert b"METHOD:CANCEL" in cancelled


def test_a_character_that_no_font_has_is_told_with_its_cell(tmp_path, quick, monkeypatch):
    monkeypatch.setattr(glyphs, "missing", lambda chars, *, system: frozenset({"𪚥"} & set(chars)))
    suppliers = [[*row] for row in SHEETS["Suppliers"]]
    suppliers[1][1] = "Foton 𪚥 Motors"
    day = registrations(tmp_path, Suppliers=suppliers)
    assert run("build", day, "-q").exit_code == 0
    result = run("agendas", day.with_name("day-agendas.xlsx"), "--format", "pdf", "--out", tmp_path / "out")
    assert result.exit_code == 0
    told = " ".join(result.stderr.split())
    assert "Suppliers!B2" in told
    assert "U+2A6A5" in told
    assert "Foton [U+2A6A5] Motors" in told


def test_a_folder_that_cannot_be_made(agendas, tmp_path):
    (tmp_path / "out").write_text("in the way")
    result = run("agendas", agendas, "--out", tmp_path / "out" / "deeper")
    assert result.exit_code == 1
    assert "cannot be made" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("written", "words"), [(True, "files that were finished are whole"), (False, "nothing was written")]
)
def test_given_up_halfway_says_what_is_left(agendas, tmp_path, monkeypatch, written, words):
    def give_up(*rest):
        if written:
            print_agendas(*rest)
        raise KeyboardInterrupt

    monkeypatch.setattr("sco_scheduler.cli.agendas.print_agendas", give_up)
    result = run("agendas", agendas, "--out", tmp_path / "out", "--format", "ics")
    assert result.exit_code == 130
    assert words in " ".join(result.stderr.split())


def test_many_files_of_a_folder_are_counted_and_written_anew_the_next_time(agendas, tmp_path, monkeypatch):
    options = ("--out", tmp_path / "out", "--format", "pdf", "--separate", "--for", "P1, P2, S1")
    monkeypatch.setattr(command, "_LISTED", 3)
    assert "agendas/P1-Petrov-Trading.pdf" in run("agendas", agendas, *options).stdout
    monkeypatch.setattr(command, "_LISTED", 2)
    result = run("agendas", agendas, *options)
    assert result.exit_code == 0
    assert "agendas/  3 files" in result.stdout
    assert "P1-Petrov-Trading.pdf" not in result.stdout
    assert len(names(tmp_path / "out")) == 3


def test_who_has_an_agenda_no_more_is_named_to_take_it_back(tmp_path):
    out = io.StringIO()
    part = tmp_path / "changed-revision-2"
    part.mkdir()
    file = part / "agendas.pdf"
    file.touch()
    gone = ("Olga Kim (Baikal)", "Ann Lee")
    printed = Printed(tmp_path, (file,), 0, 4, (), tmp_path / "printed.xlsx", gone=gone, apart=part)
    command._print_result(console_for(out, width=200), printed, PrintWish(), ENGLISH)
    told = " ".join(out.getvalue().split())
    for name in printed.gone:
        assert f"To be taken back, with nothing in its place: the agenda of {name}." in told
    assert f"To be printed now: {part}. What was printed as a whole stays beside it" in told
