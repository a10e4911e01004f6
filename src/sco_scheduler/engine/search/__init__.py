"""Running solvers: CP-SAT, goals in lexicographic order, linear relaxations, weighted sums."""
