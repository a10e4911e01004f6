"""Tables within cards: which columns have names, in which order, and what stands beside each name."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.layouts.card_tables import Further, Known, Line, label_in, table_at

ABOVE = "Whom would you like to meet?"


def table(header: str, *rows: str, above: str = ABOVE, again: int = 1, cards: int = 1) -> list[str]:
    """The names below each title of the first row of a card, with what stands beside them, and where the table ends."""
    lines: list[tuple[int, Line]] = [
        (number, [(d, text, (number, d)) for d, text in enumerate(row.split("|")) if text])
        for number, row in enumerate((header, *rows))
    ]
    seen = {(d, label_in(text)): again for d, text, _ in lines[0][1]}
    found = table_at(lines, 0, Known({"remarks"}, Further(), seen, cards, (), (), ()), above)
    if found is None:
        return []
    entries = [
        f"{title}: " + ", ".join(" ".join([name, *(f"({text})" for text, _ in of)]) for _, (name, _), of in entries)
        for (title, _), entries in found.columns
    ]
    return [*entries, f"{found.end} rows"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            ["Companies to meet|Country", "Jade|China", "River|China"],
            ["Companies to meet: Jade (China), River (China)"],
        ),
        (
            ["Must meet|Would like to meet", "Jade|Osh", "River|no"],
            ["Must meet: Jade, River", "Would like to meet: Osh"],
        ),
        (["No.|Companies to meet", "2|Jade", "1|River"], ["Companies to meet: River, Jade"]),
        (["No.|Companies to meet", "1|Jade", "1|River"], ["Companies to meet: Jade, River"]),
        (["No.|Companies to meet", "2|Jade", "|River", "1|Osh"], ["Companies to meet: Jade, River, Osh"]),
        (["|Companies to meet", "2|Jade", "1|River"], ["Companies to meet: River, Jade"]),
        (["Companies to meet||Country", "2|Jade|x", "1|River|y"], ["Companies to meet: River (y), Jade (x)"]),
        (["Companies to meet|Rank|Country", "Jade|2|x", "River|1|y"], ["Companies to meet: River (y), Jade (x)"]),
        (
            ["Companies to meet|Rank|Country", "Jade|2|x", "River|soon|y"],
            ["Companies to meet: Jade (2) (x), River (soon) (y)"],
        ),
        (
            ["No.|Companies to meet|Wanted level", "2|Jade|must", "1|River|no"],
            ["Companies to meet: River (no), Jade (must)"],
        ),
        (["No.|Companies to meet|Visited", "1|Jade|yes", "2|River|no"], ["Companies to meet: Jade (yes), River"]),
        (["No.|Zz|Country", "1|Jade|x", "2|River|y"], [f"{ABOVE}: Jade (x), River (y)"]),
    ],
)
def test_the_names_of_a_table_with_what_stands_beside_them(rows, said):
    assert table(*rows) == [*said, f"{len(rows)} rows"]
    assert table(*rows, "Remarks|late", "Neva|x") == [*said, f"{len(rows)} rows"], "a label ends it"
    assert table(*rows, again=1, cards=2) == [], "it is not on most cards"
    assert table(*rows, again=2, cards=3) != []
    assert table(rows[0]) == table(rows[0], "Remarks|late") == [], "nothing stands below"


@pytest.mark.parametrize("above", ["", "Address"])
def test_a_table_below_a_label_that_asks_for_nobody_has_wishes(above):
    assert table("No.|Company|Country", "1|Jade|x", above=above) == ["Wishes: Jade (x)", "2 rows"]


@pytest.mark.parametrize(
    "rows",
    [
        ["Companies to meet", "Jade"],
        ["Zz|Qwe", "Jade|China"],
        ["Companies to meet|Wanted by", "Jade|Anna"],  # a label with its answer may look so
        ["No.|Rank", "1|2"],
    ],
)
def test_other_rows_are_no_table(rows):
    assert table(*rows) == []


@pytest.mark.parametrize(
    ("line", "step", "starts"),
    [
        ("Name|Jade||Name|River", 1, [2]),
        ("Name|Jade|Name|River", 1, [2]),
        ("Name|Name|River", 1, []),  # right behind another label
        ("Name|||Name|River", 3, []),
        ("Name||||Name|River", 3, [1]),
        ("Jade||Zz", 1, []),
        ("||Name|River", 1, []),
        ("Name||Name||Name", 1, [1, 2]),
        ("Name|Jade||Name|Name|River", 1, [2]),
    ],
)
def test_a_further_card_starts_at_a_label_apart_from_the_one_before(line, step, starts):
    texts: Line = [(d, text, (1, d)) for d, text in enumerate(line.split("|")) if text]
    labels = {(distance, "name") for distance in range(9)}
    assert Further(labels, step).starts_in(texts) == starts
    assert Further((), step).starts_in(texts) == []
