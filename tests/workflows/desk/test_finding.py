"""Whom and what a search at the desk finds."""

from dataclasses import replace

import pytest

from sco_scheduler.domain.event import Delegate
from sco_scheduler.workflows.companies import find_company
from sco_scheduler.workflows.desk.day import Day
from sco_scheduler.workflows.desk.finding import interpreter_called, people_of, search
from sco_scheduler.workflows.errors import Unknown
from tests.workflows.desk.day import opened, write


def reached(day: Day, address: str) -> Day:
    """The day with an e-mail address for the only person of P3."""
    companies = tuple(
        replace(c, delegates=tuple(replace(d, email=address) for d in c.delegates)) if c.id == "P3" else c
        for c in day.event.companies
    )
    return replace(day, event=replace(day.event, companies=companies))


def test_the_only_person_of_a_company_that_is_found_is_not_listed_once_more(tmp_path):
    day = reached(opened(write(tmp_path)).day(), "p3@example.org")
    assert [(found.company.id, found.delegate) for found in search(day, "p3")] == [("P3", None)]
    assert [(found.company.id, found.delegate) for found in search(day, "p3@")] == [("P3", "P3#1")]


def renamed(day: Day, **names: str) -> Day:
    """The day with other names of companies, by ID."""
    companies = tuple(replace(c, name=names.get(c.id, c.name)) for c in day.event.companies)
    return replace(day, event=replace(day.event, companies=companies))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("重庆长安汽车", "Chongqing Changan"),
        ("吕氏机械", "lushi"),
        ("Жамбыл Агро", "zhambyl"),
        ("Алтай Сталь", "altai"),
        ("Королёв", "korolev"),
        ("Хорезм Қурилиш", "horezm kuril"),
        ("Zhambyl Agro", "жамбыл"),
        ("Changan Motors", "长安"),
        ("Changan Motors", "чанъань"),
        ("长安汽车", "Чанъань Цичэ"),
        ("李娜", "Ли На"),
    ],
)
def test_a_name_is_found_as_it_is_typed_in_another_script(tmp_path, name, typed):
    day = renamed(opened(write(tmp_path)).day(), P3=name)
    assert [found.company.id for found in search(day, typed)] == ["P3"]
    assert find_company(day.event, typed).id == "P3"


def test_names_with_the_very_letters_come_before_those_that_sound_like_them(tmp_path):
    day = renamed(opened(write(tmp_path)).day(), P2="长安汽车", P3="Changan Motors")
    assert [found.company.id for found in search(day, "changan")] == ["P3", "P2"]
    assert find_company(day.event, "changan").id == "P3"
    assert [found.company.id for found in search(day, "长安")] == ["P2", "P3"]


@pytest.fixture
def day(tmp_path) -> Day:
    return opened(write(tmp_path)).day()


def told(day: Day, text: str) -> list[str]:
    """What a search finds, by its IDs."""
    of = [(f.company.id if f.company else "", f.delegate or "", f.meeting, f.interpreter) for f in search(day, text)]
    return [
        delegate or company or (interpreter.id if interpreter else "-".join(meeting.pair))
        for company, delegate, meeting, interpreter in of
    ]


def test_meetings_are_found_by_number_table_and_time_and_through_their_interpreter(day):
    numbers = {meeting.number: "-".join(meeting.pair) for meeting in day.schedule.meetings}
    assert len(numbers) == 6
    for number, pair in numbers.items():
        assert told(day, number) == [pair]
    at_half_nine = [m for m in day.schedule.meetings if f"{m.start:%H:%M}" == "09:25"]
    assert told(day, "09:25") == ["-".join(m.pair) for m in at_half_nine]
    assert told(day, "9:50 a/2") == ["P3-S1"]
    assert told(day, "i1") == ["I1", "P1-S1"]
    assert told(day, "interpreter i1") == told(day, "Interpreter I1") == ["I1", "P1-S1"]


def test_every_word_has_to_be_there_and_without_words_nothing_is_found(day):
    assert told(day, "company p3") == ["P3"]
    assert told(day, "company x") == told(day, "  ") == []
    assert told(day, "company p")[:3] == ["P1", "P2", "P3"]


def test_an_id_typed_with_letters_of_another_alphabet_that_look_alike_is_found(day):
    assert told(day, "Р3") == ["P3"]  # the letter is Cyrillic


def with_people(day: Day, **people: tuple[str, ...]) -> Day:
    """The day with other delegates, by the company's ID."""
    companies = tuple(
        replace(c, delegates=tuple(Delegate(f"{c.id}#{n + 1}", name) for n, name in enumerate(people[c.id])))
        if c.id in people
        else c
        for c in day.event.companies
    )
    return replace(day, event=replace(day.event, companies=companies))


def test_a_text_names_one_person_or_all_of_a_company(day):
    event = with_people(day, P1=("Anna Bek", "Ivan Li"), P2=("Anna Kim", ""), P3=("Company P2",)).event
    assert people_of(event, "anna bek") == ("P1#1",)
    assert people_of(event, "p1#2") == ("P1#2",)
    assert people_of(event, "ivan") == ("P1#2",)
    assert people_of(event, "P1") == ("P1#1", "P1#2")
    assert people_of(event, "company p1") == ("P1#1", "P1#2")
    assert people_of(event, "company p2") == ("P3#1",)  # the whole name of one person


def test_a_person_is_known_by_a_name_that_sounds_so_in_another_script(day):
    event = with_people(day, P1=("Анна Иванова", "李娜"), P2=("Борис Ким",)).event
    assert people_of(event, "Anna Ivanova") == ("P1#1",)
    assert people_of(event, "li na") == ("P1#2",)
    both = with_people(day, P1=("Анна Иванова",), P2=("Иванова Вера",)).event
    with pytest.raises(Unknown) as several:
        people_of(both, "ivanova")
    assert (several.value.ambiguous, several.value.people) == (True, True)


def test_a_name_of_nobody_or_of_several_is_told_with_whom_it_could_mean(day):
    event = with_people(day, P1=("Anna Bek", "Ivan Li"), P2=("Anna Kim", "")).event
    with pytest.raises(Unknown) as several:
        people_of(event, "anna")
    assert (several.value.ambiguous, several.value.people) == (True, True)
    assert list(several.value.candidates) == ["Anna Bek, P1 Company P1", "Anna Kim, P2 Company P2"]
    for nobody in ("zoe", ""):
        with pytest.raises(Unknown) as none:
            people_of(event, nobody)
        assert (none.value.ambiguous, none.value.people) == (False, True)


def test_an_interpreter_is_called_by_an_id_or_a_name_that_nobody_else_has(day):
    assert interpreter_called(day.event, "i2") == "I2"
    assert interpreter_called(day.event, "interpreter i2") == "I2"
    assert interpreter_called(day.event, "i3") is None
    for other in ({"P1": ("Interpreter I2",)}, {"P1": ("I2",)}):
        called = next(iter(other["P1"]))
        assert interpreter_called(with_people(day, **other).event, called) is None
    local = tuple(replace(c, local_name="阿尔泰") if c.id == "P1" else c for c in day.event.companies)
    for name in ("P1", "Company P1", "阿尔泰"):
        people = (replace(day.event.interpreters[0], name=name),)
        assert interpreter_called(replace(day.event, companies=local, interpreters=people), name) is None
    twice = tuple(replace(i, name="Anna") for i in day.event.interpreters)
    assert interpreter_called(replace(day.event, interpreters=twice), "anna") is None
    assert interpreter_called(replace(day.event, interpreters=None), "i1") is None
    sounding = replace(
        day.event, interpreters=tuple(replace(i, name=n) for i, n in zip(twice, ("李娜", "王芳"), strict=True))
    )
    assert [interpreter_called(sounding, name) for name in ("li na", "Ван Фан", "wang")] == ["I1", "I2", "I2"]
    assert interpreter_called(with_people(replace(day, event=sounding), P1=("Li Na",)).event, "li na") is None
