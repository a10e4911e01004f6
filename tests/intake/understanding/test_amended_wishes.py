"""Remarks that take back, exchange or add a wish: beside a company, on a sheet of notes, and below a list."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from tests.intake.books import read

SELLERS = ["Jade Tea", "Lotus Glass", "River Machines", "Spring Parts"]


def _sheets(text=None, below=None, notes=None):
    rows = [["Company", "City", "1st choice", "2nd choice", "Remarks"]]
    rows += [
        ["Altyn Trade", "Almaty", "Jade Tea", "Lotus Glass", text],
        ["Ural Import", "Perm", "Jade Tea", None, None],
    ]
    sheets = {"Buyers": rows, "Suppliers": [["Company", "Zone"], *([name, "A"] for name in SELLERS)]}
    if below:
        sheets["Buyers"] += [[None], [None], [below]]
    if notes:
        sheets["Office"] = [["Notes of the office"], ["12/8", notes], ["20/8", "Catering confirmed."]]
    return sheets


def _wishes(tmp_path, sheets, form=None):
    intake = read(tmp_path, sheets, sure=0.0, form=form)
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    return {(names[r.asker], names[r.target]): (r.level, r.rank) for r in intake.event.requests}


EXCHANGED = [
    "instead of Lotus Glass wants River Machines",
    "River Machines instead of Lotus Glass",
    "în loc de Lotus Glass vrea River Machines",
    "statt Lotus Glass lieber River Machines",
    "вместо Lotus Glass хочет River Machines",
    "用River Machines代替Lotus Glass",
    "Lotus Glass yerine River Machines",
    "en lugar de Lotus Glass quiere River Machines",
]


@pytest.mark.parametrize("text", ["Lotus ya no", "no longer with Lotus", "Lotus anulado 14/10", "Lotus уже не надо"])
def test_what_takes_back_a_company_called_by_a_word_is_about_that_company(tmp_path, text):
    (question,) = read(tmp_path, _sheets(text)).questions
    assert question.guess in {"withdrawn: Lotus Glass", "refusals"}


@pytest.mark.parametrize("text", EXCHANGED)
def test_an_exchange_is_asked_about_as_two_facts_and_keeps_the_rank(tmp_path, text):
    (question,) = read(tmp_path, _sheets(text)).questions
    assert question.guess == "withdrawn: Lotus Glass\nwishes: River Machines"
    wishes = _wishes(tmp_path, _sheets(text))
    assert ("Altyn Trade", "Lotus Glass") not in wishes
    assert wishes["Altyn Trade", "River Machines"] == (Level.WANT, 2)
    assert wishes["Altyn Trade", "Jade Tea"] == (Level.WANT, 1)


WITHDRAWN = [
    "Takes Lotus Glass off the list.",
    "no longer wants Lotus Glass",
    "trekt de wens voor Lotus Glass in",
    "снимает заявку на Lotus Glass",
    "streicht Lotus Glass",
    "撤回Lotus Glass",
    "retira Lotus Glass",
    "wycofuje Lotus Glass",
]


@pytest.mark.parametrize("text", WITHDRAWN)
def test_a_wish_that_is_taken_back_is_asked_about_and_withdrawn(tmp_path, text):
    (question,) = read(tmp_path, _sheets(text)).questions
    assert question.guess in {"withdrawn: Lotus Glass", "refusals"}
    assert "withdrawn" in question.options
    wishes = _wishes(tmp_path, _sheets(text))
    assert wishes.get(("Altyn Trade", "Lotus Glass"), (Level.NO, None))[0] is Level.NO


@pytest.mark.parametrize(
    "text",
    [
        "Lotus Glass is no longer a must, just a wish",
        "Lotus Glass is no longer A, only B",
        "Lotus Glass már nem A, csak B.",
        "Lotus Glass nicht mehr A, nur noch B",
        "Lotus Glass ya no es A, solo B",
        "Lotus Glass больше не A, только B",
    ],
)
def test_a_must_that_becomes_a_wish_is_not_lost(tmp_path, text):
    (question,) = read(tmp_path, _sheets(text)).questions
    assert question.guess == "withdrawn: Lotus Glass\nwishes: Lotus Glass"
    assert _wishes(tmp_path, _sheets(text))["Altyn Trade", "Lotus Glass"] == (Level.WANT, 2)


@pytest.mark.parametrize(
    "text",
    [
        "please drop Lotus Glass from our list, we would like River Machines instead",
        "Lotus Glass mégsem kell, helyette River Machines",
    ],
)
def test_what_is_wanted_instead_replaces_what_is_dropped(tmp_path, text):
    (question,) = read(tmp_path, _sheets(text)).questions
    assert question.guess == "withdrawn: Lotus Glass\nwishes: River Machines"


@pytest.mark.parametrize(
    "remark",
    [
        "Oloika Glass trades as Lotus Glass since March",
        "Lotus Glass, formerly Oloika Glass",
        "Oloika Glass heißt jetzt Lotus Glass",
        "Lotus Glass (бывшая Oloika Glass)",
    ],
)
def test_another_name_that_a_remark_tells_is_likely_meant(tmp_path, remark):
    sheets = _sheets(below=remark)
    sheets["Buyers"][2][2] = "Oloika Glass"
    asked = {q.subject: q.guess for q in read(tmp_path, sheets).questions}
    assert asked["Oloika Glass"] == "Lotus Glass"
    assert asked.get(remark, "Notes") == "Notes"
    assert ("Ural Import", "Lotus Glass") in _wishes(tmp_path, sheets)


@pytest.mark.parametrize(
    "remark", ["changed its name, before: Oloika Glass", "cambió de razón social, antes Oloika Glass SA"]
)
def test_another_name_that_the_row_of_a_company_tells_is_likely_meant(tmp_path, remark):
    sheets = _sheets()
    sheets["Buyers"][2][2] = "Oloika Glass"
    listed = sheets["Suppliers"]
    sheets["Suppliers"] = [
        [*row, "Notes" if row is listed[0] else remark * (row[0] == "Lotus Glass")] for row in listed
    ]
    asked = {q.subject: q.guess for q in read(tmp_path, sheets).questions}
    assert asked["Oloika Glass"] == "Lotus Glass"
    assert asked.get(remark, "Notes") == "Notes"
    matrix = [["Supplier", "Altyn Trade", "Ural Import"], *([n, "x", None] for n in ("Oloika Glass", *SELLERS[2:]))]
    for row in sheets["Buyers"]:
        row[2:4] = [None, None]
    assert _wishes(tmp_path, {**sheets, "Matrix": matrix}).keys() == {
        *(("Altyn Trade", name) for name in ("Lotus Glass", *SELLERS[2:]))
    }


@pytest.mark.parametrize(
    "remark", ["бывший клиент River Machines", "К прежнему списку: River Machines", "formerly with River Machines"]
)
def test_a_company_of_earlier_dealings_is_no_other_name(tmp_path, remark):
    assert _wishes(tmp_path, _sheets(remark))["Altyn Trade", "Jade Tea"] == (Level.WANT, 1)
    sheets = _sheets(remark)
    sheets["Buyers"][2][2] = "River Machines"
    assert ("Ural Import", "River Machines") in _wishes(tmp_path, sheets)


@pytest.mark.parametrize("text", ["Altyn Trade takes Lotus Glass off the list", "Altyn: Lotus Glass gestrichen"])
@pytest.mark.parametrize("place", ["below", "notes"])
def test_a_note_elsewhere_withdraws_a_wish_of_the_company_that_it_names_first(tmp_path, text, place):
    wishes = _wishes(tmp_path, _sheets(**{place: text}))
    assert ("Altyn Trade", "Lotus Glass") not in wishes
    assert ("Altyn Trade", "Jade Tea") in wishes


@pytest.mark.parametrize(
    "text", ["Altyn pidió agregar también a River Machines.", "Altyn wil ook River Machines spreken"]
)
@pytest.mark.parametrize("place", ["below", "notes"])
def test_a_note_elsewhere_adds_a_wish_of_a_company_called_by_a_word(tmp_path, text, place):
    assert [question.subject for question in read(tmp_path, _sheets(**{place: text})).questions] == [text]
    assert ("Altyn Trade", "River Machines") in _wishes(tmp_path, _sheets(**{place: text}))


def test_a_map_says_that_wishes_are_withdrawn(tmp_path):
    text = "Lotus: see the mail of 3 May"
    (tmp_path / "map.toml").write_text(f'[remarks]\n"{text}" = "withdrawn: Lotus Glass"\n', encoding="utf-8")
    assert _wishes(tmp_path, _sheets(text), form=tmp_path / "map.toml") == {
        ("Altyn Trade", "Jade Tea"): (Level.WANT, 1),
        ("Ural Import", "Jade Tea"): (Level.WANT, 1),
    }
    (tmp_path / "map.toml").write_text(f'[words.remark]\nwithdrawn = ["{text}"]\n', encoding="utf-8")
    assert ("Altyn Trade", "Lotus Glass") not in _wishes(tmp_path, _sheets(text), form=tmp_path / "map.toml")


def test_what_else_a_remark_with_an_exchange_says_is_kept(tmp_path):
    (question,) = read(tmp_path, _sheets("must see River Machines instead of Lotus Glass; leaves at 15:00")).questions
    assert question.guess == "withdrawn: Lotus Glass\nmusts: River Machines\nNot available: 15:00-"


def test_a_level_of_one_company_is_not_that_of_another_in_words_that_are_not_known(tmp_path):
    (question,) = read(tmp_path, _sheets("must meet River Machines; qwerty Spring")).questions
    assert (question.guess, question.certainty) == ("musts: River Machines", 0.4)


CODED = [
    ("P1 第②意向由S2改为S3", {"P1": ("S3", 2)}),
    ("P1的第②意向S2换成S3", {"P1": ("S3", 2)}),
    ("P1は希望S2をS3に変更", {"P1": ("S3", 2)}),
    ("P1: second choice S3 instead of S2", {"P1": ("S3", 2)}),
    ("P1: вместо S2 хотят S3", {"P1": ("S3", 2)}),
]


@pytest.mark.parametrize(("text", "now"), CODED)
def test_codes_joined_to_words_name_their_companies_on_a_sheet_of_changes(tmp_path, text, now):
    sheets = {
        "Buyers": [["ID", "Company", "1st choice", "2nd choice"], ["P1", "Altyn Trade", "S1", "S2"]],
        "Suppliers": [["ID", "Company"], *([f"S{n}", name] for n, name in enumerate(SELLERS, start=1))],
        "变动记录": [["日期", "事项", "登记人"], ["9月10日", text, "小李"]],
    }
    (question,) = read(tmp_path, sheets).questions
    assert question.guess == "withdrawn: Lotus Glass\nwishes: River Machines"
    intake = read(tmp_path, sheets, sure=0.0)
    assert {r.asker: (r.target, r.rank) for r in intake.event.requests if r.target != "S1"} == now


HOURS = [
    ("不可時間を15:00~16:00に変更", ["15:00-16:00"]),
    ("absence changed to 15:00-16:00", ["15:00-16:00"]),
    ("время отсутствия изменено: 15:00-16:00", ["15:00-16:00"]),
    ("不在时间改为15:00-16:00", ["15:00-16:00"]),
    ("absence changed to 16:00-16:40", ["14:30-15:30", "16:00-16:40"]),
]


@pytest.mark.parametrize(("text", "away"), HOURS)
def test_a_change_of_hours_is_asked_about_and_replaces_those_that_it_overlaps(tmp_path, text, away):
    rows = [["Altyn Trade", "Jade Tea", "14:30-15:30", text], ["Ural Import", "Jade Tea", None, None]]
    sheets = {
        "Buyers": [["Company", "1st choice", "Not available", "Remarks"], *rows],
        "Suppliers": [["Company", "Zone"], *([name, "A"] for name in SELLERS)],
    }
    asked = [question for question in read(tmp_path, sheets).questions if question.subject == text]
    assert [question.guess for question in asked] == ["Not available"]
    companies = read(tmp_path, sheets, sure=0.0).event.companies
    (delegate,) = next(company for company in companies if company.name == "Altyn Trade").delegates
    assert [f"{span.start:%H:%M}-{span.end:%H:%M}" for span in delegate.absences] == away


SHORTLY_EXCHANGED = [
    "al posto di Glass vuole River Machines (tel. 2/9)",
    "statt Glass möchten sie River Machines",
    "вместо Glass просят River Machines",
    "замість Glass просять River Machines",
]


@pytest.mark.parametrize("text", SHORTLY_EXCHANGED)
def test_an_exchange_is_asked_about_though_one_is_called_by_a_later_word_of_its_name(tmp_path, text):
    (question,) = read(tmp_path, _sheets(text)).questions
    assert question.guess == question.options[0] == "withdrawn: Lotus Glass\nwishes: River Machines"
    assert _wishes(tmp_path, _sheets(text))["Altyn Trade", "River Machines"] == (Level.WANT, 2)


NEEDED_NO_MORE = [
    "встреча с Lotus Glass уже не нужна, мебель куплена",
    "зустріч із Lotus Glass уже не потрібна, меблі купили – зняти",
    "Termin mit Lotus Glass nicht mehr nötig, schon gekauft",
    "meeting with Lotus Glass no longer needed, they have met already",
    "spotkanie z Lotus Glass już niepotrzebne",
]


@pytest.mark.parametrize("text", NEEDED_NO_MORE)
def test_what_is_needed_no_more_is_withdrawn_and_not_refused(tmp_path, text):
    (question,) = read(tmp_path, _sheets(text)).questions
    assert question.guess == "withdrawn: Lotus Glass"
    assert ("Altyn Trade", "Lotus Glass") not in _wishes(tmp_path, _sheets(text))


@pytest.mark.parametrize("text", ["з Lotus Glass зустріч не ставити, просили", "z Lotus Glass spotkania nie ustawiać"])
def test_a_refusal_by_a_verb_without_a_translation_is_one(tmp_path, text):
    assert {q.guess for q in read(tmp_path, _sheets(text)).questions} <= {"refusals"}
    assert _wishes(tmp_path, _sheets(text))["Altyn Trade", "Lotus Glass"][0] is Level.NO


def _ranked(tmp_path, text, *, refuses=False, notes=None):
    """The guess and what follows from a remark of Altyn Trade, which wants three in order, or refuses Spring Parts."""
    rows = [["Company", "City", "1st choice", "2nd choice", "3rd choice", "Do not want to meet", "Remarks"]]
    rows += [
        [
            "Altyn Trade",
            "Almaty",
            "Jade Tea!",
            "Lotus Glass",
            "River Machines",
            "Spring Parts" if refuses else None,
            text,
        ],
        ["Ural Import", "Perm", None, None, None, None, None],
    ]
    sheets = {"Buyers": rows, "Suppliers": [["Company", "Zone"], *([name, "A"] for name in SELLERS)]}
    if notes:
        rows[1][-1], rows[2][-1] = None, text
    (question,) = [q for q in read(tmp_path, sheets).questions if q.kind == "cell"]
    return question.guess, _wishes(tmp_path, sheets)


def test_places_that_a_remark_gives_known_wishes_are_asked_about_as_the_new_order(tmp_path):
    text = "Swap please: Lotus is now no. 1 and Jade no. 2 (their mail of 20 May)"
    guess, wishes = _ranked(tmp_path, text)
    assert guess == "wishes: 1. Lotus Glass; 2. Jade Tea; 3. River Machines"
    ranks = {target: rank for (_, target), (_, rank) in wishes.items()}
    assert ranks == {"Lotus Glass": 1, "Jade Tea": 2, "River Machines": 3}
    assert wishes["Altyn Trade", "Jade Tea"][0] is Level.MUST


def test_a_refusal_that_is_a_mistake_is_asked_about_and_withdrawn(tmp_path):
    text = "The refusal is my mistake, they have nothing against Spring Parts"
    guess, wishes = _ranked(tmp_path, text, refuses=True)
    assert guess == "withdrawn: Spring Parts"
    assert {target for _, target in wishes} == {"Jade Tea", "Lotus Glass", "River Machines"}


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("Same wishes as Altyn Trade, in the same order", True),
        ("Same wishes as Altyn Trade, in the same order, but nothing is a must (phone, 28 May)", False),
    ],
)
def test_the_wishes_of_another_company_are_asked_about_in_their_order(tmp_path, text, must):
    guess, wishes = _ranked(tmp_path, text, notes=True)
    musts, wants = "musts: 1. Jade Tea\nwishes: 2. Lotus Glass", "wishes: 1. Jade Tea; 2. Lotus Glass"
    assert guess == f"{musts if must else wants}; 3. River Machines"
    assert [wishes["Ural Import", name] for name in SELLERS[:3]] == [
        (Level.MUST if must else Level.WANT, 1),
        (Level.WANT, 2),
        (Level.WANT, 3),
    ]


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("does not want Lotus Glass any more, only Jade Tea and River Machines remain", "refusals"),
        ("Lotus Glass streichen, es bleiben nur Jade Tea und River Machines", ""),
        ("Altyn Trade: остаются только Jade Tea и River Machines", ""),
    ],
)
def test_the_wishes_that_remain_are_not_among_those_that_a_remark_takes_back(tmp_path, text, guess):
    said, wishes = _ranked(tmp_path, text)
    assert said == "\n".join(["withdrawn: Lotus Glass", *([f"{guess}: Lotus Glass"] if guess else [])])
    assert wishes.get(("Altyn Trade", "Lotus Glass"), (None, None))[0] is (Level.NO if guess else None)
    assert wishes["Altyn Trade", "Jade Tea"] == (Level.MUST, 1)
    assert wishes["Altyn Trade", "River Machines"] == (Level.WANT, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Altyn nâng số cuộc gặp tối đa từ 4 lên 7.",
        "Altyn: Maximum von 4 auf 7 Termine erhöht",
        "Altyn raised their maximum from 4 to 7 meetings.",
    ],
)
def test_a_note_that_changes_a_limit_is_asked_about_with_the_later_one(tmp_path, text):
    sheets = {
        "Buyers": [
            ["Company", "Max meetings", "Wishes"],
            ["Altyn Trade", 4, "Jade Tea"],
            ["Ural Import", 5, "Jade Tea"],
        ],
        "Suppliers": [["Company", "Zone"], *([name, "A"] for name in SELLERS)],
        "Office": [["Changes after the forms"], ["Date", "Who", "What"], ["20/8", "Lan", text]],
    }
    assert [(q.kind, q.guess) for q in read(tmp_path, sheets).questions] == [("cell", "Maximum")]
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    assert {c.name: c.purchaser.maximum for c in event.companies if c.purchaser} == {"Altyn Trade": 7, "Ural Import": 5}


COPIED = {("Ural Import", "Jade Tea"): (Level.MUST, 1), ("Ural Import", "Lotus Glass"): (Level.WANT, 2)}
OF_ALTYN = {("Altyn Trade", name): said for (_, name), said in COPIED.items()}
REFUSED = {("Altyn Trade", "Spring Parts"): (Level.NO, None)}


@pytest.mark.parametrize(
    ("row", "text", "now"),
    [
        (2, "Same wishes as Altyn Trade", OF_ALTYN | REFUSED | COPIED),
        (1, "The refusal is my mistake, they have nothing against Spring Parts", OF_ALTYN),
    ],
)
def test_a_remark_on_wishes_is_about_those_of_the_sheet_requests_with_their_levels_and_ranks(tmp_path, row, text, now):
    buyers: list[list[str | None]] = [["Company", "Notes"], ["Altyn Trade", None], ["Ural Import", None]]
    buyers[row][1] = text
    asked = [["Jade Tea", 1, "must"], ["Lotus Glass", 2, None], ["Spring Parts", None, "no"]]
    sheets = {
        "Purchasers": buyers,
        "Suppliers": [["Company"], *([name] for name in SELLERS)],
        "Requests": [["From", "To", "Rank", "Level"], *(["Altyn Trade", *of] for of in asked)],
    }
    assert _wishes(tmp_path, sheets) == now


@pytest.mark.parametrize(
    "text",
    [
        *("Please {new} instead of {old}", "statt {old} lieber {new}"),
        *("вместо {old} лучше {new}", "au lieu de {old}, {new}"),
    ],
)
def test_an_exchange_that_the_wishes_have_already_changes_none(tmp_path, text):
    said = text.format(new="Lotus Glass", old="River Machines")
    assert _wishes(tmp_path, _sheets(said)) == _wishes(tmp_path, _sheets())
