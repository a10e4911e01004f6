"""The list at the door: one line a delegate under each name, in the alphabet of its script."""

from dataclasses import replace

from sco_scheduler.agendas.collation import Script
from sco_scheduler.agendas.desk import arrivals_by_company, arrivals_by_delegate
from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import company, small_event, small_schedule


def test_a_company_stands_under_its_name_in_each_script():
    found = [(a.script, a.initial, a.name, a.delegate) for a in arrivals_by_company(small_schedule())]
    assert (Script.LATIN, "K", "KazAgro LLP", "Aigerim Bek") in found
    assert (Script.CYRILLIC, "К", "КазАгро ТОО", "Aigerim Bek") in found
    assert (Script.CHINESE, "J", "嘉陵汽车有限公司", "") in found
    assert [script for script, *_ in found] == sorted((s for s, *_ in found), key=list(Script).index)


def test_each_delegate_has_a_line_and_who_cancelled_has_none():
    lines = [(a.company.id, a.delegate) for a in arrivals_by_company(small_schedule())]
    assert [delegate for company, delegate in lines if company == "P002"] == ["Ivan", "Olga"]
    assert "S003" not in dict(lines)


def test_the_first_meeting_is_told_where_there_is_one():
    schedule = small_schedule()
    found = {a.name: a.first for a in arrivals_by_delegate(schedule)}
    assert found["Aigerim Bek"] == schedule.meetings[0]
    assert found["Olga"] is None


def test_people_without_a_name_are_under_their_company_alone():
    assert [a.name for a in arrivals_by_delegate(small_schedule())] == ["Aigerim Bek", "Ivan", "Li Na", "Olga"]


def test_a_company_without_any_name_stands_under_its_id():
    event = small_schedule().event
    nameless = tuple(replace(c, name="", local_name="") if c.id == "S002" else c for c in event.companies)
    found = arrivals_by_company(Schedule(replace(event, companies=nameless), ()))
    assert ("S002", "S") in [(a.name, a.initial) for a in found]


def test_a_name_is_sorted_by_what_follows_a_city_that_many_share():
    names = [f"Chongqing {word} Co., Ltd." for word in ("Wanzhou", "Asia", "Jialing", "Bishan", "Yuxi")]
    companies = [company(f"S{n}", name) for n, name in enumerate([*names, "Kazan Steel"])]
    event = replace(small_event(), companies=tuple(companies))
    arrivals = arrivals_by_company(Schedule(event))
    assert [(a.initial, a.name[a.sorted_from :]) for a in arrivals] == [
        ("A", "Asia Co., Ltd."),
        ("B", "Bishan Co., Ltd."),
        ("J", "Jialing Co., Ltd."),
        ("K", "Kazan Steel"),
        ("W", "Wanzhou Co., Ltd."),
        ("Y", "Yuxi Co., Ltd."),
    ]


def test_people_stand_under_the_reading_of_their_surname_and_those_of_one_name_by_company():
    """单 is *dan*, and *shan* as a surname."""
    companies = [company("P2", "Two", people=("丁一",)), company("P1", "One", people=("丁一", "单雄", "李娜"))]
    arrivals = arrivals_by_delegate(Schedule(replace(small_event(), companies=tuple(companies))))
    assert [(a.initial, a.name, a.company.id) for a in arrivals] == [
        ("D", "丁一", "P1"),
        ("D", "丁一", "P2"),
        ("L", "李娜", "P1"),
        ("S", "单雄", "P1"),
    ]
