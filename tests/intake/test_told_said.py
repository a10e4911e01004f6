"""What is read of what companies say in remarks and lists of wishes, in three languages: as golden files have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.domain.messages import Cell
from sco_scheduler.intake.table.grids import FormMap
from sco_scheduler.intake.understanding.cells.questions import Decider
from sco_scheduler.intake.understanding.cells.sayings import level_beside, of_all_meetings, says_more, segments, speaks
from sco_scheduler.intake.understanding.companies.settling import NOTES, Settler
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import DAY, Sheets, read
from tests.intake.test_told_changed import brief
from tests.intake.understanding.answers import S, event_sheets
from tests.intake.understanding.exports import BUYERS
from tests.intake.understanding.test_corpus_made import hours
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden"
SAID = """
please no meeting with {0}
please avoid {0}, our competitor
not {0} or {1}
{0} - no, {1} - must
{0} must, {1} if possible
we would like to meet {0} above all
only {0} in the morning
{0} is our supplier already
we have an appointment with {0} anyway
anybody but {0}
max. 3 meetings, please not {0}
no meetings before 10:00 on 12 June
not more than 4 meetings a day
our flight leaves at 15:00 on 13 June
arriving at 10:30
cannot come on day 2
we come with two interpreters, stand A5
cancelled, see our e-mail
Chongqing Moters is most important
S. Parts and Yangtze?
all suppliers of pumps
{0}; {1}
{0}: 9, {1}: 5
1) {0} 2) {1}
с {0} просим не назначать
конкурент: {0}
{0} обязательно, {1} по возможности
не более 5 встреч
нас не будет 13 июня до обеда
уезжаем в 16:00
хотим встретиться с {0} и {1}
только {0}
кроме {0}
не приедем
请勿安排{0}
{0}是竞争对手
必须见{0}，可见{1}
最多4场
6月12日下午不在
三点以后不行
只想见{0}
已取消
重点：{0}、{1}
thank you very much
vegetarian, ул. Абая 12
+7 700 111 22 33
-
"""
"""What people write, with the names of two suppliers in it."""


def texts() -> list[str]:
    """The remarks, and every fifth of the made hours."""
    made = [line.format(S[0], S[1].rstrip(".")) for line in SAID.strip().splitlines()]
    return [*made, *list(dict.fromkeys(hours()))[::5]]


def sixes(said: Sequence[str]) -> Iterator[Sequence[str]]:
    """As many texts at a time as there are buyers."""
    yield from (said[n : n + 6] for n in range(0, len(said), 6))


def answered(title: str, said: Sequence[str]) -> Sheets:
    """A list of buyers each of whom says something, and one of suppliers."""
    rows = [[buyer[1], S[(n + 2) % 4], text] for n, (buyer, text) in enumerate(zip(BUYERS, said, strict=False))]
    return {
        "Answers": [["Buyer", "Wishes", title], *rows],
        "Exhibitors": [["Supplier", "Zone"], *([name, "A"] for name in S)],
        **event_sheets(),
    }


@pytest.mark.parametrize("title", ["Remarks", "Whom must you meet?", "Info"])
def test_what_companies_say_is_read_as_the_golden_file_has_it(tmp_path, title):
    lines = []
    for n, said in enumerate(sixes(texts()[:: 1 if title == "Remarks" else 2])):
        intake = read(tmp_path, answered(title, said), today=DAY, sure=(0.9, 0.55)[n % 2])
        told = [
            line for line in brief(intake) if not line.startswith(("trade: ", "Day ", "settings-", "ids-", "sheet-und"))
        ]
        lines += [*said, *(f"  {line}" for line in told if "default" not in line), ""]
    compared(GOLDEN / f"said, {title.rstrip('?')}.txt", [line.replace("\n", "\\n") for line in lines])


def meanings(text: str) -> Iterator[str]:
    """What a remark of a company most likely means, that names none, and that names another."""
    for level in {None: 0, level_beside(text): 1}:
        decider = Decider(FormMap(), sure=2.0)
        Settler(NameIndex(), decider, {}, ()).meaning_of_remark(text, Cell("S", 1), level, asker=True)
        yield from (f"{q.guess} {q.certainty:g}" for q in decider.open if (q.guess, q.certainty) != (NOTES, 0.5))


NAMED, OF_ASKER = "musts, refusals, wishes", "Maximum, cancelled, Notes"


@pytest.mark.parametrize(
    ("said", "about", "asked"),
    [
        ("hello", {}, "Notes 0.5: Notes"),
        (
            "hello",
            {"asker": True},
            "Notes 0.5: Notes, musts, refusals, wishes, Not available, Maximum, Minimum, cancelled",
        ),
        ("hello", {"sure": 0.7}, "Notes 0.7: Notes"),
        ("gone", {"gone": 0.6, "level": Level.NO}, "cancelled 0.6: cancelled, wishes, refusals, musts, maybes, Notes"),
        ("not them", {"level": Level.NO}, "refusals 0.5: refusals, wishes, musts, maybes, Notes"),
        (
            "max 4 meetings",
            {"asker": True},
            f"Maximum 0.92: Maximum, {NAMED}, Not available, Minimum, cancelled, Notes",
        ),
        (
            "leaves at 15:00",
            {"asker": True, "sure": 0.6},
            f"Not available 0.6: Not available, {NAMED}, Maximum, Minimum, cancelled, Notes",
        ),
        ("leaves at 15:00", {}, "Notes 0.5: Notes"),
    ],
)
def test_which_meanings_of_a_remark_are_offered(said, about, asked):
    decider = Decider(FormMap(), sure=2.0)
    meant = Settler(NameIndex(), decider, {}, ()).meaning_of_remark(said, Cell("S", 1), **{"level": None, **about})
    (question,) = decider.open
    assert meant == question.guess
    assert f"{question.guess} {question.certainty:g}: {', '.join(question.options)}" == asked


def test_what_a_text_says_by_itself_is_as_the_golden_file_has_it():
    lines = []
    for text in texts():
        said = {
            "speaks": speaks(text),
            "of all": of_all_meetings(text),
            "level": level_beside(text) or "",
            "more": says_more(text),
            "parts": [*segments(text)][1:],
            "means": "; ".join(meanings(text)),
        }
        lines.append(f"{text}: " + "; ".join(f"{name} {value}" for name, value in said.items() if value))
    compared(GOLDEN / "said alone.txt", lines)
