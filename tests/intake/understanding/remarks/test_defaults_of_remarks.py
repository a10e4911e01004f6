"""The default answers of questions on remarks: a must is no withdrawal, a wish is one, who cancels does not come."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.comments import Comment

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.intake.understanding.telling import said_with_guess
from sco_scheduler.output.texts.words import speech
from tests.intake.books import read, save

SELLERS = ["Jade Tea", "Lotus Glass", "River Machines", "Spring Parts"]


def _sheets(remark=None, below=(), notes=(), wishes=("Jade Tea", "Lotus Glass")):
    rows = [["Company", "City", "1st choice", "2nd choice", "Remarks"], ["Altyn Trade", "Almaty", *wishes, remark]]
    rows += [["Ural Import", "Perm", "Jade Tea", None, None], ["Bishkek Motors", "Osh", "Lotus Glass", None, None]]
    sheets = {"Buyers": rows, "Suppliers": [["Company", "Zone"], *([name, "A"] for name in SELLERS)]}
    if below:
        sheets["Buyers"] += [[None], *([text] for text in below)]
    if notes:
        sheets["Office"] = [["Notes of the office"], *([text] for text in notes)]
    return sheets


@pytest.mark.parametrize(
    "remark",
    [
        "We are exclusive distributor candidate, must meet Lotus Glass.",
        "Мы эксклюзивный дистрибьютор, исключительно важно встретиться с Lotus Glass",
        "Nous sommes distributeur exclusif, rencontre avec Lotus Glass indispensable",
        "Somos distribuidor exclusivo en Perú, imprescindible reunirnos con Lotus Glass",
        "Stahlhandel, wir müssen Lotus Glass unbedingt treffen",
        "Peruvian skincare buyer, quite new here: must meet Lotus Glass",
        "Our old order is cancelled, must meet Lotus Glass.",
        "прошлый заказ отменён, обязательно встретиться с Lotus Glass",
        "Lotus Glass必须见，原订单已取消",
    ],
)
def test_a_must_beside_a_word_like_one_that_takes_back_is_no_withdrawal(tmp_path, remark):
    sheets = _sheets(remark)
    assert {(q.guess, q.whom) for q in read(tmp_path, sheets).questions} <= {("musts", ("Lotus Glass",))}
    event = read(tmp_path, sheets, sure=0.0).event
    musts = [request.supplier for request in event.requests if request.level is Level.MUST]
    assert [event.company_by_id[key].name for key in musts] == ["Lotus Glass"]


@pytest.mark.parametrize(
    "remark",
    ["Lotus Glass must be removed from our list", "обязательно уберите Lotus Glass", "务必取消Lotus Glass"],
)
def test_what_must_be_taken_back_still_is_a_withdrawal(tmp_path, remark):
    (question,) = read(tmp_path, _sheets(remark)).questions
    assert question.guess == "withdrawn: Lotus Glass"


@pytest.mark.parametrize(
    "remark",
    [
        "Сами хотели бы встретиться с «Spring Parts»",
        "We would also be glad to talk to Spring Parts",
        "Wir würden selbst gern Spring Parts treffen",
        "Nous souhaiterions rencontrer Spring Parts",
        "Gostaríamos de nos reunir com a Spring Parts",
        "Vorremmo incontrare Spring Parts",
        "Spring Parts ile görüşmek istiyoruz",
        "Spring Parts компаниясымен кездескіміз келеді",
        "Spring Parts bilan uchrashmoqchimiz",
        "Spring Parts ilə görüşmək istərdik",
        "نود مقابلة Spring Parts",
        "مایلیم با Spring Parts دیدار کنیم",
        "Spring Parts-тай уулзахыг хүсэж байна",
        "我们自己想见Spring Parts",
        "Spring Parts와 만나고 싶습니다",
    ],
)
def test_a_plain_wish_is_the_default_with_its_company_and_nothing_to_withdraw(tmp_path, remark):
    (question,) = read(tmp_path, _sheets(remark)).questions
    assert (question.guess, question.likely, question.whom) == ("wishes", True, ("Spring Parts",))
    assert "withdrawn" not in question.options
    assert speech("en").say(said_with_guess(question)).endswith("companies they want to meet: Spring Parts")


@pytest.mark.parametrize("remark", ["Spring Parts хотят купить нашу компанию", "Мы уже встречались со Spring Parts"])
def test_what_only_mentions_a_company_has_no_default(tmp_path, remark):
    (question,) = read(tmp_path, _sheets(remark)).questions
    assert not question.likely


def test_a_withdrawal_of_what_nobody_wished_is_asked_about(tmp_path):
    form = tmp_path / "form.toml"
    form.write_text('[words.remark]\nwithdrawn = ["Spring Parts are old friends"]\n', encoding="utf-8")
    (question,) = read(tmp_path, _sheets("Spring Parts are old friends"), form=form).questions
    assert (question.kind, question.likely) == ("whom", False)


@pytest.mark.parametrize(
    "remark",
    [
        "must be arranged: meeting with Zorro Co",
        "Обязательна встреча с «Заря-М»",
        "Treffen mit Zorro GmbH unbedingt nötig",
        "Reunión con Zorro SL imprescindible",
        "Zorro firması ile görüşme şart",
        "Zorro bilan uchrashuv shart",
        "لقاء شركة زورو ضروري",
        "邮件里说必须安排与彩晶宝石厂见面",
    ],
)
def test_a_must_for_an_unknown_company_is_no_mere_note(tmp_path, remark):
    (question,) = read(tmp_path, _sheets(remark)).questions
    assert question.guess == "musts"


@pytest.mark.parametrize(
    ("wish", "remark"),
    [("Lotus Glas", "Lotus Glas unbedingt"), ("Machines River", "Machines River must be met")],
)
def test_a_name_by_which_a_wish_calls_a_company_is_known_in_remarks(tmp_path, wish, remark):
    wished = read(tmp_path, _sheets(remark, wishes=("Jade Tea", wish)), sure=0.5)
    assert not [q for q in wished.questions if q.kind == "whom"]
    assert wished.event is not None
    assert [r.level for r in wished.event.requests if r.level is Level.MUST] == [Level.MUST]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Altyn Trade max 4", "Maximum"),
        ("Altyn max 4", "Maximum"),
        ("Altyn 至少3场", "Minimum"),
        ("Altyn Trade не более 4", "Maximum"),
        ("Altyn Trade höchstens 4", "Maximum"),
        ("Altyn Trade en fazla 4", "Maximum"),
        ("Altyn Trade ең көбі 4", "Maximum"),
        ("Altyn Trade حداکثر 4", "Maximum"),
        ("Altyn Trade at least 3 meetings", "Minimum"),
    ],
)
@pytest.mark.parametrize("place", ["below", "notes"])
def test_a_limit_directly_behind_a_name_is_one(tmp_path, place, text, meant):
    (question,) = read(tmp_path, _sheets(**{place: (text,)})).questions
    assert (question.guess, question.likely) == (meant, True)


@pytest.mark.parametrize("text", ["Cancelled", "отменили", "已取消", "abgesagt", "annulé", "iptal etti", "لغو شد"])
@pytest.mark.parametrize(("cell", "meant"), [("A2", "cancelled"), ("B2", "cancelled"), ("C2", "withdrawn")])
def test_a_comment_that_cancels_is_about_its_row_or_its_wish(tmp_path, text, cell, meant):
    path = save(tmp_path / "trade.xlsx", _sheets())
    book = openpyxl.load_workbook(path)
    book["Buyers"][cell].comment = Comment(text, "Olga")
    book.save(path)
    (question,) = read_registrations(path).questions
    assert (question.guess, question.likely) == (meant, True)


@pytest.mark.parametrize(
    "remark",
    [
        "Оролцохоо больсон (утсаар мэдэгдсэн)",
        "передумали участвовать",
        "gave up participating",
        "doch nicht dabei",
        "acabaram por não vir",
        "عدلوا عن المشاركة",
    ],
)
def test_who_changes_their_mind_does_not_come(tmp_path, remark):
    intake = read(tmp_path, _sheets(remark), sure=0.5)
    assert intake.event is not None
    assert [company.name for company in intake.event.companies if company.cancelled] == ["Altyn Trade"]
