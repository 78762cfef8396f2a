"""Open311 GeoReport v2: other applications read the town's services and requests, and send some in."""
