"""Answers are kept in a map beside the registrations and used from then on; an import writes the format's workbook."""

from __future__ import annotations

import openpyxl
import pytest

from sco_scheduler.workflows.errors import Stopped
from sco_scheduler.workflows.inputs import intake_of, read
from sco_scheduler.workflows.questions import import_registrations, keep_answers
from tests.intake.books import save
from tests.intake.understanding.exports import Wishing, choices, read_of, web_form
from tests.intake.understanding.test_questions import doubtful


def test_an_answer_is_kept_beside_the_registrations_and_used(tmp_path):
    path = save(tmp_path / "export.xlsx", doubtful())
    (question,) = intake_of(path).questions
    target = keep_answers(path, {question.path: "refusals"})
    assert target == tmp_path / "export-map.toml"
    assert intake_of(path).questions == ()
    assert read_of(read(path)) == Wishing.random(1).said()


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
    cell = book["Purchasers"]["A2"]
    assert cell.value == "Altyn Trade LLP"
    assert cell.comment.text == "Form Responses 1!C2"


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
