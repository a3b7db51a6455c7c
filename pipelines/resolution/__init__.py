"""Decides which reports speak of one event, one place, one actor."""
