"""Comments on cells may refuse, wish or limit as remarks do: they are asked for, and a mere remark says nothing."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.comments import Comment

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from tests.intake.books import bare, read, save
from tests.intake.understanding.answers import S
from tests.intake.understanding.exports import Wishing, web_form


def commented(tmp_path, place, text, author="Olga"):
    path = save(tmp_path / "trade.xlsx", bare())
    book = openpyxl.load_workbook(path)
    sheet, cell = place.split("!")
    book[sheet][cell].comment = Comment(text, author)
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("place", "text", "pair"),
    [
        ("Suppliers!B3", "Altyn Trade? 请勿", ("River Machines", "Altyn Trade")),
        ("Requests!B3", "Olga:\nthey do not want to meet", ("Ural Import", "River Machines")),
    ],
)
def test_a_comment_that_refuses_is_asked_for_with_the_refusal_as_guess(tmp_path, place, text, pair):
    path = commented(tmp_path, place, text)
    intake = read_registrations(path)
    assert [(q.kind, q.guess, str(q.cells[0])) for q in intake.questions] == [("cell", "refusals", place)]
    event = read_registrations(path, sure=0.0).event
    names = {company.id: company.name for company in event.companies}
    refused = [(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.NO]
    assert refused == [pair]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("请勿安排 Altyn Trade", Level.NO),
        ("Не сажать с Altyn Trade!", Level.NO),
        ("We must meet Altyn Trade.", Level.MUST),
        ("务必安排Altyn Trade", Level.MUST),
        ("Обязательна встреча с Altyn Trade", Level.MUST),
    ],
)
def test_a_plain_sentence_that_insists_or_refuses_is_taken(tmp_path, text, level):
    event = read_registrations(commented(tmp_path, "Suppliers!B3", text)).event
    names = {company.id: company.name for company in event.companies}
    assert ("River Machines", "Altyn Trade", level) in [
        (names[r.asker], names[r.target], r.level) for r in event.requests
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bez schůzky s Altyn Trade pro nás cesta nemá smysl.",
        "Without a meeting with Altyn Trade the trip is pointless.",
    ],
)
def test_without_whom_the_journey_has_no_sense_is_probably_a_must(tmp_path, text):
    (question,) = read_registrations(commented(tmp_path, "Suppliers!B3", text)).questions
    assert (question.kind, question.guess) == ("cell", "musts")


@pytest.mark.parametrize("text", ["Altyn Trade must bring samples", "We must see Altyn Trade's catalogue"])
def test_a_must_that_is_said_of_something_else_is_taken_for_no_meeting(tmp_path, text):
    intake = read_registrations(commented(tmp_path, "Suppliers!B3", text))
    before = read_registrations(save(tmp_path / "bare.xlsx", bare())).event
    assert bool(intake.questions) or intake.event.requests == before.requests


def test_a_comment_on_absence_is_taken(tmp_path):
    event = read_registrations(commented(tmp_path, "Purchasers!A3", "not before 10:30")).event
    (ural,) = [company for company in event.companies if company.name == "Ural Import"]
    assert [span.end.strftime("%H:%M") for d in ural.delegates for span in d.absences] == ["10:30"]


@pytest.mark.parametrize("text", ["10:30", "12.06", "morning", "keine Gespräche mit Wettbewerbern"])
def test_a_comment_of_a_time_or_a_date_alone_is_asked_about(tmp_path, text):
    questions = read_registrations(commented(tmp_path, "Suppliers!B3", text)).questions
    assert [(question.kind, question.subject) for question in questions] == [("cell", text)]


def test_a_comment_that_somebody_leaves_for_the_airport_is_an_absence(tmp_path):
    intake = read_registrations(commented(tmp_path, "Suppliers!B3", "um 14 Uhr zum Flughafen"))
    assert not intake.questions
    (machines,) = [company for company in intake.event.companies if company.name == "River Machines"]
    assert {span.start.strftime("%H:%M") for d in machines.delegates for span in d.absences} == {"14:00"}


@pytest.mark.parametrize(
    ("text", "author"),
    [("call back after the 18th", "Olga"), ("River Machines do not want to meet", "schedule check")],
)
def test_a_comment_that_says_nothing_of_meetings_is_no_question(tmp_path, text, author):
    intake = read_registrations(commented(tmp_path, "Purchasers!A2", text, author))
    assert intake.event is not None
    assert not intake.questions


def test_a_comment_off_the_lists_that_names_a_company_is_not_passed_over(tmp_path):
    intake = read_registrations(commented(tmp_path, "Purchasers!A1", "Altyn Trade and River Machines are rivals"))
    assert intake.event is None
    options = (
        "refusals",
        "wishes",
        "musts",
        "maybes",
        "Not available",
        "Maximum",
        "Minimum",
        "cancelled",
        "withdrawn",
        "Notes",
    )
    assert [q.options for q in intake.questions] == [options]


TELLING = (
    "cannot come on day 2 in the afternoon",
    "Can't make it before lunch on Thursday",
    "we leave early on the second day",
    "please not the people of Altyn",
    "no meetings with competitors",
    "would love to meet River Machines one day",
    "We would like to meet makers of pumps",
    "не сможем прийти во второй день",
    "прошу не ставить с конкурентами",
    "第二天下午不能参加",
    "请不要安排竞争对手",
)
IDLE = (
    "Looking forward to the event!",
    "arrives by car",
    "vegetarian lunch please",
    "needs an invoice before 10 June",
    "invoice sent on 12.05.2025",
    "speaks only a little English",
    "спасибо за приглашение",
    "нужен счёт",
    "期待参加",
    "已缴费",
)


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", ["Notes", "Comments", "Remarks"])
@pytest.mark.parametrize("text", TELLING)
def test_a_remark_that_may_say_something_of_meetings_stops_in_sheets_of_the_format(tmp_path, title, text):
    sheets = bare()
    sheets["Purchasers"] = [["Company", title], ["Altyn Trade", None], ["Ural Import", text]]
    intake = read(tmp_path, sheets)
    assert [str(q.cells[0]) for q in intake.questions] == ["Purchasers!B3"]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("text", TELLING)
def test_a_remark_that_may_say_something_of_meetings_stops_in_a_form(tmp_path, text):
    sheets = web_form(Wishing.random(1))
    sheets["Form Responses 1"][3] += [text.replace("River Machines", "River Machines, Inc.")]
    intake = read(tmp_path, sheets)
    assert [str(q.cells[0]) for q in intake.questions] == ["Form Responses 1!M4"]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("text", IDLE)
def test_an_idle_remark_is_at_most_shown_as_a_note(tmp_path, text):
    sheets = bare()
    sheets["Purchasers"] = [["Company", "Notes"], ["Altyn Trade", None], ["Ural Import", text]]
    assert not read(tmp_path, sheets).questions
    form = web_form(Wishing.random(1))
    form["Form Responses 1"][3] += [text]
    assert all(q.kind == "remarks" and q.samples[1] == "Notes" for q in read(tmp_path, form).questions)


@pytest.mark.parametrize(
    "remark", ["bring the samples; max 5 meetings", "up to 5 meetings, bring the samples", "带样品，最多5场"]
)
def test_a_limit_beside_other_words_of_a_remark_is_taken(tmp_path, remark):
    buyers = [["Company", "Wants", "Remarks"], ["Altyn Trade", "Jade Tea", remark], ["Ural Import", "Jade Tea", None]]
    event = read(tmp_path, {"Buyers": buyers, "Suppliers": [["Company"], ["Jade Tea"]]}).event
    assert event is not None
    assert [c.purchaser.maximum for c in event.companies if c.purchaser is not None] == [5, None]


@pytest.mark.parametrize(
    "remarks",
    [
        ["not more than 4 meetings a day", "arriving at 10:30", "cannot come on day 2"],
        ["all suppliers of pumps", "S. Parts and Yangtze?", "River Machines, Inc. above all"],
        ["late", "vegetarian", "see e-mail"],
    ],
)
def test_remarks_are_no_names_of_companies_where_the_companies_have_none(tmp_path, remarks):
    """Lists on which buyers are only numbered or lettered: no other column may name them unasked."""
    buyers = [[f"Buyer {letter}", s, text] for letter, s, text in zip("ABC", S, remarks, strict=False)]
    sheets = {"Answers": [["Buyer", "Wishes", "Remarks"], *buyers], "Exhibitors": [["Supplier"], *([s] for s in S)]}
    intake = read(tmp_path, sheets)
    assert intake.event is None or not {c.name for c in intake.event.companies} & set(remarks)


def remarked(text: str) -> dict[str, list[list[object]]]:
    sellers = ["River Machines, Inc.", "Jade Tea Co., Ltd.", "重庆江河机械股份有限公司"]
    return {
        "Buyers": [
            ["Company", "Wishes", "Remarks"],
            ["Altyn Trade", sellers[1], text],
            ["Ural Import", sellers[1], None],
        ],
        "Sellers": [["Company", "Zone"], *([name, "A"] for name in sellers)],
    }


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "text",
    [
        "Please make sure we meet River Machines",
        "Make sure that we are matched with River Machines, Inc.!",
        "Please ensure a meeting with River Machines",
        "It is very important for us to meet River Machines",
        "Обязательно организуйте встречу с River Machines",
        "Просим обязательно поставить нас с River Machines",
        "Очень важна встреча с River Machines",
        "请务必安排与River Machines见面",
        "请确保我们与江河机械会面",
        "江河机械必须见面",
    ],
)
def test_who_asks_to_make_sure_of_a_meeting_has_to_have_it(tmp_path, text):
    event = read(tmp_path, remarked(text)).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    said = {(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.MUST}
    other = "重庆江河机械股份有限公司" if "江河" in text else "River Machines, Inc."
    assert said == {("Altyn Trade", other)}


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("text", "level", "asked"),
    [
        ("The meeting with Jade Tea is a must for us", "must", False),
        ("Встреча с Jade Tea для нас обязательна, остальные по возможности", "must", False),
        ("Wir wollen auf keinen Fall mit Jade Tea sprechen", "no", False),
        ("与Jade Tea的洽谈必须安排", "must", False),
        ("Would also like Jade Tea", "want", False),
        ("Jade Tea is important for us", "must", True),
        ("We compete with Jade Tea", "no", True),
        ("No meeting with Jade Tea if possible", "no", True),
        ("Must we meet Jade Tea?", "must", True),
        ("Jade Tea is a must. They are in hall 4, and we like tea", "must", True),
    ],
)
def test_one_sentence_on_one_company_with_a_word_for_its_level_is_not_asked(tmp_path, text, level, asked):
    assert bool(read(tmp_path, remarked(text)).questions) is asked
    event = read(tmp_path, remarked(text), sure=0.0).event
    assert event is not None
    names = {company.id: company.name for company in event.companies}
    assert ("Altyn Trade", "Jade Tea Co., Ltd.", level) in {
        (names[r.asker], names[r.target], str(r.level)) for r in event.requests
    }


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("They would also like to meet River Machines and 江河机械", "want"),
        ("Интересны следующие поставщики: River Machines, 江河机械.", "want"),
        ("我们还希望见River Machines、江河机械", "want"),
        ("do not want to meet River Machines and 江河机械", "no"),
        ("would like to meet River Machines and 江河机械?", None),
        ("would like to meet River Machines, 江河机械 and others", None),
        ("would like to meet River and 江河机械", None),
        ("would like to meet River Machines, not 江河机械 any more", None),
    ],
)
def test_a_sentence_that_says_only_whom_its_company_wants_or_refuses_by_full_names_is_taken(tmp_path, text, level):
    intake = read(tmp_path, remarked(text))
    assert bool(intake.questions) is (level is None)
    if level is not None:
        assert intake.event is not None
        names = {company.id: company.name or company.name_local for company in intake.event.companies}
        found = {names[r.target]: str(r.level) for r in intake.event.requests if names[r.asker] == "Altyn Trade"}
        others = {"River Machines, Inc.": level, "重庆江河机械股份有限公司": level}
        assert found == {"Jade Tea Co., Ltd.": "want", **others}


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("Please do not forget Jade Tea", "musts"),
        ("Не забудьте про Jade Tea", "musts"),
        ("别忘了Jade Tea", "musts"),
        ("Make sure the samples of Jade Tea are displayed", "musts"),
        ("Please make sure we do not meet Jade Tea", "refusals"),
        ("Проследите, чтобы нас не посадили с Jade Tea", "refusals"),
        ("请确保不要安排Jade Tea", "refusals"),
    ],
)
def test_what_is_not_surely_a_must_is_asked_with_the_likelier_meaning(tmp_path, text, guess):
    intake = read(tmp_path, remarked(text))
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("cell", text, guess)]


def test_a_note_of_the_format_that_calls_a_company_by_a_word_is_no_mere_note(tmp_path):
    sheets = bare()
    sheets["Purchasers"] = [["Company", "Notes"], ["Altyn Trade", "make sure that we see River"], ["Ural Import", None]]
    event = read(tmp_path, sheets).event
    assert event is not None
    assert ("P001", "S002", Level.MUST) in [(r.asker, r.target, r.level) for r in event.requests]


def spoken(event) -> dict[str, set[str]]:
    return {c.name: {*c.delegates[0].languages} for c in event.companies if c.purchaser and c.delegates[0].languages}


@pytest.mark.parametrize(
    ("text", "code"), [("Farsi interpreter", "fa"), ("переводчик с узбекского", "uz"), ("俄语翻译", "ru")]
)
def test_the_language_of_an_interpreter_is_spoken_by_who_says_no_other(tmp_path, text, code):
    intake = read(tmp_path, remarked(text))
    assert intake.event is not None
    assert spoken(intake.event) == {"Altyn Trade": {code}}


@pytest.mark.parametrize(("languages", "asked"), [(None, False), ("fa", False), ("en", True)])
def test_the_language_of_an_interpreter_that_differs_from_a_column_is_asked(tmp_path, languages, asked):
    sheets = remarked("Farsi interpreter")
    for row, value in zip(sheets["Buyers"], ("Languages", languages, None), strict=True):
        row.append(value)
    intake = read(tmp_path, sheets)
    assert [(q.subject, q.guess) for q in intake.questions] == [("Farsi interpreter", "Languages")] * asked
    (tmp_path / "map.toml").write_text('[words.remark]\nLanguages = ["Farsi interpreter"]\n', encoding="utf-8")
    event = read(tmp_path, sheets, form=tmp_path / "map.toml").event
    assert event is not None
    assert spoken(event) == {"Altyn Trade": {"fa", *([languages] if languages else [])}}


@pytest.mark.parametrize("text", ["needs a Russian interpreter", "needs someone to translate from Russian"])
def test_who_needs_an_interpreter_does_not_speak_its_language_unless_that_is_answered(tmp_path, text):
    (question,) = read(tmp_path, remarked(text)).questions
    assert (question.guess, question.certainty, "Languages" in question.options) == ("Notes", 0.5, False)
    (tmp_path / "map.toml").write_text(f'[words.remark]\nLanguages = ["{text}"]\n', encoding="utf-8")
    event = read(tmp_path, remarked(text), form=tmp_path / "map.toml").event
    assert event is not None
    assert spoken(event) == {"Altyn Trade": {"ru"}}


CLAUSES = {
    "wants Jade Tea, but not River Pumps": {("Jade Tea", "want"), ("River Pumps", "no")},
    "Jade Tea yes, Spring Parts no": {("Jade Tea", "want"), ("Spring Parts", "no")},
    "must meet River Pumps, not Spring Parts": {("River Pumps", "must"), ("Spring Parts", "no")},
    "обязательно Jade Tea, кроме Spring Parts": {("Jade Tea", "must"), ("Spring Parts", "no")},
    "хочет встретиться с Jade Tea, но не River Pumps": {("Jade Tea", "want"), ("River Pumps", "no")},
    "想见Jade Tea，但不见River Pumps": {("Jade Tea", "want"), ("River Pumps", "no")},
    "Spring Parts必见，Jade Tea不见": {("Spring Parts", "must"), ("Jade Tea", "no")},
}


@pytest.mark.one_of(3)
@pytest.mark.parametrize("text", CLAUSES)
@pytest.mark.parametrize("place", ["Altyn - ", "Altyn: ", ""])
def test_a_sentence_wants_some_and_refuses_others(tmp_path, text, place):
    rows = [["Company", "Role", "Email", "Comments"], ["Altyn", "buyer", "a@b.org", None if place else text]]
    rows += [["Ural", "buyer", "u@b.org", None], *([n, "supplier", None, None] for n in ("Jade Tea", "River Pumps"))]
    rows += [["Spring Parts", "supplier", None, None], *([[], [place + text]] if place else [])]
    intake = read(tmp_path, {"List": rows})
    assert [q.subject for q in intake.questions] == []
    assert intake.event is not None
    names = {company.id: company.name for company in intake.event.companies}
    assert {(names[r.target], r.level.value) for r in intake.event.requests} == CLAUSES[text]
    assert {names[r.asker] for r in intake.event.requests} == {"Altyn"}


def test_a_clause_that_refuses_an_unknown_name_is_asked_for_alone(tmp_path):
    rows = [["Company", "Role", "Comments"], ["Altyn", "buyer", "wants Jade Tea, but not Rivr"]]
    intake = read(tmp_path, {"List": [*rows, ["Jade Tea", "supplier", None], ["River Pumps", "supplier", None]]})
    assert [q.subject for q in intake.questions] == ["not Rivr"]


@pytest.mark.parametrize(
    ("text", "guess"),
    [("نعتذر عن المشاركة لظرف طارئ", "as read"), ("We apologise for not taking part this year", "cancelled")],
)
def test_who_apologises_may_be_said_not_to_come_before_its_own_name_is_known(tmp_path, text, guess):
    (tmp_path / "map.toml").write_text('[names]\n"Orda Foods" = "nobody"\n')
    rows = [["Company", "Wishes", "Remarks"], ["Altyn Trade", "Jade Tea", None], ["Orda Foods", "Jade Tea", text]]
    lists = {"Sellers": [["Supplier", "Zone"], ["Jade Tea", "A"]], "Buyers": [["Buyer", "Zone"], ["Altyn Trade", "A"]]}
    intake = read(tmp_path, {**lists, "Answers": rows}, form=tmp_path / "map.toml")
    assert [(q.subject, q.guess) for q in intake.questions] == [(text, guess)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("снялись с участия", False),
        ("取消参会", False),
        ("have to withdraw from the event, our hall is under repair", False),
        ("have to withdraw from the event on Friday", True),
        ("cancel participation in the dinner", True),
        ("Mr Li cancels participation", True),
        ("Ли Вэй отказался от участия", True),
        ("may withdraw from the event", True),
    ],
)
def test_who_cancels_participation_has_cancelled_unless_it_may_be_a_person_or_a_part_of_the_event(
    tmp_path, text, asked
):
    rows = [["Altyn Trade", "buyer", "Jade Tea", text], ["Ural Import", "buyer", "Jade Tea", None]]
    rows = [["Company", "Your role", "Whom would you like to meet?", "Anything else?"], *rows]
    intake = read(tmp_path, {"Answers": [*rows, ["Jade Tea", "supplier", None, None]]})
    assert bool(intake.questions) is asked
    if not asked:
        assert intake.event is not None
        assert [c.name for c in intake.event.companies if c.cancelled] == ["Altyn Trade"]


def _on_a_choice(tmp_path, text):
    """Lists whose first buyer wants the second seller, with a comment on that cell."""
    buyers = [["Company", "Country", "1st choice", "2nd choice"], ["Altyn Trade", "KZ", "River Machines", "Jade Tea"]]
    buyers += [["Volga Import", "RU", "Jade Tea", "Ruby Silk"], ["Tian Shan", "KG", "Ruby Silk", None]]
    sellers = [["Company", "Products"], ["River Machines", "pumps"], ["Jade Tea", "tea"], ["Ruby Silk", "silk"]]
    path = save(tmp_path / "trade.xlsx", {"Buyers": buyers, "Sellers": sellers})
    book = openpyxl.load_workbook(path)
    book["Buyers"]["D2"].comment = Comment(text, "Olga")
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Обязательно! Вся группа будет жить у них. — Динара", Level.MUST),
        ("Must! They host our group.", Level.MUST),
        ("必须！已约好", Level.MUST),
        ("They host our group. Thank you. Must.", Level.MUST),
        ("Thank you!", Level.WANT),
    ],
)
def test_a_sentence_of_a_comment_gives_the_wish_of_its_cell_a_level(tmp_path, text, level):
    intake = read_registrations(_on_a_choice(tmp_path, text))
    names = {company.id: company.name for company in intake.event.companies}
    assert [(names[r.target], r.level) for r in intake.event.requests if names[r.asker] == "Altyn Trade"] == [
        ("River Machines", Level.WANT),
        ("Jade Tea", level),
    ]


@pytest.mark.parametrize("text", ["zorvel blixum", "not this one! we quarrel"])
def test_a_comment_on_a_wish_of_which_nothing_is_read_is_shown_and_may_be_answered(tmp_path, text):
    path = _on_a_choice(tmp_path, text)
    (question,) = read_registrations(path).questions
    assert (question.kind, question.subject, question.samples) == ("remarks", text, ("Altyn Trade – Jade Tea", "Notes"))
    said = tmp_path / "said.toml"
    said.write_text(f'[remarks]\n"{text}" = "refusals"\n', encoding="utf-8")
    event = read_registrations(path, form=said).event
    names = {company.id: company.name for company in event.companies}
    refused = [(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.NO]
    assert refused == [("Altyn Trade", "Jade Tea")]


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("Ohne River Machines lohnt sich die Reise für uns nicht.", "musts"),
        ("Be River Machines mums neverta važiuoti.", "musts"),
        ("Tanpa River Machines, tidak ada gunanya kami datang.", "musts"),
        ("River Machines 미팅이 없으면 저희가 갈 이유가 없습니다.", "musts"),
        ("River Machines har topprioritet hos os.", "musts"),
        ("River Machines este cea mai importantă întâlnire pentru noi.", "musts"),
        ("Me River Machines takohemi vetëm nëse na mbetet kohë.", "maybes"),
        ("River Machines様との面談は、時間に余裕があればで構いません。", "maybes"),
        ("River Machines wäre nett, ist aber kein Muss.", "maybes"),
        ("River Machines jest już naszym dostawcą od 2019 roku.", "Notes"),
        ("River Machines ne-a trimis deja oferta.", "Notes"),
        ("去年在上海见过River Machines，聊得很愉快。", "Notes"),
    ],
)
def test_a_condition_or_earlier_business_is_asked_with_its_meaning_as_guess(tmp_path, text, guess):
    intake = read(tmp_path, remarked(text))
    assert [(q.kind, q.guess) for q in intake.questions] == [("cell", guess)]


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("Mehr als sechs Gespräche schaffen wir nicht.", "Maximum"),
        ("Úplne nám stačí 5 stretnutí.", "Maximum"),
        ("Plus de quatre rendez-vous, nous n'y arriverons pas.", "Maximum"),
        ("Non fissateci più di sei appuntamenti, per favore.", "Maximum"),
        ("Наш предел – 5 встреч.", "Maximum"),
        ("Onze deelname gaat helaas niet door.", "cancelled"),
        ("Nuestra participación queda sin efecto.", "cancelled"),
        ("Min kollega har avbokat men jag kommer.", "Notes"),
        ("Quizá lleguemos después de las 11:00.", "Not available"),
    ],
)
def test_a_remark_about_its_company_is_asked_with_its_meaning_as_guess(tmp_path, text, guess):
    intake = read(tmp_path, remarked(text))
    assert [(q.kind, q.guess) for q in intake.questions] == [("cell", guess)]
