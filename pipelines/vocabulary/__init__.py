"""Reviewed tables of words, places and actors (CSV), and what loads them.

Anyone can extend the tables; each module here says what its columns mean. No rule about how words combine belongs here:
that is ``events``.
"""
