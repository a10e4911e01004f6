"""What form tools write around answers is no answer: separators of ticks, wrappers, the language of the form."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.answers import B, S

LETTERED = "昆山精屹模具有限公司", "苏州澜清医疗科技有限公司", "无锡博衡影像设备有限公司", "湖州青禾软件有限公司"
SHORT = "昆山精屹", "澜清医疗", "博衡影像", "青禾软件"


def ticked(title, cells):
    buyers = [["企业名称", title], *([name, cell] for name, cell in zip(B, cells, strict=True))]
    return {
        "采购报名": buyers,
        "供应报名": [["企业名称", "主要产品"], *([name, f"产品{n}号"] for n, name in enumerate(LETTERED))],
    }


@pytest.mark.parametrize("title", ["希望洽谈的供应商(多选)", "希望洽谈的供应商"])
@pytest.mark.parametrize("separator", ["┋", ";#"])
def test_ticks_of_a_form_have_no_order(tmp_path, title, separator):
    cells = [separator.join(SHORT[k] for k in order) for order in ((0, 1, 2), (3, 1), (2, 0, 3))]
    intake = read(tmp_path, ticked(title, cells))
    assert [row.text("rank") for row in intake.tables["Requests"]] == [""] * 8
    assert [f.code for f in intake.findings if f.code == "not-ranked"] == ["not-ranked"]


def test_a_filled_in_option_is_the_name_in_it(tmp_path):
    intake = read(
        tmp_path, ticked("希望洽谈的供应商(多选)", ["昆山精屹┋其他〖青禾软件〗", "其它〖湖州青禾〗", "澜清医疗"])
    )
    assert intake.questions == ()
    asked = [(row.text("from"), row.text("to"), row.text("level")) for row in intake.tables["Requests"]]
    assert asked == [(B[0], LETTERED[0], ""), (B[0], LETTERED[3], ""), (B[1], LETTERED[3], ""), (B[2], LETTERED[1], "")]


@pytest.mark.parametrize("form", ["㈜{}", "{}㈜", "㈱{}", "〖{}〗", "「{}」"])
def test_a_legal_form_in_one_character_and_brackets_are_no_marks(tmp_path, form):
    buyers = [["Company", "Whom to meet"], [B[0], form.format(S[0])], [B[1], S[1]], [B[2], S[0]]]
    intake = read(tmp_path, {"Buyers": buyers, "Suppliers": [["Company"], *([name] for name in S)]})
    assert [q for q in intake.questions if q.kind == "word"] == []


@pytest.mark.one_of(3)
@pytest.mark.parametrize(
    "title",
    [
        "Start language",
        "Język początkowy",
        "Startsprache",
        "Start-Sprache",
        "Sprache",
        "起始语言",
        "시작 언어",
        "لغة البدء",
    ],
)
@pytest.mark.parametrize("spoken", [["Which languages do you speak?"], ["Languages [Polish]", "Languages [English]"]])
def test_the_language_of_a_form_is_none_of_the_company(tmp_path, title, spoken):
    cells = [["ru; en"], ["kk"], ["ru"]] if len(spoken) == 1 else [["Yes", "No"], ["No", "Yes"], ["Yes", "Yes"]]
    buyers = [
        [title, "Company", *spoken, "Whom to meet"],
        *(["pl", name, *told, S[0]] for name, told in zip(B, cells, strict=True)),
    ]
    intake = read(tmp_path, {"Answers": buyers, "Suppliers": [["Company"], *([name] for name in S)]})
    assert all("pl" not in row.text("languages").split("; ") for row in intake.tables["Purchasers"])


@pytest.mark.parametrize(("title", "yes"), [("ضيف VIP", "نعم"), ("VIP", "sim"), ("贵宾", "✓"), ("ВИП-гость", "да")])
def test_a_yes_below_a_title_for_vips_is_one(tmp_path, title, yes):
    buyers = [["Company", "Whom to meet", title], [B[0], S[0], yes], [B[1], S[1], None], [B[2], S[0], None]]
    intake = read(tmp_path, {"Answers": buyers, "Suppliers": [["Company"], *([name] for name in S)]})
    assert intake.event is not None
    assert [c.name for c in intake.event.companies if c.purchaser and c.purchaser.vip] == [B[0]]


PAIRED = [(B[0], "Buyer", "French Malagasy", 1, 1, 0), (B[1], "Buyer", "Malagasy Other", 0, 1, 1)]
LANGUAGES = ["Languages", *(f"Languages/{name}" for name in ("French", "Malagasy", "Other"))]


def test_labels_joined_by_blanks_are_the_options_that_are_chosen(tmp_path):
    wished = ["Whom to meet", *(f"Whom to meet/{name}" for name in S[:3])]
    answers = [["Company", *LANGUAGES, *wished]]
    answers += [
        [b, *told, " ".join(S[:n]), *(int(k < n) for k in range(3))] for n, (b, _, *told) in enumerate(PAIRED, 1)
    ]
    intake = read(tmp_path, {"Answers": answers, "Suppliers": [["Company"], *([name] for name in S)]})
    assert intake.questions == ()
    assert [row.text("languages") for row in intake.tables["Purchasers"]] == ["French; Malagasy", "Malagasy"]
    asked = {(row.text("from"), row.text("to"), row.text("level")) for row in intake.tables["Requests"]}
    assert asked == {(B[0], S[0], ""), (B[1], S[0], ""), (B[1], S[1], "")}


@pytest.mark.parametrize(("link", "to"), [("_parent_index", "_index"), ("PARENT_KEY", "KEY")])
def test_people_on_a_sheet_linked_to_the_answers_are_those_of_the_companies(tmp_path, link, to):
    answers = [["Company", "Whom to meet", to], *([b, S[0], n] for n, b in enumerate(B, 1))]
    people = [["Name", "Position", *LANGUAGES, link], ["Ann Lee", "Head", *PAIRED[0][2:], 1]]
    people += [["Bo Wu", "Buyer", *PAIRED[1][2:], 1], ["Cy Tan", "Buyer", *PAIRED[0][2:], 2]]
    intake = read(tmp_path, {"Form": answers, "guests": people, "Suppliers": [["Company"], *([s] for s in S)]})
    assert intake.questions == ()
    told = [(row.text("company"), row.text("delegate"), row.text("languages")) for row in intake.tables["Delegates"]]
    assert told[:2] == [(B[0], "Ann Lee", "French; Malagasy"), (B[0], "Bo Wu", "Malagasy")]
    assert [row.text("company") for row in intake.tables["Purchasers"]] == B
