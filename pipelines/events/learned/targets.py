"""What was attacked, where no rule says it: the role tagger's target in a sentence that tells the attack.

Only attacks that the rules leave without a target are looked at, so that most sentences are never tagged. Not here: the
rules' targets, which are ``describing``. Attackers and weapons of the tagger were tried the same way and left out:
measured on ``gold/train`` and ``gold/dev``, they added more wrong perpetrators than right ones and no weapon.
"""

from pipelines.events.assembly import Attack
from pipelines.events.learned.models import Model, load
from pipelines.events.learned.roles import RoleMention, tag
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words

SURE = 0.5
"""The least probability of a target worth reporting."""
_LONGEST = 6
RULE = "learned:roles"
_NAME = 4  # tokens of a name between whom a text quotes and the verb: "state news agency SANA reported"
_SPEECH = role_words("speech_verb") | role_words("speech")
_WHERE = frozenset("in at near on".split())


def learned_target(attack: Attack) -> RoleMention | None:
    """The surest target that the tagger finds where an attack is told; None without weights."""
    model = load("roles")
    if model is None:
        return None
    found = [
        target
        for told in attack.told
        if not told.mention.is_reference
        for target in _targets(model, told.reading)
        if not told.reading.are_of_two_scenes(told.mention.start, target.start)
    ]
    return max(found, key=lambda m: (m.probability, -m.sentence, -m.start), default=None)


def _targets(model: Model, reading: Reading) -> list[RoleMention]:
    """What the tagger takes for a target in a sentence: a site or a thing, never a weapon, a group or a verb."""
    found = []
    for mention in tag(model, reading, reading.sentence.index, SURE, roles=("target",)):
        start = mention.start
        while start < mention.end and reading.is_verb(start):
            start += 1
        end = next((i for i in range(start + 1, mention.end) if reading.words[i] in _WHERE), mention.end)
        armed = any(start < hit.end and hit.start < end for hit in reading.weapons)
        armed = armed or any(n.actor is not None and n.end == end for n in reading.names)
        speaks = any(
            reading.is_verb(k) and reading.words[k] in _SPEECH for k in range(end, min(end + _NAME, len(reading.words)))
        )
        if 0 < end - start <= _LONGEST and not (armed or speaks):
            found.append(RoleMention(mention.role, reading, start, end, mention.probability))
    return found
