"""What parties say about who did it: claims, that nobody claims, blame, denial and suspicion.

Here: one sentence's statements of responsibility, each found from its verb. Not here: the attacker that the sentence of
an attack names itself (``attribution``), nor which attack "the attack" is (``ascribing``).

``find_statements`` is the way in. The rooms: ``statement`` (what a statement is, and what finders share), ``claims``,
``blame``, ``denial``, ``suspicion``, and ``finder`` runs them.
"""

from pipelines.events.statements.finder import find_statements
from pipelines.events.statements.statement import Statement

__all__ = ["Statement", "find_statements"]
