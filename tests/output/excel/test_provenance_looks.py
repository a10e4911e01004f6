"""Looks of cells: those that the program gives itself are told from the organizer's, which are copied."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side

from sco_scheduler.output.excel.provenance import copy_own_looks, has_own_looks
from sco_scheduler.output.excel.styles import palette

OWN_COLOUR = "FF12AB34"
PROGRAMS = f"FF{min(palette())}"


def cell(**looks):
    made = Workbook().active["B2"]
    for name, value in looks.items():
        setattr(made, name, value)
    return made


def filled(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


@pytest.mark.parametrize(
    ("looks", "own"),
    [
        ({}, False),
        ({"fill": filled(PROGRAMS)}, False),
        ({"fill": filled(OWN_COLOUR)}, True),
        ({"font": Font(color=PROGRAMS)}, False),
        ({"font": Font(color=OWN_COLOUR)}, True),
        ({"font": Font(strike=True)}, True),
        ({"font": Font(bold=True)}, False),
        ({"border": Border(top=Side("thin"))}, False),
        ({"border": Border(top=Side("thick"))}, True),
    ],
)
def test_looks_that_the_program_gives_no_cell_are_the_organizers(looks, own):
    assert has_own_looks(cell(**looks)) is own


def test_a_cell_of_a_list_is_as_bold_as_its_column():
    bold, plain = cell(font=Font(bold=True)), cell(font=Font(italic=False), fill=filled(PROGRAMS))
    assert has_own_looks(bold, "text")
    assert not has_own_looks(bold, "person")
    assert has_own_looks(plain, "person")


def test_what_is_the_organizers_is_copied_and_the_rest_stays():
    source = cell(font=Font(color=OWN_COLOUR, size=20), fill=filled(PROGRAMS), border=Border(left=Side("double")))
    target = cell(font=Font(size=9), fill=filled("FFFFFFFF"), border=Border(right=Side("thin")))
    copy_own_looks(source, target)
    assert target.font.color.rgb == OWN_COLOUR
    assert target.font.size == 9
    assert target.fill.fgColor.rgb == "FFFFFFFF"
    assert (target.border.left.style, target.border.right.style) == ("double", "thin")
