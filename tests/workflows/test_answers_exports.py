"""Answers to forms that were made from an export are joined to what was understood of it, and to no other cell."""

from __future__ import annotations

import tomllib

import openpyxl
import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.intake import read_registrations
from sco_scheduler.workflows.answers import collect
from sco_scheduler.workflows.questions import keep_answers
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.intake.answers.forms import answer
from tests.intake.books import save

BUYERS = ["Navoi Agro Holding", "Baikal Trade House", "Issyk-Kul Foods", "Pamir Textile"]
SELLERS = ["Loncin Pumps", "Jialing Motors", "Three Gorges Seeds", "Wulong Tea", "Fuling Pickles"]
TITLES = ["Timestamp", "Email Address", "Your organisation", "You are attending as", "Mobile", "Whom would you meet?"]


def _form_with_roles():
    phone = "+998 90 123 45 0"
    rows = [
        [f"2026/05/0{n} 09:1{n}", f"p{n}@example.org", name, "Buyer", f"{phone}{n}", f"{SELLERS[n]}, {SELLERS[0]}"]
        for n, name in enumerate(BUYERS, 1)
    ]
    rows += [
        [f"2026/05/0{n} 10:1{n}", f"s{n}@example.org", name, "Seller", f"+86 138 0000 000{n}", BUYERS[n % 4]]
        for n, name in enumerate(SELLERS, 1)
    ]
    return {"Form Responses 1": [TITLES, *rows]}


def _two_lists():
    buyers = [[name, "Usbekistan", f"+998 {n}"] for n, name in enumerate(BUYERS)]
    return {
        "Einkäufer": [["Firma", "Land", "Telefon"], *buyers],
        "Aussteller": [["Stand", "Firma", "Land"], *[[f"H{n}", name, "China"] for n, name in enumerate(SELLERS, 1)]],
    }


def _matrix():
    marks = [[1, 2, None, "X", None], [None, 1, 3, 2, None], ["X", None, 1, None, 2], [3, None, None, 1, 2]]
    rows = [[name, *row] for name, row in zip(BUYERS, marks, strict=True)]
    return {"Matrix": [["Wish list: 1 is best, X = do not want"], [], ["Buyer \\ Seller", *SELLERS], *rows]}


def _pairs():
    sides = [*((name, "закупщик") for name in BUYERS), *((name, "производитель") for name in SELLERS)]
    return {
        "Компании": [["Организация", "Сторона", "Контактное лицо"], *[[name, side, "Иванов"] for name, side in sides]],
        "Встречи": [
            ["Кто", "С кем", "Желательность"],
            [BUYERS[0], SELLERS[0], "обязательно"],
            [BUYERS[0], SELLERS[3], "желательно"],
            [BUYERS[1], SELLERS[4], "не хотим"],
            [SELLERS[0], BUYERS[2], "желательно"],
        ],
    }


def _choices():
    titles = ["Company", "Country", "1st choice", "2nd choice", "3rd choice", "Avoid"]
    buyers = enumerate(BUYERS[:3], 1)
    rows = [[name, "Uzbekistan", SELLERS[n], SELLERS[n + 1], None, SELLERS[0]] for n, name in buyers]
    return {
        "Buyers": [titles, *rows, [BUYERS[3], "Tajikistan", SELLERS[0], None, None, None]],
        "Sellers": [["Company", "Country"], *[[name, "China"] for name in SELLERS]],
    }


def _mixed():
    """A list of the format beside one that is understood by its content."""
    sellers = [[f"S{n:02}", name, "China"] for n, name in enumerate(SELLERS, 1)]
    return {
        "Suppliers": [["ID", "Company", "Country"], *sellers],
        "Teilnehmer Zentralasien": [
            ["Nr.", "Firma (Einkäufer)", "Telefon", "Wunschpartner"],
            *[[n, name, f"+998 {n}", f"{SELLERS[n]}; {SELLERS[0]}"] for n, name in enumerate(BUYERS, 1)],
        ],
        "Parking": [["Car", "Place"], ["AB 123", 4]],
    }


EXPORTS = {
    "roles": _form_with_roles,
    "lists": _two_lists,
    "matrix": _matrix,
    "pairs": _pairs,
    "choices": _choices,
    "mixed": _mixed,
}


def understood(path):
    """The event of registrations whose questions are answered as guessed."""
    for _ in range(4):
        read = read_registrations(path, form=_map_of(path), requests_to_come=True)
        if not read.questions:
            break
        keep_answers(path, {question.path: question.guess for question in read.questions})
    assert read.event is not None, [f.message for f in read.findings]
    return read.event


def _map_of(path):
    beside = path.with_name(f"{path.stem}-map.toml")
    return beside if beside.is_file() else None


def facts(event):
    """All facts on the companies, by name."""
    return {
        company.name: (
            [company.terms(role) is not None for role in Role],
            company.country,
            company.contact,
            company.email,
            company.phone,
            sorted(company.languages),
            company.notes,
            [(p.name, p.languages, sorted(map(str, p.absences))) for p in company.delegates],
            [(terms.zone, terms.maximum) for role in Role if (terms := company.terms(role)) is not None],
        )
        for company in event.companies
    }


def requests(event):
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target]): (r.level, r.rank) for r in event.requests}


@pytest.mark.parametrize("export", EXPORTS)
def test_the_joined_workbook_has_the_event_of_the_export_and_what_the_forms_say(tmp_path, export):
    path = save(tmp_path / "export.xlsx", EXPORTS[export]())
    before, content = understood(path), path.read_bytes()
    forms = {f.company.name: f.path for f in write_wish_forms(path, tmp_path / "forms").forms}
    ids = {company.name: company.id for company in before.companies}

    def navoi(form):
        form.wish(ids[SELLERS[0]], None)
        form.wish(ids[SELLERS[0]], None, "no")
        form.wish(ids[SELLERS[1]], 1)
        form.wish(ids[SELLERS[2]], None)
        form.wish(ids[SELLERS[2]], "нет", "no")
        form.wish(ids[SELLERS[4]], "must")
        form.about_us("phone", "+998 71 000")

    def loncin(form):
        form.wish(ids[BUYERS[2]], 2)
        form.about_us("phone", "+86 23 000")
        form.about_us("email", "li@example.org")

    answer(tmp_path / "back", navoi, form=forms[BUYERS[0]], name="1.xlsx")
    answer(tmp_path / "back", loncin, form=forms[SELLERS[0]], name="2.xlsx")
    found = collect(tmp_path / "back", path, tmp_path / "joined.xlsx")
    assert path.read_bytes() == content
    assert found.understood
    assert [f.code for f in found.findings] == ["answers-into-format", "answer-missing"]
    after = understood(found.output)

    expected = requests(before)
    expected.pop((BUYERS[0], SELLERS[0]), None)
    expected[BUYERS[0], SELLERS[1]] = Level.WANT, 1
    expected[BUYERS[0], SELLERS[2]] = Level.NO, None
    expected[BUYERS[0], SELLERS[4]] = Level.MUST, None
    expected[SELLERS[0], BUYERS[2]] = Level.WANT, 2
    assert requests(after) == expected
    told, known = facts(after), facts(before)
    assert list(told) == list(known)
    changed = {name: [n for n, fact in enumerate(known[name]) if fact != told[name][n]] for name in known}
    assert changed == {**{name: [] for name in known}, BUYERS[0]: [4], SELLERS[0]: [3, 4]}
    assert (told[BUYERS[0]][4], told[SELLERS[0]][3:5]) == ("+998 71 000", ("li@example.org", "+86 23 000"))
    assert {c.id: c.name for c in after.companies} == {c.id: c.name for c in before.companies}


def test_each_cell_has_the_place_in_the_export_that_it_came_from(tmp_path):
    path = save(tmp_path / "export.xlsx", _form_with_roles())
    understood(path)
    forms = {f.company.name: f.path for f in write_wish_forms(path, tmp_path / "forms").forms}
    answer(tmp_path / "back", lambda f: f.about_us("phone", "+998 71 000"), form=forms[BUYERS[1]])
    collect(tmp_path / "back", path, tmp_path / "joined.xlsx")
    book = openpyxl.load_workbook(tmp_path / "joined.xlsx")
    sheet = book["Purchasers"]
    assert (sheet["A3"].value, sheet["A3"].comment.text) == (BUYERS[1], "Form Responses 1!C3")
    (phone,) = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == "+998 71 000"]
    assert phone.row == 3
    assert phone.comment.text.startswith("Form Responses 1!E3\n[back.xlsx]")
    assert "Form Responses 1" not in book.sheetnames


def test_an_export_without_any_answer_is_written_in_the_same_way(tmp_path):
    path = save(tmp_path / "export.xlsx", _pairs())
    before = understood(path)
    (tmp_path / "back").mkdir()
    assert collect(tmp_path / "back", path, tmp_path / "joined.xlsx").understood
    after = understood(tmp_path / "joined.xlsx")
    assert (requests(after), facts(after)) == (requests(before), facts(before))


def test_answers_of_a_map_hold_in_the_joined_workbook_too(tmp_path):
    rows = _form_with_roles()
    rows["Form Responses 1"] = [[*row, None] for row in rows["Form Responses 1"]]
    rows["Form Responses 1"][0][-1], rows["Form Responses 1"][1][-1] = "Anything else?", "must see Wulong Tea"
    path = save(tmp_path / "export.xlsx", rows)
    (tmp_path / "export-map.toml").write_text('[words.remark]\nNotes = ["must see Wulong Tea"]\n')
    before = understood(path)
    assert (BUYERS[0], "Wulong Tea") not in requests(before)
    forms = {f.company.name: f.path for f in write_wish_forms(path, tmp_path / "forms").forms}
    answer(tmp_path / "back", lambda f: f.wish("S002", "is small", "comment"), form=forms[BUYERS[0]])
    found = collect(tmp_path / "back", path, tmp_path / "joined.xlsx")
    assert found.map == tmp_path / "joined-map.toml"
    read = read_registrations(found.output, form=found.map)
    known = read.in_part.company_by_id["P001"]
    assert known.notes.splitlines()[0] == "must see Wulong Tea"
    assert requests(read.in_part) == requests(before)


def _own(**sheets):
    return {
        "Purchasers": [["Company", "Country", "Notes"], *[[name, "Uzbekistan", None] for name in BUYERS]],
        "Suppliers": [["Company", "Country"], *[[name, "China"] for name in SELLERS]],
        "Requests": [["To", "Notes", "From", "Rank"], *([SELLERS[n], None, BUYERS[0], n + 1] for n in (0, 1))],
        "Parking": [["Car", "Place"], ["AB 123", 4]],
        **sheets,
    }


def _joined(tmp_path, sheets, fill, of=BUYERS[0], answers=""):
    path = save(tmp_path / "own.xlsx", sheets)
    if answers:
        (tmp_path / "own-map.toml").write_text(answers)
    before = understood(path)
    forms = {f.company.name: f.path for f in write_wish_forms(path, tmp_path / "forms").forms}
    answer(tmp_path / "back", fill, form=forms[of])
    found = collect(tmp_path / "back", path, tmp_path / "joined.xlsx")
    return before, found


def test_the_formats_own_form_stays_a_copy_with_its_columns_in_any_order(tmp_path):
    before, found = _joined(tmp_path, _own(), lambda f: (f.wish("S002", 5), f.wish("S003", 3)))
    book = openpyxl.load_workbook(found.output)
    assert not found.understood
    assert book.sheetnames == list(_own())
    assert [cell.value for cell in book["Parking"][2]] == ["AB 123", 4]
    assert [cell.value for cell in book["Requests"][3]][2:4] == [BUYERS[0], 5]
    expected = requests(before) | {(BUYERS[0], SELLERS[1]): (Level.WANT, 5), (BUYERS[0], SELLERS[2]): (Level.WANT, 3)}
    assert requests(understood(found.output)) == expected


def test_a_copy_keeps_what_its_map_says(tmp_path):
    sheets = _own()
    sheets["Purchasers"][2][2] = "must see Wulong Tea"
    answers = '[words.remark]\nNotes = ["must see Wulong Tea"]\n'
    before, found = _joined(tmp_path, sheets, lambda f: f.wish("S003", 3), answers=answers)
    assert not found.understood
    assert found.map.read_text() == answers
    assert requests(understood(found.output)) == requests(before) | {(BUYERS[0], SELLERS[2]): (Level.WANT, 3)}


def test_earlier_answers_about_the_joined_workbook_are_kept(tmp_path):
    (tmp_path / "joined-map.toml").write_text('[words.remark]\nNotes = ["we are small"]\n[form.Old]\nholds = "pairs"\n')
    sheets = _own()
    sheets["Purchasers"][2][2] = "must see Wulong Tea"
    answers = '[words.remark]\nNotes = ["must see Wulong Tea"]\n'
    _, found = _joined(tmp_path, sheets, lambda f: f.wish("S003", 3), answers=answers)
    assert "we are small" in found.map.read_text()
    assert "must see Wulong Tea" in found.map.read_text()
    assert "Old" not in found.map.read_text()


REFUSALS = ["not with Jialing Motors", "не хотим встречаться с Jialing Motors", "不见Jialing Motors"]


@pytest.mark.parametrize("remark", REFUSALS)
def test_notes_that_are_no_more_than_notes_stand_in_order_in_the_map_of_the_joined_workbook(tmp_path, remark):
    """Otherwise the same answers would give another map each time; what says nothing needs no answer."""
    said = [remark, *(f"{words} {name}" for words in ("must see", "not with") for name in SELLERS[2:])]
    buyers = [["Company", "Country", "Notes"], [BUYERS[0], "Uzbekistan", None]]
    told = zip([*BUYERS[1:], *"ABCDE"], [*said, "thank you"], strict=True)
    buyers += [[name, "Uzbekistan", note] for name, note in told]

    def fill(form):
        form.wish("S002", None, "no")
        form.wish("S002", 1)

    _, found = _joined(tmp_path, _own(Purchasers=buyers), fill, of=BUYERS[1])
    assert found.understood
    kept = tomllib.loads(found.map.read_text(encoding="utf-8"))["words"]["remark"]["Notes"]
    assert kept == sorted(said)


@pytest.mark.parametrize("remark", REFUSALS)
def test_a_wish_that_a_remark_states_is_no_cell_to_be_changed(tmp_path, remark):
    sheets = _own()
    sheets["Purchasers"][2][2] = remark
    before, found = _joined(tmp_path, sheets, lambda f: (f.wish("S002", None, "no"), f.wish("S002", 1)), of=BUYERS[1])
    pair = BUYERS[1], SELLERS[1]
    assert requests(before)[pair] == (Level.NO, None)
    assert found.understood
    after = understood(found.output)
    assert requests(after) == requests(before) | {pair: (Level.WANT, 1)}
    assert facts(after) == facts(before)


def test_hours_that_a_remark_states_are_replaced_by_those_of_the_form(tmp_path):
    sheets = _own(Sessions=[["Session", "Date", "Start", "End"], ["M", "2026-06-12", "09:00", "12:00"]])
    sheets["Purchasers"][2][2] = "only after 11:00"

    def fill(form):
        form.about_us(form.fields("hours")[0], "09:00-09:30")

    def absent(event):
        (delegate,) = next(company for company in event.companies if company.name == BUYERS[1]).delegates
        return [f"{span.start:%H:%M}-{span.end:%H:%M}" for span in delegate.absences]

    before, found = _joined(tmp_path, sheets, fill, of=BUYERS[1])
    assert absent(before) == ["00:00-11:00"]
    assert absent(understood(found.output)) == ["09:00-09:30"]


def test_hours_that_were_answered_are_not_asked_about_again(tmp_path):
    titles = ["Company name", "I am a", "Who do you want to meet?", "Comments"]
    rows = [[BUYERS[0], "buyer", SELLERS[0], "only in the morning"], [BUYERS[1], "buyer", SELLERS[1], None]]
    rows += [[SELLERS[0], "seller", BUYERS[0], "not on Friday"], [SELLERS[1], "seller", None, "thanks!"]]
    export = save(tmp_path / "export.xlsx", {"Form": [titles, *rows]})
    keep_answers(export, {("words", "remark", "not on Friday"): "Notes", ("hours", "all"): "as read"})
    forms = {f.company.name: f.path for f in write_wish_forms(export, tmp_path / "forms").forms}
    answer(tmp_path / "back", lambda f: f.about_us("phone", "+998 1"), form=forms[BUYERS[0]])
    collect(tmp_path / "back", export, tmp_path / "joined.xlsx")
    event = read_registrations(tmp_path / "joined.xlsx", form=tmp_path / "joined-map.toml").event
    away = {company.name: company.delegates[0].absences for company in event.companies}
    assert [(s.start.hour, s.end.hour) for s in away[BUYERS[0]]] == [(14, 17)]
