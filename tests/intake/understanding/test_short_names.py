"""Companies are known by short names, names in a second script, and whatever form stands behind the name."""

from __future__ import annotations

from typing import Any

import pytest

from sco_scheduler.intake.company_names import core_of
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.understanding.wording.polarity import polarity_in_brackets
from tests.intake.books import read
from tests.intake.understanding.layouts.test_outlines import event_of

SELLERS = ("汕头乐玩科技有限公司", "泰州模达塑料有限公司", "潮州瓷韵陶瓷有限公司")
SHORT = ("乐玩", "模达", "瓷韵")
BUYERS = ("越南红河建材公司", "墨西哥仙人掌玩具公司", "智利安第斯果品公司")
TICKED = (("◎", "", "○"), ("", "○", "×"), ("○", "◎", ""))


def pairs(event: Any) -> set[tuple[str, str, str]]:
    names = {company.id: company.name for company in event.companies}
    return {(names[r.purchaser], names[r.supplier], r.level.value) for r in event.requests}


MEANT = {"◎": "must", "○": "want", "×": "no"}
WISHES = {
    (b, s, MEANT[sign])
    for b, signs in zip(BUYERS, TICKED, strict=True)
    for s, sign in zip(SELLERS, signs, strict=True)
    if sign
}


def test_short_names_head_a_matrix_of_companies_that_another_sheet_lists(tmp_path):
    matrix: list[list[Any]] = [["汇总表"], ["说明：◎ 一定要见　○ 想见　× 不见"], [], ["采购商", *SHORT, "场次上限"]]
    matrix += [[b, *signs, 3] for b, signs in zip(BUYERS, TICKED, strict=True)]
    event = event_of(
        read(
            tmp_path, {"意向": matrix, "名录": [["展位", "企业全称"], *([f"1馆{n}", s] for n, s in enumerate(SELLERS))]}
        )
    )
    assert pairs(event) == WISHES
    assert {c.purchaser.maximum for c in event.companies if c.purchaser is not None} == {3}


def test_a_short_name_of_two_signs_that_one_company_has_is_that_company(tmp_path):
    wishes = [["采购商", "想见谁"], [BUYERS[0], "乐玩、瓷韵"], [BUYERS[1], "①模达②瓷韵"]]
    event = event_of(read(tmp_path, {"采购商": wishes, "供应商": [["企业全称"], *([s] for s in SELLERS)]}))
    want = {(BUYERS[0], SELLERS[0]), (BUYERS[0], SELLERS[2]), (BUYERS[1], SELLERS[1]), (BUYERS[1], SELLERS[2])}
    assert pairs(event) == {(*pair, "want") for pair in want}


def test_answers_by_short_names_are_of_the_companies_that_a_list_has_in_full(tmp_path):
    answers = [["公司名称", "身份", "想约见的企业"], [SHORT[0], "供应商", BUYERS[0]], [SELLERS[1], "供应商", BUYERS[1]]]
    answers += [[b, "采购商", "、".join(SHORT[n:])] for n, b in enumerate(BUYERS)]
    sides = ["供应商"] * 3 + ["采购商"] * 3
    full, short = (*SELLERS, *BUYERS), (*SHORT, "红河", "仙人掌", "安第斯")
    listed = [["类别", "企业全称", "简称"], *map(list, zip(sides, full, short, strict=True))]
    event = event_of(read(tmp_path, {"收集结果": answers, "企业名录": listed}))
    assert len(event.companies) == len(full)
    assert len(event.requests) == 8


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Doanh nghiệp", "Tên gọi tắt"),
        ("Компанія", "Скорочена назва"),
        ("Firma", "Kurzname"),
        ("Entreprise", "Sigle"),
        ("Company", "Short name"),
    ],
)
def test_a_column_titled_for_short_names_has_those_by_which_few_wishes_call_companies(tmp_path, full, short):
    called = {"Công ty CP Phần mềm Sao Mai": "Sao Mai Soft", "Công ty Kho Vận 4.0": "KV4", "Pixel Game Studio": "Pixel"}
    sellers = [["No.", full, short], *([n, *of] for n, of in enumerate(called.items(), 1))]
    buyers = [["Company", "Wants to meet"], [BUYERS[0], "1. Sao Mai Soft\n2. Kho Vận 4.0"], [BUYERS[1], "1. Pixel"]]
    event = event_of(read(tmp_path, {"Visitors": buyers, "Exhibiting sellers": sellers}))
    assert {c.name for c in event.companies if c.supplier is not None} == {*called}
    assert {(a, b) for a, b, _ in pairs(event)} == {
        *((BUYERS[0], name) for name in (*called,)[:2]),
        (BUYERS[1], "Pixel Game Studio"),
    }


def test_wishes_may_name_companies_as_a_second_column_does(tmp_path):
    sellers = [["№", "Название", "По-русски"], [1, "Haiyuan Machinery", "Хайюань"], [2, "Shunda Furniture", "Шуньда"]]
    buyers = [["Предприятие", "С кем встретиться"], ["АО «Сибмебель»", "Хайюань, Шуньда"], ["ИП Кравченко", "Шуньда"]]
    event = event_of(read(tmp_path, {"Покупатели": buyers, "Поставщики": sellers}))
    assert sum(company.supplier is not None for company in event.companies) == 2
    assert len(event.requests) == 3


def test_the_first_row_is_no_second_header_though_its_names_have_words_of_titles(tmp_path):
    rows = [
        ["Buyer", "Would like to meet", "Remarks"],
        ["Lagoon Hotels Group", "Joyplay Products, Ironbark Tools", "vegetarian food"],
    ]
    rows += [["Orchard Gifts", "Joyplay Products", None], ["Kilimo Traders", "Ironbark Tools", None]]
    sellers = [["Supplier"], ["Joyplay Products"], ["Ironbark Tools"]]
    event = event_of(read(tmp_path, {"Buyers": rows, "Suppliers": sellers}))
    assert sum(company.purchaser is not None for company in event.companies) == 3
    assert len(event.requests) == 4


@pytest.mark.parametrize("name", ["Van der Meulen Keukens B.V.", "van der meulen keukens", "Van der Meulen Keukens BV"])
def test_a_legal_form_with_points_is_one(name):
    assert core_of(name).text == "vandermeulenkeukens"


def test_who_of_a_side_asked_is_who_asks():
    assert asked_by("Кто из покупателей просил о встрече")


def test_no_with_a_point_in_brackets_is_a_number():
    assert polarity_in_brackets("Wants to meet (no.)") == ("want", 1.0)
    assert polarity_in_brackets("Partners (no)")[0] == "no"


MAKERS = (
    *("重庆泽锐汽车配件有限公司", "重庆泽丰汽车配件有限公司", "重庆江河机械股份有限公司"),
    *("Chongqing Kainuo Auto Parts Co., Ltd.", "АО «Сибирский металл»", "Tashkent Motors"),
)


def wishing(text: str, sheet: str = "采购商") -> dict[str, list[list[Any]]]:
    makers = [["企业全称", "展区"], *([name, "A"] for name in MAKERS)]
    return {sheet: [["采购商", "想见谁"], [BUYERS[0], text], [BUYERS[1], MAKERS[2]]], "供应商": makers}


@pytest.mark.parametrize(
    ("text", "meant"),
    [("泽锐汽配", MAKERS[0]), ("江河机械", MAKERS[2]), ("Kainuo Auto", MAKERS[3]), ("Kainuo", MAKERS[3])],
)
def test_an_abbreviation_that_one_name_has_is_that_company(tmp_path, text, meant):
    event = event_of(read(tmp_path, wishing(text)))
    assert pairs(event) == {(BUYERS[0], meant, "want"), (BUYERS[1], MAKERS[2], "want")}


@pytest.mark.parametrize(
    ("text", "guess", "options"),
    [
        ("泽汽配", MAKERS[1], {MAKERS[0], MAKERS[1]}),  # it may be either
        ("Сибметалл", MAKERS[4], {MAKERS[4]}),
        ("Tashkent", MAKERS[5], {MAKERS[5]}),
    ],
)
def test_an_abbreviation_that_is_less_sure_is_asked_with_whom_it_may_mean(tmp_path, text, guess, options):
    (question,) = read(tmp_path, wishing(text)).questions
    assert (question.kind, question.guess) == ("name", guess)
    assert options == set(question.options) - {"new supplier", "new purchaser", "nobody"}


@pytest.mark.parametrize(("text", "id_"), [("泽锐汽配", "S001"), ("Kainuo Auto", "S004"), ("泽汽配", None)])
def test_a_list_of_pairs_names_companies_by_abbreviations_too(tmp_path, text, id_):
    sheets = {
        "Purchasers": [["Company"], *([name] for name in BUYERS)],
        "Suppliers": [["Company", "Zone"], *([name, "A"] for name in MAKERS)],
        "Requests": [["From", "To"], [BUYERS[0], text]],
    }
    intake = read(tmp_path, sheets)
    asked = [request.target for request in intake.event.requests] if intake.event is not None else []
    assert asked == ([id_] if id_ is not None else [])
    assert ("name-shortened" if id_ is not None else "request-unknown-company") in {f.code for f in intake.findings}


@pytest.mark.parametrize("text", ["華電開關", "重慶華電開關有限公司"])
def test_traditional_signs_name_whom_simplified_ones_do(tmp_path, text):
    makers = ["重庆华电开关有限公司", "重庆长澜化工有限公司"]
    wishes = [["采购商", "想见谁"], [BUYERS[0], text], [BUYERS[1], makers[1]]]
    suppliers = [["企业全称", "展区"], *([name, "A"] for name in makers)]
    event = event_of(read(tmp_path, {"采购商": wishes, "供应商": suppliers}))
    assert pairs(event) == {(BUYERS[0], makers[0], "want"), (BUYERS[1], makers[1], "want")}


def test_a_column_mostly_of_short_names_of_the_other_side_is_never_guessed_to_be_nothing(tmp_path):
    title, short = "Zorvelta", ("越南红河", "仙人掌玩具", "安第斯果品", "红河", BUYERS[0])
    sellers = [
        ["企业全称", title],
        *([name, short[n]] for n, name in enumerate((*SELLERS, "景德青花瓷厂", "宜兴紫砂壶厂"))),
    ]
    asked = read(tmp_path, {"供应商": sellers, "采购商": [["采购商名称"], *([b] for b in BUYERS)]}).questions
    assert [(q.kind, q.subject, q.guess) for q in asked if q.subject == title] == [("column", title, "wishes")]


FULL = {
    "zh": ("横栏恒光灯饰厂", "中山星辉照明有限公司", "东莞艺彩玻璃灯罩厂", "惠州蓝鲸电子有限公司"),
    "ru": ("Завод «Северный терем»", "Фабрика «Лесная сказка»", "Комбинат «Белая берёза»", "Мастерская «Старый дуб»"),
    "en": ("Larkfield Lighting Works", "Moorgate Glass and Shades", "Bluewhale Electric Goods", "Harrowby Lamp Makers"),
}
CALLED = {
    "zh": ("恒光灯饰", "星辉照明", "艺彩玻璃", "蓝鲸电子"),
    "ru": ("Северный терем", "Лесная сказка", "Белая берёза", "Старый дуб"),
    "en": ("Larkfield Lighting", "Moorgate Glass", "Bluewhale Electric", "Harrowby Lamp"),
}


@pytest.mark.parametrize("lang", [*FULL])
def test_a_matrix_of_short_names_alone_lists_no_further_companies(tmp_path, lang):
    words = {"zh": ("企业名称", "类别", "采购商", "供应商"), "ru": ("Компания", "Роль", "покупатель", "поставщик")}
    title, role, buyer, seller = words.get(lang, ("Company", "Role", "buyer", "supplier"))
    buyers = ("Altyn Trade", "Orda Import", "Ural Retail")
    everyone = [[title, role], *([b, buyer] for b in buyers), *([s, seller] for s in FULL[lang])]
    signs = [[1, None, 2], [2, 1, None], [None, 2, 1], [1, None, None]]
    matrix = [[f"{seller} \\ {buyer}", *buyers], *([s, *of] for s, of in zip(CALLED[lang], signs, strict=True))]
    event = event_of(read(tmp_path, {"List": everyone, "Wishes": matrix}, sure=0.0))
    assert {c.name for c in event.companies if c.supplier} == {*FULL[lang]}
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target], r.rank) for r in event.requests} == {
        (s, b, rank)
        for s, of in zip(FULL[lang], signs, strict=True)
        for b, rank in zip(buyers, of, strict=True)
        if rank
    }


ROWS = [
    ("越南红河建材", 0, "必须见"),
    ("越南红河建材", 1, "想见"),
    ("墨西哥仙人掌玩具", 2, "想见"),
    ("墨西哥仙人掌玩具", 0, "不想见"),
]


@pytest.mark.parametrize(
    "told", ["", 'holds = "pairs"\n', 'holds = "pairs"\n[form."约见登记".columns]\n"登记公司" = "From"\n']
)
def test_whoever_is_wanted_by_a_short_name_in_each_row_is_whom_the_row_asks_for(tmp_path, told):
    sheets = {
        "采购商": [["公司名称", "国家"], *([b, "越南"] for b in BUYERS)],
        "供应商": [["企业名称", "展位"], *([s, f"A{n}"] for n, s in enumerate(SELLERS))],
        "约见登记": [
            ["登记日期", "登记公司", "想约见的公司", "意愿程度", "说明"],
            *(["10月12日", b, SELLERS[n][2:6] if n else SELLERS[n], level, None] for b, n, level in ROWS * 2),
        ],
    }
    form = tmp_path / "form.toml"
    form.write_text(f'[form."约见登记"]\n{told}' if told else "", encoding="utf-8")
    event = event_of(read(tmp_path, sheets, sure=0.0, form=form))
    meant = {"必须见": "must", "想见": "want", "不想见": "no"}
    called = {b: next(full for full in BUYERS if full.startswith(b)) for b, _, _ in ROWS}
    assert pairs(event) == {(called[b], SELLERS[n], meant[level]) for b, n, level in ROWS}


HOTELS = ("Nordvind Hjem AS", "Casa Morbida Srl", "Baltika Tekstil OÜ", "Al Waha Hospitality", "Maison Tricot")
MILLS = ("Buldan Bezi Dokuma", "Babadağ Nevresim", "Horoz Örme")


@pytest.mark.parametrize("wishes_first", [False, True])
@pytest.mark.parametrize(
    ("called", "again"),
    [
        ("Baltika Tekstil OÜ", "Baltika Textil OÜ"),  # answers twice, once misspelt
        ("Waha Hospitality", None),
    ],
)
def test_a_misspelt_or_shortened_row_of_a_matrix_is_no_further_company(tmp_path, wishes_first, called, again):
    rows = [*(name for name in HOTELS if called not in name), called, *([again] if again else [])]
    matrix = [["Buyer \\ Supplier", *MILLS], *([name, 1, 2, None] for name in rows)]
    lists: dict[str, list[list[Any]]] = {
        "Buyers": [["Company", "Country"], *([name, "EE"] for name in HOTELS)],
        "Suppliers": [["Company", "Country"], *([name, "TR"] for name in MILLS)],
    }
    sheets = {"Wishes": matrix, **lists} if wishes_first else {**lists, "Wishes": matrix}
    event = event_of(read(tmp_path, sheets, sure=0.0))
    assert {c.name for c in event.companies if c.purchaser} == {*HOTELS}
    names = {company.id: company.name for company in event.companies}
    assert {names[r.asker] for r in event.requests} == {*HOTELS}


CALLED_ZH = {
    "渝川摩托": "重庆渝川摩托车制造有限公司",
    "贵阳专汽": "贵阳专用汽车厂",
    "西联汽配": "西联汽配连锁(重庆)有限公司",
    "江津铸造": "江津恒力铸造有限公司",
    "铜梁电池": "铜梁新能电池科技有限公司",
    "大足五金": "大足锐锋五金有限公司",
    "巴南灯具": "巴南亮途车灯有限公司",
}
CALLED_RU = {
    "УГМ": "ООО «Уральский горный машзавод»",
    "Прогресс-Н": "АО «Новый прогресс»",
    "Дельта": "ООО «Торговый дом Дельта»",
    "ЗСЛ": "ООО «Завод сварных лестниц»",
    "Литьё Кама": "ПАО «Камский литейный завод»",
    "Метизы": "ООО «Уральские метизы»",
    "Кабель": "АО «Псковский кабельный завод»",
}
CALLED_EN = {
    "NorthRail": "Northern Railway Equipment Ltd",
    "GTC": "Grain Trading Company Ltd",
    "Delta": "Delta Stores International Ltd",
    "UFF": "Unique Fasteners and Fixings Ltd",
    "Apex Moulds": "Apex Rubber Mouldings Ltd",
    "Omkar": "Omkar Precision Components Ltd",
    "Coil & Co": "Pragati Springs Ltd",
}


@pytest.mark.parametrize(
    ("called", "titles", "sides"),
    [
        (CALLED_ZH, ("简称", "企业全称", "类别"), ("采购商", "供应商")),
        (CALLED_ZH, ("企业简称", "公司名称(全称)", "身份"), ("采购商", "供应商")),
        (CALLED_EN, ("Short name", "Full name", "Side"), ("buyer", "seller")),
        (CALLED_EN, ("In matrix as", "Company", "Role"), ("purchaser", "supplier")),
        (CALLED_RU, ("Кратко", "Полное наименование", "Сторона"), ("закупщик", "поставщик")),
        (CALLED_RU, ("Сокращённо", "Компания", "Роль"), ("покупатель", "поставщик")),
        (CALLED_EN, ("Kürzel", "Firma", "Rolle"), ("Einkäufer", "Lieferant")),
        (CALLED_EN, ("Nom court", "Raison sociale", "Rôle"), ("acheteur", "fournisseur")),
    ],
)
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("both", [True, False])
def test_companies_have_their_full_names_though_matrices_have_the_short_ones(
    tmp_path, called, titles, sides, first, both
):
    short, full = list(called), list(called.values())
    buyers, sellers = short[:3], short[3:]
    ticked = [["√x"[(n + k) % 3 :][:1] for k in range(4)] for n in range(3)]
    matrix = [["\\".join(sides), *sellers], *([b, *signs] for b, signs in zip(buyers, ticked, strict=True))]
    other = [["\\".join(sides[::-1]), *buyers], *([s, *"√√"[: n % 3]] for n, s in enumerate(sellers))]
    listed = [[*titles, "Phone"], *([*of, sides[n > 2], f"02381{n}371"] for n, of in enumerate(called.items()))]
    sheets = {"Matrix 1": matrix, **({"Matrix 2": other} if both else {}), "List": listed}
    intake = read(tmp_path, sheets if first else dict(reversed(sheets.items())), sure=0.0)
    event = event_of(intake)
    assert {c.name for c in event.companies} == {*full}
    names = {company.id: company.name for company in event.companies}
    meant = {(full[n], full[k + 3]) for n, signs in enumerate(ticked) for k, sign in enumerate(signs) if sign == "√"}
    meant |= {(full[n + 3], full[k]) for n in range(4) for k in range(n % 3)} if both else set()
    assert {(names[r.asker], names[r.target]) for r in event.requests if r.level.value == "want"} == meant
    unused = {str(f.details["columns"]) for f in intake.findings if f.code == "column-unknown"}
    assert not any(titles[0] in columns for columns in unused)
