"""The report after the event: its tables in the reader's language, as PDF and as a workbook with charts."""
