"""The exit codes of the commands."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of commands, for scripts; ``meaning`` is the description in the help."""

    meaning: str

    def __new__(cls, code: int, meaning: str) -> Exit:
        """Make a code with its meaning."""
        made = int.__new__(cls, code)
        made._value_ = code
        made.meaning = meaning
        return made

    DONE = 0, "done (also when stopped with Ctrl-C with a schedule in hand)"
    FINDINGS = 1, "findings stop the work, or verify refuses the schedule"
    USAGE = 2, "the command was not understood"
    CONFLICT = 3, "the hard rules conflict"
    NO_SCHEDULE = 4, "time ran out with no schedule"
    OWN_RESULT_REFUSED = 70, "the verifier refused the program's own result: nothing is written"
    ABORTED = 130, "given up with Ctrl-C: nothing is written, or what was is named"


EPILOG = "\b\nExit codes:\n" + "".join(f"  {code.value:<3} {code.meaning}\n" for code in Exit)
"""The list of exit codes in the help."""
