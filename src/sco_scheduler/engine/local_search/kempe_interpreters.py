"""Who interprets while meetings move: each slot keeps how many interpreters of a class serve which need.

A change searches augmenting paths (C. Berge, 1957). Which person interprets is decided after the search
(``assignment``).

Throughout, ``s`` is the state of the annealing, in which who serves is changed, and ``need`` a kind of interpreter. The
other arguments are named as in ``kempe_effects``; a chain is seen as it was before its swap.
"""

from __future__ import annotations

from sco_scheduler.engine.local_search.compiled import part
from sco_scheduler.engine.local_search.kempe_arrays import (
    CHAIN,
    CLASS_VIA,
    COLUMN,
    FREE,
    NEED,
    NEED_SEEN,
    NEED_VIA,
    NEEDS,
    NET_NEED,
    QUEUE,
    WAY,
    KempeState,
)


@part
def serve(s: KempeState, column: int, need: int) -> bool:
    """Serve one more meeting of a need; where nobody can be had, return False with nothing changed.

    Breadth-first search for an augmenting path: from the need to the classes that can serve it, and from a class
    without a free member to the needs that it serves now. It runs interpreted too: it calls no other compiled function.
    """
    for i in range(len(s.able)):
        s.scratch[NEED_VIA, i] = FREE
    for i in range(s.able.shape[1]):
        s.scratch[CLASS_VIA, i] = FREE
    s.scratch[QUEUE, 0] = need
    size, done = 1, 0
    while done < size:
        asking = s.scratch[QUEUE, done]
        done += 1
        for group in range(s.able.shape[1]):
            if s.able[asking, group] == 0 or s.scratch[CLASS_VIA, group] != FREE:
                continue
            s.scratch[CLASS_VIA, group] = asking
            if s.spare[column, group] > 0:
                s.spare[column, group] -= 1
                s.serving[column, asking, group] += 1
                while asking != need:  # back along the path: each need passes its interpreter on
                    given_up = s.scratch[NEED_VIA, asking]
                    s.serving[column, asking, given_up] -= 1
                    asking = s.scratch[CLASS_VIA, given_up]
                    s.serving[column, asking, given_up] += 1
                return True
            for served in range(len(s.able)):
                if s.serving[column, served, group] > 0 and served != need and s.scratch[NEED_VIA, served] == FREE:
                    s.scratch[NEED_VIA, served] = group
                    s.scratch[QUEUE, size] = served
                    size += 1
    return False


@part
def release(s: KempeState, column: int, need: int, meetings: int) -> None:
    """Free the interpreters of a number of meetings of a need in a column.

    Parameters
    ----------
    s
        The state of the annealing; who serves in the column is changed.
    column
        The column.
    need
        The kind of interpreter.
    meetings
        How many meetings of the need give up their interpreter; that many are served.
    """
    group = 0
    for _ in range(meetings):
        while s.serving[column, need, group] == 0:
            group += 1
        s.serving[column, need, group] -= 1
        s.spare[column, group] += 1


@part
def reinterpret(s: KempeState, size: int, here: int, there: int) -> bool:
    """Serve the needs of both columns once the chain is swapped; if impossible, return False with nothing changed."""
    needs = 0
    for i in range(size):
        member = s.scratch[CHAIN, i]
        need = s.way[s.meeting[member, WAY], NEED]
        if need != FREE:
            if s.scratch[NEED_SEEN, need] == 0:
                s.scratch[NEED_SEEN, need] = 1
                s.scratch[NEEDS, needs] = need
                needs += 1
            s.scratch[NET_NEED, need] += 1 if s.meeting[member, COLUMN] == here else -1
    for i in range(needs):  # release first, so that the others find most room
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        release(s, here if net > 0 else there, s.scratch[NEEDS, i], abs(net))
    served, suffice = 0, True
    for i in range(needs):
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        for _ in range(abs(net)):
            if suffice and serve(s, there if net > 0 else here, s.scratch[NEEDS, i]):
                served += 1
            else:
                suffice = False
    if not suffice:
        _take_back(s, needs, served, here, there)
    for i in range(needs):
        s.scratch[NEED_SEEN, s.scratch[NEEDS, i]] = 0
        s.scratch[NET_NEED, s.scratch[NEEDS, i]] = 0
    return suffice


@part
def _take_back(s: KempeState, needs: int, served: int, here: int, there: int) -> None:
    """Undo the first ``served`` services of a change, and then all of its releases."""
    for i in range(needs):
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        undone = min(abs(net), served)
        served -= undone
        release(s, there if net > 0 else here, s.scratch[NEEDS, i], undone)
    for i in range(needs):
        net = s.scratch[NET_NEED, s.scratch[NEEDS, i]]
        for _ in range(abs(net)):
            serve(s, here if net > 0 else there, s.scratch[NEEDS, i])
