"""Fetches feeds, pages and lists of addresses into the raw folder: the only part of the project that uses the network.

Off until somebody writes a ``feeds.toml``. What is fetched becomes raw files like any others; reading them is the
business of ``pipelines.articles``.
"""
