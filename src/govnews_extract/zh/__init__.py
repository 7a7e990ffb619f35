"""Chinese text to values, as pure functions: folding, numerals, clock times."""
