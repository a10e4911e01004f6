"""How answers to when companies are away, arrive, leave or are there are read, in twenty languages."""
