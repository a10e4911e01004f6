"""Calendar files (iCalendar): one for each delegate to import, and one with all meetings."""
