"""What analysts' corrections do to events. ``corrections.py`` is the entry point."""
