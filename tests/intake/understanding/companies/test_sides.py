"""The side of the companies of a sheet: by what it is called, by words in a column, by headings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.cells.questions import COMPANIES
from sco_scheduler.intake.understanding.companies.sides import (
    _names_others,
    likely_role,
    part_of_other_side,
    role_beside,
)
from sco_scheduler.intake.understanding.layouts.outlines import _may_name_company
from sco_scheduler.intake.understanding.meanings.planned import Plan
from tests.intake.books import read, save, serious
from tests.intake.understanding.answers import B, S
from tests.intake.understanding.columns_of import column
from tests.intake.understanding.confirmations.test_hours import with_map
from tests.intake.understanding.guests import GUESTS, HOSTS, WANTED
from tests.intake.understanding.sheets import listed

NAMES = ["Altyn Trade", "Ural Import", "Orda Foods", "Silk Way"]


@pytest.mark.parametrize(
    ("name", "question", "role"),
    [
        ("Suppliers", "Which suppliers would you like to meet?", "suppliers"),
        ("Answers", "Which suppliers would you like to meet?", "purchasers"),
        ("Answers", "Which buyers would you like to meet?", "suppliers"),
        ("Buyers and others", "Which buyers would you like to meet?", "suppliers"),
        ("Our buyers", "What would you like?", "purchasers"),
    ],
)
def test_a_sheet_called_after_a_side_lists_it_whatever_is_asked(name, question, role):
    region = listed(name, ["Company", question], *([company, "Jialing Motors"] for company in NAMES))
    assert likely_role(region)[0] == role


@pytest.mark.parametrize(
    ("name", "above", "titles", "others", "role"),
    [
        ("Sheet1", "", "Supplier|City", "", ("suppliers", 0.96)),
        ("Sheet1", "", "Supplier|Buyers to meet", "", ("suppliers", 0.96)),
        ("Sheet1", "", "Company|Supplier to meet", "", ("purchasers", 0.93)),
        ("Sheet1", "", "Company|City|Zone|Supplier", "", ("purchasers", 0.4)),
        ("Sheet1", "Forum|Our suppliers", "Company|City", "", ("suppliers", 0.94)),
        ("Suppliers", "Our buyers", "Company|City", "", ("suppliers", 0.97)),
        ("Suppliers", "", "Company|City", "Suppliers of 2026", ("suppliers", 0.97)),
        ("Suppliers 3:9", "Buyers", "Company|City", "", ("purchasers", 0.96)),
        ("Suppliers 3:9", "Forum|Buyers", "Company|City", "", ("purchasers", 0.96)),
        ("Suppliers 3:9", "", "Company|City", "", ("purchasers", 0.4)),
        ("Suppliers 3:9", "", "Firm|City", "", ("suppliers", 0.95)),
        ("Buyers and suppliers", "", "Company|City", "", ("purchasers", 0.4)),
        ("Sheet1", "", "Company|City", "Buyers|Hotels", ("suppliers", 0.7)),
        ("Sheet1", "", "Company|City", "Buyers|Suppliers", ("purchasers", 0.4)),
        (
            "Sheet1",
            "",
            "Company|Which buyers do you want to meet?|Which suppliers do you want to meet?",
            "",
            ("purchasers", 0.4),
        ),
    ],
)
def test_the_role_of_a_list_by_titles_headings_and_names_of_sheets(name, above, titles, others, role):
    texts, named = [[text] for text in above.split("|") if text], titles.split("|")
    region = listed(name, *texts, named, *([f"{n}{k} LLP" for k in range(len(named))] for n in "ABCD"))
    assert role_beside(region, "", others.split("|")) == role
    if role[1] < 0.5 and not others:
        assert likely_role(region, "Suppliers of June") == ("suppliers", 0.85)


def test_without_a_word_for_a_side_the_role_is_a_guess():
    assert likely_role(listed("Sheet1", ["Company", "City"], *([name, "Almaty"] for name in NAMES)))[1] < 0.5
    titled = listed("Sheet1", ["Company", "City"], *([name, "Almaty"] for name in NAMES))
    assert likely_role(titled, "suppliers 2025.xlsx")[0] == "suppliers"


@pytest.mark.parametrize("words", [("Мы завод", "Приехали покупать"), ("Green badge", "Importer"), ("绿色", "采购商")])
def test_of_two_words_for_sides_the_unknown_one_is_the_other_side(tmp_path, words):
    rows = [["Firm", "You are", "Talk to whom?"], *([s, words[0], None] for s in HOSTS)]
    rows += [[b, words[1], "\n".join(HOSTS[n] for n in names)] for b, names in zip(GUESTS, WANTED, strict=True)]
    event = read_registrations(save(tmp_path / "a.xlsx", {"Answers": rows}), sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier} == set(HOSTS)
    assert {c.name for c in event.companies if c.purchaser} == set(GUESTS)


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("AGGIUNTI DOPO LA CHIUSURA – buyer (Danimarca)", []),
        ("Nachmeldungen: Käufer (DK)", []),
        ("截止后补报：采购商", []),
        ("Late import sector registrations", ["Late import sector registrations"]),
    ],
)
def test_a_heading_of_the_other_side_below_a_total_heads_rows_of_that_side(tmp_path, heading, asked):
    late, titles = "Nordisk Finmat", ["No.", "Supplier", "City", "Whom to meet"]
    rows = [titles, *([n, host, "Osh", GUESTS[0]] for n, host in enumerate(HOSTS, 1))]
    rows += [["Total (without cancelled)", None, None, len(HOSTS)], [], [heading], [9, late, "Rome", HOSTS[0]]]
    guests = [["Buyer", "City"], *([guest, "Rome"] for guest in GUESTS)]
    intake = read(tmp_path, {"Suppliers": rows, "Buyers": guests})
    assert [question.subject for question in intake.questions] == asked
    event = read(tmp_path, {"Suppliers": rows, "Buyers": guests}, sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert late in {company.name for company in event.companies if company.purchaser and not company.supplier}
    assert (late, HOSTS[0]) in {(names[r.asker], names[r.target]) for r in event.requests}


@pytest.mark.parametrize("words", [("buyer, at most 4 meetings", "supplier; late"), ("закупщик", "поставщик, стол 3")])
def test_remarks_in_all_rows_of_late_additions_name_their_sides(tmp_path, words):
    titles = ["No.", "Company", "Whom to meet", "Remarks"]
    guests = [["PURCHASERS"], titles, *([n, guest, HOSTS[n], None] for n, guest in enumerate(GUESTS))]
    hosts = [[], ["SUPPLIERS"], titles, *([n, host, GUESTS[0], None] for n, host in enumerate(HOSTS))]
    late = [[], ["Came later:"], titles, [None, "Late Import", HOSTS[0], words[0]], [None, "Late Mill", None, words[1]]]
    intake = read(tmp_path, {"List": [*guests, *hosts, *late]})
    assert not [question.path for question in intake.questions if question.kind == "role"]
    event = read(tmp_path, {"List": [*guests, *hosts, *late]}, sure=0.0).event
    assert event is not None
    sides = {c.name: (c.purchaser is not None, c.supplier is not None) for c in event.companies}
    assert (sides["Late Import"], sides["Late Mill"]) == ((True, False), (False, True))


@pytest.mark.parametrize("heads", [("ГОСТИ-ЗАКУПЩИКИ", "МЕСТНЫЕ"), ("Buyers", "Hosts")])
def test_a_heading_that_names_no_side_heads_the_other_side(tmp_path, heads):
    rows: list[list[Any]] = [["No.", "Company", "Country", "Talk to whom?"]]
    for head, names in zip(heads, (GUESTS, HOSTS), strict=True):
        rows.append([head])
        asked = dict(zip(GUESTS, WANTED, strict=True))
        rows += [
            [str(n), name, "x", "\n".join(HOSTS[k] for k in asked.get(name, ())) or None]
            for n, name in enumerate(names, 1)
        ]
    event = read_registrations(save(tmp_path / "a.xlsx", {"List": rows}), sure=0.0).event
    assert event is not None
    assert {c.name for c in event.companies if c.supplier} == set(HOSTS)
    assert {c.name for c in event.companies if c.purchaser} == set(GUESTS)


@pytest.mark.parametrize("question", ["Rate each exhibitor", "How much would you like to meet these suppliers?"])
def test_the_question_of_a_grid_names_whom_it_asks_about_and_not_who_answers(tmp_path, question):
    rows = [["Timestamp", "Company", *(f"{question} [{name}]" for name in HOSTS[:4])]]
    words = ["Would like to meet", "Essential", "Not at all", "No opinion"]
    rows += [[f"3/1/2027 9:0{n}:00", name, *words[n:], *words[:n]] for n, name in enumerate(NAMES[:3])]
    event = read(tmp_path, {"Form Responses 1": rows}).event
    assert event is not None
    assert {c.name for c in event.companies if c.purchaser is not None} == set(NAMES[:3])


def test_where_all_companies_are_on_one_side_it_is_said_so_and_of_which_sheet(tmp_path):
    rows = [["Company", "Badge", "Wants to meet"], [GUESTS[0], "alpha", HOSTS[0]], [HOSTS[0], "beta", GUESTS[0]]]
    rows += [[GUESTS[1], "alpha", HOSTS[1]], [HOSTS[1], "beta", None], [HOSTS[2], "beta", None]]
    stop, _ = serious(read(tmp_path, {"Our list": rows}, sure=0.0).findings)
    told = "All 5 companies of Our list were read as purchasers, and nobody is on the other side."
    assert stop == f"one-side Our list: {told}"


def test_a_sheet_that_is_missed_is_missed_among_those_that_were_understood(tmp_path):
    rows = [["Company", "Category"], *([name, "buyer"] for name in GUESTS), *([name, "seller"] for name in HOSTS)]
    intake = read(tmp_path, {"Our list": rows})
    assert "The workbook has: Our list." in " ".join(finding.message for finding in intake.findings)


BOTH_SIDES = ["Altyn Trade", "Ural Import", "Orda Foods", "Jade Tea", "River Machines", "Spring Parts"]
ACROSS = {0: (3, 4), 1: (4, 5), 2: (3,)}
COUNTRIES = {"K": "Kazakhstan", "U": "Uzbekistan"}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("words", "asked", "told"),
    [
        ({"Badge": "GGGRRR"}, ACROSS, "G R"),
        ({"Badge": "GGGRRR"}, {**ACROSS, 3: (0,), 4: (1, 2)}, "G R"),
        ({"Badge": "GGGRRR"}, {0: (3, 4), 1: (4, 5)}, "G R"),
        ({"Badge": "GGGRRR"}, {0: (3, 4), 1: (4,)}, "Answers"),  # too few to say so
        ({"Badge": "GGGRRR"}, {**ACROSS, 2: (3, 1)}, "Answers"),  # one within a side
        ({"Badge": "GGGRRY"}, ACROSS, "G R Y"),
        ({"Badge": "GG RRR"}, ACROSS, "Answers"),
        ({"Badge": "GGGGGG"}, ACROSS, "Answers"),
        ({"City": "GGGRRR"}, ACROSS, "G R"),
        ({"Country": "KKKUUU", "Kind": "GGGRRR"}, ACROSS, "G R"),
        ({"Zyxw": "ABCDEF"}, ACROSS, "Answers"),
    ],
)
def test_words_that_part_who_asks_from_who_is_asked_are_those_of_the_sides(tmp_path, words, asked, told):
    rows: list[list[Any]] = [["Firm", *words, "Talk to whom?"]]
    for n, name in enumerate(BOTH_SIDES):
        cells = [COUNTRIES.get(letters[n], letters[n].strip() or None) for letters in words.values()]
        rows.append([name, *cells, "\n".join(BOTH_SIDES[k] for k in asked.get(n, ())) or None])
    questions = [q for q in read(tmp_path, {"Answers": rows}).questions if q.kind in {"word", "role"}]
    assert " ".join(question.subject for question in questions) == told


ROWS = [
    ["Altyn Trade", "Buyer", "Chongqing Motors", ""],
    ["Ural Import", "Buyer", "River Machines", ""],
    ["Chongqing Motors", "Supplier", "Altyn Trade", ""],
    ["River Machines", "Supplier", "", ""],
]


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["Herald", "Visitor pass", "", ""]], False),
        ([["Herald", "Visitor pass", "none", ""], ["Post", "Visitor pass", "", "seat near the door"]], False),
        ([["Herald", "Visitor pass", "Chongqing Motors", ""]], True),
        ([["Herald", "Visitor pass", "", ""], ["Yangtze Pumps", "Supplier", "Herald", ""]], True),
        ([["Herald News", "Visitor pass", "", ""], ["Yangtze Pumps", "Supplier", "the Herald", ""]], True),
        ([["Herald", "Visitor pass", "", "would like to meet Chongqing Motors"]], True),
        ([["Herald", "Visitor pass", "", ""], ["Yangtze Pumps", "Visitor pass", "River Machines", ""]], True),
    ],
)
def test_a_word_for_no_side_is_asked_only_if_its_companies_have_to_do_with_wishes(tmp_path, rows, asked):
    title = ["Company", "Ticket type", "Whom would you like to meet?", "Remarks"]
    intake = read(tmp_path, {"List": [title, *ROWS, *rows]})
    assert ("Visitor pass" in [q.subject for q in intake.questions]) is asked
    assert ("guess-taken" in [f.code for f in intake.findings]) is not asked  # it is told


def test_without_a_known_other_side_an_unknown_word_for_a_side_is_asked(tmp_path):
    rows = [row for row in ROWS if row[1] == "Buyer"]
    intake = read(tmp_path, {"List": [["Company", "Type", "Whom to meet?", "Remarks"], *rows, ["Jade Tea", "Guest"]]})
    assert "Guest" in [q.subject for q in intake.questions]


@pytest.mark.parametrize(
    ("sheet", "may"),
    [
        *((name, False) for name in ("Zone A machinery", "Hall 3 food", "Зона Б", "A区 汽车", "3号馆", "Sheet1")),
        *((name, True) for name in ("Zonta Trading", "Hall & Sons", "Pavilion Foods Ltd", "江北区某公司")),
    ],
)
def test_a_sheet_named_after_a_zone_is_not_named_after_a_company(sheet, may):
    assert _may_name_company(sheet) is may


@pytest.mark.parametrize("title", ["Wanted by", "Requested by", "Кто хочет встретиться"])
@pytest.mark.parametrize("names", [("Zone A machinery", "Zone B goods"), ("Machinery", "Goods")])
def test_sheets_of_zones_list_who_is_wanted_and_by_whom(tmp_path, title, names):
    guests = [["Buyer", "Country"], *([g, "KZ"] for g in ("Tengri Motors", "Altyn Pharm", "Pamir Trade House"))]
    wanted = [
        [["Jade Tea", "Tengri, Pamir"], ["Dazu Metal", "Altyn"]],
        [["Lotus Silk", "Altyn; Tengri"], ["Orda Lamps", "Pamir"]],
    ]
    zones = {name: [[name.upper()], ["Supplier", title], *rows] for name, rows in zip(names, wanted, strict=True)}
    intake = read(tmp_path, {"Buyers": guests, **zones})
    assert not intake.questions
    assert intake.event is not None
    called = {company.id: company.name for company in intake.event.companies}
    assert sorted((called[r.asker], called[r.target]) for r in intake.event.requests) == [
        ("Altyn Pharm", "Dazu Metal"),
        ("Altyn Pharm", "Lotus Silk"),
        ("Pamir Trade House", "Jade Tea"),
        ("Pamir Trade House", "Orda Lamps"),
        ("Tengri Motors", "Jade Tea"),
        ("Tengri Motors", "Lotus Silk"),
    ]


@pytest.mark.parametrize(("first", "second"), [(("Buyers", "Buyer"), "List 2"), (("List 1", "Buyer"), "Sheet2")])
def test_who_is_asked_for_in_pairs_by_those_of_one_side_is_on_the_other(tmp_path, first, second):
    buyers, sellers = ["Altyn Trade", "Ural Import", "Orda Foods"], ["River Machines", "Spring Parts", "Jade Tea"]
    lists = {first[0]: [[first[1], "City"], *([one, "Osh"] for one in buyers)]}
    lists[second] = [["Company", "City"], *([one, "Wuxi"] for one in sellers)]
    intake = read(tmp_path, {**lists, "Wishes": [["From", "To"], *map(list, zip(buyers, sellers, strict=True))]})
    assert intake.questions == ()
    assert intake.event is not None
    assert [company.name for company in intake.event.companies if company.supplier] == sellers


@pytest.mark.parametrize(
    ("one", "other", "asked"), [("Delegation", "Supplier", []), ("Team red", "Team blue", ["Team red"])]
)
def test_a_word_beside_one_of_a_known_side_is_probably_of_the_other(tmp_path, one, other, asked):
    buyers, sellers = GUESTS, HOSTS[: len(GUESTS)]
    rows = [["Company", "Role", "Wishes"], *([b, one, s] for b, s in zip(buyers, sellers, strict=True))]
    intake = read(tmp_path, {"All": [*rows, *([s, other, None] for s in sellers)]}, sure=0.5)
    assert [question.subject for question in intake.questions] == asked
    if not asked:
        assert intake.event is not None
        assert [company.name for company in intake.event.companies if company.purchaser] == list(buyers)


def test_a_title_that_offers_the_words_below_it_states_the_side_of_each(tmp_path):
    rows = [["Company", "Are you a buyer or a consultant?", "Whom do you want to meet?"]]
    rows += [[b, "Buyer", s] for b, s in zip(GUESTS, HOSTS, strict=False)]
    rows += [[s, "Consultant", None] for s in HOSTS]
    intake = read(tmp_path, {"Answers": rows})
    assert ("Consultant", "suppliers") in {(q.subject, q.guess) for q in intake.questions}
    intake = read(tmp_path, {"Answers": rows}, sure=0.5)
    assert intake.event is not None, [(q.subject, q.guess) for q in intake.questions]
    assert [company.name for company in intake.event.companies if company.supplier] == list(HOSTS)


@pytest.mark.parametrize("paired", [False, True])
def test_a_word_of_companies_without_wishes_leaves_them_out_unless_pairs_ask_for_one(tmp_path, paired):
    buyers, sellers = list(GUESTS[:3]), list(HOSTS[:3])
    rows = [["Company", "Role", "Whom to meet"], *([b, "Buyer", s] for b, s in zip(buyers, sellers, strict=True))]
    rows += [
        *([s, "Supplier", None] for s in sellers),
        ["Golden Bridge", "Patron", None],
        ["Silk Road", "Patron", None],
    ]
    pairs = [["From", "To"], [buyers[0], sellers[1]], [buyers[1], "Golden Bridge"], [buyers[1], sellers[2]]]
    intake = read(tmp_path, {"All": rows, **({"Pairs": pairs} if paired else {})})
    assert [question.subject for question in intake.questions] == (["Patron"] if paired else [])
    if not paired:
        assert intake.event is not None
        assert [company.name for company in intake.event.companies] == [*buyers, *sellers]


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Sie nehmen teil als", ("Einkäufer", "Zulieferer")),
        ("Participa como", ("Comprador", "Proveedor")),
        ("Účastníte se jako", ("Kupující", "Dodavatel")),
    ],
)
def test_a_column_in_a_further_tongue_states_the_side(tmp_path, title, words):
    buyers, sellers = ("Altyn Trade", "Ural Import", "Nomad Foods"), ("Jade Tea", "River Machines", "Spring Parts")
    wishes = zip(buyers, sellers, strict=True)
    rows = [
        ["Firma", title, "Wishes to meet"],
        *([b, words[0], s] for b, s in wishes),
        *([s, words[1]] for s in sellers),
    ]
    intake = read(tmp_path, {"Sheet1": rows})
    assert intake.event is not None, [(q.kind, q.subject, q.options) for q in intake.questions]
    assert {c.name for c in intake.event.companies if c.purchaser} == set(buyers)


def everybody(title, words, sheet="Deelnemers"):
    """All companies on one sheet with a column of words, and a matrix of who is to meet whom."""
    kinds = [words[0]] * 4 + [words[1]] * 4 + [words[2]]
    names = [*GUESTS[:4], *HOSTS]
    grid = [
        [None, *GUESTS[:4]],
        *([h, *("x" if (n + k) % 3 else None for k in range(4))] for n, h in enumerate(HOSTS)),
    ]
    rows = [[name, kind, "Lisse"] for name, kind in zip(names, kinds, strict=True)]
    return {sheet: [["Bedrijf", title, "Plaats"], *rows], "Wensen": grid}


@pytest.mark.parametrize(
    ("title", "words", "asked"),
    [
        ("Rol", ("Inkoper", "Zyxwer", "Wyrfel"), ["Wyrfel", "Zyxwer"]),
        ("Role", ("Zyxwer", "Exhibitor", "Wyrfel"), ["Wyrfel", "Zyxwer"]),
        ("Uloga", ("Kupac", "Dobavljač", "Zyxwer"), ["Zyxwer"]),
        ("Qwrt", ("Käufer", "Zyxwer", "Wyrfel"), ["Qwrt", "Wyrfel", "Zyxwer"]),
        ("Rol", ("Ghijkl", "Zyxwer", "Wyrfel"), ["Ghijkl", "Rol", "Wyrfel", "Zyxwer"]),
    ],
)
def test_few_words_beside_companies_of_an_unclear_side_are_asked(tmp_path, title, words, asked):
    questions = [q for q in read(tmp_path, everybody(title, words)).questions if q.kind in {"word", "role", "column"}]
    assert sorted(q.subject for q in questions) == asked


@pytest.mark.parametrize("word", ["Inkoper", "Käufer", "Покупатель", "采购商"])
def test_unknown_words_are_likely_of_the_other_side_only_beside_words_of_one_side(tmp_path, word):
    for words, likely in (((word, "Zyxwer", "Wyrfel"), True), (("Ghijkl", "Zyxwer", "Wyrfel"), False)):
        questions = [q for q in read(tmp_path, everybody("Role", words)).questions if q.kind == "word"]
        assert all(q.likely for q in questions) is likely  # of the others, the first answer is one of a side, too


def test_unknown_words_beside_one_of_a_side_are_probably_of_the_other(tmp_path):
    intake = read(tmp_path, everybody("Rol", ("Inkoper", "Zyxwer", "Wyrfel")), sure=0.0)
    assert intake.event is not None
    assert {c.name for c in intake.event.companies if c.purchaser} == set(GUESTS[:4])
    assert {c.name for c in intake.event.companies if c.supplier} == set(HOSTS)


def test_a_list_of_changes_to_both_sides_has_no_side_even_with_a_name_in_short(tmp_path):
    buyers, sellers = list(GUESTS), list(HOSTS)
    told = [
        [buyers[0], "Cancelled"],
        [sellers[1], "Cancelled"],
        ["Silk Way", "has a new e-mail address"],
        [sellers[2], "call back"],
    ]
    book = {"Buyers": [["Company", "Wishes"], *([b, s] for b, s in zip(buyers, sellers, strict=False))]}
    book |= {
        "Suppliers": [["Company", "Town"], *([s, "Wuxi"] for s in sellers)],
        "Changes": [["Company", "Told us"], *told],
    }
    intake = read(tmp_path, book, sure=0.0)
    assert "role" not in {question.kind for question in read(tmp_path, book).questions}
    assert intake.event is not None
    assert {c.name for c in intake.event.companies if c.supplier} == set(sellers)
    assert {c.name for c in intake.event.companies if c.purchaser} == set(buyers)


@pytest.mark.parametrize("answer", ["delegates", "nothing"])
def test_a_sheet_may_be_on_no_side(tmp_path, answer):
    sheets = {"A": [["Company", "Meets"], *([b, S[0]] for b in B)], "B": [["Company", "Zone"], *([s, "A"] for s in S)]}
    sheets["X"] = [["Company", "Country"], ["Ann Lee", "Peru"], ["Bo Wu", "Peru"], ["Cy Tan", "Chile"]]
    asked = [q for q in read(tmp_path, sheets).questions if q.kind == "role" and q.sheet == "X"]
    assert [answer in q.options for q in asked] == [True]
    told = with_map(
        tmp_path, f'[form.A]\nrole = "purchasers"\n[form.B]\nrole = "suppliers"\n[form.X]\nrole = "{answer}"\n'
    )
    tables = read(tmp_path, sheets, sure=0.0, **told).tables
    assert [sum(1 for _ in tables[side]) for side in ("Purchasers", "Suppliers")] == [len(B), len(S)]


@pytest.mark.parametrize(
    ("above", "role"),
    [
        ("Purchasing Mission 2026 – local companies", ""),
        ("Закупочная сессия «Вино и сок», участники", ""),
        ("秋季采购对接会 参会企业名单", ""),
        ("EGE DERİ ALIM HEYETİ – KATILIMCI TÜRK FİRMALARI", ""),
        ("Xarid anjumani: kompaniyalar", ""),
        ("Purchasing Mission 2026 – our suppliers", "suppliers"),
        ("Закупочная сессия «Вино и сок», поставщики", "suppliers"),
        ("秋季采购对接会 供应商名单", "suppliers"),
        ("EGE DERİ ALIM HEYETİ – YABANCI ALICI LİSTESİ", "purchasers"),
        ("List of suppliers for the Import Expo", "suppliers"),
    ],
)
def test_what_an_event_is_called_says_nothing_of_a_list_below_its_title(above, role):
    region = listed("Sheet1", [above], ["Company", "City"], *([name, "Almaty"] for name in NAMES))
    found, sure = role_beside(region, "", ())
    assert (found, sure) == ("purchasers", 0.4) if not role else found == role
    assert sure > 0.9 if role else sure < 0.5


@pytest.mark.parametrize(
    ("heading", "side", "sure"),
    [
        ("Suppliers", Role.SUPPLIER, 1.0),
        ("Our suppliers", Role.SUPPLIER, 1.0),
        ("ПОСТАВЩИКИ", Role.SUPPLIER, 1.0),
        ("供应商", Role.SUPPLIER, 1.0),
        ("Buyers of Asia", Role.PURCHASER, 1.0),
        ("Ural Import", Role.PURCHASER, 0.6),
        ("Buyers and suppliers", None, 0.0),
    ],
)
def test_a_heading_within_a_list_of_one_side_may_begin_the_other(heading, side, sure):
    rows = [["Buyers"], ["Altyn", "Almaty", "A"], ["Orda", "Osh", "B"], [heading], ["Jade", "Xian", "C"]]
    region = listed("List", ["Company", "City", "Zone"], *rows)
    assert region.sections == {2: "Buyers", 5: heading}
    for role in Role:
        plan = Plan(region, COMPANIES, {}, roles=frozenset({role}))
        told = (heading, Cell("List", 5), sure) if side is role.other else None
        assert [part_of_other_side(plan, row) for row in (3, 4, 6)] == [None, None, told]
    for roles in (None, frozenset(Role)):
        assert part_of_other_side(Plan(region, COMPANIES, {}, roles=roles), 6) is None


@pytest.mark.parametrize(
    ("titles", "others"),
    [
        ([("1", "Supplier"), ("2", "Supplier")], True),
        ([("1", "Supplier"), ("2", "Zone")], False),
        ([("Supplier",), ("Supplier",)], False),
        ([("1", "Supplier"), ("Supplier",)], False),
        ([("Suppliers to meet",), ("City",)], True),
        ([("Supplier",), ("City",)], False),
    ],
)
def test_a_title_with_the_word_for_a_side_names_others_if_it_asks_or_several_are_below_it(titles, others):
    region = listed("List", ["Company", "Supplier", "City"], [*NAMES[:3]])
    region = replace(region, columns=tuple(column(title, "x", also=tuple(above)) for title, *above in titles))
    assert _names_others(region.columns[0], region) is others


@pytest.mark.parametrize(
    ("sheets", "above", "titles"),
    [
        (
            ("Buyers", "Domestic"),
            "Which buyers our domestic firms want to see, survey",
            ["Company", "Goods", "1st choice", "2nd choice"],
        ),
        (("바이어", "국내기업"), "국내 참가기업 상담 희망 바이어 조사", ["기업명", "품목", "1순위", "2순위"]),
        (
            ("Закупщики", "Местные"),
            "Анкета: какие закупщики интересны местным фирмам",
            ["Компания", "Продукция", "1-й выбор", "2-й выбор"],
        ),
        (("采购商", "本地企业"), "本地企业希望洽谈的采购商调查", ["企业名称", "产品", "第一志愿", "第二志愿"]),
    ],
)
def test_a_title_may_name_whom_a_list_asks_for(tmp_path, sheets, above, titles):
    asked = [[name, f"goods {n}", GUESTS[n % 4], GUESTS[(n + 1) % 4]] for n, name in enumerate(HOSTS)]
    lists = {
        sheets[0]: [titles[:2], *([name, f"shop {n}"] for n, name in enumerate(GUESTS))],
        sheets[1]: [[above], titles, *asked],
    }
    intake = read(tmp_path, lists, sure=0.0)
    assert intake.event is not None
    assert {c.name or c.name_local for c in intake.event.companies if c.supplier} == {*HOSTS}


def test_texts_that_are_each_said_once_are_no_words_for_sides(tmp_path):
    (buyers, sellers), days = (GUESTS[:2], HOSTS[:2]), ["22 May", "23 May", "24 May", "25 May"]
    said = ["a stand near the door", "two of us will come", "a vegetarian meal", "our flight is at eight"]
    lists = {
        "Buyers": [["Company", "Wishes"], *([name, "; ".join(sellers)] for name in buyers)],
        "Suppliers": [["Company", "Goods"], *([name, "tea"] for name in sellers)],
        "Mail": [["Date", "Company", "What"], *map(list, zip(days, (*buyers, *sellers), said, strict=True))],
    }
    intake = read(tmp_path, lists)
    assert not [q for q in intake.questions if q.kind in {"word", "role"}]
