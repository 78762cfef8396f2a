"""A plan with its template and its process in one sealed file that another municipality can load."""
