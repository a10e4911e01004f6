"""Prepares a build that starts from a published schedule.

``published`` reads that schedule for today's event: rows edited by hand, rows that are gone, and what has
started (``past_meetings``); ``hand_edits`` reports what cannot stay as it is, and what a rerun did not keep.
"""
