"""Several companies in one row, side by side or in one cell, each have the wishes of the row."""

from __future__ import annotations

import json

import pytest

from sco_scheduler.intake import Intake, understand
from sco_scheduler.output.form_map import map_text
from tests.intake.books import Sheets, read, serious

SUPPLIERS = [["Exhibitor", "Country"], ["River Machines", "China"], ["Spring Parts", "China"], ["Dazu Metal", "China"]]
SAID = {
    ("Altyn Trade", "River Machines"),
    ("Ural Import", "River Machines"),
    ("Orda Foods", "Dazu Metal"),
    ("Pamir Stroy", "Dazu Metal"),
    ("Steppe Mills", "Dazu Metal"),
    ("Steppe Mills", "Spring Parts"),
}


def said(intake: Intake) -> set[tuple[str, str]]:
    """Who asks for whom."""
    assert intake.event is not None, serious(intake.findings)
    names = {company.id: company.name for company in intake.event.companies}
    return {(names[r.purchaser], names[r.supplier]) for r in intake.event.requests}


@pytest.mark.parametrize("titles", [("Buyer 1", "Buyer 2"), ("Покупатель №1", "Покупатель №2"), ("采购商1", "采购商2")])
def test_companies_side_by_side(tmp_path, titles):
    rows = [
        [*titles, "Country", "Wishes"],
        ["Altyn Trade", "Ural Import", "KZ", "River Machines"],
        ["Orda Foods", "Pamir Stroy", "KZ", "Dazu Metal"],
        ["Steppe Mills", None, "KZ", "Dazu Metal; Spring Parts"],
    ]
    intake = read(tmp_path, {"Exhibitors": SUPPLIERS, "Delegations": rows})
    assert said(intake) == SAID
    assert intake.event is not None
    cells = {str(r.cell) for r in intake.event.requests}
    assert cells == {"Delegations!D2", "Delegations!D3", "Delegations!D4"}


def test_groups_that_meet_one_supplier(tmp_path):
    rows = [
        ["Session", "Buyer 1", "Buyer 2", "Supplier"],
        ["A", "Altyn Trade", "Ural Import", "River Machines"],
        ["B", "Orda Foods", None, "Dazu Metal"],
    ]
    buyers = [["Buyer", "Country"], ["Altyn Trade", "KZ"], ["Ural Import", "RU"], ["Orda Foods", "KZ"]]
    intake = read(tmp_path, {"Exhibitors": SUPPLIERS, "Buyers": buyers, "Groups": rows})
    assert said(intake) == {pair for pair in SAID if pair[0] in {"Altyn Trade", "Ural Import", "Orda Foods"}}


def joined(separator: str) -> Sheets:
    """Buyers of which two rows name two companies each."""
    rows = [
        ["Buyer", "Country", "Wishes"],
        [f"Altyn Trade{separator}Ural Import", "KZ", "River Machines"],
        [f"Orda Foods{separator}Pamir Stroy", "KZ", "Dazu Metal"],
        ["Steppe Mills", "KZ", "Dazu Metal; Spring Parts"],
    ]
    return {"Exhibitors": SUPPLIERS, "Buyers": rows}


@pytest.mark.parametrize("separator", [" / ", "; ", " | "])
def test_companies_in_one_cell_are_asked(tmp_path, separator):
    intake = read(tmp_path, joined(separator))
    assert [(question.kind, len(question.cells)) for question in intake.questions] == [("several", 2)]
    form, answer = tmp_path / "form.toml", intake.questions[0].guess
    form.write_text(f"[form.Buyers.separators]\nBuyer = {json.dumps([answer])}\n", encoding="utf-8")
    for _ in range(2):
        assert said(read(tmp_path, joined(separator), form=form)) == SAID
        found = understand(tmp_path / "trade.xlsx", form=form)
        assert found is not None
        form.write_text(map_text(found), encoding="utf-8")  # and the map that is written of it says the same


def test_one_company_of_such_a_name(tmp_path):
    form = tmp_path / "form.toml"
    form.write_text('[form.Buyers.separators]\nBuyer = "none"\n', encoding="utf-8")
    for _ in range(2):
        pairs = said(read(tmp_path, joined(" / "), form=form))
        assert {name for name, _ in pairs} == {"Altyn Trade / Ural Import", "Orda Foods / Pamir Stroy", "Steppe Mills"}
        found = understand(tmp_path / "trade.xlsx", form=form)
        assert found is not None
        form.write_text(map_text(found), encoding="utf-8")


def test_companies_in_one_cell_that_stand_elsewhere_are_not_asked(tmp_path):
    sheets = joined(" / ")
    wishes = ("Wishes", "Altyn Trade", "Ural Import", "Orda Foods")
    sheets["Exhibitors"] = [[*row, name] for row, name in zip(SUPPLIERS, wishes, strict=True)]
    sheets["Exhibitors"].append(["Silk Road", "China", "Pamir Stroy"])
    assert not read(tmp_path, sheets).questions


def test_a_name_broken_over_two_lines_is_not_asked_about(tmp_path):
    rows = [["Buyer", "Country", "Wishes"], ["Altyn Heavy\nMachinery LLP", "KZ", "Dazu Metal"]]
    rows += [
        [name, "KZ", "Spring Parts"] for name in ("Ural Import", "Orda Foods", "Pamir Stroy", "Steppe", "Silk Way")
    ]
    assert not read(tmp_path, {"Exhibitors": SUPPLIERS, "Buyers": rows}).questions


def test_a_legend_below_is_no_list_of_companies(tmp_path):
    rows = [
        ["Buyer", "Country", "Wishes"],
        ["Ural Import", "RU", "Dazu Metal"],
        ["Orda Foods", "KZ", "Spring Parts"],
        [],
        ["The first is most wanted; names by semicolons"],
    ]
    assert not read(tmp_path, {"Exhibitors": SUPPLIERS, "Buyers": rows}).questions


@pytest.mark.parametrize("name", ["Алтын Трейд / Altyn Trade", "A/B Trading", "A / Trading House", "Smith & Sons"])
def test_names_of_one_company_stay_whole(tmp_path, name):
    rows = [
        ["Buyer", "Country", "Wishes"],
        [name, "KZ", "River Machines"],
        ["Ural Import", "RU", "Dazu Metal"],
        ["Orda Foods", "KZ", "Spring Parts"],
    ]
    assert {buyer for buyer, _ in said(read(tmp_path, {"Exhibitors": SUPPLIERS, "Buyers": rows}))} == {
        name,
        "Ural Import",
        "Orda Foods",
    }


@pytest.mark.parametrize("wrong", ["/", " ", "e"])
def test_separators_of_a_map_that_leave_companies_unfound_stop(tmp_path, wrong):
    form = tmp_path / "form.toml"
    for lines in (
        f"[form.Buyers.separators]\nWishes = [{json.dumps(wrong)}]\n",
        f'[form.Buyers]\nseparators = ["{wrong}"]\n',
    ):
        form.write_text(lines, encoding="utf-8")
        rows = [["Buyer", "Wishes"], ["Altyn Trade", "River Machines; Dazu Metal"], ["Orda Foods", "Spring Parts"]]
        intake = read(tmp_path, {"Exhibitors": SUPPLIERS, "Buyers": rows}, form=form)
        assert intake.event is None
        assert [f.where for f in intake.findings if f.code == "map-separators"] == [
            f"form.toml line {lines.count(chr(10))}, Buyers!B1"
        ]


def test_a_remark_that_speaks_of_suppliers_is_no_header(tmp_path):
    asked = [("Altyn Trade", "River Machines"), ("Altyn Trade", "Dazu Metal"), ("Ural Import", "Spring Parts")]
    asked += [("Orda Foods", "Dazu Metal"), ("Orda Foods", "River Machines")]
    notes = ["existing supplier, contract talk", None, "báo giá / quotation", None, "samples"]
    titles = ["No.", "Date received", "Requested by", "Counterpart / Đối tác", "Priority", "Remarks / Ghi chú"]
    rows = [[str(n), "2026-10-06", *of, "1", note] for n, (of, note) in enumerate(zip(asked, notes, strict=True), 1)]
    buyers = [["Buyer", "Country"], *([name, "KZ"] for name in ("Altyn Trade", "Ural Import", "Orda Foods"))]
    intake = read(tmp_path, {"Exhibitors": SUPPLIERS, "Buyers": buyers, "Talks asked for": [titles, *rows]})
    assert not [question for question in intake.questions if question.kind == "several"]
    assert [(row.text("from"), row.text("to")) for row in intake.tables["Requests"]] == asked
