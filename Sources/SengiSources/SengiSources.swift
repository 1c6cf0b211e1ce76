// Where schemas come from.
