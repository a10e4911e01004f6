"""Recognises columns that certainly tell presence: somebody is there all the time, and nothing speaks of absence."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain

from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.wording.words import bare_title, denies
from sco_scheduler.intake.values.clauses import clauses_of, is_whole_day, rewritten
from sco_scheduler.intake.values.entries import normalized
from sco_scheduler.intake.values.offered_choices import choices_in
from sco_scheduler.intake.values.only_days import tells_all_days
from sco_scheduler.intake.values.presence import names_all_days, says_absent, says_there
from sco_scheduler.intake.values.statuses import says_gone
from sco_scheduler.intake.values.tongues import in_english

_FEWEST_ANSWERS = 4


def is_plain_presence(column: Column) -> bool:
    """Whether neither a title nor a cell speaks of absence, and some are there all the time, or tick all hours.

    Nobody registers to be away all the time, so that no title of absence in unknown words has such cells.
    """
    texts = list(column.cells.values())
    ticked = [{piece.strip() for part in choices_in(text) for piece in re.split("[,，]", part)} for text in texts]
    offered = {part for part, times in Counter(chain.from_iterable(ticked)).items() if times > 1}
    full = len(offered) > 1 and len(texts) >= _FEWEST_ANSWERS and any(offered <= of for of in ticked)
    full = full or any(
        is_whole_day(normalized(t)) or names_all_days(t) or tells_all_days(t, column.days) for t in texts
    )
    return full and not any(map(_speaks_of_absence, {bare_title(column.title), *texts}))


@lru_cache(maxsize=4096)
def _speaks_of_absence(text: str) -> bool:
    """Whether a title or a cell has words for absence; ``not available`` alone is an answer about presence."""
    said = clauses_of(rewritten(in_english(normalized(text))))
    denied = denies(text) or any(clause.says("not", "away", "except", "block") for clause in said)
    return denied and says_there(text) is None and not (says_absent(text) or says_gone(text))
