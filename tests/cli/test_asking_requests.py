"""At a terminal unknown names and levels of the format's own Requests are asked like those of any other sheet."""

from __future__ import annotations

import tomllib

import openpyxl
import pytest
from click.testing import CliRunner

from sco_scheduler.cli import process
from sco_scheduler.cli.app import schedule
from sco_scheduler.domain.event import Level
from sco_scheduler.domain.findings import Severity
from sco_scheduler.intake.understanding import requests_asked
from sco_scheduler.workflows.inputs import AS_IT_IS, ReadOptions, intake_of
from tests.cli.books import SHEETS, registrations, run

ROWS = [
    *SHEETS["Requests"],
    ["P1", "Fotom Motors", 3, None],
    ["Altay Agro", "Chongqing Pumps", 2, "gold"],
    ["P1", "Golden Lotus Optics", 4, "mst"],
    ["P2", "Fotom Motors", 4, None],
]
"""Near one name, near another, near none; a word that is near no level, and one that is near a level."""


@pytest.fixture
def mistyped(tmp_path):
    return registrations(tmp_path, Requests=ROWS)


@pytest.fixture
def at_a_terminal(monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)


def answering(text, *words):
    return CliRunner().invoke(schedule, [str(word) for word in words], input=text)


def kept(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize(
    ("language", "word", "listed", "name", "nobody"),
    [
        (
            *("en", "Requests!D8: What does gold mean on Requests?", "Fotom Motors: Foton Motors [Requests!B7]"),
            *("Requests!B9: Which company is Golden Lotus Optics?", "1  nobody (leave it out)"),
        ),
        (
            *("ru", "Requests!D8: Что значит «gold» на листе «Requests»?"),
            *("Fotom Motors: Foton Motors [Requests!B7]", "Requests!B9: Какая компания имеется в виду:"),
            "1  никто (не учитывать)",
        ),
        (
            *("zh", "Requests!D8: 工作表“Requests”上的“gold”是什么意思？"),
            *("Fotom Motors：Foton Motors [Requests!B7]", "Requests!B9: “Golden Lotus Optics”是哪家公司？"),
            "1  不是任何公司（略去）",
        ),
    ],
)
def test_they_are_asked_kept_as_the_findings_say_and_used_from_then_on(mistyped, language, word, listed, name, nobody):
    asked = answering("1\n\n\n1\n", "check", mistyped, "--lang", language)
    assert asked.exit_code == 0
    for text in (word, listed, name, nobody):
        assert text in asked.stderr
    assert kept(mistyped.with_name("day-map.toml")) == {
        "words": {"level": {"must": ["gold", "mst"]}},
        "names": {
            "Fotom Motors": "Foton Motors",
            "Altay Agro": "Altai Agro",
            "Golden Lotus Optics": "nobody",
        },
    }
    again = answering("", "check", mistyped)
    assert (again.exit_code, again.stderr) == (0, "")
    event = intake_of(mistyped, ReadOptions(form=mistyped.with_name("day-map.toml"))).event
    assert [r.level for r in event.requests if (r.asker, r.supplier) == ("P2", "S2")] == [Level.NO]


@pytest.mark.usefixtures("quick")
def test_without_a_terminal_they_are_findings(mistyped):
    for words in (["check", mistyped], ["build", mistyped]):
        result = run(*words)
        assert (result.exit_code, "Which one" in result.stderr) == (1, False)
    codes = {f.code for f in intake_of(mistyped, AS_IT_IS).findings if f.severity is Severity.STOPS}
    assert codes == {"request-unknown-company", "request-level"}
    assert not intake_of(mistyped, AS_IT_IS).questions
    assert not mistyped.with_name("day-map.toml").exists()


@pytest.mark.usefixtures("at_a_terminal", "quick")
def test_a_build_asks_too_and_the_answers_go_into_the_map_that_is_named(mistyped, tmp_path):
    form = tmp_path / "mine.toml"
    form.write_text('[words.level]\nwant = ["gold"]\n', encoding="utf-8")
    result = answering("\n\n1\n", "build", mistyped, "--map", form)
    assert result.exit_code == 0
    assert "What does gold mean" not in result.stderr
    assert kept(form)["words"] == {"level": {"want": ["gold"], "must": ["mst"]}}
    assert kept(form)["names"]["Altay Agro"] == "Altai Agro"
    assert not mistyped.with_name("day-map.toml").exists()


@pytest.mark.usefixtures("at_a_terminal")
def test_what_is_typed_may_be_several_companies_and_no_new_one(mistyped):
    result = answering("1\n\n\nnew\nGolden Lotus Optics\nS1; Pumps\n", "check", mistyped)
    assert result.exit_code == 0
    assert "Please answer with 1, or with the name of a company" in result.stderr
    assert "new names none of the companies" in result.stderr
    assert "Golden Lotus Optics names none of the companies" in result.stderr
    assert "Taken as: Foton Motors; Chongqing Pumps." in result.stderr
    several = kept(mistyped.with_name("day-map.toml"))["names"]["Golden Lotus Optics"]
    assert several == ["Foton Motors", "Chongqing Pumps"]
    assert [f.details["companies"] for f in intake_of(mistyped).findings if f.code == "request-of-several"] == [
        ("S1 (Foton Motors)", "S2 (Chongqing Pumps)")
    ]


@pytest.mark.usefixtures("at_a_terminal")
def test_a_wrong_guess_of_the_list_is_asked_alone(mistyped):
    result = answering("2\n\n1\n2\n1\n", "check", mistyped)
    assert result.exit_code == 0
    assert kept(mistyped.with_name("day-map.toml"))["names"] == {
        "Fotom Motors": "nobody",
        "Altay Agro": "Altai Agro",
        "Golden Lotus Optics": "nobody",
    }


@pytest.mark.usefixtures("at_a_terminal")
def test_a_name_that_is_like_none_has_no_default_and_left_open_it_stops(mistyped):
    result = answering("1\n\n\n\n\n", "check", mistyped)
    assert result.exit_code == 1
    assert "No answer is likely here" in result.stderr
    assert "Golden Lotus Optics is no company" in " ".join(result.stdout.split())
    assert "Golden Lotus Optics" not in kept(mistyped.with_name("day-map.toml"))["names"]


@pytest.mark.usefixtures("at_a_terminal")
def test_guesses_that_are_sure_enough_are_taken_and_listed(mistyped):
    result = answering("1\n1\n", "check", mistyped, "--assume", "0.5")
    assert result.exit_code == 0
    assert "Fotom Motors" not in result.stderr
    told = " ".join(result.stdout.split())
    assert "Which company is Fotom Motors? Taken: Foton Motors" in told
    assert "What does mst mean on Requests? Taken: must meet" in told
    assert kept(mistyped.with_name("day-map.toml")) == {
        "words": {"level": {"must": ["gold"]}},
        "names": {"Golden Lotus Optics": "nobody"},
    }


@pytest.mark.usefixtures("at_a_terminal")
def test_a_copy_to_mend_or_to_send_back_has_the_cells_as_they_are(mistyped, tmp_path):
    marked = answering("", "check", mistyped, "--annotate", tmp_path / "marked.xlsx")
    assert (marked.exit_code, "Which one" in marked.stderr) == (1, False)
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx")["Requests"]["B9"].comment is not None
    mended = answering("y\ny\n", "check", mistyped, "--fix", tmp_path / "mended.xlsx")
    assert (mended.stderr.count("Accept?"), "Which one" in mended.stderr) == (2, False)


@pytest.mark.usefixtures("at_a_terminal")
def test_an_import_keeps_what_the_names_mean_beside_it(mistyped, tmp_path):
    out = tmp_path / "out.xlsx"
    assert answering("1\n\n\n1\n", "import", mistyped, "-o", out).exit_code == 0
    assert kept(tmp_path / "out-map.toml")["names"] == kept(mistyped.with_name("day-map.toml"))["names"]
    again = answering("", "check", out)
    assert (again.exit_code, "Which" in again.stderr) == (0, False)


@pytest.mark.usefixtures("agendas")
def test_of_who_left_the_published_schedule_a_rerun_asks_nothing(day, monkeypatch):
    monkeypatch.setattr(process, "at_a_terminal", lambda: True)
    registrations(day.parent, Suppliers=SHEETS["Suppliers"][:2], Requests=[["From", "To"], ["P1", "Foton Moters"]])
    book = openpyxl.load_workbook(day)
    book["Requests"].append(["P1", "Chongqing Pumps"])
    book.save(day)
    result = answering("\n", "build", day)
    assert "Chongqing Pumps?" not in result.stderr
    assert "Which company is Foton Moters?" in result.stderr
    assert "no row on Purchasers or Suppliers any more" in " ".join((result.stderr + result.stdout).split())


@pytest.mark.usefixtures("at_a_terminal")
def test_very_many_names_are_asked_about_in_portions(mistyped, monkeypatch):
    monkeypatch.setattr(requests_asked, "_MOST_NAMES", 1)
    result = answering("1\n\n\n\n1\n", "check", mistyped)
    assert (result.exit_code, result.stderr.count("Kept in")) == (0, 4)
    assert len(kept(mistyped.with_name("day-map.toml"))["names"]) == 3
