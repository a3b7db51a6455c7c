"""Aftermath: from news articles to a warehouse of attacks, casualties and responses.

Data flows one way, and the folders stand in that order::

    raw/ -> articles -> events -> resolution -> dbt_project (facts) -> warehouse/aftermath.duckdb

``articles`` reads files, ``events`` finds what one article says, ``resolution`` decides which reports
speak of one event, dbt builds the facts, ``warehouse`` stores what Python writes and publishes the result.
None of these imports Dagster: ``defs`` wires them into assets, and ``cli`` runs the same job from a terminal.
``vocabulary`` holds the reviewed tables of words, places and actors that ``events`` and ``resolution`` read.
"""
