"""What a sheet says to be a refusal, a must or a request withdrawn is never taken for less without a question."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S, lists, said, understood


def told(event) -> set[tuple[str, str, str]]:
    return {(asker, target, level) for asker, target, level, _ in said(event)}


@pytest.mark.parametrize("key", [[], [["Key:"], ["(x)", "these two must not meet"]]])
def test_a_single_sign_behind_a_name_is_read_by_the_key_or_asked(tmp_path, key):
    asked = zip(B, (S[0], f"{S[1]} (x)", S[2]), strict=True)
    rows = [["Company", "Country", "Partners asked for"], *([b, "Russia", s] for b, s in asked)]
    intake = read(tmp_path, lists([*rows, [], *key]))
    if key:
        assert (B[1], S[1], "no") in told(understood(intake))
    else:
        assert [(q.subject, q.guess) for q in intake.questions] == [("x", "no")]


@pytest.mark.parametrize(
    ("titles", "level"),
    [
        (["Company", "Wants to meet", "Does not want to meet"], "no"),
        (["Company", "Wants to meet", "Must meet"], "must"),
        (["Компания", "С кем встретиться", "С кем не встречаться"], "no"),
    ],
)
def test_names_beside_wishes_are_of_who_asks_and_no_mark_of_the_wishes(tmp_path, titles, level):
    answers = [[B[0], "; ".join(S[:2]), S[2]], [B[1], "; ".join(S[1:3]), S[3]], [B[2], S[3], None]]
    sheets = {"Buyers": [["Company"], *([b] for b in B)], "Suppliers": [["Company"], *([s] for s in S)]}
    found = told(understood(read(tmp_path, sheets | {"Answers": [titles, *answers]})))
    plain = {(b, s, "want") for b, wishes, _ in answers for s in wishes.split("; ")}
    assert found == plain | {(b, other, level) for b, _, other in answers if other}


@pytest.mark.parametrize("text", ["без неё никак", "cannot go home without them", "缺一不可"])
def test_what_nobody_can_do_without_is_a_must(tmp_path, text):
    rows = [["Company", "Wishes", "How much"], [B[0], S[0], text], [B[1], S[1], "want"], [B[2], S[2], "want"]]
    levels = {(a, level) for a, _, level in told(understood(read(tmp_path, lists(rows))))}
    assert levels == {(B[0], "must"), (B[1], "want"), (B[2], "want")}


@pytest.mark.parametrize(
    "text",
    [
        "非必须",
        "非必要",
        "least important",
        "less essential",
        "наименее важные",
        "встреча не обязательна",
        "not a must",
    ],
)
def test_a_must_that_is_denied_or_last_in_importance_is_a_maybe(tmp_path, text):
    asked = [(B[0], f"{S[0]} ({text}); {S[1]}"), (B[1], S[1]), (B[2], S[2])]
    rows = [["Company", "Country", "Partners asked for"], *([b, "Russia", s] for b, s in asked)]
    assert {(a, t) for a, t, level in told(understood(read(tmp_path, lists(rows)))) if level == "maybe"} == {
        (B[0], S[0])
    }
    rows = [["Company", "Wishes", "How much"], [B[0], S[0], text], [B[1], S[1], "want"], [B[2], S[2], "must"]]
    levels = {(a, level) for a, _, level in told(understood(read(tmp_path, lists(rows))))}
    assert levels == {(B[0], "maybe"), (B[1], "want"), (B[2], "must")}


@pytest.mark.parametrize("first", ["Priority", "Request Status"])
def test_a_request_that_was_withdrawn_is_none_whatever_its_level(tmp_path, first):
    """The status of a request stands beside its level, before or behind it."""
    pairs = [(B[0], S[0], "Must", "Open"), (B[0], S[1], "Want", "Withdrawn by requester"), (B[1], S[0], "No", "Open")]
    pairs += [(B[1], S[2], "Want", "Open"), (B[2], S[2], "Must", "Withdrawn by requester")]
    titles = {"Priority": 2, "Request Status": 3}
    order = sorted(titles, key=lambda title: title != first)
    rows = [["Requested By", "Counterparty", *order], *([*p[:2], *(p[titles[t]] for t in order)] for p in pairs)]
    sheets = {"Accounts": [["Account Name"], *([name] for name in B)], "Meeting Requests": rows, **lists([])}
    sheets["Buyers"] = sheets.pop("Accounts")
    del sheets["Buyer answers"]
    event = read(tmp_path, sheets, sure=0.4).event
    assert event is not None
    assert told(event) == {(B[0], S[0], "must"), (B[1], S[0], "no"), (B[1], S[2], "want")}


def test_a_pair_that_leaves_out_who_asks_is_of_the_row_above(tmp_path):
    rows = [["Кто просит", "С кем", "Насколько важно", "Комментарий"], [B[0], S[0], "обязательно", None]]
    rows += [[None, S[1], "отказ", "прошлый раз не приехали"], [B[1], S[0], "желательно", None]]
    rows += [[B[2], S[0], "желательно", None], [B[2], S[2], "желательно", None]]
    sheets = lists([["Company"], *([name] for name in B)])
    sheets["Заявки на встречи"] = rows
    event = read(tmp_path, sheets, sure=0.4).event
    assert event is not None
    assert (B[0], S[1], "no") in told(event)


def test_a_reason_behind_a_refused_name_is_no_company_by_default(tmp_path):
    rows = [
        ["采购商", "想见的企业", "不想见的企业"],
        ["华北百货", "山东果业", "河南面粉，价格太贵"],
        ["东方超市", "河南面粉", None],
    ]
    sheets = lists(rows, [["供应商", "展区"], ["山东果业", "A"], ["河南面粉", "A"]])
    assert [(q.subject, q.guess) for q in read(tmp_path, sheets).questions] == [("价格太贵", "nobody")]


@pytest.mark.parametrize(
    ("buyer", "text"),
    [
        ("重庆山城火锅集团", "不想跟重庆山城火锅谈"),
        ("佛山明辉灯饰", "别安排佛山明辉灯饰，有过纠纷"),
        ("Магнит Сибири", "не ставить с «Магнитом Сибири»"),
        ("ООО «Магнит Сибири»", "с Магнит Сибири не встречаться; вегетарианцы"),
        ("Northern Lights", "Please don't schedule us with Northern Lights either"),
        ("Northern Lights", "not with Northern Lights (legal dispute)"),
    ],
)
def test_a_remark_refuses_a_company_by_a_short_or_declined_name(tmp_path, buyer, text):
    sellers = [["Exhibiting firm", "Zone", "Remarks"], [S[0], "A", text], [S[1], "A", None]]
    rows = [["Company", "Wishes"], [buyer, S[1]], [B[0], S[0]]]
    event = understood(read(tmp_path, lists(rows, sellers)))
    assert {(asker, target) for asker, target, level, _ in said(event) if level == "no"} == {(S[0], buyer)}


@pytest.mark.parametrize(
    "text", ["not with Northern Lights unless they come", "no meeting with Northern Lights before 12:00, they are late"]
)
def test_a_refusal_under_a_condition_is_asked(tmp_path, text):
    sellers = [["Exhibiting firm", "Zone", "Remarks"], [S[0], "A", text], [S[1], "A", None]]
    rows = [["Company", "Wishes"], ["Northern Lights", S[1]], [B[0], S[0]]]
    assert [(q.kind, q.subject) for q in read(tmp_path, lists(rows, sellers)).questions] == [("cell", text)]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("title", ["展位", "Where", "Стол / зал", "Location at the fair"])
@pytest.mark.parametrize("halls", [["Hall 1", "Hall 2"], ["一号馆", "二号馆"], ["Павильон А", "Павильон Б"]])
def test_halls_are_zones_below_any_title(tmp_path, title, halls):
    sellers = [["Exhibiting firm", title], *([name, halls[n % 2]] for n, name in enumerate(S))]
    sheets = lists([["Company", "Wishes"], *([name, S[0]] for name in B)], sellers)
    sheets["Zones"] = [["Zone", "Name", "Tables"], *([hall, hall, 6] for hall in halls)]
    event = understood(read(tmp_path, sheets))
    assert [c.supplier.zone for c in event.companies if c.supplier is not None] == [halls[n % 2] for n in range(len(S))]


@pytest.mark.one_of(3)
@pytest.mark.parametrize("sheet", ["Buyer answers", "Buyers"])
@pytest.mark.parametrize(
    "text",
    [
        "Tianjun (not Changlan)",
        "Tianjun Machinery (but not Changlan Chemicals)",
        "Tianjun (кроме Changlan)",
        "Tianjun Machinery (не сажать с Changlan)",
        "天骏（不要长澜）",
        "重庆天骏机械有限公司（不见重庆长澜化工有限公司）",
    ],
)
def test_who_is_refused_in_brackets_behind_a_wish_is_refused(tmp_path, sheet, text):
    names = {True: ("Tianjun Machinery", "Changlan Chemicals"), False: ("重庆天骏机械有限公司", "重庆长澜化工有限公司")}
    wanted, refused = names[text.isascii() or "Tianjun" in text]
    sellers = [["Exhibiting firm", "Zone"], *([name, "A"] for pair in names.values() for name in pair)]
    sheets = lists([["Company", "Wishes"], [B[0], text], [B[1], wanted]], sellers)
    event = understood(read(tmp_path, {sheet: sheets.pop("Buyer answers"), **sheets}))
    assert {wish[:3] for wish in said(event)} == {
        (B[0], wanted, "want"),
        (B[0], refused, "no"),
        (B[1], wanted, "want"),
    }


@pytest.mark.parametrize(("answer", "level"), [("refusals", "no"), ("musts", "must")])
def test_few_names_among_other_answers_are_a_list_where_the_organizer_says_what_they_are(tmp_path, answer, level):
    """The title is an option of a question too, and most cells name nobody."""
    options = [f"Пожелания: {what}" for what in ("обсудить", "прочее", "особые")]
    rows = [
        ["Company", "Country", "Wants to meet", *options],
        [B[0], "Russia", S[0], "цены", None, "как получится"],
        [B[1], "Russia", S[1], "сроки", None, S[3]],
        [B[2], "Russia", S[2], None, "звонок", "см. письмо"],
    ]
    columns = f'"{options[2]}" = "{answer}"\n"{options[0]}" = "nothing"\n"{options[1]}" = "nothing"\n'
    names = '[names]\n"как получится" = "nobody"\n"см. письмо" = "nobody"\n'
    (tmp_path / "trade.toml").write_text(f'[form."Buyer answers".columns]\n{columns}{names}', encoding="utf-8")
    found = told(understood(read(tmp_path, lists(rows), form=tmp_path / "trade.toml")))
    assert found == {*((b, s, "want") for b, s in zip(B, S, strict=False)), (B[1], S[3], level)}


def test_levels_in_brackets_hold_for_short_names(tmp_path):
    titles = ["Company", "Country", "Wishes A (must)", "Wishes B (should)", "Wishes C (if free)"]
    rows = [[B[0], "Russia", "Chongqing", "River", None], [B[1], "Russia", "Spring", None, "Yangtze"]]
    event = read(tmp_path, lists([titles, *rows, [B[2], "Russia", None, "Yangtze", None]]), sure=0.5).event
    assert event is not None
    levels = {(b, s): level for b, s, level in told(event)}
    assert levels[B[0], S[0]] == levels[B[1], S[2]] == "must"
    assert (levels[B[0], S[1]], levels[B[1], S[3]]) == ("want", "maybe")


@pytest.mark.parametrize(
    "title", ["Is there anyone on the list to keep you away from?", "Anyone we should keep away from your table?"]
)
def test_whom_to_keep_away_from_is_no_absence(tmp_path, title):
    answers = ["Chongqing (we are in court with them)", "No", "River & Sons please"]
    rows = [
        ["Company", "Country", "Wants to meet", title],
        *([b, "Russia", S[0], a] for b, a in zip(B, answers, strict=True)),
    ]
    intake = read(tmp_path, lists(rows))
    assert {q.guess for q in intake.questions if q.kind == "column"} <= {"refusals"}
    assert not [q for q in intake.questions if q.kind == "times"]


@pytest.mark.parametrize(
    "title", ["Met wie spreekt u nicht?", "Firms that are not for us", "С кем бы вы точно не стали говорить?"]
)
def test_a_negation_that_is_not_understood_is_asked_about(tmp_path, title):
    rows = [
        ["Company", "Country", "Wants to meet", title],
        *([b, "Russia", S[0], s] for b, s in zip(B, S[1:], strict=True)),
    ]
    intake = read(tmp_path, lists(rows))
    refused = {(b, s, "no") for b, s in zip(B, S[1:], strict=True)}
    if intake.event is None:
        assert [(q.subject, q.guess) for q in intake.questions] == [(title, "refusals")]
    else:
        assert refused <= told(intake.event)


def test_polite_words_and_reasons_turn_no_refusal_into_a_wish(tmp_path):
    refused = (
        f"{S[0]} please",
        f"{S[1]} please (competitor of our parent company)",
        f"{S[2].split()[0]} - we already have a contract",
    )
    rows = [
        ["Company", "Country", "Does not want to meet"],
        *([b, "Russia", r] for b, r in zip(B, refused, strict=True)),
    ]
    intake = read(tmp_path, lists(rows), sure=0.5)
    assert told(understood(intake)) == {(b, s, "no") for b, s in zip(B, S, strict=False)}
