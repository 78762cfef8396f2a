"""Reading participation: exact counts for officers, published ones for everybody, both summed by the database."""
