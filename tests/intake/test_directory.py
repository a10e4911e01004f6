"""Companies by names with and without legal form and city, near matches, and likely duplicates."""

from __future__ import annotations

import json

import pytest

from sco_scheduler.intake import directory
from sco_scheduler.intake.company_names import core_of, script_of
from sco_scheduler.intake.directory import Ambiguous, Directory, Known, UnknownName
from sco_scheduler.resources import data_file
from tests.intake.books import append, base, codes, counts, event_of, only, put, read, serious


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chongqing Foton Co., Ltd.", "Foton"),
        ("Foton (Chongqing) Co. Ltd", "CHONGQING FOTON"),
        ("Foton-Motors LLC", "Foton Motors"),
        ("重庆长安汽车有限公司", "长安汽车"),
        ("长安汽车（重庆）有限公司", "重庆市长安汽车"),
        ("ООО «Ромашка»", "Ромашка"),
        ("Ромашка, ООО", 'ООО "Ромашка"'),
        ("Ёлка", "Елка"),
        ("Altyn Trade LLP", "altyn  trade"),
        ("Fjordlys AS", "Fjordlys A/S"),
        ("Fjordlys AS", "Fjordlys"),
        ("Plata Valle S.A.", "Plata Valle SA"),
        ("Penang Tools Sdn. Bhd.", "Penang Tools"),
        ("Weber GmbH & Co. KG", "Weber"),
        ("Golf Costa Esmeralda S.L.", "Golf Costa Esmeralda"),
        ("Guías de Andalucía S.C.A.", "Guías de Andalucía"),
        ("Lacroix S.A.S.", "Lacroix"),
        ("Casa Branca Lda.", "Casa Branca"),
        ("Nordfisk AB", "Nordfisk"),
        ("Möbel Krämer e.K.", "Möbel Krämer"),
        ("СК «Сибирский берег»", "Сибирский Берег"),
        ("Торговый дом «Каскад»", "ТД Каскад"),
        ("شركة بهارات الأحساء", "بهارات الأحساء"),
        ("مؤسسة بهارات الأحساء", "شركة بهارات الأحساء"),
        ("شرکت آلماتی فود", "آلماتی فود"),
        ("Công ty TNHH Minh Long", "Công ty Minh Long"),
        ("PT. Sinar Jaya Tbk", "Sinar Jaya"),
        ("CV Sinar Jaya", "Sinar Jaya"),
        ("บริษัท ไทยฟิล์มแพค จำกัด (มหาชน)", "ไทยฟิล์มแพค"),
        ("บริษัทไทยฟิล์มแพคจำกัด", "ไทยฟิล์มแพค"),
        ("หจก. ถุงซิป", "ถุงซิป"),
        ("Нурлан ЖШС", "Нурлан"),
        ("«Oq oltin» MChJ", "Oq oltin kompaniyasi"),
        ("ΑΦΟΙ Παπαδόπουλοι", "Παπαδόπουλοι Ο.Ε."),
        ("Firma Nowak", "Nowak"),
        ("㈱山田", "山田株式会社"),
        ("㈲松原溶接", "松原溶接"),
        ("(주)나무", "주식회사 나무"),
        ('חברת שמן בע"מ', "שמן"),
        ("M/s Agra Marble Pvt. Ltd.", "Agra Marble"),
        ("मैसर्स आगरा मार्बल", "आगरा मार्बल प्रा. लि."),
        ("კომპანია მზე", "შპს მზე"),
    ],
)
def test_names_that_are_one(one, other):
    assert core_of(one).agrees(core_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chongqing Foton", "Beijing Foton"),
        ("重庆机床", "北京机床"),
        ("ООО Ромашка", "ЗАО Ромашка"),
        ("Foton Motors", "Foton Pumps"),
        ("Limited Edition", "Edition Two"),
        ("As Salam Foods", "Salam Foods"),
        ("ТД «Каскад»", "ООО «Каскад»"),
        ("ТД «Каскад»", "ГК «Каскад»"),
        ("Fjordlys AS", "Fjordlys ApS"),
        ("Chongqing Co., Ltd.", "Shanghai Co., Ltd."),
        ("TK Group Ltd", "Group Ltd"),
        ("株洲机械", "洲机械"),
        ("กินดี", "กันดี"),
        ("राम मिल", "रोम मिल"),
    ],
)
def test_names_that_are_not(one, other):
    assert not core_of(one).agrees(core_of(other))


def test_a_name_of_nothing_but_a_city_keeps_it():
    assert core_of("重庆").text == "重庆"
    assert core_of("Chongqing Co., Ltd.").text


@pytest.mark.parametrize(
    ("name", "script"), [("(1) 重庆", "han"), ("ООО", "cyrillic"), ("Foton", "latin"), ("123", "")]
)
def test_the_script_of_a_name(name, script):
    assert script_of(name) == script


def test_no_form_and_no_city_has_two_meanings():
    data = json.loads(data_file("legal_forms.json").read_text(encoding="utf-8"))
    for part in ("forms", "cities"):
        words = [word for spellings in data[part].values() for word in spellings]
        assert len(words) == len(set(words))


def test_a_request_by_a_name_without_form_and_city_is_used_and_said(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Company", "Chongqing Changan Auto Co., Ltd.")
    put(sheets, "Suppliers", 2, "Company (local)", "重庆长安汽车有限公司")
    put(sheets, "Requests", 2, "To", "长安汽车")
    put(sheets, "Fixed", 2, "Supplier", "Changan Auto")
    intake = read(tmp_path, sheets)
    assert serious(intake.findings) == []
    assert [f.where for f in intake.findings if f.code == "name-loose"] == [
        "Fixed!B2, Suppliers!B2",
        "Requests!B2, Suppliers!B2",
    ]
    assert counts(intake)["requests"] == 4


def test_a_name_that_two_companies_share_without_form_and_city_is_not_chosen(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Company", "Chongqing Pumps")
    put(sheets, "Suppliers", 3, "Company", "Beijing Pumps")
    put(sheets, "Requests", 5, "To", "S001")
    put(sheets, "Requests", 4, "To", "Pumps Co.")
    finding = only(read(tmp_path, sheets), "request-ambiguous-company")
    assert "S001, S002" in finding.message


def test_a_near_match_is_proposed_with_score_and_cell_and_not_taken(tmp_path):
    sheets = base()
    put(sheets, "Requests", 4, "To", "River Mashines")
    intake = read(tmp_path, sheets)
    finding = only(intake, "request-unknown-company")
    assert finding.where == "Requests!B4, Suppliers!B3"
    assert finding.details["fix"] == "S002"
    assert finding.details["score"] == 92
    assert "River Machines (S002), 92% alike" in finding.advice
    assert intake.event is None


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("利帆摩托", "重庆力帆摩托有限公司 (S002), 75% alike"),
        ("Renova", "LLC Renoma (Moscow) (S002), 83% alike"),
    ],
)
def test_a_near_match_is_found_without_legal_form_and_city(tmp_path, written, likely):
    sheets = base()
    put(sheets, "Suppliers", 3, "Company", likely.split(" (S002)")[0])
    put(sheets, "Requests", 4, "To", written)
    assert likely in only(read(tmp_path, sheets), "request-unknown-company").advice


def test_very_many_unknown_names_take_no_minutes(tmp_path, monkeypatch):
    monkeypatch.setattr(directory, "_MOST_COMPARED", 30)
    sheets = base()
    for number in range(20):
        append("Requests", "P001", f"River Mashines {number % 7}")(sheets)
    intake = read(tmp_path, sheets)
    unknown = [f for f in intake.findings if f.code == "request-unknown-company"]
    assert len(unknown) == 20
    proposed = [f.suggestion is not None for f in unknown]
    assert proposed == [number % 7 < 6 for number in range(20)]


def test_one_company_in_two_scripts_is_shown_together(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Company (local)", "重庆长安汽车有限公司")
    append("Suppliers", "S009", "长安汽车", "A")(sheets)
    finding = only(read(tmp_path, sheets), "companies-alike")
    assert finding.where == "Suppliers!B5, Suppliers!B2"
    assert "S001 (Chongqing Motors) and S009 (长安汽车)" in finding.message


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Email", "sales@river.cn", " SALES@river.cn"),
        ("Phone", "+86 23 6812 3456", "862368123456"),
    ],
)
def test_two_scripts_and_one_contact(tmp_path, title, one, other):
    sheets = base()
    append("Suppliers", "S009", "河流机械", "B", *[None] * 9)(sheets)
    put(sheets, "Suppliers", 3, title, one)
    put(sheets, "Suppliers", 5, title, other)
    assert only(read(tmp_path, sheets), "companies-alike").where == "Suppliers!B5, Suppliers!B3"


@pytest.mark.parametrize(("name", "alike"), [("Rivet Machines", True), ("Hill Tractors", False), ("河流机械", False)])
def test_two_persons_of_one_name_alone_are_not_one_company(tmp_path, name, alike):
    sheets = base()
    append("Suppliers", "S009", name, "B", *[None] * 9)(sheets)
    put(sheets, "Suppliers", 3, "Company", "River Machines")
    for row in (3, 5):
        put(sheets, "Suppliers", row, "Contact", "Li Wei")
    found = [f.message for f in read(tmp_path, sheets).findings if f.code == "companies-alike"]
    assert len(found) == alike
    assert all("share li wei and their names differ by a letter or two" in message for message in found)


@pytest.mark.parametrize(("title", "contact"), [("Email", "none"), ("Phone", "12-34-5")])
def test_two_scripts_and_what_is_no_contact(tmp_path, title, contact):
    sheets = base()
    append("Suppliers", "S009", "河流机械", "B", *[None] * 9)(sheets)
    for row in (3, 5):
        put(sheets, "Suppliers", row, title, contact)
    assert "companies-alike" not in codes(read(tmp_path, sheets).findings)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ООО «Алтын Дом»", "Altyn Dom LLC", True),
        ("Baykal Lines", "Байкал Лайнс", False),
        ("Хлебозавод", "Khlebozavod", True),
        ("Юг-Импорт, Москва", "Yug Import (Moscow)", True),
        ("Қазақ Жер", "Kazak Zher", True),
        ("Экспорт", "Export", True),
        ("Щедрость", "Shchedrost", True),
        ("ООО Памир", "Pamir JSC", False),
        ("Памир, Алматы", "Moscow Pamir", False),
        ("Мир", "Mir", False),
        ("Россия", "Rossiya", True),
        ("Тенгри", "Tengri Motors", False),
    ],
)
def test_one_name_in_cyrillic_and_in_latin_letters(tmp_path, one, other, alike):
    sheets = base()
    put(sheets, "Suppliers", 3, "Company", one)
    append("Suppliers", "S009", other, "A")(sheets)
    told = [f for f in read(tmp_path, sheets).findings if f.code == "companies-alike"]
    assert [f.where for f in told] == (["Suppliers!B5, Suppliers!B3"] if alike else [])
    assert all(f"{one} and {other} are one name" in f.message for f in told)


def test_alike_companies_are_never_merged(tmp_path):
    sheets = base()
    append("Suppliers", "S009", "Altyn Trade LLC", "A")(sheets)
    intake = read(tmp_path, sheets)
    assert only(intake, "companies-alike").where == "Suppliers!B5, Purchasers!B2"
    assert counts(intake)["suppliers"] == 4
    assert counts(intake)["both"] == 0


def test_one_company_in_two_roles_is_no_duplicate(tmp_path):
    sheets = base()
    append("Suppliers", "P001", "Altyn Trade LLC", "A")(sheets)
    assert "companies-alike" not in codes(read(tmp_path, sheets).findings)
    assert event_of(tmp_path, sheets).company_by_id["P001"].supplier is not None


def test_a_name_that_is_a_part_of_another_without_its_form_is_not_near(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "Company", "Newland Seedtech LLC")
    put(sheets, "Requests", 4, "To", "ТОО Landseed")
    finding = only(read(tmp_path, sheets), "request-unknown-company")
    assert (finding.where, finding.suggestion) == ("Requests!B4", None)


def test_a_company_is_shown_by_its_name_beside_its_id_unless_both_are_one(tmp_path):
    sheets = base()
    put(sheets, "Suppliers", 2, "ID", "Foton")
    put(sheets, "Suppliers", 2, "Company", "FOTON")
    sheets["Requests"] = [sheets["Requests"][0], ["Foton", "S002", 1, *[None] * 5], ["S003", "S002", 1, *[None] * 5]]
    sheets["Fixed"] = sheets["Fixed"][:1]
    told = [f.message for f in read(tmp_path, sheets).findings if f.code == "request-same-role"]
    assert [message.split(" are ")[0] for message in told] == [
        "Foton and S002 (River Machines)",
        "S003 (Spring Parts) and S002 (River Machines)",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [("EXP-2O41", "River Machines"), ("River Mashines", "River Machines"), ("河流机诫厂", "河流机械厂")],
)
def test_what_is_nearest_is_shown_by_the_name_that_is_like_it_and_for_an_id_by_a_name(written, shown):
    directory = Directory([Known("EXP-2041", "River Machines", "河流机械厂"), Known("P1", "Ural Import")])
    found = directory.find(written)
    assert isinstance(found, UnknownName)
    assert found.near is not None
    assert (found.near.company, found.near.name) == ("EXP-2041", shown)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        *(("P005", None), ("P010", None), ("S001", None), ("P01", "P001"), ("p-001", "P001"), ("Р 001", "P001")),
        ("BUYER", "BUYERS"),
    ],
)
def test_an_id_with_another_number_or_letter_is_another_company(written, near):
    found = Directory([Known("P001", "Volga"), Known("P004", "Steppe"), Known("BUYERS")]).find(written)
    assert isinstance(found, UnknownName)
    assert (found.near and found.near.company) == near


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(("7", "007"), ("0007", "007"), ("007", "007"), ("12", "12"), ("012", "012"), ("0012", None), ("13", None)),
        *(("S7", None), ("Altyn", "007"), ("0", None)),
    ],
)
def test_ids_of_figures_are_known_without_their_zeros(text, found):
    names = {"007": "Altyn", "12": "Jade Tea", "012": "Lotus", "S07": "River"}
    company = Directory(Known(code, name, "", None) for code, name in names.items()).find(text)
    assert (company if isinstance(company, str) else None) == found
    if text == "0012":
        assert isinstance(company, Ambiguous)
        assert company.ids == ("012", "12")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Dąb i Jesion Sp. z o.o.", "Dab i Jesion"),
        ("Meble Bałtyk Sp. z o.o.", "Meble Baltyk"),
        ("Nábytek Morava s.r.o.", "Nabytek Morava"),
        ("Smørrebrød ApS", "Smorrebrod"),
        ("Işık İplik A.Ş.", "ISIK IPLIK"),
        ("Børge Værk", "Borge Vaerk"),
    ],
)
def test_a_name_without_its_accents_has_the_same_core(name, typed):
    assert core_of(name).agrees(core_of(typed))
    assert core_of(name).words == core_of(typed).words


def test_cyrillic_letters_with_marks_are_other_letters():
    assert core_of("Майский чай").text == "майскийчай"


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("ТОО «Алтай Полиметалл»", "ТОО «Алтай Полиметал»", True),
        ("Sunrise Polymers Ltd", "Sunrise Polymerz Ltd.", True),
        ("Sunrise Polymers Plant 1", "Sunrise Polymers Plant 2", False),
        ("Sunrise Polymers A", "Sunrise Polymers B", False),
        ("Sunrise Polymers", "Sunset Polymers", False),
    ],
)
def test_long_names_that_differ_by_a_slip_are_probably_one_company(tmp_path, name, other, alike):
    sheets = base()
    append("Suppliers", "S017", name, "A")(sheets)
    append("Suppliers", "S018", other, "A")(sheets)
    assert ("companies-alike" in codes(read(tmp_path, sheets).findings)) is alike
