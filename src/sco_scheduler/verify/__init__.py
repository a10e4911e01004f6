"""The second, independent statement of every rule and goal, in clock times and names.

Nothing here uses how a schedule was made: everything is derived again from sessions, spans of
time, requests and the meetings' own times. ``rules`` has a module for each rule, ``verdict`` runs all of
them and computes the value of each goal.
"""

from sco_scheduler.verify.case import Violation
from sco_scheduler.verify.verdict import Verdict, verify

__all__ = ["Verdict", "Violation", "verify"]
