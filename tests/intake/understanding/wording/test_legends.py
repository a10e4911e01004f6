"""Legends explain signs in whatever way they are written, wherever they stand; a star beside ticks is asked for."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.comments import Comment

from sco_scheduler.domain.names import fold
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.wording.legends import (
    explained_signs,
    explained_words,
    legend_in_cells,
    legend_of,
    legends_beside,
    short_rows,
    told_of_signs,
)
from tests.intake.books import read, save
from tests.intake.understanding.companies.test_sheet_words import SAID, B, S, matrix, signed, wishes
from tests.intake.understanding.sheets import sheet

STARS = {"m": "★", "w": "✓", "n": "✗"}
OF_STARS = {"★": "must", "✓": "want", "✗": "no"}


@pytest.mark.parametrize(
    "text",
    [
        "注：★ 必须安排；✓ 有意向；✗ 不安排洽谈。",
        "★必须安排 ✓有意向 ✗不安排洽谈",
        "（★必须安排；✓有意向；✗不安排）",
        "★：必须安排｜✓：有意向｜✗：不安排",
        "必须安排：★；有意向：✓；不安排：✗",
        "带★的为必须安排，打✓的为有意向，打✗的不安排",
        "说明:\n★ 必须安排\n✓ 有意向\n✗ 不安排",
        "采购商洽谈意向表（★必须安排，✓有意向，✗不安排）",
        "Legend: ★ must meet / ✓ would like / ✗ do not schedule",
        "★/✓/✗ = must/want/no",
        "must = ★, want = ✓, no = ✗",
        "Mark with ★ whom you must meet; with ✓ whom you want to meet, leave empty if not; ✗ to be avoided",
        "Обозначения: ★ обязательно ✓ желательно ✗ не ставить",
        "Звёздочкой ★ отмечены обязательные встречи, галочкой ✓ — желательные, крестиком ✗ — нежелательные",
        "★ – міндетті, ✓ – қалайды, ✗ – қаламайды",
        "★ - albatta; ✓ - xohlaydi; ✗ - xohlamaydi",
    ],
)
def test_a_legend_explains_marks_in_one_cell(text):
    assert legend_of([text]) == OF_STARS


@pytest.mark.parametrize("words", ["керек емес", "kerak emas", "gerek yok", "nereikia", "không cần"])
def test_a_sign_for_those_who_are_not_needed_is_left_to_a_question(words):
    assert legend_of([f"★ - must; ✓ - want; ✗ - {words}"]) == {k: v for k, v in OF_STARS.items() if v != "no"}


@pytest.mark.parametrize(
    "text",
    ["M=must W=want N=no", "M: must / W: want / N: no", "must = M, want = W, no = N", "M - must W - want N - no"],
)
def test_a_legend_explains_letters(text):
    assert legend_of([text]) == {"m": "must", "w": "want", "n": "no"}


@pytest.mark.parametrize("text", ["11:00前不能参加", "14-15 не можем встречаться", "9:30 – 11:00 cannot meet"])
def test_times_explain_no_number(text):
    assert explained_signs(text) == ()


def test_numbers_behind_what_they_mean_are_a_scale_or_count():
    assert legend_of(["must = 2, maybe = 1, no = 0"]) == {"2": "must", "1": "maybe", "0": "no"}
    assert legend_of(["must = 1, maybe = 2"]) == {"1": "must", "2": "maybe"}
    assert legend_of(["must = 4, maybe = 7"]) == legend_of(["Must: 2; Maybe: 1"]) == legend_of(["must = 1"]) == {}


@pytest.mark.parametrize(
    "text", ["Jade Tea ✓ Ural Import ✗", "Altyn ★ must meet Ural", "Hotel ★★★★", "Chongqing × Almaty"]
)
def test_marks_in_other_remarks_explain_nothing(text):
    assert not explained_signs(text)


@pytest.mark.parametrize("cells", [["图例", "★ 必须", "✓ 想见", "✗ 不见"], ["★", "必须", "✓", "想见", "✗", "不见"]])
def test_a_legend_stands_in_several_cells_of_a_row(tmp_path, cells):
    assert legend_of([legend_in_cells(cells)]) == OF_STARS
    rows = matrix("Buyer \\ Supplier", B, S, signed(**STARS))
    assert wishes(read(tmp_path, {"Buyers": [*rows, cells]})) == SAID
    assert legend_in_cells(["Jade Tea", "★", "must", "Ural Import"]) == ""


def test_a_legend_below_numbers_that_two_lists_share_stays(tmp_path):
    rows = [[number or "No.", *row] for number, row in enumerate(matrix("Buyer", B, S, signed(**STARS)))]
    hosts = [["No.", "Supplier"], *([number, name] for number, name in enumerate(S, 1))]
    sheets = {"Buyers": [*rows, [], ["★ must meet; ✓ would like to meet; ✗ do not arrange"]], "Suppliers": hosts}
    assert wishes(read(tmp_path, sheets)) == SAID


@pytest.mark.parametrize("corner", ["Buyer (★ must, ✓ want, ✗ no)", "Buyer"])
def test_a_legend_stands_in_a_title_or_in_a_comment(tmp_path, corner):
    path = save(tmp_path / "trade.xlsx", {"Buyers": matrix(corner, B, S, signed(**STARS))})
    if corner == "Buyer":
        book = openpyxl.load_workbook(path)
        book["Buyers"]["B1"].comment = Comment("★ must; ✓ want; ✗ no", "organizer")
        book.save(path)
    assert wishes(read_registrations(path)) == SAID


@pytest.mark.parametrize(("mark", "other", "guess"), [("★", "✓", "must"), ("●", "v", "must"), ("☆", "★", "want")])
def test_a_star_or_the_like_beside_other_marks_is_asked_for(tmp_path, mark, other, guess):
    intake = read(tmp_path, {"Buyers": matrix("Buyer", B, S, signed(m=mark, w=other, n="."))})
    assert (mark, guess) in [(q.subject, q.guess) for q in intake.questions]
    alone = read(tmp_path, {"Buyers": matrix("Buyer", B, S, signed(m=mark, w=mark, n="."))})
    assert not alone.questions


@pytest.mark.parametrize("ticks", [("✓", "√"), ("+", "x"), ("v", "V")])
def test_a_row_of_ticks_explains_nothing(ticks):
    assert legend_in_cells(["Altyn Trade", *ticks, *ticks]) == ""


@pytest.mark.parametrize(
    ("marks", "guesses"),
    [("★ ✓ ✗", ["must", "no"]), ("++ + -", ["no"])],
)
def test_signs_of_a_column_of_levels_are_asked_for_or_explained_by_a_legend(tmp_path, marks, guesses):
    must, want, no = marks.split()
    signs = {"must": must, "want": want, "no": no}
    rows = [["Buyer", "Supplier", "Mark"], *([one, other, signs[level]] for one, other, level in sorted(SAID))]
    lists = {"Buyers": [["Company"], *([name] for name in B)], "Suppliers": [["Company"], *([name] for name in S)]}
    asked = {q.subject: q.guess for q in read(tmp_path, {**lists, "Wished for": rows}).questions}
    assert [asked[sign] for sign in (must, want, no) if sign in asked] == guesses
    legend = [[], [f"{must} = must; {want} = want; {no} = no"]]
    assert wishes(read(tmp_path, {**lists, "Wished for": [*rows, *legend]})) == SAID


def test_a_minus_in_brackets_behind_a_name_refuses_as_the_legend_says(tmp_path):
    assert legend_of(["(!) – обязательно, (-) – не встречаться"]) == {"!": "must", "-": "no"}
    wanted = [["Company", "Wishes"], [B[0], f"{S[2]} (!); {S[3]} (-)"], [], ["(!) – must; (-) – do not meet"]]
    sheets = {"Buyers (importers)": wanted, "Suppliers": [["Company"], *([name] for name in S)]}
    assert wishes(read(tmp_path, sheets)) == {(B[0], S[2], "must"), (B[0], S[3], "no")}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["★ must"], ["★ must"]),
        (["★", "must"], ["★ = must"]),
        ([" ★ ", "  must\u00a0meet "], ["★ = must\u00a0meet"]),
        (["VIP", "must"], ["VIP = must"]),
        (["many", "must"], []),
        (["3", "must"], []),
        (["★", "must", "✓", "want"], ["★ = must; ✓ = want"]),
        (["A", "b", "must"], []),
        (["Key", "★ must", "✓ want"], ["★ must; ✓ want"]),
        (["Key", "★", "must", "✓", "want"], ["★ = must; ✓ = want"]),
        (["Key", "Signs", "★ must", "✓ want"], []),
        (["★ must", "tea", "✓ want"], []),
        (["★ must", "✓ tea", ""], []),
        (["Key", "★ must", "tea"], []),
    ],
)
def test_a_row_explains_signs_by_one_text_a_sign_and_a_text_or_several_of_such(row, told):
    assert [text.replace(", ", "; ") for text in short_rows([sheet("Key", row)])] == told


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("1 = first priority, 2 = second, etc.   X = no meeting please", (("X", "no meeting please"),)),
        ("1 – первый приоритет, 2 – второй, X – нет", (("X", "нет"),)),
        ("1=第一意向，2=第二意向", ()),
        ("1 = must meet (first priority), 2 = nice", (("1", "must meet (first priority)"), ("2", "nice"))),
        ("1 = second choice", (("1", "second choice"),)),
    ],
)
def test_a_number_that_a_legend_calls_the_same_rank_is_no_level(text, others):
    assert explained_signs(text) == others


LONG = "not to be arranged at all after what happened between them last year in autumn"


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("★ must ✓ want ✗ no", "★ must, ✓ want, ✗ no"),
        ("must ★ want ✓ no ✗", "★ must, ✓ want, ✗ no"),
        ("marks: must ★ want ✓ no ✗", "★ must, ✓ want, ✗ no"),
        ("★ ✓ want ✗ no", "✓ want, ✗ no"),
        (f"★ must ✓ want ✗ {LONG}", "★ must, ✓ want"),
        ("mark ★ those who must be met", "★ those who must be met"),
        ("Wishes (★must✓want)", "★ must, ✓ want"),
        ("Hotel ★ must be booked", ""),
    ],
)
def test_marks_stand_before_or_behind_their_meanings(text, explained):
    assert ", ".join(f"{sign} {meaning}" for sign, meaning in explained_signs(text)) == explained


@pytest.mark.parametrize(
    ("texts", "beside"),
    [
        (["M = must meet", "W = would like to meet"], True),
        (["Key:", "M = must meet", "N = no meeting"], True),
        (["П – закупщик", "С – поставщик"], True),
        (["★ 必须安排", "√ 愿意洽谈"], True),
        (["M = must meet", "Altyn Trade"], False),
        (["Key:", "M = must meet"], False),
        (["M = must meet"], False),
        (["xyz = qrs (abc)", "xyz + abc = qrs"], True),
        (["xyz = qrs (abc)", "Altyn Trade"], False),
    ],
)
def test_a_column_that_only_explains_signs_stands_beside_the_list(texts, beside):
    filled = {row: {1: "P1", 2: "S1"} for row in range(1, 9)}
    for row, text in enumerate(texts, 1):
        filled[row][7] = text
    assert legends_beside(filled) == ({7: dict(enumerate(texts, 1))} if beside else {})
    assert legends_beside({row: {7: text} for row, text in enumerate(texts, 1)}) == {}


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("★/✓ = must/want", {"★": "must", "✓": "want"}),
        ("★ = must", {"★": "must"}),
        ("★ key, to be met by all means", {"★": "key, to be met by all means"}),
        ("Wishes of the buyers (★ must, ✓ want)", {"★": "must", "✓": "want"}),
        ('Fill in ("-" = do not arrange)', {"-": "do not arrange"}),
        ("B - buyer, S – seller", {"B": "buyer", "S": "seller"}),
        ("no = 0, want = 1, must = 2", {"0": "no", "1": "want", "2": "must"}),
        ("打★的为必须安排", {"★": "必须安排"}),
        ("打★的企业", {}),
        ("A/F! = wanted by both", {"A/F!": "wanted by both"}),
        ("A / F = wanted by both", {"A / F": "wanted by both"}),
        ("B! + S? = wanted by both", {"B! + S?": "wanted by both"}),
        ("must ★, want ✓", {}),
    ],
)
def test_the_signs_that_a_remark_explains(text, explained):
    assert dict(explained_signs(text)) == explained


ENDS = (
    *("1 = ต้องการพบมากที่สุด", "1 = ต้องการพบมากที่สุด, 5 = น้อยที่สุด", "1 = le plus prioritaire", "1 = en öncelikli"),
    *("1 = ən vacib", "1 = 가장 중요", "1 = quan trọng nhất", "1 = eng muhim", "5 = najważniejsze, 1 = najmniej ważne"),
    *("1 = найважливіше", "1 = הכי חשוב", "1 = सबसे महत्वपूर्ण", "1 = بیشترین تمایل"),
)


@pytest.mark.parametrize(
    ("legend", "levels"),
    [
        # each of signs that look alike; no wish is not just a no
        ("M = must meet; W = no requirement; x = do not meet", {"m": "must", "w": "nothing", "x": "no", "х": "no"}),
        (
            "1 = must see; X = no thanks; N = nope; O = no opinion",
            {"1": "must", "n": "no", "x": "no", "х": "no", "o": "nothing"},
        ),
        ("N = no; v = want; P = perhaps", {"n": "no", "v": "want", "√": "want", "p": "maybe"}),
        ("T = tea; Q = quotation", {}),
        ("(*) = must meet", {"*": "must"}),
        # what is to be ignored is nothing, whatever else is said of it
        ("W = the sender no longer wants it, please ignore", {"w": "nothing"}),
        ("С = снята, хотели раньше, не учитывать; Х = хотим", {"с": "nothing", "х": "want", "x": "want"}),
        ("T=想见面,但已作废", {"t": "nothing"}),
        ("★ = you want to meet, leave empty if not", {"★": "want"}),
        # numbers that all mean wishes rank or rate
        ("1 = want to meet, 2 = would like to meet", {}),
        ("1 = want to meet, 2 = must", {"1": "want", "2": "must"}),
        # so do the ends of a scale
        ("Rank up to 4 (1 = most important).", {}),
        ("1 = самый важный, 5 = наименее важный", {}),
        ("Bitte ordnen (1 = am wichtigsten)", {}),
        ("1 = 最重要; x = do not meet", {"x": "no", "х": "no"}),
        ("1 = top priority; 2 = if time permits", {"1": "must", "2": "maybe"}),
        *((f"({text})", {}) for text in ENDS),
        ("1 = sehr wichtig, 5 = unwichtig", {}),
        ("1 = must meet most", {"1": "must"}),
        ("1 = ต้องพบ", {"1": "must"}),
        ("1 = nhất định phải gặp", {"1": "must"}),
        ("0 = no, 2 = must", {"0": "no", "2": "must"}),
    ],
)
def test_levels_that_a_legend_gives_to_signs(legend, levels):
    assert legend_of([legend]) == levels


@pytest.mark.parametrize("text", ["-1 = refuse", "0 - all the same, -1 - refuse", "−1：refuse"])
def test_a_number_below_zero_is_explained_as_a_sign_is(text):
    assert ("-1", "refuse") in explained_signs(text)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("★/✓/✗ = must/want/no", [("★", "must"), ("✓", "want"), ("✗", "no")]),
        ("★, ✓: must, want", [("★", "must"), ("✓", "want")]),
    ],
)
def test_signs_and_their_meanings_may_be_listed_one_behind_the_other(text, signs):
    assert list(explained_signs(text)) == signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("区分：必須＝必ず面談を設定、希望＝できれば設定、面談不可＝設定しない", "面談不可"),
        ("M = Termin Pflicht, X = nicht ansetzen", "x"),
        ("O = obbligatorio, N = non fissare", "n"),
        ("T = musi być, N = nie planować", "n"),
        ("P = povinné, N = neplánovat", "n"),
        ("M = verplicht, N = niet inplannen", "n"),
        ("필수 = 반드시, 불가 = 설정하지 않음", "불가"),
        ("W = wajib, X = tidak dijadwalkan", "x"),
    ],
)
def test_what_a_legend_says_not_to_arrange_is_refused(text, sign):
    assert legend_of([text])[sign] == "no"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ТД = түске дейін ғана (13:00-ге дейін)", {"тд": "түске дейін ғана (13:00-ге дейін)"}),
        ("V = vormittags (bis 13:00)", {"v": "vormittags (bis 13:00)"}),
        ("AM: only until 13:00", {"am": "only until 13:00"}),
        ("上 = 仅上午(至13:00)", {"上": "仅上午(至13:00)"}),
        ("Marks: ++ must meet", {"++": "must meet"}),
    ],
)
def test_a_time_in_a_meaning_is_no_other_sign(text, said):
    assert told_of_signs([text]) == said


@pytest.mark.parametrize(
    "text",
    [
        "M = must meet (goes before the numbered choices)",
        "M = обязательная встреча (раньше выбора по номерам)",
        "M = 必须见（排在其他志愿之前）",
    ],
)
def test_what_brackets_behind_a_meaning_say_of_choices_leaves_it_its_level(text):
    assert legend_of([text, "x = no"])["m"] == "must"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        (
            "填表说明：数字为见面优先顺序，1为最想见；数字后加“★”表示必须安排；“×”表示不见；空白表示无意向",
            {"★": "must", "×": "no"},
        ),
        ("数字后加★的为必须安排", {"★": "must"}),
        ("A表示必须安排，B表示希望，C表示不见", {"a": "must", "b": "want", "c": "no"}),
        ("M means must meet, W means wants to meet", {"m": "must", "w": "want"}),
        ("A star (★) means must meet", {"★": "must"}),
        ('"★" after the number means the meeting is a must', {"★": "must"}),
        ("«★» после цифры означает, что встреча обязательна", {"★": "must"}),
        ("О означает «обязательно», Н означает «не встречаться»", {"о": "must", "н": "no"}),
        ("M heißt muss treffen", {"m": "must"}),
        ("★ signifie rencontre obligatoire, × signifie à ne pas rencontrer", {"★": "must", "×": "no"}),
        ("★ significa reunión obligatoria; × significa no reunirse", {"★": "must", "×": "no"}),
        ("★ nghĩa là bắt buộc gặp, × nghĩa là không gặp", {"★": "must", "×": "no"}),
    ],
)
def test_a_verb_may_say_what_a_sign_means(text, levels):
    assert {sign: level for sign, level in legend_of([text]).items() if sign in levels} == levels


@pytest.mark.parametrize(
    "text", ["I mean to meet all", "A buyer means business", "数字为见面优先顺序", "5★ hotel is near"]
)
def test_a_verb_of_a_sentence_explains_no_sign(text):
    assert not {"i", "a", "5", "★"} & legend_of([text]).keys()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hot – has to be met", {"hot": "has to be met"}),
        ("Hot: must meet; cold: does not want to meet", {"Hot": "must meet", "cold": "does not want to meet"}),
        ("«горячо» = обязательная встреча", {"горячо": "обязательная встреча"}),
        ("красный：必须安排，黑色：不想见", {"красный": "必须安排", "黑色": "不想见"}),
        (
            "hot - must meet (first day), cold - not interested",
            {"hot": "must meet (first day)", "cold": "not interested"},
        ),
        ("warm – would like to meet", {}),
        ("hot – 12", {}),
        ("hot meals – must meet the cook", {}),
        ("Altyn is hot", {}),
    ],
)
def test_words_of_a_list_are_explained_behind_any_link(text, told):
    words = {"hot", "cold", "горячо", "красный", "黑色"}
    assert dict(explained_words(text, words)) == told
    assert legend_of([text], words).keys() >= {fold(word) for word in told}


@pytest.mark.parametrize(
    ("cells", "beside"),
    [
        ([["Level:"], ["sunny – must meet"], ["snowy – no meeting"]], True),
        ([["sunny", "must meet"], ["snowy", "no meeting"]], True),
        ([["Level"], ["sunny", "must meet"], ["snowy", "no meeting"]], True),
        ([["sunny – must meet"], ["sunny – no meeting"]], False),
        ([["sunny – must meet"], ["tea – no meeting"]], False),
        ([["sunny – must meet"], ["12 sunny meals"]], False),
    ],
)
def test_a_column_beside_a_list_explains_its_words(cells, beside):
    filled = {row: {1: "P1", 2: ("sunny", "snowy")[row % 2]} for row in range(1, 9)}
    for row, texts in enumerate(cells, 1):
        filled[row] |= dict(enumerate(texts, 5))
    told = {row: " = ".join(texts) for row, texts in enumerate(cells, 1)}
    assert legends_beside(filled).get(5) == (told if beside else None)
