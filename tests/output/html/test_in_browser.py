"""The page as people use it, in a real browser."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest

from sco_scheduler.domain.event import Event
from sco_scheduler.domain.schedule import Schedule
from tests.agendas.samples import random_event, random_schedule
from tests.output.html.browsing import Reader
from tests.output.html.pages import NASTY, hall, written

PHONE = 390
VIEWS = (
    "",
    "#/now",
    "#/zone/A",
    "#/zone/A/table/1",
    "#/time/09:00",
    "#/delegate/P001%231",
    "#/interpreter/I1",
    "#/nowhere",
)
DURING = "2025-06-12T09:30:00+08:00"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("page"), hall())


@pytest.fixture(scope="module")
def full_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    event = random_event(4)
    schedule = random_schedule(event, 4)
    return written(tmp_path_factory.mktemp("full"), Schedule(event, schedule.meetings))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("jial", ["Jialing Motors"]),
        ("嘉陵", ["Jialing Motors"]),
        ("长江 李", ["重庆长江水泵有限公司"]),
        ("казАГРО", ["KazAgro LLP"]),
        ("celik dokum", ["Çelik Döküm A.Ş."]),
        ("GÜLŞEN", ["Çelik Döküm A.Ş."]),
        ("елкина", ["ОсОО «Ырыс-Құрылыс»"]),
        ("курылыс", ["ОсОО «Ырыс-Құрылыс»"]),
        ("kurylys", ["ОсОО «Ырыс-Құрылыс»"]),
        ("ＹＡＮＧＴＺＥ", ["Yangtze Pumps"]),
        ("s001", ["Jialing Motors"]),
        ("Bek Aigerim", ["KazAgro LLP"]),
        ("кыргызстан", ["ОсОО «Ырыс-Құрылыс»"]),
        ("wang li", ["Wang Li"]),
        ("nobody of this name", []),
        ("?!", []),
    ],
)
def test_any_part_of_a_name_in_any_script_is_found(reader: Reader, page: Path, query: str, found: list[str]) -> None:
    reader.open(page)
    assert reader.search(query) == found


def test_a_table_is_found_by_its_place(reader: Reader, page: Path) -> None:
    reader.open(page)
    for query in ("A/2", "a2", "Ａ／２", "2"):
        reader.search(query)
        assert reader.texts(".found h2") == ["Zone A, table 2"]
        assert reader.texts(".found .when") == ["09:25–09:45"]
    reader.search("1")
    assert reader.texts(".chips .place") == ["Zone A , Table 1", "Zone B , Table 1"]


def test_meetings_are_found_by_a_time_within_them(reader: Reader, page: Path) -> None:
    reader.open(page)
    for query in ("9:25", "09.44", "０９：３０"):
        reader.search(query)
        assert reader.texts(".found .line .name") == ["=cmd|'/C calc'!A0", "Jialing Motors"]
    reader.search("09:45")
    assert reader.texts(".found .notice") == ["No meetings are held at that time."]


def test_an_agenda_is_opened_from_the_keyboard_and_back_finds_the_search_again(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.run("document.getElementById('query').focus()")
    reader.press("каза\n")
    reader.wait("return document.querySelector('.results .name')")
    reader.press("\ue004", "\n")  # tabulator, enter
    reader.wait("return document.activeElement.tagName === 'H1'")
    assert reader.texts("h1") == ["KazAgro LLP"]
    assert reader.texts(".agenda .when") == [
        "09:00–09:20",
        "09:25–09:45",
        "09:50–10:10",
        "10:10–14:00",
        "14:00–14:20",
        "14:25–14:45",
    ]
    assert reader.texts(".agenda .what")[0] == "Jialing Motors 嘉陵汽车有限公司 China · Vans; 货车 Interpreter Wang Li"
    assert reader.texts(".agenda .what")[3:] == ["Break", "Away", "Free"]
    assert reader.run("return document.title") == "KazAgro LLP – Chongqing Test Forum 2025"
    reader.run("history.back()")
    reader.wait("return document.getElementById('query')")
    assert reader.run("return document.getElementById('query').value") == "каза"
    assert reader.texts(".results .name") == ["KazAgro LLP"]


def test_a_grid_shows_who_meets_where(reader: Reader, page: Path) -> None:
    reader.open(page, "#/zone/A", clock=DURING)
    assert reader.texts("thead th") == ["Table", "09:00", "09:25", "09:50", "14:00", "14:25"]
    assert reader.texts("tbody tr:nth-child(2) td") == [
        "Free",
        "=cmd|'/C calc'!A0 Jialing Motors",
        "Free",
        "Closed",
        "Closed",
    ]
    assert reader.texts("td.running") == ["Free", "=cmd|'/C calc'!A0 Jialing Motors"]


@pytest.mark.parametrize(
    ("clock", "notice", "headings", "companies"),
    [
        (DURING, [], ["Now", "Next: 09:50"], ["=cmd|'/C calc'!A0", "Jialing Motors", "KazAgro LLP", "Yangtze Pumps"]),
        ("2025-06-12T01:20:00Z", ["No meeting is being held at the moment."], ["Now", "Next: 09:25"], None),
        ("2025-06-11T23:30:00-02:00", [], ["Now", "Next: 09:50"], None),
        (
            "2025-06-10T09:30:00+08:00",
            ["Today is not a day of the event. Meetings are held on: Thursday, 12 June 2025"],
            ["Next: Thursday, 12 June 2025, 09:00"],
            ["KazAgro LLP", "Jialing Motors"],
        ),
        ("2025-06-12T18:00:00+08:00", ["No meeting is being held at the moment.", "No meetings follow."], ["Now"], []),
    ],
)
def test_now_and_next_go_by_the_clock_of_the_hall(
    reader: Reader, page: Path, clock: str, notice: list[str], headings: list[str], companies: list[str] | None
) -> None:
    reader.open(page, "#/now", clock=clock)
    assert reader.texts(".notice") == notice
    assert reader.texts("h2") == headings
    if companies is not None:
        assert reader.texts(".line .name") == companies


def test_the_view_follows_the_clock(reader: Reader, page: Path) -> None:
    reader.open(page, "#/now", clock=DURING)
    reader.run("document.querySelector('.line a').focus(); Date.now = () => Date.parse('2025-06-12T09:31:00+08:00')")
    reader.wait("return document.querySelector('.clock').textContent.includes('09:31')")
    assert reader.run("return document.activeElement.tagName") == "A"
    reader.run("Date.now = () => Date.parse('2025-06-12T09:50:00+08:00')")
    reader.wait("return document.querySelector('.clock').textContent.includes('09:50')")
    assert reader.texts("h2") == ["Now", "Next: 14:00"]
    assert reader.run("return document.activeElement.tagName") == "H1"


def test_an_agenda_marks_what_is_on_and_what_comes(reader: Reader, page: Path) -> None:
    reader.open(page, "#/delegate/P001%231", clock="2025-06-12T09:10:00+08:00")
    assert reader.texts(".times") == [
        "09:00–09:20 Now",
        "09:25–09:45",
        "09:50–10:10 Next",
        "10:10–14:00",
        "14:00–14:20",
        "14:25–14:45",
    ]


@pytest.mark.parametrize(
    ("lang", "tag", "title", "country"),
    [("zh-CN", "zh-Hans", "查找日程", "哈萨克斯坦"), ("ru-RU", "ru", "Найти расписание", "Казахстан")],
)
def test_it_speaks_the_reader_s_language(
    reader: Reader, page: Path, lang: str, tag: str, title: str, country: str
) -> None:
    reader.open(page, lang=lang)
    assert reader.run("return document.documentElement.lang") == tag
    assert reader.texts("h1") == [title]
    reader.search("KazAgro")
    assert country in reader.texts(".result")[0]


def test_a_language_is_chosen_and_kept(reader: Reader, page: Path) -> None:
    reader.open(page, "#/delegate/P001%231")
    reader.run("document.querySelector('#languages [lang=ru]').click()")
    assert reader.texts(".agenda .what")[3:] == ["Перерыв", "Отсутствует", "Свободно"]
    assert reader.run("return document.activeElement.getAttribute('aria-pressed')") == "true"
    assert reader.run("return localStorage.getItem('meeting-agendas-language')") == "ru"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_phone_never_scrolls_sideways(reader: Reader, full_page: Path, lang: str) -> None:
    for view in (*VIEWS, f"#/search/{quote('объединение')}"):
        reader.open(full_page, view, lang=lang, width=PHONE, clock=DURING)
        assert reader.run("return document.documentElement.scrollWidth") == PHONE, view


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(reader: Reader, page: Path, scheme: str) -> None:
    reader.appearance(prefers_color_scheme=scheme)
    for view in VIEWS:
        reader.open(page, view, clock=DURING)
        assert reader.pale() == [], view


def test_everything_to_press_is_named_and_large_enough(reader: Reader, page: Path) -> None:
    for view in VIEWS:
        reader.open(page, view, width=PHONE, clock=DURING)
        assert (
            reader.run(
                "return [...document.querySelectorAll('a, button, [role=region]')].filter((e) => "
                "!(e.getAttribute('aria-label') || e.textContent).trim()).length"
            )
            == 0
        )
        assert (
            reader.run(
                "return [...document.querySelectorAll('button, nav a')].filter((e) => "
                "e.getClientRects().length && e.getBoundingClientRect().height < 24).length"
            )
            == 0
        )
        assert reader.run("return document.querySelectorAll('h1').length") == 1


def test_nothing_typed_by_a_registrant_becomes_part_of_the_page(reader: Reader, tmp_path: Path) -> None:
    nasty = written(tmp_path, hall(P666=NASTY, S666="<b>bold</b>&amp;{{ 7 * 7 }}", P667="javascript:alert(1)"))
    reader.open(nasty)
    assert NASTY in reader.search("onerror")[0]
    reader.open(nasty, f"#/search/{quote(NASTY)}")
    assert reader.texts(".results .name") == [NASTY]
    reader.open(nasty, "#/delegate/P666%231")
    assert reader.texts("h1") == [NASTY]
    reader.open(nasty, "#/delegate/S666%231")
    assert reader.texts("h1") == ["<b>bold</b>&amp;{{ 7 * 7 }}"]
    assert reader.run("return [window.broken, document.querySelectorAll('img, b').length]") == [None, 0]
    assert reader.complaints() == []


def test_nothing_is_loaded_and_no_rule_of_the_page_broken(reader: Reader, page: Path) -> None:
    reader.requests()
    for view in VIEWS:
        reader.open(page, view)
    reader.open(page)
    reader.search("a")
    asked = {address.partition("#")[0] for address in reader.requests()}
    assert asked - {"about:blank", "data:,"} == {page.as_uri()}
    assert reader.complaints() == []


def test_the_page_s_policy_stops_what_would_reach_out(reader: Reader, page: Path) -> None:
    reader.open(page)
    reader.run("const image = new Image(); image.src = 'https://example.org/x.png'; document.body.append(image);")
    reader.run("fetch('https://example.org/').catch(() => {});")
    assert [text for text in reader.complaints() if "Content Security Policy" in text]


def test_printing_leaves_out_what_is_for_the_screen(reader: Reader, full_page: Path, tmp_path: Path) -> None:
    reader.open(full_page, "#/delegate/P001%231", clock=DURING)
    reader.appearance(media="print")
    assert reader.texts("nav, button, .badge, form") == []
    tools = [shutil.which(name) for name in ("pdfinfo", "pdftotext")]
    if None in tools:
        pytest.skip("the look of the paper needs poppler's pdfinfo and pdftotext")
    reader.appearance()
    (tmp_path / "agenda.pdf").write_bytes(reader.pdf())
    told = [_told(str(tool), tmp_path / "agenda.pdf") for tool in tools]
    assert "Pages:           1\n" in told[0]
    assert "A4" in told[0]
    assert told[1].startswith("Chongqing Test Forum 2025")
    assert "Revision 3" in told[1]
    reader.open(full_page, "#/zone/A", clock=DURING)
    (tmp_path / "zone.pdf").write_bytes(reader.pdf())
    width, height = _told(str(tools[0]), tmp_path / "zone.pdf").partition("Page size:")[2].split()[:3:2]
    assert float(width) > float(height)


def _told(tool: str, path: Path) -> str:
    output = ["-"] if tool.endswith("pdftotext") else []
    return subprocess.run([tool, str(path), *output], capture_output=True, text=True, check=True).stdout


def test_an_event_without_anything_has_a_page_too(reader: Reader, tmp_path: Path) -> None:
    empty = written(tmp_path, Schedule(Event()))
    for view in ("", "#/now", "#/time/09:00", "#/zone/A"):
        reader.open(empty, view)
        assert len(reader.texts("h1")) == 1
    assert reader.complaints() == []


def test_a_list_grows_at_the_press_of_a_button(reader: Reader, full_page: Path) -> None:
    reader.open(full_page)
    assert len(reader.texts(".results li")) == 50
    reader.run("document.querySelector('.more').click()")
    assert len(reader.texts(".results li")) == 100
    assert reader.run("return document.activeElement === document.querySelectorAll('.result')[50]")
