"""Every component of the house on one page, in the language of the reader."""
