"""What the format's own sheets say: of tables, and in texts that none of their columns is for."""

from __future__ import annotations

from datetime import date

import pytest

from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.own_sheets import OwnSheets, sessions_of, tables_of
from tests.intake.books import base, column, event_of, read, save
from tests.intake.understanding.sheets import sheet


def test_tables_are_those_of_the_zones_and_those_that_stand_alone():
    zones = sheet("Zones", ["Zone", "Tables"], ["A", 2], ["B", "B1-B3"], ["C", "2-1"])
    tables = sheet("Tables", ["Zone", "Table"], ["A", "Round"], ["A", 12])
    assert tables_of({"Zones": zones}) == {"1", "2", "b1", "b2", "b3"}
    assert tables_of({"Tables": tables}) == {"round", "12"}
    assert tables_of({}) == frozenset()
    assert tables_of({"Zones": sheet("Zones", ["Zone", "Name"], ["A", "Hall"])}) == frozenset()


def test_sessions_have_names_and_days_in_order():
    rows = [["Session", "Date", "Start"], ["Late", date(2027, 6, 13), "14:00"], [None, date(2027, 6, 12), "09:00"]]
    days = tuple(date(2027, 6, day) for day in (10, 11, 12, 13))
    rows += [["Last", day, "10:00"] for day in (days[1], days[0])]
    assert sessions_of({"Sessions": sheet("Sessions", ["Sessions of 1 May 2026"], *rows)}) == ({"late", "last"}, days)
    assert sessions_of({"Sessions": sheet("Sessions", ["Nothing"])}) == sessions_of({}) == (frozenset(), ())


@pytest.mark.parametrize(
    ("roles", "taken"),
    [
        (["Purchaser", "Supplier"], False),
        (["Head of purchasing", "Director", "Engineer", "Interpreter"], True),
        (["Director", "Engineer"], True),
    ],
)
def test_a_list_of_people_whose_column_says_who_buys_lists_companies(roles, taken):
    named = {"Purchasers": [["P1", "Dala"]], "Suppliers": [["S1", "Foton"]]}
    sheets = {key: sheet(key, ["ID", "Company"], *rows) for key, rows in named.items()}
    people = [["Dala" if n % 2 else "Foton", f"Anna No {n}", role] for n, role in enumerate(roles)]
    sheets["Delegates"] = sheet("Participants", ["Company", "Name", "Position"], *people)
    needed = {key: [["company"]] for key in sheets}
    assert ("Delegates" in OwnSheets(sheets, needed, FormMap(), NameIndex()).familiar) is taken


@pytest.mark.parametrize(
    ("side", "title", "said", "taken"),
    [
        ("Seller", "Opinion", ("must", "no", "want", "maybe"), False),
        (None, "Opinion", ("must", "no", "want", "maybe"), True),
        ("Seller", "Hotel", ("Grand", "Hilton", "Grand", "Plaza"), True),
        (None, "Who asked", ("buyer", "seller", "buyer", "seller"), False),
    ],
)
def test_pairs_of_both_sides_that_tell_who_asks_or_what_one_side_says_are_of_any_form(side, title, said, taken):
    listed, names = base(), NameIndex()
    for key in ("Purchasers", "Suppliers"):
        for row in listed[key][1:]:
            names.add(row[0], row[:2])
    pairs = [
        [*pair.split(), word]
        for pair, word in zip(("P001 S001", "P001 S002", "P002 S002", "P002 S003"), said, strict=True)
    ]
    sheets = {
        "Purchasers": sheet("Purchasers", *listed["Purchasers"]),
        "Requests": sheet("Requests", ["Buyer", "Seller", side], ["From", "To", title], *pairs),
    }
    needed = {"Purchasers": [["company"]], "Requests": [["from"], ["to"]]}
    assert ("Requests" in OwnSheets(sheets, needed, FormMap(), names).familiar) is taken


NOTHING_SAID = (
    "vegetarian",
    "stand 12, two boxes",
    "power tillers, seed drills",
    "hotel Sheraton, room 1104",
    "ждёт приглашения",
    "不锈钢管",
)
SAID = (
    "withdrew by telephone",
    "cannot come before 11",
    "please not with River Machines",
    "max 3 meetings",
    "River Machines is a must",
    "14:00-15:00",
    "только до обеда",
    "不想见 River Machines",
    "cancelled",
)


def with_text(tmp_path, sheet: str, title: str, text: str):
    sheets = base()
    rows = sheets[sheet]
    if title not in rows[0]:
        for row in rows:
            row.append(None)
        rows[0][-1] = title
    rows[1][rows[0].index(title)] = text
    return save(tmp_path / "registrations.xlsx", sheets)


@pytest.mark.parametrize("name", ["Pleasant Plus", "Latecomer 12", "Вечерний звон", "重点机械"])
def test_the_formats_own_workbook_is_not_looked_into_for_the_names_of_its_companies(tmp_path, monkeypatch, name):
    def fail(*_: object) -> None:
        raise AssertionError("the columns of the format are looked at as those of any form")

    monkeypatch.setattr("sco_scheduler.intake.understanding.book._Reading._regions", fail)
    assert not read_registrations(with_text(tmp_path, "Suppliers", "Company", name)).questions


@pytest.mark.parametrize(
    ("sheet", "title"),
    [("Purchasers", "Notes"), ("Requests", "Notes"), ("Suppliers", "Products"), ("Suppliers", "Contact")],
)
@pytest.mark.parametrize("text", NOTHING_SAID)
def test_the_formats_own_workbook_is_not_looked_into_for_a_text_that_says_nothing(
    tmp_path, monkeypatch, sheet, title, text
):
    def fail(*_: object) -> None:
        raise AssertionError("the columns of the format are looked at as those of any form")

    monkeypatch.setattr("sco_scheduler.intake.understanding.book._Reading._regions", fail)
    assert not read_registrations(with_text(tmp_path, sheet, title, text)).questions


@pytest.mark.one_of(3)
@pytest.mark.parametrize("sheet", ["Purchasers", "Suppliers"])
@pytest.mark.parametrize("text", SAID)
def test_a_note_that_says_something_is_read_or_asked(tmp_path, sheet, text):
    before, after = (read_registrations(with_text(tmp_path, sheet, "Notes", said)) for said in ("vegetarian", text))
    assert (after.questions, after.event) != (before.questions, before.event)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("text", [*NOTHING_SAID, *SAID])
def test_looking_into_a_workbook_of_the_format_finds_no_more(tmp_path, monkeypatch, text):
    path = with_text(tmp_path, "Purchasers", "Notes", text)
    quick = read_registrations(path)
    monkeypatch.setattr("sco_scheduler.intake.understanding.own_sheets.OwnSheets.has_texts", lambda _: True)
    thorough = read_registrations(path)
    assert (quick.event, quick.questions, quick.findings) == (thorough.event, thorough.questions, thorough.findings)


@pytest.mark.parametrize("title", ["Supplier's opinion", "Seller opinion", "Мнение поставщика", "供应商意见"])
def test_what_a_column_of_one_side_says_beside_requests_is_its_own_wish(tmp_path, title):
    sheets = base()
    sheets["Requests"] = [
        ["From", "To", title],
        ["P001", "S001", "no"],
        ["P001", "S002", "must"],
        ["P002", "S002", None],
        ["S003", "P002", "maybe"],
    ]
    event = event_of(tmp_path, sheets)
    assert {(r.asker, r.target, r.level.value) for r in event.requests} == {
        ("P001", "S001", "want"),
        ("S001", "P001", "no"),
        ("P001", "S002", "want"),
        ("S002", "P001", "must"),
        ("P002", "S002", "want"),
        ("S003", "P002", "maybe"),
    }


def test_of_two_columns_that_mean_the_same_only_further_wishes_are_looked_at(tmp_path, monkeypatch):
    sheets = base()
    for row, text in zip(sheets["Suppliers"], ("Min. meetings", "1", "2", "0"), strict=True):
        row.append(text)
    monkeypatch.setattr(OwnSheets, "has_texts", lambda _: True)
    intake = read(tmp_path, sheets)
    assert ([f.code for f in intake.findings if not f.kind.default], intake.questions) == (["column-twice"], ())
    for row, text in zip(sheets["Purchasers"], ("Wish list", None, "Spring Parts"), strict=True):
        row.append(text)
    event = event_of(tmp_path, sheets)
    assert [r.target for r in event.requests if r.asker == "P002"] == ["S002", "S003"]


NEEDED = {
    "Purchasers": [["company", "id"]],
    "Suppliers": [["company", "id"]],
    "Requests": [["from"], ["to"]],
    "Delegates": [["company"], ["delegate"]],
}


def own_sheets(names: dict[str, str], **columns: tuple[str, list[object]]) -> OwnSheets:
    """The format's own sheets, some with another name, some with values below a title."""
    sheets = base()
    for key, (title, values) in columns.items():
        place = column(sheets[key], title)
        for row, value in zip(sheets[key][1:], values, strict=False):
            row[place] = value
    made = {key: sheet(names.get(key, key), *sheets[key]) for key in NEEDED}
    return OwnSheets(made, NEEDED, FormMap(), NameIndex())


@pytest.mark.parametrize(
    ("text", "in_notes", "elsewhere"),
    [
        ("not with River Machines", True, True),
        ("we want to meet everybody", True, True),
        ("max 3", True, True),
        ("cancelled", True, True),
        ("after 11:00", True, False),
        ("needs Turkish interpreter", True, False),
        ("Pleasant Plus", False, False),
        ("River Machines", False, False),
        ("vegetarian", False, False),
    ],
)
def test_texts_that_may_say_something_beyond_the_columns_of_the_format(text, in_notes, elsewhere):
    assert own_sheets({}, Purchasers=("Notes", [text])).has_texts() is in_notes
    assert own_sheets({}, Requests=("Notes", [None, text])).has_texts() is in_notes
    assert own_sheets({}, Suppliers=("Products", [text])).has_texts() is elsewhere
    assert own_sheets({}, Purchasers=("Company", [text])).has_texts() is (text != "River Machines" and elsewhere)


@pytest.mark.parametrize(("word", "unusual"), [("must", False), ("обязательно", False), ("High", True), ("x", False)])
def test_words_of_levels_that_the_format_has_in_other_words(word, unusual):
    assert own_sheets({}, Requests=("Level", [word])).has_texts() is unusual


@pytest.mark.parametrize(
    ("key", "title", "values", "own"),
    [
        ("Suppliers", "Status", ["cancelled"], True),
        ("Suppliers", "Status", ["registered", "duplicate"], False),
        ("Suppliers", "Status", ["void"], False),
        ("Requests", "Rank", [1, 2, 1, None], True),
        ("Requests", "Rank", [9, 2, 7, None], True),
        ("Requests", "Priority", ["A", "B", "A", None], True),
    ],
)
def test_rows_that_do_not_count_make_a_sheet_one_of_any_form(key, title, values, own):
    assert (key in own_sheets({}, **{key: (title, values)}).familiar) is own


def test_a_row_without_a_name_has_no_name_that_a_text_may_mention():
    assert not own_sheets({}, Purchasers=("Company", [None]), Suppliers=("Products", ["not far away"])).has_texts()
    assert own_sheets({}, Purchasers=("Company", [None]), Suppliers=("Notes", ["not with Ural Import"])).has_texts()


@pytest.mark.parametrize(("numbers", "ranks"), [([1, 2, 1, 2], True), ([9, 2, 7, 1], False), ([1, 2, 1, 9], False)])
def test_priorities_that_do_not_count_from_one_for_each_may_be_ratings(numbers, ranks):
    pairs = [("P001", "S001"), ("P001", "S002"), ("P002", "S002"), ("P002", "S003")]
    rows = [[*pair, number] for pair, number in zip(pairs, numbers, strict=True)]
    requests = {"Requests": sheet("Requests", ["From", "To", "Priority"], *rows)}
    assert ("Requests" in OwnSheets(requests, NEEDED, FormMap(), NameIndex()).by_columns) is ranks


def test_a_sheet_without_a_column_that_is_needed_is_none_of_the_format():
    rows = [["From", "Rank"], ["P001", 1], ["P002", 2]]
    requests = {"Requests": sheet("Requests", *rows)}
    assert not OwnSheets(requests, NEEDED, FormMap(), NameIndex()).by_columns
    requests = {
        "Requests": sheet("Requests", *([*row, other] for row, other in zip(rows, ["To", "S1", "S2"], strict=True)))
    }
    assert "Requests" in OwnSheets(requests, NEEDED, FormMap(), NameIndex()).by_columns


def test_sheets_of_other_names_are_known_by_their_columns_unless_the_name_is_of_other_matters():
    found = own_sheets({"Purchasers": "Those who came", "Requests": "Hotels"})
    assert sorted(found.by_columns) == ["Delegates", "Purchasers", "Suppliers"]
    assert own_sheets({"Purchasers": "Those who came"}).whole


@pytest.mark.parametrize(
    ("wishes", "asked", "levels"),
    [
        (["P001 ★", "Ural Import", "P001"], ["★"], []),
        (["Altyn Trade (must)", "P002", "P001; P002"], [], ["must", "want", "want", "want"]),
        (["Altyn Trade", "Ural Import", "P001 and P002"], [], ["want"] * 4),
        (["Altyn Trade (Almaty)", "Ural Import", None], [], ["want", "want"]),
    ],
)
def test_what_stands_beside_the_names_of_wishes_is_looked_at(tmp_path, wishes, asked, levels):
    sheets = base()
    sheets["Requests"] = sheets["Requests"][:1]
    sheets["Fixed"] = sheets["Fixed"][:1]
    for row, text in zip(sheets["Suppliers"][1:], wishes, strict=True):
        row[column(sheets["Suppliers"], "Wishes")] = text
    intake = read(tmp_path, sheets)
    assert [q.subject for q in intake.questions] == asked
    assert [r.level.value for r in intake.event.requests] if intake.event else not levels
    assert intake.event is None or [r.level.value for r in intake.event.requests] == levels


@pytest.mark.parametrize(
    ("title", "texts", "own"),
    [
        ("Xyz", ["Altyn", "Ural"], False),
        ("Xyz", ["Altyn", "Ural", "Orda"], False),
        ("Xyz", ["Altyn", "12"], True),
        ("Xyz", ["Altyn", "Altyn"], True),
        ("Xyz", ["Altyn"], True),
        ("Buyer's name", ["12", "12"], False),
        ("Company", ["Altyn", "Ural"], True),
    ],
)
def test_a_list_whose_names_would_not_be_read_is_of_any_form(title, texts, own):
    rows = [["ID", "Zone", title], *([f"P{n}", "A", text] for n, text in enumerate(texts))]
    sheets = {"Purchasers": sheet("Purchasers", *rows)}
    assert ("Purchasers" in OwnSheets(sheets, NEEDED, FormMap(), NameIndex()).by_columns) is own
