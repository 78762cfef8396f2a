"""Pages of entering, of one's account, and of the desk of people."""
