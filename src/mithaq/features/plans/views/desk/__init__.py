"""The officers' desk for action plans."""
