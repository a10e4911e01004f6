"""Which rows below a header are entries, which head a part of the list, and which are remarks."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.lists.legend_rows import is_key
from sco_scheduler.intake.understanding.lists.list_rows import list_rows, unsent_rows
from tests.intake.books import codes, only, read
from tests.intake.understanding.answers import B, S, lists, understood

MARKED = [["Altyn Trade", "M", "S"], ["Ural Import", "S", "N"], ["Orda Foods", "M", "N"]]
SIGNED = ["Approved by: J. Smith", "12 June"]
TWO, OSH = [["Altyn", "KZ"], ["Orda", "KZ"], ["Silk", "UZ"]], ["Osh Trade", "Osh", "rice"]
FULL = [["Altyn Trade", "Almaty", "tea"], ["Ural Import", "Perm", "pumps"], ["Orda Foods", "Osh", "oil"]]

SIX = [[*row, "a", "b", "c"] for row in FULL]
LEGENDS = (
    ["★ = must meet", "✓ = want", "✗ = no"],
    ["★ обязательно", "✓ желательно", "✗ нет"],
    ["★必须见", "✓想见", "✗不见"],
)
LIMITED = [[*row, "a", "b", "7"] for row in FULL]


def parted(*rows: list[str] | None, spread: tuple[tuple[int, int], ...] = ()) -> tuple[list[int], list[str], list[str]]:
    """The entries, headings and remarks of rows from the second on; None is a row without anything."""
    filled = {n: dict(enumerate(row, 1)) for n, row in enumerate(rows, 2) if row is not None}
    filled = {n: {c: text for c, text in cells.items() if text} for n, cells in filled.items()}
    width = max(max(cells, default=0) for cells in filled.values())
    found, sections, remarks = list_rows(list(filled), filled, dict.fromkeys(spread, ""), width)
    return found, list(sections.values()), list(remarks.values())


def test_no_rows_are_no_list():
    assert list_rows([], {}, {}, 3) == ([], {}, {})


@pytest.mark.parametrize(
    ("rows", "entries", "headings", "remarks"),
    [
        (FULL, [2, 3, 4], [], []),
        ([*FULL[:2], None, ["Lisandus hiljem:"], FULL[2]], [2, 3, 6], [], ["Lisandus hiljem:"]),
        ([*FULL[:2], ["后来补充："], FULL[2]], [2, 3, 5], [], ["后来补充："]),
        ([["Buyers"], *FULL[:2], ["Suppliers"], FULL[2]], [3, 4, 6], ["Buyers", "Suppliers"], []),
        ([["Buyers:"], *TWO[:2], ["供应商"], TWO[2]], [3, 4, 6], ["Buyers:", "供应商"], []),
        ([*TWO[:2], ["Ural Import"], ["", "Supplier"], TWO[2]], [2, 3, 4, 5, 6], [], []),
        ([*TWO[:2], ["", "Supplier"], TWO[2]], [2, 3, 4, 5], [], []),
        ([*FULL, ["Total", "3"]], [2, 3, 4], [], ["Total; 3"]),
        (
            [*FULL, ["Total", "3"], ["Approved", "", ""], ["Anna", "Director", ""]],
            [2, 3, 4, 7],
            [],
            ["Total; 3", "Approved"],
        ),
        ([FULL[0], ["Total", "1"]], [2], [], ["Total; 1"]),
        ([*FULL, ["Total", "99"]], [2, 3, 4], [], ["Total; 99"]),
        ([*FULL, ["Total", "99"], ["Osh Trade", "Osh", "rice"]], [2, 3, 4, 6], [], ["Total; 99"]),
        ([*SIX, ["Sub-total Europe: 3"], OSH, OSH], [2, 3, 4, 6, 7], [], ["Sub-total Europe: 3"]),
        (
            [*LIMITED, ["Firms of Parma", *[""] * 4, "3"], *LIMITED[:2], ["Firms of Osh", *[""] * 4, "2"]],
            *([2, 3, 4, 6, 7], [], ["Firms of Parma; 3", "Firms of Osh; 2"]),
        ),
        ([*LIMITED, ["Osh Trade", *[""] * 4, "3"], LIMITED[0]], [2, 3, 4, 5, 6], [], []),
        ([*LIMITED, ["Osh Trade", *[""] * 4, "3"], LIMITED[0], ["Ural", *[""] * 4, "3"]], [2, 3, 4, 5, 6, 7], [], []),
        ([*LIMITED, ["Totale Extra-Europa", *[""] * 4, "3"], LIMITED[0]], [2, 3, 4, 6], [], ["Totale Extra-Europa; 3"]),
        ([*SIX, ["TOTAL PRÉSENTS", "15"]], [2, 3, 4], [], ["TOTAL PRÉSENTS; 15"]),
        ([*FULL, ["Total Trade", "Osh", "rice"]], [2, 3, 4, 5], [], []),
        ([*FULL, None, ["Please return by Friday"]], [2, 3, 4], [], ["Please return by Friday"]),
        ([*FULL, ["Note: please return by Friday"]], [2, 3, 4], [], ["Note: please return by Friday"]),
        ([["Note: one row each"], *FULL], [3, 4, 5], [], ["Note: one row each"]),
        ([["(official name)", "(city)", "(what)"], *FULL], [3, 4, 5], [], ["(official name); (city); (what)"]),
        ([*FULL, ["(official name)", "(city)", "(what)"]], [2, 3, 4, 5], [], []),
        ([["1", "2", "3"], *FULL], [3, 4, 5], [], ["1; 2; 3"]),
        ([["TEST please ignore", "x", "y"], *FULL], [3, 4, 5], [], ["TEST please ignore; x; y"]),
        ([["тест, удалить", "x", "y"], *FULL], [3, 4, 5], [], ["тест, удалить; x; y"]),
        ([["Test Trade", "x", "y"], *FULL], [2, 3, 4, 5], [], []),
        ([["Test", "x", "y"], *FULL], [2, 3, 4, 5], [], []),
        ([["Test", "test", "y"], *FULL], [3, 4, 5], [], ["Test; test; y"]),
        ([*FULL, None, ["M", "must meet"]], [2, 3, 4], [], ["M = must meet"]),
        ([*FULL, ["M", "must meet"]], [2, 3, 4, 5], [], []),
        ([*FULL, None, ["M", "Almaty"]], [2, 3, 4, 6], [], []),
        ([*MARKED, ["M", "must meet"], ["N", "no"]], [2, 3, 4], [], ["M = must meet", "N = no"]),
        (
            [*MARKED, ["M", "must meet"], ["N", "no"], ["S", "brings samples"]],
            [2, 3, 4],
            [],
            ["M = must meet", "N = no", "S = brings samples"],
        ),
        ([*MARKED, ["M", "must meet"], ["N", "no"], ["7", "brings samples"]], [2, 3, 4, 5, 6, 7], [], []),
        ([*MARKED, ["M", "must meet"]], [2, 3, 4], [], ["M = must meet"]),
        ([*FULL, ["M", "must meet"], ["N", "no"]], [2, 3, 4], [], ["M = must meet", "N = no"]),
        ([*MARKED, ["M", "must meet"], ["S", "brings samples"], ["N", "needs a visa"]], [2, 3, 4, 5, 6, 7], [], []),
        ([*FULL, None, ["✓ = must meet"]], [2, 3, 4], [], ["✓ = must meet"]),
        *(([*FULL, None, legend], [2, 3, 4], [], ["; ".join(legend)]) for legend in LEGENDS),
        ([*FULL, LEGENDS[0]], [2, 3, 4, 5], [], []),
        ([*FULL, None, ["★ Altyn", "★ Osh", "★ rice"]], [2, 3, 4, 6], [], []),
        ([["Altyn Trade"], ["Suppliers"], ["Orda Foods"]], [2, 3, 4], [], []),
        ([["Buyers"], *FULL[:2], ["ASIA"], FULL[2]], [3, 4, 5, 6], ["Buyers"], []),
        ([["BUYERS"], *FULL[:2], ["Asia"], FULL[2]], [3, 4, 5, 6], ["BUYERS"], []),
        ([["BUYERS"], *FULL[:2], ["ASIA"], FULL[2]], [3, 4, 6], ["BUYERS", "ASIA"], []),
        ([*SIX, ["Total", "3"], ["Sent", "12.05", "x"]], [2, 3, 4], [], ["Total; 3", "Sent; 12.05; x"]),
        ([*SIX, ["Total", "3"], ["Sent", "12.05", "x", "y"]], [2, 3, 4, 6], [], ["Total; 3"]),
        ([*TWO, None, ["丝路贸易"]], [2, 3, 4, 6], [], []),
        ([*TWO, None, ["请于五月十二日前回复"]], [2, 3, 4], [], ["请于五月十二日前回复"]),
        ([*FULL, None, ["Osh Trade", "Osh", "rice"]], [2, 3, 4, 6], [], []),
        ([*FULL, ["Osh Trade"]], [2, 3, 4, 5], [], []),
        ([*TWO, ["Total"], ["Osh", "KG"]], [2, 3, 4, 5, 6], [], []),  # a narrow list may name a company so
        ([*FULL, ["Total"], OSH], [2, 3, 4, 6], [], ["Total"]),
        ([*FULL, ["Total", "", "99"], OSH], [2, 3, 4, 6], [], ["Total; 99"]),
        ([*FULL, ["Total", "a", "99"], OSH], [2, 3, 4, 5, 6], [], []),
        ([["A", "1"], ["B", "2"], ["", "3"], ["C", "4"]], [2, 3, 4, 5], [], []),
        ([*TWO, ["3"]], [2, 3, 4], [], ["3"]),
        ([*TWO, ["3"], ["Osh", "KG"]], [2, 3, 4, 5, 6], [], []),
        ([*FULL, ["3", "3"], OSH], [2, 3, 4, 6], [], ["3; 3"]),
        ([*FULL, ["Total", "3"], ["Anna"], ["Buyers"], OSH], [2, 3, 4, 8], ["Buyers"], ["Total; 3", "Anna"]),
        ([*FULL, ["Total", "3"], ["Suppliers"], OSH], [2, 3, 4, 7], ["Suppliers"], ["Total; 3"]),
        ([*FULL, ["Total", "3"], ["Suppliers"], ["Osh Trade", "Osh"]], [2, 3, 4, 7], ["Suppliers"], ["Total; 3"]),
        ([*FULL, ["Total", "3"], ["Suppliers"]], [2, 3, 4], [], ["Total; 3", "Suppliers"]),
        ([*FULL, None, ["M", "must meet", "x"]], [2, 3, 4, 6], [], []),
        ([*TWO, None, ["M", "must meet"]], [2, 3, 4, 6], [], []),
        (
            [*TWO, None, ["Please send us your answers by Friday"]],
            [2, 3, 4],
            [],
            ["Please send us your answers by Friday"],
        ),
        ([*TWO, ["Please answer us by Friday"]], [2, 3, 4, 5], [], []),
        ([*TWO, None, ["Osh Trade"]], [2, 3, 4, 6], [], []),
        ([*FULL, None, ["Other companies"], OSH, ["Asia", "Osh", "rice"]], [2, 3, 4, 6, 7, 8], [], []),
        ([*FULL, ["(please fill in)"], OSH], [2, 3, 4, 6], [], ["(please fill in)"]),
        ([*FULL, ["Prepared by", "Anna Berg"], ["Director", "Olga Kim"]], [2, 3, 4, 5, 6], [], []),
        ([*FULL, SIGNED], [2, 3, 4], [], ["Approved by: J. Smith; 12 June"]),
        (
            [*FULL, SIGNED, ["Director", "O. Kim"]],
            [2, 3, 4],
            [],
            ["Approved by: J. Smith; 12 June", "Director; O. Kim"],
        ),
        ([*FULL, SIGNED, OSH], [2, 3, 4, 5, 6], [], []),
        ([*FULL, [*SIGNED, "seal"]], [2, 3, 4], [], ["Approved by: J. Smith; 12 June; seal"]),
        ([*FULL, [*SIGNED, "seal", "x"]], [2, 3, 4, 5], [], []),
        ([["Director", "O. Kim", "tea"]], [2], [], []),
        ([*FULL, SIGNED, ["Olga"]], [2, 3, 4, 6], [], ["Approved by: J. Smith; 12 June"]),
        ([*FULL, OSH, SIGNED, ["Olga"], ["Asia", "Osh"]], [2, 3, 4, 5, 6, 7, 8], [], []),
        ([*TWO, SIGNED], [2, 3, 4, 5], [], []),
        ([*FULL, ["Director", "O. Kim", "tea"]], [2, 3, 4], [], ["Director; O. Kim; tea"]),
        ([*FULL, ["Director", "O. Kim", "tea", "x"]], [2, 3, 4, 5], [], []),
        ([*FULL, ["Director", "Olga"]], [2, 3, 4, 5], [], []),
        ([*FULL, ["Director"]], [2, 3, 4], [], ["Director"]),
        ([["Director", "O. Kim"], *FULL], [2, 3, 4, 5], [], []),
        ([["Example: Acme", "Paris", "tea"], *FULL], [3, 4, 5], [], ["Example: Acme; Paris; tea"]),
        ([*FULL, ["Example: Acme", "Paris", "tea"]], [2, 3, 4, 5], [], []),
        ([FULL[0], ["test", "test", "test"], *FULL[1:]], [2, 4, 5], [], ["test; test; test"]),
        ([["x = must"], *FULL], [3, 4, 5], [], ["x = must"]),
        ([FULL[0], ["Director", "O. Kim"]], [2], [], ["Director; O. Kim"]),
        ([["Acme", "example line", "tea"], *FULL], [3, 4, 5], [], ["Acme; example line; tea"]),
        *(
            ([[text, "Paris", "tea"], *FULL], [3, 4, 5], [], [f"{text}; Paris; tea"])
            for text in (
                "Beispiel: Acme",
                "Örnek",
                "記入例",
                "TEST bitte löschen",
                "ТЕСТ видалити",
                "テスト 削除してください",
                "TEST ORG - do not use",
                "ТЕСТ: не использовать",
                "测试公司（勿用）",
                "Prueba - no usar",
            )
        ),
        *(
            ([["Muster Foods", "Paris", "tea"], *FULL], [2, 3, 4, 5], [], []),
            ([["Test Equipment Ltd", "Paris", "tea"], *FULL], [2, 3, 4, 5], [], []),
            ([["예", "예", "tea"], *FULL], [2, 3, 4, 5], [], []),
        ),
        *(
            ([*FULL, [text]], [2, 3, 4], [], [text])
            for text in (
                "Zwischensumme Asien: 3",
                "Međuzbir: 3",
                "Anzahl Firmen: 3",
                "Компаниялар саны: 3",
                "3 firmy",
                "3개사",
            )
        ),
        *(
            ([*FULL, [text, name]], [2, 3, 4], [], [f"{text}; {name}"])
            for text, name in (
                ("Erstellt von:", "A. Berg"),
                ("Sporządziła", "A. Nowak"),
                ("İmza:", "A. Kaya"),
                ("承認者", "山田太郎"),
            )
        ),
        ([*FULL, ["Imza Foods", "Osh"]], [2, 3, 4, 5], [], []),
        ([*FULL, ["3 Brothers"]], [2, 3, 4, 5], [], []),
        *(
            ([[buyers], *TWO[:2], [sellers], TWO[2]], [3, 4, 6], [buyers, sellers], [])
            for buyers, sellers in (
                ("Käufer:", "Lieferanten"),
                ("바이어", "공급업체"),
                ("المشترون", "الموردون"),
                ("Kupci", "Dobavljači"),
            )
        ),
        ([*TWO[:2], ["Käufer GmbH"], TWO[2]], [2, 3, 4, 5], [], []),
        ([*FULL, ["Acme", "example line", "tea"]], [2, 3, 4, 5], [], []),
        ([*SIX, None, ["See our letter"], ["Sent", "12.05"]], [2, 3, 4, 7], [], ["See our letter"]),
        ([*SIX, None, ["See our letter"], ["Sent", "12.05", "x"]], [2, 3, 4, 6, 7], [], []),
        (
            [*FULL, ["Legend:"], ["M = must meet"], ["W = want"]],
            [2, 3, 4],
            [],
            ["Legend:", "M = must meet", "W = want"],
        ),
        ([*FULL, ["Legend:"]], [2, 3, 4], [], ["Legend:"]),
        ([["Group A"], *FULL[:1], ["Group B"], *FULL[1:]], [2, 3, 4, 5, 6], [], []),
        ([*FULL[:2], ["Group B"]], [2, 3, 4], [], []),
        ([["Zone A"], *FULL[:2], ["Zone B"], FULL[2]], [3, 4, 6], ["Zone A", "Zone B"], []),
    ],
)
def test_entries_headings_and_remarks(rows, entries, headings, remarks):
    assert parted(*rows) == (entries, headings, remarks)


def test_headings_merged_across_do_not_tell_how_wide_rows_are():
    rows = {1: {1: "NORTH"}, 2: {1: "K1", 2: "Altyn", 3: "tea"}, 3: {2: "Total North:", 3: "1"}, 4: {1: "SOUTH"}}
    rows |= {5: {1: "K2", 2: "Ural", 3: "oil"}, 6: {2: "Total South:", 3: "1"}, 7: {1: "K3", 2: "Orda", 3: "rice"}}
    assert {3, 6}.isdisjoint(list_rows([*rows], rows, {}, 3, heads={1, 4})[0])
    assert {3, 6} <= {*list_rows([*rows], rows, {}, 3)[0]}


def test_a_sentence_below_a_narrow_list_is_a_remark_and_a_name_is_none():
    pairs = [["Altyn Trade", "Ural Import"], ["Orda Foods", "Ural Import"]]
    assert parted(*pairs, None, ["Please send it back to us"]) == ([2, 3], [], ["Please send it back to us"])
    assert parted(*pairs, None, ["请填好以后发回给我们"]) == ([2, 3], [], ["请填好以后发回给我们"])
    assert parted(*pairs, None, ["The Great Silk Road Ltd."]) == ([2, 3, 5], [], [])
    assert parted(*pairs, None, ["Great Silk Road"]) == ([2, 3, 5], [], [])
    assert parted(*pairs, ["Please send it back to us"]) == ([2, 3, 4], [], [])
    assert parted(*pairs, ["tables 1–5 on the left, 6–10 on the right"])[0] == [2, 3]


def test_headings_after_a_first_one_look_as_it_does():
    numbered = [["BUYERS"], ["1", "Altyn", "tea"], ["2", "Ural", "oil"], ["GUESTS OF HONOUR"], ["3", "Orda", "rice"]]
    assert parted(*numbered) == ([3, 4, 6], ["BUYERS", "GUESTS OF HONOUR"], [])
    named = [["Buyers"], *FULL[:2], ["Guests of honour"], FULL[2]]
    assert parted(*named) == ([3, 4, 5, 6], ["Buyers"], [])
    capitals = [["BUYERS"], *FULL[:2], ["GUESTS OF HONOUR"], FULL[2]]
    assert parted(*capitals) == ([3, 4, 6], ["BUYERS", "GUESTS OF HONOUR"], [])


def test_a_limit_of_an_importer_is_no_heading():
    assert parted(*FULL, None, ["Ural Import"], FULL[0])[1] == ["Ural Import"]
    said = parted(*FULL, None, ["Ural Import wants at most 6 meetings"])
    assert said == ([2, 3, 4], [], ["Ural Import wants at most 6 meetings"])


def test_zones_head_parts_where_there_are_two_of_them():
    two = [["Hall A"], *FULL[:2], ["Hall B"], FULL[2]]
    assert parted(*two) == ([3, 4, 6], ["Hall A", "Hall B"], [])
    assert parted(["Hall A"], *FULL) == ([2, 3, 4, 5], [], [])


def test_a_page_number_below_numbers_is_a_remark():
    numbered = [[str(n), f"Company {n}", "tea"] for n in range(1, 8)]
    assert parted(*numbered, ["Page 2"]) == (list(range(2, 9)), [], ["Page 2"])
    assert parted(*numbered, ["Page two"]) == (list(range(2, 10)), [], [])
    assert parted(*numbered[:3], ["Page 2"]) == (list(range(2, 6)), [], [])


def test_what_merged_cells_say_in_further_rows_fills_them():
    assert parted(*FULL, ["Buyers"], FULL[0]) == ([2, 3, 4, 6], ["Buyers"], [])
    assert parted(*FULL, ["Buyers"], FULL[0], spread=((5, 2), (5, 3))) == ([2, 3, 4, 5, 6], [], [])


@pytest.mark.parametrize(
    "foot", ["Exported 2026-09-01 10:15", "Exporteurs le 2 mai", "Список поставщиков от 2 мая", "供应商"]
)
def test_what_stands_below_all_rows_heads_none(foot):
    assert parted(*FULL, None, [foot]) == ([2, 3, 4], [], [foot])


@pytest.mark.parametrize(
    "counts",
    [
        ["", "Importers: 8 (1 cancelled)", "Exporters: 11 (1 cancelled)"],
        ["Покупатели: 8", "Поставщики: 11 (1 отказ)"],
        ["采购商：8家", "", "供应商：11家（1家取消）"],
        ["8 buyers", "11 suppliers"],
        ["Importers: 8, exporters: 11"],
        ["8 buyers / 11 sellers"],
        ["Покупателей — 8, поставщиков — 11"],
        ["采购商8家，供应商11家"],
        ["Käufer: 8; Lieferanten: 11; zusammen: 19"],
        ["Alıcı: 8 firma", "Satıcı: 11 firma"],
        ["خریداران: ۸", "فروشندگان: ۱۱"],
        ["Buyers: 8 (1 withdrawn)"],
    ],
)
def test_counts_of_both_sides_below_a_list_are_a_remark(counts):
    told = "; ".join(filter(None, counts))
    assert parted(*SIX, None, counts) == ([2, 3, 4], [], [told])
    assert parted(*SIX, counts) == ([2, 3, 4], [], [told])


@pytest.mark.parametrize("names", [["Buyer 8", "Osh"], ["Importers 2000 LLC", "Osh"], ["Seller 7", "Buyer 2", "Osh"]])
def test_companies_with_a_side_and_a_number_in_their_names_are_entries(names):
    assert parted(*SIX, names) == ([2, 3, 4, 5], [], [])


@pytest.mark.parametrize(
    ("values", "key"),
    [(["M", "must meet"], True), (["ABCD", "must meet"], False), (["M", "Almaty"], False), (["M"], False)],
)
def test_a_sign_and_its_meaning(values, key):
    assert is_key(values) is key


@pytest.mark.parametrize(
    ("titles", "answers", "unsent"),
    [
        ("Completed", "Yes|No|Yes", "3"),
        ("Answer/Завершено?", "да|нет|да", "3"),
        ("Paid", "Yes|No|Yes", ""),
        ("Status", "Sent|No|Sent", ""),
        ("Answer/Status", "Sent|Draft|Sent", "3"),
        ("Progress", "100%|40 %|100%", "3"),
        ("Progress", "90%|40 %|90%", ""),
        ("Completed", "No|No|No", ""),
        ("Date submitted", "2026-05-01 10:00||2026-05-01 11:00", "3"),
        ("Date submitted", "2026-05-01 10:00||", ""),
    ],
)
def test_answers_that_others_have_sent_and_these_have_not_are_none(titles, answers, unsent):
    filled = {row: {1: f"2026-05-01 09:0{row}", 2: text} for row, text in enumerate(answers.split("|"), start=2)}
    filled = {row: {column: text for column, text in cells.items() if text} for row, cells in filled.items()}
    found = unsent_rows({1: ["Started"], 2: titles.split("/")}, filled, list(filled))
    assert found == ({int(unsent): 2} if unsent else {})


def buyers(*rows: list[object]) -> dict[str, list[list[object]]]:
    wishes = [[n, name, "KZ", S[n % 2], None] for n, name in enumerate(B, 1)]
    return lists([["No", "Company", "Country", "Whom would you like to meet?", "Remarks"], *rows, *wishes])


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "row",
    [
        ["e.g.", "ABC Company Ltd", "Kazakhstan", "Supplier one (must), Supplier two", "example line"],
        ["Пример", "ООО «Ромашка»", "Россия", S[1], None],
        ["示例", "某某公司", "俄罗斯", S[1], None],
        [1, "Example: ABC", "KZ", S[2], None],
        [9, "test test", "KZ", S[2], "test – delete"],
        [9, "Test Pvt Ltd", "test", S[2], "x"],
        [9, "PT Percobaan", "test", S[2], "x"],
        [9, "บริษัท ทดสอบ จำกัด", "ทดสอบ", S[2], "x"],
        [9, "ТОО «Тест»", "x", S[2], "test1@example.org"],
    ],
)
@pytest.mark.parametrize("sheet", ["Buyer answers", "Buyers"])
def test_a_row_that_shows_how_to_fill_in_the_others_is_left_out_and_told(tmp_path, row, sheet):
    sheets = buyers(row)
    intake = read(tmp_path, {sheet: sheets.pop("Buyer answers"), **sheets})
    event = understood(intake)
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert only(intake, "rows-not-used").where == f"{sheet} row 2"


def test_a_test_entry_between_answers_breaks_no_numbers_and_is_not_asked_about(tmp_path):
    rows = [[n, name, f"{name[:3]} Li", S[n % 2]] for n, name in enumerate(B, 1)]
    rows[1:] = [[2, "Test Pvt Ltd", "test", f"{S[1]};{S[2]};"], *([row[0] + 1, *row[1:]] for row in rows[1:])]
    intake = read(tmp_path, lists([["ID", "Company", "Contact", "Whom would you like to meet?"], *rows]))
    assert intake.questions == ()
    assert {c.name for c in understood(intake).companies if c.purchaser} == set(B)
    assert not {"2", "4"} & {c.id for c in understood(intake).companies}


@pytest.mark.parametrize("name", ["Sample Foods", "Example Trading LLP", "例外食品", "Test Pvt Ltd"])
def test_a_company_that_is_called_after_samples_is_one(tmp_path, name):
    event = understood(read(tmp_path, buyers([9, name, "KZ", S[2], None])))
    assert {c.name for c in event.companies if c.purchaser} == {*B, name}


@pytest.mark.parametrize("sheet", ["Buyer answers", "Buyers"])
def test_a_row_of_whom_the_map_says_nobody_is_none(tmp_path, sheet):
    (tmp_path / "map.toml").write_text('[names]\n"ABC Company Ltd" = "nobody"\n', encoding="utf-8")
    sheets = buyers([9, "ABC Company Ltd", "KZ", S[2], None])
    intake = read(tmp_path, {sheet: sheets.pop("Buyer answers"), **sheets}, form=tmp_path / "map.toml")
    event = understood(intake)
    assert {c.name for c in event.companies if c.purchaser} == set(B)
    assert "map-unused" not in codes(intake.findings)


@pytest.mark.parametrize("text", ["leaves at 15:00", "уезжает в 15:00", "15点离开"])
def test_a_remark_in_place_of_a_name_makes_no_company(tmp_path, text):
    rows = [["Company", "Partners asked for"], [B[0], S[0]], [text, None], [B[1], S[1]], [B[2], S[2]]]
    assert read(tmp_path, lists(rows)).questions
    intake = read(tmp_path, lists(rows), sure=0.0)
    assert intake.event is not None
    assert {company.name for company in intake.event.companies} == {*B, *S}
    assert "rows-not-used" in codes(intake.findings)


@pytest.mark.parametrize(
    "foot", ["Exported 2026-09-01 10:15", "Выгружено 01.09.2026", "导出 2026年9月1日", "As of 1/9/2026"]
)
def test_when_a_narrow_list_was_made_is_no_entry_below_a_gap_and_leaves_the_total_a_total(foot):
    rows = [["Altyn Trade", "4"], ["Ural Import", "3"], ["Orda Foods", "2"]]
    assert parted(*rows, None, [foot]) == ([2, 3, 4], [], [foot])
    assert parted(*rows, ["Total", "9"], None, [foot]) == ([2, 3, 4], [], ["Total; 9", foot])
