"""What is read of answers to when somebody is away, in twenty languages, compared with golden files."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from benchmarks.absences.forms import RIGHT, WRONG, forms_in, read_form, said_of
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "absences"
FORMS = {language: list(of) for language, of in groupby(forms_in("open"), lambda form: form.id.split("-")[0])}


@pytest.mark.one_of(8)
@pytest.mark.parametrize("language", FORMS)
def test_what_is_read_of_answers_in_a_language_is_as_in_the_golden_file(tmp_path, language):
    lines: list[str] = []
    for form in FORMS[language]:
        lines += [f"# {form.kind}: {form.title}".replace("\n", " "), *said_of(form, tmp_path)]
    compared(GOLDEN / f"{language}.txt", lines)


def test_answers_are_judged_by_the_hours_that_they_mean(tmp_path):
    form = next(form for form in FORMS["en"] if form.kind in {"departure", "arrival"})
    found = read_form(form, tmp_path)
    assert [verdict for verdict, _ in found].count(RIGHT) >= len(found) / 2
    assert WRONG not in [verdict for verdict, _ in found]
