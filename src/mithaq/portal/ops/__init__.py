"""Operating an installation: preparing it, backing it up, bringing it back, finding what is wrong."""
