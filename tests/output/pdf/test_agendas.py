"""The data of the delegates' pages, and what the template makes of it."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from sco_scheduler.agendas.rows import delegate_agendas, index_rows, interpreter_agendas
from sco_scheduler.domain.event import ProgrammeItem
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.pdf import agendas
from sco_scheduler.output.pdf.agendas import _place_words, agendas_data, breakable, interpreters_data
from sco_scheduler.output.pdf.fitting import Fit, HeadImages, fit
from sco_scheduler.output.pdf.pages import Logo, PageEdition
from tests.output.pdf import samples
from tests.output.pdf.pdf import needs_poppler, printed, squeezed

GOLDEN = Path(__file__).parent / "golden"


def data_of(schedule, edition=samples.EDITION):
    keys = [entry.delegate.key for entry in index_rows(schedule) if entry.has_agenda]
    return agendas_data(schedule.event, delegate_agendas(schedule, keys), edition)


def page_of(data, code, delegate=""):
    return next(p for p in data["pages"] if p["id"] == code and delegate in p["delegate"])


def rows_of(page):
    return [row for day in page["days"] for row in day["rows"]]


@pytest.mark.parametrize("code", ["P001", "S001"])
def test_the_data_of_a_page_is_as_in_the_golden_file(code):
    found = json.dumps(page_of(data_of(samples.small()), code), ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"page-{code}.json"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_every_delegate_who_comes_has_a_page():
    data = data_of(samples.small())
    assert [(p["id"], p["delegate"]) for p in data["pages"]] == [
        ("P001", "Aigerim Bek"),
        ("P002", "Ivan"),
        ("P002", "Olga"),
        ("S001", "单雄信"),
        ("S002", "Li Na"),
    ]


def test_slots_without_a_meeting_and_breaks_are_shown():
    page = page_of(data_of(samples.small()), "P001")
    assert [(row["start"], row["kind"]) for row in rows_of(page)] == [
        ("09:00", "meeting"),
        ("09:25", "free"),
        ("09:50", "meeting"),
        ("10:10", "break"),
        ("14:00", "free"),
        ("14:25", "free"),
    ]


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("en", "zh", "ru"), {"P001": "ru+en", "P002": "en", "S001": "zh+en", "S002": "en"}),
        (("zh", "en"), {"P001": "ru+en", "P002": "zh+en", "S001": "zh+en", "S002": "zh+en"}),
        (("ru",), {"P001": "ru", "P002": "ru", "S001": "zh", "S002": "ru"}),
        (("fr",), {"P001": "ru", "P002": "en", "S001": "zh", "S002": "en"}),
    ],
)
def test_a_page_is_in_the_companys_language_else_in_the_events_first(languages, expected):
    data = data_of(samples.small(languages=languages))
    assert {p["id"]: p["language"] for p in data["pages"]} == expected


def test_dates_countries_and_zones_are_in_the_language_of_the_page():
    page = page_of(data_of(samples.small(languages=("ru",))), "P001")
    assert page["days"][0]["title"] == ["четверг, 12 июня 2025\u202fг."] or page["days"][0]["title"] == [
        "четверг, 12 июня 2025 г."
    ]
    assert page["country"] == "Казахстан"
    assert page["zones"][0] == {"code": "A", "name": "Электромобили"}
    assert rows_of(page)[0]["country"] == "Китай"


def test_a_zone_with_a_short_code_is_called_one_below_it():
    assert [_place_words(code, "en") for code in ("A", "HALL", "HALL7")] == ["Zone A", "Zone HALL", ""]


def test_who_cancelled_and_who_has_no_meeting_is_told():
    schedule = samples.small()
    nobody = samples.without(schedule, "M002")
    assert page_of(data_of(nobody), "P002", "Olga")["note"] == ["No meetings are scheduled."]
    gone = tuple(replace(c, cancelled=c.cancelled or c.id == "P001") for c in schedule.event.companies)
    after = Schedule(replace(schedule.event, companies=gone), schedule.meetings)
    assert page_of(data_of(after), "P001")["note"] == ["Участие отменено", "Cancelled"]


def test_an_agenda_with_revisions_of_its_own_shows_that():
    edition = PageEdition(7, samples.EDITION.built_at, own={"P001#1": (2, samples.EDITION.built_at)})
    data = data_of(samples.english(), edition)
    assert page_of(data, "P001")["revision"].startswith("Revision 2,")
    assert page_of(data, "S001")["revision"].startswith("Revision 7,")
    by_hand = replace(edition, edited=True)
    assert "edited by hand" in page_of(data_of(samples.english(), by_hand), "S001")["revision"]


@needs_poppler
def test_a_page_says_all_that_a_delegate_needs(tmp_path):
    pages = printed("agendas", data_of(samples.english()), tmp_path)
    assert len(pages) == 5
    text = squeezed(pages[0])
    for words in (
        "Test Forum 2025 · Hall N1",
        "Thursday, 12 June 2025",
        "KazAgro LLP",
        "КазАгро ТОО",
        "Aigerim Bek",
        "Kazakhstan",
        "Meetings: 2",
        "Jialing Motors",
        "嘉陵汽车有限公司",
        "单雄信 · China · pumps, valves",
        "Wang Li",
        "Stand 12",
        "Zone A",
        "Free",
        "Break",
        "Notes",
        "A New energy vehicles",
        "Revision 3, as of 10 June 2025 18:30",
        "Page 1 of 1",
    ):
        assert words in text, words


@needs_poppler
def test_what_looks_like_markup_is_printed_as_it_is(tmp_path):
    pages = printed("agendas", data_of(samples.english()), tmp_path)
    assert squeezed(samples.HOSTILE) in squeezed(pages[1])
    assert squeezed(samples.HOSTILE) in squeezed(pages[3])


@needs_poppler
@pytest.mark.parametrize("script", samples.LONG)
def test_fourteen_meetings_with_long_names_stay_on_one_page(script, tmp_path):
    data = data_of(samples.full(script, languages=("ru", "en")))
    data["pages"] = [page_of(data, "P001")]
    pages = printed("agendas", data, tmp_path)
    assert len(pages) == 1
    assert "16:30" in pages[0]
    assert "Стр. 1 из 1" in pages[0]


@needs_poppler
def test_two_full_days_have_a_page_each(tmp_path):
    data = data_of(samples.full("latin", days=2))
    data["pages"] = [page_of(data, "P001"), page_of(data, "S001")]
    pages = printed("agendas", data, tmp_path)
    assert ["Page 1 of 2" in pages[0], "Page 2 of 2" in pages[1], "Page 1 of 1" in pages[2]] == [True] * 3
    assert ["12 June 2025" in squeezed(pages[0]), "Friday, 13 June 2025" in pages[1]] == [True, True]
    assert "Friday, 13" not in pages[0]


@needs_poppler
def test_more_than_a_page_a_day_runs_on_and_counts_its_pages(tmp_path):
    data = data_of(samples.full("chinese", slots=40))
    data["pages"] = [page_of(data, "P001"), page_of(data, "S001")]
    pages = printed("agendas", data, tmp_path)
    count = len(pages) - 1
    assert count > 1
    assert [f"Page {n} of {count}" in page for n, page in enumerate(pages[:-1], start=1)] == [True] * count
    assert "Page 1 of 1" in pages[-1]


def test_the_interpreters_column_is_there_only_where_somebody_interprets():
    with_one, without = (data_of(samples.full("latin", interpreted=given)) for given in (True, False))
    assert page_of(with_one, "P001")["interpreted"]
    assert not page_of(without, "P001")["interpreted"]


def test_what_was_not_printed_before_is_marked():
    schedule = samples.small()
    before = samples.without(schedule, "M003")
    rows = rows_of(page_of(data_of(schedule, replace(samples.EDITION, before=before)), "P001"))
    assert [row["new"] for row in rows if row["kind"] == "meeting"] == ["", "new"]
    moved = samples.moved(schedule, "M001", "2")
    rows = rows_of(page_of(data_of(moved, replace(samples.EDITION, before=schedule)), "P001"))
    assert [row["new"] for row in rows if row["kind"] == "meeting"] == ["new", ""]
    rows = rows_of(page_of(data_of(schedule), "P001"))
    assert not any(row.get("new") for row in rows)


def with_people(schedule, number, **people):
    """The schedule with other people in one meeting."""
    held = tuple(replace(m, **people) if m.number == number else m for m in schedule.meetings)
    return Schedule(schedule.event, held)


def marks(page):
    """The new parts of each meeting of a page."""
    return [
        {key for key in ("new", "new_delegate", "new_interpreter") if row.get(key)}
        for row in rows_of(page)
        if row["kind"] == "meeting"
    ]


@needs_poppler
def test_another_interpreter_or_delegate_is_marked_alone(tmp_path):
    schedule = samples.small()
    edition = replace(samples.EDITION, before=schedule)
    later = with_people(schedule, "M003", interpreter="I1")
    page = page_of(data_of(later, edition), "P001")
    assert marks(page) == [set(), {"new_interpreter"}]
    told = squeezed(printed("agendas", {**data_of(later, edition), "pages": [page]}, tmp_path)[0])
    assert told.count("Новое") == 1
    none = page_of(data_of(with_people(schedule, "M001", interpreter=None), edition), "P001")
    assert none["interpreted"]
    assert [row["interpreter"] for row in rows_of(none) if row["kind"] == "meeting"] == ["–", ""]
    assert marks(none) == [{"new_interpreter"}, set()]
    assert fit({**none, "interpreted": True}, "").sure
    other = with_people(schedule, "M002", purchaser_delegate="P002#2")
    assert marks(page_of(data_of(other, edition), "S001")) == [set(), {"new_delegate"}]
    assert marks(page_of(data_of(schedule, edition), "S001")) == [set(), set()]


def test_what_an_interpreter_did_not_serve_before_is_marked():
    schedule = samples.small()
    later = with_people(schedule, "M003", interpreter="I1")
    edition = replace(samples.EDITION, before=schedule)
    page = interpreters_data(later.event, interpreter_agendas(later), edition)["pages"][0]
    assert marks(page) == [set(), {"new"}]
    page = interpreters_data(later.event, interpreter_agendas(later), samples.EDITION)["pages"][0]
    assert marks(page) == [set(), set()]


@needs_poppler
def test_what_was_printed_before_and_is_cancelled_or_moved_is_struck_through(tmp_path):
    schedule = samples.small()
    less = samples.without(schedule, "M001")
    data = data_of(less, replace(samples.EDITION, before=schedule))
    page = page_of(data, "P001")
    (row,) = (row for row in rows_of(page) if "gone" in row)
    assert (row["start"], row["kind"]) == ("09:00", "free")
    assert row["gone"] == "A/1 Jialing Motors"
    assert row["mark"] == "Отменена · Cancelled"
    told = squeezed(printed("agendas", {**data, "pages": [page]}, tmp_path)[0])
    assert "Отменена · Cancelled A/1 Jialing Motors" in told
    later = schedule.event.slots[4]
    held = tuple(replace(m, start=later.start, end=later.end) if m.number == "M001" else m for m in schedule.meetings)
    moved = rows_of(page_of(data_of(Schedule(schedule.event, held), replace(samples.EDITION, before=schedule)), "P001"))
    assert [row["mark"] for row in moved if "gone" in row] == ["Перенесена на 14:25 · Moved to 14:25"]
    assert not [row for row in rows_of(page_of(data_of(schedule, samples.EDITION), "P001")) if "gone" in row]


def test_who_has_no_meeting_beside_colleagues_is_told_who_holds_them_and_free_time_is_one_row():
    pages = [page for page in data_of(samples.small(), samples.EDITION)["pages"] if page["id"] == "P002"]
    ivan, olga = pages
    assert (ivan["note"], len(rows_of(ivan))) == ([], 6)
    assert olga["note"][0].startswith("All meetings of your company are held by Ivan (1): ")
    rows = [(row["kind"], row["start"], row["end"]) for row in rows_of(olga)]
    assert rows == [("free", "09:00", "10:10"), ("break", "10:10", "14:00"), ("free", "14:00", "14:45")]


def test_why_there_is_no_meeting_follows_that_there_is_none():
    nobody = samples.without(samples.small(languages=("en",)), "M002")
    edition = replace(samples.EDITION, reasons={"P002": "nobody asked for it", "S001": "it is closed"})
    data = data_of(nobody, edition)
    assert page_of(data, "P002")["note"] == ["No meetings are scheduled.", "Nobody asked for it."]
    assert page_of(data, "S001")["note"] == []
    assert page_of(data, "P001")["note"] == []


def test_lines_of_the_programme_stand_on_every_agenda_in_its_language():
    schedule = samples.small()
    lunch = ProgrammeItem(samples.at("12:00"), samples.at("13:00"), "Lunch", "午餐", "Обед", "Hall 2")
    opening = ProgrammeItem(samples.at("08:30"), None, "Opening")
    schedule = Schedule(replace(schedule.event, programme=(opening, lunch)), schedule.meetings)
    data = data_of(schedule)
    for code, text in (("P001", "Обед, Hall 2 · Lunch, Hall 2"), ("S002", "Lunch, Hall 2")):
        rows = rows_of(page_of(data, code))
        assert [row["text"] for row in rows if row["kind"] == "programme"] == ["Opening", text]
        assert not [row for row in rows if row["kind"] == "break"]
        assert rows[0]["end"] == ""


@needs_poppler
def test_logo_and_code_are_printed_where_they_are_set(tmp_path):
    logo = Logo(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>', "svg"
    )
    bare = data_of(samples.small())
    assert (bare["qr"], bare["logo"]) == (None, None)
    data = data_of(samples.small(page_address="https://example.org"), replace(samples.EDITION, logo=logo))
    assert data["qr"].startswith("<svg xmlns=")
    assert data["logo"] == {"bytes": list(logo.data), "format": "svg"}
    assert printed("agendas", data, tmp_path)


@pytest.mark.parametrize(("logo", "address"), [(None, "https://example.org"), (Logo(b"<svg/>", "svg"), "")])
def test_room_is_left_for_the_logo_and_the_code_that_are_printed(monkeypatch, logo, address):
    seen = set()
    monkeypatch.setattr(agendas, "fit", lambda _content, _above, images: seen.add(images) or Fit(0, sure=True))
    data_of(samples.small(page_address=address), replace(samples.EDITION, logo=logo))
    assert seen == {HeadImages(logo=logo is not None, code=bool(address))}


def test_a_word_is_broken_at_its_own_hyphens_first():
    word = "торгово-промышленная"
    assert breakable(word, 16) == word
    assert breakable("Нижне-аааааааааааааааааа", 16) == "Нижне-аааааааа\u00adаааааааа\u00adаа"


@pytest.mark.parametrize(
    ("word", "longest", "pieces"),
    [
        ("a" * 28, 28, [28]),
        ("a" * 29, 28, [14, 14, 1]),
        ("a" * 40, 28, [14, 14, 12]),
        ("a" * 9, 6, [4, 4, 1]),
        ("长" * 60, 28, [60]),
    ],
)
def test_long_words_may_be_broken_everywhere_but_in_chinese(word, longest, pieces):
    told = breakable(f"one {word} two", longest)
    assert told.replace("\u00ad", "") == f"one {word} two"
    assert [len(piece) for piece in told.split(" ")[1].split("\u00ad")] == pieces
