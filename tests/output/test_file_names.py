"""File names that can be mailed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sco_scheduler.domain.event import Event, Interpreter
from sco_scheduler.output.file_names import file_stems, hyphenated, interpreter_stems
from tests.agendas.samples import company, small_event


def test_names_say_who_it_is_for() -> None:
    assert file_stems(small_event()) == {
        "P001#1": "P001-KazAgro-LLP",
        "P002#1": "P002-1-cmd-C-calc-A0",
        "P002#2": "P002-2-cmd-C-calc-A0",
        "S001#1": "S001-Jialing-Motors",
        "S002#1": "S002-Yangtze-Pumps",
        "S003#1": "S003-Quiet-Works",
    }


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Çelik Döküm A.Ş.", "Celik-Dokum-A-S"),
        ("重庆长江水泵有限公司", "重庆长江水泵有限公司"),
        ("ООО «Йод»", "ООО-Йод"),
        ("../../etc/passwd", "etc-passwd"),
        ("ＡＢＣ　１", "ABC-1"),
        ("x" * 90, "x" * 40),
        ("Qingantan Wines and Spirits of the Eastern Mountains", "Qingantan-Wines-and-Spirits-of-the"),
    ],
)
def test_letters_and_digits_of_every_script_are_left(text: str, left: str) -> None:
    assert hyphenated(text) == left


def test_a_long_name_ends_with_a_word_and_not_with_half_its_legal_form() -> None:
    of = Event(companies=(company("S1", "Chongqing Qingantan Wines and Spirits Co., Ltd."),))
    assert list(file_stems(of).values()) == ["S1-Chongqing-Qingantan-Wines-and-Spirits"]
    assert hyphenated("Chongqing Qing " + "a" * 40) == "Chongqing-Qing-" + "a" * 25  # where most of it is one word


@pytest.mark.parametrize(("last", "whole"), [("am", True), ("amm", False)])
def test_a_name_that_is_cut_at_a_word_is_within_the_limit(last: str, whole: bool) -> None:
    begin = "Qingantan-Wines-and-Spirits-of-South"
    assert len(f"{begin}-{last}") == 39 + (not whole)
    assert hyphenated(f"{begin}-{last} and others") == f"{begin}-{last}"
    assert hyphenated(f"{begin}-{last}mm and others") == begin


@pytest.mark.parametrize(
    ("code", "name", "stem"),
    [("CON", "", "delegate-CON"), ("П-1", "Ё", "П-1-Ё"), ("№", "", "No"), ("$", "", "delegate")],
)
def test_names_that_would_not_do_are_replaced(code: str, name: str, stem: str) -> None:
    assert list(file_stems(Event(companies=(company(code, name),))).values()) == [stem]


@given(st.lists(st.text(max_size=6), unique=True, max_size=12))
def test_no_two_names_are_alike_and_every_system_takes_them(codes: list[str]) -> None:
    stems = file_stems(
        Event(companies=tuple(company(code, "lpt1", people=("", "")) for code in codes)), ["gone", "GONE"]
    )
    assert len({stem.casefold() for stem in stems.values()}) == 2 * len(codes) + 2
    assert all(len(stem) <= 100 and stem[0].isalnum() for stem in stems.values())
    assert {unicodedata.category(char)[0] for stem in stems.values() for char in stem if char != "-"} <= set("LMN")
    assert all(len(stem.encode()) < 250 for stem in stems.values())


def test_names_that_would_be_the_same_are_numbered() -> None:
    of = Event(
        companies=tuple(company(code, "") for code in ("A.1", "a-1", "A/1")),
        interpreters=tuple(Interpreter(code, "", frozenset()) for code in ("I.1", "I-1")),
    )
    assert list(file_stems(of).values()) == ["A-1", "a-1-2", "A-1-3"]
    assert list(interpreter_stems(of, ["I/1"]).values()) == [
        "interpreter-I-1",
        "interpreter-I-1-2",
        "interpreter-I-1-3",
    ]


def test_a_name_that_just_fits_stays_whole() -> None:
    fits = "Qingantan Wines and Spirits of am Co Ltd"
    assert len(fits) == 40
    assert hyphenated(fits) == fits.replace(" ", "-")
    of = Event(companies=(company("S1", fits), company("S2", fits.replace("am", "amm"))))
    assert list(file_stems(of).values()) == [f"S1-{hyphenated(fits)}", "S2-Qingantan-Wines-and-Spirits-of-amm"]
