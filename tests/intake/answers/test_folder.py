"""What lies in a folder of answers: forms, other files and what they are, and which of several forms counts."""

from __future__ import annotations

import zipfile

import openpyxl
import pytest

from sco_scheduler.domain.findings import Findings
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.intake import phrases
from sco_scheduler.intake.answers.folder import latest, marks, read_answers, stray_forms
from sco_scheduler.intake.answers.form import read_wish_form
from tests.intake.answers.forms import answer, sent


@pytest.fixture
def form(tmp_path):
    (tmp_path / "sent").mkdir()
    return sent(tmp_path / "sent")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "answers").mkdir()
    return tmp_path / "answers"


def found_in(folder, *but):
    """The forms by their names, and each finding with its file."""
    found = Findings()
    forms = read_answers(folder, found, but)
    return [form.shown for form in forms], [(f.code, f.details["file"]) for f in found.all()]


def test_forms_are_found_in_folders_inside_by_their_path_and_hidden_files_are_not_looked_at(folder, form):
    for name in ("b.xlsx", "a/c.xlsx", ".hidden.xlsx", "~$b.xlsx", "history/b.xlsx", "a/.x/d.xlsx", "Thumbs.db"):
        answer(folder, lambda filling: filling.wish("S003", 3), form=form, name=name)
    assert found_in(folder) == (["a/c.xlsx", "b.xlsx"], [])
    assert found_in(folder, folder / "b.xlsx") == (["a/c.xlsx"], [])


@pytest.mark.parametrize(
    ("name", "start", "what"),
    [
        ("a.xlsx", b"\xff\xd8\xff\xe0", phrases.A_PHOTO),
        ("a.xlsx", b"\x89PNG\r\n", phrases.A_PHOTO),
        ("a", b"\x00\x00\x00\x18ftypheic", phrases.A_PHOTO),
        ("a", b"RIFF\x00\x00\x00\x00WEBPVP8", phrases.A_PHOTO),
        ("a", b"%PDF-1.7", phrases.A_PDF),
        ("a", b"{\\rtf1", phrases.A_DOCUMENT),
        ("a", b"Rar!\x1a", phrases.AN_ARCHIVE),
        ("a.HEIC", b"?", phrases.A_PHOTO),
        ("a.docx", b"?", phrases.A_DOCUMENT),
        ("a.eml", b"From: x", Phrase("a-mail")),
        ("a.zip", b"?", phrases.AN_ARCHIVE),
        ("a.csv", b"x,y", Phrase("a-text-file")),
        ("a.numbers", b"PK\x03\x04", Phrase("a-numbers-file")),
    ],
)
def test_what_is_no_workbook_is_told_by_how_it_begins_or_by_its_ending(folder, name, start, what):
    (folder / name).write_bytes(start + b"." * 40)
    found = Findings()
    assert read_answers(folder, found) == []
    (finding,) = found.all()
    assert (finding.code, finding.details) == ("answer-refused", {"file": name, "what": what})


def test_sounds_in_the_same_wrapping_as_photos_are_none(folder):
    (folder / "a.xlsx").write_bytes(b"RIFF\x00\x00\x00\x00WAVEfmt " + b"." * 40)
    assert found_in(folder) == ([], [("answer-unreadable", "a.xlsx")])


def test_a_form_is_read_whatever_its_file_is_called_and_a_workbook_without_one_is_told(folder, form):
    answer(folder, lambda filling: filling.wish("S003", 3), form=form, name="reply.xlsx").rename(folder / "reply.zip")
    openpyxl.Workbook().save(folder / "other.xlsx")
    with zipfile.ZipFile(folder / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", b"x")
    forms, told = found_in(folder)
    assert forms == ["reply.zip"]
    assert told == [("answer-no-form", "other.xlsx"), ("answer-refused", "photos.zip")]


def test_forms_that_were_filled_in_and_lie_elsewhere_are_found(folder, form, tmp_path):
    mail, inner = tmp_path / "mail", tmp_path / "mail" / "inner"
    inner.mkdir(parents=True)
    for place in (folder, mail, inner):
        answer(place, lambda filling: filling.wish("S003", 3), form=form)
    for name in ("later", "again", "third"):
        answer(mail, lambda filling: filling.wish("S003", 3), form=form, name=f"{name}.xlsx")
    answer(mail, lambda filling: None, form=form, name="blank.xlsx")
    answer(mail, lambda filling: filling.wish("S003", 3), form=form, name="~$back.xlsx")
    openpyxl.Workbook().save(mail / "other.xlsx")
    (mail / "broken.xlsx").write_bytes(b"no workbook")
    found = stray_forms(folder, [mail, folder, mail, tmp_path / "gone"])
    assert [stray.path for stray in found] == [mail / f"{name}.xlsx" for name in ("again", "back", "later", "third")]


def test_of_several_forms_the_last_that_was_filled_in_counts(folder, form):
    def saved(name, minutes, *wishes):
        def fill(filling):
            for company, value in wishes:
                filling.wish(company, value)

        read = read_wish_form(answer(folder, fill, form=form, name=name, saved=minutes), Findings())
        assert read is not None
        return read

    early, late = saved("early.xlsx", 1, ("S003", 3)), saved("late.xlsx", 5, ("S003", 4))
    again, blank = saved("again.xlsx", 3, ("S003", 4)), saved("blank.xlsx", 9)
    assert latest([early, blank, late, again]) == (late, [again], [early])
    assert latest([blank]) == (blank, [], [])
    (name,) = (row.name for row in late.answers if row.id == "S003")
    assert marks(late) == {name: "4"}
    assert marks(blank) == {}
