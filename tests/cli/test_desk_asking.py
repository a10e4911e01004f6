"""Questions of the keys of the desk: who and which is meant, and what is wrong with what was typed."""

from __future__ import annotations

from dataclasses import replace
from threading import Event as Flag
from typing import Any

import pytest

from sco_scheduler.cli.desk_asking import Ask, Choose, DeskQuestions
from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Phrase
from sco_scheduler.output.texts.words import speech
from sco_scheduler.workflows.desk import actions
from sco_scheduler.workflows.errors import Refused
from sco_scheduler.workflows.limits import DESK_REPAIR_SECONDS
from tests.events import at, company
from tests.workflows.desk.day import QUICK, number, opened, small_event, write


class Screen:
    """Stands for the screen: keeps what it is told and asked, and what is done."""

    def __init__(self, file) -> None:
        self.file, self.speech, self.stopped = file, speech("en"), Flag()
        self.company: str | None = None
        self.person: str | None = None
        self.here: str | None = None
        self.told: list[str] = []
        self.asked: list[tuple[Any, Any]] = []
        self.done: list[Any] = []

    def say(self, what):
        return self.speech.say(what)

    def show_message(self, text):
        self.told.append(text)

    def row(self):
        return next((row for row in self.file.day().rows if row.meeting.number == self.here), None)

    def push_screen(self, question, answered):
        self.asked.append((question, answered))

    def do(self, action):
        self.done.append(action)

    def answer(self, answer):
        question, answered = self.asked.pop()
        answered(answer)
        return question


def questions(path, seconds=QUICK.seconds) -> DeskQuestions:
    return DeskQuestions(Screen(opened(path)), "Anna", seconds)


@pytest.fixture
def asking(tmp_path) -> DeskQuestions:
    return questions(write(tmp_path))


@pytest.fixture
def several(tmp_path) -> DeskQuestions:
    """P1 has two delegates."""
    happening = small_event()
    companies = tuple(company("P1", delegates=2, languages=["ru"]) if c.id == "P1" else c for c in happening.companies)
    there = questions(write(tmp_path, replace(happening, companies=companies)))
    there.app.company = "P1"
    return there


def test_a_repair_takes_the_usual_time_unless_another_is_given_and_ends_when_it_is_given_up(tmp_path, asking):
    assert asking.desk.seconds == QUICK.seconds
    assert asking.desk.name == "Anna"
    usual = questions(asking.file.path, None).desk
    assert usual.seconds == DESK_REPAIR_SECONDS
    assert not asking.desk.stopped()
    asking.app.stopped.set()
    assert asking.desk.stopped()


def test_who_is_alone_is_meant_without_a_question(asking):
    meant = []
    asking.app.company = "P1"
    asking.ask_whom(meant.append)
    assert (meant, asking.app.asked) == ([("P1#1",)], [])


@pytest.mark.parametrize(("place", "people"), [(0, ("P1#1", "P1#2")), (1, ("P1#1",)), (2, ("P1#2",)), (None, None)])
def test_of_several_delegates_one_or_all_are_chosen_or_none(several, place, people):
    meant = []
    several.ask_whom(meant.append)
    question = several.app.answer(place)
    assert isinstance(question, Choose)
    assert [line for line in question._lines if "Delegate" in line] == list(question._lines[1:])
    assert len(question._lines) == 3
    assert meant == ([] if people is None else [people])


def test_whose_own_agenda_is_open_is_meant(several):
    meant = []
    several.app.person = "P1#2"
    several.ask_whom(meant.append)
    assert (meant, several.app.asked) == ([("P1#2",)], [])
    several.app.person = "P2#1"  # somebody else's, which was open before
    several.ask_whom(meant.append)
    assert len(several.app.asked) == 1


def test_what_is_typed_into_fields_is_done_and_nothing_where_they_are_given_up(asking):
    seen = []
    fields = [(Phrase("desk-ui-which"), None), (Phrase("desk-ui-which-company")(name="x"), None)]
    asking._ask_and_do(Phrase("desk-ui-which"), fields, lambda day, texts: seen.append((day, texts)), typed=("a", "b"))
    question = asking.app.answer(None)
    assert isinstance(question, Ask)
    assert [default for _, default in question._fields] == ["a", "b"]
    assert asking.app.done == []
    asking._ask_and_do(Phrase("desk-ui-which"), fields, lambda day, texts: seen.append((day, texts)))
    question = asking.app.answer(["one", "two"])
    assert [default for _, default in question._fields] == ["", ""]
    (action,) = asking.app.done
    action(asking.day)
    assert seen == [(asking.day, ["one", "two"])]


def test_the_first_field_that_cannot_be_read_is_told_with_its_place(asking):
    def number_only(text):
        if not text.isdigit():
            raise Refused(Phrase("desk-ui-nobody-called")(name=text))

    check = asking.check(None, number_only, number_only)
    assert check(["x", "1", "2"]) is None
    assert check(["x", "1", "b"]) == (2, asking.say(Phrase("desk-ui-nobody-called")(name="b")))
    assert check(["x", "a", "b"])[0] == 1


@pytest.mark.parametrize("text", ["", "P1", "company", "Compny S2"])
def test_a_company_may_be_named_nearly_or_not_at_all(asking, text):
    asking.known_somehow(text)


def test_who_is_like_nobody_is_refused(asking):
    with pytest.raises(Refused, match="####"):
        asking.known_somehow("####")


def test_a_meeting_is_meant_by_the_cursor_and_later_ones_alone_where_that_matters(asking):
    meant = []
    asking.on_row(meant.append)
    assert meant == []
    begun, ahead = number(asking.file, "P1", "S1"), number(asking.file, "P3", "S4")
    asking.app.here = begun
    asking.on_row(meant.append)
    assert (meant, asking.app.told) == ([begun], [])
    asking.on_row(meant.append, later=True)
    assert (meant, len(asking.app.told)) == ([begun], 1)
    asking.app.here = ahead
    asking.on_row(meant.append, later=True)
    assert meant == [begun, ahead]
    asking.file.do(lambda day: actions.cancel(day, ahead, QUICK))
    asking.on_row(meant.append, later=True)
    assert (meant, len(asking.app.told)) == ([begun, ahead], 2)


def test_a_company_of_an_exact_name_or_id_is_meant_without_a_question(asking):
    meant = []
    for text in ("p1", "Company S2"):
        asking.ask_company(text, meant.append)
    assert ([c.id for c in meant], asking.app.asked) == (["P1", "S2"], [])


def test_of_companies_that_have_the_text_one_is_chosen_in_the_role_that_matters(asking):
    meant = []
    asking.ask_company("company", meant.append, Role.SUPPLIER)
    question = asking.app.answer(1)
    assert [line.split()[0] for line in question._lines] == ["S1", "S2", "S3", "S4"]
    assert question._title == asking.say(Phrase("desk-ui-which-company")(name="company"))
    assert [c.id for c in meant] == ["S2"]
    asking.ask_company("P1", meant.append, Role.SUPPLIER)
    assert [c.id for c in meant] == ["S2"], "a purchaser is no supplier"


def test_where_nobody_has_the_text_the_nearest_are_offered_and_else_that_is_told(asking):
    meant = []
    asking.ask_company("Compny S2", meant.append)
    question = asking.app.answer(0)
    assert question._lines[0].startswith("S2")
    assert question._title == asking.say(Phrase("desk-ui-nobody-called-near")(name="Compny S2"))
    assert [c.id for c in meant] == ["S2"]
    asking.ask_company("####", meant.append)
    assert (asking.app.asked, asking.app.told) == ([], [asking.say(Phrase("desk-ui-nobody-called")(name="####"))])


def test_a_company_is_meant_in_another_spelling_where_nobody_has_the_text_itself(tmp_path):
    names = {"S1": "Chongqing Pumps", "S2": "重庆阀门", "P1": "Steppe Auto"}
    happening = small_event()
    companies = tuple(replace(c, name=names.get(c.id, c.name)) for c in happening.companies)
    asking, meant = questions(write(tmp_path, replace(happening, companies=companies))), []
    for text, role in (("степп", Role.PURCHASER), ("чунцин", Role.SUPPLIER), ("чунцин", None)):
        asking.known_somehow(text, role)
        asking.ask_company(text, meant.append, role)
    assert [c.id for c in meant] == ["P1"]
    assert [line.split()[0] for line in asking.app.answer(1)._lines] == ["S1", "S2"]
    assert [c.id for c in meant] == ["P1", "S2"]


def test_no_more_companies_are_offered_than_can_be_looked_through(tmp_path):
    happening = small_event()
    more = tuple(company(f"S{n}", languages=["ru"]) for n in range(5, 20))
    asking = questions(write(tmp_path, replace(happening, companies=(*happening.companies, *more))))
    asking.ask_company("company s", lambda _: None)
    assert len(asking.app.answer(None)._lines) == 12


def test_several_companies_are_asked_about_one_after_another(asking):
    meant = []
    asking.ask_companies(["P1", "company s", "S4"], meant.append)
    assert meant == []
    asking.app.answer(2)
    assert [[c.id for c in found] for found in meant] == [["P1", "S3", "S4"]]
    asking.ask_companies(["P1", "company s"], meant.append)
    asking.app.answer(None)
    assert len(meant) == 1, "who gives up one of them gives up all"


def test_the_day_is_the_one_of_the_workbook(asking):
    assert asking.day.now == at("09:30")
    assert asking.file is asking.app.file
