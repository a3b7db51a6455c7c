"""Reads raw files into articles; knows formats, knows nothing of attacks."""
