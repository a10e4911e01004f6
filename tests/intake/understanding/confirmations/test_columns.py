"""Columns that are understood by their cells are shown once another column of their sheet had to be asked about."""

from __future__ import annotations

import pytest

from tests.intake.books import read, serious
from tests.intake.understanding.answers import B, S, lists
from tests.intake.understanding.confirmations.test_hours import ASKED, with_map

RIGHT = '[columns]\nQrx = "as read"\n'


def answers():
    rows = [["Company", "Country", "Would like to meet", "Qrx", "Vlim"]]
    return lists([*rows, *([b, "Kazakhstan", S[n], "beside the window", "yes"] for n, b in enumerate(B))])


def shown(intake):
    return {(q.sheet, q.subject): q.guess for q in intake.questions if q.kind == "columns"}


def test_columns_whose_titles_say_nothing_are_shown(tmp_path):
    intake = read(tmp_path, answers(), **with_map(tmp_path, ASKED))
    assert intake.event is None
    assert shown(intake) == {("Buyer answers", "Qrx"): "nothing"}
    (finding,) = [finding for finding in intake.findings if finding.code == "question"]
    assert "Qrx (beside the window)" in finding.message
    assert '[columns] all = "as read"' in finding.advice


@pytest.mark.parametrize("told", [f"{RIGHT}{ASKED}", f'{ASKED}Qrx = "Notes"\n[remarks]\nall = "as read"\n'])
def test_what_the_map_says_of_columns_is_not_shown(tmp_path, told):
    intake = read(tmp_path, answers(), **with_map(tmp_path, told))
    assert intake.event is not None, serious(intake.findings)


def test_a_column_that_names_companies_is_shown_whatever_its_title_says(tmp_path):
    rows = [["Company", "Country", "Would like to meet", "Products"]]
    rows += [[b, "Kazakhstan", S[n], text] for n, (b, text) in enumerate(zip(B, (S[1], S[2], "tea"), strict=True))]
    intake = read(tmp_path, lists(rows), **with_map(tmp_path, ASKED))
    assert shown(intake) == {("Buyer answers", "Products"): "Products"}


@pytest.mark.parametrize(
    "cells", [("a@nur.kz", "b@nur.kz", "+7 701 555 0101"), ("2027-03-02 09:12:40", "2027-03-03 10:05:18", None)]
)
def test_addresses_and_times_of_answers_are_not_shown(tmp_path, cells):
    rows = [["Company", "Country", "Would like to meet", "Qrx"]]
    rows += [[b, "Kazakhstan", S[n], text] for n, (b, text) in enumerate(zip(B, cells, strict=True))]
    intake = read(tmp_path, lists(rows), **with_map(tmp_path, ASKED))
    assert not shown(intake)


def test_columns_of_another_sheet_are_shown_too(tmp_path):
    sellers = [["Exhibiting firm", "Zone", "Qrx"], *([name, "A", "beside the window"] for name in S)]
    buyers = [["Company", "Country", "Would like to meet"], *([b, "Kazakhstan", S[0]] for b in B)]
    intake = read(tmp_path, lists(buyers, sellers), **with_map(tmp_path, ASKED))
    assert shown(intake) == {("Exhibitor answers", "Qrx"): "nothing"}


def test_another_answer_than_that_a_column_was_read_rightly_is_refused(tmp_path):
    intake = read(tmp_path, answers(), **with_map(tmp_path, f'{ASKED}[columns]\nQrx = "refusals"\n'))
    (refused,) = [finding for finding in intake.findings if finding.code == "map-value"]
    assert "as read" in f"{refused.message} {refused.advice}"


def test_without_a_question_about_a_column_none_is_shown(tmp_path):
    intake = read(tmp_path, answers())
    assert intake.event is not None, serious(intake.findings)


@pytest.mark.parametrize(
    ("title", "one", "both"),
    [
        ("Дни участия", "только 12 июня", "12 и 13 июня"),
        ("哪天参会", "6月12日", "6月12日、6月13日"),
        ("Which days will you be at Contact Expo?", "12 June", "both days"),
    ],
)
def test_days_below_a_title_that_asks_for_them_are_not_shown(tmp_path, title, one, both):
    rows = [["Company", "Country", "Would like to meet", title]]
    rows += [[b, "Kazakhstan", S[n], text] for n, (b, text) in enumerate(zip(B, (both, one, both), strict=True))]
    assert not shown(read(tmp_path, lists(rows), **with_map(tmp_path, ASKED)))
