"""Which sheets are messages or changes, one in each row, and whether these are of known companies."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from sco_scheduler.intake.understanding.meanings.logs import messages_in, name_subjects, tells_of_known
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import S
from tests.intake.understanding.sheets import listed

HEADER = ["Date", "From", "Message", "Noted by"]
MESSAGES = [
    ["2026-05-01", "Jade Tea", "we will come one day later", "Ann"],
    ["2026-05-02", "River Silk", "please no meetings before noon", "Bob"],
    ["2026-05-04", "Altyn Oil", "our delegate is now Ms Lee", "Ann"],
]


def found(header: list[str], rows: list[list[object]]) -> tuple[str, str] | None:
    """The titles of the columns of who says something and of what is said."""
    columns = messages_in(listed("Changes", header, *rows))
    return None if columns is None else (columns[0].title, columns[1].title)


def test_a_log_has_a_day_who_says_it_and_a_sentence():
    assert found(HEADER, MESSAGES) == ("From", "Message")


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (HEADER[1:], [row[1:] for row in MESSAGES]),  # without days a list with remarks
        ([*HEADER[:3], "Country"], MESSAGES),  # an attribute of companies
        (HEADER, [[*row[:2], "late", row[3]] for row in MESSAGES]),  # no sentences
        (HEADER, [[*row[:3], row[2]] for row in MESSAGES]),  # two columns of sentences
        (
            HEADER,
            [*MESSAGES, *(["2026-05-05", f"Lotus {n}", None, "Ann"] for n in range(6))],
        ),  # answers, few with notes
    ],
)
def test_a_list_of_something_else_is_no_log(header, rows):
    assert found(header, rows) is None


def test_a_log_may_say_how_to_reach_who_says_it():
    rows = [[*row, f"office{n}@a.example", f"+86 23 600{n} 6786"] for n, row in enumerate(MESSAGES)]
    region = listed("Changes", [*HEADER, "E-mail", "Tel."], *rows)
    for column in region.columns:
        column.profiled(NameIndex())
    columns = messages_in(region)
    assert columns is not None
    assert [column.title for column in columns] == ["From", "Message"]


@pytest.mark.parametrize(
    ("texts", "said", "known"),
    [
        (["Jade Tea", "Rivr Silk", "Altyn"], ["we come late"] * 3, True),  # misspelt and shortened
        (["J1 玉茶", "R7 река", "Altyn Oil"], ["we come late"] * 3, True),  # by IDs before names in another script
        (["Jade Tea", "Nobody", "Somebody else"], ["we come late"] * 3, False),
        (["Jade Tea", "River Silk", "Altyn Oil"], ["Jade Tea", "River Silk", "we come late"], False),  # names alone
    ],
)
def test_messages_are_of_known_companies_and_say_more_than_names(texts, said, known):
    names = NameIndex()
    for name, code in (("Jade Tea", "J1"), ("River Silk", "R7"), ("Altyn Oil", "A3")):
        names.add(name, [name, code])
    assert tells_of_known(texts, said, names) is known


@pytest.mark.parametrize(
    ("who", "said", "own"),
    [
        (
            ["Almaty (phone)", "the embassy", "Jade Tea"],
            ["Jade Tea kelmaydi", "River Silk is late", "Altyn Oil: only on 9 May"],
            True,
        ),
        (
            ["Jade Tea", "River Silk", "Altyn Oil"],
            ["Jade Tea kelmaydi", "River Silk is late", "Altyn Oil: only on 9 May"],
            False,
        ),
        (["Almaty", "the embassy", "Ann"], ["does not want Jade Tea", "add River Silk", "is late"], False),
    ],
)
def test_messages_that_begin_with_a_company_are_about_it(who, said, own):
    names = NameIndex()
    for name in ("Jade Tea", "River Silk", "Altyn Oil"):
        names.add(name, [name])
    rows = [["2026-05-01", *row, "Ann"] for row in zip(who, said, strict=True)]
    columns = listed("Changes", HEADER, *rows).columns
    assert name_subjects(columns[1], columns[2], names) is own


@pytest.mark.parametrize(
    ("titles", "quoted", "said"),
    [
        (("Күні", "Кім жазды", "Өзгеріс"), "«{}»", ("не больше 4 встреч", "қатыспайды", "приедут только 25-го")),
        (("Date", "Noted by", "Change"), "{}:", ("at most 4 meetings", "will not come", "only there on the 25th")),
        (("日期", "记录人", "变更"), "“{}”", ("最多4场洽谈", "取消参会", "只能25日参加")),
    ],
)
def test_changes_that_begin_with_a_name_in_quotes_are_of_that_company(tmp_path, titles, quoted, said):
    firms = ["Astana Forma", "Otyrar Zhun", "Balqash Retail", "Merei Sauda"]
    changes = [
        [f"{16 + n}.09", "Aigul" if n % 2 else "Denis", f"{quoted.format(firms[n])} {said[n]}"] for n in range(3)
    ]
    sheets = {
        "Buyers": [["Company", "Would like to meet"], *([name, S[0]] for name in firms)],
        "Suppliers": [["Company", "Products"], *([name, "tea"] for name in S)],
        "Changes": [[*titles], *changes],
        "Sessions": [
            ["Session", "Date", "Start", "End"],
            *([f"Day {day}", datetime(2026, 9, day), time(10), time(17)] for day in (24, 25)),
        ],
    }
    asked = {q.guess for q in read(tmp_path, sheets).questions}
    assert asked <= {"Maximum", "cancelled", "Not available", "there only on 2026-09-25", "2026-09-24"}, asked
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    found = {c.name: (c.cancelled, c.purchaser.maximum, len(c.delegates[0].absences)) for c in event.companies[:4]}
    assert found == {
        firms[0]: (False, 4, 0),
        firms[1]: (True, None, 0),
        firms[2]: (False, None, 1),
        firms[3]: (False, None, 0),
    }


@pytest.mark.parametrize(
    ("words", "log"),
    [("Ann Lee and Bob Kim", True), ("Ann Lee and Bob Kim here", False), ("Ann of Bob Kim GmbH AG", True)],
)
def test_beside_messages_are_at_most_a_few_words_or_names(words: str, log: bool):
    assert (found(HEADER, [[*row[:3], words] for row in MESSAGES]) is not None) is log
