"""The colours that styles name, as Excel shows them."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.files.colours import Palette

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DARK = '<a:dk1><a:sysClr val="windowText" lastClr="101010"/></a:dk1>'
LIGHT = '<a:lt1><a:srgbClr val="FAFAFA"/></a:lt1><a:accent1><a:srgbClr val="4f81bd"/></a:accent1>'
THEME = f'<a:theme xmlns:a="{A}"><a:clrScheme name="x">{DARK}{LIGHT}</a:clrScheme></a:theme>'.encode()


@pytest.mark.parametrize(
    ("given", "colour"),
    [
        ({"rgb": "FFFFC000"}, "FFC000"),
        ({"rgb": "FFFFFFFF"}, ""),
        ({}, "000000"),
        ({"theme": "0"}, "FAFAFA"),
        ({"theme": "1"}, "101010"),
        ({"theme": "4"}, "4F81BD"),
        ({"theme": "5"}, "ED7D31"),
        ({"theme": "12"}, "000000"),
        ({"theme": "7", "tint": "0.6"}, "FFE699"),
        ({"rgb": "FFFFFFFF", "tint": "-0.25"}, "BFBFBF"),
        ({"indexed": "10"}, "FF0000"),
        ({"indexed": "64"}, "000000"),
        ({"indexed": "65"}, ""),
    ],
)
def test_colours_are_plain_or_of_the_theme_or_the_palette(given, colour):
    assert Palette(THEME).fill(given) == colour


@pytest.mark.parametrize("theme", [None, b"<broken", b"<x/>"])
def test_without_a_theme_it_is_the_usual_one(theme):
    assert Palette(theme).fill({"theme": "9"}) == "70AD47"


@pytest.mark.parametrize(
    ("given", "underlined", "colour"),
    [
        ({"rgb": "FFFF0000"}, False, "FF0000"),
        ({"rgb": "FF0563C1"}, True, ""),
        ({"rgb": "FF262626"}, False, ""),
        ({"rgb": "FF002060"}, False, "002060"),
        ({"rgb": "FF203A20"}, False, ""),
        ({"rgb": "FF500000"}, False, "500000"),
        ({"rgb": "FFFFFFFF"}, False, ""),
        ({"auto": "1"}, False, ""),
        ({}, False, ""),
    ],
)
def test_letters_in_black_white_or_of_links_have_no_colour(given, underlined, colour):
    assert Palette(None).letters(given, underlined=underlined) == colour
