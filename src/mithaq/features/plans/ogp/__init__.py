"""The public table of open-government commitments: its columns and codes, and how a file of it is read."""
