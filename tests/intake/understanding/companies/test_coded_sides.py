"""The letters in front of codes tell the sides of companies, if no company asks for one with its own letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.domain.event import Role
from tests.intake.books import read

COMPANIES = ("Rift Foods", "Kampala Mart", "Dar Trade", "Meru Avocado", "Kericho Tea", "Lamu Oil")
CODES = ("B01", "B02", "B03", "S01", "S02", "S03")
WISHES = (("B01", "S01", "S02"), ("B02", "S03", "S01"), ("B03", "S02", None), ("S03", "B01", None))


def book(codes: tuple[str, ...] = CODES, wishes: tuple[tuple[str | None, ...], ...] = WISHES) -> dict[str, list]:
    return {
        "Codes": [["Code", "Company"], *([code, name] for code, name in zip(codes, COMPANIES, strict=True))],
        "Choices": [["Code", "1st choice", "2nd choice"], *map(list, wishes)],
        "Sessions": [["Session", "Date", "Start", "End"], ["All day", "2026-09-10", "9:00", "17:00"]],
    }


def test_each_letter_is_asked_about_with_its_cell(tmp_path: Path):
    found = read(tmp_path, book())
    asked = [(q.kind, q.subject, q.guess, *map(str, q.cells)) for q in found.questions]
    assert asked == [("word", "B", "purchasers", "Codes!A2"), ("word", "S", "suppliers", "Codes!A5")]
    event = read(tmp_path, book(), sure=0.0).event
    assert event is not None
    buyers = [c.name for c in event.companies if c.terms(Role.PURCHASER) is not None]
    sellers = [c.name for c in event.companies if c.terms(Role.SUPPLIER) is not None]
    assert (buyers, sellers) == ([*COMPANIES[:3]], [*COMPANIES[3:]])
    assert len(event.requests) == 6


@pytest.mark.parametrize(
    ("codes", "wishes"),
    [
        (CODES, (*WISHES, ("B02", "B01", None))),  # a letter of both sides
        (("B01", "B02", "C03", "S01", "S02", "S03"), WISHES),  # three letters
        (("B01", "B02", "B03", "S01", "S02", "17"), WISHES),  # a code without a letter
        (CODES, WISHES[:1]),  # too few requests to tell
    ],
)
def test_other_codes_tell_no_side(tmp_path: Path, codes, wishes):
    assert not [q for q in read(tmp_path, book(codes, wishes)).questions if q.kind == "word"]
