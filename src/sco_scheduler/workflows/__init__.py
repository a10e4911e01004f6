"""The jobs of the program as plain functions, called by the command line and by scripts alike.

All start from ``inputs`` (registrations and how they are read, what a caller chooses, and times such as that of
``--from``), ``agendas_file`` (which reads workbooks) and ``additions`` (changes of capacities). A function of the
others does what a command does: ``check``, ``questions`` (open ones, and ``import``), ``build`` (in memory),
``build_workbook`` (from file to file), ``repair``, ``verify``, ``show``, ``compare``, ``why``, ``whatif``, ``suggest``,
``tradeoffs``, ``printing``, ``delegate_messages``, ``wish_forms``, ``answers`` (of these forms), ``outcomes``,
``report``, ``history`` (dated copies, undo), ``starters`` and ``desk``. ``companies`` finds whom somebody means.

``rerun`` prepares a build that starts from a published schedule, ``earlier_build`` reads what a build goes on from and
counts the states of single agendas, ``build_answers`` finds what a build tells besides its schedule, ``printed_files``
writes the files of ``printing``, and ``answered_details`` reads a form's second sheet. A job that ends without its
result raises one of ``errors``, which also has the kinds of findings of this package.
"""
