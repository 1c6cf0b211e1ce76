// The analysis of statements: locks, rewrites, hazards.
