"""The complete CP-SAT model of an event: variables, one constraint file a rule, goals."""
