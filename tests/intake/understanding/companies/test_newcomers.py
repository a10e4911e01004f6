"""Companies that no sheet lists and that others ask for: taken where that is sure, asked for with the right choices."""

from __future__ import annotations

from pathlib import Path

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.names.matching import SURE
from tests.intake.books import read, save, serious
from tests.intake.understanding.answers import B, S, lists

EN = (
    "Company name",
    "You are registering as",
    "Which companies would you like to meet?",
    "Whom do you NOT wish to meet?",
)
RU = ("Название компании", "Ваша роль", "С кем вы хотите встретиться?", "С кем встречаться не хотите?")
ZH = ("贵公司名称", "您的身份", "您希望洽谈的企业", "不希望洽谈的企业")


def spices(*more: list[str]) -> dict[str, list[list[str]]]:
    """One form for both sides: buyers tick suppliers of which only some have answered."""
    rows = [
        [*EN],
        ["Nordic Taste AB", "Buyer", "Malabar Spice Exports, Coorg Coffee Works, Cochin Cashew Co.", ""],
        ["Gulf Pantry Trading LLC", "Buyer", "Malabar Spice Exports, Cochin Cashew Co.", "Wayanad Organics"],
        ["Bristol Wholefoods Ltd", "Buyer", "Malabar Spice Exports, Wayanad Organics LLP", ""],
        ["Maison Epices SARL", "Buyer", "Coorg Coffee Works, Wayanad Organics LLP", "Cochin Cashews"],
        ["Malabar Spice Exports", "Supplier", "Gulf Pantry Trading LLC, Bristol Wholefoods Ltd", ""],
        ["Coorg Coffee Works", "Supplier", "Nordic Taste AB", ""],
    ]
    return {"Form Responses 1": [*rows, *more]}


def mixed(titles, buyer, supplier, rows):
    sides = {"B": buyer, "S": supplier}
    return {"Form": [[*titles], *([name, sides[side], wishes, no] for name, side, wishes, no in rows)]}


def read_by(tmp_path, sheets, text="", sure=SURE):
    form = tmp_path / "form.toml"
    form.write_text(text, encoding="utf-8")
    return read_registrations(save(tmp_path / "export.xlsx", sheets), form=form, sure=sure)


def said(intake):
    """Who asks for whom at which level, by names."""
    assert intake.event is not None, serious(intake.findings)
    names = {company.id: company.name or company.name_local for company in intake.event.companies}
    return {(names[r.asker], names[r.target]): r.level for r in intake.event.requests}


def suppliers(intake):
    return {c.name or c.name_local for c in intake.event.companies if c.supplier is not None}


def test_names_that_several_ask_for_are_companies_and_told_and_no_refusal_is_lost(tmp_path):
    intake = read_by(tmp_path, spices())
    assert suppliers(intake) >= {"Cochin Cashew Co.", "Wayanad Organics LLP"}
    assert said(intake)["Gulf Pantry Trading LLC", "Wayanad Organics LLP"] is Level.NO
    assert said(intake)["Maison Epices SARL", "Cochin Cashew Co."] is Level.NO
    (told,) = [f for f in intake.findings if f.code == "companies-named"]
    assert sorted(told.details["names"]) == ["Cochin Cashew Co.", "Wayanad Organics LLP"]


def test_a_name_that_one_asks_for_is_asked_with_both_sides_in_one_order(tmp_path):
    rows = (["Tokyo Kitchen Co.", "Buyer", "Coorg Coffee Works, Periyar Tea Estates", ""],)
    intake = read_by(tmp_path, spices(*rows))
    (question,) = intake.questions
    assert (question.subject, question.guess) == ("Periyar Tea Estates", "nobody")
    assert question.options == ("new purchaser", "new supplier", "nobody")
    assert "Periyar Tea Estates" not in suppliers(read_by(tmp_path, spices(*rows), sure=0.5))
    again = read_by(tmp_path, spices(*rows, ["Porto Foods", "Buyer", "Periyar Tea Estates", ""]))
    assert said(again)["Tokyo Kitchen Co.", "Periyar Tea Estates"] is Level.WANT


@pytest.mark.parametrize(
    ("answer", "role"), [("new supplier", "supplier"), ("new purchaser", "purchaser"), ("nobody", None)]
)
def test_a_map_says_that_a_name_is_a_company_of_its_own_or_nobody(tmp_path, answer, role):
    rows = (["Tokyo Kitchen Co.", "Buyer", "Coorg Coffee Works, Periyar Tea, Sons & Co", ""],)
    intake = read_by(tmp_path, spices(*rows), f'[names]\n"Periyar Tea, Sons & Co" = "{answer}"\n')
    assert intake.event is not None, serious(intake.findings)
    found = [c for c in intake.event.companies if c.name == "Periyar Tea, Sons & Co"]
    assert [c.supplier is not None for c in found] == ([] if role is None else [role == "supplier"])


def test_a_map_may_name_a_company_that_no_sheet_lists(tmp_path):
    rows = (["Tokyo Kitchen Co.", "Buyer", "Coorg Coffee Works", "WO Kerala"],)
    intake = read_by(tmp_path, spices(*rows), '[names]\n"WO Kerala" = "Wayanad Organics LLP"\n')
    assert said(intake)["Tokyo Kitchen Co.", "Wayanad Organics LLP"] is Level.NO


@pytest.mark.parametrize(
    ("titles", "sides", "rows", "found"),
    [
        (
            RU,
            ("Закупщик", "Поставщик"),
            [
                ("ООО «Лента-Урал»", "B", "ООО «Сибирский мёд», Уральские грибы", ""),
                ("ТД «Горячий хлеб»", "B", "ООО «Сибирский мёд», Кондитерская «Лакомка»", ""),
                ("Сеть «ВкусДом»", "B", "Кондитерская «Лакомка», Уральские грибы", "Сибирский мед"),
                ("Уральские грибы", "S", "ООО «Лента-Урал»", ""),
            ],
            {"ООО «Сибирский мёд»", "Кондитерская «Лакомка»", "Уральские грибы"},
        ),
        (
            ZH,
            ("采购商", "供应商"),
            [
                ("银川大唐超市", "B", "盐池滩羊肉业┋宁夏红枸杞", ""),
                ("兰州百盛商贸", "B", "宁夏红枸杞┋同心黄花菜", ""),
                ("西宁高原酒店集团", "B", "盐池滩羊肉业┋同心黄花菜", ""),
                ("包头鹿城百货", "B", "宁夏红枸杞", "同心黄花"),
                ("成都锦程百货", "B", "呼和浩特地毯厂┋无锡不锈钢制品┋宁夏红枸杞", ""),
                ("首都百货", "B", "无锡不锈钢制品┋呼和浩特地毯厂", ""),
                ("宁夏红枸杞", "S", "兰州百盛商贸", ""),
            ],
            {"盐池滩羊肉业", "同心黄花菜", "宁夏红枸杞", "呼和浩特地毯厂", "无锡不锈钢制品"},
        ),
    ],
)
def test_companies_of_other_tongues_are_taken_so_too(tmp_path, titles, sides, rows, found):
    intake = read_by(tmp_path, mixed(titles, *sides, rows))
    assert intake.event is not None, serious(intake.findings)
    assert suppliers(intake) == found
    assert sum(level is Level.NO for level in said(intake).values()) == 1


@pytest.mark.parametrize("name", ["Bukhara silk", "Бухара Силк Хаус", "BUKHARA SILK HOUSE LLC"])
def test_a_refusal_of_a_company_that_only_others_name_is_no_new_company(tmp_path, name):
    rows = [
        ["Company", "E-mail", "Which suppliers would you like to meet?", "Any you do not want to meet?"],
        ["Rewinkel Handels GmbH", "a@r.de", "Fergana Textiles; Bukhara Silk House", ""],
        ["Norddeutsche Feinkost KG", "b@n.de", "Fergana Textiles", name],
        ["Hotelgruppe Leine", "c@l.de", "Bukhara Silk House; Khiva Carpets", ""],
    ]
    intake = read_by(tmp_path, {"Buyers of the fair": rows}, '[form."Buyers of the fair"]\nrole = "purchasers"\n', 0.5)
    assert suppliers(intake) == {"Fergana Textiles", "Bukhara Silk House", "Khiva Carpets"}
    assert said(intake)["Norddeutsche Feinkost KG", "Bukhara Silk House"] is Level.NO


def test_two_names_in_one_list_are_two_companies_though_one_begins_the_other(tmp_path):
    rows = (
        ["Tokyo Kitchen Co.", "Buyer", "Coorg Coffee Works, Coorg Coffee", ""],
        ["Kyoto Kitchen Co.", "Buyer", "Coorg Coffee Works, Coorg Coffee", ""],
    )
    intake = read_by(tmp_path, spices(*rows))
    assert {"Coorg Coffee Works", "Coorg Coffee"} <= suppliers(intake)


@pytest.mark.parametrize("remark", ["any tea company", "to be decided", "Who sells pepper?"])
def test_what_does_not_look_like_a_name_is_asked_and_nobody_is_likeliest(tmp_path, remark):
    intake = read_by(tmp_path, spices(["Tokyo Kitchen Co.", "Buyer", f"Coorg Coffee Works, {remark}", ""]))
    assert [(q.subject, q.guess) for q in intake.questions] == [(remark, "nobody")]


def sheets_by_hand(letter: str) -> dict[str, list[list[str]]]:
    return {
        "Байеры": [
            ["Компания", "Город"],
            ["Алатау Трейд", "Алматы"],
            ["Magnum Cash&Carry", "Астана"],
            ["Small Market", "Актау"],
        ],
        "Экспортеры": [
            ["Производитель", "Продукция"],
            ["Арал Тұз", "соль"],
            ["Сүт Әлемі", "молоко"],
            ["Ертіс Ет", "мясо"],
        ],
        "Пожелания": [
            ["Байер", "С кем хочет встретиться", "С кем не надо"],
            ["Алатау Трейд", "Арал Тұз; Сут Алеми", ""],
            ["Магнум", "Ертіс Ет; Сүт Әлемі", "Арал Туз"],
            ["Small Market", "Ертіс Ет", ""],
        ],
        "Письма": [
            ["От кого", "Что просят"],
            ["Small Market", letter],
            ["Сүт Әлемі", "Не хотим встречаться с Small Market"],
        ],
    }


def test_who_asks_in_another_script_is_who_is_listed_and_no_side_is_asked_of_who_is_listed(tmp_path):
    intake = read_by(tmp_path, sheets_by_hand("Добавьте встречу с Арал Тұз"), sure=0.5)
    assert intake.event is not None, serious(intake.findings)
    assert len(intake.event.companies) == 6
    assert said(intake)["Magnum Cash&Carry", "Арал Тұз"] is Level.NO
    assert said(intake)["Алатау Трейд", "Сүт Әлемі"] is Level.WANT
    asked = read_by(tmp_path, sheets_by_hand("Добавьте встречу с Арал Тұз")).questions
    assert "role" not in {question.kind for question in asked}
    # In Russian letters a name is the same.
    assert {"Магнум"} == {f.details["value"] for f in intake.findings if f.code == "name-nearly"}


def test_lines_of_a_map_that_nothing_asks_for_are_told(tmp_path):
    text = """[names]
"Cochin Cashews" = "Cochin Cashew Co."
"Kochin Kashews" = "nobody"
[words.remark]
refusals = ["not with the Swedes"]
"""
    intake = read_by(tmp_path, spices(), text)
    told = [(f.details["value"], f.where) for f in intake.findings if f.code == "map-unused"]
    assert sorted(told) == [("Kochin Kashews", "form.toml line 3"), ("not with the swedes", "form.toml line 5")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("new", "new supplier"),
        ("periyar tea estates", "new supplier"),
        ("New purchaser", "new purchaser"),
        ("nobody", "nobody"),
        ("coorg coffee", "Coorg Coffee Works"),
        ("Gulf Pantri", "Gulf Pantry Trading LLC"),
        ("xyz", None),
        ("Kitchen", "Tokyo Kitchen Co."),
    ],
)
def test_what_is_typed_for_a_name_is_a_company_a_new_one_or_nobody(tmp_path, text, meant):
    rows = (["Tokyo Kitchen Co.", "Buyer", "Coorg Coffee Works, Periyar Tea Estates", ""],)
    (question,) = read_by(tmp_path, spices(*rows)).questions
    assert question.typed is not None
    assert question.typed(text) == meant


def test_an_answer_no_to_whom_one_refuses_is_no_language_and_loses_no_refusal(tmp_path):
    sheets = spices()
    rows = sheets["Form Responses 1"]
    for row in rows[1:]:
        row[3] = "no"
    rows[2][3] = "Wayanad Organics"
    intake = read_by(tmp_path, sheets, sure=0.0)
    assert said(intake)["Gulf Pantry Trading LLC", "Wayanad Organics LLP"] is Level.NO
    assert all(not delegate.languages for c in intake.event.companies for delegate in c.delegates)


def test_a_question_behind_a_matrix_is_no_company(tmp_path):
    names = ["Coorg Coffee Works", "Malabar Spice Exports", "Periyar Tea Estates"]
    rows = [["Buyer", *names, EN[3]]]
    rows += [[f"{place} Foods Ltd", "x", "x", "x", "no"] for place in ("Oslo", "Kyoto", "Leeds", "Porto")]
    intake = read_by(tmp_path, {"Buyers": rows}, sure=0.0)
    assert intake.event is not None, serious(intake.findings)
    assert suppliers(intake) == set(names)


@pytest.mark.parametrize(
    ("name", "guess"), [("Porto Coffee", "nobody"), ("Coorg Robusta Coffee", "Coorg Coffee Works")]
)
def test_a_name_that_begins_like_no_other_is_more_likely_one_of_its_own(tmp_path, name, guess):
    rows = (["Tokyo Kitchen Co.", "Buyer", f"Malabar Spice Exports, {name}", ""],)
    (question,) = read_by(tmp_path, spices(*rows)).questions
    assert question.guess == guess
    assert {"Coorg Coffee Works", "new supplier", "new purchaser", "nobody"} <= set(question.options)


def test_two_unknown_names_between_a_comma_are_two_where_commas_part_names(tmp_path):
    rows = (["Tokyo Kitchen Co.", "Buyer", "Thrissur Pickles, Kochi Ceramics GmbH", ""],)
    asked = read_by(tmp_path, spices(*rows)).questions
    assert {q.subject: q.guess for q in asked} == dict.fromkeys(("Thrissur Pickles", "Kochi Ceramics GmbH"), "nobody")


@pytest.mark.parametrize("name", ["Malabar", "Malabar Spice"])
def test_a_part_of_the_names_of_several_companies_is_asked_for_without_a_default(tmp_path, name):
    rows = (["Tokyo Kitchen Co.", "Buyer", name, ""], ["Lima Food SA", "Buyer", name, ""])
    (question,) = read_by(tmp_path, spices(*rows, ["Malabar Spices and Teas", "Supplier", "", ""])).questions
    several = {"Malabar Spice Exports", "Malabar Spices and Teas"}
    assert (question.subject, question.likely, set(question.options[:2])) == (name, False, several)


@pytest.mark.parametrize("answer", [f"{S[0]}; Nobody of that name", "Nobody of that name", "somebody"])
def test_an_answer_that_names_no_company_is_asked_for_again(tmp_path: Path, answer: str):
    sheets = lists([["Company", "Wishes"], [B[0], "all the pump makers"], [B[1], S[0]], [B[2], S[1]]])
    asked = [q.subject for q in read(tmp_path, sheets).questions]
    assert asked == ["all the pump makers"]
    (tmp_path / "map.toml").write_text(f'[names]\n"all the pump makers" = "{answer}"\n', encoding="utf-8")
    assert [q.subject for q in read(tmp_path, sheets, form=tmp_path / "map.toml").questions] == asked


@pytest.mark.parametrize(
    ("suppliers", "name", "shown"),
    [
        ([["Company"], ["Golden Bridge Foods"], ["Golden Bridge Machines"]], "Golden Bridge", [0, 1]),
        ([["Company", "Brand"], ["Qingdao Cold", "Haier"], ["Chongqing Heat", "Haier"]], "Haier", [0, 1]),
        ([["Company", "Contact"], ["Qingdao Cold", "Li Wei"], ["Chongqing Heat", "Li Wei"]], "Li Wei", [0, 1]),
        ([["Company", "Brand"], ["Qingdao Cold", "Haier"], ["Chongqing Heat", "Beko"]], "Haier", [0]),
    ],
)
def test_a_name_that_several_have_is_asked_with_all_of_them(tmp_path, suppliers, name, shown):
    rows = [["Company", "Companies you want to meet"], ["Altyn Trade", f"{name}; Lotus"], ["Ural Import", "Lotus"]]
    intake = read(tmp_path, {"Buyers": rows, "Suppliers": [*suppliers, ["Lotus"]]})
    (question,) = [q for q in intake.questions if q.kind == "name"]
    assert question.subject == name
    assert list(question.options[: len(shown)]) == [suppliers[1 + n][0] for n in shown]
    assert question.options[len(shown)] == "new purchaser"
    assert question.certainty < 0.9


def test_a_code_beside_one_company_means_it_without_a_question(tmp_path):
    buyers = [["Ref. No.", "Company", "Country"], *([f"OB-0{n}", b, "Peru"] for n, b in enumerate(B))]
    wishes = [B[1], "OB-02", B[0], B[1]]
    sellers = [["Exhibiting firm", "Would like to meet"], *map(list, zip(S, wishes, strict=True))]
    intake = read(tmp_path, lists(buyers, sellers))
    assert intake.questions == ()
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert (S[1], B[2]) in {(names[r.asker], names[r.target]) for r in intake.event.requests}


def test_one_name_of_two_companies_is_asked_with_their_ids(tmp_path):
    suppliers = [["ID", "Company"], ["S1", "Golden Bridge"], ["S2", "Golden Bridge"], ["S3", "Lotus"]]
    rows = [
        ["Company", "Companies you want to meet"],
        ["Altyn Trade", "Golden Bridge; Lotus"],
        ["Ural Import", "Lotus"],
    ]
    sheets = {"Buyers": rows, "Suppliers": suppliers}
    (question,) = read(tmp_path, sheets).questions
    assert question.options[:2] == ("Golden Bridge (S1)", "Golden Bridge (S2)")
    (tmp_path / "map.toml").write_text('[names]\n"Golden Bridge" = "Golden Bridge (S2)"\n', "utf-8")
    event = read(tmp_path, sheets, form=tmp_path / "map.toml").event
    assert event is not None
    assert [r.target for r in event.requests if r.asker == "P001"] == ["S2", "S3"]


TEAS = ("Export", "Import", "Green", "Black", "White", "Red", "Oolong", "Dark", "Gold", "Pearl")


@pytest.mark.parametrize(
    ("sellers", "options"),
    [
        ([f"Jade Tea {tea}" for tea in TEAS[:2]], ("Jade Tea Export", "Jade Tea Import")),
        ([*(f"Jade Tea {tea}" for tea in TEAS[:2]), "Jade Teas"], ("Jade Teas", "Jade Tea Export", "Jade Tea Import")),
        ([f"Jade Tea {tea}" for tea in TEAS], ()),
    ],
)
def test_of_a_few_companies_that_a_name_may_mean_each_is_offered_the_nearest_first(tmp_path, sellers, options):
    wishes = ["Jade Tea", sellers[0], sellers[1]]
    buyers = [["Company", "Whom would you like to meet?"], *map(list, zip(B, wishes, strict=True))]
    sheets = lists(buyers, [["Exhibiting firm", "Products"], *([name, "tea"] for name in sellers)])
    (question,) = read_by(tmp_path, sheets).questions
    assert question.subject == "Jade Tea"
    assert question.options == (*options, "new purchaser", "new supplier", "nobody")
    assert question.guess == (options[0] if options else "nobody")


@pytest.mark.parametrize(
    ("cell", "asked"),
    [
        ("Zeta Corp, Omega Ltd; Jade Tea", ["Omega Ltd", "Zeta Corp"]),
        ("Zeta Corp, good; Jade Tea", ["Zeta Corp, good"]),
    ],
)
def test_names_between_commas_are_asked_one_by_one_if_each_may_be_a_name(tmp_path, cell, asked):
    wishes = [cell, "River Silk; Jade Tea", "River Silk, Jade Tea"]
    buyers = [["Company", "Whom would you like to meet?"], *map(list, zip(B, wishes, strict=True))]
    sellers = [["Exhibiting firm", "Products"], ["Jade Tea", "tea"], ["River Silk", "silk"]]
    assert sorted(q.subject for q in read_by(tmp_path, lists(buyers, sellers)).questions) == asked


@pytest.mark.parametrize(
    ("wishes", "refusals", "asked"),
    [
        ([], ["River Silk, dispute over payment"], []),
        ([], ["Zeta Corp"], [("Zeta Corp", "nobody", 0.6)]),
        ([], ["River Silk, Zeta Corp"], [("Zeta Corp", "nobody", 0.6)]),
        (["Zeta Corp"], ["Zeta Corp"], [("Zeta Corp", "nobody", 0.6)]),
        (["Zeta Corp"], [], [("Zeta Corp", "nobody", 0.6)]),
        (["Zeta Corp", "Zeta Corp"], [], []),
        (["Bishkek Motor", "Bishkek Motor"], [], [("Bishkek Motor", "new supplier", 0.6)]),  # much like a buyer
        (["ABC", "ABC"], [], [("ABC", "nobody", 0.6)]),  # may be short for any name
        (["ABCDE", "ABCDE"], [], []),
        (["Abcd", "Abcd"], [], []),
        (["Zeta Corp", "Zeta Corp"], [None, None, "River Silk, Zeta Corp"], []),
    ],
)
def test_a_name_behind_a_refused_one_is_a_reason_and_of_two_that_ask_a_company(tmp_path, wishes, refusals, asked):
    known = ("Jade Tea", "River Silk", "Lotus Optics")
    wanted = [f"{name}; {more}" if more else name for name, more in zip(known, [*wishes, "", "", ""], strict=False)]
    titles = ["Company", "Whom would you like to meet?", "Whom do you NOT wish to meet?"]
    rows = [list(row) for row in zip(B, wanted, [*refusals, None, None, None], strict=False)]
    sheets = lists([titles, *rows], [["Exhibiting firm", "Products"], *([name, "goods"] for name in known)])
    intake = read_by(tmp_path, sheets)
    assert [(q.subject, q.guess, q.certainty) for q in intake.questions] == asked
    if not asked:
        assert ((wishes or ["Zeta Corp"])[0] in suppliers(intake)) is (len(wishes) > 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lotus Optics", "Lotus Optics"),
        ("lotus optics ltd", "Lotus Optics"),
        ("Lotus Optcs", "Lotus Optics"),
        ("Lotus", "Lotus Optics"),
        ("Jade", None),
        ("Nobody", "nobody"),
        ("nobody at all", None),
        ("Zeta Corp", "new supplier"),
        ("new", "new supplier"),
        ("new purchaser", "new purchaser"),
        ("Lotus Optics; River Silk", "Lotus Optics\nRiver Silk"),
        ("Lotus Optics; Nobody Ltd", None),
    ],
)
def test_an_answer_that_is_typed_is_a_company_a_new_one_or_nobody(tmp_path, typed, meant):
    known = ("Jade Tea", "Jade Export", "River Silk", "Lotus Optics")
    rows = [[B[0], "Jade Tea; Zeta Corp"], [B[1], "River Silk"], [B[2], "Lotus Optics; Jade Export"]]
    sheets = lists(
        [["Company", "Whom would you like to meet?"], *rows],
        [["Exhibiting firm", "Products"], *([name, "goods"] for name in known)],
    )
    (question,) = read_by(tmp_path, sheets).questions
    assert question.typed is not None
    assert question.typed(typed) == meant
    assert question.meant_by(typed) == (typed if meant is not None else None)
    if meant == "Lotus Optics\nRiver Silk":
        asked = read_by(tmp_path, sheets, f'[names]\n"Zeta Corp" = "{typed}"\n')
        assert {seller for buyer, seller in said(asked) if buyer == B[0]} == {"Jade Tea", "Lotus Optics", "River Silk"}


@pytest.mark.parametrize(
    ("name", "guess", "certainty"),
    [
        ("Hengda(恒达)", "杭州恒达进出口有限公司", 0.6),
        ("Шатлык [恒达]", "杭州恒达进出口有限公司", 0.6),
        ("Lumitron（智能照明）", "", 1.0),
        ("Lumitron (ışıklar)", "", 1.0),
        ("Lumitron (恒达)", "Shenzhen Lumitron Technology Co., Ltd.", 0.6),
        ("Lumitron (only before 11:00)", "remark", 0.3),
    ],
)
def test_one_part_of_a_name_with_brackets_may_be_the_short_name_of_a_company(tmp_path, name, guess, certainty):
    sellers = [
        [n] for n in ("Shenzhen Lumitron Technology Co., Ltd.", "杭州恒达进出口有限公司", "Jade Tea", "Altyn Oil")
    ]
    buyers = [["Ural Import", f"{name}┋Jade Tea"], ["Oslo Food", "Jade Tea┋Altyn Oil"]]
    intake = read_by(tmp_path, {"Buyers": [["Company", "Wishes"], *buyers], "Suppliers": [["Company"], *sellers]})
    asked = [(q.subject, q.guess, q.certainty) for q in intake.questions if q.kind == "name"]
    assert asked == ([(name, guess, certainty)] if guess else [])
    if not guess:
        assert said(intake)["Ural Import", "Shenzhen Lumitron Technology Co., Ltd."] is Level.WANT


def _asked(tmp_path, text: str):
    """What is asked of a name on a sheet of calls beside two lists."""
    buyers = [["Company", "Contact person", "Would like to meet"]]
    buyers += [
        [name, who, f"{S[0]}; {S[1]}"]
        for name, who in zip(B, ("Karin Leitner", "Oleg Marin", "Aigul Bek"), strict=True)
    ]
    calls = [["Company", "Not available"], *([who, "12 June 10:00-11:00"] for who in (B[1], B[2], text))]
    questions = read(tmp_path, {**lists(buyers), "Calls": calls}).questions
    return [question.subject for question in questions if question.kind == "name"]


def test_a_person_behind_the_name_of_her_company_is_no_doubt(tmp_path):
    assert _asked(tmp_path, "Altyn, Leitner") == []
    assert _asked(tmp_path, "Altyn, Aigul") == ["Altyn, Aigul"]


def test_two_names_with_words_between_them_are_offered_together(tmp_path):
    rows = [["Company", "Would like to meet"], *([b, s] for b, s in zip(B, ("Ural", "Orda", "Zorvel"), strict=True))]
    rows[1][1] = "Nordwolle, дараа нь Ruyi"
    sellers = ["Nordwolle Hamburg GmbH", "Inner Mongolia Ruyi Trading", "Ural", "Orda"]
    (question, *_) = read(tmp_path, lists(rows, [["Exhibiting firm", "Zone"], *([s, "A"] for s in sellers)])).questions
    assert question.options[0] == question.guess == "\n".join(sellers[:2])


def test_misspelt_names_with_blanks_between_them_are_each_likely_meant(tmp_path: Path):
    sellers = ["Malabar Spice", "Coorg Coffee Works", "Cochin Cashew Company", "Wayanad Organics"]
    buyers = [
        ["Company", "Wishes"],
        ["Nordic Taste AB", "Malabar Spice; Coorg Coffee Works"],
        ["Gulf Pantry", "Malabar Spyce Coorg Cofee Works"],
        ["Bristol Foods", "Cochin Cashew Company; Wayanad Organics"],
    ]
    (question,) = read(
        tmp_path, {"Buyers": buyers, "Sellers": [["Company", "Zone"], *([s, "A"] for s in sellers)]}
    ).questions
    assert question.guess == "Malabar Spice\nCoorg Coffee Works"


@pytest.mark.parametrize(("short", "name"), [("elbe", "Kaffeekontor Elbe GmbH"), ("каим", "Хозяйство Каим")])
def test_a_word_in_small_letters_means_the_company_that_alone_has_it(tmp_path, short, name):
    rows = [[b, S[n]] for n, b in enumerate(B)]
    rows[0][1] += f"; {short}"
    table = [["Company", "Which companies would you like to meet?"], *rows]
    (question,) = read(tmp_path, lists(table, [["Exhibiting firm", "Zone"], *([s, "A"] for s in (*S, name))])).questions
    assert (question.kind, question.subject, question.guess) == ("name", short, name)


def test_a_name_in_small_letters_is_one_where_no_name_has_capitals(tmp_path):
    sheets = spices(["Tokyo Kitchen Co.", "Buyer", "Wayanad Organics, Kochi Ceramics, Malabar Spice Exports", ""])
    lists = {
        name: [rows[0], *([*row[:2], row[2].lower(), row[3]] for row in rows[1:])] for name, rows in sheets.items()
    }
    intakes = [read_by(tmp_path, one, sure=0.0) for one in (sheets, lists)]
    assert [{name.casefold() for name in suppliers(intake)} for intake in intakes] == [
        {name.casefold() for name in suppliers(intakes[0])}
    ] * 2
    asked = [{q.subject.casefold(): q.guess for q in read_by(tmp_path, one).questions} for one in (sheets, lists)]
    assert asked[0] == asked[1]
