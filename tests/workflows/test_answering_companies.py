"""Of which company and which event a form is, after names, IDs and the order of the list have changed."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from sco_scheduler.workflows.answering_companies import CompaniesOfForms, Identified
from sco_scheduler.workflows.answers import collect
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.wish_forms import write_wish_forms
from tests.events import company, event
from tests.intake.answers.forms import answer
from tests.intake.books import save

BUYERS = ["Navoi Agro Holding", "Baikal Trade House"]
SELLERS = ["Jialing Motors", "Wulong Tea", "Fuling Pickles"]


def fair(path, buyers=BUYERS, sellers=SELLERS, event="Spring fair", ids=False):
    """Registrations of a fair, with or without the name of the event and IDs."""
    sheets = {"Event": [["Setting", "Value"], ["Event", event], ["Slot minutes", 20]]}
    sheets["Event"] = [row for row in sheets["Event"] if row[1] is not None]
    sheets["Sessions"] = [["Session", "Date", "Start", "End"], ["M", "2026-06-12", "09:00", "12:00"]]
    for key, names in (("Purchasers", buyers), ("Suppliers", sellers)):
        rows = [[f"{key[0]}{n:03}", name] for n, name in enumerate(names, 1)]
        sheets[key] = [["ID", "Company"], *rows] if ids else [["Company"], *([name] for _, name in rows)]
    return save(path, sheets)


@pytest.fixture
def mailed(tmp_path):
    """A function that gives the forms of a fair, by company."""

    def write(**changed):
        registrations = fair(tmp_path / "fair.xlsx", **changed)
        return {f.company.name: f.path for f in write_wish_forms(registrations, tmp_path / "forms").forms}

    return write


def wishes(path):
    event = read_registrations(path, requests_to_come=True).event
    names = {company.id: company.name for company in event.companies}
    return {(names[r.asker], names[r.target], r.level) for r in event.requests}


def refuse_baikal(form):
    form.wish("P001", "must")
    form.wish("P002", "no", "no")


JIALING = ["Jialing Motor Group", "Jialing Motors Co., Ltd.", "嘉陵 Jialing"]


def test_a_form_of_a_renamed_company_in_a_sorted_list_is_not_that_of_the_company_with_its_id(mailed, tmp_path):
    answer(tmp_path / "back", refuse_baikal, form=mailed()["Jialing Motors"], name="a.xlsx")
    later = fair(tmp_path / "fair.xlsx", sellers=["Fuling Pickles", "Jialing Motor Group", "Wulong Tea"])
    with pytest.raises(Stopped) as stopped:
        collect(tmp_path / "back", later, tmp_path / "joined.xlsx")
    (found,) = [f for f in stopped.value.findings if f.code == "answer-company-doubtful"]
    for said in ("a.xlsx", "Jialing Motors (S001)", "Fuling Pickles", "Jialing Motor Group"):
        assert said in found.message
    assert '"Jialing Motors" = "Jialing Motor Group"' in found.advice
    assert not (tmp_path / "joined.xlsx").exists()


def test_a_map_says_whose_the_form_is(mailed, tmp_path):
    answer(tmp_path / "back", refuse_baikal, form=mailed()["Jialing Motors"])
    later = fair(tmp_path / "fair.xlsx", sellers=["Fuling Pickles", "Jialing Motor Group", "Wulong Tea"])
    (tmp_path / "fair-map.toml").write_text('[names]\n"Jialing Motors" = "Jialing Motor Group"\n')
    collect(tmp_path / "back", later, tmp_path / "joined.xlsx")
    asker = "Jialing Motor Group"
    assert wishes(tmp_path / "joined.xlsx") == {(asker, BUYERS[0], Level.MUST), (asker, BUYERS[1], Level.NO)}


@pytest.mark.parametrize("name", JIALING[:2])
def test_a_company_with_the_same_id_and_a_similar_name_is_told(mailed, tmp_path, name):
    answer(tmp_path / "back", refuse_baikal, form=mailed()["Jialing Motors"])
    later = fair(tmp_path / "fair.xlsx", sellers=[name, *SELLERS[1:]])
    found = collect(tmp_path / "back", later, tmp_path / "joined.xlsx")
    assert [f.code for f in found.findings if f.code != "answer-missing"] == ["answer-name-changed"]
    assert wishes(tmp_path / "joined.xlsx") == {(name, BUYERS[0], Level.MUST), (name, BUYERS[1], Level.NO)}


@pytest.mark.parametrize("ids", [True, False])
def test_an_id_alone_is_enough_only_where_the_registrations_give_it(mailed, tmp_path, ids):
    answer(tmp_path / "back", refuse_baikal, form=mailed(ids=ids)["Jialing Motors"])
    later = fair(tmp_path / "fair.xlsx", sellers=["Steppe Wheels", *SELLERS[1:]], ids=ids)
    if ids:
        found = collect(tmp_path / "back", later, tmp_path / "joined.xlsx")
        assert "answer-name-changed" in [f.code for f in found.findings]
        assert {asker for asker, _, _ in wishes(tmp_path / "joined.xlsx")} == {"Steppe Wheels"}
        return
    with pytest.raises(Stopped):
        collect(tmp_path / "back", later, tmp_path / "joined.xlsx")


def test_an_id_that_was_given_to_another_company_says_nothing(mailed, tmp_path):
    answer(tmp_path / "back", refuse_baikal, form=mailed(ids=True)["Jialing Motors"])
    later = fair(tmp_path / "fair.xlsx", sellers=["Fuling Pickles", "Wulong Tea", "Jialing Motor Group"], ids=True)
    with pytest.raises(Stopped):
        collect(tmp_path / "back", later, tmp_path / "joined.xlsx")


def test_a_wish_for_a_renamed_company_is_never_one_for_who_has_its_id_now(mailed, tmp_path):
    answer(tmp_path / "back", lambda f: f.wish("S001", 1), form=mailed()["Baikal Trade House"])
    later = fair(tmp_path / "fair.xlsx", sellers=["Fuling Pickles", "Jialing Motor Group", "Wulong Tea"])
    found = collect(tmp_path / "back", later, tmp_path / "joined.xlsx")
    (told,) = [f for f in found.findings if f.code == "wish-target-unknown"]
    assert "Jialing Motor Group" in told.advice
    rows = list(openpyxl.load_workbook(tmp_path / "joined.xlsx")["Requests"].iter_rows(min_row=2, values_only=True))
    assert rows[0][:3] == ("Baikal Trade House", "Jialing Motors", 1)
    again = read_registrations(tmp_path / "joined.xlsx")
    assert (again.event, "request-unknown-company" in [f.code for f in again.findings]) == (None, True)


@pytest.mark.parametrize("name", ["Autumn fair", "秋季洽谈会", "Осенняя ярмарка"])
def test_a_form_of_another_event_is_refused_though_it_knows_the_company(mailed, tmp_path, name):
    answer(tmp_path / "back", lambda f: f.wish("S001", 1), form=mailed(event=name)["Baikal Trade House"])
    found = collect(tmp_path / "back", fair(tmp_path / "fair.xlsx"), tmp_path / "joined.xlsx")
    (told,) = [f for f in found.findings if f.code == "answer-other-event"]
    assert name in told.message
    assert "Spring fair" in told.message
    assert (found.answers, found.refused) == ((), ("back.xlsx",))


@pytest.mark.parametrize(("sent", "now"), [(None, None), (None, "Spring fair"), ("Spring fair", None)])
def test_the_name_of_a_file_is_no_name_of_an_event(mailed, tmp_path, sent, now):
    answer(tmp_path / "back", lambda f: f.wish("S001", 1), form=mailed(event=sent)["Baikal Trade House"])
    found = collect(tmp_path / "back", fair(tmp_path / "another name.xlsx", event=now), tmp_path / "joined.xlsx")
    assert [a.company.name for a in found.answers] == ["Baikal Trade House"]


@pytest.mark.parametrize("name", ["Silk Road", "Шёлковый путь", "丝绸之路"])
def test_of_companies_of_one_name_the_id_on_the_form_tells_which_it_is(name):
    """An ID that another company has by now, or none, tells nothing: then it is asked whether the first is meant."""
    sellers = [replace(company(code), name=name) for code in ("S1", "S2")]
    companies = CompaniesOfForms(event(suppliers=[*sellers, company("S3")]), {})
    first, second = sellers
    assert [companies.identified(name, code) for code in ("S1", "S2")] == [Identified(first), Identified(second)]
    for code in ("S3", "S4", ""):
        doubtful = companies.identified(name, code)
        assert doubtful == Identified(None, likely=first)
        assert doubtful.is_doubtful
