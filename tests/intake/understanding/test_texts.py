"""What the readers of titles, wishes and names make of several hundred texts, compared with a golden file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sco_scheduler.domain.names import fold_alike
from sco_scheduler.intake.company_names import core_of, script_of, sound_of
from sco_scheduler.intake.table.headers import is_total
from sco_scheduler.intake.understanding.cells import marks, plain_clauses, sayings
from sco_scheduler.intake.understanding.cells.contents import (
    asks_how_heard,
    is_hours,
    is_of_partners,
    is_void,
    says_something,
)
from sco_scheduler.intake.understanding.cells.fields import COMPANY_FIELDS, PAIR_FIELDS
from sco_scheduler.intake.understanding.cells.marks import sign_of_name
from sco_scheduler.intake.understanding.cells.matrix_titles import asked_about
from sco_scheduler.intake.understanding.lists import references
from sco_scheduler.intake.understanding.meanings.choices import stem
from sco_scheduler.intake.understanding.meanings.unlisted import looks_like_name
from sco_scheduler.intake.understanding.names import catalogue_numbers
from sco_scheduler.intake.understanding.names.listed_texts import at_commas, exceptions_in
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.names.nearness import squashed
from sco_scheduler.intake.understanding.remarks.remarks_beside import refers_to
from sco_scheduler.intake.understanding.wording import legends, parties, places, polarity, words
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.values.countries import is_country
from tests.intake.values.test_texts import name_of, shown
from tests.output.layout import compared_below_names

FIELDS = ("wishes", "nothing", "staff", *dict.fromkeys((*COMPANY_FIELDS, *PAIR_FIELDS)))


def fields_of(text: str) -> str:
    """The fields that a text names as a title, with the scores in hundredths."""
    scores = {name: round(100 * words.title_score(text, name)) for name in FIELDS}
    return " ".join(f"{name} {score}" for name, score in scores.items() if score)


def legend_of(text: str) -> object:
    """The levels of signs that a remark gives."""
    return legends.legend_of([text])


def told_of(text: str) -> object:
    """What a remark tells of signs in any words."""
    return legends.told_of_signs([text])


def named_with_level(text: str) -> object:
    """The company that a text names with a level."""
    found = marks.named_with_level(NAMES, text)
    return found if found[0] is not None else None


def hinted(text: str) -> bool:
    """Whether a text may say something about meetings."""
    return words.hints([text])


def both_said(text: str) -> bool:
    """Whether the words of a text are yes and no."""
    return words.says_yes_and_no(text.split())


def parts_of(text: str) -> object:
    """The sentences of a text, if there are several."""
    parts = [*sayings.segments(text)]
    return parts if len(parts) > 1 else []


NAMES = NameIndex()
for of_list in ("Altyn Trade LLP", "Jade Tea", "Ural Import", "Orda Foods", "River Machines, Inc.", "重庆汽车有限公司"):
    NAMES.add(of_list, [of_list])
TEXTS = Path(__file__).parent / "texts.txt"
READERS: tuple[Callable[[str], object], ...] = (
    *(words.bare_title, words.is_serial_title, words.asides_in, polarity.polarity_of, polarity.polarity_in_brackets),
    *(
        is_void,
        is_of_partners,
        asks_how_heard,
        polarity.says_refusal,
        words.level_of,
        words.denies,
        words.sure_level,
        words.roles_of,
    ),
    *(parties.is_on_no_side, words.side_of_title, words.is_tick, words.says_yes_or_no, words.people_in, words.sign_of),
    *(words.refuses, words.means_level, words.is_legend, words.is_blank, partial(words.is_blank, words=False)),
    *(hinted, both_said),
    *(sayings.speaks, sayings.of_all_meetings, sayings.says_surely, sayings.without_reminder, sayings.of_named),
    *(sayings.apart, sayings.refused_in, sayings.without_reason, sayings.added_in, sayings.insisted_in),
    *(places.choice_number, places.rank_of, places.place_of, places.how_many, references.referred),
    *(references.numbers_a_side, catalogue_numbers.numbers_of, legends.explained_signs, legends.explained_in),
    *(refers_to, asked_by, stem, is_country, says_something, is_hours, exceptions_in, words.of_meetings, sign_of_name),
    *(fields_of, legend_of, told_of, parts_of, sayings.level_beside, sayings.refuses_between),
    *(
        sayings.limit_of_all,
        sayings.says_more,
        plain_clauses.clauses,
        plain_clauses.plain_level,
        plain_clauses.begins_refusal,
    ),
    *(named_with_level, partial(marks.refused_beside, NAMES), plain_clauses.is_filling),
    *(at_commas, asked_about, looks_like_name, is_total, core_of, script_of, sound_of, squashed, fold_alike),
)
"""Each reads one thing; what gives the text itself, nothing, or what it gives of letters reads nothing of it."""


def test_what_is_read_of_texts_is_as_in_the_golden_file():
    usual = {reader: reader("Qwx") for reader in READERS}

    def read_of(text: str) -> Iterator[str]:
        for reader in READERS:
            found = reader(text)
            if found not in (None, False, "", text, [text], (), [], usual[reader]):
                yield f"{name_of(reader)}: {shown(found)}"

    made = [(text, partial(read_of, text)) for text in TEXTS.read_text(encoding="utf-8").splitlines()]
    compared_below_names(TEXTS.parent / "golden" / "texts.txt", made)
