"""Tells which side filled in a matrix: its rows or its columns, by the texts around it, its signs and other sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sco_scheduler.domain.event import Role
from sco_scheduler.domain.messages import Cell
from sco_scheduler.domain.names import fold
from sco_scheduler.intake.understanding.cells.columns import Column
from sco_scheduler.intake.understanding.cells.fields import NOTHING
from sco_scheduler.intake.understanding.cells.questions import PAIRS, Question
from sco_scheduler.intake.understanding.companies.settling import Settler
from sco_scheduler.intake.understanding.meanings.planned import Plan, naming_columns
from sco_scheduler.intake.understanding.names.matching import SURE
from sco_scheduler.intake.understanding.wishes.ratings import matrix_of
from sco_scheduler.intake.understanding.wording.askers import names_askers, side_asking
from sco_scheduler.intake.understanding.wording.legends import without_meanings
from sco_scheduler.intake.understanding.wording.words import roles_of
from sco_scheduler.intake.values.entries import whole_number
from sco_scheduler.resources import lazy_regex

_FEW_RANKS = 4
"""The minimum number of ranks of a matrix to infer the requesting side."""

_CLEAR, _LIKELY, _UNSURE = 0.93, 0.8, 0.6


class MatrixAskers:
    """Decides whether the companies of the rows of a matrix ask, or those of its columns.

    Parameters
    ----------
    wishing
        The sheets with wishes.
    """

    def __init__(self, settler: Settler, wishing: Sequence[Plan]) -> None:
        self._settler, self._wishing = settler, wishing
        self._names, self._decider = settler.names, settler.decider

    def columns_request(self, plan: Plan, own: Sequence[Column]) -> bool:
        """Whether the companies in the titles of a matrix request those of its rows."""
        region = plan.region
        rows = self.roles_of_rows(own)
        above = (text for row, text in region.remarks.items() if row < region.header[0])
        texts = (plan.sheet, *map(without_meanings, above))
        sides = {role for role, count in rows.items() if count == max(rows.values())}  # both, if equally many
        guess, certainty = self._asking_side(plan, rows)
        told: dict[str, float] = {}
        for text in texts:
            named, sure = roles_of(text)[0], names_askers(text)
            if len(named) == len(Role) and (side := side_asking(text)) is not None:
                named, sure = frozenset({side}), SURE
            if len(named) == 1 and len(sides) == 1 and sure and not names_rows(text, own):
                asking = "rows" if named == sides else "columns"
                told[asking] = max(told.get(asking, 0.0), sure)
            elif rows_wish(text, own):
                told["rows"] = max(told.get("rows", 0.0), _LIKELY)
        signs = {text for column in matrix_of(plan) for text in column.cells.values()}
        if self._settler.words.tell_sides(signs):
            return False  # each sign says who asks
        if not told and len(sides) == 1 and (side := self._settler.words.side_of_signs(signs)) is not None:
            told["rows" if side in sides else "columns"] = _CLEAR
        if len(told) == 1:
            guess = next(iter(told))
            certainty = told[guess] if guess == "columns" or told[guess] >= SURE else certainty
        elif told:  # one may be the name of the event: ``Hotel Supply Day``
            guess = max(told, key=lambda asking: told[asking])
            certainty = _CLEAR if min(told.values()) < SURE else _UNSURE
        sheet, cells, options = plan.sheet, (Cell(plan.sheet, region.header[-1]),), ("rows", "columns")
        path = ("form", sheet, "askers")
        answer = self._decider.decide(
            Question("askers", sheet, sheet, cells, (), options, guess, certainty, len(region.rows), path)
        )
        return answer == "columns"

    def roles_of_rows(self, own: Sequence[Column]) -> Counter[Role]:
        """How many companies in the rows of a sheet are of each side."""
        return self._settler.roles_of_names([text for column in own for text in column.cells.values()])

    def _asking_side(self, plan: Plan, rows: Counter[Role]) -> tuple[str, float]:
        """Infer from its contents which side requests in a matrix whose titles do not say it, with certainty.

        Ranks that are unique in each column, but not in each row, are those of the columns; numbers explained by a
        legend are no ranks. If these are the only wishes, with suppliers in the rows and no question in the titles, the
        respondents are probably the purchasers. So they are if only the suppliers say on other sheets what they wish.
        """
        matrix = matrix_of(plan)
        legend = self._settler.words.legend(plan)
        cells = [(c.number, row, text) for c in matrix for row, text in c.cells.items() if fold(text) not in legend]
        ranks = [(column, row, n) for column, row, text in cells if (n := whole_number(text))]
        down, across = ({(cell[k], cell[2]) for cell in ranks} for k in (0, 1))
        if len(ranks) >= _FEW_RANKS and len(down) == len(ranks) > len(across) and max(n for *_, n in ranks) > 1:
            return "columns", 0.93
        bare = all(self._names.find(c.title).company is not None for c in matrix)
        fields = {plan.meanings.get(c.number, NOTHING).field for c in plan.region.columns}
        alone = bare or fields <= {"matrix", "company", "id", "local", "nothing"}
        of_rows = len(ranks) >= _FEW_RANKS and len(across) == len(ranks) > len(down)
        suppliers = set(rows) == {Role.SUPPLIER} and not of_rows
        answered = suppliers and self._wishes_elsewhere(plan).keys() == rows.keys()
        only = alone and suppliers and len(self._wishing) == 1
        return ("columns", _UNSURE) if only or answered else ("rows", 1.0)

    def _wishes_elsewhere(self, plan: Plan) -> Counter[Role]:
        """How many companies of each side say on other sheets in lists what they wish."""
        found = Counter[Role]()
        for other in self._wishing:
            lists = [column for column, meaning in other.wish_columns() if meaning.field in {"wishes", "choice"}]
            own = naming_columns(other) if other is not plan and other.holds != PAIRS else []
            told = [text for c in own for row, text in c.cells.items() if any(row in of.cells for of in lists)]
            found += self._settler.roles_of_names(told)
        return found


def names_rows(text: str, own: Sequence[Column]) -> bool:
    """Whether a text that names one side is about the companies of the rows too, so that it does not say who asks.

    It has the title of their names, in any form, beside the side and no word for wishing, or apart from it:
    ``AZIENDE x BUYER``, ``Richieste delle aziende – legenda sul foglio BUYER`` above ``Azienda``.

    Parameters
    ----------
    own
        The columns of the names of the rows.
    """
    about = _about_rows(text, own)
    return bool(about) and (names_askers(text) < SURE or not any(roles_of(part)[0] for part in about))


def rows_wish(text: str, own: Sequence[Column]) -> bool:
    """Whether a part of a text is on what the companies of the rows wish, and names no side."""
    return any(names_askers(part) >= SURE and not roles_of(part)[0] for part in _about_rows(text, own))


def _about_rows(text: str, own: Sequence[Column]) -> list[str]:
    """The parts of a text that have the title of the names of the rows, unless it is a word for a side."""
    titles = [fold(column.title) for column in own if not roles_of(column.title)[0]]
    stems = tuple(w[:-1] for title in titles for w in _WORD.findall(title) if len(w) >= _LONG)
    return [part for part in _PART.split(text) if any(w.startswith(stems) for w in _WORD.findall(fold(part)))]


_LONG = 5
_WORD = lazy_regex(r"[^\W\d_]+")
_PART = lazy_regex(r"\s[–—-]\s|[;:|/()]")
