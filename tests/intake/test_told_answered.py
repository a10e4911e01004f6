"""What is read of doubtful exports once the questions about them are answered, this way or another, whole."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from sco_scheduler.intake import Intake
from sco_scheduler.output.form_map import with_answers
from tests.intake.books import DAY, Sheets, read
from tests.intake.changed import changed
from tests.intake.test_told_changed import EXPORTS, differing
from tests.intake.understanding.troubled import TROUBLED, troubled
from tests.output.layout import compared

GOLDEN = Path(__file__).parent / "golden" / "answered"
CHANGED = (("shapes", "numbers of a catalogue"), ("shapes", "a form each"), ("forms", "choices"), ("forms", "two rows"))
DOUBTFUL: dict[str, Sheets] = {
    **{name: troubled(name) for name in TROUBLED},
    **{f"{name}, changed": changed(EXPORTS[group][name], f"{name} doubtful", 6)[0] for group, name in CHANGED},
}


def answers(intake: Intake, chance: Random) -> dict[tuple[str, ...], str]:
    """An answer to each question, mostly the guess, else any of its options."""
    found = {q.path: q.guess if chance.random() < 1 / 3 else chance.choice(q.options) for q in intake.questions}
    return {path: answer for path, answer in found.items() if answer}


@pytest.mark.one_of(2)
@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_is_read_once_the_questions_are_answered(tmp_path, name):
    asked = read(tmp_path, DOUBTFUL[name], today=DAY)
    form, lines = tmp_path / "form.toml", []
    for n in range(3):
        chance, after, given = Random(f"{name} {n}"), asked, dict[tuple[str, ...], str]()
        for _ in range(2):  # some questions arise from answers
            given |= answers(after, chance)
            form.write_text(with_answers("", given), encoding="utf-8")
            after = read(tmp_path, DOUBTFUL[name], today=DAY, form=form, sure=0.84 * (n % 2))
        said = (f"{' '.join(path[:-1])} {path[-1]!r} = {answer}" for path, answer in given.items())
        lines += [*said, *differing(asked, after), ""]
    compared(GOLDEN / f"{name}.txt", [line.replace("\n", "\\n") for line in lines])
