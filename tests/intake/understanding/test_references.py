"""Wishes that name companies by a contact person, a mailbox or a stand are those of the companies."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import read

PEOPLE = {
    "Altyn Trade": ("Aigul Serik", "aigul@altyn.example", "P-11"),
    "Ural Import": ("Oleg Petrov", "oleg@ural.example", "P-12"),
    "Orda Foods": ("Marat Bekov", "marat@orda.example", "P-13"),
    "Chongqing Motors": ("Li Wei", "li@motors.example", "H2-014"),
    "River Machines": ("Wang Fang", "wang@river.example", "H2-016"),
    "Spring Parts": ("Chen Jie", "chen@spring.example", "H3-002"),
}
WISHES = {
    "Altyn Trade": (["River Machines", "Spring Parts"], ["Chongqing Motors"]),
    "Ural Import": (["Spring Parts"], []),
    "Orda Foods": (["Chongqing Motors"], ["River Machines"]),
    "River Machines": (["Ural Import"], ["Altyn Trade"]),
}


def sheets(by, title, refusals):
    """A sheet for each side, with wishes and refusals by something that is a company's alone."""
    made = {}
    for name, few in (("Buyers", list(PEOPLE)[:3]), ("Exhibitors", list(PEOPLE)[3:])):
        rows = [["Company", "Contact person", "E-mail", "Stand / badge", title, refusals]]
        for company in few:
            lists = ["; ".join(map(by, few)) or None for few in WISHES.get(company, ([], []))]
            rows.append([company, *PEOPLE[company], *lists])
        made[name] = rows
    return made


@pytest.mark.parametrize(
    ("by", "title", "refusals"),
    [
        (lambda name: f"Ms. {PEOPLE[name][0]}", "Whom would you like to meet?", "Whom do you not want to meet?"),
        (lambda name: PEOPLE[name][1], "Кому отправить запрос на встречу (e-mail)", "Кому не отправлять (e-mail)"),
        (lambda name: PEOPLE[name][2], "Stands and badges you wish to visit", "Stands you do not want to visit"),
    ],
    ids=["people", "mailboxes", "stands"],
)
def test_what_is_a_companys_alone_names_it(tmp_path, by, title, refusals):
    intake = read(tmp_path, sheets(by, title, refusals))
    assert intake.event is not None, [q.subject for q in intake.questions]
    names = {company.id: company.name for company in intake.event.companies}
    asked = {(names[r.asker], names[r.target], r.level is Level.NO) for r in intake.event.requests}
    assert asked == {
        (a, t, refused)
        for a, lists in WISHES.items()
        for refused, few in zip((False, True), lists, strict=True)
        for t in few
    }


def test_that_companies_are_named_by_their_people_is_told(tmp_path):
    intake = read(tmp_path, sheets(lambda name: PEOPLE[name][0], "Whom would you like to meet?", "Not to meet"))
    told = [(str(f.cells[0]), f.details["column"]) for f in intake.findings if f.code == "named-by"]
    assert ("Buyers!E1", "Contact person") in told


def test_a_person_of_two_companies_is_asked_for(tmp_path):
    made = sheets(lambda name: PEOPLE[name][0], "Whom would you like to meet?", "Not to meet")
    made["Exhibitors"][2][1] = "Chen Jie"
    made["Exhibitors"][3][1] = "Chen Jie"
    made["Buyers"][1][4] = "Chen Jie; Li Wei"
    made["Buyers"][2][4] = None
    made["Buyers"][3][5] = None
    intake = read(tmp_path, made)
    assert intake.event is None
    assert ("name", "Chen Jie") in [(q.kind, q.subject) for q in intake.questions]
