"""What is painted or struck through is read, or asked for: who looks at a sheet sees it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from sco_scheduler.intake import Intake, read_registrations
from tests.intake.books import save
from tests.intake.understanding.companies.test_sheet_words import B, S, wishes
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED

GREEN, RED, GREY = "FF00B050", "FFFF0000", "FFD9D9D9"
PAINTED = {(0, 0): GREEN, (0, 1): RED, (1, 2): GREEN, (2, 3): GREEN, (3, 0): RED}
"""The colour of each box of a matrix, by its row and column."""


def painted(folder: Path, legend: dict[str, str], *, stripes: bool = False) -> Intake:
    """Read a matrix of empty boxes that are painted, below a legend."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Buyers"
    sheet.append(["Marks:", *legend])
    sheet.append(["Buyer \\ Supplier", *S])
    for name in B:
        sheet.append([name])
    for place, colour in enumerate(legend.values(), start=2):
        sheet.cell(1, place).fill = PatternFill("solid", fgColor=colour)
    for (row, column), colour in PAINTED.items():
        sheet.cell(row + 3, column + 2).fill = PatternFill("solid", fgColor=colour)
    for name in ("Orda Foods", "Nur Import", "Alma Invest") if stripes else ():
        sheet.append([name])
        for column in range(1, len(S) + 2):
            sheet.cell(sheet.max_row, column).fill = PatternFill("solid", fgColor=GREY)
    book.save(folder / "painted.xlsx")
    return read_registrations(folder / "painted.xlsx")


@pytest.mark.parametrize("stripes", [False, True])
def test_a_painted_box_says_what_the_cell_of_its_colour_says(tmp_path, stripes):
    said = {(B[row], S[column], "must" if colour == GREEN else "no") for (row, column), colour in PAINTED.items()}
    assert wishes(painted(tmp_path, {"must meet": GREEN, "do not want": RED}, stripes=stripes)) == said


def test_colours_that_nothing_explains_are_asked_for(tmp_path):
    assert {(q.kind, q.subject) for q in painted(tmp_path, {}).questions} == {
        ("word", "■ 00B050"),
        ("word", "■ FF0000"),
    }


def listed(folder: Path, **fonts: Font) -> Intake:
    """Read two lists, some cells of the buyers' in other letters."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Buyers"
    sellers = book.create_sheet("Exhibitors")
    for row in (["Buyer", "Country", "Would like to meet"], *([name, "Kazakhstan", S[0]] for name in B)):
        sheet.append(row)
    for row in (["Exhibitor", "Zone"], *([name, "A"] for name in S)):
        sellers.append(row)
    for cell, font in fonts.items():
        sheet[cell].font = font
    book.save(folder / "listed.xlsx")
    return read_registrations(folder / "listed.xlsx")


def test_a_row_that_is_struck_through_is_asked_for_once(tmp_path):
    assert not listed(tmp_path, A3=Font(bold=True)).questions
    struck = dict.fromkeys(("A3", "B3", "C3"), Font(strike=True))
    assert [(q.kind, q.subject, q.guess) for q in listed(tmp_path, **struck).questions] == [
        ("cell", f"~~{B[1]}~~", "cancelled")
    ]


def test_a_struck_wish_stops_and_is_none_where_it_is_withdrawn(tmp_path):
    assert [(q.kind, q.guess) for q in listed(tmp_path, C3=Font(strike=True)).questions] == [("struck", "withdrawn")]
    said = wishes(read_registrations(tmp_path / "listed.xlsx", sure=0.5))
    assert said == {(name, S[0], "want") for name in B if name != B[1]}


def test_wishes_of_one_answer_below_merged_cells_are_kept_with_their_levels(tmp_path):
    rows = [["Sent at", "Company", "Country", "Wanted", "How much"]]
    spans = []
    for n, (buyer, wanted) in enumerate(zip(GUESTS, WANTED, strict=True)):
        spans.append((len(rows) + 1, len(rows) + len(wanted)))
        own = (datetime(2026, 10, n + 1, 9, 40, n), buyer, "Kazakhstan")
        rows += [[*(own if k == wanted[0] else [None] * 3), HOSTS[k], ("must", "want", "maybe")[k % 3]] for k in wanted]
    path = save(
        tmp_path / "a.xlsx", {"Guests": rows, "Exhibitors": [["Exhibitor", "Goods"], *([s, "x"] for s in HOSTS)]}
    )
    book = openpyxl.load_workbook(path)
    for first, last in spans:
        for column in "ABC":
            book["Guests"].merge_cells(f"{column}{first}:{column}{last}")
    book.save(path)
    event = read_registrations(path, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {(names[r.asker], names[r.supplier]): r.level.value for r in event.requests}
    assert said == {
        (b, HOSTS[k]): ("must", "want", "maybe")[k % 3] for b, w in zip(GUESTS, WANTED, strict=True) for k in w
    }


def test_colours_with_which_findings_were_marked_mean_nothing(tmp_path):
    rows = [["Buyer", "Supplier", "Level"], ["Altyn Trade", "Jade Tea", "must"], ["Orda Foods", "Jade Tea", None]]
    lists = {"Buyers": [["Company"], ["Altyn Trade"], ["Orda Foods"]], "Suppliers": [["Company"], ["Jade Tea"]]}
    path = save(tmp_path / "trade.xlsx", {"Wishes": rows, **lists})
    book = openpyxl.load_workbook(path)
    for place in ("C2", "B3"):
        book["Wishes"][place].fill = PatternFill("solid", fgColor="FFC7CE")
        book["Wishes"][place].comment = Comment("Something has to be said.", "schedule check")
    book.save(path)
    event = read_registrations(path).event
    assert event is not None
    assert [request.level.value for request in event.requests] == ["must", "want"]


def test_a_painted_remark_in_a_row_of_a_list_explains_no_colour_and_stays(tmp_path):
    rows = [["Buyer", "Whom to meet", "Remarks"], ["Altyn Trade", "Jade Tea; River Pumps", "Jade Tea is a must!"]]
    rows += [["Orda Foods", "River Pumps", None]]
    sheets = {"Wishes": rows, "Suppliers": [["Supplier", "Product"], ["Jade Tea", "tea"], ["River Pumps", "pumps"]]}
    path = save(tmp_path / "trade.xlsx", sheets)
    book = openpyxl.load_workbook(path)
    book["Wishes"]["C2"].fill = PatternFill("solid", fgColor=RED)
    book.save(path)
    event = read_registrations(path, sure=0.0).event
    assert event is not None
    assert sorted(request.level.value for request in event.requests) == ["must", "want", "want"]


@pytest.mark.parametrize(("cells", "gone"), [(("A3", "B3", "C3"), {B[1]}), (("A2", "A4"), {B[0], B[2]})])
def test_a_company_whose_name_is_struck_through_does_not_come_where_that_is_taken(tmp_path, cells, gone):
    listed(tmp_path, **dict.fromkeys(cells, Font(strike=True)))
    event = read_registrations(tmp_path / "listed.xlsx", sure=0.0).event
    assert event is not None
    assert {company.name for company in event.companies if company.cancelled} == gone


PAIRS_OF = {
    "en": (["Who asks", "Whom", "Kind"], ("must", "want"), "cancelled by phone 28/5"),
    "zh": (["发起方", "对方", "意愿"], ("必须", "希望"), "已取消，双方已见过"),
    "ru": (["Кто просит", "С кем", "Степень"], ("обязательно", "желательно"), "отменено по телефону"),
}


def pairs(folder: Path, tongue: str, struck: str, *, remark: bool = False, **options: float) -> Intake:
    """Read a list of pairs, some cells of the second of which are struck through, or have a remark beside them."""
    titles, words, said = PAIRS_OF[tongue]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Requests"
    sheet.append([*titles, "Comment"])
    for n, name in enumerate(B):
        sheet.append([name, S[n % 3], words[n % 2], said if remark and n == 1 else None])
    for title, names in (("Buyers", B), ("Suppliers", S)):
        listed = book.create_sheet(title)
        for row in (["Company", "Country"], *([name, "Kazakhstan"] for name in names)):
            listed.append(row)
    for cell in struck.split():
        sheet[cell].font = Font(strike=True)
    book.save(folder / "pairs.xlsx")
    return read_registrations(folder / "pairs.xlsx", **options)


@pytest.mark.parametrize("tongue", PAIRS_OF)
@pytest.mark.parametrize("struck", ["A3 B3 C3 D3", "B3", "A3 B3"])
def test_a_pair_that_is_struck_through_is_asked_for_once_and_is_no_wish_where_it_is_withdrawn(tmp_path, tongue, struck):
    everything = wishes(pairs(tmp_path, tongue, ""))
    asked = [(q.kind, q.guess, q.options) for q in pairs(tmp_path, tongue, struck).questions]
    assert asked == [("struck", "withdrawn", ("withdrawn", "kept"))]
    assert everything - wishes(pairs(tmp_path, tongue, struck, sure=0.5)) == {
        wish for wish in everything if wish[0] == B[1]
    }
    answer = tmp_path / "map.toml"
    answer.write_text('[form.Requests]\nstruck = "kept"\n', encoding="utf-8")
    assert wishes(read_registrations(tmp_path / "pairs.xlsx", form=answer)) == everything


@pytest.mark.parametrize("tongue", PAIRS_OF)
def test_a_pair_with_a_remark_that_it_was_cancelled_is_no_wish(tmp_path, tongue):
    everything = wishes(pairs(tmp_path, tongue, ""))
    read = pairs(tmp_path, tongue, "", remark=True, sure=0.5)
    assert everything - wishes(read) == {wish for wish in everything if wish[0] == B[1]}
    assert read.event is not None
    assert not any(company.cancelled for company in read.event.companies)


def test_a_struck_box_of_a_matrix_is_no_wish_where_it_is_withdrawn(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Buyer \\ Supplier", *S])
    for n, name in enumerate(B):
        sheet.append([name, *("x" if (n + k) % 2 else None for k in range(len(S)))])
    sheet["C2"].font = Font(strike=True)
    book.save(tmp_path / "matrix.xlsx")
    said = {(name, S[k], "want") for n, name in enumerate(B) for k in range(len(S)) if (n + k) % 2}
    assert wishes(read_registrations(tmp_path / "matrix.xlsx", sure=0.5)) == said - {(B[0], S[1], "want")}
