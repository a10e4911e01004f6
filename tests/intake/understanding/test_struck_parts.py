"""Text that is struck through in part of a cell is never read in silence: it is asked about, by its own words."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from sco_scheduler.intake import Intake, read_registrations
from sco_scheduler.intake.table.grids import Book, FormMap, Grid
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.lists.paint import without_struck_parts
from tests.intake.understanding.companies.test_sheet_words import B, S, wishes
from tests.workbooks import save

TITLES = {
    "en": ("Buyer", "Country", "Would like to meet", "Exhibitor", "Zone"),
    "zh": ("采购商", "国家", "想见的企业", "参展商", "展区"),
    "ru": ("Закупщик", "Страна", "С кем хотели бы встретиться", "Экспонент", "Зона"),
}


def rich(*runs: str) -> CellRichText:
    """Runs of text, those in ``~`` struck through."""
    line = InlineFont(strike=True)
    return CellRichText(*(TextBlock(line, run.strip("~")) if run[:1] == "~" else run for run in runs))


def listed(folder: Path, said: object, *, tongue: str = "en", cell: str = "C3") -> Path:
    """Two lists, with one cell of the buyers' that is not plain."""
    buyer, country, wanted, exhibitor, zone = TITLES[tongue]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Buyers"
    sellers = book.create_sheet("Exhibitors")
    for row in ([buyer, country, wanted], *([name, "Kazakhstan", S[0]] for name in B)):
        sheet.append(row)
    for row in ([exhibitor, zone], *([name, "A"] for name in S)):
        sellers.append(row)
    sheet[cell] = said
    book.save(folder / "listed.xlsx")
    return folder / "listed.xlsx"


def of_second(intake: Intake) -> set[tuple[str, str]]:
    return {(target, level) for asker, target, level in wishes(intake) if asker == B[1]}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("tongue", TITLES)
@pytest.mark.parametrize(
    ("runs", "struck", "left"),
    [
        ((f"{S[0]}; ", f"~{S[1]}", f"; {S[2]}"), S[1], {0, 2}),
        ((f"~{S[0]}; ", f"{S[1]}\n{S[2]}"), S[0], {1, 2}),
        ((f"{S[0]}, {S[1]}", f"~, {S[2]}"), S[2], {0, 1}),
        ((f"{S[0]}", f"~; {S[1]}; ", S[2]), S[1], {0, 2}),
        ((f"~{S[0]}", " ", S[2]), S[0], {2}),
        ((f"{S[2]} and ", f"~{S[1]}"), S[1], {2}),
        ((S[0], "\n", f"~{S[1]}", "\n", S[2]), S[1], {0, 2}),
    ],
)
def test_the_struck_part_of_a_cell_is_asked_about_by_its_words(tmp_path, tongue, runs, struck, left):
    path = listed(tmp_path, rich(*runs), tongue=tongue)
    intake = read_registrations(path)
    assert intake.event is None
    (question,) = [q for q in intake.questions if q.kind == "parts"]
    assert [cell.column for cell in question.cells] == ["C"]
    assert (question.samples, question.guess) == ((struck,), "withdrawn")
    assert of_second(read_registrations(path, sure=0.5)) == {(S[k], "want") for k in left}
    kept = tmp_path / "map.toml"
    kept.write_text('[form.Buyers]\nstruck = "kept"\n', encoding="utf-8")
    everything = {S[k] for k in left} | {struck}
    assert {name for name, _ in of_second(read_registrations(path, form=kept, sure=0.5))} == everything


def test_a_cell_of_which_every_word_is_struck_is_one_that_is_struck_as_a_whole(tmp_path):
    asked = read_registrations(listed(tmp_path, rich(f"~{S[0]}", "~; ", f"~{S[1]}"))).questions
    assert [(q.kind, q.guess) for q in asked] == [("struck", "withdrawn")]


def test_runs_that_are_not_struck_are_plain_text(tmp_path):
    bold = CellRichText(TextBlock(InlineFont(b=True), S[0]), "; ", TextBlock(InlineFont(strike=False), S[1]))
    intake = read_registrations(listed(tmp_path, bold))
    assert not intake.questions
    assert of_second(intake) == {(S[0], "want"), (S[1], "want")}


def test_runs_in_the_part_of_a_sheet_are_read_like_shared_ones(tmp_path):
    path = listed(tmp_path, rich(f"{S[0]}; ", f"~{S[1]}"))
    book = openpyxl.load_workbook(path, rich_text=True)
    book["Buyers"]["C3"].data_type = "inlineStr"
    book.save(path)
    runs = f'<r><t xml:space="preserve">{S[0]}; </t></r><r><rPr><strike/></rPr><t>{S[1]}</t></r>'
    rewritten = tmp_path / "inline.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(rewritten, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                part = re.sub(r'<c r="C3"[^>]*>.*?</c>', f'<c r="C3" t="inlineStr"><is>{runs}</is></c>', part)
            new.writestr(name, part)
    (question,) = read_registrations(rewritten).questions
    assert (question.kind, question.samples) == ("parts", (S[1],))


def test_a_run_with_letters_of_its_own_is_not_struck_where_its_cell_is(tmp_path):
    path = listed(tmp_path, CellRichText(f"{S[0]}; ", TextBlock(InlineFont(b=True), S[1])))
    book = openpyxl.load_workbook(path, rich_text=True)
    book["Buyers"]["C3"].font = Font(strike=True)
    book.save(path)
    (question,) = read_registrations(path).questions
    assert (question.kind, question.samples) == ("parts", (S[0],))


@pytest.mark.parametrize("text", [f"~~{S[0]}~~; {S[1]}", "".join(f"{c}\u0336" for c in S[0]) + f"; {S[1]}"])
def test_lines_through_letters_that_are_typed_are_struck_text(tmp_path, text):
    path = listed(tmp_path, text)
    (question,) = read_registrations(path).questions
    assert (question.kind, question.samples) == ("parts", (S[0],))
    assert of_second(read_registrations(path, sure=0.5)) == {(S[1], "want")}


def test_in_the_sheets_of_the_format_a_struck_part_stops_too(tmp_path):
    rows = {
        "Purchasers": [["Company"], ["Altyn Trade"]],
        "Suppliers": [["Company"], ["Jade Tea"], ["River Pumps"]],
        "Requests": [["From", "To", "Level"], ["Altyn Trade", "Jade Tea", None], ["Altyn Trade", "River Pumps", None]],
    }
    path = save(tmp_path / "trade.xlsx", rows)
    book = openpyxl.load_workbook(path)
    book["Requests"]["B3"] = rich("~Jade Tea", " River Pumps")
    book.save(path)
    intake = read_registrations(path)
    assert intake.event is None
    assert [(q.kind, q.samples) for q in intake.questions] == [("parts", ("Jade Tea",))]
    event = read_registrations(path, sure=0.5).event
    assert event is not None
    assert len(event.requests) == 2


@pytest.mark.parametrize(
    ("runs", "left"),
    [
        ("Altyn; |~Jade; |River", "Altyn; River"),
        ("Altyn|~; Jade|; River", "Altyn; River"),
        ("Altyn|~ Jade;| River", "Altyn; River"),
        ("Altyn|~; Jade; |River", "Altyn; River"),
        ("Altyn\n|~Jade\n|River", "Altyn\nRiver"),
        ("Altyn|~ old| Trade", "Altyn Trade"),
        ("~Jade, |River", "River"),
        ("Altyn, |~Jade", "Altyn"),
        ("Altyn and |~Jade", "Altyn"),
        ("~Jade| and River", "River"),
        ("Altyn (|~old|)", "Altyn"),
        ("Altyn|~, Jade|~, River", "Altyn"),
        ("~Altyn", ""),
    ],
)
def test_what_is_left_of_a_list_has_one_separator_between_two_names(runs, left):
    cells = {(1, 1): tuple((run.removeprefix("~"), run[:1] == "~") for run in runs.split("|"))}
    book = Book("", (Grid("List", {1: {1: runs.replace("|", "").replace("~", "")}}, runs=cells),))
    withdrawn, kept = (
        without_struck_parts(book, Decider(FormMap(answers={("form", "list", "struck"): said})))
        for said in ("withdrawn", "kept")
    )
    assert withdrawn.grids[0].rows == {1: {1: left}}
    assert kept.grids[0].rows == book.grids[0].rows


def shared(path: Path, runs: str) -> Path:
    """The workbook with runs, shared by cells as Excel writes them, in place of the text of the cell C3."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    instead = {
        "xl/worksheets/sheet1.xml": (r'<c r="C3"([^>]*?) t="inlineStr">.*?</c>', r'<c r="C3"\1 t="s"><v>1</v></c>'),
        "[Content_Types].xml": (
            "</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>',
        ),
        "xl/_rels/workbook.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="texts" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
    }
    rewritten = path.with_name("shared.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(rewritten, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name in instead:
                part, count = re.subn(*instead[name], part)
                assert count == 1
            new.writestr(name, part)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>other</t></si><si>{runs}</si></sst>')
    return rewritten


STRUCK_RUNS = f'<r><t xml:space="preserve">{S[0]}; </t></r><r><rPr><strike/></rPr><t>{S[1]}</t></r>'
OWN_RUNS = f'<r><t xml:space="preserve">{S[0]}; </t></r><r><rPr><b/></rPr><t>{S[1]}</t></r>'


@pytest.mark.parametrize(
    ("runs", "struck", "asked"),
    [
        (STRUCK_RUNS, False, [("parts", (S[1],))]),
        (OWN_RUNS, True, [("parts", (S[0],))]),
        (OWN_RUNS, False, []),
    ],
)
def test_runs_of_shared_texts_are_struck_as_those_of_cells_are(tmp_path, runs, struck, asked):
    path = listed(tmp_path, "to be replaced")
    if struck:
        book = openpyxl.load_workbook(path)
        book["Buyers"]["C3"].font = Font(strike=True)
        book.save(path)
    intake = read_registrations(shared(path, runs))
    assert [(q.kind, q.samples) for q in intake.questions] == asked
    left = {name for name in S[:2] if not any(name in samples for _, samples in asked)}
    assert {name for name, _ in of_second(read_registrations(tmp_path / "shared.xlsx", sure=0.5))} == left
