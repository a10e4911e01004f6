"""Cells that wish for all companies of the other side, or for all but some."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.names.listed_texts import exceptions_in
from tests.intake.books import codes, read
from tests.intake.understanding.answers import B, S, understood

NUMBERED = [["No.", "Company"], *([n, name] for n, name in enumerate(S, start=1))]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("all except 2 and 9", "2 and 9"),
        ("Everyone (not 7)", "7"),
        ("Все, кроме 4 и 5", "4 и 5"),
        ("кроме 3 - все", "3"),
        ("除3号外全部", "3号"),
        ("全部（除3、5号）", "3、5号"),
        ("3号除外，其他全部", "3号"),
        ("all suppliers", ""),
        ("Все компании", ""),
        ("所有企业都想见", ""),
        ("All Star Motors", None),
        ("全球贸易有限公司", None),
        ("除虫科技公司", None),
        ("all of hall A", None),
        ("any", None),
        *((text, "2 und 9") for text in ("alle außer 2 und 9", "Alle Lieferanten (ohne 2 und 9)")),
        ("alle Chemiefirmen außer 3", None),
        ("tous les exposants sauf 7", "7"),
        *(
            (text, "3")
            for text in ("todos excepto 3", "hepsi, 3 hariç", "mindenki, kivéve 3", "semua kecuali 3", "همه به جز 3")
        ),
        *(
            (text, "3")
            for text in ("3 제외 전체", "3以外すべて", "tất cả trừ 3", "3-тен басқа барлығы", "3 dan tashqari hammasi")
        ),
        *((text, "") for text in ("alle", "Wszyscy", "전체", "全社", "tutti i fornitori", "الجميع", "всі")),
        *(
            (text, None)
            for text in ("Alle Neune", "Tutti Frutti", "Todos Santos", "Mind", "전체나라 무역", "전체 무역")
        ),
    ],
)
def test_what_a_cell_leaves_out_that_asks_for_all_others(text, left):
    assert exceptions_in(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "all except 2 and 3",
        "Все, кроме 2 и 3",
        "除2、3号外全部",
        f"all but {S[1]}, {S[2]}",
        f"alle außer {S[1]}, {S[2]}",
        "2, 3以外すべて",
    ],
)
def test_all_but_some_are_wishes_for_all_others_and_refuse_those(tmp_path, text):
    others = [S[0], S[2]] if S[1] in text else ["1; 2", "3"]
    rows = [["Buyer", "Suppliers to meet"], *zip(B, [text, *others], strict=False)]
    intake = read(tmp_path, {"Buyers": rows, "Suppliers": NUMBERED})
    wishes = [r for r in understood(intake).requests if r.asker == "P001"]
    levels = dict.fromkeys(range(1, len(S) + 1), Level.WANT) | {2: Level.NO, 3: Level.NO}
    assert {(int(r.target.lstrip("S0")), r.level, r.rank) for r in wishes} == {
        (n, of, None) for n, of in levels.items()
    }
    assert "wishes-for-all" in codes(intake.findings)


def test_all_are_those_who_were_not_asked_for_before(tmp_path):
    rows = [["Buyer", "Must meet", "Would like to meet"], [B[0], S[1], "all"], [B[1], "", S[0]], [B[2], S[0], S[2]]]
    wishes = [
        r for r in understood(read(tmp_path, {"Buyers": rows, "Suppliers": NUMBERED})).requests if r.asker == "P001"
    ]
    levels = {int(r.target.lstrip("S0")): r.level for r in wishes}
    assert levels == dict.fromkeys(range(1, len(S) + 1), Level.WANT) | {2: Level.MUST}


def test_all_but_somebody_who_is_not_known_is_asked(tmp_path):
    rows = [["Buyer", "Would like to meet"], [B[0], "all except Nobody Ltd"], [B[1], S[0]], [B[2], S[2]]]
    questions = read(tmp_path, {"Buyers": rows, "Suppliers": NUMBERED}).questions
    assert [(q.kind, q.subject) for q in questions] == [("name", "all except Nobody Ltd")]


@pytest.mark.parametrize(
    "others",
    [
        "all others if time",
        "alle anderen wenn Zeit ist",
        "les autres si possible",
        "나머지는 시간이 되면",
        "svi ostali ako ima vremena",
    ],
)
def test_what_is_said_of_all_others_is_no_level_of_the_name_before(tmp_path, others):
    rows = [["Buyer", "Would like to meet"], [B[0], f"{S[1]}, {others}"], [B[1], S[0]], [B[2], S[2]]]
    questions = read(tmp_path, {"Buyers": rows, "Suppliers": NUMBERED}).questions
    assert [(q.kind, q.subject, q.guess) for q in questions] == [("name", others, "nobody")]


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "text",
    [
        *(
            "any will do, except {} (not to meet)",
            "anyone is fine, except {}",
            "open to all except {} (do not schedule)",
        ),
        *("все подойдут, кроме {} (не ставить)", "с кем угодно, кроме {}", "Открыты всем, кроме {}"),
        *("都可以,除了{}(不见)", "都行，{}除外", "除{}外均可", "任意，除{}以外", "都可以(除{})"),
        *("alle passen, außer {}", "egal wer, nur nicht {}", "n'importe qui sauf {}", "cualquiera menos {}"),
        *("farketmez, {} hariç", "qualsiasi tranne {}", "どこでも可、{}以外", "{} 제외하고 아무나"),
    ],
)
def test_who_takes_anyone_but_some_only_refuses_those(tmp_path, text):
    rows = [["Buyer", "Suppliers to meet"], [B[0], text.format(S[3])], [B[1], f"{S[0]}; {S[1]}"], [B[2], S[2]]]
    event = understood(read(tmp_path, {"Buyers": rows, "Suppliers": [["Supplier"], *([s] for s in S)]}))
    assert [(r.target, r.level) for r in event.requests if r.asker == "P001"] == [("S004", Level.NO)]


@pytest.mark.parametrize(
    "text",
    [
        "all except {} (do not meet)",
        "全部,除了{}(不见)",
        "все, кроме {} (не встречаться)",
        "alle außer {} (kein Treffen)",
    ],
)
def test_a_refusal_in_brackets_behind_an_exception_says_it_again(tmp_path, text):
    rows = [["Buyer", "Suppliers to meet"], [B[0], text.format(S[3])], [B[1], f"{S[0]}; {S[1]}"], [B[2], S[2]]]
    event = understood(read(tmp_path, {"Buyers": rows, "Suppliers": [["Supplier"], *([s] for s in S)]}))
    levels = {r.target: r.level for r in event.requests if r.asker == "P001"}
    assert levels == {"S001": Level.WANT, "S002": Level.WANT, "S003": Level.WANT, "S004": Level.NO}
