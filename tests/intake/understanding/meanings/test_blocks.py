"""Several columns of one question are asked about once, and a question that refuses is heard."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.fields import Meaning
from sco_scheduler.intake.understanding.meanings.blocks import (
    as_beside,
    behind_question,
    blocks_of,
    chosen_options,
    cited_options,
    heads,
    in_places,
    levels_of_blocks,
    levels_of_titles,
)
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.columns_of import COMPANIES, column
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


@pytest.mark.one_of(3)
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


@pytest.mark.one_of(3)
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
    answer = f'[columns]\nall = "as read"\n[form.Buyers.columns]\n"{question.path[-1]}" = "refusals"\n'
    (tmp_path / "trade.toml").write_text(answer, encoding="utf-8")
    assert said(read(tmp_path, {**sheets, "Exhibitors": SELLERS}, form=tmp_path / "trade.toml")) == ALL


@pytest.mark.parametrize("question", ["EXHIBITORS: Which should we NOT book?", "Wen sollen wir für Sie nicht buchen?"])
def test_names_below_a_refusing_question_beside_ranks_are_refusals(tmp_path, question):
    """The options of both are the same, and nobody has to refuse a company that another one ranks."""
    first = "GUESTS: Please rank up to 4 (1 = most important)."
    titles = [["Company", first, *[None] * 4, question, *[None] * 4], [None, *HOSTS, *HOSTS]]
    ranks = [[list(wanted).index(k) + 1 if k in wanted else None for k in range(len(HOSTS))] for wanted in WANTED]
    rows = [[g, *ranked, *refused] for g, ranked, refused in zip(GUESTS, ranks, boxes(REFUSED, None), strict=True)]
    assert said(read(tmp_path, {"Answers of buyers": [*titles, *rows], "Exhibitors": SELLERS})) == ALL


@pytest.mark.parametrize(
    ("title", "guess"), [("С кем вы уже работаете?", "nothing"), ("Met wie spreekt u nicht?", "refusals")]
)
def test_ticks_below_a_question_for_partners_or_with_an_unknown_negation_are_asked_about_once(tmp_path, title, guess):
    rows = answers("С кем хотите встретиться?", title, "x", above=True)
    intake = read(tmp_path, {"Answers of buyers": rows, "Exhibitors": SELLERS})
    assert [(q.subject, q.guess, q.likely) for q in intake.questions] == [(title, guess, True)]


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
        ("Altyn Trade wants | Orda wants | Nomad Foods wants", "Altyn Trade | Orda | Nomad Foods"),
        ("Orda wants | wants", ""),
        ("Rate them: Altyn - Trade | Rate them: Orda - Foods", "Altyn - Trade | Orda - Foods"),
        ("(KZ) Altyn | (KZ) Orda", ""),
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


def listed(titles, cells):
    """Columns of titles, possibly in two lines with the whole title before them, and of cells in one text."""
    found = []
    for number, (title, texts) in enumerate(zip(titles, cells, strict=True), 1):
        lines = (title,) if isinstance(title, str) else (" ".join(reversed(title)), *title)
        made = column(lines[0], *texts.split("|"), also=lines[1:])
        made.number, made.cells = number, {row: text for row, text in made.cells.items() if text}
        found.append(made)
    return found


@pytest.mark.parametrize(
    ("titles", "cells", "blocks"),
    [
        (["Rate [A]", "Rate [B]", "Rate [C]"], ["x"] * 3, ["Rate: A, B, C"]),
        (["Rate [A]", "Rate [B]"], ["x"] * 2, []),
        ([f"Rate [{o}]" for o in ("A", "B", "C", "Other:", "სხვა")], ["x"] * 4 + ["D"], ["Rate: A, B, C"]),
        ([f"Rate whom? >> {o}" for o in "ABC"], ["x"] * 3, ["Rate whom?: A, B, C"]),
        (["Rate [1]", "Rate [2]"], ["x"] * 2, ["Rate: 1, 2"]),
        (["Rate [A]", "Rate [A]", "Rate [B]"], ["x"] * 3, []),
        (["Info", "Rate [A]", "Rate [B]", "Rate [C]", "More"], ["x"] * 5, ["Rate: A, B, C"]),
        (["abc [A]", "abc [B]", "abc [C]"], ["x"] * 3, []),
        ([(o, q) for q in "QR" for o in "ABC"], ["x"] * 6, ["Q: A, B, C", "R: A, B, C"]),
        ([*((o, "Q") for o in "ABC"), "Info"], ["x"] * 4, ["Q: A, B, C"]),
        ([f"Rate [{o}]" for o in "ABC"], ["1|2|3|4|5", "6|7|8|9|10", "11|12|13|14|15"], ["Rate: A, B, C"]),
        ([f"Rate [{o}]" for o in "ABC"], ["1|2|3|4|5", "6|7|8|9|10", "11|12|13|14|15|16"], []),
        ([f"Rate [{o}]" for o in "ABC"], ["1|2|3|4|5", "6|7|8|9|10", "11|12|13|14|15|C"], ["Rate: A, B, C"]),
    ],
)
def test_columns_with_few_answers_are_options_of_the_question_before_them(titles, cells, blocks):
    found = blocks_of(listed(titles, cells))
    assert [f"{block.name}: {', '.join(block.options.values())}" for block in found] == blocks


@pytest.mark.parametrize(
    ("options", "places"),
    [
        ("123", {1: 1, 2: 2, 3: 3}),
        ("①②③", {1: 1, 2: 2, 3: 3}),
        ("２１３", {1: 2, 2: 1, 3: 3}),
        ("012", {2: 1, 3: 2}),
    ],
)
def test_wishes_in_columns_that_are_only_numbered_are_choices_in_this_order(options, places):
    columns = listed([f"Wishes [{o}]" for o in options], ["Jade Tea|Orda Foods"] * 3)
    found = in_places(blocks_of(columns), {n: Meaning("wishes", 0.9) for n in (1, 2, 3)})
    assert {number: (meant.field, meant.place) for number, meant in found.items()} == {
        number: ("choice", place) for number, place in places.items()
    }
    assert in_places(blocks_of(columns), {1: Meaning("wishes", 0.9, Level.NO), 2: Meaning("notes", 0.9)}) == {}


def test_columns_that_are_only_numbered_with_several_names_in_a_cell_are_no_choices():
    columns = listed([f"Wishes [{o}]" for o in "123"], ["Jade Tea, Orda Foods|Orda Foods, Jade Tea"] * 3)
    assert in_places(blocks_of(columns), {n: Meaning("wishes", 0.9) for n in (1, 2, 3)}) == {}


@pytest.mark.parametrize(
    ("options", "beside", "cells", "field"),
    [
        ("123", ["wishes", "wishes"], "Orda Foods", "wishes"),
        ("123", ["choice"], "Orda Foods", "choice"),
        ("123", ["wishes", "notes"], "Orda Foods", None),
        ("123", [], "Orda Foods", None),
        ("123", ["wishes"], "5", None),
        ("ABC", ["wishes"], "Orda Foods", None),
    ],
)
def test_a_column_of_words_means_what_those_with_the_other_numbers_mean(options, beside, cells, field):
    columns = listed([f"Wishes [{o}]" for o in options], [cells, "Jade Tea", "Jade Tea"])
    (block,) = blocks_of(columns)
    meanings = {number: Meaning(meant, 0.9) for number, meant in enumerate(beside, 2)}
    found = as_beside(block, columns[0], meanings)
    assert (found and found[0].field) == field


WANT, NOT, OPEN = "Whom do you want to meet?", "Whom do you not want to meet?", "And these?"
SAME, OTHER = ["x|"] * 3, ["|x"] * 3


@pytest.mark.parametrize(
    ("questions", "cells", "levels"),
    [
        ((WANT,), SAME, {}),
        ((NOT,), SAME, {NOT: ("no", 0.94)}),
        ((OPEN,), SAME, {}),
        ((WANT, NOT), SAME * 2, {NOT: ("no", 0.94)}),
        ((WANT, OPEN), SAME * 2, {OPEN: ("want", 0.6)}),
        ((OPEN, "Those?"), SAME * 2, {"Those?": ("want", 0.6)}),
        # a second question for wishes is one of refusals if nobody ticks anybody in both
        ((WANT, "Whom do you wish to see?"), SAME * 2, {}),
        ((WANT, "Whom do you wish to see?"), SAME + OTHER, {"Whom do you wish to see?": ("want", 0.6)}),
        ((WANT, "Whom do you wish to see?"), [*SAME, "|x", "|x", "x|"], {}),
        ((WANT, "Whom do you wish to see?"), [*SAME, "|x", "|x", "|"], {}),
        # the cells say the level, or what they say is no tick
        ((NOT,), ["must|", "want|", "no|"], {}),
        ((NOT,), ["must|", "no|", "no|"], {NOT: ("no", 0.6)}),
        ((NOT,), ["perhaps|", "x|", "|"], {NOT: ("no", 0.6)}),
        ((NOT,), ["0|", "x|", "false|"], {NOT: ("no", 0.94)}),
    ],
)
def test_levels_of_questions_with_options(questions, cells, levels):
    columns = listed([f"{question} [{option}]" for question in questions for option in "ABC"], cells)
    found = levels_of_blocks(blocks_of(columns), {c.number: Meaning("matrix", 0.5) for c in columns})
    told = {columns[number - 1].title: (str(meant.level), meant.certainty) for number, meant in found.items()}
    assert told == {f"{question} [{option}]": level for question, level in levels.items() for option in "ABC"}


def test_a_question_with_options_of_its_own_is_of_wishes():
    columns = listed(
        [f"{q} [{option}]" for q, options in ((WANT, "ABC"), (OPEN, "DEF")) for option in options], SAME * 2
    )
    assert levels_of_blocks(blocks_of(columns), {c.number: Meaning("matrix", 0.5) for c in columns}) == {}


@pytest.mark.parametrize(
    ("title", "cells", "level"),
    [
        ("Do not meet: Jade Tea", "x|yes", ("no", 0.94)),
        ("Do not meet: Jade Tea", "x|0|false", ("no", 0.94)),
        ("Do not meet: Jade Tea", "x|tea", ("no", 0.6)),
        ("Do not meet: Jade Tea", "x|must", None),
        ("Meet: Jade Tea", "x", None),
        ("Jade Tea", "x", None),
    ],
)
def test_the_question_before_a_name_in_a_title_says_the_level(title, cells, level):
    index = NameIndex()
    index.add("Jade Tea", ["Jade Tea"])
    columns = listed([title], [cells])
    found = levels_of_titles(columns, [], {1: Meaning("matrix", 0.5)}, index)
    assert {n: (str(meant.level), meant.certainty) for n, meant in found.items()} == ({1: level} if level else {})


@pytest.mark.parametrize(
    ("title", "cells", "cited"),
    [
        ("Whom do you want to meet?", "Altyn|Orda", "Altyn Orda Nomad"),
        ("Whom do you not want to meet?", "altyn|Orda", "Altyn Orda Nomad"),
        ("Whom must you meet?", "Orda|Orda|Altyn", "Altyn Orda Nomad"),
        ("Whom must you meet?", "Orda|Orda|Jade", ""),
        ("Whom do you want to meet?", "Morning|Evening", "Morning Evening"),
        ("Whom do you want to meet?", "Orda|Altyn|Morning|Evening", "Altyn Orda Nomad Morning Evening"),
        ("When do you come?", "Altyn|Orda", ""),
    ],
)
def test_options_of_which_a_question_on_wishes_names_several_are_companies_with_their_neighbours(title, cells, cited):
    options = ["Altyn", "Orda", "Nomad", "Photo", "Morning", "Evening"]
    columns = listed([*options, title], [*("x|x" if o == "Photo" else f"{o}|{o}" for o in options), cells])
    found = cited_options(columns, dict(zip(columns[:-1], options, strict=True)))
    assert " ".join(found.values()) == cited


@pytest.mark.parametrize(
    ("title", "cells", "headed"),
    [
        ("Jade Tea", "x|x", True),
        ("Jade Tea", "must|no", True),
        ("Jade Tea", "Altyn Trade LLP|Orda Foods", False),
        ("Jade Tea", "Jade Tea|Jade Tea", False),
        ("Jade Tea", "x|must|no|Altyn Trade LLP", True),
        ("Jade Tea", "Altyn Trade|Orda|x", False),
        ("Jade Tea", "altyn trade llp|x|must", True),
        ("Jade Tea", "Orda Fruits and nuts|nobody at all", True),
        ("Hotel", "x|x", False),
    ],
)
def test_the_name_of_a_company_heads_signs_and_few_other_names(title, cells, headed):
    index = NameIndex()
    for name in COMPANIES:
        index.add(name, [name])
    assert heads(column(title, *cells.split("|")), None, index) is headed


@pytest.mark.parametrize(
    ("titles", "times", "chosen"),
    [
        ("Altyn Orda Nomad", 2, "Altyn Orda Nomad"),
        ("Altyn Orda", 2, ""),
        ("Altyn Orda Nomad", 1, ""),
        ("Altyn Orda ? Nomad Jade", 2, ""),
        ("English Russian Chinese", 2, ""),
        ("Peru Chad Mali", 2, ""),
        ("10:00 11:00 12:00", 2, ""),
        ("Altyn Orda 12:00", 2, ""),
    ],
)
def test_columns_that_repeat_their_titles_are_chosen_options(titles, times, chosen):
    names = titles.split()
    columns = listed([n if n != "?" else "Info" for n in names], ["|".join([n] * times) for n in names])
    assert {c.title for c in chosen_options(columns)} == set(chosen.split())


def test_options_that_a_question_on_wishes_names_are_the_companies_of_a_form_without_questions(tmp_path):
    """A form that writes each option below itself says by its other questions which options are companies."""
    morning = "I cannot come on Monday morning"
    event = [["Session", "Date", "Start", "End"], ["Day", date(2027, 3, 8), "09:00", "17:00"]]
    rows = [["Company", *HOSTS, "The one you must meet", morning, "Photo", "Consent"]]
    for n, (guest, ticked) in enumerate(zip(GUESTS, boxes(WANTED, None), strict=True)):
        rows.append([guest, *ticked, HOSTS[WANTED[n][0]], morning if n == 1 else None, n % 2, 1])
    sheets = {"Answers": rows, "Sessions": event}
    found = read(tmp_path, sheets)
    assert found.event is None, "which side the companies are on is open"
    subjects = {(q.kind, q.subject): q.guess for q in found.questions}
    assert not {HOSTS[0], morning} & {subject for kind, subject in subjects if kind in {"word", "name"}}
    assert not set(HOSTS) & {subject for kind, subject in subjects if kind == "column"}
    assert subjects.get(("column", morning), "Not available") == "Not available"
    wished = {
        (guest, HOSTS[k], "must" if k == named[0] else "want")
        for guest, named in zip(GUESTS, WANTED, strict=True)
        for k in named
    }
    assert said(read(tmp_path, sheets, sure=0.0)) == wished
