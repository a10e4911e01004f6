"""The sheets of the agendas workbook by topic; the Record is written with the workbook."""
