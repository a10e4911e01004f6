"""Assigns fields to the columns of a sheet, all at once, at the maximum total score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sco_scheduler.intake.understanding.cells.fields import LEAST


def assign(scores: Mapping[int, Mapping[str, float]]) -> dict[int, tuple[str, float]]:
    """Assign at most one field to each column and one column to each field, with the maximum total score.

    This is the assignment problem, solved by successive shortest augmenting paths (the Hungarian method).

    Parameters
    ----------
    scores
        The score of each column for each field that it can have.

    Returns
    -------
    dict[int, tuple[str, float]]
        The field of each assigned column with its certainty: the score, reduced if another field or another column
        has nearly the same score.
    """
    columns = [column for column in scores if scores[column]]
    fields = sorted({name for column in columns for name in scores[column]})
    if not columns:
        return {}
    # Dummy fields with score 0, one for each column, allow columns without a field.
    size = len(fields) + len(columns)
    costs = [
        [-(scores[column].get(name, 0.0) - LEAST + 1e-6) if name in scores[column] else 1.0 for name in fields]
        + [0.0] * len(columns)
        for column in columns
    ]
    matched = _hungarian(costs, size)
    found: dict[int, tuple[str, float]] = {}
    for place, column in enumerate(columns):
        if matched[place] >= len(fields):
            continue
        name = fields[matched[place]]
        score = scores[column][name]
        rival = max((value for other, value in scores[column].items() if other != name), default=0.0)
        twin = max((scores[other].get(name, 0.0) for other in columns if other != column), default=0.0)
        doubt = max(0.0, 0.15 - (score - rival)) + max(0.0, 0.1 - (score - twin))
        found[column] = name, max(0.3, score - doubt)
    return found


def _hungarian(  # noqa: PLR0912  # the textbook form of the method
    costs: Sequence[Sequence[float]], size: int
) -> list[int]:
    """The column of each row of a cost matrix at minimum total cost; there are at least as many columns as rows."""
    rows = len(costs)
    infinite = float("inf")
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (size + 1)
    row_of, way = [0] * (size + 1), [0] * (size + 1)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least, used = [infinite] * (size + 1), [False] * (size + 1)
        while True:
            used[column] = True
            current, delta, following = row_of[column], infinite, 0
            for other in range(1, size + 1):
                if used[other]:
                    continue
                value = costs[current - 1][other - 1] - row_price[current] - column_price[other]
                if value < least[other]:
                    least[other], way[other] = value, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(size + 1):
                if used[other]:
                    row_price[row_of[other]] += delta
                    column_price[other] -= delta
                else:
                    least[other] -= delta
            column = following
            if row_of[column] == 0:
                break
        while column:
            row_of[column] = row_of[way[column]]
            column = way[column]
    result = [0] * rows
    for column in range(1, size + 1):
        if row_of[column]:
            result[row_of[column] - 1] = column - 1
    return result
