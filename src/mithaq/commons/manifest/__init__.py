"""What a feature plugs into the house: one manifest, opened once, refused twice."""
