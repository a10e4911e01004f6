"""What counts wishes, is void, or was made up to try a form says nothing of meetings, or is asked for."""

from __future__ import annotations

import pytest

from tests.intake.books import read

HOSTS = ["Jade Tea Co., Ltd.", "River Machines, Inc.", "Two Rivers Foods", "Spring Parts"]
GUESTS = ["Altyn Trade LLP", "Ural Import LLC", "Nomad Foods"]
WISHES = [(0, 1), (1, 2), (0, 2)]
MANY = {"Times chosen": [2, 2, 2, 0], "被选次数": [2, 2, 2, 0], "Сколько раз выбрали": [2, 2, 2, 0]}


def sheets(guests=(), hosts=(), title="Companies you would like to meet"):
    """Two lists, each with a column more: its title and its cells."""
    buyers = [
        ["Legal name of the firm", "Country", title],
        *([g, "Kazakhstan", "; ".join(HOSTS[k] for k in w)] for g, w in zip(GUESTS, WISHES, strict=True)),
    ]
    makers = [["Exhibitor", "Goods"], *([host, f"Goods {n}"] for n, host in enumerate(HOSTS))]
    for rows, further in ((buyers, guests), (makers, hosts)):
        for row, cell in zip(rows, further, strict=bool(further)) if further else ():
            row.append(cell)
    return {"Form 1 (importers)": buyers, "Form 2 (factories)": makers}


@pytest.mark.parametrize("title", MANY)
def test_a_column_that_counts_how_often_each_was_chosen_limits_nobody(tmp_path, title):
    event = read(tmp_path, sheets(hosts=[title, *MANY[title]])).event
    assert event is not None
    assert {company.supplier.maximum for company in event.companies if company.supplier} == {None}


def test_numbers_with_a_nought_are_no_likely_limit(tmp_path):
    (question,) = read(tmp_path, sheets(hosts=["How many points", 4, 3, 5, 0])).questions
    assert (question.guess, question.likely) == ("Maximum", False)


PARTNERS = [
    *("Which exhibitors do you already buy from?", "Suppliers you have worked with before", "Existing suppliers"),
    *("С кем из поставщиков вы уже сотрудничаете?", "目前已有合作的供应商", "Mit wem arbeiten Sie bereits zusammen?"),
]


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "title", ["初选（作废）", "First choice (void)", "Черновик пожеланий", "Erstwahl (ungültig)", *PARTNERS]
)
def test_a_column_that_is_void_is_most_likely_nothing(tmp_path, title):
    (question,) = read(tmp_path, sheets([title, HOSTS[3], HOSTS[3], HOSTS[0]])).questions
    assert (question.guess, question.likely) == ("nothing", True)
    event = read(tmp_path, sheets([title, HOSTS[3], HOSTS[3], HOSTS[0]]), sure=0.5).event
    assert event is not None
    assert len(event.requests) == 6


HEARD = ["朋友推荐", "公众号", "朋友推荐"]


@pytest.mark.parametrize(
    ("title", "cells", "answer"),
    [
        ("С кем вы уже работаете?", ["с «Кедром» и «Лавкой»", HOSTS[1], "с «Кедром» и «Лавкой»"], "nothing"),
        ("Which partner told you of this event?", ["Trade Herald Ltd", HOSTS[0], "Trade Herald Ltd"], "nothing"),
        ("您与哪些企业一同参会？", HEARD, "Notes"),
    ],
)
def test_a_column_that_the_organizer_calls_nothing_makes_no_companies(tmp_path, title, cells, answer):
    (tmp_path / "trade.toml").write_text(
        f'[form."Form 1 (importers)".columns]\n"{title}" = "{answer}"\n', encoding="utf-8"
    )
    intake = read(tmp_path, sheets([title, *cells]), form=tmp_path / "trade.toml", sure=0.8)
    assert intake.event is not None, [(q.subject, q.guess) for q in intake.questions]
    assert {company.name for company in intake.event.companies} == {*HOSTS, *GUESTS}
    assert len(intake.event.requests) == 6


@pytest.mark.parametrize(
    "title", ["15、您从何处得知本次对接会？", "How did you hear of our b2b meetings?", "Откуда вы узнали о встречах?"]
)
def test_how_companies_heard_of_the_event_is_no_wish(tmp_path, title):
    intake = read(tmp_path, sheets([title, *HEARD], hosts=[title, GUESTS[0], "公众号", "公众号", None]))
    assert intake.event is not None, [(q.subject, q.guess) for q in intake.questions]
    assert {company.name for company in intake.event.companies} == {*HOSTS, *GUESTS}
    assert len(intake.event.requests) == 6


@pytest.mark.parametrize(
    ("ask", "parts", "words"),
    [
        ("Vos rendez-vous souhaités >> {} >> {}", ("Société", "Priorité"), ("Indispensable", "Si possible")),
        ("Gesprächswünsche >> {} >> {}", ("Firma", "Priorität"), ("unbedingt", "unbedingt")),
    ],
)
def test_parts_of_numbered_answers_make_no_companies(tmp_path, ask, parts, words):
    titles = [ask.format(n, part) for n in (1, 2, 3, 4) for part in parts]
    chosen = [
        [HOSTS[0], words[0], HOSTS[1], words[1]],
        [HOSTS[2], words[1], None, None],
        [HOSTS[1], words[0], HOSTS[3]],
    ]
    further = [("Parkplatz benötigt?", "Ja"), ("Type de chambre", "Double"), ("Régime alimentaire", "halal")]
    head = ["Company", "Type", *titles, *(title for title, _ in further)]
    said = [text for _, text in further]
    rows = [[g, "Buyer", *[*c, *[None] * 8][:8], *said] for g, c in zip(GUESTS, chosen, strict=True)]
    hosts = [[h, "Supplier", GUESTS[0], words[0], *[None] * 6, *said] for h in HOSTS]
    intake = read(tmp_path, {"Form Responses": [head, *rows, *hosts]})
    assert intake.event is not None, [(q.subject, q.guess) for q in intake.questions]
    assert {company.name for company in intake.event.companies} == {*HOSTS, *GUESTS}
    assert len(intake.event.requests) == 9


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("name", "remark"),
    [
        ("ТЕСТ тест", "удалить"),
        ("test test", ""),
        ("测试", "请忽略"),
        ("Test company", "ignore this row"),
        ("проверка формы", ""),
        ("Empresa de prueba", ""),
        ("próba próba", ""),
        ("Testeintrag", "bitte löschen"),
        ("essai", "à supprimer"),
        ("δοκιμή δοκιμή", ""),
        ("deneme", "siliniz"),
        ("테스트", "삭제"),
    ],
)
def test_an_entry_that_was_made_up_to_try_the_form_is_none(tmp_path, name, remark):
    made = sheets(["Comment", None, None, None])
    made["Form 1 (importers)"].insert(2, [name, "Kazakhstan", HOSTS[0], remark or None])
    event = read(tmp_path, made).event
    assert event is not None
    assert {company.name for company in event.companies} == {*GUESTS, *HOSTS}


@pytest.mark.parametrize(("name", "remark"), [("TEST", None), ("ООО «Тест»", None), ("asdf", "test"), ("Prova", None)])
def test_an_entry_that_may_be_made_up_is_asked_for(tmp_path, name, remark):
    made = sheets(["Comment", None, None, None])
    made["Form 1 (importers)"].insert(2, [name, "Kazakhstan", HOSTS[0], remark])
    assert [(q.kind, q.guess) for q in read(tmp_path, made).questions] == [("cell", "cancelled")]


def test_the_organizer_among_participants_is_on_no_side(tmp_path):
    rows = [["Organization", "Participant type"], *([g, "Buyer"] for g in GUESTS), *([h, "Seller"] for h in HOSTS)]
    event = read(
        tmp_path,
        {
            "Participants": [*rows, ["Chamber of Commerce", "Organizer"]],
            "Meetings": [["Requested by", "Requested"], [GUESTS[0], HOSTS[0]]],
        },
    ).event
    assert event is not None
    assert {company.name for company in event.companies} == {*GUESTS, *HOSTS}
