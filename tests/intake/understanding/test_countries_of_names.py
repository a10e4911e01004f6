"""A country behind the names of companies is theirs, and no part of the names, where nearly all have one."""

from __future__ import annotations

import pytest

from tests.intake.books import event_of, read
from tests.intake.understanding.answers import understood

B, S = ["Altyn Trade", "Ural Import", "Bishkek Motors", "Orda Foods"], ["Chongqing Motors", "River Machines"]
EN = ["Kazakhstan", "Russia", "Kyrgyzstan", "Kazakhstan"]


def sellers(title: str, wish: str, *names: str) -> list[list[str]]:
    return [[title, wish], *([s, f"{names[n]}; {names[n + 1]}"] for n, s in enumerate(S))]


def countries(event) -> dict[str, str]:
    return {company.name: company.country for company in event.companies if company.purchaser is not None}


@pytest.mark.parametrize(
    ("titles", "between", "there"),
    [
        (("Buyer", "Exhibitor", "Wants to meet"), "{} ({})", EN),
        (
            ("Покупатель", "Поставщик", "С кем хочет встретиться"),
            "{} ({})",
            ["Казахстан", "Россия", "Кыргызстан", "Казахстан"],
        ),
        (("采购商", "供应商", "想见的采购商"), "{}（{}）", ["哈萨克斯坦", "俄罗斯", "吉尔吉斯斯坦", "哈萨克斯坦"]),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_it_is_taken_from_names_of_a_list_and_passed_over_in_wishes(tmp_path, titles, between, there, listed):
    whole = [between.format(*pair) for pair in zip(B, there, strict=True)]
    buyers = [[titles[0], "E-mail"], *([name, f"a{n}@b.org"] for n, name in enumerate(whole if listed else B))]
    wishes = sellers(*titles[1:], *(B if listed else whole))
    event = understood(read(tmp_path, {titles[0]: buyers, titles[1]: wishes}))
    assert countries(event) == (dict(zip(B, there, strict=True)) if listed else dict.fromkeys(B, ""))
    assert len(event.requests) == 4


def test_a_code_of_a_country_behind_a_name_of_a_list_of_wishes_is_no_company(tmp_path):
    codes = ("KZ", "RU", "KG", "KZ")
    wishes = sellers("Exhibitor", "Wants to meet", *(f"{b}, {code}" for b, code in zip(B, codes, strict=True)))
    buyers = [["Buyer", "E-mail"], *([b, f"{b[0]}@b.org"] for b in B)]
    assert len(understood(read(tmp_path, {"Buyers": buyers, "Exhibitors": wishes})).requests) == 4


def test_it_is_taken_from_options_of_a_form(tmp_path):
    options = [f"希望对接的采购商（可多选）:{name}（{there}）" for name, there in zip(B, EN, strict=True)]
    rows: list[list[str | None]] = [["编号", "企业名称:", "联系人:", *options, "必须见:"]]
    for n, seller in enumerate((*S, "Spring Parts", "Yangtze Pumps")):
        must = f"{B[n - 1]}（{EN[n - 1]}）" if n < 2 else None
        rows.append([str(n + 1), seller, "李伟", *(str((n + k) % 2) for k in range(4)), must])
    assert countries(event_of(tmp_path, {"数据": rows})) == dict(zip(B, EN, strict=True))


def test_few_names_with_a_country_keep_it(tmp_path):
    names = [B[0], f"{B[1]} (Russia)", B[2], f"{B[3]} (Kazakhstan)"]
    event = understood(
        read(tmp_path, {"Buyer": [["Buyer"], *([n] for n in names)], "S": sellers("Seller", "Wants to meet", *B)})
    )
    assert set(countries(event)) == set(names)
