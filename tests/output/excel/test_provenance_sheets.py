"""Names of sheets keep Excel's rules, whatever companies are called."""

from __future__ import annotations

import io
import unicodedata

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sco_scheduler.output.excel.book import link_to
from sco_scheduler.output.excel.provenance import FIXED_NAMES, LONGEST_NAME, SheetNames
from sco_scheduler.output.texts.words import units
from tests.parts import part

WANTED = st.text(st.characters() | st.sampled_from("[]:*?/\\' aA嘉𠮷"), max_size=40)


@given(st.lists(WANTED, max_size=12))
def test_every_name_keeps_the_rules(wanted: list[str]):
    names = SheetNames()
    given_out = [names.give(text) for text in wanted]
    for name in given_out:
        assert 1 <= units(name) <= LONGEST_NAME
        assert not set(name) & set("[]:*?/\\")
        assert name[0] not in "' "
        assert name[-1] not in "' "
        assert name.casefold() != "history"
        assert name.encode("utf-8")
    folded = {unicodedata.normalize("NFKC", name).casefold() for name in (*given_out, *FIXED_NAMES)}
    assert len(folded) == len(given_out) + len(FIXED_NAMES)


@settings(max_examples=part(20))
@given(st.lists(WANTED, min_size=1, max_size=12))
def test_xlsxwriter_takes_every_name(wanted: list[str]):
    names = SheetNames()
    with xlsxwriter.Workbook(io.BytesIO()) as workbook:
        sheets = [workbook.add_worksheet(names.give(text)) for text in wanted]
    assert len(sheets) == len(wanted)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("P001 KazAgro LLP", "P001 KazAgro LLP"),
        ("S001 A/B [Test]: 50%?", "S001 A B Test 50%"),
        ("'quoted'", "quoted"),
        ("", "Sheet"),
        ("???", "Sheet"),
        ("history", "history (2)"),
        ("record", "record (2)"),
        ("a" * 40, "a" * 31),
        ("𠮷" * 20, "𠮷" * 15),
        ("line\nbreak\x07", "line break"),
    ],
)
def test_names_stay_as_near_to_what_was_wanted_as_can_be(wanted: str, name: str):
    assert SheetNames().give(wanted) == name


def test_names_that_differ_in_case_or_width_alone_get_a_number():
    names = SheetNames()
    assert [names.give(text) for text in ("Acme", "ACME", "Ａｃｍｅ", "Acme")] == [
        "Acme",
        "ACME (2)",
        "Ａｃｍｅ (3)",
        "Acme (4)",
    ]


def test_a_cut_name_has_room_for_its_number():
    names = SheetNames()
    first, second = names.give("x" * 31), names.give("x" * 31)
    assert (first, second) == ("x" * 31, "x" * 27 + " (2)")


def test_a_link_doubles_apostrophes():
    assert link_to("Chang'an") == "internal:'Chang''an'!A1"
