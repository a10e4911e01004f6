"""Where the lists of a workbook are, how their rows are related, and what their colours and numbers refer to."""
