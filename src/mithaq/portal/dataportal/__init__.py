"""The open-data pages: the catalogue, one page for each dataset, and how programs read them."""
