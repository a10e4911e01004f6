"""Whether numbers are ranks or ratings, and whether the order of names ranks them."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import COMPANIES, Decider
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.wishes.ratings import (
    RANKED,
    UNRANKED,
    Scales,
    ask_alike,
    count_from_one,
    likely_order,
    likely_scale,
    says_rank,
    ticks_options,
)
from sco_scheduler.intake.understanding.wording.scales import RANKS, RATINGS, told_scale
from tests.intake.books import read
from tests.intake.understanding.sheets import listed


@pytest.mark.parametrize(
    ("groups", "counts"),
    [
        ([], True),
        ([[]], True),
        ([[1], [1]], True),
        ([[1], [2]], False),
        ([[1, 2, 3], [2, 1]], True),
        ([[1, 2], [1, 3]], False),
        ([[1, 2]] * 7 + [[2, 3]] * 3, True),
        ([[1, 2]] * 6 + [[2, 3]] * 4, False),
        ([[1, 2], [5]], True),  # who has one wish says nothing against it
        ([[1, 1, 2]], True),
        ([[1, 1, 1, 2]], False),
        ([[0, 1, 2]], False),
    ],
)
def test_ranks_count_from_one_with_few_ties(groups, counts):
    assert count_from_one(groups) is counts


@pytest.mark.parametrize(
    ("titles", "says"),
    [(["Rank"], True), (["Order of preference"], True), (["Level"], False), (["Company"], False), ([], False)],
)
def test_a_title_says_that_numbers_are_ranks(titles, says):
    assert says_rank(titles) is says


ONE_IS_MOST = (
    *("จัดอันดับ (1 = ต้องการพบมากที่สุด)", "1 = en çok görüşmek istediğiniz", "1이 가장 만나고 싶은 기업", "1が最も会いたい"),
    *("1 là muốn gặp nhất, 5 là ít nhất", "1 adalah yang paling diinginkan", "1 = eng muhim", "most wanted = 1"),
    *(
        "1 ist am wichtigsten",
        "1 = الأكثر أهمية",
        "1 = найважливіше, 5 = найменш важливе",
        "1 = quien más quiere ver, más importante",
    ),
    *("(1 = najbardziej pożądany)", "1 = legfontosabb", "1 = πιο σημαντικό", "1 = บริษัทที่อยากพบมากที่สุด"),
)
FIVE_IS_MOST = ("5 = มากที่สุด, 1 = น้อยที่สุด", "1 = en az, 5 = en çok", "5 là muốn gặp nhất", "最も会いたい＝5")


@pytest.mark.parametrize(
    ("text", "numbers", "scale"),
    [
        ("5 = most wanted", [1, 3, 5], RATINGS),
        ("5 stars: highest interest", [2, 4], RATINGS),
        ("5 = most wanted", [1, 6], None),
        ("1 - самая желаемая", [1, 2, 3], RANKS),
        ("1 is the best", [2, 3], RANKS),
        ("1 is the best", [0, 3], None),
        ("1 = low, 5 = very high", [1, 5], RATINGS),
        ("1 = best, 5 = top", [1, 5], None),
        ("5分（最想见）", [1, 5], RATINGS),
        ("1 = low", [1, 5], None),
        ("2025 = most", [1, 5], None),
        ("", [1], None),
        ("Legend: number = rank of the wish, M = must meet", [2, 4], RANKS),
        ("the numbers are the order of preference", [2, 4], RANKS),
        ("цифры — баллы", [2, 4], RATINGS),
        ("Число: место в очереди", [2, 4], RANKS),
        ("数字表示优先顺序", [2, 4], RANKS),
        ("数字为分数", [2, 4], RATINGS),
        ("numbers are ranks; numbers are points", [2, 4], None),
        ("phone number: position of the contact", [2, 4], None),
        *((text, [2, 4], RANKS) for text in ONE_IS_MOST),
        *((text, [1, 5], RATINGS) for text in FIVE_IS_MOST),
        ("1 = น้อยที่สุด", [1, 5], None),
        ("select up to 5 most wanted", [1, 5], None),
        ("number of points", [2, 4], None),
    ],
)
def test_a_text_says_which_number_is_the_most(text, numbers, scale):
    assert told_scale(["Buyers", text], numbers) == scale


@pytest.mark.parametrize(
    ("groups", "titles", "scale"),
    [
        ([[2, 3], [4]], ["Rank"], RANKS),
        ([[2, 3], [4]], ["Rating"], RATINGS),
        ([[1, 3], [1, 2], [5]], ["Number"], RANKS),
        ([[1, 3], [4]], ["Number"], RATINGS),
        ([[], []], ["Number"], RATINGS),
    ],
)
def test_numbers_that_do_not_count_from_one_are_ranks_where_most_begin_with_one(groups, titles, scale):
    assert likely_scale(groups, titles) == scale


ABC = [list("abc"), list("acd"), list("bd")]


@pytest.mark.parametrize(
    ("lists", "texts", "titles", "listed", "order"),
    [
        ([], [], ["Wishes"], "abcd", (RANKED, 1.0)),
        ([["a"], ["b"]], [], ["Wishes"], "abcd", (RANKED, 1.0)),
        (ABC, [], ["In order of preference"], "abcd", (RANKED, 1.0)),
        (ABC, ["1. a 2. b", "1) a 2) c"], ["Wishes"], "abcd", (RANKED, 1.0)),
        (ABC, ["1. a 2. b"], ["Wishes"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["Select all that apply"], "dcba", (UNRANKED, 0.95)),
        (ABC, [], ["Wishes"], "abcd", (UNRANKED, 0.95)),  # the order of the list: 2 of 6 x 6 x 2 orders
        (ABC, [], ["Wishes"], "bdca", (UNRANKED, 0.95)),  # that of the alphabet
        ([list("ab"), list("cd"), list("bc")], [], ["Wishes"], "dcba", (RANKED, 0.95)),  # as likely by chance
        ([*map(list, ("bca", "bcd", "cad", "bad"))], [], ["Wishes"], "abcd", (UNRANKED, 0.95)),  # one of their own
        ([*map(list, ("bca", "bcd", "cad", "bad", "dab"))], [], ["Wishes"], "abcd", (UNRANKED, 0.6)),
        ([*map(list, ("bca", "bcd", "cad", "dab", "acb"))], [], ["Wishes"], "abcd", (RANKED, 0.95)),
        ([list("cab"), list("bac"), list("acb")], [], ["Wishes"], "abc", (RANKED, 0.95)),
        ([list("aab"), list("aa")], [], ["Wishes"], "ab", (RANKED, 0.95)),
        (ABC, [], ["Partners (favourites first)"], "abcd", (RANKED, 1.0)),
        (ABC, [], ["Партнёры, сначала самые важные"], "abcd", (RANKED, 1.0)),
        (ABC, [], ["Партнёры, от самых желательных"], "abcd", (RANKED, 1.0)),
        (ABC, [], ["意向企业，最想见的请写在前"], "abcd", (RANKED, 1.0)),
        (ABC, [], ["Wishes, starting with the most important"], "abcd", (RANKED, 1.0)),
        (ABC, [], ["Whom to meet in order to buy"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["Order list of suppliers"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["Please list in any order"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["Партнёры (порядок не важен)"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["意向企业（不分先后顺序）"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["Companies where you want to order from"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["С кем хотели бы встретиться"], "abcd", (UNRANKED, 0.95)),
        (ABC, [], ["想见的企业"], "abcd", (UNRANKED, 0.95)),
        (ABC, ["a;b;c;"] * 3, ["Wishes"], "dcba", (UNRANKED, 0.95)),
        ([list("cab"), list("bac"), list("acb")], ["c;a;b;"] * 3, ["Wishes"], "abc", (RANKED, 0.95)),  # all in order
        ([list("cab"), list("ba"), list("acb")], ["c;a;b;"] * 3, ["Wishes"], "abc", (UNRANKED, 0.95)),
        ([list("cab"), list("ba"), list("acb")], ["c;a;b", "b;a;"], ["Wishes"], "abc", (RANKED, 0.95)),
    ],
)
def test_lists_that_agree_too_well_are_in_the_order_of_the_form(lists, texts, titles, listed, order):
    assert likely_order(lists, texts, titles, listed) == order


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("¿Con qué exportadores desea reunirse?", "¿Con qué compradores desea reunirse?", True),
        ("Buyers to meet", "Suppliers that we also like", False),
        ("Which buyers, in order of preference?", "Which suppliers do you prefer?", False),
        ("Buyers", "Buyers", False),
    ],
)
def test_one_question_about_two_sides_has_titles_alike(one, other, alike):
    assert ask_alike(one, other) is alike


@pytest.mark.parametrize(("others", "order"), [(1, (UNRANKED, 0.95)), (2, (UNRANKED, 0.6)), (4, (RANKED, 0.95))])
def test_of_ten_lists_one_in_another_order_is_a_slip_and_four_are_orders_of_their_own(others, order):
    lists = [*([list("abc")] * (10 - others)), *([list("cba")] * others)]
    assert likely_order(lists, [], ["Wishes"], "abc") == order


@pytest.mark.parametrize(
    ("groups", "more", "asked", "ranks"),
    [
        ([], {}, "", [1, 5, 40]),
        ([[1, 2], [1]], {}, "", [1, 5, 40]),
        ([[1, 2], [1]], {"titles": ["5 = most wanted"]}, "ratings 0.95", [2, 1, 1]),
        ([[1, 2], [1]], {"starred": ["M"]}, "ratings 0.95", [2, 1, 1]),
        ([[1, 2], [1]], {"starred": ["Other"]}, "", [1, 5, 40]),
        ([[2, 3], [3]], {}, "ratings 0.5", [3, 1, 1]),
        ([[2, 3], [3]], {"titles": ["Rank"]}, "ranks 0.5", [1, 5, 40]),
        ([[1, 3], [1, 4]], {}, "ranks 0.5", [1, 5, 40]),
        ([[1, 3], [1, 4]], {"titles": ["Rank"]}, "ranks 0.95", [1, 5, 40]),
        ([[1, 3], [2, 4]], {"titles": ["Rank"]}, "ranks 0.5", [1, 5, 40]),
        ([[2, 3], [4]], {"titles": ["Rate 1 to 5"]}, "ratings 0.95", [4, 1, 1]),
        ([[2, 3], [4]], {"titles": ["Rating", "Order of preference"]}, "ranks 0.5", [1, 5, 40]),
        ([[1, 11], [1, 2]], {"choices": 5}, "ratings 0.95", [11, 7, 1]),
        ([[1, 10], [1, 2]], {"choices": 5}, "ranks 0.5", [1, 5, 40]),
        ([[1, 11], [1, 2]], {"choices": 2}, "ratings 0.95", [11, 7, 1]),
        ([[1, 6], [1, 2]], {"choices": 2}, "ranks 0.5", [1, 5, 40]),
        ([[1, 12], [1, 2]], {"choices": 6}, "ranks 0.5", [1, 5, 40]),
        ([[1, 13], [1, 2]], {"choices": 6}, "ratings 0.95", [13, 9, 1]),
        ([[1, 40], [1, 2]], {}, "ranks 0.5", [1, 5, 40]),
        ([[1, 2, 3, 4, 5, 6], [3]], {"titles": ["1 = best"]}, "ranks 0.95", [1, 5, 40]),
    ],
)
def test_numbers_of_a_sheet_are_ranks_or_ratings(groups: list[list[int]], more: dict[str, Any], asked, ranks):
    plan = Plan(listed("M", ["Company", "Rank"], ["Altyn Trade", 1], ["Orda Foods", 2]), COMPANIES, {})
    decider = Decider(FormMap())
    scales = Scales(decider, more.get("starred", ()))
    scales.ask(plan, groups, more.get("titles", ()), more.get("choices"))
    questions = [*decider.open, *decider.taken]
    assert [f"{q.guess} {q.certainty:g}" for q in questions] == ([asked] if asked else [])
    numbers = sorted({number for group in groups for number in group})
    for question in questions:
        assert (question.samples, question.weight) == (tuple(map(str, numbers[:5])), len(groups))
    assert [scales.ranked(plan, number) for number in (None, 1, 5, 40)] == [None, *ranks]


@pytest.mark.parametrize(
    ("key", "rows", "asked"),
    [
        ("M = must meet", [["M", 2, 3], [1, 2, None]], []),
        ("M = must meet", [["M", 3, None], [1, None, 2]], ["ranks"]),
        ("M = must meet", [["M", "M", 3], [1, 2, None]], []),
        ("M = must meet", [[1, 2, "M"], [1, 2, None]], []),
        ("M = no meeting", [["M", 2, 3], ["M", 2, None]], ["ratings"]),
        ("Numbers: rank of the wish", [["no", 2, 3], ["no", 2, None]], []),
        ("Numbers: points", [["no", 2, 3], ["no", 2, None]], []),
    ],
)
def test_a_must_in_a_matrix_takes_the_place_of_a_rank(tmp_path, key, rows, asked):
    suppliers = ["Jade Tea", "Dazu Metal", "Lotus"]
    names = ("Altyn Trade", "Orda Foods")
    matrix = [
        ["Buyer / Supplier", *suppliers],
        *([name, *row] for name, row in zip(names, rows, strict=True)),
        [],
        [key],
    ]
    intake = read(tmp_path, {"Wishes": matrix})
    assert [q.guess for q in intake.questions if q.kind == "numbers"] == asked
    if not asked:
        assert intake.event is not None
        assert len(intake.event.requests) == sum(cell is not None for row in rows for cell in row)


@pytest.mark.parametrize(
    ("sheet", "ones", "rank"),
    [
        ("Wishes", [(0, 1), (0, 2), (1, 2)], None),
        ("Wishes", [(0,), (1,), (2,)], None),
        ("Rank of wishes", [(0, 1), (0, 2), (1, 2)], None),
        ("Rank of wishes", [(0,), (1,), (2,)], 1),
    ],
)
def test_a_one_in_a_matrix_is_a_rank_if_its_title_says_so_and_nobody_has_two(tmp_path, sheet, ones, rank):
    sellers = ("Jade Tea", "River Silk", "Lotus Optics")
    rows = [
        [b, *(1 if n in of else None for n in range(3))] for b, of in zip(("Altyn", "Ural", "Orda"), ones, strict=True)
    ]
    event = read(
        tmp_path, {sheet: [["Buyer", *sellers], *rows], "Exhibitors": [["Exhibitor"], *([s] for s in sellers)]}
    ).event
    assert event is not None
    assert [r.rank for r in event.requests] == [rank] * sum(map(len, ones))


@pytest.mark.parametrize(
    ("title", "further", "mark", "ticks"),
    [
        ("Whom", ("Whom [Jade]", "Whom [Tea]"), "x", True),
        ("Whom", ("Whom [Jade]", "Whom [Tea]"), "yes", True),
        ("Whom", ("Whom [Jade]", "Whom [Tea]"), None, False),
        ("Whom", ("Whom [Jade]", "Whom [Tea]"), "-", False),
        ("Whom", ("Whom [Jade]", "Whom [Tea]"), "Tea", False),
        ("Whom", ("Jade", "Tea"), "x", False),
        ("", ("Jade", "Tea"), "x", False),
    ],
)
def test_a_list_was_made_of_ticks_if_columns_of_the_same_question_have_nothing_else(title, further, mark, ticks):
    rows = [["A", "Jade", mark, None], ["B", "Tea", None, mark], ["C", "Jade; Tea", mark, mark]]
    region = listed("List", ["Company", title or None, *further], *rows)
    assert ticks_options(Plan(region, COMPANIES, {}), region.columns[1]) is ticks
