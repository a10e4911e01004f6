"""Several people in one cell are as many delegates, and nobody has the odd name of two."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.companies.built import names_of_people
from tests.intake.books import event_of

HOSTS = [["Supplier", "Stall"], ["Jade Tea", "B1"], ["River Pumps", "B2"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee / Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Ann Lee; Bob Wu; Cem Er", ["Ann Lee", "Bob Wu", "Cem Er"]),
        ("Ann Lee\nBob Wu", ["Ann Lee", "Bob Wu"]),
        ("Mr. Ann Lee & Ms Bob Wu", ["Mr. Ann Lee", "Ms Bob Wu"]),
        ("Ann Lee, Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Ann Lee and Bob Wu", ["Ann Lee", "Bob Wu"]),
        ("Тилек Асанбеков, Нурия Ли", ["Тилек Асанбеков", "Нурия Ли"]),
        ("Иванов И.И. и Петрова А.С.", ["Иванов И.И.", "Петрова А.С."]),
        ("Иванов / Петрова", ["Иванов", "Петрова"]),
        ("张三、李四", ["张三", "李四"]),
        ("王小明和李华", ["王小明", "李华"]),
        ("张三先生/李四女士", ["张三先生", "李四女士"]),
        ("Ann Lee (CEO) / Bob Wu (sales)", ["Ann Lee (CEO)", "Bob Wu (sales)"]),
        ("Ann Lee, CEO; Bob Wu, buyer", ["Ann Lee, CEO", "Bob Wu, buyer"]),
        ("张三（经理）、李四（翻译）", ["张三（经理）", "李四（翻译）"]),
        ("Lee, Ann", None),
        ("Ann Lee, Sales Manager", None),
        ("Ann Lee / director", None),
        ("Ann Lee & Partners", None),
        ("Директор Иванов / отдел закупок", None),
        ("张三，经理", None),
        ("Ann Lee / +7 701 555 01 02", None),
        ("Ann Lee / ann@example.org", None),
        ("Anne-Marie O'Neil", None),
        ("Company Trade LLC / Ann Lee", None),
        ("", None),
    ],
)
def test_names_are_split_where_they_are_surely_several(text, names):
    assert names_of_people(text) == (names or [text])


@pytest.mark.parametrize(
    ("titles", "people", "mails", "first"),
    [
        (["Buyer", "Contact person", "E-mail"], "Ann Lee / Bob Wu", "ann@example.org / bob@example.org", "Ann Lee"),
        (["采购商", "联系人", "邮箱"], "张三、李四", "zhang@example.org；li@example.org", "张三"),
        (
            ["Закупщик", "Контактное лицо", "Почта"],
            "Анна Ли, Борис Ву",
            "anna@example.org, boris@example.org",
            "Анна Ли",
        ),
    ],
)
def test_two_people_in_one_cell_are_two_delegates_with_their_addresses(tmp_path, titles, people, mails, first):
    rows = [[*titles, "Whom to meet"], ["Altyn Trade", people, mails, "Jade Tea"]]
    rows += [["Orda Foods", "Cem Er", "cem@example.org", "River Pumps"]]
    event = event_of(tmp_path, {"Buyers": rows, "Suppliers": HOSTS})
    (guest,) = [company for company in event.companies if company.name == "Altyn Trade"]
    assert len(guest.delegates) == 2
    assert guest.delegates[0].name == first
    apart = mails.replace("；", " ").replace("/", " ").replace(",", " ").split()
    assert [delegate.email for delegate in guest.delegates] == apart
    (other,) = [company for company in event.companies if company.name == "Orda Foods"]
    assert [delegate.name for delegate in other.delegates] in (["Cem Er"], [""])
