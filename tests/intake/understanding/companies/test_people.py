"""Several people in one cell are as many delegates, and nobody has the odd name of two."""

from __future__ import annotations

from datetime import date, time

import pytest

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.understanding.companies.built import CompanyRecord
from sco_scheduler.intake.understanding.companies.people import (
    beside_people,
    let_meet,
    names_of_people,
    names_offices,
    people_of,
)
from tests.intake.books import event_of
from tests.intake.understanding.columns_of import column

HOSTS = [["Supplier", "Stall"], ["Jade Tea", "B1"], ["River Pumps", "B2"]]


@pytest.mark.parametrize(
    ("text", "delegates"),
    [
        ("王敏（副总）、周洁（翻译）", ["王敏（副总）"]),
        ("Ann Lee / Bob Wu (interpreter)", ["Ann Lee"]),
        ("Ann Lee; Ayşe Er, tercüman; Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Анна Ли (переводчик)", ["Анна Ли (переводчик)"]),
    ],
)
def test_an_interpreter_beside_others_is_no_delegate(text, delegates):
    cell = Cell("List", 2, "B")
    people = people_of({"contact": (text, cell), "languages": ("zh", cell)}, offices=False)
    assert [person["delegate"][0] for person in people] == delegates


@pytest.mark.parametrize(
    ("title", "others", "text", "names"),
    [
        ("Contact", ["Bob Wu, Sales", "Cem Er, buyer"], "Ann Lee, Category Lead", None),
        ("Yetkili", ["Elif Şen, İhracat"], "Ann Lee, Tedarik Zinciri", None),
        ("Contact", ["Wu, Bob", "Er, Cem"], "Van Dyke, Ann Marie", None),
        ("Your name and title", [], "Ann Lee, Fresh Produce", None),
        ("Nom et fonction", ["Dan Fu"], "Ann Lee, Produits Frais", None),
        ("Contact", ["Bob Wu, Sales"], "Ann Lee, Fresh Produce and Dan Fu, Frozen Food", 2),
        ("Contact", ["Bob Wu, Sales"], "Ann Lee; Dan Fu", 2),
        ("Contact", ["Bob Wu, Sales"], "Ann Lee\nDan Fu", 2),
        ("Contact", ["Bob Wu, Cem Er", "Gul Oz, Sales"], "Ann Lee, Dan Fu", 2),
        ("Contact", ["Dan Fu"], "Ann Lee, Bob Wu", 2),
        ("姓名、职务", ["张三，经理"], "李四、王五", 2),
        ("Contact", ["Bob Wu, Sales", "Cem Er, MD"], "Peter Fallon, Orla Fallon", 2),
        ("Contact", ["Bob Wu, Sales", "Cem Er, MD"], "Ann Lee (Head of Sales), Dan Fu (fish)", 2),
        ("Contact", ["Bob Wu, Sales", "Cem Er, MD"], "Peter Fallon, Fallon Foods", None),
    ],
)
def test_a_comma_stands_before_an_office_where_it_does_so_in_most_of_a_column(title, others, text, names):
    offices = names_offices(column(title, text, *others))
    assert len(names_of_people(text, offices=offices)) == (names or 1)


@pytest.mark.parametrize(("mails", "delegates"), [("a@example.org, b@example.org", 2), ("a@example.org", 1)])
def test_people_with_an_address_each_are_several_below_a_title_of_offices(tmp_path, mails, delegates):
    rows = [
        ["Buyer", "Contact person, job title", "E-mail", "Whom to meet"],
        ["Altyn Trade", "Ann Lee, Bob Wu", mails, "Jade Tea"],
    ]
    event = event_of(tmp_path, {"Buyers": rows, "Suppliers": HOSTS})
    assert [len(c.delegates) for c in event.companies if c.name == "Altyn Trade"] == [delegates]


@pytest.mark.parametrize(
    ("titles", "people", "mails", "first"),
    [
        (["Buyer", "Contact person", "E-mail"], "Ann Lee / Bob Wu", "ann@example.org / bob@example.org", "Ann Lee"),
        (["采购商", "联系人", "邮箱"], "张三、李四", "zhang@example.org；li@example.org", "张三"),
        (
            ["Закупщик", "Контактное лицо", "Почта"],
            "Анна Ли, Борис Ву",
            "anna@example.org, boris@example.org",
            "Анна Ли",
        ),
    ],
)
def test_two_people_in_one_cell_are_two_delegates_with_their_addresses(tmp_path, titles, people, mails, first):
    rows = [[*titles, "Whom to meet"], ["Altyn Trade", people, mails, "Jade Tea"]]
    rows += [["Orda Foods", "Cem Er", "cem@example.org", "River Pumps"]]
    event = event_of(tmp_path, {"Buyers": rows, "Suppliers": HOSTS})
    (guest,) = [company for company in event.companies if company.name == "Altyn Trade"]
    assert len(guest.delegates) == 2
    assert guest.delegates[0].name == first
    apart = mails.replace("；", " ").replace("/", " ").replace(",", " ").split()
    assert [delegate.email for delegate in guest.delegates] == apart
    (other,) = [company for company in event.companies if company.name == "Orda Foods"]
    assert [delegate.name for delegate in other.delegates] in (["Cem Er"], [""])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chị Thu", ""),
        ("Ms. May", ""),
        ("Jen Sat / Nur Mi", ""),
        ("Nur Mi and Jen Sat", ""),
        ("Friday Okafor, Sunday Eze", ""),
        ("Mon Chéri", ""),
        ("Jen Sat, only on Friday", "only on Friday"),
        ("Nur Mi (away 12 Nov)", "away 12 Nov"),
        ("Sun Li; from 2 pm", "from 2 pm"),
        ("Only Friday", "Only Friday"),
        ("Jen Sat 15:00", "Jen Sat 15:00"),
    ],
)
def test_what_stands_beside_people_is_not_read_from_their_names(text, left):
    assert beside_people(text) == left


@pytest.mark.parametrize("holds", ["Contact person", "Đại diện"])
@pytest.mark.parametrize(
    ("person", "away"), [("Chị Thu", 0), ("Jen Sat", 0), ("Nur Mi, sales", 0), ("Jen Po, only on Thu", 1)]
)
def test_a_name_with_a_word_for_a_day_says_no_time(tmp_path, holds, person, away):
    days = [
        ["Session", "Date", "Start", "End"],
        *([f"D{n}", date(2025, 6, 10 + n), time(9), time(12)] for n in range(3)),
    ]
    rows = [
        ["Buyer", holds, "Whom to meet"],
        ["Altyn Trade", person, "Jade Tea"],
        ["Orda Foods", "Cem Er, only until 15:00", "River Pumps"],
        *([f"{name} Mills", f"{name} Oz", "River Pumps"] for name in ("Ural", "Ada", "Ife")),
    ]
    event = event_of(tmp_path, {"Buyers": rows, "Suppliers": HOSTS, "Sessions": days})
    (guest,) = [company for company in event.companies if company.name == "Altyn Trade"]
    assert bool(guest.delegates[0].absences) == bool(away)


def of_people(*absences: tuple[str, str, str | None]) -> dict[str, list[list[object]]]:
    """A list of participants, two of a buyer and one who has cancelled, and a sheet with their absences."""
    people = [
        ["Cem", "Er", "Altyn Trade", "Buyer", "KZ", "English", "Registered"],
        ["Asel", "Kim", "Altyn Trade", "Buyer", "KZ", "English", "Registered"],
        ["Ada", "Oz", "Orda Foods", "Buyer", "KZ", "English", "Registered"],
        ["Ife", "Obi", "Orda Foods", "Buyer", "KZ", "English", "Cancelled"],
        ["Liu", "Na", "Jade Tea", "Supplier", "KZ", "English", "Registered"],
        ["Bob", "Wu", "River Pumps", "Supplier", "KZ", "English", "Registered"],
        ["Ana", "Ruiz", "Opava Glass", "Supplier", "KZ", "English", "Registered"],
        ["Ben", "Ode", "Brno Steel", "Supplier", "KZ", "English", "Registered"],
    ]
    title = [
        "Participant ID",
        "First name",
        "Last name",
        "Organisation",
        "Participates as",
        "Country",
        "Languages",
        "Status",
    ]
    asked = [("Altyn Trade", "Jade Tea"), ("Jade Tea", "Orda Foods"), ("Orda Foods", "River Pumps")]
    return {
        "Participants": [title, *([f"P-{n}", *of] for n, of in enumerate(people, 101))],
        "Requests": [["From: organisation", "To: organisation"], *map(list, asked)],
        "Availability": [["Participant", "Organisation", "Not available"], *map(list, absences)],
        "Sessions": [["Session", "Date", "Start", "End"], ["D", date(2025, 6, 10), time(9), time(12)]],
    }


@pytest.mark.parametrize(
    ("before", "remark"),
    [("", ""), ("Representative: ", ""), ("Delegate – ", ""), ("", "Collega van Cem Er; alleen vanaf 10:00")],
)
def test_the_absence_of_one_of_several_people_is_hers(tmp_path, before, remark):
    absences = ("Kim Asel", "Altyn Trade", "09:00-10:00"), ("Ada Oz", "Orda Foods", "11:00-12:00")
    sheets = of_people(*absences[bool(remark) :], ("Bob Wu", "River Pumps", None))
    sheets["Participants"][0][1:3] = f"{before}First name", f"{before}Last name"
    for row, said in enumerate(("Internal remarks", None, remark)):
        sheets["Participants"][row] += [said or None]
    event = event_of(tmp_path, sheets)
    altyn, orda = (next(c for c in event.companies if c.name == name) for name in ("Altyn Trade", "Orda Foods"))
    assert {d.name: bool(d.absences) for d in altyn.delegates} == {"Cem Er": False, "Asel Kim": True}
    assert [bool(d.absences) for d in orda.delegates] == [True]


def test_an_absence_on_a_sheet_of_its_own_is_that_of_the_person_in_its_row(tmp_path):
    companies = [
        ["Altyn Trade", "Buyer"],
        ["Orda Foods", "Buyer"],
        ["Jade Tea", "Supplier"],
        ["River Pumps", "Supplier"],
    ]
    people = [("Cem", "Er", "Altyn Trade"), ("Asel", "Kim", "Altyn Trade"), ("Ada", "Oz", "Orda Foods")]
    absences = [("Altyn Trade", "Asel Kim"), ("Orda Foods", "Ada Oz")]
    sheets: dict[str, list[list[object]]] = {
        "Organisations": [["Organisation", "Profile type"], *companies],
        "Delegates": [["First name", "Last name", "Organisation"], *map(list, people)],
        "Requests": [["From: organisation", "To: organisation"], ["Altyn Trade", "Jade Tea"]],
        "Unavailable times": [
            ["Organisation", "Delegate", "Date", "From", "To"],
            *([*of, date(2025, 6, 10), time(9), time(10)] for of in absences),
        ],
        "Sessions": [["Session", "Date", "Start", "End"], ["D", date(2025, 6, 10), time(9), time(12)]],
    }
    event = event_of(tmp_path, sheets)
    assert {d.name for c in event.companies for d in c.delegates if d.absences} == {"Asel Kim", "Ada Oz"}


def test_the_absence_of_who_has_cancelled_is_not_that_of_the_company(tmp_path):
    event = event_of(tmp_path, of_people(("Ife Obi", "Orda Foods", "09:00-12:00")))
    assert not any(d.absences for c in event.companies for d in c.delegates)


def test_the_absence_of_a_company_whose_row_names_nobody_is_that_of_all(tmp_path):
    event = event_of(tmp_path, of_people(("", "Altyn Trade", "09:00-10:00"), ("Ada Oz", "Orda Foods", None)))
    altyn = next(c for c in event.companies if c.name == "Altyn Trade")
    assert [bool(d.absences) for d in altyn.delegates] == [True, True]


@pytest.mark.parametrize("order", [1, -1])
def test_a_person_who_has_cancelled_leaves_the_company_to_the_other(tmp_path, order):
    people = [
        ["Altyn Trade", "Eva", "Roth", "Einkäufer", "Storniert", "Jade Tea | Opava Glass"],
        ["Altyn Trade", "Udo", "Beck", "Einkäufer", "Bestätigt", "River Pumps | Jade Tea"],
    ]
    others = [[name, "Ada", f"Oz{name[:2]}", "Einkäufer", "Bestätigt", "Jade Tea"] for name in ("Orda Foods", "Ural")]
    others += [[host, "Liu", f"Na{host[:2]}", "Anbieter", "Bestätigt", None] for host in ("Jade Tea", "River Pumps")]
    others.append(["Opava Glass", "Ben", "Ode", "Anbieter", "Bestätigt", None])
    titles = ["Organisation", "Vorname", "Nachname", "Teilnehmerart", "Status", "Wen möchten Sie treffen?"]
    event = event_of(tmp_path, {"Teilnehmer": [titles, *people[::order], *others]})
    altyn = next(company for company in event.companies if company.name == "Altyn Trade")
    assert (altyn.cancelled, [d.name for d in altyn.delegates]) == (False, ["Udo Beck"])


def test_the_language_of_an_own_interpreter_is_that_of_all_people_of_a_company(tmp_path):
    remark = "我们自带英语翻译"
    rows = [
        ["Buyer", "Contact person", "Languages", "Whom to meet", "Remarks"],
        ["Altyn Trade", "Ann Lee / Bob Wu", "Chinese", "Jade Tea", remark],
        ["Orda Foods", "Cem Er", "Russian", "River Pumps", "Thank you"],
    ]
    form = tmp_path / "map.toml"
    form.write_text(f'[words.remark]\nLanguages = ["{remark}"]\n', encoding="utf-8")
    event = event_of(tmp_path, {"Buyers": rows, "Suppliers": HOSTS}, form=form)
    (guest,) = [company for company in event.companies if company.name == "Altyn Trade"]
    assert [set(delegate.languages) for delegate in guest.delegates] == [{"zh", "en"}] * 2


def test_people_at_one_table_are_away_where_any_of_them_is():
    cell = Cell("List", 2, "A")
    hours = ("2026-02-10 -10:00", "-10:00", "2026-02-10 -10:00")
    people = [{"delegate": (name, cell), "not_available": (of, cell)} for name, of in zip("ABC", hours, strict=True)]
    people[0]["languages"], people[1]["languages"], people[2]["languages"] = (
        (said, cell) for said in ("ru, kk", "kk, en", "ru")
    )
    record = CompanyRecord("K", {"company": ("K", cell)}, {Role.PURCHASER}, [cell], people)
    let_meet(record, 1, cell)
    assert (record.people, record.values["contact"][0]) == ([], "A – B – C")
    assert record.values["not_available"][0] == "-10:00; 2026-02-10 -10:00"
    assert record.values["languages"][0] == "ru, kk; kk, en"
