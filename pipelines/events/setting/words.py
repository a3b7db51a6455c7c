"""Closed word classes that the rooms of ``setting`` share: prepositions, and kinds of sites from the vocabulary."""

from pipelines.vocabulary.words import role_words

LOCATIVE = frozenset("in at near on outside around across inside within against into along over throughout off".split())
ORIGIN = frozenset("from of by to for with".split())
FACILITIES = role_words("facility")
"""Words for what can be attacked at a place of its own: "base", "embassy", "market"."""
SIDES = frozenset("south north east west southeast northeast southwest northwest outskirts suburbs".split())
