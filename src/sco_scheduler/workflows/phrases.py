"""What several workflows tell: the stages that they go through, and a line of the log of the desk."""

from __future__ import annotations

from sco_scheduler.domain.messages import Phrase

READING = Phrase("stage-reading")
READING_AND_VERIFYING = Phrase("stage-reading-and-verifying")
SOLVING = Phrase("stage-solving")
"""From this stage on a follower may stop the run and still have a schedule."""

EXPLAINING = Phrase("stage-explaining")
NOT_KEPT_OF_YOURS = Phrase("stage-not-kept")
WRITING_FILE = Phrase("stage-writing-file")

CANCELLED = Phrase("desk-cancelled")
"""What the log of the desk says of a meeting that was cancelled there."""
