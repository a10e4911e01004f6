"""Statistics and explanations of an event and its schedule: figures, capacity, reasons, suggestions, data frames."""
