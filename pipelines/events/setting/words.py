"""Closed word classes that the rooms of ``setting`` share: prepositions, and kinds of sites from the vocabulary."""

from pipelines.vocabulary.words import role_words

LOCATIVE = frozenset("in at near on outside around across inside within against into along over throughout off".split())
ORIGIN = frozenset("from of by to for with".split())
FACILITIES = role_words("facility")
"""Words for what can be attacked at a place of its own: "base", "embassy", "market"."""
PLACE_HEADS = frozenset(
    """city town village district province region area neighbourhood neighborhood suburb outskirts port camp locality
    community settlement resort hamlet coast shore municipality state island quarter villages towns districts""".split()
)
"""Nouns that a name of a place follows after "of", or stands before."""
SIDES = frozenset("south north east west southeast northeast southwest northwest outskirts suburbs".split())
REGION_WORDS = frozenset(
    """northern southern eastern western central north-eastern northeastern north-western northwestern south-eastern
    southeastern south-western southwestern northeast northwest""".split()
)
NAMED_AFTER_PLACES = role_words("named_after_places")
"""Nouns of what is often called after a place elsewhere: "the Lahore restaurant", "Baghdad Street"."""
