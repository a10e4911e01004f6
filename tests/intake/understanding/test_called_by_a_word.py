"""Remarks call companies by a word of their names; where they name none, whom they speak of can be answered."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake.understanding.cells.sayings import level_beside
from sco_scheduler.intake.understanding.names.matching import NameIndex
from tests.intake.books import read
from tests.intake.understanding.answers import lists

HOSTS = ["Chongqing Yufeng Motorcycle Co., Ltd.", "Chongqing Baijie Packaging Co., Ltd.", "重庆凯诺医疗器械有限公司"]
GUESTS = ["ТОО «Алтын Дала»", "ООО «Урал Импорт»"]


def said(remark):
    guests = [["Company", "Wishes", "Remarks"], [GUESTS[0], HOSTS[0], remark], [GUESTS[1], HOSTS[0], None]]
    return {"Buyers": guests, "Sellers": [["Company"], *([host] for host in HOSTS)]}


def levels(intake):
    names = {company.id: company.name for company in intake.event.companies}
    return [(names[r.target], r.level) for r in intake.event.requests if names[r.asker] == GUESTS[0]]


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    ("remark", "host", "level"),
    [
        ("Please no meeting with Packaging companies (Baijie), we have a contract already.", 1, "refusals"),
        ("No Baijie please!", 1, "refusals"),
        ("Baijie - конкурент", 1, "refusals"),
        ("Baijie компаниясымен кездестірмеңіз", 1, "refusals"),
        ("Yufeng is a must, the rest is up to you", 0, "musts"),
        ("Yufeng bilan albatta uchrashish kerak", 0, "musts"),
        ("凯诺为重点，其余随意", 2, "musts"),
        ("Please, not with Baijie", 1, "refusals"),
        ("与凯诺有竞争关系，请回避", 2, "refusals"),
    ],
)
def test_a_remark_calls_a_company_by_a_word_of_its_name(tmp_path, remark, host, level):
    (question,) = read(tmp_path, said(remark)).questions
    assert (question.kind, question.guess) == ("cell", level)
    taken = levels(read(tmp_path, said(remark), sure=0.0))
    assert {"refusals": (HOSTS[host], Level.NO), "musts": (HOSTS[host], Level.MUST)}[level] in taken


@pytest.mark.parametrize("remark", ["务必安排与凯诺见面", "一定要见凯诺", "Must meet 凯诺"])
def test_a_sentence_that_insists_on_one_is_taken(tmp_path, remark):
    assert (HOSTS[2], Level.MUST) in levels(read(tmp_path, said(remark)))


def test_a_word_of_a_name_in_what_says_when_somebody_is_away_calls_nobody(tmp_path):
    event = read(tmp_path, said("Packaging hall closed, not there before 11:00")).event
    assert event is not None
    assert [str(d.absences) != "()" for c in event.companies if c.name == GUESTS[0] for d in c.delegates] == [True]


@pytest.mark.parametrize("remark", ["We use Yufeng valves", "Packaging of our own", "新凯诺路出口", "our baijie"])
def test_a_word_of_a_name_that_says_nothing_of_meetings_is_a_note(tmp_path, remark):
    assert levels(read(tmp_path, said(remark))) == [(HOSTS[0], Level.WANT)]


def test_whom_a_remark_speaks_of_is_asked_where_it_names_none(tmp_path):
    remark = "We do not want to meet our competitor"
    (question,) = read(tmp_path, said(remark)).questions
    assert question.kind == "cell"
    assert {"musts", "refusals", "wishes", "Not available", "Notes"} <= {*question.options}
    form = tmp_path / "form.toml"
    form.write_text(f'[words.remark]\nrefusals = ["{remark}"]\n', encoding="utf-8")
    (whom,) = read(tmp_path, said(remark), form=form).questions
    assert (whom.kind, whom.guess, whom.likely) == ("whom", "nobody", False)
    assert whom.typed is not None
    assert (whom.typed("Baijie"), whom.typed("no one"), whom.typed("nobody")) == (HOSTS[1], None, "nobody")
    with form.open("a", encoding="utf-8") as file:
        file.write(f'[whom]\n"{remark}" = "{HOSTS[1]}"\n')
    assert (HOSTS[1], Level.NO) in levels(read(tmp_path, said(remark), form=form))


@pytest.mark.parametrize(
    ("remark", "guess"),
    [("Звонить Baijie после 15:00", HOSTS[1]), ("Алтын Дала не хочет видеть конкурентов", "nobody")],
)
def test_whom_a_remark_speaks_of_is_whom_it_calls_but_not_the_company_of_its_row(tmp_path, remark, guess):
    form = tmp_path / "form.toml"
    form.write_text(f'[words.remark]\nrefusals = ["{remark}"]\n', encoding="utf-8")
    (whom,) = read(tmp_path, said(remark), form=form).questions
    assert (whom.kind, whom.guess) == ("whom", guess)
    assert GUESTS[0] not in whom.options


def test_a_word_of_several_names_calls_nobody():
    names = NameIndex()
    names.add("one", ["Altyn Trade LLP", "阿尔泰贸易"])
    names.add("two", ["Altyn Steel LLP", "新疆钢铁有限公司"])
    assert names.called("no Altyn, please")[0] == []
    assert names.called("without Steel, with 新疆企业") == (["two"], "without , with 新疆企业")
    assert names.called("без Стил и Trade", {"one"})[0] == []


def test_what_is_said_of_all_others_is_not_said_of_who_is_named():
    assert level_beside("is essential for us, everything else is optional") is Level.MUST
    assert level_beside("обязательно, остальные не нужны") is Level.MUST


LISTED_IN_ASIA = (
    "株式会社サクラ精機",
    "富士電機工業株式会社",
    "Yamato Foods",
    "有限会社ミドリ食品",
    "주식회사 한빛전자",
    "대성기계 주식회사",
)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("サクラとは面談不要", [0]),
        ("サクラ精機とは面談不要", [0]),
        ("ミドリ食品は必須", [3]),
        ("ミドリとサクラも希望", [3, 0]),
        ("富士電機とは会いたくない", [1]),
        ("Yamatoとは面談不要", [2]),
        ("한빛과는 미팅 원하지 않음", [4]),
        ("대성기계 필수", [5]),
        ("サクラメント出張のため遅れます", []),
        ("한빛나는 하루", []),
        ("フーズ希望", []),
    ],
)
def test_a_part_of_a_name_in_kana_or_hangul_calls_its_company(text, called):
    names = NameIndex()
    for name in LISTED_IN_ASIA:
        names.add(name, [name])
    assert {*names.called(text)[0]} == {LISTED_IN_ASIA[n] for n in called}


@pytest.mark.parametrize(
    ("said", "level"),
    [("サクラとは面談不要", "refusals"), ("サクラとの面談を希望", "wishes"), ("サクラは必須", "musts")],
)
def test_a_remark_with_a_part_of_a_name_in_kana_is_asked_with_its_level(tmp_path, said, level):
    rows = [
        ["会社名", "面談希望企業", "備考"],
        ["東京商事株式会社", LISTED_IN_ASIA[1], said],
        ["大阪貿易株式会社", LISTED_IN_ASIA[2], None],
    ]
    intake = read(tmp_path, lists(rows, [["会社名", "Zone"], *([name, "A"] for name in LISTED_IN_ASIA)]))
    assert [(q.kind, q.subject, q.guess) for q in intake.questions] == [("cell", said, level)]


@pytest.mark.parametrize(
    ("name", "text", "called"),
    [
        ("Bio Loire Distribution", "ne veut pas rencontrer Bio Loire", True),
        ("Bio Loire Distribution", "ne veut pas rencontrer bio, loire", False),
        ("Groupe Terravia", "aussi Terravia", True),
        ("Groupe Terravia", "avec un groupe", False),
    ],
)
def test_two_first_words_and_the_word_behind_an_opening_one_call_a_company(name, text, called):
    names = NameIndex()
    for company in (name, "Capteurs Loire", "Bio Fertil SAS"):
        names.add(company, [company])
    assert (names.called(text, leading=True)[0] == [name]) is called


@pytest.mark.parametrize(
    "wish",
    [
        *("voudrait voir {}", "aimerait rencontrer {}", "veut voir {}", "quisiera ver a {}", "vorrebbe incontrare {}"),
        *("le gustaría reunirse con {}", "chciałby spotkać {}", "wil graag {} spreken", "möchte {} treffen"),
    ],
)
def test_a_wish_that_somebody_else_noted_of_a_company_is_asked_about(tmp_path, wish):
    found = read(tmp_path, said(wish.format("Packaging Baijie")))
    assert [(q.kind, q.guess) for q in found.questions] == [("cell", "wishes")]
