"""Reads worth a name: `public` for everybody's pages, `desk` for officers, `progress` for promises kept or late."""
