import openpyxl
import pytest
from click.testing import CliRunner

from sco_scheduler.cli import marking
from sco_scheduler.cli.app import schedule
from sco_scheduler.intake import read_registrations
from tests.cli.books import SHEETS, registrations, run

REQUESTS = [*SHEETS["Requests"], ["P1", "Fotom Motors", None, None], ["P2", "Chong Pumps", None, None],
            ["P1", "Nothing like it", None, None]]  # fmt: skip


@pytest.fixture
def wrong(tmp_path):
    return registrations(tmp_path, Requests=REQUESTS)


def first_row():
    """The row of the first request that was added."""
    return len(SHEETS["Requests"]) + 1


def test_an_annotated_copy_has_coloured_and_commented_cells(wrong, tmp_path):
    out = tmp_path / "marked.xlsx"
    result = run("check", wrong, "--annotate", out)
    assert result.exit_code == 0
    assert "marked.xlsx" in result.stderr
    book = openpyxl.load_workbook(out)
    cell = book["Requests"][f"B{first_row()}"]
    assert cell.value == "Fotom Motors"
    assert cell.fill.start_color.rgb.endswith("FFEB9C")
    assert "Foton Motors (S1)" in cell.comment.text
    codes = [row[4].value for row in book["Findings"].iter_rows(min_row=2)]
    assert codes.count("request-unknown-company") == 3
    assert read_registrations(out).event == read_registrations(wrong).event


def test_an_annotated_copy_of_what_stops(tmp_path):
    rows = [["Company", "Zone"], ["=1+1", "A"]]
    source = registrations(tmp_path, Zones=[["Zone", "Tables"], ["A", -3]], Interpreters=rows)
    result = run("check", source, "--annotate", tmp_path / "marked.xlsx")
    assert result.exit_code == 1
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx")["Zones"]["B2"].comment is not None


def test_near_matches_above_a_score_are_taken_and_marked(wrong, tmp_path):
    out = tmp_path / "mended.xlsx"
    result = run("check", wrong, "--fix", out, "--accept-above", 90)
    assert "1 of 2 proposals accepted" in result.stderr
    cell = openpyxl.load_workbook(out)["Requests"][f"B{first_row()}"]
    assert cell.value == "S1"
    assert "was Fotom Motors" in cell.comment.text
    left = [f for f in read_registrations(out).findings if f.code == "request-unknown-company"]
    assert len(left) == 2


def test_a_part_of_a_list_is_corrected_in_its_place(tmp_path):
    suppliers = [["ID", "Company", "Zone", "Wishes"], ["S1", "Foton Motors", "A", "P2; Petrow Trading"],
                 ["S2", "Chongqing Pumps", "A", None]]  # fmt: skip
    source = registrations(tmp_path, Suppliers=suppliers)
    run("check", source, "--fix", tmp_path / "mended.xlsx", "--accept-above", 80)
    assert openpyxl.load_workbook(tmp_path / "mended.xlsx")["Suppliers"]["D2"].value == "P2; P1"


def test_at_a_terminal_each_is_asked(wrong, tmp_path, monkeypatch):
    monkeypatch.setattr(marking, "_at_a_terminal", lambda: True)
    words = ["check", str(wrong), "--fix", str(tmp_path / "mended.xlsx")]
    result = CliRunner().invoke(schedule, words, input="n\ny\n")
    assert result.stderr.count("Accept?") == 2
    assert "1 of 2 proposals accepted" in result.stderr
    sheet = openpyxl.load_workbook(tmp_path / "mended.xlsx")["Requests"]
    assert [sheet[f"B{first_row() + n}"].value for n in (0, 1)] == ["Fotom Motors", "S2"]


def test_nothing_accepted_writes_nothing(wrong, tmp_path):
    result = run("check", wrong, "--fix", tmp_path / "mended.xlsx", "--accept-above", 100)
    assert "Nothing was corrected" in result.stderr
    assert not (tmp_path / "mended.xlsx").exists()


@pytest.mark.parametrize(
    "options",
    [("--fix", "mended.xlsx"), ("--accept-above", "90"), ("--annotate", "marked.xls"), ("--encoding", "klingon")],
)
def test_usage_errors(wrong, options):
    assert run("check", wrong, *options).exit_code == 2


def test_a_copy_never_replaces_the_registrations(wrong):
    before = wrong.read_bytes()
    result = run("check", wrong, "--annotate", wrong)
    assert result.exit_code == 1
    assert wrong.read_bytes() == before


def test_a_folder_of_csv_files_is_checked_and_marked(tmp_path):
    folder = tmp_path / "exported"
    folder.mkdir()
    for name in ("Purchasers", "Suppliers"):
        lines = [";".join("" if value is None else str(value) for value in row) for row in SHEETS[name]]
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="gb18030")
    (folder / "Requests.csv").write_text("From;To\nP1;S1\nP2;=S2\n", encoding="gb18030")
    result = run("check", folder, "--encoding", "gb18030", "--annotate", tmp_path / "marked.xlsx")
    assert result.exit_code == 0
    assert "GB18030" in result.stdout
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx")["Requests"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=S2", "s")
    assert sheet["B3"].comment is not None
