"""Lower bounds for gaps that hold whichever meetings are held, as long as the goals before are kept."""

from sco_scheduler.engine.gap_bounds.forced import ForcedGaps, forced_gaps

__all__ = ["ForcedGaps", "forced_gaps"]
