"""The hard rules as constraints of the CP-SAT model, one module per rule, named by the rule's slug.

Rules that concern one meeting alone (absences, refusals, closed zones, fixed tables, wishes, pins)
are already applied when the problem is indexed; see ``engine.indexing``. The modules here state the rules
that tie meetings to each other; R4, which concerns one meeting alone, is a function called by the indexing.
"""
