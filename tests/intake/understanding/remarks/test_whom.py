"""Of whom a remark without names speaks: probably of the company that its row asks for."""

from __future__ import annotations

import pytest

from sco_scheduler.domain.event import Level
from sco_scheduler.intake import read_registrations
from tests.intake.books import save

LISTS = {
    "Buyers": [["Company", "Country"], ["Altyn Trade", "KZ"], ["Volga Import", "RU"], ["Tian Shan Market", "KG"]],
    "Sellers": [["Company", "Products"], ["River Machines", "pumps"], ["Jade Tea", "tea"], ["Ruby Silk", "silk"]],
}
MAP = '[form.Buyers]\nrole = "purchasers"\n[form.Sellers]\nrole = "suppliers"\n'


def read(folder, wishes, answers):
    path = save(
        folder / "fair.xlsx", {**LISTS, "Wishes": [["Buyer", "Would like to meet", "Remarks"], *map(list, wishes)]}
    )
    (folder / "fair-map.toml").write_text(MAP + answers, encoding="utf-8")
    return read_registrations(path, form=folder / "fair-map.toml")


WISHES = [
    ("Altyn Trade", "River Machines", "zorvel blixum"),
    ("Altyn Trade", "Jade Tea", None),
    ("Volga Import", "Ruby Silk", "zorvel blixum"),
    ("Tian Shan Market", "Jade Tea", "zorvel blixum"),
]


def test_a_remark_beside_a_wish_is_probably_of_the_company_that_its_row_asks_for(tmp_path):
    intake = read(tmp_path, WISHES, '[remarks]\n"zorvel blixum" = "musts"\n')
    (question,) = [question for question in intake.questions if question.kind == "whom"]
    assert (question.guess, question.options, question.likely) == ("wished", ("wished", "nobody"), True)
    assert question.typed("Wished") == "wished"


def test_whom_a_refusal_beside_a_wish_means_is_not_likely(tmp_path):
    intake = read(tmp_path, WISHES, '[remarks]\n"zorvel blixum" = "refusals"\n')
    (question,) = [question for question in intake.questions if question.kind == "whom"]
    assert (question.guess, question.options, question.likely) == ("nobody", ("wished", "nobody"), False)


@pytest.mark.parametrize(("meaning", "level"), [("musts", Level.MUST), ("refusals", Level.NO)])
def test_one_answer_is_of_each_rows_own_company(tmp_path, meaning, level):
    answers = f'[remarks]\n"zorvel blixum" = "{meaning}"\n[whom]\n"zorvel blixum" = "wished"\n'
    event = read(tmp_path, WISHES, answers).event
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target]) for r in event.requests if r.level is level} == {
        ("Altyn Trade", "River Machines"),
        ("Volga Import", "Ruby Silk"),
        ("Tian Shan Market", "Jade Tea"),
    }
    assert [(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.WANT] == [
        ("Altyn Trade", "Jade Tea")
    ]


def test_without_a_wish_in_the_row_nothing_is_likely(tmp_path):
    wishes = [*WISHES[1:2], ("Volga Import", None, "zorvel blixum")]
    intake = read(tmp_path, wishes, '[remarks]\n"zorvel blixum" = "musts"\n')
    (question,) = [question for question in intake.questions if question.kind == "whom"]
    assert (question.guess, question.options, question.likely) == ("nobody", ("nobody",), False)


def test_companies_that_different_rows_mean_by_one_remark_are_asked_for_each_row(tmp_path):
    buyers = [
        ["Company", "Country", "Remarks"],
        *([b[0], b[1], "zorvel blixum" if n < 2 else None] for n, b in enumerate(LISTS["Buyers"][1:])),
    ]
    answers = '[remarks]\n"zorvel blixum" = "musts"\n'

    def asked(told: str):
        path = save(tmp_path / "fair.xlsx", {**LISTS, "Buyers": buyers})
        (tmp_path / "fair-map.toml").write_text(MAP + told, encoding="utf-8")
        return read_registrations(path, form=tmp_path / "fair-map.toml")

    paths = {q.path for q in asked(answers).questions if q.kind == "whom"}
    assert paths == {("whom", f"{name} | zorvel blixum") for name in ("Altyn Trade", "Volga Import")}
    told = "".join(
        f'"{name} | zorvel blixum" = "{whom}"\n'
        for name, whom in (("Altyn Trade", "River Machines"), ("Volga Import", "Jade Tea"))
    )
    event = asked(f"{answers}[whom]\n{told}").event
    names = {company.id: company.name for company in event.companies}
    assert {(names[r.asker], names[r.target]) for r in event.requests if r.level is Level.MUST} == {
        ("Altyn Trade", "River Machines"),
        ("Volga Import", "Jade Tea"),
    }


REFUSED = [
    ("they asked: please do not schedule", "No, thank you"),
    ("просят не назначать", "Отказ"),
    ("请不要安排", "拒绝"),
    ("bitte nicht ansetzen", "nein"),
]


@pytest.mark.parametrize(("remark", "word"), REFUSED)
@pytest.mark.parametrize("answer", ["", "refusals"])
def test_a_refusal_in_a_remark_beside_a_refusal_is_of_the_company_of_its_row(tmp_path, remark, word, answer):
    rows = [("Altyn Trade", "River", word, remark), ("Altyn Trade", "Jade Tea", "must", None)]
    rows += [("Volga Import", "Ruby Silk", "must", "silk for scarves"), ("Tian Shan Market", "Jade", word, None)]
    path = save(
        tmp_path / "fair.xlsx", {**LISTS, "Wishes": [["Buyer", "Supplier", "Level", "Remarks"], *map(list, rows)]}
    )
    told = f'[words.remark]\n{answer} = ["{remark}"]\n' if answer else ""
    (tmp_path / "fair-map.toml").write_text(f'{MAP}{told}[words.level]\nno = ["{word}"]\n', encoding="utf-8")
    intake = read_registrations(path, form=tmp_path / "fair-map.toml")
    assert [q.subject for q in intake.questions if q.subject == remark] == []
    assert "map-unused" not in {finding.code for finding in intake.findings}


@pytest.mark.parametrize("remark", ["albatta uchrashish shart", "обязательно", "very important", "非常重要"])
def test_an_answer_whom_a_remark_means_that_a_later_answer_tells_too_is_no_fault_of_the_map(tmp_path, remark):
    buyers = [["Company", "Would like to meet", "Remark on the meeting"], ["Altyn Trade", "Jade Teas", remark]]
    lists = {"Buyers": [*buyers, ["Volga Import", "Ruby Silk", None]], "Sellers": LISTS["Sellers"]}
    path = save(tmp_path / "fair.xlsx", lists)
    answers = f'[form.Buyers.columns]\n"Remark on the meeting" = "Notes"\n[words.remark]\nmusts = ["{remark}"]\n'
    answers += f'[names]\n"Jade Teas" = "Jade Tea"\n[whom]\n"{remark}" = "wished"\n"no such text" = "wished"\n'
    (tmp_path / "fair-map.toml").write_text(MAP + answers, encoding="utf-8")
    intake = read_registrations(path, form=tmp_path / "fair-map.toml")
    told = [finding.details["value"] for finding in intake.findings if finding.code == "map-unused"]
    assert told == ["no such text"]
    assert intake.event is not None
    assert [request.level for request in intake.event.requests] == [Level.MUST, Level.WANT]
