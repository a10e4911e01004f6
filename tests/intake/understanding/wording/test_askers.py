"""Signs of a matrix that say which side asks for a meeting."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.wording.askers import Askers, asked_by, certainty_of_asking
from tests.intake.books import read, save
from tests.intake.understanding.answers import said, understood

B = ["Altyn Trade", "Orda Foods", "Silk Way", "Nomad Import"]
S = ["Bayu Batteries", "Chongqing Pumps", "Jade Tea", "River Machines", "Spring Parts"]
GRID = [["b", "s", "bs", "s", "b"], ["bs", "b", "n", "b", "s"], ["b", "bs", "s", "s", "bs"], ["s", "b", "b", "bs", "s"]]
WISHES = {
    (asker, target)
    for buyer, signs in zip(B, GRID, strict=True)
    for supplier, sign in zip(S, signs, strict=True)
    for side, asker, target in (("b", buyer, supplier), ("s", supplier, buyer))
    if side in sign
}
LEGENDS = {
    "en": ["b = the buyer asks", "s = the supplier asks", "bs = both ask", "n = the buyer does not want to meet"],
    "ru": [
        "b – просит закупщик",
        "s – просит поставщик",
        "bs – просят обе стороны",
        "n – закупщик просит не назначать",
    ],
    "zh": ["b = 采购商提出", "s = 供应商提出", "bs = 双方提出", "n = 采购商不希望见"],
}


def sheets(legend, *, turned=False):
    heads, rows, cells = (B, S, list(zip(*GRID, strict=True))) if turned else (S, B, GRID)
    grid = [["Buyers / suppliers", *heads], *([name, *line] for name, line in zip(rows, cells, strict=True))]
    lists = {
        "Buyers": [["Company"], *([name] for name in B)],
        "Suppliers": [["Company"], *([name] for name in S)],
    }
    return {**lists, "Matrix": [*grid, [], *([line] for line in legend)]}


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("language", LEGENDS)
def test_a_legend_says_which_side_asks_by_each_sign(tmp_path, language, turned):
    event = understood(read(tmp_path, sheets(LEGENDS[language], turned=turned), sure=0.6))
    told = {(asker, target, level) for asker, target, level, _ in said(event)}
    assert {(asker, target) for asker, target, level in told if level == "want"} == WISHES
    assert {(asker, target) for asker, target, level in told if level == "no"} == {(B[1], S[2])}


def test_a_map_says_it_without_a_legend(tmp_path):
    path = save(tmp_path / "book.xlsx", sheets([]))
    words = '[words.level]\n"purchaser asks" = ["b"]\n"supplier asks" = ["s"]\n"both ask" = ["bs"]\nno = ["n"]\n'
    path.with_name("book-map.toml").write_text(words, encoding="utf-8")
    event = understood(read(tmp_path, sheets([]), form=path.with_name("book-map.toml")))
    assert {(asker, target) for asker, target, level, _ in said(event) if level == "want"} == WISHES


def test_joined_signs_are_of_both_and_levels_of_the_side_beside_them(tmp_path):
    legend = ["b: the buyer wishes", "bb: the buyer must meet", "s: the supplier wishes", "n: the buyer refuses"]
    cells = {"bs": "b/s", "n": "n", "b": "bb"}
    book = sheets(legend)
    book["Matrix"][1:5] = [[row[0], *(cells.get(sign, sign) for sign in row[1:])] for row in book["Matrix"][1:5]]
    event = understood(read(tmp_path, book, sure=0.6))
    told = {(asker, target): level for asker, target, level, _ in said(event)}
    assert told.keys() - {(B[1], S[2])} == WISHES
    assert {pair for pair, level in told.items() if level == "no"} == {(B[1], S[2])}
    assert {pair for pair, level in told.items() if level == "must"} == {
        (buyer, supplier)
        for buyer, signs in zip(B, GRID, strict=True)
        for supplier, sign in zip(S, signs, strict=True)
        if sign == "b"
    }


def test_signs_for_one_side_alone_may_be_of_who_is_asked_for(tmp_path):
    legend = [
        "b = wants to meet the supplier",
        "s = maybe the supplier",
        "bs = must meet the supplier",
        "n = no meeting",
    ]
    event = understood(read(tmp_path, sheets(legend), sure=0.6))
    assert {(a, t, level) for a, t, level, _ in said(event)} >= {(B[0], S[0], "want"), (B[0], S[2], "must")}
    assert {asker for asker, *_ in said(event)} == {*B}


@pytest.mark.parametrize(
    ("meant", "sides"),
    [
        ("the buyer wants to meet the seller", "purchaser"),
        ("seller requested by the buyer", "purchaser"),
        ("Aussteller vom Einkäufer gewünscht", "purchaser"),
        ("buyer and seller", "purchaser supplier"),
        ("supplier/buyer", "purchaser supplier"),
        ("поставщик хочет встретиться с покупателем", "supplier"),
        ("поставщик выбран покупателем", "purchaser"),
        ("采购商想见供应商", "purchaser"),
        ("供应商被采购商邀请", "purchaser"),
        ("采购商和供应商", "purchaser supplier"),
    ],
)
def test_who_asks_is_named_first_unless_the_sentence_is_passive(meant, sides):
    legend = Askers({"x": meant, "b": "the buyer asks", "s": "the supplier asks"}, {})
    assert " ".join(sorted(legend.named("x"))) == sides


@pytest.mark.parametrize(
    ("title", "asks"),
    [
        *(("被谁约见", True), ("被哪些公司约见", True), ("被采购商邀请", True), ("被选中的企业", True)),
        *(
            ("被约方", False),
            ("被邀请方", False),
            ("被约见的公司", False),
            ("被预约企业", False),
            ("被邀请单位", False),
        ),
    ],
)
def test_who_is_asked_is_none_by_whom_somebody_is_asked(title, asks):
    assert asked_by(title) is asks


@pytest.mark.parametrize("mark", ["", "kweker: zyx"])
def test_a_letter_with_a_mark_is_of_its_side_and_joined_letters_of_both(tmp_path, mark):
    legend = ["I = inkoper wil zyxwer spreken    K = zyxwer wil inkoper spreken", "I! of K! = moet doorgaan", mark]
    letters = {"b": "I", "s": "K", "bs": "IK", "n": "N"}
    book = sheets([*legend, "N = inkoper wil dit gesprek niet"])
    book["Matrix"][1:5] = [[row[0], *(letters[sign] for sign in row[1:])] for row in book["Matrix"][1:5]]
    book["Matrix"][1][1], book["Matrix"][1][2] = "I!", "K!"
    event = understood(read(tmp_path, book, sure=0.6))
    told = {(asker, target): level for asker, target, level, _ in said(event)}
    assert told.keys() - {(B[1], S[2])} == WISHES
    assert {pair for pair, level in told.items() if level == "must"} == {(B[0], S[0]), (S[1], B[0])}
    assert {pair for pair, level in told.items() if level == "no"} == {(B[1], S[2])}


def test_letters_without_a_legend_may_say_who_asks(tmp_path):
    intake = read(tmp_path, sheets([]))
    options = {q.subject: q.options for q in intake.questions if q.kind == "word"}
    assert all({"purchaser asks", "supplier asks", "both ask"} <= {*options[sign]} for sign in ("b", "s", "bs"))


@pytest.mark.parametrize("both", ["A/F", "A / F"])
def test_joined_letters_have_a_mark_each_and_a_letter_behind_a_word_refuses(tmp_path, both):
    legend = (
        f"A = demandé par l'acheteur   F = demandé par le fournisseur   {both} = demandé par les deux   "
        "A! ou F! = impératif pour celui qui demande   refus A / refus F = l'acheteur / le fournisseur ne veut pas"
    )
    letters = {"b": "A", "s": "F", "bs": both, "n": "refus A"}
    book = sheets([legend])
    book["Matrix"][1:5] = [[row[0], *(letters[sign] for sign in row[1:])] for row in book["Matrix"][1:5]]
    book["Matrix"][1][1], book["Matrix"][1][3] = "A!", f"{both}!"
    intake = read(tmp_path, book)
    assert not intake.questions
    told = {(asker, target): level for asker, target, level, _ in said(understood(intake))}
    assert told.keys() - {(B[1], S[2])} == WISHES
    assert {pair for pair, level in told.items() if level == "must"} == {(B[0], S[0]), (S[2], B[0])}
    assert {pair for pair, level in told.items() if level == "no"} == {(B[1], S[2])}


@pytest.mark.parametrize(
    ("certain", "texts"),
    [
        (0.92, ["supplier asks", "the supplier would like to meet", "supplier's request", "requested by the supplier"]),
        (0.92, ["must meet (buyer's wish)", "the buyer wants to meet the supplier", "at the request of the supplier"]),
        (0.92, ["запрос поставщика", "просит поставщик", "заявка от поставщика", "обязательно (просьба закупщика)"]),
        (
            0.92,
            [
                "供应商申请",
                "由供应商提出",
                "来自供应商的请求",
                "必须安排（采购商要求）",
                "サプライヤー希望",
                "공급업체 요청",
            ],
        ),
        (0.92, ["Wunsch des Lieferanten", "vom Lieferanten angefragt", "verzoek van leverancier", "prośba dostawcy"]),
        (0.92, ["demande du fournisseur", "demandé par l'acheteur", "solicitado por el proveedor", "tedarikçi talebi"]),
        (0.6, ["supplier", "поставщик", "供应商", "Lieferantenwunsch"]),
        (0.0, ["wants to meet the supplier", "supplier wanted", "must meet the supplier", "request to the supplier"]),
        (0.0, ["запрос поставщику", "нужен поставщик", "想见供应商", "Termin mit Lieferant", "list of suppliers"]),
    ],
)
def test_a_side_that_an_explanation_names_alone_asks_or_may_be_asked_for(certain, texts):
    assert {text: certainty_of_asking(text) for text in texts} == dict.fromkeys(texts, certain)


def test_a_sign_explained_by_the_name_of_a_side_alone_is_asked_about(tmp_path):
    book = sheets(["s = supplier"])
    book["Matrix"][1:5] = [["Altyn Trade", 1, 2, "s", "s", 3], *([b, 2, 1, None, 3, "s"] for b in B[1:])]
    questions = read(tmp_path, book).questions
    assert [(q.subject, q.guess) for q in questions] == [("s", "supplier asks")]
