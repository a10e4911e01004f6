"""What titles, words, hours and names say by themselves: some hundred of each, as golden files have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from sco_scheduler.intake.understanding.cells.fields import COMPANY_FIELDS, PAIR_FIELDS
from sco_scheduler.intake.understanding.names.matching import NameIndex
from sco_scheduler.intake.understanding.remarks.remarks_beside import refers_to
from sco_scheduler.intake.understanding.wording.askers import asked_by
from sco_scheduler.intake.understanding.wording.legends import explained_in, explained_signs
from sco_scheduler.intake.understanding.wording.places import choice_number, place_of, rank_of
from sco_scheduler.intake.understanding.wording.polarity import polarity_in_brackets, polarity_of, says_refusal
from sco_scheduler.intake.understanding.wording.words import (
    bare_title,
    denies,
    hints,
    is_blank,
    is_legend,
    is_serial_title,
    is_tick,
    level_of,
    means_level,
    people_in,
    roles_of,
    says_yes_or_no,
    side_of_title,
    sign_of,
    sure_level,
    title_score,
)
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.limits import read_limit, says_limit, says_no_limit
from sco_scheduler.intake.values.offered_choices import stretch_of
from sco_scheduler.intake.values.presence import (
    absence_in_figures,
    always_there,
    bound_of,
    day_of,
    is_whole_day,
    ranges_apart,
    rest_of_day,
    says_day,
    says_hours,
    says_there,
    tells_absence,
    tells_itself,
    told_absence,
)
from sco_scheduler.intake.values.readings import read_when
from sco_scheduler.intake.values.request_statuses import status_of_request
from sco_scheduler.intake.values.statuses import says_gone, status_of
from sco_scheduler.intake.values.title_hours import hours_of_title
from tests.output.layout import compared

HERE = Path(__file__).parent
FIELDS = ("wishes", "nothing", *dict.fromkeys((*COMPANY_FIELDS, *PAIR_FIELDS)))
COMPANIES = {
    "P001": "Altyn Trade LLP",
    "S001": "River Machines, Inc.",
    "S002": "Spring Parts Co., Ltd.",
    "S003": "Golden Bridge Import & Export Co., Ltd.",
    "S004": "Orda Foods",
    "S005": "Jade Tea",
    "S006": "重庆汽车有限公司",
    "S007": "江河机械股份有限公司",
}


def of_title(text: str) -> Mapping[str, object]:
    """What a title says of the column below it."""
    return {
        "is": bare_title(text),
        "fields": {name: round(score, 2) for name in FIELDS if (score := title_score(text, name))},
        "level": polarity_of(text).value.replace("want", ""),
        "beside": "" if (beside := polarity_in_brackets(text))[1] == 1.0 else beside,
        "side": side_of_title(text),
        "askers": asked_by(text),
        "serial": is_serial_title(text),
        "remark on": refers_to(text),
        "choice": choice_number(text),
        "place": place_of(text),
        "hours": hours_of_title(text),
        "bound": bound_of(text),
        "signs": explained_in(text),
        "says hours": says_hours(text),
        "says day": says_day(text),
    }


def of_word(text: str) -> Mapping[str, object]:
    """What a word or two in a cell say."""
    bare = normalized(text)
    roles, sure = roles_of(text)
    return {
        "level": level_of(text),
        "surely": sure_level(text),
        "sign": sign_of(text),
        "grades": means_level(text),
        "refuses": says_refusal(text),
        "denies": denies(text),
        "roles": sorted(roles) and (*sorted(roles), sure),
        "blank": is_blank(text) + is_blank(text, words=False),
        "tick": is_tick(text),
        "yes": _answer(says_yes_or_no(text)),
        "there": _answer(says_there(text)),
        "people": people_in(text),
        "rank": rank_of(text),
        "status": "comes" if (status := status_of(text)) == "" else status,
        "request": status_of_request(text),
        "gone": says_gone(text),
        "limit": [read_limit(text, what) for what in ("minimum", "maximum")] if says_limit(bare) else None,
        "no limit": says_no_limit(text),
        "signs": explained_signs(text),
        "legend": is_legend(text),
        "hints": hints([text]),
    }


def _answer(said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"


def of_hours(text: str) -> Mapping[str, object]:
    """When somebody is away by a text, below a title that asks when they are away and below one that asks when not."""
    bare = normalized(text)
    said = {
        name: (found.away, found.sure, "told" if found.told else "", *found.others)
        for name, present in (("away", False), ("there", True))
        if (found := read_when(bare, present=present)) is not None
    }
    return said | {
        "surely": absence_in_figures(bare),
        "surely there": absence_in_figures(bare, present=True),
        "rest": "" if (rest := rest_of_day(text)) == text else rest,
        "always": always_there(text),
        "whole day": is_whole_day(bare),
        "tells": tells_itself(text) + tells_absence(text),
        "remark": told_absence(text),
        "stretch": stretch_of(text),
        "day": day_of(text),
        "apart": "" if (apart := ranges_apart(text)) == text else apart,
    }


def of_name(text: str) -> Mapping[str, object]:
    """Which companies a cell names."""
    names = NameIndex()
    for key, name in COMPANIES.items():
        names.add(key, [key, name])
    near = names.near(text)
    return {
        "is": names.find(text).company,
        "parts": [(p.text, p.company or "-", p.certainty, p.remark) for p in names.split(text)],
        "pieces": names.pieces(text),
        "share": round(names.share(text), 2),
        "near": near and (near.key, round(near.certainty, 2), near.same, near.slips),
        "mentions": sorted(names.mentioned(text)),
        "rest": names.mentions(text)[1] if names.mentioned(text) else "",
        "differs": sorted(names.differing(text)),
    }


def lines_of(texts: Iterable[str], tell: Callable[[str], Mapping[str, object]]) -> Iterator[str]:
    """What is said of each text, as far as anything is."""
    for text in texts:
        said = {name: value for name, value in tell(text).items() if value not in (None, False, "", 0, [], (), {})}
        yield f"{text}: " + "; ".join(f"{name} {_shown(value)}" for name, value in said.items())


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    return " ".join(map(_shown, value)) if isinstance(value, list | tuple) else str(value)


@pytest.mark.parametrize(
    ("corpus", "tell"),
    [("titles", of_title), ("words", of_word), ("hours", of_hours), ("names", of_name), ("names and codes", of_name)],
)
def test_what_is_said_is_as_in_the_golden_file(corpus, tell):
    texts = (HERE / "corpus" / f"{corpus}.txt").read_text(encoding="utf-8").splitlines()
    compared(HERE / "golden" / f"{corpus}.txt", list(lines_of(texts, tell)))
