"""A rest for Python's search for objects that hold each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused(*, to_stay: bool = False) -> Iterator[None]:
    """While it is entered, no search for cycles of objects runs; nothing else about memory changes.

    Such a search starts whenever many objects were made, and goes through all that there are. Where a
    large event is read or written they are made to stay, and the searches take two fifths of the time
    to find nothing. What may hold cycles (a workbook that was written) has to be small enough to wait
    until this is left.

    ``to_stay`` says that what is made is many objects that stay, and holds no cycles: no later search
    looks at what there is then. The first one would otherwise go through all of it at once, and for
    seconds nothing else could run, not even what tells of progress.
    """
    if not gc.isenabled():
        yield
        return
    if to_stay:
        gc.collect()  # what came before and is to go must not stay with it
    gc.disable()
    try:
        yield
    finally:
        if to_stay:
            gc.freeze()
        gc.enable()
