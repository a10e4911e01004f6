"""Suggestions: each can be booked as the schedule stands, never against a no, with reasons that hold."""

import csv
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.insight.suggestions import suggest
from sco_scheduler.output.excel.suggestions import write_suggestions
from sco_scheduler.output.texts.words import words
from sco_scheduler.workflows.agendas_file import read_agendas_file
from sco_scheduler.workflows.build_workbook import build_workbook
from sco_scheduler.workflows.inputs import BuildOptions, read
from sco_scheduler.workflows.suggest import with_few_meetings
from tests.cli.books import SHEETS, run
from tests.events import company, event, meeting
from tests.workflows.late import REQUESTS, Day, begun, extended

ASKED = [REQUESTS[0], ["P1", "S1", 1, None]]


def test_only_who_has_few_meetings_is_given_any():
    of = event(purchasers=2, suppliers=2, slots=2, tables=2, requests=["P1 > S1", "P1 > S2"])
    held = (meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 1))
    assert with_few_meetings(Schedule(of, held)) == ["P2"]


def test_who_has_as_many_as_it_may_hold_has_not_few():
    one, two = company("P1", maximum=2), company("P2", maximum=30)
    of = event(purchasers=[one, two], suppliers=2, slots=10, tables=2, requests=["P1 > S1", "P1 > S2"])
    held = (meeting(of, "P1", "S1", 0), meeting(of, "P1", "S2", 1))
    assert with_few_meetings(Schedule(of, held)) == ["P2", "S1", "S2"]


@pytest.fixture
def day(tmp_path) -> Day:
    rows = [list(row) for row in SHEETS["Purchasers"]]
    suppliers = [list(row) for row in SHEETS["Suppliers"]]
    wanted = [[*rows[0], "Products"], *([*row, "bearings"] for row in rows[1:])]
    offered = [[*suppliers[0], "Products"], *([*row, "bearings"] for row in suppliers[1:])]
    return begun(tmp_path, Requests=ASKED, Purchasers=wanted, Suppliers=offered)


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_the_command_tells_them_in_each_language(day, lang):
    result = run("suggest", day.agendas, "P1", "--lang", lang)
    assert result.exit_code == 0, result.stderr
    assert "S2" in result.stdout
    assert "{" not in result.stdout


def test_who_has_its_maximum_is_told_so(tmp_path):
    busy = begun(tmp_path, Requests=ASKED, **extended("Purchasers", "Maximum", P1="1"))
    said = " ".join(run("suggest", busy.agendas, "P1").stdout.split())
    assert said.startswith("Nobody can be suggested: ")
    assert "has its maximum of 1 meeting as a purchaser." in said


def test_whose_language_nobody_interprets_is_told_so(tmp_path):
    tongues = {
        **extended("Purchasers", "Languages", P1="tg", P2="zh"),
        **extended("Suppliers", "Languages", S1="zh", S2="zh", S3="zh"),
    }
    day = begun(tmp_path, **tongues, Requests=ASKED, Interpreters=[["ID", "Languages"], ["I1", "ru, zh"]])
    said = " ".join(run("suggest", day.agendas, "P1").stdout.split())
    assert said == "Nobody can be suggested: it speaks Tajik only, and no interpreter does."


def test_a_copy_of_the_registrations_has_them_as_maybe(day):
    before = (day.folder / "day.xlsx").read_bytes()
    out = day.folder / "more.xlsx"
    result = run("suggest", day.agendas, "P1", "--add", out)
    assert result.exit_code == 0, result.stderr
    assert (day.folder / "day.xlsx").read_bytes() == before
    added = [r for r in read(out).requests if r.level is Level.MAYBE]
    assert [r.pair for r in added] == [("P1", "S2")]
    assert "Requests" in load_workbook(out).sheetnames


def test_a_comma_in_the_name_of_the_registrations_parts_nothing(day):
    source = (day.folder / "day.xlsx").rename(day.folder / "day, final.xlsx")
    agendas = day.folder / "final.xlsx"
    build_workbook(source, agendas, BuildOptions(time_limit=5, reproducible=True))
    assert run("suggest", agendas, "P1", "--add", day.folder / "more.xlsx").exit_code == 0
    built = read_agendas_file(agendas).record.built
    assert built is not None
    assert built.sources == (source.name,)


def test_json(day):
    found = json.loads(run("suggest", day.agendas, "P1", "--json").stdout)
    (first,) = found["suggestions"]
    assert (first["company"], first["partner"]) == ("P1", "S2")
    assert {"meeting", "score", "reasons"} <= first.keys()


def test_without_the_registrations_no_copy_is_written(day):
    (day.folder / "day.xlsx").unlink()
    result = run("suggest", day.agendas, "P1", "--add", day.folder / "more.xlsx")
    assert result.exit_code == 1
    assert not (day.folder / "more.xlsx").exists()


def test_no_copy_is_written_without_one_of_several_files(tmp_path):
    book = load_workbook(Day(tmp_path).register(Requests=ASKED))
    files = []
    for sheet in book.worksheets:
        files.append(tmp_path / f"{sheet.title}.csv")
        with files[-1].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(sheet.values)
    build_workbook(files, tmp_path / "day-agendas.xlsx", BuildOptions(time_limit=5, reproducible=True))
    assert run("suggest", tmp_path / "day-agendas.xlsx", "P1", "--add", tmp_path / "more.xlsx").exit_code == 0
    files[0].unlink()
    result = run("suggest", tmp_path / "day-agendas.xlsx", "P1", "--add", tmp_path / "other.xlsx")
    assert result.exit_code == 1
    assert files[0].name in result.stderr
    assert not (tmp_path / "other.xlsx").exists()


def test_each_company_has_a_page_with_boxes_to_tick(day):
    out = day.folder / "pages.xlsx"
    before = day.agendas.read_bytes()
    result = run("suggest", day.agendas, "--out", out)
    assert result.exit_code == 0, result.stderr
    assert "pages.xlsx" in " ".join(result.stdout.split())
    assert day.agendas.read_bytes() == before
    suggested = json.loads(run("suggest", day.agendas, "--json").stdout)["suggestions"]
    sheet = load_workbook(out)["Suggestions"]
    column = [str(cell.value) for cell in sheet["A"]]
    tops = [row for row, text in enumerate(column) if "·" in text]
    assert [column[row].split(" · ")[-1] for row in tops] == list(dict.fromkeys(s["company"] for s in suggested))
    assert [page.id for page in sheet.row_breaks.brk] == tops[1:]
    assert int(sheet.page_setup.paperSize) == 9
    assert column.count("☐") == len(suggested)
    row = next(r for r in sheet.iter_rows(values_only=True) if r[0] == "☐")
    assert "Table" in str(row[3])
    assert row[4]


@pytest.mark.parametrize("lang", ["zh", "ru"])
def test_the_page_is_in_the_language_of_its_reader(tmp_path, lang):
    path = tmp_path / "pages.xlsx"
    of = event(purchasers=[company("P1", zone="A")], suppliers=1, slots=1, requests=[])
    readers = tuple(replace(c, agenda_language=lang if c.id == "P1" else "en") for c in of.companies)
    schedule = Schedule(replace(of, companies=readers))
    assert write_suggestions(path, schedule, suggest(schedule, ["P1", "S1"], 3)) == 2
    text = {str(cell) for row in load_workbook(path)["Suggestions"].iter_rows(values_only=True) for cell in row}
    assert {words(lang)["suggest.title"], words("en")["suggest.title"]} <= text


@pytest.mark.parametrize("option", ["--add", "--out"])
@pytest.mark.parametrize("name", ["day-agendas.xlsx", "day.xlsx"])
def test_outputs_never_replace_what_they_are_made_from(day, name, option):
    before = (day.folder / name).read_bytes()
    result = run("suggest", day.agendas, option, day.folder / name)
    assert result.exit_code == 1
    assert "Choose another name" in " ".join(result.stderr.split())
    assert (day.folder / name).read_bytes() == before


@pytest.mark.parametrize("option", ["--add", "--out"])
def test_outputs_never_replace_another_schedule(day, option):
    other = day.folder / "other-agendas.xlsx"
    other.write_bytes(day.agendas.read_bytes())
    result = run("suggest", day.agendas, option, other)
    assert (result.exit_code, other.read_bytes()) == (1, day.agendas.read_bytes())


def test_the_two_outputs_are_two_files(day):
    out = day.folder / "out.xlsx"
    result = run("suggest", day.agendas, "--add", out, "--out", out)
    assert (result.exit_code, out.exists()) == (1, False)
    assert "both outputs" in " ".join(result.stderr.split())


@pytest.mark.parametrize(("asker", "level"), [("S2", "no"), ("P1", "no"), ("S2", "want")])
def test_a_copy_has_nothing_that_the_registrations_say_otherwise_since(day, asker, level):
    run("suggest", day.agendas, "P1", "--add", day.folder / "more.xlsx")
    assert "S2" in {r.target for r in read(day.folder / "more.xlsx").requests if r.level is Level.MAYBE}
    pair = ("S2", "P1") if asker == "S2" else ("P1", "S2")
    day.register(Requests=[*ASKED, [*pair, None, level]])
    result = run("suggest", day.agendas, "P1", "--add", day.folder / "more.xlsx")
    assert (result.exit_code, "S2" in result.stdout) == (0, False)
    requests = [r for r in read(day.folder / "more.xlsx").requests if {r.asker, r.target} == {"P1", "S2"}]
    assert [str(r.level) for r in requests] == [level]


def test_who_has_cancelled_is_told_so(tmp_path):
    gone = begun(tmp_path, Requests=ASKED, **extended("Purchasers", "Status", P1="cancelled"))
    said = " ".join(run("suggest", gone.agendas, "P1").stdout.split())
    assert said.startswith("Nobody can be suggested: ")
    assert "has cancelled" in said


def test_an_earlier_workbook_of_pages_is_kept(day):
    out = day.folder / "pages.xlsx"
    for _ in range(2):
        run("suggest", day.agendas, "--out", out)
    assert len(list((day.folder / "history").glob("pages*.xlsx"))) == 1


def test_the_command_says_how_many_can_be_booked_together(day):
    rows = [list(row) for row in SHEETS["Suppliers"]]
    offered = [
        [*rows[0], "Products"],
        *([*row, "bearings"] for row in [*rows[1:], ["S3", "Drills", "", "China", "A", ""]]),
    ]
    day.register(Requests=ASKED, Suppliers=offered, **extended("Purchasers", "Maximum", P1=2))
    day.build()
    said = " ".join(run("suggest", day.agendas, "P1").stdout.split())
    assert "in place of another" in said
    assert said.endswith("Of the 2 suggested, 1 meeting can be booked together.")
    found = json.loads(run("suggest", day.agendas, "P1", "--json").stdout)["suggestions"]
    assert [s["together"] for s in found] == [True, False]
