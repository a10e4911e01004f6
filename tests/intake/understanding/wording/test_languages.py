"""What titles and cells mean in every language of the trade, by the wordings of ``languages.txt``.

That file has a block for each language, and in it a line for each meaning with some wordings of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.form_map import FormMap
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import COMPANY_FIELDS, PAIR_FIELDS
from sco_scheduler.intake.understanding.cells.hour_columns import is_presence
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.companies.hours import HoursReader
from sco_scheduler.intake.understanding.wording.polarity import polarity_of
from sco_scheduler.intake.understanding.wording.words import level_of, roles_of, says_yes_or_no
from sco_scheduler.intake.values.languages import asks_for_interpreter
from sco_scheduler.intake.values.limits import read_limit, says_limit
from sco_scheduler.intake.values.statuses import status_of
from tests.intake.understanding.columns_of import column

DAYS = (date(2027, 9, 23), date(2027, 9, 24))
TITLED, CLOSE = 0.42, 0.05


def _read() -> Mapping[str, Mapping[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for line in Path(__file__).with_name("languages.txt").read_text(encoding="utf-8").splitlines():
        meaning, _, wordings = line.partition(": ")
        if wordings:
            found[[*found][-1]][meaning] = wordings.split(" | ")
        else:
            found[line] = {}
    return found


WORDINGS = _read()
in_each_language = pytest.mark.parametrize("language", WORDINGS)


def _said(language: str, *meanings: str) -> list[tuple[str, str]]:
    return [(meaning, text) for meaning in meanings for text in WORDINGS[language].get(meaning, ())]


def _is_titled(asked: Column, *fields: str) -> bool:
    scores = {name: asked.score(name) for name in {*COMPANY_FIELDS, *PAIR_FIELDS, "wishes", "nothing"}}
    own = max(scores[name] for name in fields)
    return own >= TITLED and own >= max(scores.values()) - CLOSE


FIELDS = {
    "company": ("company",),
    "role": ("role",),
    "maximum": ("maximum",),
    "notes": ("notes",),
    "status": ("status",),
    "languages": ("languages",),
    "importance": ("level", "priority", "rank"),
    "rank": ("rank", "priority", "level"),
}


@in_each_language
def test_titles_of_facts(language):
    for field, title in _said(language, *FIELDS):
        asked = column(title)
        told = field == "languages" and asks_for_interpreter(title)
        assert told or _is_titled(asked, *FIELDS[field]), title
        assert asked.level in {Level.WANT, Level.MAYBE}, title


@in_each_language
def test_titles_of_wishes_and_refusals(language):
    levels = {"wishes": Level.WANT, "must wishes": Level.MUST, "refusals": Level.NO}
    for kind, title in _said(language, *levels):
        assert column(title).level is levels[kind], title
        assert kind != "wishes" or column(title).score("wishes") >= TITLED, title


@in_each_language
def test_titles_of_presence_and_absence(language):
    for kind, title in _said(language, "presence", "absence"):
        assert is_presence(column(title)) is (kind == "presence"), title
        assert kind == "presence" or column(title).score("not_available") >= TITLED, title


@in_each_language
def test_sides_of_companies(language):
    for side, text in _said(language, "buyer", "seller"):
        assert roles_of(text)[0] == {Role.PURCHASER if side == "buyer" else Role.SUPPLIER}, text


@in_each_language
def test_levels_of_wishes(language):
    levels = {"must": Level.MUST, "want": Level.WANT, "maybe": Level.MAYBE, "not wanted": Level.NO}
    for kind, text in _said(language, *levels):
        assert level_of(text) in {(levels[kind], 1.0), (levels[kind], 0.92)}, text
    for _, text in _said(language, "remark on a must"):
        assert Level.MUST in {polarity_of(text), (level_of(text) or [None])[0]}, text


@in_each_language
def test_yes_and_no(language):
    for answer, text in _said(language, "yes", "no"):
        assert says_yes_or_no(text) is (answer == "yes"), text


AWAY = {
    "both days": {""},
    "first day only": {"there only on 2027-09-23", "there only on first day", "2027-09-24"},
    "second day only": {"there only on 2027-09-24", "there only on second day", "2027-09-23"},
    "morning": {"afternoon", "noon-"},
    "afternoon": {"morning", "-noon"},
    "until 12": {"12:00-"},
    "from 14": {"-14:00"},
}


@in_each_language
def test_times_of_presence(language):
    for kind, text in _said(language, *AWAY):
        decider, asked = Decider(FormMap()), column("Attendance", text, "both days")
        asked.days = DAYS
        away = HoursReader(decider).of_cell("available", asked, (text, text), Cell("Form", 2, 1), "Jade Tea")
        assert (away in AWAY[kind], decider.open) == (True, []), text


@in_each_language
def test_statuses(language):
    for kind, text in _said(language, "cancelled", "confirmed"):
        assert status_of(text) == ("cancelled" if kind == "cancelled" else ""), text


@in_each_language
def test_limits_of_meetings(language):
    for _, text in _said(language, "at most 6 meetings"):
        assert (read_limit(text, "maximum"), says_limit(text)) == (6, True), text
