"""The second, independent statement of every rule and goal, in clock times and names.

Nothing here knows how a schedule was made: everything is worked out again from sessions, spans of
time, requests and the meetings' own times. ``rules`` has a module for each rule, ``goals`` the value
of each goal.
"""

from sco_scheduler.verify.verdict import Verdict, Violation
from sco_scheduler.verify.verifying import verify

__all__ = ["Verdict", "Violation", "verify"]
