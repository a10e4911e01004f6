"""The page as a file: whole, sealed, and with a word for everything it says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sco_scheduler.domain.messages import LANGUAGES
from sco_scheduler.domain.schedule import Schedule
from sco_scheduler.output.files import NotWritten
from sco_scheduler.output.html.page import ASSETS, SCRIPTS, json_in_html, page_text, write_page
from sco_scheduler.output.texts.words import words
from tests.agendas.samples import random_event, random_schedule, small_schedule
from tests.output.html.pages import BUILT, NASTY, hall, written


class _Parts(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self._within = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._within = tag in {"script", "style"}
        if self._within:
            self.inside.append("")

    def handle_endtag(self, tag: str) -> None:
        self._within = False

    def handle_data(self, data: str) -> None:
        if self._within:
            self.inside[-1] += data


def _page(schedule: Schedule | None = None, **options: object) -> str:
    return page_text(schedule or small_schedule(), built_at=BUILT, revision=3, **options)


def _policy(text: str) -> dict[str, str]:
    content = next(a["content"] for tag, a in _Parts(text).elements if a.get("http-equiv") == "Content-Security-Policy")
    return dict(part.split(" ", 1) for part in (content or "").split("; "))


def test_the_policy_allows_this_script_and_style_and_nothing_else() -> None:
    text = _page()
    style, data, script = _Parts(text).inside
    hashed = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (script, style)]
    assert _policy(text) == {
        "default-src": "'none'",
        "script-src": f"'sha256-{hashed[0]}'",
        "style-src": f"'sha256-{hashed[1]}'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert json.loads(data)["event"] == "Chongqing Test Forum 2025"


def test_nothing_on_the_page_points_elsewhere() -> None:
    text = _page()
    addresses = [a.get(name) for _, a in _Parts(text).elements for name in ("src", "href", "action") if name in a]
    assert sorted(addresses) == ["#main", "data:,"]
    assert "url(" not in text
    assert "@import" not in text
    assert not re.search(r"https?://", text)


def test_typed_text_never_reaches_the_markup() -> None:
    schedule = hall(P005=NASTY)
    settings = replace(schedule.event.settings, name=NASTY, venue=f'"{NASTY}', time_zone="Asia/Shanghai")
    plain, nasty = _page(), _page(Schedule(replace(schedule.event, settings=settings), schedule.meetings))
    assert [tag for tag, _ in _Parts(nasty).elements] == [tag for tag, _ in _Parts(plain).elements]
    assert NASTY not in nasty


@pytest.mark.parametrize("text", [NASTY, "<!--", "]]>", "a & b", "line\u2028and\u2029paragraph", "\\u003c", '"\\'])
def test_json_in_html_is_the_same_json_without_what_html_reads(text: str) -> None:
    made = json_in_html({"key": text})
    assert json.loads(made) == {"key": text}
    assert not set(made) & set("<>&\u2028\u2029")


def test_addresses_and_numbers_of_people_stay_out() -> None:
    schedule = small_schedule()
    first, *rest = schedule.event.companies
    people = tuple(replace(person, email="a@example.org") for person in first.delegates)
    first = replace(first, email="b@example.org", phone="+86 23 555", notes="pays late", delegates=people)
    text = _page(Schedule(replace(schedule.event, companies=(first, *rest)), schedule.meetings))
    assert not [secret for secret in ("example.org", "555", "pays late") if secret in text]


def test_every_word_of_the_script_is_in_the_table_in_every_language() -> None:
    script = "".join((ASSETS / name).read_text("utf-8") for name in SCRIPTS)
    used = set(re.findall(r'"((?:html|agenda|hall)\.\w+)"', script))
    composed = {"agenda.free", "agenda.away", "agenda.break", "agenda.both_roles"}
    assert len(used) > 30
    for lang in LANGUAGES:
        assert not [key for key in used | composed if not words(lang).get(key)]


def test_no_word_is_kept_that_the_page_does_not_say() -> None:
    said = "".join((ASSETS / name).read_text("utf-8") for name in SCRIPTS)
    spare = [key for key in words("en") if key.startswith("html.") and f'"{key}"' not in said]
    assert spare == ["html.scriptless"], "the template says this one"


def test_blanks_are_the_same_in_every_language() -> None:
    for key, text in words("en").items():
        if key.startswith(("html.", "calendar.")):
            blanks = sorted(re.findall(r"\{\w+\}", text))
            assert [sorted(re.findall(r"\{\w+\}", words(lang)[key])) for lang in LANGUAGES] == [blanks] * 3, key


def test_the_same_schedule_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (written(tmp_path, small_schedule(), name) for name in ("a.html", "b.html"))
    assert first.read_bytes() == second.read_bytes()
    assert b"\r" not in first.read_bytes()


@pytest.mark.parametrize(("lang", "opens"), [(None, "zh"), ("ru", "ru"), ("fr", "zh")])
def test_it_opens_in_the_language_asked_for_or_the_events_first(lang: str | None, opens: str) -> None:
    schedule = small_schedule()
    event = replace(schedule.event, settings=replace(schedule.event.settings, languages=("kk", "zh", "en")))
    text = _page(Schedule(event, schedule.meetings), lang=lang)
    assert f'<html lang="{opens}">' in text


def test_a_full_event_is_small_enough_to_be_sent_to_a_phone() -> None:
    assert len(_page(random_schedule(random_event(2))).encode()) < 200_000


def test_a_missing_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="There is no folder"):
        write_page(tmp_path / "none" / "agendas.html", small_schedule(), built_at=BUILT)
