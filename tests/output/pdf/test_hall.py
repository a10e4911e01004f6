"""What hangs and lies in the hall: table sheets, posters, interpreters' agendas, lists for the door and the desk."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.agendas.rows import delegate_agendas, interpreter_agendas
from sco_scheduler.domain.event import ProgrammeItem, Seated, Settings, Terms
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.pdf import hall
from sco_scheduler.output.pdf.agendas import agendas_data, interpreters_data
from sco_scheduler.output.pdf.hall import desk_data, desk_parts, doors_data, doors_parts, posters_data, tables_data
from tests import events
from tests.events import at, block, event, meeting, span, zone
from tests.output.golden import compared_data
from tests.output.pdf import samples
from tests.output.pdf.pdf import letter_sizes, needs_poppler, printed, squeezed, words_at

EDITION = samples.EDITION
company = samples.company


def test_every_table_has_a_sheet_with_who_comes_when():
    sheets = tables_data(samples.small(), EDITION)["sheets"]
    assert [(s["zone"], s["table"]) for s in sheets] == [("A", "1"), ("A", "2"), ("B", "Stand 12")]
    (part,) = sheets[0]["days"][0]["parts"]
    assert part["host"]["name"] == "KazAgro LLP"
    assert [row["kind"] for row in part["rows"]] == ["meeting", "free", "free", "free", "free"]
    assert [side["name"] for side in part["rows"][0]["sides"]] == ["Jialing Motors"]
    (part,) = sheets[2]["days"][0]["parts"]
    assert [row["kind"] for row in part["rows"]] == ["free", "free", "meeting", "closed", "closed"]


def test_only_the_sheets_and_posters_that_are_wanted():
    only = {("A", "2")}
    assert [s["table"] for s in tables_data(samples.small(), EDITION, only)["sheets"]] == ["2"]
    assert [p["zone"] for p in posters_data(samples.small(), EDITION, {"B"})["posters"]] == ["B"]


def test_a_poster_a_zone_and_day():
    posters = posters_data(samples.full("latin", days=2), EDITION)["posters"]
    assert [(p["zone"], p["day"], len(p["slots"])) for p in posters] == [
        ("A", ["Thursday, 12 June 2025"], 14),
        ("A", ["Friday, 13 June 2025"], 14),
    ]


@needs_poppler
def test_a_table_sheet_as_printed(tmp_path):
    pages = printed("tables", tables_data(samples.small(languages=("zh", "en")), EDITION), tmp_path)
    assert len(pages) == 3
    for words in (
        "新能源汽车",
        "Zone A: New energy vehicles",
        "KazAgro LLP",
        "嘉陵汽车有限公司",
        "Aigerim Bek · 哈萨克斯坦",
    ):
        assert words in squeezed(pages[0]), words
    assert squeezed(samples.HOSTILE)[:20] in squeezed(pages[1])


def full_hall(tables: int = 12, slots: int = 14) -> Schedule:
    """A morning and an afternoon in which everybody of twelve purchasers keeps a table and meets all suppliers."""
    made = event(
        purchasers=[
            replace(company(f"P{n}", f"Kyrgyz Mountain Machinery {n} LLC"), purchaser=Terms("A"))
            for n in range(1, tables + 1)
        ],
        suppliers=[company(f"S{n}", f"Chongqing Yangtze Agricultural Pumps {n} Co., Ltd.") for n in range(1, 15)],
        slots=[block(7), block(slots - 7, "14:00")],
        tables=[zone("A", tables)],
        requests=(),
    )
    held = tuple(
        meeting(made, f"P{p}", f"S{(p + slot) % 14 + 1}", slot, table=str(p), number=f"M{p}-{slot}")
        for p in range(1, tables + 1)
        for slot in range(slots)
    )
    return Schedule(made, held)


@needs_poppler
def test_a_poster_has_every_name_without_what_says_nothing(tmp_path):
    pages = printed("posters", posters_data(samples.small(), EDITION), tmp_path)
    assert len(pages) == 2
    assert "KazAgro" in pages[0]
    assert "LLP" not in pages[0]
    assert "Closed" in pages[1]


@needs_poppler
def test_letters_on_a_wall_are_large_and_who_is_seated_stands_once(tmp_path):
    data = posters_data(full_hall(), EDITION)
    pages = printed("posters", data, tmp_path)
    assert min(letter_sizes(tmp_path / "posters.pdf")) >= 13.9
    assert "Chongqing" not in "".join(pages)
    third = data["posters"][0]["tables"][2]
    assert third["host"] == "Mountain Machinery 3"
    met = [cell["names"] for cell in third["cells"][:2]]
    assert met == [("Yangtze Agricultural Pumps 4",), ("Yangtze Agricultural Pumps 5",)]
    assert [cell["bold"] for cell in third["cells"][:2]] == [0, 0]


@pytest.mark.parametrize(("keep", "hosts"), [(3, 3), (2, 0)])
def test_who_is_seated_has_a_column_of_a_poster_where_most_tables_are_somebodys(keep, hosts):
    schedule = full_hall(4)
    last = {str(n): [m for m in schedule.meetings if m.table == str(n)][-1] for n in range(keep + 1, 5)}
    kept = tuple(m for m in schedule.meetings if int(m.table) <= keep)
    others = (meeting(schedule.event, f"P{int(t) - 1}", f"S{14 - int(t)}", 0, table=t, number=t) for t in last)
    (poster,) = posters_data(Schedule(schedule.event, (*kept, *last.values(), *others)), EDITION)["posters"]
    assert sum(table["host"] is not None for table in poster["tables"]) == hosts


def test_a_company_that_keeps_a_table_all_day_stands_there_once():
    sheet = tables_data(full_hall(), EDITION)["sheets"][4]
    (part,) = sheet["days"][0]["parts"]
    assert part["host"]["name"] == "Kyrgyz Mountain Machinery 5 LLC"
    met = [side["name"] for side in part["rows"][0]["sides"]]
    assert met == ["Chongqing Yangtze Agricultural Pumps 6 Co., Ltd."]
    assert len(part["rows"]) == 14


def test_companies_that_follow_each_other_at_a_table_stand_once_above_their_meetings():
    schedule = full_hall(2)
    first = tuple(m for m in schedule.meetings if m.purchaser == "P1" and "09:25" < f"{m.start:%H:%M}" < "10:00")
    rest = tuple(replace(m, table="1") for m in schedule.meetings if m.purchaser == "P2" and m.start.hour >= 11)
    assert (len(first), len(rest)) == (1, 9)
    sheet = tables_data(Schedule(schedule.event, (*first, *rest)), EDITION)["sheets"][0]
    one, other = sheet["days"][0]["parts"]
    assert [part["host"]["name"] for part in (one, other)] == [f"Kyrgyz Mountain Machinery {n} LLC" for n in (1, 2)]
    starts = [[row["start"] for row in part["rows"]] for part in (one, other)]
    assert starts[0] == ["09:00", "09:25", "09:50", "10:15", "10:40"]  # free slots belong to who sat there before
    assert len(starts[1]) == 9
    assert all(len(row["sides"]) <= 1 for part in (one, other) for row in part["rows"])


def test_where_everybody_comes_once_both_sides_stand_in_the_rows():
    schedule = full_hall(2)
    held = [
        next(m for m in schedule.meetings if m.purchaser == p and m.start.hour == h) for p, h in (("P1", 9), ("P2", 10))
    ]
    (part,) = tables_data(Schedule(schedule.event, tuple(replace(m, table="1") for m in held)), EDITION)["sheets"][0][
        "days"
    ][0]["parts"]
    assert part["host"] is None
    assert [len(row["sides"]) for row in part["rows"] if row["kind"] == "meeting"] == [2, 2]


@needs_poppler
def test_what_hangs_or_stands_in_the_hall_is_in_every_language_of_the_event(tmp_path):
    for languages in (("en", "zh", "ru"), ("ru", "zh", "en"), ("zh", "ru")):
        schedule = samples.small(languages=languages)
        for template, data in (
            ("tables", tables_data(schedule, EDITION)),
            ("posters", posters_data(schedule, EDITION)),
        ):
            text = squeezed(printed(template, data, tmp_path)[0])
            of = {
                "en": ("Zone A: New energy vehicles", "Thursday, 12 June 2025", "Table", "Revision 3"),
                "zh": ("A 区: 新能源汽车", "2025年6月12日", "桌号", "第 3 版"),
                "ru": ("Зона A: Электромобили", "12 июня 2025 г.", "Стол", "Редакция 3"),
            }
            for lang in languages:
                for words in of[lang]:
                    assert words.replace(" ", "") in text.replace(" ", ""), (template, words)
        assert min(letter_sizes(tmp_path / "posters.pdf")) >= 13.9


@needs_poppler
def test_no_word_runs_over_the_column_beside_it(tmp_path):
    """A word of eighteen letters is not broken; its letters have to be small enough for half a sheet."""
    long = "ООО «Северо-Западное машиностроительное объединение»"
    made = event(
        purchasers=[company(f"P{n}", f"{long} {n}") for n in (1, 2)],
        suppliers=[company(f"S{n}", "重庆桐润桥园林机械有限公司") for n in (1, 2)],
        slots=2,
        tables=1,
        requests=(),
    )
    held = tuple(meeting(made, f"P{n + 1}", f"S{n + 1}", n) for n in (0, 1))
    printed("tables", tables_data(Schedule(made, held), EDITION), tmp_path)
    boxes = words_at(tmp_path / "tables.pdf")
    beside = min(x for word, x, _ in boxes if word.startswith("重庆"))
    ends = [end for word, _, end in boxes if word.startswith("машиностроительное")]
    assert len(ends) == 2
    assert max(ends) < beside


@needs_poppler
def test_sheets_of_a_poster_have_about_equally_many_slots(tmp_path):
    schedule = full_hall(12, 13)
    longer = (replace(c, name=f"{c.name[:-9]}and Compressors {c.id} Co., Ltd.") for c in schedule.event.companies)
    schedule = replace(schedule, event=replace(schedule.event, companies=tuple(longer)))
    moving = tuple(replace(m, table=str((int(m.table) + n // 3) % 12 + 1)) for n, m in enumerate(schedule.meetings))
    found = {(m.start, m.table): m for m in moving}  # nobody keeps a table, and whom two would share one has
    pages = printed("posters", posters_data(Schedule(schedule.event, tuple(found.values())), EDITION), tmp_path)
    counts = [len(re.findall(r"\d\d:\d\d\s*–\d\d:\d\d", page)) for page in pages]
    assert sum(counts) == 13
    assert len(counts) == 5
    assert max(counts) - min(counts) <= 1
    small = [size for size in letter_sizes(tmp_path / "posters.pdf") if 14.5 < size < 16.5]
    assert not small, "further sheets rather than small letters"


@needs_poppler
def test_letters_of_a_poster_are_as_large_as_they_fit_whichever_way_the_tables_run(tmp_path):
    """Four tables and eleven slots: with a column for each slot no word of ten letters fits in large letters."""
    made = event(
        purchasers=[replace(company(f"P{n}", f"Ташкентский Текстиль {n}"), purchaser=Terms("A")) for n in (1, 2, 3)],
        suppliers=[company(f"S{n}", f"Qingantanwei Wines {n}") for n in range(1, 12)],
        slots=[block(11)],
        tables=[zone("A", 4)],
        requests=(),
    )
    held = tuple(
        meeting(made, f"P{1 + (n + p) % 3}", f"S{n}", n - 1, table=str(p), number=f"M{p}-{n}")
        for p in (1, 2, 3)
        for n in range(4, 11)
        if p == 1 or n > 5
    )
    (page,) = printed("posters", posters_data(Schedule(made, held), EDITION), tmp_path)
    assert "Ташкентский" in page
    sizes = letter_sizes(tmp_path / "posters.pdf")
    assert sizes & {19, 21, 24, 27, 30}, sizes


@needs_poppler
def test_no_letter_on_paper_that_is_held_is_smaller_than_seven_points(tmp_path):
    schedule = samples.full("cyrillic", languages=("ru", "en"))
    documents = {
        "agendas": agendas_data(schedule.event, delegate_agendas(schedule, ["P001#1"]), EDITION),
        "tables": tables_data(schedule, EDITION),
        "doors": doors_data(schedule, EDITION),
        "desk": desk_data(schedule, EDITION),
    }
    for template, data in documents.items():
        printed(template, data, tmp_path)
        assert min(letter_sizes(tmp_path / f"{template}.pdf")) >= 6.9, template


def test_the_desk_list_of_a_long_day_goes_on_to_further_pages():
    schedule = samples.full("latin", slots=22)
    days = desk_data(schedule, EDITION)["days"]
    assert [len(day["slots"]) for day in days] == [11, 11]
    assert [row["cells"] for row in days[1]["groups"][0]["rows"]] == [["2"] * 11]


@needs_poppler
def test_an_interpreters_agenda_names_both_sides(tmp_path):
    schedule = samples.small()
    pages = printed("agendas", interpreters_data(schedule.event, interpreter_agendas(schedule), EDITION), tmp_path)
    assert len(pages) == 1
    text = squeezed(pages[0])
    assert "Wang Li" in text
    assert "KazAgro LLP – Jialing Motors" in text


def test_the_door_list_has_everybody_in_every_script():
    data = doors_data(samples.small(), EDITION)
    by_company, by_delegate = data["parts"]
    names = {
        script["title"][0]: [row["name"] for letter in script["letters"] for row in letter["rows"]]
        for script in by_company["scripts"]
    }
    assert names["Latin letters"] == [
        names["Latin letters"][0],
        names["Latin letters"][1],
        "Jialing Motors",
        "KazAgro LLP",
        "Yangtze Pumps",
    ]
    assert names["Cyrillic letters"] == ["КазАгро ТОО"]
    assert names["Chinese characters, by pinyin"] == ["嘉陵汽车有限公司"]
    people = [
        row["name"] for script in by_delegate["scripts"] for letter in script["letters"] for row in letter["rows"]
    ]
    assert people == ["Aigerim Bek", "Ivan", "Li Na", "Olga", "单雄信"]
    # 单 is Shan as a surname, and Dan elsewhere.
    assert by_delegate["scripts"][-1]["letters"][0]["letter"] == "S"


def test_the_door_list_tells_where_the_first_meeting_is():
    rows = [
        row
        for script in doors_data(samples.small(), EDITION)["parts"][1]["scripts"]
        for letter in script["letters"]
        for row in letter["rows"]
    ]
    assert {row["name"]: row["first"] for row in rows} == {
        "Aigerim Bek": "09:00  A/1",
        "Ivan": "09:25  A/2",
        "Li Na": "09:50  B/Stand 12",
        "Olga": "",
        "单雄信": "09:00  A/1",
    }


def test_the_desk_sees_who_is_free_and_where_the_others_are():
    (day,) = desk_data(samples.small(), EDITION)["days"]
    assert day["slots"] == ["09:00", "09:25", "09:50", "14:00", "14:25"]
    tables, interpreters, purchasers, suppliers = day["groups"]
    assert [row["cells"] for row in tables["rows"]] == [["1", "1", "2", "2", "2"], ["1", "1", "0", "0", "0"]]
    assert interpreters["rows"][0]["cells"] == ["A 1", "+", "+", "+", "+"]
    assert next(row["cells"] for row in purchasers["rows"] if row["name"] == "KazAgro LLP") == [
        "A 1",
        "+",
        "B Stand 12",
        "+",
        "+",
    ]
    assert [row["name"] for row in suppliers["rows"]] == ["Jialing Motors", "Yangtze Pumps"]


def test_the_desk_sees_who_is_away():
    case = event(purchasers=[events.company("P1", away=[span("09:25", "09:45")])], suppliers=1, slots=3)
    (day,) = desk_data(Schedule(case, (meeting(case, "P1", "S1", 0),)), EDITION)["days"]
    cells = {row["name"]: row["cells"] for group in day["groups"][1:] for row in group["rows"]}
    assert cells == {"Company P1": ["A 1", "-", "+"], "Company S1": ["A 1", "+", "+"]}


def lines_of(data):
    return [
        row
        for part in data["parts"]
        for script in part["scripts"]
        for letter in script["letters"]
        for row in letter["rows"]
    ]


def test_a_long_door_list_comes_in_parts_that_say_from_where_to_where(monkeypatch):
    schedule = samples.small()
    whole = doors_data(schedule, EDITION)
    monkeypatch.setattr(hall, "DOORS_IN_ONE", 3)
    parts = [doors_data(schedule, EDITION, part) for part in doors_parts(schedule)]
    assert [row for part in parts for row in lines_of(part)] == lines_of(whole)
    titles = [part["parts"][0]["title"][0] for part in parts]
    assert titles == ["By company I–J", "By company K–К", "By company J–J", "By delegate A–L", "By delegate O–S"]


def test_a_long_desk_list_comes_in_parts_with_the_tables_in_the_first(monkeypatch):
    schedule = samples.small()

    def people(data):
        groups = [group for day in data["days"] for group in day["groups"]]
        return {title: [r for g in groups if g["title"][0] == title for r in g["rows"]] for title in titles}

    whole = desk_data(schedule, EDITION)
    titles = [group["title"][0] for group in whole["days"][0]["groups"]]
    monkeypatch.setattr(hall, "DESK_IN_ONE", 2)
    parts = [desk_data(schedule, EDITION, part) for part in desk_parts(schedule)]
    found = [people(part) for part in parts]
    assert {title: [row for part in found for row in part[title]] for title in titles} == people(whole)
    assert [sum(bool(rows) for rows in part.values()) for part in found] == [3, 1, 1]


@needs_poppler
def test_the_lists_as_printed(tmp_path):
    doors = printed("doors", doors_data(samples.small(), EDITION), tmp_path)
    assert "Door list – By company" in squeezed(doors[0])
    assert f"Page 1 of {len(doors)}" in doors[0]
    desk = printed("desk", desk_data(samples.small(), EDITION), tmp_path)
    assert "Who is free when – Thursday, 12 June 2025" in squeezed(desk[0])


@needs_poppler
def test_no_row_of_a_list_is_parted_between_two_pages_and_no_letter_stands_alone_at_a_foot(tmp_path):
    end = "Agricultural Machinery Import and Export Trading House of the Northern Districts"
    named = [
        company(f"P{n}", f"{letter}{n} {end} No.{n}", country="Russia")
        for n, letter in enumerate("ABCDEFGHIKLMNOPRSTUVWXYZ" * 3, start=100)
    ]
    made = Schedule(event(purchasers=[], suppliers=named, slots=[block(9)], requests=[]))
    for template, data in (("doors", doors_data(made, EDITION)), ("desk", desk_data(made, EDITION))):
        pages = [squeezed(page) for page in printed(template, data, tmp_path)]
        assert len(pages) > 2
        begun = [(n, page) for page in pages for n in range(100, 172) if re.search(rf"\b[A-Z]{n}\b", page)]
        assert len(begun) >= 72
        for n, page in begun:
            assert f"No.{n}" in page, (template, n)
    for page in printed("doors", doors_data(made, EDITION), tmp_path):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        foot = next(i for i, line in enumerate(lines) if "Page" in line)
        assert len(lines[foot - 1]) > 1 or len(lines[foot - 1].split()) > 1, lines[foot - 3 : foot]


def test_interpreters_see_the_programme_too():
    schedule = samples.small()
    lunch = ProgrammeItem(at("12:30"), at("13:30"), "Lunch", place="Hall 2")
    of = replace(schedule, event=replace(schedule.event, programme=(lunch,)))
    (page, *_) = interpreters_data(of.event, interpreter_agendas(of), EDITION)["pages"]
    rows = [(row["kind"], row["start"], row.get("text")) for row in page["days"][0]["rows"]]
    assert ("programme", "12:30", "Lunch, Hall 2") in rows
    assert all(kind != "break" for kind, *_ in rows)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tables", lambda of: tables_data(of, EDITION)),
        ("posters", lambda of: posters_data(of, EDITION)),
        ("doors", lambda of: doors_data(of, EDITION)),
        ("desk", lambda of: desk_data(of, EDITION)),
        ("interpreters", lambda of: interpreters_data(of.event, interpreter_agendas(of), EDITION)),
    ],
)
def test_the_data_of_what_is_in_the_hall_is_as_in_the_golden_files(name, data):
    compared_data(Path(__file__).parent / "golden" / f"{name}.json", data(samples.small()))


def test_a_name_that_is_the_same_in_its_own_script_stands_once():
    companies = [company("S001", "Foton", local="Foton"), company("S002", "Pumps", local="水泵")]
    made = event(purchasers=[company("P001", "Buyer")], suppliers=companies, slots=2, tables=2)
    schedule = Schedule(made, (meeting(made, "P001", "S001", 0), meeting(made, "P001", "S002", 1)))
    rows = [
        row
        for sheet in tables_data(schedule, EDITION)["sheets"]
        for day in sheet["days"]
        for row in day["parts"][0]["rows"]
    ]
    sides = {side["name"]: side["local"] for row in rows for side in row["sides"]}
    assert sides.items() >= {"Foton": "", "Pumps": "水泵"}.items()


def test_an_interpreter_without_meetings_is_told_so_in_place_of_their_number():
    schedule = samples.small()
    for of, busy in ((schedule, True), (replace(schedule, meetings=()), False)):
        (page, *_) = interpreters_data(of.event, interpreter_agendas(of), EDITION)["pages"]
        assert (bool(page["count"]), bool(page["note"])) == (busy, not busy)


@pytest.mark.parametrize(("seated", "hosts"), [(Seated.SUPPLIERS, ["S1", "S2"]), (Seated.PURCHASERS, [None])])
def test_the_side_that_keeps_its_table_stands_above_its_meetings(seated, hosts):
    """Two suppliers follow each other at the table, each with two of four purchasers."""
    made = event(purchasers=4, suppliers=2, slots=4, requests=(), settings=Settings(seated=seated))
    held = tuple(meeting(made, f"P{n + 1}", f"S{n // 2 + 1}", n) for n in range(4))
    (day,) = tables_data(Schedule(made, held), EDITION)["sheets"][0]["days"]
    named = [part["host"] and part["host"]["name"].removeprefix("Company ") for part in day["parts"]]
    assert named == hosts
    assert [len(row["sides"]) for part in day["parts"] for row in part["rows"]] == [1 if named[0] else 2] * 4


@pytest.mark.parametrize(("seated", "host"), [(Seated.SUPPLIERS, "S1"), (Seated.PURCHASERS, "P1")])
def test_of_two_who_meet_twice_at_a_table_the_one_that_is_seated_stands_above(seated, host):
    made = event(purchasers=1, suppliers=1, slots=2, requests=(), settings=Settings(seated=seated))
    both = Schedule(made, tuple(meeting(made, "P1", "S1", n, number=f"M{n}") for n in range(2)))
    (day,) = tables_data(both, EDITION)["sheets"][0]["days"]
    assert [part["host"]["name"] for part in day["parts"]] == [f"Company {host}"]


def test_the_door_list_of_several_days_tells_the_day_of_the_first_meeting():
    data = doors_data(samples.full("latin", days=2, slots=2), EDITION)
    first = {row["id"]: row["first"] for row in lines_of(data)}
    assert (first["P001"], first["S003"], first["P002"]) == ("Thu 12 Jun 09:00  A/1", "Fri 13 Jun 09:00  A/3", "")
