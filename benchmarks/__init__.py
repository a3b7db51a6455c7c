"""Measurements against texts that others annotated, which stay outside the project; README.md tells each command."""
