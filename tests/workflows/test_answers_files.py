"""Which files of a folder are answers, and which are refused, passed over or told."""

from __future__ import annotations

import shutil

import openpyxl
import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.workflows.answers import collect
from sco_scheduler.workflows.errors import FileInTheWay, Stopped, Unknown
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.intake.answers.forms import answer
from tests.intake.books import base, save
from tests.intake.forms.ods_files import write_ods
from tests.intake.forms.pages import Page
from tests.workflows.mailed import Round


def test_folders_inside_are_read_and_told(trade):
    trade.comes("P002", lambda f: f.wish("S003", 2), name="Russia/x.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-elsewhere"]
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_an_answer_beside_the_folder_is_told_and_not_read(trade):
    answer(trade.folder, lambda f: f.wish("S003", 2), form=trade.forms["P002"], name="lost.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-outside"]
    assert "S003" not in trade.wishes("P002")


def test_forms_beside_the_folder_that_are_in_it_too_or_are_of_strangers_are_not_told(trade, tmp_path):
    inside = trade.comes("P002", lambda f: f.wish("S003", 2))
    shutil.copy(inside, trade.folder / "copy.xlsx")
    (tmp_path / "elsewhere").mkdir()
    other = base()
    other["Event"][1][1], other["Purchasers"][2][1] = "Another Fair", "Nobody Known"
    strangers = Round(tmp_path / "elsewhere", **other)
    answer(trade.folder, lambda f: f.wish("S003", 2), form=strangers.forms["P002"], name="strange.xlsx")
    trade.collect()
    assert trade.codes() == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("IMG_2041.jpg", b"\xff\xd8\xff\xe0 photo", "answer-refused"),
        ("form.xlsx", b"\x89PNG\r\n of a form", "answer-refused"),
        ("IMG.HEIC", b"\x00\x00\x00\x18ftypheic", "answer-refused"),
        ("scan.pdf", b"%PDF-1.7", "answer-refused"),
        ("answer.docx", b"PK\x03\x04 document", "answer-refused"),
        ("Re form.eml", b"Subject: form", "answer-refused"),
        ("all.zip", b"PK\x03\x04 archive", "answer-refused"),
        ("wishes.csv", b"company;wish", "answer-refused"),
        ("broken.xlsx", b"PK\x03\x04 half of it", "answer-unreadable"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "answer-unreadable"),
    ],
)
def test_other_files_are_refused_by_name(trade, name, data, code):
    (trade.back / name).write_bytes(data)
    found = trade.collect()
    assert trade.codes() == [code]
    assert found.refused == (name,)
    assert name in found.findings[0].message


def test_locks_and_copies_of_programs_are_passed_over(trade):
    for name in ("~$back.xlsx", ".~lock.back.xlsx#", "Thumbs.db", ".DS_Store"):
        (trade.back / name).write_bytes(b"x")
    trade.collect()
    assert trade.codes() == []


def test_a_workbook_of_ones_own_is_refused(trade):
    shutil.copy(trade.registrations, trade.back / "ours.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-no-form"]


def test_a_form_of_another_event_is_refused(tmp_path):
    (tmp_path / "last").mkdir()
    event = [["Setting", "Value"], ["Event", "Trade days 2024"]]
    suppliers = base()["Suppliers"]
    purchasers = [*base()["Purchasers"][:2], ["P002", "Somebody Else", "B", *[None] * 9]]
    last = Round(tmp_path / "last", Event=event, Purchasers=purchasers, Suppliers=suppliers)
    trade = Round(tmp_path)
    answer(trade.back, lambda f: f.wish("S003", 1), form=last.forms["P002"])
    trade.collect()
    assert trade.codes() == ["answer-other-event"]


def test_a_form_saved_as_open_document_is_read(trade, tmp_path):
    path = trade.comes("P002", lambda f: f.wish("S003", 2), name="x.xlsx")
    book = openpyxl.load_workbook(path)
    pages = [
        Page(s.title, {(c.row, c.column): c.value for row in s.iter_rows() for c in row if c.value is not None})
        for s in book.worksheets
    ]
    path.unlink()
    write_ods(trade.back / "x.ods", pages)
    trade.collect()
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)


def test_a_form_that_was_filled_in_is_not_overwritten(trade):
    path = trade.forms["P002"]
    answer(path.parent, lambda f: f.wish("S003", 2), form=path, name=path.name)
    filled = path.read_bytes()
    with pytest.raises(FileInTheWay):
        write_wish_forms(trade.registrations, path.parent)
    assert path.read_bytes() == filled
    write_wish_forms(trade.registrations, path.parent, overwrite=True)
    assert any(copy.read_bytes() == filled for copy in (path.parent / "history").glob("*"))


def test_only_some_companies(trade, tmp_path):
    written = write_wish_forms(trade.registrations, tmp_path / "some", companies=["Ural"])
    assert [f.company.id for f in written.forms] == ["P002"]
    with pytest.raises(Unknown):
        write_wish_forms(trade.registrations, tmp_path / "some", companies=["Nobody"])


def test_who_cancelled_gets_no_form(tmp_path):
    purchasers = base()["Purchasers"]
    purchasers[2][-2] = "cancelled"
    assert "P002" not in Round(tmp_path, Purchasers=purchasers).forms


def test_the_copy_is_never_the_registrations(trade):
    with pytest.raises(Stopped):
        collect(trade.back, trade.registrations, trade.registrations)


def test_the_copy_never_replaces_a_form_that_came_back(trade):
    form = trade.comes("P002", lambda f: f.wish("S003", 2))
    before = form.read_bytes()
    with pytest.raises(Stopped, match="is a form of a company"):
        collect(trade.back, trade.registrations, form)
    assert form.read_bytes() == before


def test_the_copy_never_replaces_a_schedule(trade):
    schedule = save(trade.folder / "trade-agendas.xlsx", {"Meetings": [["Meeting"]], "Record": [["Format"]]})
    before = schedule.read_bytes()
    with pytest.raises(Stopped, match="is an agendas workbook"):
        collect(trade.back, trade.registrations, schedule)
    assert schedule.read_bytes() == before


def test_a_folder_that_is_not_there_stops(trade):
    with pytest.raises(Stopped):
        collect(trade.folder / "nowhere", trade.registrations, trade.folder / "joined.xlsx")


def test_a_form_that_came_back_blank_under_another_name_is_told(trade):
    trade.comes("P002", lambda f: None, name="our answer.xlsx")
    trade.collect()
    assert trade.codes() == ["answer-empty"]


@pytest.mark.parametrize("ending", [".pdf", ".doc", ".zip"])
def test_a_form_that_was_given_another_ending_is_read_and_a_letter_is_not(trade, ending):
    form = trade.comes("P002", lambda f: f.wish("S003", 2))
    form.rename(form.with_suffix(ending))
    (trade.back / f"letter{ending}").write_text("Dear all")
    trade.collect()
    told = {str(f.details["file"]): f.code for f in trade.found.findings if "file" in f.details}
    assert told == {f"letter{ending}": "answer-refused"}
    assert trade.wishes("P002")["S003"] == (Level.WANT, 2)
