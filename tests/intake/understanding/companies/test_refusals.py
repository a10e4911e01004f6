"""Whether a ``no`` refuses, or is a box that nobody ticked, or the end of a scale of interest."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.cells.questions import ANSWERS, PAIRS
from sco_scheduler.intake.understanding.companies.refusals import hardly_refuses
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.understanding.sheets import listed

ASKERS, ASKED = ("Altyn Trade", "Orda Foods", "Ural Import"), ("Jade Tea", "River Silk", "Neva")


def certainty(lines: list[str], word: str = "no", refusals: bool = False, asked: tuple[str, ...] = ASKED) -> float:
    """Of a matrix whose rows are given by the first letters of their words."""
    words = {"y": "yes", "n": "no", "m": "must", " ": None}
    header = ["Company", *asked, *(["Whom not?"] if refusals else [])]
    rows = [
        [name, *map(words.get, line), *([asked[0]] if refusals else [])]
        for name, line in zip(ASKERS, lines, strict=True)
    ]
    region, names = listed("Answers", header, *rows), NameIndex()
    for name in {*ASKERS, *asked}:
        names.add(name, [name])
    meanings = {n: Meaning("matrix", 1.0, company=name) for n, name in enumerate(asked, 2)}
    meanings |= {1: Meaning("company", 1.0)}
    meanings |= {len(asked) + 2: Meaning("wishes", 1.0, Level.NO)} if refusals else {}
    return hardly_refuses(Plan(region, ANSWERS, meanings), word, region.columns[1], names)


@pytest.mark.parametrize(
    ("lines", "more", "expected"),
    [
        (["ynn", "nyn", "yyn"], {}, 0.6),  # all boxes have one of two words
        (["ynn", "nyn", "yyn"], {"refusals": True}, 0.93),  # another question asks whom not
        (["ynn", "nyn", "yyn"], {"asked": ("Altyn Trade", *ASKED[1:])}, 0.6),
        (["nyn", "nny", "yyn"], {"asked": ("Altyn Trade", "Orda Foods", "Neva")}, 0.93),  # nobody asks for itself
        (["y n", "nyn", " yn"], {}, 0.0),  # some left a box empty, so that ``no`` is an answer
        (["mnn", "nyn", "nyn"], {}, 0.6),  # most boxes have it
        (["myn", "nym", "yyy"], {}, 0.0),
        (["yn", "ny", "nn"], {"asked": ASKED[:2]}, 0.0),  # too few boxes
        (["ynn", "nyn", "yyn"], {"word": "not interested"}, 0.6),
    ],
)
def test_a_no_of_a_matrix_hardly_refuses_where_all_boxes_are_filled(lines, more, expected):
    assert certainty(lines, **more) == expected


@pytest.mark.parametrize(("levels", "expected"), [(["no", "yes", "no"], 0.6), (["no", None, "yes"], 0.0)])
def test_a_no_of_pairs_hardly_refuses_where_each_pair_has_a_yes_or_no(levels, expected):
    rows = [[asker, asked, level] for asker, asked, level in zip(ASKERS, ASKED, levels, strict=True)]
    region = listed("Pairs", ["From", "To", "Meet?"], *rows)
    assert hardly_refuses(Plan(region, PAIRS, {}), "no", region.columns[2], NameIndex()) == expected
