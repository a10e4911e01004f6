"""Tables and interpreters of a placement whose slots and delegates are given."""
