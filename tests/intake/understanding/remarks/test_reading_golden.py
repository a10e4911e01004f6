"""What remarks change: beside a company, in its cell, in a comment, beside a pair, below a list; in golden files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from sco_scheduler.intake.table.grids import Book, FormMap, Grid
from sco_scheduler.intake.understanding.book import understand_book
from sco_scheduler.intake.understanding.cells.questions import Decider
from tests.intake.understanding.sheets import sheet
from tests.intake.understanding.test_book import _at, _company, _wish
from tests.output.layout import compared_below_names

B = ("Altyn Trade LLP", "Ural Import", "Orda Foods")
S = ("River Machines Inc.", "Jade Tea", "Lotus Glass")
SELLERS = sheet("Sellers", ["Supplier", "Zone"], *([s, "A"] for s in S))
OF_ONE = """
not Jade Tea
please not with Jade Tea, they are competitors
please not with Jade Tee
not with Jade Tea if they come late
must meet Jade Tea
must meet Jade Tea and Lotus Glass
we must meet Jade Tea and see their new catalogue
Please add a meeting with Lotus Glass
Please add a meeting with Lotos Glas
wants to meet Jade Tea, but not River Machines
not Jade Tea; must meet Lotus Glass
not Jade Tea. leaves at 15:00
no Jade Tea, no Lotus Glass
Jade Tea if possible, must meet Lotus Glass
not Orda Foods
Orda Foods are our friends
not our competitors; leaves at 15:00
Lotus
not Lotus
Lotus flowers for the hall
leaves at 15:00
not before 11:00; max 2 meetings; nice people
only in the morning
arrives on 13 June
cannot come on day 2
max. 2 meetings
at least 3 meetings
will not attend
cancelled
speaks Chinese
speaks Russian
needs an interpreter for English
thank you
""".strip().splitlines()
"""What is said of one company."""

IN_CELL = """
 (leaves at 15:00)
 - must meet Jade Tea
 - not Jade Tea
; max 2 meetings
: will not attend
, Almaty office
 (VIP)
""".splitlines()[1:]
"""What is said behind the name of a company."""

ALONE = (
    "Ural Import will not attend",
    "Ural Import does not want Jade Tea",
    "Jade Tea refuses Ural Import (legal dispute)",
    "Jade Tea, Ural Import: no meeting",
)
BELOW = """
Ural Import wants to meet Jade Tea, but not Lotus Glass
Ural Import must meet Jade Tea, Lotus Glass
Ural Import and Altyn Trade must meet
Ural Import does not want to meet Jade Tea
Ural Import does not want to meet Jade Tea, Lotus Glass and others
Ural Import: max 2 meetings
Ural Import leaves at 15:00
All buyers: max 2 meetings
All suppliers: max 2 meetings
Jade Tea must not sit beside Ural Import
Ural must see Lotus
please be on time
Orda Foods?
""".strip().splitlines()
"""What is said of companies below a list."""

OF_PAIR = ("no", "must", "withdrawn", "cancelled", "not Jade Tea", "not Lotus Glass", "leaves at 15:00", "by phone")
ON_CELL = ("must", "no", "if possible", "maybe", "not Lotus Glass", "leaves at 15:00", "Altyn Trade must bring samples")


def _buyers(*said: str | None, title: str = "Remarks") -> Grid:
    facts = (("ru", 1, None), ("ru", 4, "12 June 9:00-10:00"), (None, None, None))
    rows = ([b, *of_one, text] for b, of_one, text in zip(B, facts, said, strict=True))
    return sheet("Buyers", ["Buyer", "Languages", "Maximum", "Not available", title], *rows)


def _wishes(*rows: list[object]) -> Grid:
    return sheet("Wishes", ["Buyer", "Would like to meet"], *(rows or ([B[0], S[0]], [B[1], S[1]], [B[2], S[0]])))


def _pairs(said: str) -> Grid:
    rows = [[B[0], S[0], None], [B[0], S[1], said], [B[1], S[1], None], [B[1], S[2], "ok"]]
    return sheet("Pairs", ["Buyer", "Supplier", "Remarks"], *rows)


def _people(said: str) -> Grid:
    rows = [[B[0], "Ann Lee", None], [B[1], "Bob Ray", said], [B[1], "Cy Dee", "ok"], [B[2], "Di Fox", None]]
    return sheet("Delegates", ["Company", "Delegate", "Remarks"], *rows)


def _of_one(text: str) -> tuple[Grid, ...]:
    return _buyers(None, text, "ok"), _wishes()


BOOKS = {
    "beside a company": ((text, _of_one(text)) for text in OF_ONE),
    "in the cell of a name": (
        (text, (sheet("Buyers", ["Buyer", "City"], [B[0], "A"], [f"{B[1]}{text}", "B"], [B[2], "C"]), _wishes()))
        for text in IN_CELL
    ),
    "in place of a name": (
        (text, (sheet("Buyers", ["Buyer", "City"], *([b, "A"] for b in B), [text]), _wishes())) for text in ALONE
    ),
    "in a comment on a company": (
        (text, (replace(_buyers(None, None, "ok"), comments={(3, 1): text}), _wishes()))
        for text in (*OF_ONE[::3], "no")
    ),
    "in a comment on a wish": (
        (text, (_buyers(None, None, "ok"), replace(_wishes(), comments={(3, 2): text}))) for text in ON_CELL
    ),
    "beside a pair": ((text, (_buyers(None, None, None), _pairs(text))) for text in OF_PAIR),
    "in a comment on a pair": (
        (text, (_buyers(None, None, None), replace(_pairs("ok"), comments={(3, 2): text}))) for text in ON_CELL
    ),
    "beside a person": ((text, (_buyers(None, None, None), _wishes(), _people(text))) for text in OF_ONE[::4]),
    "below a list": (
        (text, (_buyers(None, None, "ok"), replace(_wishes([B[0], S[0]], [B[1], S[1]], [B[2], S[0]], [], [text]))))
        for text in BELOW
    ),
    "struck through": (
        (str(place), (replace(grid, struck=frozenset({place})), *others))
        for place in ((3, 1), (3, 2), (3, 5), (2, 1))
        for grid, *others in (
            (_buyers("ok", "late", "ok"), _wishes()),
            (_wishes(), _buyers(None, None, None)),
            (_pairs("ok"), _buyers(None, None, None)),
        )
        if place[1] in grid.rows[place[0]]
    ),
}


def _told(book: Book, sure: float) -> Iterator[str]:
    """What is said of the second buyer, all wishes, where a remark amended a sheet, and what is asked."""
    found = understand_book(book, {}, {}, FormMap(), Decider(FormMap(), sure))
    if found is None:
        return
    made = found.built
    yield from (_company(record) for record in made.records.values() if record.key == B[1])
    yield f"companies {len(made.records)}; amended {' '.join(sorted(made.amended))}"
    yield from (_company(r) for r in made.records.values() if r.key != B[1] and {"maximum", "status"} & r.values.keys())
    yield "; ".join(map(_wish, made.wishes))
    yield from (f"{c.sheet}: {c.wishes} wishes of {len(c.askers)}, {c.dropped} dropped" for c in made.counts.values())
    for q in found.questions:
        yield f"? {q.kind} {q.subject!r} = {q.guess!r} {q.certainty:.2f} of {len(q.options)} at {_at(q.cells[0])}"


@pytest.mark.parametrize("place", BOOKS)
def test_what_remarks_change_is_as_in_the_golden_file(place):
    made = [
        (text.strip(), partial(_asked_and_guessed, Book("trade.xlsx", (*grids, SELLERS))))
        for text, grids in BOOKS[place]
    ]
    compared_below_names(Path(__file__).parents[1] / "golden" / f"remarks {place}.txt", made)


def _asked_and_guessed(book: Book) -> list[str]:
    asked = list(_told(book, 0.9))
    guessed = _told(book, 0.0) if any(line.startswith("?") for line in asked) else ()
    return [*asked, *(f"guessed {line}" for line in guessed if line not in asked)]


def _levels(*grids: Grid, sure: float = 0.9) -> tuple[list[tuple[str, str, str]], list[str]]:
    """The wishes with their levels, and the texts that are asked about."""
    found = understand_book(Book("trade.xlsx", (*grids, SELLERS)), {}, {}, FormMap(), Decider(FormMap(), sure))
    assert found is not None
    return [(w.asker, w.target, str(w.level)) for w in found.built.wishes], [q.subject for q in found.questions]


@pytest.mark.parametrize("text", ["not Jade Tea", "not with Jade Tea, please", "no Jade Tea"])
def test_a_refusal_beside_a_pair_that_names_its_company_is_taken_or_asked_about(text):
    wishes, asked = _levels(_buyers(None, None, None), _pairs(text))
    assert (B[0], S[1], "no") in wishes or text in asked


@pytest.mark.parametrize(
    "text",
    [
        "Please add a meeting with Lotos Glas",
        "please book us one more meeting with Zeta",
        "пожалуйста, добавьте встречу с Зета",
        "请安排与金桥的会面",
    ],
)
def test_a_meeting_with_somebody_unknown_is_asked_about(text):
    assert _levels(_buyers(None, text, "ok"), _wishes())[1] == [text]


@pytest.mark.parametrize(
    "text", ["Please book a hotel", "please arrange a visa", "our meeting with the press is arranged"]
)
def test_what_is_to_be_arranged_besides_meetings_is_a_note(text):
    assert _levels(_buyers(None, text, "ok"), _wishes())[1] == []


def test_a_sentence_below_a_list_counts_once():
    wishes, asked = _levels(
        _buyers(None, None, "ok"), _wishes([B[0], S[0]], [], ["Ural Import does not want Jade Tea"])
    )
    assert wishes == [(B[0], S[0], "want"), (B[1], S[1], "no")]
    assert asked == []
