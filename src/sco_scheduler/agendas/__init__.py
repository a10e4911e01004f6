"""Plain rows made from a schedule, one kind for each reader: delegate, table, interpreter and desk."""
