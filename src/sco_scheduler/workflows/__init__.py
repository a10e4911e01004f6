"""What the program does, as plain functions that the command line and scripts both call.

``reading`` (registrations), ``agendas_file`` (an agendas workbook) and ``options`` (what a caller chooses)
are what the others start from. ``check``, ``build`` (in memory), ``build_workbook`` (from file to file),
``verify``, ``show``, ``compare``, ``printing``, ``history`` (dated copies, undo), ``starters``, ``wish_forms``
and ``answers`` do what commands do; ``rerun`` is a build that starts from a published schedule, and
``revisions`` counts the states of single agendas. A job that ends without its result raises one of
``errors``; the findings of workflows are in ``kinds``.
"""
