"""What cells and columns hold, whichever sheet they are on: texts, remarks, hours, marks, and the field of a column."""
