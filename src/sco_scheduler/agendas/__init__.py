"""What each delegate, table, interpreter and the desk reads, as plain rows made from a schedule."""
