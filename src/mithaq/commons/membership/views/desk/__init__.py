"""The desk of people: lists with their rows, and the acts on them."""
