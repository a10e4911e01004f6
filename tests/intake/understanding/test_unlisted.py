"""Which texts may be names of companies that no sheet lists."""

from __future__ import annotations

import pytest

from sco_scheduler.intake.understanding.unlisted import _names_rows, looks_like_name
from tests.intake.books import read
from tests.intake.understanding.answers import S, said
from tests.intake.understanding.columns_of import column


@pytest.mark.parametrize(
    "text",
    [
        "Golden Apple Ltd",
        "golden apple ltd",
        "Tashkent Textile Import",
        "«заря»",
        "ООО Заря",
        "Acme",
        "3M",
        "不锈钢制品厂",
        "江河机械",
        "长江水泵公司",
        "Global Buyers Club",
    ],
)
def test_names(text):
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "anybody",
        "tea suppliers",
        "All Buyers",
        "Any Supplier",
        "Who?",
        "Acme!",
        "Acme…",
        "A = Acme",
        "China",
        "Yes",
        "No",
        "None",
        "Must meet",
        "Not Acme",
        "no pumps",
        "12 June",
        "21日下午",
        "Day 2 morning",
        "Busy until 11:00",
        "A Company Whose Name Has Nine Words In It",
        "X" * 81,
        "所有企业",
        "都可以",
        "待定",
        "无",
        "必须见",
        "采购商",
    ],
)
def test_remarks_kinds_of_companies_and_other_words(text):
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("cells", "each"),
    [
        (("Jade Tea", "Orda Foods", "Ural Import"), True),
        (("Jade Tea; Orda Foods", "Ural Import; Jade Tea", "Orda Foods; Jade Tea"), False),
        (("pumps", "Orda Foods", "valves"), False),
    ],
)
def test_rows_are_named_by_single_companies_that_are_known(cells, each):
    assert _names_rows(column("Info", *cells)) is each


@pytest.mark.parametrize("titles", [("From", "To"), ("Кто", "С кем"), ("提出方", "对象")])
@pytest.mark.parametrize("sheet", ["Sheet1", "Requests"])
def test_requesters_that_no_sheet_lists_with_one_wish_each_are_asked_about_with_their_wishes(tmp_path, titles, sheet):
    """Who asks and who is asked stand once each, so that both columns look like lists of companies."""
    askers = ["Altyn Trade LLP", "Ural Import LLC", "Bishkek Kitchen", "Steppe Foods"]
    pairs = list(zip(askers, S, strict=True))
    sheets = {"Suppliers": [["Company", "Country"], *([name, "China"] for name in S)], sheet: [list(titles), *pairs]}
    intake = read(tmp_path, sheets)
    assert intake.questions or any(f.kind.code in {"companies-named", "sheet-understood"} for f in intake.findings)
    event = read(tmp_path, sheets, sure=0.4).event
    assert event is not None
    assert {(asker, target, level) for asker, target, level, _ in said(event)} == {(*pair, "want") for pair in pairs}
    assert {company.name for company in event.companies if company.id.startswith("P")} == set(askers)
