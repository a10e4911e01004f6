"""The complete CP-SAT model of an event: variables, one constraint module per rule, goals."""
