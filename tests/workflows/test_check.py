"""The map that is written of registrations."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.resources import example_file
from sco_scheduler.workflows.check import check, correct, proposals, write_map
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import ReadOptions, read
from tests.intake.books import base, event_of, save
from tests.intake.mapped import FORM, exported


def test_it_is_written_and_read(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    assert write_map(path, tmp_path / "form.toml") is None
    assert read(path, ReadOptions(form=tmp_path / "form.toml")) == event_of(tmp_path, base())


def test_one_that_was_edited_is_kept_and_may_be_the_one_that_is_read(tmp_path):
    path, form = save(tmp_path / "trade.xlsx", exported()), tmp_path / "form.toml"
    form.write_text(FORM)
    kept = write_map(path, form, ReadOptions(form=form))
    assert kept is not None
    assert kept.parent.name == "history"
    assert kept.read_text() == FORM
    assert read(path, ReadOptions(form=form)) == event_of(tmp_path, base())


def test_the_same_registrations_give_the_same_map(tmp_path):
    path = save(tmp_path / "trade.xlsx", base())
    texts = set()
    for name in ("one.toml", "two.toml"):
        write_map(path, tmp_path / name)
        texts.add((tmp_path / name).read_bytes())
    assert len(texts) == 1
    assert b"\r" not in texts.pop()


def test_what_cannot_be_done_changes_nothing(tmp_path):
    path, form = save(tmp_path / "trade.xlsx", base()), tmp_path / "form.toml"
    form.write_text("old")
    before = path.read_bytes()
    for registrations, out in [(tmp_path / "no.xlsx", form), (path, path), (path, form / "map.toml")]:
        with pytest.raises(Stopped) as stopped:
            write_map(registrations, out)
        assert [f.code for f in stopped.value.findings] == ["output-not-written"]
    with pytest.raises(Stopped):
        write_map(path, form, ReadOptions(form=form))
    assert (path.read_bytes(), form.read_text()) == (before, "old")


def test_checking(tmp_path):
    found = check(example_file("small.xlsx"))
    assert found.ok
    assert found.capacity is not None
    nothing = check(tmp_path / "nowhere.xlsx")
    assert not nothing.ok
    assert nothing.capacity is None


def test_a_logo_that_is_missing_and_an_address_that_no_message_can_have_are_named(tmp_path):
    sheets = base()
    sheets["Event"] = [*sheets.get("Event", [["Setting", "Value"]]), ["Logo", "logo.png"]]
    head, first, *others = sheets["Delegates"]
    sheets["Delegates"] = [head, [*first[:-1], "anna@; boris@example.org"], *others]
    path = save(tmp_path / "trade.xlsx", sheets)

    def told():
        return {f.code: f for f in check(path).findings if f.code in {"logo-missing", "address-unusable"}}

    found = told()
    assert str(tmp_path / "logo.png") in found["logo-missing"].message
    assert "anna@ is no e-mail address" in found["address-unusable"].message
    assert [cell.sheet for cell in found["address-unusable"].cells] == ["Delegates"]
    (tmp_path / "logo.png").write_bytes(b"picture")
    assert set(told()) == {"address-unusable"}


@pytest.mark.parametrize(
    ("wrong", "right"), [("Wulong Tee", "Wulong Tea"), ("Урал Импарт", "Урал Импорт"), ("重庆长汪汽车", "重庆长江汽车")]
)
@pytest.mark.parametrize("sure", [0.95, 0.3], ids=["asked", "taken"])
def test_a_name_that_is_misspelt_alike_in_several_cells_is_mended_in_each(tmp_path, wrong, right, sure):
    rows = [
        ["Company", "Role", "Wants to meet"],
        *([f"Altyn {n}", "Buyer", f"Jade Silk; {wrong}"] for n in "ABC"),
        *([name, "Seller", None] for name in (right, "Jade Silk", "Fuling Pickles")),
    ]
    path = save(tmp_path / "trade.xlsx", {"L": rows})
    found = check(path, ReadOptions(sure=sure)).findings
    assert ("guess-taken" in {finding.code for finding in found}) is (sure < 0.5)
    offered = [p for p in proposals(found) if p.text == wrong]
    assert [(p.cell.column, p.cell.row, p.company) for p in offered] == [("C", n, right) for n in (2, 3, 4)]
    correct(path, tmp_path / "mended.xlsx", offered)
    sheet = openpyxl.load_workbook(tmp_path / "mended.xlsx").active
    assert [sheet.cell(n, 3).value for n in (2, 3, 4)] == [f"Jade Silk; {right}"] * 3
    assert f"({right})" in sheet.cell(2, 3).comment.text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Chongking Motors", "Chongqing Motors"), ("Урал Импарт", "Урал Импорт"), ("李氏机戒", "李氏机械")],
)
def test_what_is_mended_is_where_a_name_is_misspelt_and_not_the_name_itself(tmp_path, wrong, right):
    sheets = base()
    sheets["Suppliers"][1][1] = right
    sheets["Requests"][1][1] = sheets["Requests"][3][1] = wrong
    path = save(tmp_path / "trade.xlsx", sheets)
    offered = proposals(check(path).findings)
    assert [(str(p.cell), p.text, p.company) for p in offered] == [
        ("Requests!B2", wrong, "S001"),
        ("Requests!B4", wrong, "S001"),
    ]
