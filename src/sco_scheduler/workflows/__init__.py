"""The jobs of the program as plain functions, for the command line and for scripts alike.

All use ``inputs`` (registrations and how they are read, options of a build, and times such as that of
``--from``), ``agendas_file`` (which reads workbooks) and ``additions`` (changes of capacities). Each of the
other modules does the work of a command: ``check``, ``questions`` (open ones, and ``import``), ``build`` (in memory),
``build_workbook`` (from file to file), ``repair``, ``verify``, ``show``, ``compare``, ``why``, ``whatif``, ``suggest``,
``tradeoffs``, ``printing``, ``delegate_messages``, ``wish_forms``, ``answers`` (of these forms), ``outcomes``,
``report``, ``history`` (dated copies, undo), ``starters`` and ``desk``. ``companies`` finds companies by name.

``rerun`` prepares a build that starts from a published schedule, ``earlier_build`` reads the Record of the build before
and numbers the revisions of agendas, ``build_answers`` computes what a build reports besides its schedule,
``printed_files`` writes the files of ``printing``, and ``answered_details`` reads a form's second sheet. A job that
ends without its result raises one of ``errors``, which also defines the kinds of findings of this package.
"""
