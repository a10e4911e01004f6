"""The sheets of the agendas workbook, one module each."""
