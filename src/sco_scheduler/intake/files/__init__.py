"""Opens files: workbooks, CSV files and OpenDocument spreadsheets, as grids of cells."""
