"""Stand numbers before the names in a form's options are those of the list of exhibitors, however few a hall has."""

from __future__ import annotations

from tests.intake.books import Sheets, read

STANDS = {
    "A01": "宁波海创厨具有限公司",
    "A02": "义乌市佳美日用品厂",
    "A03": "永康铁匠工具股份有限公司",
    "B01": "佛山美灶电器有限公司",
    "B02": "苏州织锦家纺有限公司",
    "C01": "中山小象电器有限公司",
    "C02": "常州玻韵玻璃制品有限公司",
}
WISHES = {
    "苏宁优选供应链管理有限公司": ["B01", "C01", "A01"],
    "上海百联家居采购中心": ["B02", "A03", "A02"],
    "杭州物美商业有限公司": ["A01", "C02"],
    "武汉中商超市连锁有限公司": ["C01", "B01"],
}
REFUSALS = ["A03", "(空)", "B02", "A02"]


def test_stand_numbers_are_no_wishes_and_name_their_companies(tmp_path):
    options = {code: f"{code} {name}" for code, name in STANDS.items()}
    answers = [
        [str(n), buyer, "→".join(map(options.__getitem__, codes)), REFUSALS[n - 1]]
        for n, (buyer, codes) in enumerate(WISHES.items(), 1)
    ]
    sheets: Sheets = {
        "Sheet1": [["序号", "1、贵公司名称", "2、请按意愿由高到低排序希望洽谈的展商", "3、不希望洽谈的展商"], *answers],
        "展商名单": [["展位号", "公司名称", "联系人"], *([code, name, "王芳"] for code, name in STANDS.items())],
    }
    event = read(tmp_path, sheets, sure=0.0).event
    assert event is not None
    of = {company.id: company.name for company in event.companies}
    told = {(of[r.asker], of[r.target], r.level.value) for r in event.requests}
    assert told == {
        *((buyer, STANDS[code], "want") for buyer, codes in WISHES.items() for code in codes),
        *((buyer, STANDS[code], "no") for buyer, code in zip(WISHES, REFUSALS, strict=True) if code in STANDS),
    }
