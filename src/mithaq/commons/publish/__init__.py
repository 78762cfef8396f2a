"""Open data: what a record's `dataset` declares, as files, as an API and as a catalogue."""
