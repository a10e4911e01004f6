"""One set of wishes as form tools and offices export it: each shape is read to the same wishes without a question."""

from __future__ import annotations

from typing import Any

import pytest

from tests.intake.books import read

BUYERS = ("Almaty Trade House", "Bishkek Agro", "Tashkent Textile Import", "Ural Machinery")
SELLERS = (
    *("Chongqing Pumps", "Fuling Pickles", "Wanzhou Tea", "Liangjiang Robotics", "Beibei Optics"),
    "Jiangjin Liquor",
)
WISHES = {
    **{(0, 0): "want", (0, 2): "must", (0, 3): "want", (1, 1): "want", (1, 2): "no", (2, 3): "want"},
    **{(2, 4): "want", (2, 5): "must", (3, 0): "want", (3, 4): "want", (3, 5): "no"},
}

LEVELS_OF = (("want", "must"), ("must",), ("no",))

Rows = list[list[Any]]


def of(buyer: int, *levels: str) -> list[str]:
    return [SELLERS[s] for (b, s), level in WISHES.items() if b == buyer and level in levels]


def joined(separator: str, buyer: int, *levels: str) -> str | None:
    return separator.join(of(buyer, *levels)) or None


def answers(head: list[str], separator: str, blank: str | None = None, end: str = "") -> Rows:
    """A row for each buyer: its name, whom it wants, must meet and refuses."""
    rows: Rows = [head]
    for n, name in enumerate(BUYERS):
        cells = [joined(separator, n, *levels) for levels in LEVELS_OF]
        rows.append([name, *(blank if cell is None else cell + end for cell in cells)])
    return rows


def boxes(words: dict[str, str | None], *, all_of_them: bool = True) -> Rows:
    """A row for each buyer and seller, with a word for the level."""
    two = [(b, s) for b in range(len(BUYERS)) for s in range(len(SELLERS)) if all_of_them or (b, s) in WISHES]
    return [[BUYERS[b], SELLERS[s], words.get(WISHES.get((b, s), ""))] for b, s in two]


def with_sides(rows: Rows, words: tuple[str, str], blank: str | None) -> Rows:
    """The answers with a column of the role, and rows of the sellers, who ask for nobody."""
    head, *answered = rows
    sellers: Rows = [[name, words[1], *[blank] * (len(head) - 1)] for name in SELLERS]
    return [[head[0], "?", *head[1:]], *([name, words[0], *cells] for name, *cells in answered), *sellers]


def titled(rows: Rows, *titles: str) -> Rows:
    return [list(titles), *rows[1:]]


def program_list(rows: Rows) -> Rows:
    """Lists as a program writes them: ``["Wanzhou Tea", "Beibei Optics"]``."""

    def shown(cell: str | None) -> str:
        return "[" + ", ".join(f'"{name}"' for name in cell.split(";")) + "]" if cell else "[]"

    return [rows[0], *([name, *map(shown, cells)] for name, *cells in rows[1:])]


LEVELS = [["Buyer", "A - must meet", "B - would like", "X - avoid"]] + [
    [name, *(joined("\n", n, level) for level in ("must", "want", "no"))] for n, name in enumerate(BUYERS)
]
BLOCKS: Rows = [
    line
    for name, wants, must, no in answers(["", "", "", ""], ", ", blank="-")[1:]
    for line in (["Buyer:", name], ["Wants:", wants], ["Must:", must], ["Not:", no], [])
]
NUMBERED = [["#", "Company", "Suppliers (numbers from the catalogue)", "must be met", "do not want"]] + [
    [
        n + 1,
        name,
        *(
            ", ".join(str(s + 1) for (b, s), level in WISHES.items() if b == n and level in levels) or None
            for levels in LEVELS_OF
        ),
    ]
    for n, name in enumerate(BUYERS)
]
YES_NO = {"want": "y", "must": "y", "no": "n"}
SHEET_EACH = {
    name: [
        [f"Meeting wishes of {name}"],
        ["Exhibitor", "Want to meet (y/n)", "Priority"],
        *(
            [seller, YES_NO.get(level), "must" if level == "must" else None]
            for s, seller in enumerate(SELLERS)
            for level in [WISHES.get((n, s), "")]
        ),
    ]
    for n, name in enumerate(BUYERS)
}
SAID = {"want": "Interested", "must": "Must meet", "no": "Do not want to meet"}


def branched(titles: list[str], words: tuple[str, str], separator: str) -> Rows:
    """A form that asks the two sides for their names in questions of their own."""
    bought: Rows = [[words[0], name, None, *cells] for name, *cells in answers(["", "", "", ""], separator)[1:]]
    sold: Rows = [[words[1], None, name, None, None, None] for name in SELLERS]
    return [titles, *bought, *sold]


def printed() -> Rows:
    """A list of pairs as it is printed, with its header again below each page."""
    head = ["No", "Buyer", "Supplier", "Wish"]
    rows: Rows = [["LIST OF MEETING WISHES"], head]
    for n, ((b, s), level) in enumerate(WISHES.items(), 1):
        rows.append([n, BUYERS[b], SELLERS[s], {"want": "yes"}.get(level, level)])
        if n % 4 == 0:
            rows += [[f"Page {n // 4}"], head]
    return [*rows, ["Total", None, None, len(WISHES)]]


def by_seller(*levels: str) -> list[str | None]:
    return [
        ", ".join(BUYERS[b] for (b, k), level in WISHES.items() if k == s and level in levels) or None
        for s in range(len(SELLERS))
    ]


SHAPES: dict[str, dict[str, Rows]] = {
    "a question for the name of each side": {
        "Form Responses 1": branched(
            [
                "I am a",
                "Buyer company",
                "Exhibitor company",
                "Who would you like to meet?",
                "Must-meet",
                "Please avoid",
            ],
            ("Buyer", "Exhibitor"),
            ", ",
        )
    },
    "a question for the name of each side, zh": {
        "sheet": branched(
            ["您的身份", "采购商公司名称", "供应商公司名称", "最想洽谈的供应商（多选）", "必须见面", "不希望见面"],
            ("采购商", "供应商"),
            "、",
        )
    },
    "levels behind names in one cell": {
        "Submissions": [
            ["Buyer", "Please rate the exhibitors"],
            *(
                [name, "\n".join(f"{SELLERS[s]}: {SAID[level]}" for (b, s), level in WISHES.items() if b == n)]
                for n, name in enumerate(BUYERS)
            ),
        ]
    },
    "numbers before names in one cell": {
        "Answers": [
            ["Buyer", "Whom do you want to meet?", "Must", "Not"],
            *(
                [name, *(" ".join(f"{k}. {s}" for k, s in enumerate(of(n, *levels), 1)) or "-" for levels in LEVELS_OF)]
                for n, name in enumerate(BUYERS)
            ),
        ]
    },
    "a printed list": {"Print": printed()},
    "priorities with letters, ru": {
        "Байеры": [
            ["Компания", "Приоритет А (обязательно)", "Приоритет Б", "Нежелательные"],
            *([name, *(joined(", ", n, level) for level in ("must", "want", "no"))] for n, name in enumerate(BUYERS)),
        ]
    },
    "who asks for each": {
        "Exhibitors": [
            ["Exhibitor", "Buyers who asked for them", "Buyers who insist", "Buyers who refuse"],
            *map(list, zip(SELLERS, *(by_seller(*levels) for levels in LEVELS_OF), strict=True)),
        ]
    },
    "a separator behind each option": {
        "Sheet1": answers(["Company", "Which suppliers would you like to meet?", "Must", "Not"], ";", end=";")
    },
    "a title that asks for the role as for a name": {
        "Sheet1": titled(
            with_sides(answers(["", "", "", ""], "┋", "(空)"), ("采购商", "供应商"), "(空)"),
            *("1、贵公司名称", "2、贵公司是", "3、希望洽谈的企业", "4、一定要见的企业", "5、不希望见的企业"),
        )
    },
    "lists as a program writes them": {
        "Submissions": program_list(answers(["Buyer", "Meetings wanted", "Must", "Refused"], ";"))
    },
    "titles that are levels alone": {"Wish list": answers(["Buyer", "Wants", "Must", "Not"], ", ", blank="-")},
    "a list for each level": {"Wish list": LEVELS},
    "a block for each buyer": {"Wishes from mails": BLOCKS},
    "numbers of a catalogue": {
        "Buyers": NUMBERED,
        "Catalogue": [["#", "Supplier", "Products"], *([n + 1, s, "goods"] for n, s in enumerate(SELLERS))],
    },
    "a sheet with a table for each buyer": SHEET_EACH,
    "yes or no and a mark beside": {
        "Wishes": [
            ["Buyer", "Exhibitor", "Want to meet (y/n)", "Priority"],
            *([*row, "must" if row[2] == "Y" else None] for row in boxes({**YES_NO, "must": "Y"})),
        ]
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_wishes_without_a_question(tmp_path, shape):
    intake = read(tmp_path, SHAPES[shape])
    assert intake.event is not None, [(q.kind, q.subject, q.guess) for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    said = {(names[r.purchaser], names[r.supplier]): r.level.value for r in intake.event.requests}
    assert said == {(BUYERS[b], SELLERS[s]): level for (b, s), level in WISHES.items()}
    assert {c.name for c in intake.event.companies if c.purchaser} == set(BUYERS)
    assert {c.name for c in intake.event.companies if c.supplier} == set(SELLERS)


def test_questions_at_the_left_and_a_column_for_each_company_ask_for_the_side_alone(tmp_path):
    head, *rows = answers(["", "Who do you want to meet?", "Who must be on your list?", "Who should not be?"], "; ")
    across = [list(line) for line in zip(*rows, strict=True)]
    table = [[title, *line] for title, line in zip(["Question", *head[1:]], across, strict=True)]
    intake = read(tmp_path, {"Answers": [table[0], ["Country", "KZ", "KG", "UZ", "RU"], *table[1:]]})
    assert [(q.kind, q.guess) for q in intake.questions] == [("role", "purchasers")]
    event = read(tmp_path, {"Answers": [table[0], ["Country", "KZ", "KG", "UZ", "RU"], *table[1:]]}, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {(names[r.purchaser], names[r.supplier]): r.level.value for r in event.requests}
    assert said == {(BUYERS[b], SELLERS[s]): level for (b, s), level in WISHES.items()}


def test_ticks_below_a_title_that_asks_in_a_list_of_all_pairs_are_wishes(tmp_path):
    rows = boxes({"want": "x", "must": "x"})
    intake = read(tmp_path, {"Wishes": [["Buyer", "Exhibitor", "Interested"], *rows]})
    assert intake.event is not None, [(q.kind, q.subject, q.guess) for q in intake.questions]
    assert len(intake.event.requests) == sum(level != "no" for level in WISHES.values())


def test_boxes_below_who_wants_ask_only_who_answered(tmp_path):
    words = {"want": True, "must": "MUST", "no": "NO"}
    rows = [
        [seller, f"A{s}", *(words.get(WISHES.get((b, s), ""), False) for b in range(len(BUYERS)))]
        for s, seller in enumerate(SELLERS)
    ]
    sheets = {"List": [["Exhibitor", "Stand", *(f"{buyer} wants" for buyer in BUYERS)], *rows]}
    assert [(q.kind, q.guess) for q in read(tmp_path, sheets).questions] == [("askers", "columns")]
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {(names[r.purchaser], names[r.supplier]): r.level.value for r in event.requests}
    assert said == {(BUYERS[b], SELLERS[s]): level for (b, s), level in WISHES.items()}
