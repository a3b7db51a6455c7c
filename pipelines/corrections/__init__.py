"""What analysts write by hand about events: reading and checking it. What it does to events is ``resolution``'s."""
