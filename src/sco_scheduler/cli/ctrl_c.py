"""Ctrl-C from the first moment: nothing is raised while the program starts, and once when it is given up.

Imports only what Python has loaded at its start, so that the first line of the program can install this.
"""

import _signal  # type: ignore[import-not-found]  # the module signal is written in Python, and loads enum
import time

_AT_ONCE = 1.0
"""Seconds after a Ctrl-C was raised in which further ones change nothing: the program is already ending."""


class _State:
    """The Ctrl-C of this process: how many came before the program could end, and when one was last raised."""

    held = 0
    raised_at: float | None = None


def hold() -> None:
    """Until ``release``, only count each Ctrl-C; does nothing if Ctrl-C is ignored, as in a background job."""
    if _signal.getsignal(_signal.SIGINT) is not _signal.SIG_IGN:
        _signal.signal(_signal.SIGINT, _count)


def release() -> None:
    """From now on, raise at Ctrl-C; at once if it was pressed while it was held.

    Raises
    ------
    KeyboardInterrupt
        If it was.
    """
    if _signal.getsignal(_signal.SIGINT) is _count:
        _signal.signal(_signal.SIGINT, _raise)
        if _State.held:
            give_up()


def give_up() -> None:
    """Raise KeyboardInterrupt, unless the last was raised a moment ago: then it is still on its way.

    Raises
    ------
    KeyboardInterrupt
        If none was raised a moment ago.
    """
    now = time.monotonic()
    if _State.raised_at is None or now - _State.raised_at > _AT_ONCE:
        _State.raised_at = now
        raise KeyboardInterrupt


def raise_again() -> None:
    """Let the next Ctrl-C be raised at once: the last was lost on its way."""
    _State.raised_at = None


def ignore() -> None:
    """From now on, ignore Ctrl-C in the program ``schedule``: it ends, which could only be disturbed."""
    if _signal.getsignal(_signal.SIGINT) in {_count, _raise}:
        _signal.signal(_signal.SIGINT, _signal.SIG_IGN)


def is_behind(error: BaseException) -> bool:
    """Whether a Ctrl-C is the cause of an error: libraries that are interrupted while they load raise others."""
    if _State.raised_at is not None:
        return True
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or any(one is other for other in seen):
            continue
        if isinstance(one, KeyboardInterrupt):
            return True
        seen.append(one)
        waiting += [one.__cause__, one.__context__]
    return False


def _count(number: int, frame: object) -> None:
    _State.held += 1


def _raise(number: int, frame: object) -> None:
    give_up()
