"""The order of work for one sentence: verbs, nouns, casualties alone, ellipses, then merging."""

from pipelines.events.attacks.casualties_alone import mentions_from_casualties, tells_of_victims_past, told_apart
from pipelines.events.attacks.mention import Mention
from pipelines.events.attacks.merging import merge_in_sentence
from pipelines.events.attacks.nouns import elliptical_mentions, mentions_from_nouns
from pipelines.events.attacks.verbs import mentions_from_verbs
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import not_attacks, role_words

_NO_VIOLENCE = role_words("exercise") | role_words("sport")


def find_mentions(reading: Reading, figures: list[Figure]) -> list[Mention]:
    """All mentions of attacks in one sentence, in order, one for each attack word that stands for itself."""
    if reading.document.is_sport and not reading.weapons:
        return []
    if any(w in _NO_VIOLENCE for w in reading.words):
        return []
    covered = {i for hit in not_attacks().find(reading.words) for i in range(hit.start, hit.end)}
    mentions = mentions_from_verbs(reading, figures, covered)
    covered |= {i for m in mentions for i in range(m.start, m.end)}
    mentions += mentions_from_nouns(reading, figures, covered)
    if not mentions or tells_of_victims_past(reading, mentions, figures):
        mentions += mentions_from_casualties(reading, figures)
    elif apart := told_apart(reading, mentions, figures):
        mentions += mentions_from_casualties(reading, apart)
    mentions += elliptical_mentions(reading)
    mentions.sort(key=lambda m: m.start)
    return merge_in_sentence(reading, mentions)
