"""What is told of how sheets were understood, with the lines of a map that would say otherwise."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import phrases
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, HOURS, NOBODY, NOTHING_HELD, Decider, Question
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord, Contradiction
from sco_scheduler.intake.understanding.lists.catalogues import SharedNumber
from sco_scheduler.intake.understanding.meanings.plans import Planner
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.telling import asked, map_line, said, tell_understanding, tell_what_was_read
from sco_scheduler.intake.understanding.understood import Understanding
from tests.intake.books import read
from tests.intake.told import told_of
from tests.intake.understanding.sheets import listed


@pytest.mark.parametrize(
    ("path", "answer", "line"),
    [
        (("form", "Sheet1", "holds"), "pairs", '[form.Sheet1] holds = "pairs"'),
        (("form", "List_1-a", "columns", "Partners"), "nothing", '[form.List_1-a.columns] Partners = "nothing"'),
        (("form", "My list", "columns", "A b"), 'so "x"', '[form."My list".columns] "A b" = "so \\"x\\""'),
        (("names", "Алтын"), "P001", '[names] "Алтын" = "P001"'),
        (("words", "level", "x"), "must", '[words.level] must = ["x"]'),
        (("words", "level", "да"), "want to", '[words.level] "want to" = ["да"]'),
    ],
)
def test_a_line_of_a_map_has_its_section_and_quotes_what_needs_it(path, answer, line):
    assert map_line(path, answer) == line


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("choice 3", "choice 3"),
        ("choice of", "choice of"),
        ("10:00-12:00", "10:00 to 12:00"),
        ("12 June 10:00-", "12 June: from 10:00"),
        ("-noon", "until noon"),
        ("10:00-12:00; 14:00-15:00", "10:00 to 12:00; 14:00 to 15:00"),
        ("10:00-12:00; tea", "10:00-12:00; tea"),
        ("P001", "P001"),
        ("Rank", "Rank"),
        ("Maximum", "Maximum"),
        ("Not available: 10:00-12:00", "Not available: 10:00 to 12:00"),
        ("refusals: 10:00-12:00\nMaximum: 3", "companies they do not want to meet: 10:00-12:00; Maximum: 3"),
    ],
)
def test_an_answer_of_a_map_is_told_in_words(answer, told):
    assert str(said(answer)) == told


def at(row: int, column: str = "A", sheet: str = "Answers") -> Cell:
    return Cell(sheet, row, column)


def record(key: str, name: str) -> CompanyRecord:
    return CompanyRecord(key, {"company": (name, at(2)), "id": (key, at(2))}, {Role.PURCHASER}, [at(2)])


def findings(built: Built, *, form: FormMap | None = None, taken: tuple[Question, ...] = ()) -> list[str]:
    """What is told of what was made, a line each."""
    found = Findings()
    answered = {("names", "known")}
    tell_understanding(Understanding({}, [], [], taken, built, answered=answered), form or FormMap(), found)
    return [f"{finding.code} {line}" for finding in found.all() for line in told_of([finding])]


ALTYN, JADE = record("P001", "Altyn Trade"), record("S001", "Jade Tea")
RECORDS = {"P001": ALTYN, "S001": JADE}


@pytest.mark.parametrize(
    ("built", "parts"),
    [
        (Built(replaced_names=[(at(3), "Altin", ALTYN, 91)]), ["name-nearly Answers!A3", "Altin", "Altyn Trade"]),
        (
            Built(replaced_names=[(at(n), f"Alt{n}", record("P", f"Alt{n} Trade"), 91) for n in (3, 4, 5, 6, 3)]),
            [
                "short-names Answers!A3, Answers!A4, ",
                "Alt3 = Alt3 Trade; Alt4 = Alt4 Trade",
            ],
        ),
        (
            Built(unranked=[(at(1, "C"), "Wishes")]),
            ["not-ranked Answers!C1", "Wishes", '[form.Answers] order = "ranked"'],
        ),
        (Built(unranked=[(at(1, "C"), "")]), ["not-ranked Answers!C1", "column C"]),
        (
            Built(RECORDS, contradictions=[Contradiction(at(3), at(3, "B"), "S001", "P001", "S001")]),
            ["Answers!A3, Answers!B3", "S001", "Altyn Trade", "Jade Tea"],
        ),
        (Built(replaced=[("Altyn Trade", at(2), at(5))]), ["answer-replaced Answers!A5, Answers!A2", "Altyn Trade"]),
        (Built(joined=[("Altyn Trade", [at(2), at(5)])]), ["answers-joined Answers!A2, Answers!A5", "2"]),
        (Built(roleless=[at(2), at(4)]), ["role-missing Answers!A2, Answers!A4", "2"]),
        (Built(both=[("Answers", at(2)), ("Answers", at(4))]), ["both-roles Answers!A2", "2"]),
        (
            Built(shared_numbers=[SharedNumber("1", (at(2), at(2, sheet="Goods")), ("Altyn Trade", "Jade Tea"))]),
            ["Answers!A2, Goods!A2", "Altyn Trade", "Jade Tea", "Answers", "Goods"],
        ),
        (
            Built(named={(Role.SUPPLIER, "Answers"): {"Jade Tea": at(2, "C"), "Two Rivers": at(3, "C")}}),
            ["companies-named Answers!C2, Answers!C3", "Jade Tea", "Two Rivers", '[names] "Jade Tea" = "nobody"'],
        ),
    ],
)
def test_what_was_made_of_answers_is_told_with_its_cells(built, parts):
    (line,) = findings(built)
    assert [part for part in parts if part not in line] == []


def test_each_sheet_without_roles_or_with_both_is_told_once():
    cells = [at(2), at(3, sheet="Other"), at(4)]
    lines = findings(Built(roleless=cells, both=[(cell.sheet, cell) for cell in cells]))
    assert [line.partition(":")[0] for line in lines] == [
        "role-missing Answers!A2, Answers!A4",
        "role-missing Other!A3",
        "both-roles Answers!A2",
        "both-roles Other!A3",
    ]
    said_by_map = FormMap(answers={("form", "answers", "role"): "both"})
    both = Built(both=[("Answers", at(2)), ("Other", at(3, sheet="Other"))])
    assert [line.partition(":")[0] for line in findings(both, form=said_by_map)] == ["both-roles Other!A3"]


def test_names_and_remarks_of_a_map_that_stand_nowhere_are_told():
    answers = {("names", "known"): "P001", ("names", "altin"): "P001", ("whom", "late"): "P001"}
    answers |= {("words", "remark", "we come late"): "nothing", ("words", "level", "x"): "must"}
    lines = {("names",): 1, ("names", "Altin"): 2, ("words", "remark", "nothing"): 5}
    told = findings(Built(), form=FormMap(answers=answers, name="trade.toml", lines=lines))
    assert [line.partition(":")[0] for line in told] == [
        "map-unused trade.toml line 2",
        "map-unused trade.toml",
        "map-unused trade.toml line 5",
    ]
    assert ["Altin" in told[0], "late" in told[1], "we come late" in told[2]] == [True] * 3


def question(subject: str, certainty: float, guess: str = "P001") -> Question:
    return Question(
        "name", "Answers", subject, (at(2),), (), ("P001", NOBODY), guess, certainty, 1.0, ("names", subject)
    )


def test_guesses_below_the_usual_certainty_are_told_once_the_least_sure_first():
    taken = (question("A", 0.7), question("B", 0.5), question("C", 0.9), question("A", 0.7), question("D", 0.89))
    lines = findings(Built(), taken=taken)
    assert [line.partition("company is ")[2][:1] for line in lines] == ["B", "A", "D"]
    assert "50" in lines[0]


@pytest.mark.parametrize(("guess", "told"), [("nothing", True), ("purchasers", False)])
def test_a_guess_that_leaves_companies_out_is_told_however_sure(guess, told):
    role, level = (
        Question("word", "Answers", "host", (at(2),), (), ("must", guess), guess, 0.95, 1.0, ("words", kind, "host"))
        for kind in ("role", "level")
    )
    assert bool(findings(Built(), taken=(role,))) is told
    assert findings(Built(), taken=(level,)) == []


@pytest.mark.parametrize("kind", sorted(phrases.ASK))
def test_every_question_says_what_it_is_about(kind):
    samples = ("Jade Tea", "Two Rivers")
    asks = Question(kind, "Answers", "Wishes", (at(2),), samples, (NOBODY,), NOBODY, 0.5, 1.0, ("form", "Answers", "x"))
    told = str(asked(asks))
    of_sheet = kind in {"holds", "role", "rows", "numbers", "parts", "order", "column", "several", "colour"}
    shows_samples = of_sheet or kind == "event"
    of_text = kind in {"order", "column", "several", "colour", "word", "name", "cell", "whom", "both", "times", "event"}
    assert ("Jade Tea" in told, "Two Rivers" in told) == (shows_samples or kind == "times", shows_samples)
    assert ("Wishes" in told) is of_text
    assert ("Answers" in told) is (of_sheet or kind in {"askers", "struck", "word"})
    assert "{" not in told


def plan_lines(holds: str, *above: list[str]) -> list[str]:
    names = NameIndex()
    region = listed(
        "List", *above, ["Company", "Wishes", "Hotel"], ["Altyn Trade", "Jade Tea", "Astana"], ["Ural", "Jade", ""]
    )
    for column in region.columns:
        column.profiled(names)
    plan = Planner(names, Decider(FormMap(), 0.0), {}).plan(region, holds, 1.0)
    found = Findings()
    tell_understanding(Understanding({}, [plan], [], (), Built()), FormMap(), found)
    return [f"{finding.code} {line}" for finding in found.all() for line in told_of([finding], advice=False)]


def test_each_sheet_is_told_with_its_columns_the_unused_ones_and_the_rows_around_it():
    understood, rows, unused = plan_lines(COMPANIES, ["Guests of the forum"])
    assert understood.startswith("sheet-understood List row 2:")
    assert all(part in understood for part in ("A", "Company", "B", "Wishes"))
    assert rows.startswith("rows-not-used List row 1:")
    assert "Guests of the forum" in rows
    assert unused.startswith("column-unknown List!C2:")
    assert "Hotel" in unused
    assert [line.partition(" ")[0] for line in plan_lines(COMPANIES)] == ["sheet-understood", "column-unknown"]
    assert plan_lines(NOTHING_HELD) == []


def test_the_side_of_a_list_is_told_and_no_side_of_answers(tmp_path):
    lists = {"Buyers": [["Buyer"], ["Altyn Trade"], ["Orda"]], "Hosts": [["Exhibitor"], ["Jade Tea"], ["River"]]}
    answers = [["Company", "Wishes", "Sent"], ["Altyn Trade", "Jade Tea", "May"], ["Orda", "River; Jade Tea", "June"]]
    intake = read(tmp_path, {**lists, "Form": answers})
    told = {f.cells[0].sheet: f.message for f in intake.findings if f.code == "sheet-understood"}
    assert {sheet: [side in line for side in ("purchasers", "suppliers")] for sheet, line in told.items()} == {
        "Buyers": [True, False],
        "Hosts": [False, True],
        "Form": [False, False],
    }


def test_columns_of_a_map_that_stand_nowhere_are_told(tmp_path):
    rows = [
        ["Company", "Goods", "Altyn Trade", "Ural Import"],
        ["Jade Tea", "tea", "x", None],
        ["River Machines", "pumps", None, "x"],
    ]
    form = tmp_path / "trade.toml"
    form.write_text(
        '[form.List.columns]\n"Altyn Trade" = "matrix"\n"Orda Foods" = "musts"\n"column Z" = "nothing"\n',
        encoding="utf-8",
    )
    told = [f.where for f in read(tmp_path, {"List": rows}, form=form).findings if f.code == "map-unused"]
    assert told == ["trade.toml line 3", "trade.toml line 4"]


@pytest.mark.parametrize("text", ["с 9.30 до 10.30", "from 9.30 to 10.30", "9点半到10点半"])
def test_the_example_of_other_hours_is_what_was_read(text):
    question = Question(
        HOURS, "Info", text, (Cell("Info", 2, 3),), ("Altyn", "09:30-10:30"), (), "", 0.9, 1.0, (HOURS, text)
    )
    found = Findings()
    tell_what_was_read([question], found)
    assert str(found.all()[0].details["line"]).endswith('= "09:30-10:30"')
