"""The desk pages of a plan’s life, one module per noun."""
