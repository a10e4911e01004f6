"""Errors that nobody foresaw: told in a sentence, with the details in a file."""

from __future__ import annotations

import tempfile
import traceback
from pathlib import Path


def leave_details(error: BaseException) -> Path | None:
    """Write the error's traceback into a temporary file; None where that is impossible."""
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="schedule-fault-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        return None
    return Path(file.name)
