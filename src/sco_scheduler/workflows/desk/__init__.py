"""The desk on the day of the event: its state, its actions, and how they are written into the agendas workbook."""
