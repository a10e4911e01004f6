"""Tells ranks (1 is best) from ratings, and lists in order of preference from unordered ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from math import factorial, log2
from typing import Final

from sco_scheduler.domain.event import Level, Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import Decider, Question
from sco_scheduler.intake.understanding.meanings.blocks import blocks_of
from sco_scheduler.intake.understanding.meanings.planned import Plan
from sco_scheduler.intake.understanding.wording.indications import names_meetings
from sco_scheduler.intake.understanding.wording.orders import (
    Order,
    order_in,
    prefers,
    states_no_order,
    states_order,
)
from sco_scheduler.intake.understanding.wording.places import rank_of
from sco_scheduler.intake.understanding.wording.scales import RANKS, RATINGS, told_scale
from sco_scheduler.intake.understanding.wording.sheet_notes import lets_choose_several
from sco_scheduler.intake.understanding.wording.words import is_blank, is_tick, says_yes_or_no, sure_level, title_score
from sco_scheduler.intake.values.entries import whole_number
from sco_scheduler.resources import lazy_regex

_MOSTLY = 0.7
_SCALE = 5
"""The number of steps of a usual scale: only much larger numbers, beyond the number of choices, are surely ratings."""

_TOLD = 0.95
"""Certainty of the meaning of numbers if a text says which of them is best."""

_SCORED = lazy_regex(r"\b(?:rate|rating|score|points)\b|оцените|оценк|балл|打分|评分|分值", re.IGNORECASE)
"""Questions for a number that increases with preference."""


def count_from_one(numbers: Iterable[Sequence[int]]) -> bool:
    """Whether most requesters number their wishes from 1 on, possibly with ties, so that the numbers are ranks."""
    groups = [group for group in numbers if group]
    several = [group for group in groups if len(group) > 1]
    if not several:
        return all(group[0] == 1 for group in groups)
    counted = sum(set(group) == set(range(1, max(group) + 1)) and _few_ties(group) for group in several)
    return counted >= _MOSTLY * len(several)


def _few_ties(group: Sequence[int]) -> bool:
    return 2 * len(set(group)) > len(group)


def says_rank(titles: Iterable[str]) -> bool:
    """Whether a title says that the numbers below it are ranks, and not weights."""
    return any(title_score(title, "rank") >= 0.7 and title_score(title, "level") < 0.35 for title in titles)


def likely_scale(numbers: Iterable[Sequence[int]], titles: Iterable[str]) -> str:
    """The likely meaning of numbers that do not count from one."""
    groups = [group for group in numbers if group]
    if any(title_score(title, "rank") > title_score(title, "level") for title in titles):
        return RANKS
    ones = sum(1 in group for group in groups)
    return RANKS if groups and 2 * ones > len(groups) else RATINGS


class Scales:
    """Decides for each sheet whether its numbers are ranks or ratings."""

    def __init__(self, decider: Decider, starred: Collection[str] = ()) -> None:
        self._decider, self._starred = decider, starred
        self._top: dict[str, int] = {}
        """The largest number of each sheet with ratings."""

        self._ticked: dict[str, frozenset[int]] = {}
        """The columns of each sheet's matrix whose numbers are ticks."""

    def ask_of_matrix(
        self,
        plan: Plan,
        legend: Mapping[str, str],
        parts_of: Callable[[str], Sequence[tuple[str, Role]]],
        *,
        turned: bool,
    ) -> None:
        """Decide whether the numbers of a matrix are ranks or ratings; a question whose only number is 1 has ticks.

        Parameters
        ----------
        legend
            The levels of the folded signs that a legend explains. A must takes the place of a rank: ``M, 2, 3``.
        parts_of
            Gives the signs of both sides that stand in one cell.
        turned
            Whether the companies of the columns request those of the rows.
        """
        matrix = matrix_of(plan)
        signs = [
            ((column.number, row), sign)
            for column in matrix
            for row, text in column.cells.items()
            for sign in [part for part, _ in parts_of(text)] or [text]
        ]
        cells = {at: number for at, sign in signs if fold(sign) not in legend and (number := rank_of(sign)) is not None}
        named = any(whole_number(text) is None and rank_of(text) for c in matrix for text in c.texts)
        titles = (plan.sheet, *plan.region.remarks.values(), *dict.fromkeys(column.title for column in matrix))
        if len(set(cells.values())) > 1 and not named:  # ``Priority 1`` ranks
            musts = {
                at: 0
                for at, sign in signs
                if (legend.get(fold(sign)) or sure_level(sign)) == Level.MUST.value
                and (whole_number(sign) is None or fold(sign) in legend)  # ``1 = must; 2, 3 … = in this order``
            }
            groups = [_in_place_of_musts(group) for group in _by_asker(cells | musts, turned=turned)]
            self.ask(plan, groups, titles, len(plan.region.rows) if turned else len(matrix))
        questions = {c.number: block.name for block in blocks_of(matrix) for c in block.columns}
        ticked: set[int] = set()
        for name in {questions.get(column.number, "") for column in matrix}:
            asked = {column.number for column in matrix if questions.get(column.number, "") == name}
            groups = _by_asker({at: n for at, n in cells.items() if at[0] in asked}, turned=turned)
            once = all(len(group) == 1 for group in groups)
            if all(set(group) == {1} for group in groups) and not (once and says_rank(titles)):
                ticked |= asked
        self._ticked[plan.sheet] = frozenset(ticked)

    def ask(
        self, plan: Plan, groups: Sequence[Sequence[int]], titles: Sequence[str], choices: int | None = None
    ) -> None:
        """Decide for a sheet, unless its numbers are evidently ranks.

        Parameters
        ----------
        titles
            The titles above the numbers.
        choices
            The number of choices of each company, which is the maximum rank; None if unknown.
        """
        if not groups:
            return
        numbers = sorted({number for group in groups for number in group})
        beyond = choices is not None and numbers[-1] > 2 * max(choices, _SCALE)
        told = told_scale(titles, numbers) or (RATINGS if plan.sheet in self._starred or beyond else None)
        if told is None and count_from_one(groups):
            return
        ones = 2 * sum(1 in group for group in groups) > len(groups)
        likely = (told, _TOLD) if told else (likely_scale(groups, titles), _TOLD if ones and says_rank(titles) else 0.5)
        if likely[0] == RATINGS and any(map(_SCORED.search, titles)) and not says_rank(titles):
            likely = RATINGS, _TOLD
        sheet, cells, samples = plan.sheet, (Cell(plan.sheet, plan.region.header[-1]),), tuple(map(str, numbers[:5]))
        path = ("form", sheet, "numbers")
        scale = self._decider.decide(
            Question("numbers", sheet, sheet, cells, samples, (RATINGS, RANKS), *likely, len(groups), path)
        )
        if scale == RATINGS:
            self._top[plan.sheet] = numbers[-1]

    def ranked(self, plan: Plan, number: int | None, column: Column | None = None) -> int | None:
        """Convert a number to a rank: the largest rating becomes the first rank, a tick in a matrix has none."""
        if column is not None and column.number in self._ticked.get(plan.sheet, ()):
            return None
        top = self._top.get(plan.sheet)
        return number if top is None or number is None else max(1, top + 1 - number)


def _in_place_of_musts(numbers: Sequence[int]) -> list[int]:
    """The numbers of a requester; each must, given as 0, has the lowest number that is left out below the largest."""
    left_out = (number for number in range(1, max(numbers, default=0)) if number not in numbers)
    filled = [number or next(left_out, 0) for number in numbers]
    return [number for number in filled if number]


def ticks_options(plan: Plan, column: Column) -> bool:
    """Whether a list was made from ticks, as shown by one-hot columns of the same question."""
    options = [c for c in plan.region.columns if c.title != column.title and c.title.startswith(column.title)]
    texts = {text for c in options for text in c.texts if not is_blank(text)} if column.title else set()
    return bool(texts) and all(is_tick(text) or says_yes_or_no(text) is not None for text in texts)


def is_beside_ticks(plan: Plan, column: Column) -> bool:
    """Whether a column has names typed in addition to the ticks before it, for the same question: ``Other: …``."""
    columns = plan.region.columns
    place = columns.index(column)
    ticked = [
        c
        for c in columns[max(0, place - 2) : place]
        if c.cells and plan.meanings.get(c.number, NOTHING).field == "matrix"
    ]
    if len(ticked) < 2 or states_order(column.titles) or not all(map(_holds_ticks, ticked)):
        return False
    alike = takewhile(len, map(set.intersection, *([{sign} for sign in c.title] for c in ticked)))
    question = "".join(sign for signs in alike for sign in signs)
    same = len(question) >= _SHORTEST_QUESTION and column.title.startswith(question.rstrip(" [(:："))
    return same or any(map(_OTHER.match, map(fold, column.titles)))


_OTHER = lazy_regex(
    r"[\W\d]*(?:other|another|anyone else|others|else\b|(?:не )?(?:указанн\w+ )?(?:друг(?:ое|ие|ой|ая)|иное|иные)|"
    r"其[他它]|その他|기타|ander|sonstig|weitere|autre|otr[oa]|outr[oa]|altr[oi]|inn[aeiy]|jin[áéý]|in[áéý]\b|egyéb|alt(?:e|ul|ele)\b|diğer|başqa|"
    r"басқа|башка|boshqa|бусад|overig|ann(?:an|at)|and(?:et|re)|muu\b|kit[aio]|cit[si]|інш|друг[аои]|drug[aeio]|ostal|khác|"
    r"อื่น|lain|أخرى|غير ذلك|دیگر|سایر|אחר|სხვა|այլ|अन्य|άλλ)"
)
"""The title of a column for texts beside the options of a question: ``Other: …``."""


_SHORTEST_QUESTION = 4


def _holds_ticks(column: Column) -> bool:
    """Whether cells are ticks, or repeat their title."""
    titles = set(map(fold, column.titles))
    return all(is_tick(t) or is_blank(t) or fold(t) in titles for t in column.texts)


def matrix_of(plan: Plan) -> list[Column]:
    """The columns of a sheet that have a company as title, with signs below."""
    return [column for column, meaning in plan.wish_columns() if meaning.field == "matrix"]


def _by_asker(cells: Mapping[tuple[int, int], int], *, turned: bool) -> list[list[int]]:
    """The numbers of each requester in a matrix, given by column and row."""
    groups: dict[int, list[int]] = {}
    for (column, row), number in cells.items():
        groups.setdefault(column if turned else row, []).append(number)
    return list(groups.values())


RANKED: Final = "ranked"
UNRANKED: Final = "unranked"
"""The meanings of the order of names in lists, as written in a map."""

_MOST_LISTS = 200
"""The maximum number of lists examined for their order."""

_MOST_NAMES = 12
"""The maximum length of a list for counting linear extensions."""

_ENOUGH = 4.0
"""Surprisal in bits from which on lists agree too well with a common order to be rankings."""

_FEW, _MANY = 0.1, 0.3
"""Shares of lists that contradict the common order: up to the first they are slips, from the second there is none."""

_BOXES = lazy_regex(r"┋|;#")
"""What form tools write between ticked boxes."""

_ENDED = lazy_regex(r"[;；]\s*\Z")
"""What a form tool writes behind each ticked box, also the last one."""

_ALIKE, _LONG_TITLE = 0.75, 12
"""The least similarity and length of two titles that ask the same of two sides."""

_NUMBERED = lazy_regex(
    r"(?:^|[\n;；、,，\s])\s*(?:[(（]?1[)）.:、．]|№\s*1|#1|①)\s*\D.*?[(（]?(?:2[)）.:、．]|№\s*2|#2|②)", re.DOTALL
)


def likely_order(
    lists: Sequence[Sequence[str]],
    texts: Sequence[str],
    titles: Collection[str],
    listed: Sequence[str],
    around: Collection[str] = (),
    *,
    of_companies: bool = False,
) -> tuple[str, float]:
    """Infer whether the order of names in lists is a ranking, with its certainty.

    A form lists ticked options in its own order, whatever is preferred: all lists then agree with one common order.
    Rankings by different people contradict each other.

    Parameters
    ----------
    lists
        The companies of each list, in order, as keys.
    texts
        The cells with the lists.
    titles
        The titles above them.
    listed
        The keys of all companies, in the order of the workbook's lists.
    around
        The texts around the lists, which may say of their order what the titles leave open.
    of_companies
        Whether the sheet lists companies too, of whose order a text around may speak instead.
    """
    several = [list(dict.fromkeys(names))[:_MOST_NAMES] for names in lists[:_MOST_LISTS]]
    several = [names for names in several if len(names) > 1]
    told = order_told(titles, around, of_companies=of_companies)
    numbered = 2 * sum(_NUMBERED.search(text) is not None for text in texts) > len(several)
    if told == (RANKED, 1.0) or (numbered and told != (UNRANKED, _TOLD)):
        return RANKED, 1.0
    if told is not None and told[0] == UNRANKED:
        return told
    order, certainty = _by_lists(lists, texts, (*titles, *around), listed, several)
    return order, certainty if told is None or order == told[0] else _MAYBE


def order_told(
    titles: Collection[str], around: Collection[str], *, of_companies: bool = False
) -> tuple[str, float] | None:
    """What titles, or else the texts around a list, say of the order of its names, with certainty; None for nothing."""
    if states_no_order(titles):
        return UNRANKED, _TOLD
    if states_order(titles):
        return RANKED, 1.0
    said: dict[Order, str] = {order: text for text in around if (order := order_in(text)) is not None}
    if said.keys() == {RANKED}:
        return RANKED, 1.0
    if said.keys() == {UNRANKED}:
        text = said[UNRANKED]
        sure = not of_companies or prefers(text) or names_meetings(text)
        return UNRANKED, _TOLD if sure else _MAYBE  # ``Participants, in no particular order``
    return (RANKED if RANKED in said or UNRANKED not in said else UNRANKED, _MAYBE) if said else None


_MAYBE = 0.6


def _by_lists(
    lists: Sequence[Sequence[str]],
    texts: Sequence[str],
    titles: Collection[str],
    listed: Sequence[str],
    several: Sequence[Sequence[str]],
) -> tuple[str, float]:
    """Infer it from the lists, ``several`` of which have more than one company."""
    joined = sum(_BOXES.search(text) is not None for text in texts)
    if joined > _MANY * len(texts) or any(map(lets_choose_several, titles)) or _hold_ticks(lists, texts):
        return UNRANKED, 0.95
    if not several:
        return RANKED, 1.0
    places = {name: place for place, name in enumerate(listed)}
    by_letters = {name: place for place, name in enumerate(sorted(listed, key=fold))}
    for order in (places, by_letters):
        agreeing = [
            names for names in several if [*map(order.__getitem__, names)] == sorted(map(order.__getitem__, names))
        ]
        bits = sum(log2(factorial(len(names))) for names in agreeing)
        if bits >= _ENOUGH and len(several) - len(agreeing) <= _FEW * len(several):
            return UNRANKED, 0.95
    bits, tested, against = _common_order(several)
    if bits < _ENOUGH or against > _MANY * tested:
        return RANKED, 0.95
    return UNRANKED, 0.95 if against <= _FEW * tested else 0.6


def ask_alike(one: str, other: str) -> bool:
    """Whether two titles are the same question about two sides: ``Which buyers …?`` and ``Which suppliers …?``."""
    if min(len(one), len(other)) < _LONG_TITLE or states_order([one]) is not states_order([other]):
        return False
    return SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio() >= _ALIKE


def _hold_ticks(lists: Sequence[Sequence[str]], texts: Sequence[str]) -> bool:
    """Whether a form tool wrote lists of ticked options: each ends with a separator, and they are of several lengths.

    A question for an order, which such a tool exports alike, has all options in every answer.
    """
    ended = sum(_ENDED.search(text) is not None for text in texts)
    return len(texts) > 1 and ended == len(texts) and len(set(map(len, lists))) > 1


def _common_order(lists: Sequence[Sequence[str]]) -> tuple[float, int, int]:
    """Test lists for a common order: its surprisal in bits, and how many lists could and did contradict it."""
    numbers: dict[str, int] = {}
    for names in lists:
        for name in names:
            numbers.setdefault(name, len(numbers))
    after = [0] * len(numbers)
    """For each name the names known to come after it, as a bit set."""

    bits, tested, against = 0.0, 0, 0
    for names in lists:
        here = [numbers[name] for name in names]
        behind = [sum(1 << m for m, other in enumerate(here) if after[one] >> other & 1) for one in here]
        if any(behind):
            tested += 1
            if any(mask & ((1 << place) - 1) for place, mask in enumerate(behind)):
                against += 1
                continue
            bits += log2(factorial(len(here)) / _extensions(behind))
        for first, second in pairwise(here):
            _add_order(after, first, second)
    return bits, tested, against


def _add_order(after: list[int], first: int, second: int) -> None:
    """Add a pair to the order, with its transitive closure."""
    more = after[second] | 1 << second
    for name in range(len(after)):
        if name == first or after[name] >> first & 1:
            after[name] |= more


def _extensions(behind: Sequence[int]) -> int:
    """The number of linear extensions of a partial order, given as the successors of each name."""
    size = len(behind)
    counts = [1] + [0] * ((1 << size) - 1)
    for taken in range(1 << size):
        if not counts[taken]:
            continue
        for name in range(size):
            if not taken >> name & 1 and not behind[name] & taken:
                counts[taken | 1 << name] += counts[taken]
    return counts[-1]
