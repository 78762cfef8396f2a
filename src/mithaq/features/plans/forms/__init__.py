"""What officers type about plans. Nothing here decides: rules are in actions, which answer with sentences."""
