"""Stores what Python writes and publishes the finished database; holds no rule about articles or events."""
