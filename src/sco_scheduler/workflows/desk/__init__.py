"""The desk on the day: what it knows, what it does, and how that is written into the agendas workbook."""
