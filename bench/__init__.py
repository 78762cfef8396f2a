"""What Mithaq costs, measured in one run on one machine. Start with `make bench`."""
