"""What changes who is who: each act asks permission, changes, and leaves an entry of history."""
