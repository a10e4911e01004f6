"""What a cell that names companies says of each: its level, its rank, and what stands beside its name."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import Built, CompanyRecord, Wish
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.wishes.listed_wishes import for_all
from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood

AT = Cell("Form", 2, "B")


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("Chongqing Motors (CN); River Machines (KZ)", {(S[0], "want", 1), (S[1], "want", 2)}),
        ("River Machines, China; Yangtze Pumps (Yangtze)", {(S[1], "want", 1), (S[3], "want", 2)}),
        (
            "River Machines (must); Yangtze Pumps - no; Spring Parts",
            {(S[1], "must", 1), (S[3], "no", None), (S[2], "want", 3)},
        ),
        ("River Machnes - no; Spring Parts", {(S[1], "no", None), (S[2], "want", 2)}),
        ("River Machnes – 必须", {(S[1], "must", 1)}),
        (f"{S[1]} – no thanks; Spring Parts", {(S[1], "no", None), (S[2], "want", 2)}),
        ("Spring Parts; no thanks", {(S[2], "want", 1)}),
    ],
)
def test_countries_and_names_again_beside_a_name_say_nothing_of_it(tmp_path, text, wishes):
    rows = [["Company", "Would like to meet"], [B[0], text], *([b, S[2]] for b in B[1:])]
    event = understood(read(tmp_path, lists(rows)))
    assert {wish[1:] for wish in said(event) if wish[0] == B[0]} == wishes


@pytest.mark.parametrize(
    ("sellers", "text"),
    [
        (
            ("宁波海曙锐锋刀具有限公司", "永康市金鼎不锈钢制品有限公司", "武义鑫源锅具有限公司"),
            "锐锋刀具┋金鼎不锈钢┋鑫源锅具",
        ),
        (("River Machines", "Never Ordinary Tools", "Spring Parts"), "River Machines; Never Ordinary; Spring Parts"),
        (("River Machines", "ООО «Без Границ»", "Spring Parts"), "River Machines; Без границ; Spring Parts"),
    ],
)
def test_a_negation_within_a_name_refuses_nobody(tmp_path, sellers, text):
    rows = [["Company", "Would like to meet"], [B[0], text], *([b, sellers[2]] for b in B[1:])]
    sheets = {"Buyers": rows, "Exhibitors": [["Exhibitor", "Zone"], *([name, "A"] for name in sellers)]}
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert {(r.level, r.asker, r.target) for r in event.requests if r.level is Level.NO} == set()
    assert len([r for r in event.requests if r.asker == event.companies[0].id]) == len(sellers)


def test_a_name_that_no_list_has_is_no_remark_on_itself(tmp_path):
    rows = [["Company", "Would like to meet"], [B[0], f"{S[0]}; Panda Toys; {S[1]} (brings tea)"]]
    rows += [[B[1], f"{S[2]}; Panda Toys"]]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    notes = {names[r.target]: r.notes for r in event.requests if names[r.asker] == B[0]}
    assert notes == {S[0]: "", "Panda Toys": "", S[1]: "brings tea"}


@pytest.mark.parametrize(
    ("text", "level", "asked"),
    [
        ("all", Level.WANT, {"Jade Tea": "want", "Lotus Optics": "want"}),
        ("all except Jade Tea", Level.MUST, {"Lotus Optics": "must", "Jade Tea": "no"}),
        ("all except Jade Tea", Level.NO, {"Lotus Optics": "no"}),
        ("all suppliers except Lotus", Level.WANT, {"Jade Tea": "want", "Lotus Optics": "no"}),
        ("all", Level.NO, None),
        ("all except Zyxw", Level.WANT, None),
        ("all except Altyn Trade", Level.WANT, None),
        ("Everyone", Level.WANT, None),
        ("everybody", Level.WANT, None),
        ("Jade Tea", Level.WANT, None),
    ],
)
def test_who_wants_all_wants_the_other_side_that_has_no_wish_yet(text, level, asked):
    names, built = NameIndex(), Built()
    buyers, sellers = ("Altyn Trade", "Ural Import"), ("Jade Tea", "Lotus Optics", "Dazu Metal", "Everyone")
    for name in (*buyers, *sellers):
        roles = {Role.PURCHASER if name in buyers else Role.SUPPLIER}
        names.add(name, [name])
        built.records[name] = CompanyRecord(name, {"company": (name, AT)}, roles, [])
    names.alias("everybody", "Jade Tea")
    built.wishes += [Wish("Altyn Trade", target, Level.WANT, None, AT) for target in ("Dazu Metal", "Everyone")]
    built.wishes.append(Wish("Ural Import", "Jade Tea", Level.WANT, None, AT))
    assert for_all(text, names, built, built.records["Altyn Trade"], level) == asked


def test_a_half_of_a_name_that_recurs_below_others_is_no_level(tmp_path):
    hotel = "โรงแรมศรีธารา (Sri Tara Hotels)"
    rows = [["Company", "Would like to meet"], [B[0], f"{S[0]}\nSri Tara Hotels"], [B[1], f"{S[1]}\nSri Tara Hotels"]]
    rows += [[B[2], f"{S[2]}\nSri Tara Hotels"]]
    sheets = {"Buyers": rows, "Exhibitors": [["Exhibitor", "Zone"], *([name, "A"] for name in (*S, hotel))]}
    intake = read(tmp_path, sheets)
    assert "word" not in {question.kind for question in intake.questions}
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert {wish[0] for wish in said(event) if "Tara" in wish[1]} == {*B[:3]}


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("Jade Tea以外的茶企不用安排", "wishes"),
        ("除Jade Tea外的茶企不用安排", "wishes"),
        ("No tea companies except Jade Tea", "wishes"),
        ("tea companies other than Jade Tea are not needed", "wishes"),
        ("Кроме Jade Tea чайных компаний не надо", "wishes"),
        ("aucune autre société de thé sauf Jade Tea", "wishes"),
        ("keine Teefirmen außer Jade Tea", "wishes"),
        ("Jade Tea dışındaki çay firmaları gerekmiyor", "wishes"),
        ("لا شركات شاي غير Jade Tea", "wishes"),
        ("Jade Tea外贸", None),
        ("bitte ohne Jade Tea", None),
        ("кроме Jade Tea", None),
    ],
)
def test_who_refuses_all_of_a_kind_but_one_does_not_refuse_that_one(tmp_path, text, guess):
    buyers = [
        ["Buyer", "Wishes", "Refusals"],
        ["Altyn", "Lotus Glass", text],
        ["Ural Import", "Jade Tea", "Orda Foods"],
    ]
    sellers = [["Supplier", "Zone"], ["Jade Tea", "A"], ["Lotus Glass", "A"], ["Orda Foods", "A"]]
    intake = read(tmp_path, {"Sellers": sellers, "Buyers": buyers})
    assert next((q.guess for q in intake.questions if q.kind == "cell"), None) == guess


@pytest.mark.parametrize("yes", ["Yes", "Sí", "Да", "Oui"])
@pytest.mark.parametrize(("title", "level"), [("Must meet", "must"), ("Whom do you not want to meet?", "no")])
def test_a_yes_before_names_leaves_the_level_of_their_column(tmp_path, yes, title, level):
    rows = [["Company", "Country", "Would like to meet", title], [B[0], "KZ", S[0], f"{yes}: {S[1]}, {S[2]}"]]
    rows += [[B[1], "KZ", S[1], S[3]], [B[2], "KZ", S[2], None]]
    event = understood(read(tmp_path, lists(rows)))
    names = {company.id: company.name for company in event.companies}
    told = {names[r.target]: r.level.value for r in event.requests if names[r.asker] == B[0]}
    assert told == {S[0]: "want", S[1]: level, S[2]: level}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chongqing Motors please", S[0]),
        ("Spring Parts, please!", S[2]),
        ("Yangtze Pumps bitte", S[3]),
        ("River Machines, пожалуйста", S[1]),
        ("Chongqing Motors – our contract for engines ends in July", S[0]),
        ("Yangtze - we would like to renew the agreement", S[3]),
        ("Spring – наш контракт на детали кончается", S[2]),
    ],
)
def test_a_must_stays_one_beside_a_polite_word_or_a_reason(tmp_path, text, name):
    rows = [["Company", "Would like to meet", "Is there one you absolutely must see?"]]
    rows += [[B[0], "; ".join(S), text], *([b, S[2], S[2]] for b in B[1:])]
    event = read(tmp_path, lists(rows), sure=0.0).event
    assert event is not None
    assert {wish[1] for wish in said(event) if wish[0] == B[0] and wish[2] == "must"} == {name}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Would prefer not", "Yangtze (ex-customer, bad debt)"),
        ("Lieber nicht", "Yangtze (Streit, noch offen)"),
        ("Лучше не надо", "Yangtze (спор, долг)"),
        ("最好不要", "Yangtze（旧客户，欠款）"),
    ],
)
def test_a_refusal_by_a_short_name_with_a_reason_is_one(tmp_path, title, text):
    rows = [["Company", "1st choice", "2nd choice", title]]
    rows += [[B[0], S[0], S[1], text], *([b, S[2], S[0], None] for b in B[1:])]
    event = understood(read(tmp_path, lists(rows)))
    assert {wish[:2] for wish in said(event) if wish[2] == "no"} == {(B[0], S[3])}
