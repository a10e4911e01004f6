"""Several columns of one question are asked about once, and a question that refuses is heard."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.blocks import behind_question
from tests.intake.books import read
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED

REFUSED = ((4,), (), (0,), (1, 2))
SELLERS = [["Exhibitor", "Goods"], *([name, "goods"] for name in HOSTS)]


def boxes(marks: tuple[tuple[int, ...], ...], mark: str | None):
    """For each guest a box for each host, ticked or, without a mark, filled with the name of the host."""
    return [[(mark or HOSTS[k]) if k in ticked else None for k in range(len(HOSTS))] for ticked in marks]


def answers(first: str, second: str, mark: str | None, *, above: bool):
    titles = [["Company", first, *[None] * 4, second, *[None] * 4], [None, *HOSTS, *HOSTS]]
    if not above:
        titles = [["Company", *(f"{question} [{host}]" for question in (first, second) for host in HOSTS)]]
    marked = zip(GUESTS, boxes(WANTED, mark), boxes(REFUSED, mark), strict=True)
    return [*titles, *([guest, *wanted, *refused] for guest, wanted, refused in marked)]


def said(intake):
    names = {company.id: company.name for company in intake.event.companies}
    return {(names[r.asker], names[r.target], str(r.level)) for r in intake.event.requests}


ALL = {
    (guest, HOSTS[k], level)
    for of_level, level in ((WANTED, "want"), (REFUSED, "no"))
    for guest, named in zip(GUESTS, of_level, strict=True)
    for k in named
}


@pytest.mark.parametrize("above", [True, False])
@pytest.mark.parametrize("mark", ["x", "1", "Yes", None])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Whom do you wish to see?", "Whom should we keep away from you?"),
        ("С кем хотите встретиться?", "С кем встречу не назначать?"),
        ("您希望与哪些企业洽谈？", "您不希望与哪些企业洽谈？"),
    ],
)
def test_ticks_below_a_question_that_refuses_are_refusals(tmp_path, first, second, mark, above):
    sheets = {"Answers of buyers": answers(first, second, mark, above=above), "Exhibitors": SELLERS}
    intake = read(tmp_path, sheets)
    assert intake.event is not None, [(q.subject, q.guess) for q in intake.questions]
    assert said(intake) == ALL


@pytest.mark.parametrize("sheet", ["Buyers", "Answers"])
@pytest.mark.parametrize("mark", ["✓", "да"])
@pytest.mark.parametrize(
    ("company", "questions"),
    [
        ("Company", ("Whom do you want to meet?", "Whom do you NOT want to meet?", "Whom must you meet?")),
        ("Компания", ("С кем хотите встретиться?", "С кем НЕ хотите встречаться?")),
        ("公司", ("想见的企业", "不想见的企业")),
    ],
)
def test_questions_above_a_header_with_each_company_again_are_read(tmp_path, sheet, mark, company, questions):
    """The title of the requesters stands in the second row, and nobody ticked the first company of the first question.

    Neither does a sheet named as in the format lose the row above, nor does the first column repeat its own title.
    """
    wanted, refused, must = ((1,), (2,), (1, 3), ()), ((4,), (), (0,), (1, 2)), ((2,), (), (), (0,))
    rows = zip(GUESTS, *(boxes(marks, mark) for marks in (wanted, refused, must)[: len(questions)]), strict=True)
    titles = [[None, *(cell for q in questions for cell in (q, *[None] * 4))], [company, *HOSTS * len(questions)]]
    below = [[guest, *(cell for marks in of for cell in marks)] for guest, *of in rows]
    intake = read(tmp_path, {sheet: [*titles, *below], "Suppliers": [["Company"], *([name] for name in HOSTS)]})
    assert intake.event is not None, [(q.subject, q.guess) for q in intake.questions]
    levels = zip(questions, (wanted, refused, must), ("want", "no", "must"), strict=False)
    assert said(intake) == {
        (g, HOSTS[k], level) for _, m, level in levels for g, of in zip(GUESTS, m, strict=True) for k in of
    }


@pytest.mark.parametrize("mark", ["x", None])
def test_a_second_question_that_nobody_understands_is_asked_about_once(tmp_path, mark):
    sheets = {"Buyers": answers("Whom do you wish to see?", "And who else is on your list?", mark, above=False)}
    intake = read(tmp_path, {**sheets, "Exhibitors": SELLERS})
    assert intake.event is None
    (question,) = intake.questions
    assert question.subject == "And who else is on your list?"
    assert "refusals" in question.options
    answer = f'[form.Buyers.columns]\n"{question.path[-1]}" = "refusals"\n'
    (tmp_path / "trade.toml").write_text(answer, encoding="utf-8")
    assert said(read(tmp_path, {**sheets, "Exhibitors": SELLERS}, form=tmp_path / "trade.toml")) == ALL


def test_questions_with_options_name_companies_that_no_list_has(tmp_path):
    sheets = {"Buyers": answers("Whom do you want to meet?", "Whom do you not want to meet?", "x", above=True)}
    assert said(read(tmp_path, sheets)) == ALL


def test_words_below_a_question_of_both_say_the_level(tmp_path):
    words = [["yes" if k in wanted else "no" for k in range(len(HOSTS))] for wanted in WANTED]
    titles = [f"Please say whether you wish or do not wish to meet [{host}]" for host in HOSTS]
    rows = [["Company", *titles], *([g, *w] for g, w in zip(GUESTS, words, strict=True))]
    intake = read(tmp_path, {"Buyers": rows, "Exhibitors": SELLERS})
    assert intake.event is None  # a yes may refuse


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("How much would you like to meet these exhibitors?.{}", ("Absolutely", "Gladly", "No opinion")),
        ("Оцените интерес к поставщикам [{}]", ("обязательно", "хотелось бы", "всё равно")),
        ("对以下企业的对接意愿—{}", ("必须见", "想见", "无所谓")),
    ],
)
def test_a_grid_of_words_names_companies_that_no_list_has(tmp_path, question, answers):
    rows = [["公司名称 Company name", "Country", *map(question.format, HOSTS), "How many meetings at most?"]]
    for n, guest in enumerate(GUESTS):
        rows.append([guest, "Kenya", *(answers[(n + k) % 3] for k in range(len(HOSTS))), 3])
    intake = read(tmp_path, {"Sheet1": rows}, sure=0.3)
    assert intake.event is not None, [q.subject for q in intake.questions]
    assert {c.name for c in intake.event.companies if c.supplier} == set(HOSTS)
    levels = {(guest, host): (n + k) % 3 for n, guest in enumerate(GUESTS) for k, host in enumerate(HOSTS)}
    wanted = {pair: ("must", "want")[place] for pair, place in levels.items() if place < 2}
    assert said(intake) == {(*pair, level) for pair, level in wanted.items()}


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        ("Rate them [Altyn] | Rate them [Orda] | Rate them [Jade]", "Altyn | Orda | Jade"),
        ("Visits 12 [Altyn] | Visits 13 [Orda] | Visits 14 [Nomad]", "Altyn | Orda | Nomad"),
        ("Q1 (Altyn) | Q2 (Orda) | Q3 (Nomad)", "Altyn | Orda | Nomad"),
        ("1 (Altyn) | 2 (Orda) | 3 (Nomad)", ""),
        ("Altyn (KZ) | Orda (KZ) | Nomad (UZ)", ""),
        # two questions of several names each, and not three; a title more is left out
        ("Wish: Altyn | Wish: Orda | Desire: Jade | Desire: Lotus", "Altyn | Orda | Jade | Lotus"),
        ("Wish: Altyn | Wish: Orda | Wish: Nomad | Desire: Jade", "Altyn | Orda | Nomad"),
        ("Wish: Altyn | Wish: Orda | Wish: Nomad | Desire: Jade | Lotus", ""),
        ("A: Altyn | A: Orda | B: Nomad | B: Jade | C: Lotus | C: Dazu", ""),
        ("Wish: Altyn | Wish: Orda", "Altyn | Orda"),
        ("Wish: Altyn (Almaty) | Wish: Orda (Osh) | Wish: Nomad (Omsk)", "Altyn (Almaty) | Orda (Osh) | Nomad (Omsk)"),
        ("Altyn wants | Orda wants | Nomad wants", "Altyn | Orda | Nomad"),
        ("Altyn | Orda | Nomad", ""),
        ("Interest in Altyn | Interest in Orda | Interest in Nomad", ""),
        ("How much? Altyn | How much? Orda | How much? Nomad", "Altyn | Orda | Nomad"),
        ("How much? Altyn | How much? Orda | How much?", ""),
        ("对接意愿（必填）-甲公司 | 对接意愿（必填）-乙公司 | 对接意愿（必填）-丙公司", "甲公司 | 乙公司 | 丙公司"),
        ("Grid / Altyn | Grid / Orda | Grid / Nomad", "Altyn | Orda | Nomad"),
    ],
)
def test_the_question_that_titles_repeat_is_no_part_of_the_names(titles, names):
    made = {}
    for number, title in enumerate(titles.split(" | "), 1):
        made[column(title, "x")] = title
        list(made)[-1].number = number
    assert " | ".join(behind_question(made).values()) == (names or titles)
