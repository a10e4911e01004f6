"""A form that came back says whose it is and what was written into it, whatever was done to the file."""

from __future__ import annotations

import os
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from openpyxl.styles import Font

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.findings import Findings
from sco_scheduler.intake.answers.form import _keys_of, is_refusal, read_mark, read_wish_form
from sco_scheduler.intake.answers.saving import saved
from tests.intake.answers.forms import Filling, answer, sent


def read(path):
    found = Findings()
    form = read_wish_form(path, found)
    assert form is not None, found.all()
    return form


def wishes(form):
    return {a.id: a.wish for a in form.answers if a.wish is not None}


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_a_form_as_it_was_sent_says_nothing_new(tmp_path, lang):
    form = read(sent(tmp_path, lang=lang))
    assert (form.company, form.name, form.event, form.language) == ("P001", "Altyn Trade", "Trade days", lang)
    assert {a.id for a in form.answers} == {"S001", "S002", "S003"}
    assert not form.filled
    assert form.strays == ()


def test_what_was_registered_stands_in_the_form(tmp_path):
    assert wishes(read(sent(tmp_path))) == {"S001": "1 must", "S002": 2}
    assert wishes(read(sent(tmp_path, "S003"))) == {"P001": "maybe"}


def test_a_wish_is_found_with_its_cell(tmp_path):
    cells = []
    path = answer(tmp_path, lambda f: cells.append(f.wish("S003", 3)), form=sent(tmp_path))
    form = read(path)
    (changed,) = [a for a in form.answers if a.changed]
    assert (changed.id, changed.wish) == ("S003", 3)
    assert str(changed.wish_cell) == f"[back.xlsx]{cells[0]}"


def test_answers_are_the_same_in_any_order(tmp_path):
    form = read(sent(tmp_path))
    assert replace(form, answers=form.answers[::-1]).content == form.content


def test_rows_and_columns_may_be_moved(tmp_path):
    def move(filling: Filling) -> None:
        filling.wish("S003", 3)
        filling.wishes.insert_cols(3)
        filling.wishes.insert_rows(9, 2)

    form = read(answer(tmp_path, move, form=sent(tmp_path)))
    assert wishes(form)["S003"] == 3
    assert form.strays == ()


def test_a_row_without_its_hidden_id_is_known_by_its_name(tmp_path):
    def lose(filling: Filling) -> None:
        filling.wish("S003", "x")
        filling.cell("S003", "id").value = None

    assert wishes(read(answer(tmp_path, lose, form=sent(tmp_path))))["S003"] == "x"


def test_deleted_rows_are_told(tmp_path):
    def delete(filling: Filling) -> None:
        filling.wishes.delete_rows(filling.cell("S003", "id").row)

    assert read(answer(tmp_path, delete, form=sent(tmp_path))).gone == (("S003", "Spring Parts"),)


def test_a_company_written_below_the_list_is_an_answer_and_a_remark_in_the_margin_is_not(tmp_path):
    def write(filling: Filling) -> None:
        last = filling.wishes.max_row + 1
        filling.wishes.cell(last, 2).value = "Great Wall"
        filling.wishes.cell(last, 6).value = 1
        filling.wishes.cell(last, 12).value = "please call us"

    form = read(answer(tmp_path, write, form=sent(tmp_path)))
    assert [(a.id, a.name, a.wish) for a in form.answers if not a.id] == [("", "Great Wall", 1)]
    assert [stray.text for stray in form.strays] == ["please call us"]


def test_a_workbook_that_is_no_form_is_none(tmp_path):
    from tests.intake.books import base, save

    found = Findings()
    assert read_wish_form(save(tmp_path / "own.xlsx", base()), found) is None
    assert found.all() == ()


@pytest.mark.parametrize(
    ("written", "level", "rank"),
    [
        (1, Level.WANT, 1),
        (2.0, Level.WANT, 2),
        ("3", Level.WANT, 3),
        ("1st", Level.WANT, 1),
        ("第一", Level.WANT, 1),
        ("x", Level.WANT, None),
        ("Х", Level.WANT, None),  # Cyrillic
        ("✓", Level.WANT, None),
        ("√", Level.WANT, None),
        (True, Level.WANT, None),
        ("да", Level.WANT, None),
        ("是", Level.WANT, None),
        ("must", Level.MUST, None),
        ("обязательно", Level.MUST, None),
        ("1 must", Level.MUST, 1),
        ("2 (可以)", Level.MAYBE, 2),
        ("no", Level.NO, None),
        ("нет", Level.NO, None),
        ("ask my boss", None, None),
        ("1 or 2", None, None),
    ],
)
def test_marks_of_many_kinds(written, level, rank):
    mark = read_mark(written)
    assert mark is not None
    assert (mark.level, mark.rank) == (level, rank)


@pytest.mark.parametrize("written", [None, "", " ", "-", "—", 0, "0", False, "无"])
def test_what_is_no_mark(written):
    assert read_mark(written) is None
    assert not is_refusal(written)


@pytest.mark.parametrize("written", ["no", "нет", "不", "x", "да", "yes", "a competitor of ours", True])
def test_anything_else_in_the_column_of_no_refuses(written):
    assert is_refusal(written)


LOCAL = datetime(2025, 6, 1, 9).astimezone(UTC)
"""The moment that LibreOffice writes without its zone."""


@pytest.mark.parametrize(
    ("core", "hour"),
    [
        ("<dcterms:modified xsi:type='x'>2025-06-01T09:00:00Z</dcterms:modified>", 9),
        ("<dcterms:modified>2025-06-01T09:00:00+08:00</dcterms:modified>", 1),
        ("<dc:date>2025-06-01T09:00:00.5</dc:date>", LOCAL.hour),
        ("<dcterms:modified>2000-01-01T00:00:00Z</dcterms:modified>", 11),
        ("<dcterms:modified>1999-01-01T00:00:00Z</dcterms:modified>", 11),
        ("<dc:title>2025</dc:title>", 11),
        (None, 11),
        ("", 11),
    ],
)
def test_when_a_form_was_saved_is_told_by_itself_or_else_by_its_file(tmp_path, core, hour):
    path = tmp_path / "form.xlsx"
    if core is None:
        path.write_bytes(b"no workbook")
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("docProps/core.xml" if core else "other.xml", core)
    moment = datetime(2025, 6, 1, 11, tzinfo=UTC)
    os.utime(path, (moment.timestamp(), moment.timestamp()))
    assert saved(path).hour == hour


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *(
            (text, Level.MUST)
            for text in ("一定要", "一定要见", "обязательно нужно", "must, please", "albatta kerak", "міндетті түрде")
        ),
        *((text, Level.NO) for text in ("точно нет", "坚决不", "definitely not")),
    ],
)
def test_a_level_in_several_words_leaves_nothing_to_ask_about(text, level):
    mark = read_mark(text)
    assert not mark.more
    assert mark.level is level


@pytest.mark.parametrize("text", ["一定要上午", "обязательно с директором", "must in the morning", "必须见他们老板"])
def test_what_is_said_beside_a_level_is_kept(text):
    assert read_mark(text).more


def test_in_the_row_of_a_struck_name_its_marks_are_struck_and_a_text_alone_is_itself(tmp_path):
    def strike(filling: Filling) -> None:
        filling.wish("S002", "no", "no")
        for row, column in (("S001", "country"), ("S002", "company"), ("S003", "company"), ("S001", "id")):
            filling.cell(row, column).font = Font(strike=True)
        filling.wish("S001", "belts", "comment")
        filling.cell("S001", "comment").font = Font(strike=True)

    form = read(answer(tmp_path, strike, form=sent(tmp_path)))
    assert {a.id: (a.name, a.wish, a.no, a.comment) for a in form.answers} == {
        "S001": ("Chongqing Motors", "1 must", None, ""),
        "S002": ("River Machines", None, None, ""),
        "S003": ("Spring Parts", None, None, ""),
    }
    assert [(stray.text, stray.cell.column) for stray in form.struck] == [
        *(("belts", "H"), ("Spring Parts", "B"), ("2", "F"), ("no", "G"))
    ]


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        ({1: "id", 2: "company", 6: "wish"}, {"id": 1, "company": 2, "wish": 6}),
        ({1: "id", 3: "Wish", 6: "wish"}, {"id": 1, "wish": 6}),
        ({6: "wish"}, {}),  # somebody wrote it
        ({1: "S001", 2: "Altyn Trade"}, {}),
        ({}, {}),
    ],
)
def test_a_row_of_keys_has_several(row, keys):
    assert _keys_of(row) == keys
