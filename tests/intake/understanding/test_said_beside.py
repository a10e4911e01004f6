"""What forms say beside their tables, and remarks that name companies by a short name or a code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sco_scheduler.domain.event import Event, Level
from sco_scheduler.intake import Intake
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood

Rows = list[list[Any]]
SUPPLIERS: Rows = [
    ["Supplier", "Product"],
    ["Crail Crab Co", "crab"],
    ["Orkney Pies", "pies"],
    ["Kentish Cider", "cider"],
]
SAID = {
    "Heston Hotels": "Not available before 10:30",
    "Ridgeway Catering": "Maximum 3 meetings",
    "Thames Cruises": "Leaves at 15:30",
    "Fox Pubs": "No meeting with Crail Crab Co please",
}


def form(name: str, said: str, *, labels: int) -> Rows:
    """A form of one company: labels, the table of whom it wants to meet, and a sentence below."""
    head = [["Company:", name], ["Contact:", "Ann Lee"], ["Phone:", "+44 1"]][:labels]
    return [
        ["Meeting wish list"],
        *head,
        [],
        ["No.", "Supplier", "Comment"],
        [1, "Orkney Pies"],
        [2, "Kentish Cider"],
        [],
        [said],
    ]


def company(event: Event, name: str) -> Any:
    return next(c for c in event.companies if c.name == name)


@pytest.mark.parametrize("labels", [1, 2, 3])
def test_a_sentence_below_the_table_of_a_form_is_of_its_company(tmp_path, labels):
    forms = {name: form(name, said, labels=labels) for name, said in SAID.items()}
    intake = read(tmp_path, {"Suppliers": SUPPLIERS, **forms}, sure=0.0)
    assert intake.event is not None, [f.message for f in intake.findings]
    away = company(intake.event, "Heston Hotels").delegates[0].absences
    assert [f"{span.end:%H:%M}" for span in away] == ["10:30"]
    assert [f"{s.start:%H:%M}" for s in company(intake.event, "Thames Cruises").delegates[0].absences] == ["15:30"]
    assert company(intake.event, "Ridgeway Catering").purchaser.maximum == 3
    refused = [(r.purchaser, r.supplier) for r in intake.event.requests if r.level is Level.NO]
    assert refused == [(company(intake.event, "Fox Pubs").id, company(intake.event, "Crail Crab Co").id)]


def test_a_sheet_of_companies_listed_elsewhere_and_what_each_says_is_read(tmp_path):
    buyers: Rows = [["Company", "Country"], *([name, "UK"] for name in SAID)]
    wishes: Rows = [["Purchaser", "Supplier"], *([name, "Orkney Pies"] for name in SAID)]
    said: Rows = [["Company", "Message"], *map(list, SAID.items())]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": SUPPLIERS, "Wishes": wishes, "Mails": said}, sure=0.0)
    assert intake.event is not None
    assert company(intake.event, "Ridgeway Catering").purchaser.maximum == 3
    assert sum(r.level is Level.NO for r in intake.event.requests) == 1


def guesses(intake: Intake) -> list[tuple[str, str]]:
    return [(q.subject, q.guess) for q in intake.questions if q.kind == "cell"]


@pytest.mark.parametrize("remark", ["С Шоро не ставьте, пожалуйста", "We do not want to meet Шоро"])
def test_a_remark_names_a_company_by_its_one_short_word(tmp_path, remark):
    buyers: Rows = [["Company", "Wishes", "Comments"], ["Сеним Трейд", "Ак-Сут", remark], ["Глобус", "Шоро", None]]
    sellers: Rows = [["Supplier", "Product"], ["Шоро", "напитки"], ["Ак-Сут", "молоко"], ["Куликовский", "торты"]]
    event = read(tmp_path, {"Buyers": buyers, "Suppliers": sellers}, sure=0.0).event
    assert event is not None
    shoro = company(event, "Шоро").id
    assert [r.supplier for r in event.requests if r.level is Level.NO] == [shoro]


def test_a_remark_names_companies_by_the_codes_of_their_badges(tmp_path):
    people: Rows = [
        ["Badge", "Company", "Type", "Remarks"],
        ["B01", "Altyn Trade", "buyer", "not with S02 (legal dispute)"],
        ["B02", "Orda Foods", "buyer", None],
        ["S01", "Jade Tea", "seller", "does not want to meet B02"],
        ["S02", "River Pumps", "seller", None],
    ]
    asked: Rows = [["From badge", "To badge"], ["B01", "S01"], ["B02", "S02"], ["B02", "S01"], ["B01", "S02"]]
    event = read(tmp_path, {"Registered": people, "Requests": asked}).event
    assert event is not None
    assert sorted(str(r.level) for r in event.requests) == ["no", "no", "want", "want", "want"]


def test_what_stands_before_arrows_in_titles_is_the_question(tmp_path):
    asked = "Please rate your interest >> "
    head = ["Company", *(asked + name for name in ("Nishat Weavers", "Crescent Towels", "Gulshan Knits"))]
    rows = [["London Linen", "Must meet", "Interested", None], ["Milano Moda", None, "Interested", "Do not meet"]]
    event = read(tmp_path, {"Buyers": [head, *rows]}, sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier} == {"Nishat Weavers", "Crescent Towels", "Gulshan Knits"}
    assert sorted(r.level.value for r in event.requests) == ["must", "no", "want", "want"]


def test_none_so_far_is_nobody_and_hours_of_coming_are_known_in_chinese(tmp_path):
    rows: Rows = [["公司", "意向企业", "回避企业", "到会时间", "离会时间"]]
    rows += [
        ["长沙超市", "柳州螺蛳粉、百色芒果", "暂时没有", "9:00", "16:00"],
        ["广州餐饮", "柳州螺蛳粉", None, "10:00", "18:00"],
    ]
    event = read(tmp_path, {"采购商": rows}, sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier} == {"柳州螺蛳粉", "百色芒果"}
    away = company(event, "广州餐饮").delegates[0].absences
    assert [(f"{s.start:%H:%M}", f"{s.end:%H:%M}") for s in away] == [("00:00", "10:00"), ("18:00", "00:00")]


def test_a_remark_names_a_company_by_its_name_in_one_of_two_scripts(tmp_path):
    buyers: Rows = [
        ["公司", "意向企业"],
        ["Astana Agro Trade 阿斯塔纳农贸", "西安重型机械"],
        ["Orda Foods 奥达食品", "西安重型机械"],
    ]
    sellers: Rows = [
        ["供应商", "产品", "备注"],
        ["西安重型机械", "机械", "必须见 Astana Agro Trade"],
        ["宁夏枸杞", "枸杞", None],
    ]
    event = read(tmp_path, {"采购商": buyers, "供应商": sellers}, sure=0.0).event
    assert event is not None
    musts = [r.purchaser for r in event.requests if r.level is Level.MUST]
    assert musts == [company(event, "Astana Agro Trade 阿斯塔纳农贸").id]


def test_who_asks_stands_in_the_first_row_of_its_wishes_only(tmp_path):
    asked: Rows = [["Кто просит", "С кем", "Насколько важно"], ["Altyn Trade", "Jade Tea", "желательно"]]
    asked += [
        [None, "River Pumps", "обязательно"],
        ["Orda Foods", "River Pumps", "отказ"],
        [None, "Jade Tea", "желательно"],
    ]
    buyers: Rows = [["Компания", "Страна"], ["Altyn Trade", "KZ"], ["Orda Foods", "KZ"]]
    sellers: Rows = [["Компания", "Продукция"], ["Jade Tea", "чай"], ["River Pumps", "насосы"]]
    event = read(tmp_path, {"Покупатели": buyers, "Поставщики": sellers, "Заявки на встречи": asked}, sure=0.0).event
    assert event is not None
    assert sorted(r.level.value for r in event.requests) == ["must", "no", "want", "want"]


def test_the_answer_when_somebody_is_away_counts_for_a_remark_too(tmp_path):
    said = "прилетают, будут с 11 часов"
    buyers: Rows = [
        ["Компания", "С кем встреча", "Примечание"],
        ["Altyn Trade", "Jade Tea", said],
        ["Orda", "Jade Tea", None],
    ]
    sheets = {
        "Покупатели": buyers,
        "Поставщики": [["Компания", "Продукция"], ["Jade Tea", "чай"], ["River Pumps", "насосы"]],
    }
    form = tmp_path / "map.toml"
    told = (
        f'[words.remark]\n"Not available" = ["{said}"]\n[times]\n"{said}" = "-11:00"\n[dates]\nevent = "2026-06-09"\n'
    )
    form.write_text(told, encoding="utf-8")
    event = read(tmp_path, sheets, form=form).event
    assert event is not None
    assert [f"{span.end:%H:%M}" for span in company(event, "Altyn Trade").delegates[0].absences] == ["11:00"]


@pytest.mark.parametrize("title", ["Когда вам неудобно?", "When is it inconvenient for you?"])
def test_hours_that_do_not_suit_somebody_are_most_likely_absences(tmp_path, title):
    rows: Rows = [["Компания", "С кем встреча", title], ["Altyn Trade", "Jade Tea", "приеду к 11:00"]]
    rows += [["Orda Foods", "River Pumps", "с 14 до 15 занята"], ["Silk Way", "Jade Tea", None]]
    sellers: Rows = [["Компания", "Продукция"], ["Jade Tea", "чай"], ["River Pumps", "насосы"]]
    intake = read(tmp_path, {"Покупатели": rows, "Поставщики": sellers})
    assert {q.guess for q in intake.questions} <= {"Not available"}
    event = read(tmp_path, {"Покупатели": rows, "Поставщики": sellers}, sure=0.0).event
    assert event is not None
    assert [len(company(event, name).delegates[0].absences) for name in ("Altyn Trade", "Orda Foods")] == [1, 1]


@pytest.mark.parametrize(
    ("aside", "level"),
    [
        (" (and also {})", "want"),
        (" (plus {} if there is time)", "maybe"),
        (" (а также {})", "want"),
        ("（还有{}）", "want"),
        ("（有空的话加{}）", "maybe"),
    ],
)
def test_brackets_that_go_on_with_a_further_name_add_a_wish(tmp_path: Path, aside: str, level: str):
    rows = [["Company", "Wishes"], [B[0], S[0] + aside.format(S[1])], [B[1], S[2]], [B[2], S[3]]]
    found = {wish[:3] for wish in said(understood(read(tmp_path, lists(rows)))) if wish[0] == B[0]}
    assert found == {(B[0], S[0], "want"), (B[0], S[1], level)}


@pytest.mark.parametrize("wish", ["C1 (and C3 if possible)", "C1, C3 if possible", "C1（还有C3 if possible）"])
def test_stands_are_told_apart_from_what_is_said_behind_them(tmp_path: Path, wish: str):
    stands = [["Stand", "Exhibitor"], *([f"C{n}", name] for n, name in enumerate(S, 1)), ["C9", "(vacant)"]]
    rows = [["Company", "Stands to visit"], [B[0], wish], [B[1], "C2, C4"], [B[2], "C1"]]
    event = understood(read(tmp_path, lists(rows, stands)))
    assert {wish[:3] for wish in said(event) if wish[0] == B[0]} == {(B[0], S[0], "want"), (B[0], S[2], "maybe")}
    assert {c.name for c in event.companies if c.supplier} == set(S)


@pytest.mark.parametrize("refused", [S[1], None])
@pytest.mark.parametrize("reason", ["Direct competitor", "Concorrente direto", "Прямой конкурент", "競合他社のため"])
def test_a_remark_on_rivals_beside_a_refusal_is_its_reason(tmp_path, reason, refused):
    rows: Rows = [["Company", "Country", "Would like to meet", "Does not want to meet", "Comments"]]
    rows += [[b, "Kazakhstan", S[0], refused if b == B[0] else S[1], reason if b == B[0] else None] for b in B]
    intake = read(tmp_path, lists(rows))
    assert [q.guess for q in intake.questions] == ([] if refused else ["refusals"])


def test_a_remark_that_refuses_rivals_beside_a_refusal_is_asked_about(tmp_path):
    rows: Rows = [["Company", "Country", "Would like to meet", "Does not want to meet", "Comments"]]
    rows += [[b, "Kazakhstan", S[0], S[1], "No other competitors please" if b == B[0] else None] for b in B]
    assert [q.kind for q in read(tmp_path, lists(rows)).questions] == ["cell"]


@pytest.mark.parametrize("title", ["Not", "Notlar"])
def test_a_turkish_column_of_notes_is_no_column_of_refusals(tmp_path, title):
    rows: Rows = [["Firma", "Ülke", "Görüşmek istediği firmalar", title]]
    rows += [[b, "Türkiye", S[0], "Stant 22" if b == B[0] else None] for b in B]
    intake = read(tmp_path, lists(rows))
    assert [q for q in intake.questions if q.kind in {"column", "name"}] == []


def test_a_column_that_says_not_above_companies_is_one_of_refusals(tmp_path):
    rows: Rows = [["Company", "Country", "Would like to meet", "Not"]]
    rows += [[b, "Kazakhstan", S[0], S[1] if b == B[0] else None] for b in B]
    event = understood(read(tmp_path, lists(rows)))
    assert (B[0], S[1], "no") in {wish[:3] for wish in said(event)}


@pytest.mark.parametrize(
    ("remark", "end"),
    [
        ("12日は15時に退出します。13日は終日参加できます。", "13 00:00"),
        ("11月12日下午3点离开，13日全天在", "13 00:00"),
        ("11月12日下午3点离开", "14 00:00"),
    ],
)
def test_who_leaves_on_a_day_and_is_there_on_the_next_does_not_miss_that(tmp_path, remark, end):
    rows: Rows = [["Company", "Country", "Would like to meet", "Comments"]]
    rows += [[b, "Kazakhstan", S[0], remark if b == B[0] else None] for b in B]
    sheets = lists(rows)
    del sheets["Sessions"]
    sheets["Buyer answers"].insert(0, ["Meetings, 12-13 November 2026"])
    intake = read(tmp_path, sheets)
    assert intake.questions == ()
    assert intake.event is not None
    (away,) = company(intake.event, B[0]).delegates[0].absences
    assert (f"{away.start:%d %H:%M}", f"{away.end:%d %H:%M}") == ("12 15:00", end)
