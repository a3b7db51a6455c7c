"""What was attacked, where no rule says it: the role tagger's target in a sentence that tells the attack.

Only attacks that the rules leave without a target are looked at, so that most sentences are never tagged. Not here: the
rules' targets, which are ``describing``. Attackers and weapons of the tagger were tried the same way and left out:
measured on ``gold/train`` and ``gold/dev``, they added more wrong perpetrators than right ones and no weapon.
"""

from pipelines.events.assembly import Attack
from pipelines.events.learned.models import Model, load
from pipelines.events.learned.roles import RoleMention, depth_of, tag

SURE = 0.6
"""The least probability of a target worth reporting."""
_LONGEST = 6
RULE = "learned:roles"


def learned_target(attack: Attack) -> RoleMention | None:
    """The surest target that the tagger finds in the sentences of an attack; None without weights."""
    model = load("roles")
    if model is None:
        return None
    found = [m for told in attack.told if not told.mention.is_reference for m in _targets(model, told.reading)]
    return max(found, key=lambda m: (m.probability, -m.sentence, -m.start), default=None)
