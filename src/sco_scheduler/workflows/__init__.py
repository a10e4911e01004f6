"""What the program does, as plain functions that the command line and a script both call.

Each module is one job: ``reading``, ``checking``, ``building`` (a schedule in memory),
``workbooks`` (from a registrations file to an agendas file), ``verifying``, ``showing`` and
``starting`` (a template, the examples). A build on a published schedule takes that from ``published``,
with what is over from ``history``, and counts its revisions in ``revisions``; ``comparing``, ``changed``
and ``undoing`` serve whoever has to live with a late change. What can go wrong is in ``failures``.
"""
