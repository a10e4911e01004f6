"""Answers are kept in a map beside the registrations and used from then on; an import writes the format's workbook."""

from __future__ import annotations

from datetime import date, time

import openpyxl
import pytest

from benchmarks.by_others import FOLDER
from sco_scheduler.intake.understanding.cells.questions import AS_READ
from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import ReadOptions, intake_of, read
from sco_scheduler.workflows.questions import import_registrations, keep_answers
from tests.intake.books import codes, save
from tests.intake.test_exports_by_others import HERE as BY_OTHERS
from tests.intake.understanding.cells.test_questions import doubtful
from tests.intake.understanding.exports import Wishing, choices, read_of, web_form


def test_an_answer_is_kept_beside_the_registrations_and_used(tmp_path):
    path = save(tmp_path / "export.xlsx", doubtful())
    (question,) = intake_of(path).questions
    target = keep_answers(path, {question.path: "refusals"})
    assert target == tmp_path / "export-map.toml"
    assert {q.kind for q in intake_of(path).questions} == {"columns"}
    keep_answers(path, {("columns", "all"): AS_READ})
    assert intake_of(path).questions == ()
    assert read_of(read(path)) == Wishing.random(1).said()


@pytest.mark.parametrize(
    ("remark", "answer"),
    [
        ("Lotus Glass unbedingt, bitte ab 10:00", "musts: Lotus Glass"),
        ("İngilis dilində tərcüməçi lazımdır; Lotus Glass mütləq", "musts: Lotus Glass"),
        ("Halal / no pork meal for one person", "Notes"),
        ("instead of Lotus Glass wants River Machines", "withdrawn: Lotus Glass\nwishes: River Machines"),
    ],
)
def test_the_map_of_an_import_says_of_each_remark_once_what_has_an_effect(tmp_path, remark, answer):
    sheets = {
        "Buyers": [["Company", "1st choice", "Remarks"], ["Altyn Trade", "Lotus Glass", remark], ["Ural", "Jade Tea"]],
        "Suppliers": [["Company", "Zone"], *([name, "A"] for name in ("Jade Tea", "Lotus Glass", "River Machines"))],
    }
    path = save(tmp_path / "export.xlsx", sheets)
    given = {("remarks", remark): answer, ("remarks", "all"): AS_READ, ("columns", "all"): AS_READ}
    keep_answers(path, given | {("hours", "all"): AS_READ})
    out = tmp_path / "imported.xlsx"
    import_registrations(path, out)
    assert "map-unused" not in codes(intake_of(out).findings)
    beside = tmp_path / "imported-map.toml"
    text = beside.read_text(encoding="utf-8") if beside.is_file() else ""
    assert not text or remark[:20] in text
    assert remark.casefold()[:20] not in text


def test_further_answers_join_the_map_and_remarks_above_it_stay(tmp_path):
    path = save(tmp_path / "export.xlsx", doubtful())
    (tmp_path / "export-map.toml").write_text('# Mine.\n\n[words.level]\nmust = ["by all means"]\n', encoding="utf-8")
    target = keep_answers(path, {("words", "level", "never ever"): "no", ("names", 'The "Best"'): "Bayu Batteries"})
    assert target.read_text(encoding="utf-8") == (
        '# Mine.\n\n[words.level]\nmust = ["by all means"]\nno = ["never ever"]\n\n'
        '[names]\n"The \\"Best\\"" = "Bayu Batteries"\n'
    )


def test_an_import_gives_the_same_event_and_says_where_each_cell_came_from(tmp_path):
    path = save(tmp_path / "export.xlsx", web_form(Wishing.random(1)))
    import_registrations(path, tmp_path / "registrations.xlsx")
    assert read_of(read(tmp_path / "registrations.xlsx")) == read_of(read(path))
    book = openpyxl.load_workbook(tmp_path / "registrations.xlsx")
    assert {"Purchasers", "Suppliers", "Requests"} <= set(book.sheetnames)
    assert {sheet.page_setup.orientation for sheet in book} == {"landscape"}
    cell = book["Purchasers"]["A2"]
    assert cell.value == "Altyn Trade LLP"
    assert cell.comment.text == "Form Responses 1!C2"


def days_away(path):
    """The days of the event, and the absences of each company."""
    read_event = read(path)
    sessions = [(session.start, session.end) for session in read_event.sessions]
    return sessions, {c.name: [(a.start, a.end) for a in c.delegates[0].absences] for c in read_event.companies}


def test_an_import_has_the_days_of_titles_and_the_answers_on_times(tmp_path):
    """The workbook is read without the map, on any later day."""
    buyers = [
        ["Buyers, 10-11 February 2027"],
        ["Company", "Not available", "Wishes"],
        ["Altyn Trade LLP", "Thursday 11 February afternoon", "Bayu Batteries"],
        ["Silk Way Foods", "when Jupiter rises; 10 February 14:00-16:00", "Bayu Batteries"],
        ["Tian Shan LLC", "I am there all the while", "Bayu Batteries"],
        ["Ural Import", "on one of the days, after lunch", "Bayu Batteries"],
    ]
    path = save(tmp_path / "export.xlsx", {"Buyers": buyers, "Suppliers": [["Company"], ["Bayu Batteries"]]})
    answers = {("times", "when jupiter rises"): "11 Feb 09:00-10:00", ("times", "i am there all the while"): "never"}
    keep_answers(path, answers | {("times", "on one of the days, after lunch"): "2月11日 noon-"})
    import_registrations(path, tmp_path / "registrations.xlsx")
    (tmp_path / "registrations-map.toml").unlink(missing_ok=True)
    assert days_away(tmp_path / "registrations.xlsx") == days_away(path)
    sessions, away = days_away(path)
    assert {start.date().isoformat() for start, _ in sessions} == {"2027-02-10", "2027-02-11"}
    assert [len(away[name]) for name in ("Altyn Trade LLP", "Silk Way Foods", "Tian Shan LLC", "Ural Import")] == [
        1,
        2,
        0,
        1,
    ]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        *(
            (f"2027-02-10 14:00-16:00; {words}", "2027-02-10 14:00-16:00; 2027-02-11 15:00-")
            for words in ("11 February after 15:00", "11 февраля после 15:00", "2月11日15:00以后")
        ),
        ("2027-02-10 14:00-16:00; 2027-02-11 15:00-", "2027-02-10 14:00-16:00; 2027-02-11 15:00-"),
        ("", None),
    ],
)
def test_hours_in_words_are_figures_in_an_import_though_others_beside_them_are_figures_already(tmp_path, said, written):
    buyers = [["Buyers, 10-11 February 2027"], ["Company", "Not available", "Wishes"]]
    buyers += [["Altyn Trade LLP", said, "Bayu Batteries"], ["Silk Way Foods", "11 Feb 09:00-10:00", "Bayu Batteries"]]
    path = save(tmp_path / "export.xlsx", {"Buyers": buyers, "Suppliers": [["Company"], ["Bayu Batteries"]]})
    import_registrations(path, tmp_path / "registrations.xlsx")
    page = openpyxl.load_workbook(tmp_path / "registrations.xlsx")["Purchasers"]
    titles, first, *_ = page.iter_rows(values_only=True)
    assert dict(zip(titles, first, strict=True))["Not available"] == written


OTHERS, COMPARED = (
    sorted(path for path in folder.iterdir() if path.suffix in {".csv", ".xlsx"}) for folder in (BY_OTHERS, FOLDER)
)
EXPORTS = [*OTHERS[::5], *COMPARED[::60]]
LEFT_OPEN = {"range-unreadable", "range-other-day", "range-after-date"}
"""What is found in the hours of companies as they were written, and found again in what is imported."""


def decided(read_event):
    """What an event says of companies, their absences and their wishes, without the IDs that were made."""
    names = {company.id: company.name for company in read_event.companies}
    absences = {c.name: sorted((a.start, a.end) for d in c.delegates for a in d.absences) for c in read_event.companies}
    terms = {c.name: (c.purchaser, c.supplier, c.cancelled, c.languages) for c in read_event.companies}
    wishes = {(names[r.asker], frozenset(map(names.get, r.pair)), r.level, r.rank) for r in read_event.requests}
    return absences, terms, wishes


@pytest.mark.one_of(6)
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_what_is_imported_reads_the_same_without_a_question(path, tmp_path):
    answers = path.with_name(f"{path.stem}-map.toml")
    options = ReadOptions(form=answers if answers.exists() else None, sure=0.0)
    intake, _ = import_registrations(path, tmp_path / "registrations.xlsx", options)
    again = intake_of(tmp_path / "registrations.xlsx")
    asked = [finding.code for finding in again.findings if finding.code in LEFT_OPEN]
    assert asked == [finding.code for finding in intake.findings if finding.code in LEFT_OPEN]
    if not asked:
        assert again.questions == ()
        assert decided(again.event) == decided(intake.event)


def test_remarks_that_were_answered_are_not_asked_about_in_an_import(tmp_path):
    companies = [["Company", "Notes"], ["Altyn Trade LLP", "Bayu Batteries is important"], ["Silk Way Foods", ""]]
    lists = {"Buyers": companies, "Suppliers": [["Company"], ["Bayu Batteries"]]}
    wishes = [["From", "To"], ["Altyn Trade LLP", "Bayu Batteries"], ["Silk Way Foods", "Bayu Batteries"]]
    path = save(tmp_path / "export.xlsx", {**lists, "Requests": wishes})
    (question,) = intake_of(path).questions
    keep_answers(path, {question.path: "cancelled"})
    _, files = import_registrations(path, tmp_path / "registrations.xlsx")
    assert [file.name for file in files] == ["registrations.xlsx", "registrations-map.toml"]
    kept = files[1].read_text(encoding="utf-8")
    assert kept.endswith('[words.remark]\nNotes = ["Bayu Batteries is important"]\n')


@pytest.mark.parametrize(
    ("remark", "answer"), [("A.o.b.: withdraws for this year", "cancelled"), ("Only until four on the 12th", "Notes")]
)
def test_an_import_leaves_no_answer_beside_it_that_has_no_effect(tmp_path, remark, answer):
    rows = [["Company", "Role", "Whom do you want to meet?", "Remarks"]]
    rows += [["Altyn", "Buyer", "Jade Tea", remark], ["Orda", "Buyer", "Jade Tea", ""]]
    rows += [["Jade Tea", "Supplier", "", ""]]
    export = save(tmp_path / "export.xlsx", {"Form": rows})
    keep_answers(export, {("words", "remark", remark): answer})
    import_registrations(export, tmp_path / "registrations.xlsx")
    assert "map-unused" not in codes(intake_of(tmp_path / "registrations.xlsx").findings)


@pytest.mark.parametrize("answer", ["Notes", "Not available"])
def test_a_remark_is_read_by_its_answer_in_an_import_though_it_is_plain_without(tmp_path, answer):
    days = [["Session", "Date", "Start", "End"], ["Day", date(2027, 2, 10), time(9), time(18)]]
    remark = "Mike leaves at 15:00, Sophie stays till the end"
    companies = [["Company", "Notes"], ["Altyn Trade LLP", remark], ["Silk Way Foods", ""]]
    wishes = [["From", "To"], ["Altyn Trade LLP", "Bayu Batteries"], ["Silk Way Foods", "Bayu Batteries"]]
    lists = {"Buyers": companies, "Suppliers": [["Company"], ["Bayu Batteries"]], "Requests": wishes}
    path = save(tmp_path / "export.xlsx", {**lists, "Sessions": days})
    keep_answers(path, {("words", "remark", remark): answer, ("times", remark): "16:00-"})
    import_registrations(path, tmp_path / "registrations.xlsx")
    assert days_away(tmp_path / "registrations.xlsx") == days_away(path)


REMARK = "8号下午15:30以后要去工厂"


@pytest.mark.parametrize(
    ("words", "left"),
    [(REMARK, REMARK), ("plane at 16:40 on 8 June, we leave at 15:30", ""), ("the car leaves at 13:00", "")],
)
def test_an_import_is_not_asked_about_hours_that_were_confirmed(tmp_path, words, left):
    """Its notes still say them in words."""
    facts = [["Date", "8-9 June 2026"], ["Hours", "09:30-12:30, 14:00-17:30"], ["Meetings", "25 minutes + 5 min break"]]
    companies = [["Company", "Not available", "Remarks"], ["Altyn Trade LLP", "8 June from 15:30", words]]
    wishes = [["From", "To"], ["Altyn Trade LLP", "Bayu Batteries"]]
    lists = {"Buyers": companies, "Suppliers": [["Company"], ["Bayu Batteries"]], "Requests": wishes}
    path = save(tmp_path / "export.xlsx", {"Info": facts, **lists})
    intake, _ = import_registrations(path, tmp_path / "registrations.xlsx", ReadOptions(sure=0.0))
    if left:
        (tmp_path / "registrations-map.toml").unlink(missing_ok=True)
    again = intake_of(tmp_path / "registrations.xlsx")
    assert again.questions == ()
    assert decided(again.event) == decided(intake.event)
    assert [(s.start, s.end, s.slot_minutes, s.changeover_minutes) for s in again.event.sessions] == [
        (s.start, s.end, 25, 5) for s in intake.event.sessions
    ]


@pytest.mark.parametrize(
    "words", ["plane at 16:40 on 8 June, we leave at 15:30", "самолёт 8 июня в 16:40, уходим в 15:30"]
)
def test_hours_that_are_changed_in_an_import_are_not_read_again_from_its_notes(tmp_path, words):
    facts = [["Date", "8-9 June 2026"], ["Hours", "09:30-12:30, 14:00-17:30"]]
    companies = [["Company", "Not available", "Remarks"], ["Altyn Trade LLP", "8 June from 15:30", words]]
    wishes = [["From", "To"], ["Altyn Trade LLP", "Bayu Batteries"]]
    lists = {"Buyers": companies, "Suppliers": [["Company"], ["Bayu Batteries"]], "Requests": wishes}
    path = save(tmp_path / "export.xlsx", {"Info": facts, **lists})
    imported = tmp_path / "registrations.xlsx"
    import_registrations(path, imported, ReadOptions(sure=0.0))
    book = openpyxl.load_workbook(imported)
    titles, first = (list(cells) for cells in book["Purchasers"].iter_rows(min_row=1, max_row=2))
    first[[title.value for title in titles].index("Not available")].value = "2026-06-08 10:00-11:00"
    book.save(imported)
    again = intake_of(imported, ReadOptions(sure=0.0))
    away = decided(again.event)[0]["Altyn Trade LLP"]
    assert [(f"{start:%d %H:%M}", f"{end:%H:%M}") for start, end in away] == [("08 10:00", "11:00")]


def test_an_import_in_part_has_the_days_and_hours(tmp_path):
    facts = [["Date", "8-9 June 2026"], ["Hours", "09:30-12:30, 14:00-17:30"]]
    companies = [["Company", "Not available", "Wishes"], ["Altyn Trade LLP", "when Jupiter rises", "Bayu Batteries"]]
    path = save(
        tmp_path / "export.xlsx", {"Info": facts, "Buyers": companies, "Suppliers": [["Company"], ["Bayu Batteries"]]}
    )
    intake, _ = import_registrations(path, tmp_path / "registrations.xlsx", ReadOptions(sure=0.0))
    assert intake.event is None
    assert len(list(openpyxl.load_workbook(tmp_path / "registrations.xlsx")["Sessions"])) == 1 + 4


def test_an_import_without_days_has_no_sessions(tmp_path):
    """The default day is that of the build, and must not become a day of the workbook."""
    path = save(tmp_path / "export.xlsx", web_form(Wishing.random(1)))
    import_registrations(path, tmp_path / "registrations.xlsx")
    assert "Sessions" not in openpyxl.load_workbook(tmp_path / "registrations.xlsx").sheetnames


def test_an_import_stops_with_the_questions(tmp_path):
    path = save(tmp_path / "export.xlsx", doubtful())
    with pytest.raises(Stopped) as stopped:
        import_registrations(path, tmp_path / "registrations.xlsx")
    assert "question" in [finding.code for finding in stopped.value.findings]
    assert not (tmp_path / "registrations.xlsx").exists()


def test_an_import_never_replaces_what_it_reads(tmp_path):
    path = save(tmp_path / "export.xlsx", choices(Wishing.random(1)))
    with pytest.raises(Stopped):
        import_registrations(path, path)


def with_remark(folder, remark, answers, said="Both days"):
    """An export of 8-9 June 2026 whose first company has a remark; its absences were answered."""
    facts = [["Date", "8-9 June 2026"], ["Hours", "09:30-17:30"]]
    buyers = [["Company", "Attending", "Remarks", "Wishes"], ["Altyn Trade LLP", said, remark, "Bayu Batteries"]]
    buyers += [["Silk Way Foods", "Both days", "", "Bayu Batteries"]]
    path = save(
        folder / "export.xlsx", {"Info": facts, "Buyers": buyers, "Suppliers": [["Company"], ["Bayu Batteries"]]}
    )
    keep_answers(path, answers)
    return path


@pytest.mark.parametrize("corrected", ["2026-06-09 15:00-", "never", "2026-06-08 -10:30; 2026-06-09"])
@pytest.mark.parametrize(
    "remark",
    [
        "Away on the morning of 9 June",
        "9 июня утром нас не будет",
        "6月9日上午不在",
        "9-iyun ertalab bo'lmaymiz",
        "Am 9. Juni vormittags nicht da",
    ],
)
def test_hours_that_were_corrected_hold_in_an_import(tmp_path, remark, corrected):
    path = with_remark(tmp_path, remark, {("hours", f"Both days | {remark}"): corrected})
    intake, _ = import_registrations(path, tmp_path / "registrations.xlsx", ReadOptions(sure=0.0))
    again = intake_of(tmp_path / "registrations.xlsx")
    assert again.questions == ()
    assert "map-unused" not in codes(again.findings)
    assert decided(again.event) == decided(intake.event)
    away = decided(intake.event)[0]["Altyn Trade LLP"]
    assert [f"{start:%H:%M}" for start, _ in away] == {"never": [], "2026-06-09 15:00-": ["15:00"]}.get(
        corrected, ["00:00", "00:00"]
    )


@pytest.mark.parametrize(
    ("remark", "away"),
    [
        ("Flight out on 9 June, leaving venue 1.00pm", "2026-06-09 13:00-"),
        ("Stand erst um 11 Uhr am 8. Juni, wir reisen am Vormittag an", "2026-06-08 -11:00"),
        ("Стенд откроем 8 июня только в 11:00, утром прилетаем", "2026-06-08 -11:00"),
        ("6月9日的航班，13点离开会场", "2026-06-09 13:00-"),
        ("8-iyun kuni stend soat 11:00 da ochiladi, ertalab kelamiz", "2026-06-08 -11:00"),
    ],
)
def test_an_import_asks_nothing_about_a_remark_whose_hours_stand_in_their_column(tmp_path, remark, away):
    path = with_remark(tmp_path, remark, {("hours", f"Both days | {remark}"): away, ("times", remark): away})
    intake, _ = import_registrations(path, tmp_path / "registrations.xlsx", ReadOptions(sure=0.0))
    page = openpyxl.load_workbook(tmp_path / "registrations.xlsx")["Purchasers"]
    titles, first, *_ = page.iter_rows(values_only=True)
    assert dict(zip(titles, first, strict=True))["Not available"] == away
    (tmp_path / "registrations-map.toml").unlink(missing_ok=True)
    again = intake_of(tmp_path / "registrations.xlsx")
    assert again.questions == ()
    assert decided(again.event) == decided(intake.event)
