"""Prepares a build that starts from a published schedule.

``published`` reads that schedule for the present event: rows edited by hand, deleted rows, and past
meetings (``past_meetings``); ``hand_edits`` reports rows that cannot stay, and edits that a rerun did not keep.
"""
