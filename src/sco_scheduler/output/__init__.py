"""Writers of everything that people read: workbooks, PDF, HTML, calendars, messages and the terminal."""
