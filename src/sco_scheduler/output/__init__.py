"""Writers of all output: workbooks, PDF, HTML, calendars, messages and the terminal."""
