"""Documents and pictures that belong to a record: checked by their content, served under its policy."""
