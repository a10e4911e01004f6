"""The program as a process: protected standard streams, Ctrl-C outside of commands and during a run, and the exit.

Imports nothing heavy at the top: every command loads this module, and so does ``schedule --help``.
"""

from __future__ import annotations

import _thread
import atexit
import gc
import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

from sco_scheduler.cli import ctrl_c
from sco_scheduler.cli.exits import Exit

if TYPE_CHECKING:
    from types import FrameType, TracebackType

    from _typeshed import ReadableBuffer
    from rich.console import Console

    from sco_scheduler.domain.goals import GoalResult
    from sco_scheduler.domain.messages import Said, Speech
    from sco_scheduler.engine.budget import Progress
    from sco_scheduler.output.terminal.live import RunDisplay


_NEW_OBJECTS = 1_000_000
"""New objects before a run of the garbage collector (by default 700): a command ends before many are garbage."""

_MOMENT = 0.01
"""Seconds after which a Ctrl-C that could not be raised is raised again."""


class _Output(io.RawIOBase):
    """A raw standard output whose reader may be gone, and that may be on a full disk.

    Output that cannot be written is lost, so that the command still reaches its own end and exit code. ``error`` is
    the reason, unless the reader has gone (as ``head`` does).
    """

    def __init__(self, raw: io.RawIOBase) -> None:
        super().__init__()
        self._raw = raw
        self.error: OSError | None = None

    def writable(self) -> bool:
        """Return True."""
        return True

    def fileno(self) -> int:
        """Return the file descriptor of the output."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Whether the output is a terminal."""
        return self._raw.isatty()

    def write(self, data: ReadableBuffer) -> int:
        """Write the bytes, or discard them."""
        view = memoryview(data)
        try:
            return self._raw.write(view) or 0
        except BrokenPipeError:
            return view.nbytes
        except OSError as error:
            self.error = error
            return view.nbytes


def _guarded(stream: TextIO | None) -> tuple[TextIO | None, _Output | None]:
    """Insert an ``_Output`` below a stream; a stream without a file below is unchanged."""
    buffer = stream.buffer if isinstance(stream, io.TextIOWrapper) else None
    raw = getattr(buffer, "raw", buffer)  # unbuffered Python has no buffer here
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(raw, io.RawIOBase):
        return stream, None
    output = _Output(raw)
    lines = stream.write_through or stream.line_buffering
    return io.TextIOWrapper(io.BufferedWriter(output), stream.encoding, stream.errors, line_buffering=lines), output


def at_a_terminal() -> bool:
    """Whether the user can be asked questions."""
    return _is_terminal(sys.stdin) and _is_terminal(sys.stderr)


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; a stream that was closed before the program started is None, and is not."""
    return stream is not None and not stream.closed and stream.isatty()


def main() -> NoReturn:
    """Run the program ``schedule``, and end the process."""
    ctrl_c.hold()
    gc.set_threshold(_NEW_OBJECTS, 50, 100)
    sys.unraisablehook = _not_raised
    try:
        from sco_scheduler.cli import app  # noqa: F401  what is loaded here cannot be left half loaded

        ctrl_c.release()
        run_program()
    except SystemExit as end:
        leave(end.code)
    except KeyboardInterrupt:
        leave(_given_up())


def _not_raised(unraisable: sys.UnraisableHookArgs) -> None:
    """Raise a Ctrl-C again that came while Python cannot raise, as when an object is freed, and would be lost."""
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        # By a timer, since it cannot be raised here either. On a busy machine the interrupt may come before the end of
        # this function; then the timer is started again.
        waiting = True
        while waiting:
            with suppress(KeyboardInterrupt):
                ctrl_c.raise_again()
                threading.Timer(_MOMENT, _thread.interrupt_main).start()
                waiting = False
    else:
        sys.__unraisablehook__(unraisable)


def free_silently() -> None:
    """After a Ctrl-C, report no failures of freeing objects that it left half made, such as an archive without a file.

    Only within ``main``, which otherwise reports such failures.
    """
    if sys.unraisablehook is _not_raised:
        sys.unraisablehook = _not_told


def _not_told(unraisable: sys.UnraisableHookArgs) -> None:
    """Report nothing of an exception that Python cannot raise."""


def run_program() -> NoReturn:
    """Run the program ``schedule``.

    Raises
    ------
    SystemExit
        At its end, with the exit code of the command; the standard streams are flushed.
    """
    told, output = _guarded(sys.stdout)
    errors, _ = _guarded(sys.stderr)
    sys.stdout, sys.stderr = told or sys.stdout, errors or sys.stderr
    code: object = 0
    try:
        from sco_scheduler.cli.app import schedule

        schedule(prog_name="schedule")
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = _given_up()
    except Exception as error:
        if not ctrl_c.is_behind(error):
            raise
        code = _given_up()
    # The work is done: from here on Ctrl-C could only disturb the exit.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if output is not None and output.error is not None:
        code = _report_lost_output(output.error) if code in (0, None) else code
    sys.exit(code if isinstance(code, int) or code is None else 1)


def leave(code: object) -> NoReturn:
    """End the process without freeing its objects, which took a tenth of a second of a rerun.

    The exit handlers of libraries run, and daemon threads are not waited for, as at any exit.
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


def _given_up() -> int:
    """Print that the program was interrupted before any command; return the exit code."""
    ctrl_c.ignore()
    free_silently()
    from sco_scheduler.cli.errors import given_up
    from sco_scheduler.cli.parameters import environment_speech

    print(environment_speech().say(given_up(())), file=sys.stderr)
    return Exit.ABORTED


def _report_lost_output(error: OSError) -> int:
    """Print that a part of the output is lost; return the exit code."""
    from sco_scheduler.cli.parameters import environment_speech
    from sco_scheduler.domain.messages import Phrase

    reason = error.strerror or os.strerror(error.errno or 0)
    print(environment_speech().say(Phrase("not-told")(error=reason)), file=sys.stderr)
    return Exit.FINDINGS


# Ctrl-C during a run


class Interrupt:
    """Within this context, once armed, the first Ctrl-C only sets ``stopped``; the second raises KeyboardInterrupt.

    Before it is armed, when there is no result yet, the first raises already. Before it is
    entered and after it is left, Ctrl-C has its usual effect. Outside the main thread, where
    signals cannot be handled, and if Ctrl-C is ignored, as in a background job, all this has no effect.
    """

    def __init__(self) -> None:
        self.stopped = False
        self.armed = False
        self._before: Callable[[int, FrameType | None], Any] | int | None = None

    def __enter__(self) -> Interrupt:
        ignored = signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        if threading.current_thread() is threading.main_thread() and not ignored:
            self._before = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _handle(self, number: int, frame: FrameType | None) -> None:
        if self.stopped or not self.armed:
            if callable(self._before):
                self._before(number, frame)
            else:
                raise KeyboardInterrupt
        self.stopped = True


@dataclass
class TerminalFollower:
    """Passes the progress of a run to the display, and Ctrl-C to the run."""

    interrupt: Interrupt
    display: RunDisplay | None

    def stage(self, text: Said) -> None:
        """Show the stage of the run; from solving on, Ctrl-C ends the solve."""
        from sco_scheduler.workflows.phrases import SOLVING

        self.interrupt.armed = self.interrupt.armed or text == SOLVING
        if self.display is not None:
            self.display.stage(text)

    def counted(self, done: int, total: int, what: Said) -> None:
        """Show the progress of the stage; the arguments are those of ``Follower.counted``."""
        if self.display is not None:
            self.display.counted(done, total, what)

    def progress(self, update: Progress) -> None:
        """Show the state of the solve."""
        if self.display is not None:
            self.display.progress(update)

    def stopped(self) -> bool:
        """Whether Ctrl-C was pressed."""
        if self.interrupt.stopped and self.display is not None:
            self.display.stopping()
        return self.interrupt.stopped

    def finished(self, goals: Sequence[GoalResult]) -> None:
        """Show the results of the goals."""
        if self.display is not None:
            self.display.finished(goals)


@contextmanager
def following(console: Console, speech: Speech, *, quiet: bool, writes: bool = True) -> Iterator[TerminalFollower]:
    """Follow a run on a console: a context manager.

    Parameters
    ----------
    quiet
        Show nothing; Ctrl-C still ends the solve with the best schedule so far.
    writes
        Whether the run writes a schedule, and does not only answer.
    """
    with Interrupt() as interrupt:
        if quiet:
            yield TerminalFollower(interrupt, None)
            return
        from sco_scheduler.output.terminal.live import RunDisplay

        with RunDisplay(console, stopped=lambda: interrupt.stopped, speech=speech, writes=writes) as display:
            yield TerminalFollower(interrupt, display)
