"""The event, the schedule and the catalogues of rules, goals and findings; the standard library only."""
