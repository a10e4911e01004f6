"""Plain rows made from a schedule for each kind of reader: delegate, table, interpreter and desk."""
