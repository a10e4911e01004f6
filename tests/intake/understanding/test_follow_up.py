"""A form's answers with short names, numbered lists, and a last column in which a colleague notes what came of them."""

from __future__ import annotations

import pytest

from tests.intake.books import read
from tests.intake.understanding.layouts.test_outlines import event_of

ZH = (
    ("浙江百佳乐超市连锁有限公司", "上海优品汇电子商务有限公司", "杭州云鲸优选科技有限公司"),
    ("宁波宝丽厨电有限公司", "慈溪市恒沃电器有限公司", "宁波奥朗智能科技有限公司", "慈溪博越小家电有限公司"),
    ("宝丽", "恒沃", "奥朗", "博越"),
    ("采购商", "供应商"),
)
EN = (
    ("Harbour Stores International Ltd", "Delta Retail Group Ltd", "Corner House Imports Ltd"),
    ("Unique Fasteners Ltd", "Apex Moulds Ltd", "Omkar Precision Tools Ltd", "Pragati Springs Ltd"),
    ("Unique", "Apex", "Omkar", "Pragati"),
    ("buyer", "seller"),
)
RU = (
    ("ООО «Торговый дом Дельта»", "АО «Северный путь»", "ООО «Уральский импорт»"),
    ("ООО «Камские метизы»", "АО «Псковкабель»", "ООО «Завод Литьё»", "ООО «Прогресс станки»"),
    ("Камские", "Псковкабель", "Литьё", "Прогресс"),
    ("покупатель", "поставщик"),
)


def _form(of, titles, answers, notes=()):
    """A form of both sides: who, the side, wishes, what else is asked, and the notes of a colleague."""
    buyers, sellers, _, sides = of
    notes = [*notes, *[None] * 7]
    rows = [[name, sides[0], *answers[n], notes[n]] for n, name in enumerate(buyers)]
    return [list(titles), *rows, *([name, sides[1], None, None, notes[n]] for n, name in enumerate(sellers, 3))]


def _wished(event):
    names = {c.id: c.name for c in event.companies}
    return {(names[r.asker], names[r.target], r.level.value) for r in event.requests}


MUSTS = [
    (ZH, ("贵公司全称", "身份", "希望洽谈的企业", "以上企业中,哪几家请务必安排?", "备注")),
    (ZH, ("贵公司全称", "身份", "想见的企业", "其中一定要见的", "备注")),
    (EN, ("Company", "Role", "Whom would you like to meet?", "Of these, which must we arrange?", "Notes")),
    (EN, ("Company", "Role", "Wishes", "Which of the above are a must?", "Notes")),
    (RU, ("Компания", "Роль", "С кем хотите встретиться?", "Кого из них поставить обязательно?", "Примечание")),
    (RU, ("Компания", "Роль", "Желаемые встречи", "Из них обязательные", "Примечание")),
]


@pytest.mark.parametrize(("of", "titles"), MUSTS)
def test_a_question_which_of_them_are_musts_is_one_for_companies_by_short_names(tmp_path, of, titles):
    buyers, sellers, short, _ = of
    sign = "、" if of is ZH else ", "
    answers = ((sign.join(short[:3]), short[0]), (sign.join(short[1:]), sign.join(short[2:])), (short[0], None))
    intake = read(tmp_path, {"Sheet1": _form(of, titles, answers)}, sure=0.0)
    meant = {(buyers[0], sellers[0]), (buyers[1], sellers[2]), (buyers[1], sellers[3])}
    assert {pair[:2] for pair in _wished(event_of(intake)) if pair[2] == "must"} == meant
    assert not intake.event.zones[1:]


@pytest.mark.parametrize("of", [ZH, EN, RU])
@pytest.mark.parametrize(
    "listed", ["1{} 2{} 3{}", "1.{} 2.{} 3.{}", "1、{} 2、{} 3、{}", "1{},2{},3{}", "1) {} 2) {} 3) {}"]
)
def test_numbered_names_are_apart_whatever_stands_between_number_and_name(tmp_path, of, listed):
    buyers, sellers, short, _ = of
    titles = MUSTS[0][1] if of is ZH else MUSTS[2][1] if of is EN else MUSTS[4][1]
    order = (short[2], short[0], short[3])
    answers = ((listed.format(*order), None), (short[1], None), (short[0], None))
    intake = read(tmp_path, {"Sheet1": _form(of, titles, answers)}, sure=0.0)
    assert {to for who, to, _ in _wished(event_of(intake)) if who == buyers[0]} == {*sellers} - {sellers[1]}


@pytest.mark.parametrize(
    ("of", "title", "notes"),
    [
        (ZH, "跟进(小王)", ("已电话确认", "10/13来电:临时有事不来了,取消", "已确认")),
        (ZH, "跟进情况", ("已确认", "临时有事,取消参会", "未接电话,已发短信")),
        (EN, "Followed up by (Anna)", ("confirmed by phone", "called 10/3: cannot come, cancelled", "left a message")),
        (EN, "Checked by", ("ok, confirmed", "withdrew, not coming", "confirmed")),
        (RU, "Куратор (Ольга)", ("подтвердили", "звонили 3.10: не приедут, отказались от участия", "подтверждено")),
        (RU, "Менеджер", ("подтвердили", "отменили участие", "смс отправлена")),
    ],
)
def test_a_cancellation_in_the_column_of_who_follows_up_is_read_or_asked(tmp_path, of, title, notes):
    titles = (*(MUSTS[0][1] if of is ZH else MUSTS[2][1] if of is EN else MUSTS[4][1])[:4], title)
    answers = ((of[2][0], None), (of[2][1], None), (of[2][2], None))
    intake = read(tmp_path, {"Sheet1": _form(of, titles, answers, notes)}, sure=0.0)
    gone = [row.text("company") for row in intake.tables["Purchasers"] if row.text("status") == "cancelled"]
    assert gone == [of[0][1]]
