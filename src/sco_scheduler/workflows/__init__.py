"""What the program does, as plain functions that the command line and a script both call.

Each module is one job: ``reading``, ``checking``, ``building`` (a schedule in memory),
``workbooks`` (from a registrations file to an agendas file), ``verifying``, ``showing`` and
``starting`` (a template, the examples). What can go wrong is in ``failures``.
"""
