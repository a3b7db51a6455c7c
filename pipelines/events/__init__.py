"""Finds what one article says: attacks, casualties, attributions, responses, links and totals, each with its quote."""
