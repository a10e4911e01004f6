"""The jobs of the program as plain functions, called by the command line and by scripts alike.

All start from ``agendas_file`` (reads registrations and agendas workbooks), ``options`` (what a caller
chooses) and ``moments`` (times such as that of ``--from``). A function of the others does what a command
does: ``check``, ``build`` (in memory), ``build_workbook`` (from file to file), ``repair``, ``verify``,
``show``, ``compare``, ``why``, ``whatif``, ``suggest``, ``tradeoffs``, ``printing``, ``messages``,
``report``, ``history`` (dated copies, undo), ``starters``, ``wish_forms``, ``answers``, ``questions`` and
``desk``. ``rerun`` prepares a build that starts from a published schedule, and ``revisions`` counts the
states of single agendas. A job that ends without its result raises one of ``errors``, which also has the
kinds of findings of this package.
"""
