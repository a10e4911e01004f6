"""What is plain by what a sheet says is not asked for."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.cells.sayings import added_in, insisted_in, refused_in, refuses_between, speaks
from sco_scheduler.intake.understanding.layouts.forms import remarks_below
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import title_score
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.presence import absence_in_figures
from sco_scheduler.intake.values.statuses import says_gone
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood
from tests.intake.understanding.guests import GUESTS, HOSTS
from tests.intake.understanding.sheets import sheet


def wished(event) -> set[tuple[str, str, str]]:
    return {(asker, target, level) for asker, target, level, _ in said(event)}


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("16:00-ден кейін", "16:00-"),
        ("10:30-ға дейін", "-10:30"),
        ("11:00-ден 12:00-ге дейін", "11:00-12:00"),
        ("16:00дан кийин", "16:00-"),
        ("11:00гө чейин", "-11:00"),
        ("soat 11:00 gacha", "-11:00"),
        ("16:00 dan keyin", "16:00-"),
        ("soat 9:00 dan 10:30 gacha", "09:00-10:30"),
        ("түстен кейін", "noon-"),
        ("ertalab", "-noon"),
        ("整个下午", "noon-"),
        ("上午全部", "-noon"),
        ("ухожу в 17:00", "17:00-"),
        ("с 11 до 12 мастер-класс", "11:00-12:00"),
        ("с 9 до 10 на открытии", "09:00-10:00"),
        ("прилетают, будут с 11 часов", "-11:00"),
    ],
)
def test_hours_are_read_in_further_words(text, away):
    assert absence_in_figures(normalized(text)) == away


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("MaxTalks", "maximum"),
        ("Meetings cap", "maximum"),
        ("场次封顶", "maximum"),
        ("Больше скольки встреч не ставить?", "maximum"),
        ("When will you not be with us?", "not_available"),
        ("Қай уақытта болмайсыз?", "not_available"),
        ("5、哪个时段来不了?", "not_available"),
        ("When can't you make it?", "not_available"),
        ("Times that don't work for you", "not_available"),
        ("Wann können Sie nicht?", "not_available"),
        ("Is there a company we should not match you with?", "wishes"),
        ("Валюта", "nothing"),
        ("Anything to eat that you avoid?", "nothing"),
        ("Пожелания организаторам", "notes"),
        ("Who would you like to sit down with?", "wishes"),
    ],
)
def test_titles_are_of_a_field_by_their_words(title, field):
    assert title_score(title, field) >= 0.7


@pytest.mark.parametrize(
    "title", ["Which can you not go home without seeing?", "Без какой встречи поездка не имеет смысла?"]
)
def test_who_is_not_gone_home_without_is_a_must(title):
    assert str(polarity_of(title)) == "must"


@pytest.mark.parametrize(
    "text", ["CANCELLED 14 Jan", "因故取消参会", "We have to cancel our participation.", "снялись с участия"]
)
def test_who_cancels_the_participation_does_not_come(text):
    assert says_gone(text) > 0.9


@pytest.mark.parametrize("text", ["hotel cancelled", "we have to cancel our order"])
def test_who_cancels_something_else_may_come(text):
    assert says_gone(text) < 0.9


@pytest.mark.parametrize("text", ["may have to leave early, will tell us", "опоздают", "要提前走"])
def test_who_leaves_early_is_away_whenever_that_is(text):
    assert speaks(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Altyn Trade is the one they really must see", "Altyn Trade"),
        ("обязательно надо: АО «Кедр»", "АО «Кедр»"),
        ("明辉灯饰一定要排上", "明辉灯饰"),
        ("We must absolutely meet Altyn Trade.", "Altyn Trade"),
        ("не обязательно Altyn Trade", ""),
    ],
)
def test_whom_a_sentence_insists_on(text, name):
    assert insisted_in(text) == name


def test_a_name_behind_except_in_a_list_of_wishes_is_refused(tmp_path):
    rows = [["Компания", "С кем хочет встретиться"], [B[0], f"{S[1]}; кроме {S[0]}"], [B[1], S[0]], [B[2], S[2]]]
    found = wished(understood(read(tmp_path, lists(rows))))
    assert found == {(B[0], S[1], "want"), (B[0], S[0], "no"), (B[1], S[0], "want"), (B[2], S[2], "want")}


def test_rows_of_nothing_but_wishes_are_of_the_company_above(tmp_path):
    rows = [["Участник", "Страна", "С кем встретиться", "Насколько желательно"]]
    rows += [[B[0], "KZ", S[0], "обязательно"], ["", "", S[1], "желательно"], ["", "", S[2], "не ставить"]]
    rows += [[B[1], "RU", S[1], "желательно"], ["", "", S[2], "желательно"], [B[2], "RU", S[0], "желательно"]]
    found = wished(understood(read(tmp_path, lists(rows))))
    assert {(a, t, level) for a, t, level in found if a == B[0]} == {
        (B[0], S[0], "must"),
        (B[0], S[1], "want"),
        (B[0], S[2], "no"),
    }


def test_a_legend_below_pairs_says_what_their_numbers_mean(tmp_path):
    rows = [["Покупатель", "Поставщик", "Важность*"], [B[0], S[0], 1], [B[0], S[1], 2], [B[1], S[0], 0]]
    rows += [[B[1], S[2], 1], [B[2], S[1], 3], [], ["* 1 — обязательно, 2 — желательно, 3 — можно, 0 — не встречаться"]]
    sheets = {**lists([["Company"], *([b] for b in B)]), "Кто с кем": rows}
    found = wished(understood(read(tmp_path, sheets)))
    assert {(B[0], S[0], "must"), (B[1], S[0], "no"), (B[2], S[1], "maybe")} <= found


def test_a_title_row_says_which_letters_are_the_sides(tmp_path):
    rows = [["Spring meetings (B = buyer, S = seller)"], ["Company", "Side", "Wants"]]
    rows += [[host, "S", None] for host in HOSTS] + [[guest, "B", HOSTS[n]] for n, guest in enumerate(GUESTS)]
    event = understood(read(tmp_path, {"Everyone": rows}))
    assert {c.name for c in event.companies if c.supplier} == set(HOSTS)


def test_cities_are_no_sides_where_another_column_tells_them(tmp_path):
    rows = [["Company", "City", "Kind", "Wants to meet"]]
    rows += [[guest, f"City {n}", "Importing", HOSTS[n]] for n, guest in enumerate(GUESTS[:4])]
    rows += [[host, "Chongqing", "Making", GUESTS[n]] for n, host in enumerate(HOSTS[:4])]
    asked = [(q.kind, q.subject) for q in read(tmp_path, {"All": rows}).questions]
    assert ("word", "Chongqing") not in asked


@pytest.mark.parametrize("title", ["Валюта", "Currency"])
def test_codes_of_currencies_are_no_zones(tmp_path, title):
    rows = [["Company", title, "Would like to meet"], *([b, ("RUB", "CNY")[n % 2], S[n]] for n, b in enumerate(B))]
    assert understood(read(tmp_path, lists(rows))) is not None


def test_chinese_words_of_goods_are_no_zones(tmp_path):
    rows = [["采购企业", "采购大类", "意向企业"], *([b, ("建材", "食品")[n % 2], S[n]] for n, b in enumerate(B))]
    event = understood(read(tmp_path, lists(rows)))
    assert [company.name for company in event.companies if company.purchaser] == B


@pytest.mark.parametrize("title", ["采购大类", "Buyer category", "Категория закупщика", "Einkäufer-Segment"])
def test_the_kind_of_a_side_does_not_name_its_companies(tmp_path, title):
    rows = [["采购企业" if title[0] == "采" else "Company", title, "Wants to meet"]]
    rows += [[b, ("Retail", "Hotels")[n % 2], S[n]] for n, b in enumerate(B)]
    intake = read(tmp_path, lists(rows), sure=0.0)
    assert intake.event is not None
    assert [company.name for company in intake.event.companies if company.purchaser] == B


def test_each_side_has_a_question_for_wishes_of_its_own(tmp_path):
    head = ["Company", "You are", "Which exhibitors interest you?", "Which visiting importers interest you?"]
    rows = [head, *([g, "importer", f"{HOSTS[n]}, {HOSTS[0]}", None] for n, g in enumerate(GUESTS))]
    rows += [[h, "exhibitor", None, GUESTS[n % len(GUESTS)]] for n, h in enumerate(HOSTS)]
    event = understood(read(tmp_path, {"Form": rows}))
    assert {str(r.level) for r in event.requests} == {"want"}


def test_what_matters_most_beside_other_wishes_is_likely_a_must(tmp_path):
    rows = [["Company", "Preferred meetings", "Key targets"], *([b, S[n], S[n - 1]] for n, b in enumerate(B))]
    (question,) = read(tmp_path, lists(rows)).questions
    assert (question.subject, question.guess) == ("Key targets", "musts")


@pytest.mark.parametrize(
    ("title", "most", "asked"),
    [
        ("Which of them is the most important for you?", S[0], False),
        ("Самая важная встреча", S[0], False),
        ("最想见的一家", S[0], False),
        ("Which of them is the most important for you?", f"{S[0]}, {S[1]}", True),  # several
        ("Which of them is the most important for you?", S[3], True),  # not among the wishes
        ("Not so important", S[0], True),
        ("Другая важная встреча", S[0], True),
    ],
)
def test_the_one_of_the_wishes_that_matters_most_is_a_must(tmp_path, title, most, asked):
    rows = [["Company", "Whom would you like to meet?", title], *([b, f"{S[0]}, {S[1]}, {S[2]}", most] for b in B)]
    intake = read(tmp_path, lists(rows))
    assert bool(intake.questions) is asked
    if not asked:
        assert {level for _, whom, level in wished(understood(intake)) if whom == S[0]} == {"must"}


@pytest.mark.parametrize("title", ["С кем встречаться не хотите?", "不希望洽谈的企业", "Companies you would avoid"])
def test_who_is_asked_for_whom_names_companies_though_nobody_knows_them(tmp_path, title):
    rows = [["Company", "Would like to meet", title], *([b, S[n], None] for n, b in enumerate(B))]
    rows[1][2] = "Тюменская рыба — не наш профиль"
    assert [(q.kind, q.subject) for q in read(tmp_path, lists(rows)).questions if q.kind == "column"] == []


def test_an_option_of_a_form_is_a_company_though_one_alone_ticks_it(tmp_path):
    rows = [["企业名称", "身份", "希望洽谈的企业"], *([b, "采购商", f"{S[0]}┋{S[1]}"] for b in B)]
    rows[2][2] = f"{S[0]}┋灵武长枣合作社"
    rows += [[s, "供应商", None] for s in S[:2]]
    event = understood(read(tmp_path, {"答卷": rows}))
    assert "灵武长枣合作社" in {c.name or c.local_name for c in event.companies if c.supplier}


@pytest.mark.parametrize(
    ("listed", "written"), [("Tweed & Thread", "Tweed and Thread"), ("Möller Antriebe Werk", "Möller Antr.")]
)
def test_other_spellings_of_a_name_are_told_and_not_asked(tmp_path, listed, written):
    sellers = [["Company", "Zone"], [listed, "A"], [S[0], "A"], [S[1], "A"]]
    rows = [["Company", "Wants to meet"], [B[0], written], [B[1], S[0]], [B[2], S[1]]]
    assert (B[0], listed, "want") in wished(understood(read(tmp_path, lists(rows, sellers))))


def test_labels_at_the_left_are_titles_though_one_means_nothing(tmp_path):
    rows = [
        ["Buyer", *GUESTS],
        ["Person", "Ann", "Bob", "Cid", "Dan"],
        ["Must be arranged", HOSTS[0], None, None, None],
    ]
    rows += [["Wants to see", *(HOSTS[n + 1] for n in range(4))], ["Max", 3, None, 4, None]]
    sheets = {"Buyers": rows, "Suppliers": [["Supplier"], *([host] for host in HOSTS)]}
    event = understood(read(tmp_path, sheets))
    assert {c.name for c in event.companies if c.purchaser} == set(GUESTS)


@pytest.mark.parametrize("corner", ["Who wants whom", "Wishes", "Кто с кем"])
def test_a_title_in_the_corner_of_a_matrix_is_of_the_whole_sheet(tmp_path, corner):
    rows = [
        [corner, *HOSTS],
        *([g, *("x" if k == n else None for k in range(len(HOSTS)))] for n, g in enumerate(GUESTS)),
    ]
    event = understood(read(tmp_path, {"Buyers": rows}))
    assert {(a, t) for a, t, _ in wished(event)} == set(zip(GUESTS, HOSTS, strict=False))


def test_pairs_say_the_sides_of_a_list_whose_cells_say_hours_and_limits(tmp_path):
    pairs = [["买方", "卖方", "意向"], *([b, s, "想见"] for b, s in zip(B, S, strict=False)), [B[0], S[2], "不要安排"]]
    told = [["公司", "情况"], [B[0], "15点以后不在"], [S[0], "10点才到"], [B[1], "最多安排3场"], [B[2], "最多5场"]]
    event = understood(read(tmp_path, {"意向": pairs, "特殊情况": told}))
    assert {c.name for c in event.companies if c.supplier} == set(S[:3])
    limits = {c.name: c.purchaser.maximum for c in event.companies if c.purchaser}
    assert limits == {B[0]: None, B[1]: 3, B[2]: 5}
    assert {c.name for c in event.companies if c.delegates[0].absences} == {B[0], S[0]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Просим добавить встречу с Бал Текес", "Бал Текес"),
        ("Please add a meeting with Altyn Trade.", "Altyn Trade"),
        ("请安排与明辉灯饰的洽谈", "明辉灯饰"),
        ("no meeting with Altyn Trade", ""),
    ],
)
def test_whom_a_sentence_adds(text, name):
    assert added_in(text) == name


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("does not want (exclusive dealer in Georgia)", True),
        ("не хочет встречаться с", True),
        ("does not want, unless alone,", False),
        ("wants to meet", False),
    ],
)
def test_what_stands_between_two_names_may_refuse(text, refuses):
    assert refuses_between(text) is refuses


def test_dates_of_letters_are_no_absences(tmp_path):
    letters = [["Дата", "Компания", "Что просят"], ["06.03", B[0], f"Просим добавить встречу с {S[1]}"]]
    letters += [["07.03", B[1], "Мы каждый день уезжаем в 16:00"], ["08.03", B[2], f"Не хотим встречаться с {S[2]}"]]
    sheets = {**lists([["Company", "Wants to meet"], *([b, S[0]] for b in B)]), "Письма": letters}
    event = understood(read(tmp_path, sheets))
    assert (B[0], S[1], "want") in wished(event)
    assert {c.name for c in event.companies if c.delegates[0].absences} == {B[1]}


def test_a_reason_behind_a_refused_name_is_nobody(tmp_path):
    rows = [
        ["Company", "Would like to meet", "Would not meet"],
        [B[0], S[0], f"{S[1]}, our competitor"],
        [B[1], S[2], ""],
    ]
    event = understood(read(tmp_path, lists(rows)))
    assert (B[0], S[1], "no") in wished(event)


def test_a_grid_of_hours_asks_in_a_whole_sentence(tmp_path):
    asked = "Сможете ли вы быть на встречах в это время?"
    rows = [["Компания", "С кем встретиться", f"{asked} [9:00–10:00]", f"{asked} [15:00–16:00]"]]
    rows += [[B[0], S[0], "Нет", "Да"], [B[1], S[1], "Да", "Да"], [B[2], S[2], "Да", "Нет"]]
    event = understood(read(tmp_path, lists(rows)))
    away = {c.name: {f"{a.start:%H:%M}" for a in c.delegates[0].absences} for c in event.companies if c.purchaser}
    assert away == {B[0]: {"09:00"}, B[1]: set(), B[2]: {"15:00"}}


def test_two_columns_of_companies_are_pairs_if_one_says_who_asks(tmp_path):
    rows = [["Who asks", "Who for"], [B[0], S[1]], [B[1], S[0]], [B[0], S[0]], [B[2], S[1]]]
    sheets = {**lists([["Company"], *([b] for b in B)]), "List": rows}
    assert len(wished(understood(read(tmp_path, sheets)))) == 4


@pytest.mark.parametrize(
    ("rows", "remarks"),
    [
        ([["Whom not to meet:"], ["River"], ["Jade"]], ["Whom not to meet: River", "Whom not to meet: Jade"]),
        ([["С кем встречаться не нужно"], ["Ривер"]], ["С кем встречаться не нужно: Ривер"]),
        ([["No meeting with River please"], ["Leaves at 15:30"]], ["No meeting with River please", "Leaves at 15:30"]),
        ([["Leaves at 15:30"], ["River"]], ["Leaves at 15:30", "River"]),
    ],
)
def test_names_below_a_heading_at_the_foot_of_a_form_are_refused(rows, remarks):
    (made,) = remarks_below([(sheet("Form", *rows), "Altyn", range(1, len(rows) + 1))])
    assert [values[2] for row, values in made.rows.items() if row > 1] == remarks


def test_a_name_behind_a_title_of_refusals_is_refused():
    assert refused_in("Whom we do not want to meet: River") == "River"
    assert refused_in("Whom we want to meet: River") == ""


@pytest.mark.parametrize("cells", [["Mr", "Ms", "Mr"], ["г-н", "г-жа", "г-н"]])
def test_forms_of_address_are_no_zones(tmp_path, cells):
    rows = [[b, word, S[0]] for b, word in zip(B, cells, strict=True)]
    assert read(tmp_path, lists([["Company", "Address", "Wishes"], *rows])).questions == ()


def test_a_total_with_its_unit_in_a_cell_of_its_own_is_no_pair(tmp_path):
    pairs = [
        ["采购商", "供应商", "提出方"],
        *([b, s, "采购商"] for b, s in zip(B, S[:3], strict=True)),
        [],
        ["合计", 3, "条"],
    ]
    sides = [["类别", "企业名称"], *(["采购商", b] for b in B), *(["供应商", s] for s in S)]
    assert read(tmp_path, {"意向": pairs, "企业": sides}).questions == ()


@pytest.mark.parametrize("text", ["none of the above;", "None;", "нет;", "以上均无"])
def test_who_ticks_that_none_is_meant_refuses_nobody(tmp_path, text):
    rows = [[b, S[0], text if b == B[0] else ""] for b in B]
    event = understood(read(tmp_path, lists([["Company", "Wishes", "Whom do you NOT want to meet?"], *rows])))
    assert {level for *_, level in wished(event)} == {"want"}


@pytest.mark.parametrize("text", ["I am available all the time;", "we are available at all times"])
def test_who_ticks_that_all_times_suit_is_never_away(tmp_path, text):
    rows = [[b, text if b == B[0] else "", S[0]] for b in B]
    event = understood(read(tmp_path, lists([["Company", "When are you NOT available?", "Wishes"], *rows])))
    assert not any(delegate.absences for company in event.companies for delegate in company.delegates)


def test_one_answer_says_what_ticks_below_all_hours_mean(tmp_path):
    rows = [[B[0], S[0], "✓", ""], [B[1], S[1], "", "✓"], [B[2], S[2], "", ""]]
    sheets = lists([["Company", "Wishes", "9:00-10:00", "10:00-11:00"], *rows])
    (question,) = read(tmp_path, sheets).questions
    assert (question.guess, [cell.column for cell in question.cells]) == ("slot", ["C", "D"])
    (tmp_path / "map.toml").write_text('[form."Buyer answers".columns]\n"9:00-10:00" = "slot"\n', encoding="utf-8")
    event = understood(read(tmp_path, sheets, form=tmp_path / "map.toml"))
    assert {c.name for c in event.companies if any(d.absences for d in c.delegates)} == {B[0], B[1]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("不见 B12", "B12"),
        ("they will not come to any meeting with Tianyou", "Tianyou"),
        ("с «Алтын» встреча не нужна", "«Алтын»"),
        ("they will come to any meeting with Tianyou", ""),
        ("they will not come to the meeting hall with Tianyou", ""),
        ("с «Алтын» нужно", ""),
        ("с кем встречаться не нужно", ""),
    ],
)
def test_whom_a_sentence_refuses_in_further_words(text, name):
    assert refused_in(text) == name


@pytest.mark.parametrize("last", ["no", "maybe", "not sure"])
def test_who_may_not_attend_is_asked_about_whatever_else_is_answered(tmp_path, last):
    rows = [[b, answer, S[0]] for b, answer in zip([*B, "Oka Ltd"], ["yes", "no", "yes", last], strict=True)]
    intake = read(tmp_path, lists([["Company", "Attending?", "Wishes"], *rows]))
    assert [q.subject for q in intake.questions if q.kind == "column"] == ["Attending?"]
