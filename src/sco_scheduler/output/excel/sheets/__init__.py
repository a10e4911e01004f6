"""The sheets of the agendas workbook, by what they are about; the Record is written with the workbook."""
