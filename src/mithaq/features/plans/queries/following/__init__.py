"""Reading what became of the promises. Each function costs the same number of queries at any size."""
