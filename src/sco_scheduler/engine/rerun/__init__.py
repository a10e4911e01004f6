"""Keeping a published schedule: what has to be lost, moved or changed, and what is certain to stay."""

from sco_scheduler.engine.rerun.keeper import Kept, keep_published
from sco_scheduler.engine.rerun.measuring import changes
from sco_scheduler.engine.rerun.narrowing import hardly_open
from sco_scheduler.engine.rerun.places import published_placement, staying

__all__ = ["Kept", "changes", "hardly_open", "keep_published", "published_placement", "staying"]
