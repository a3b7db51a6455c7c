"""Who acts: armed groups, forces, governments and bodies, with the names they go by.

Data and look-ups only. Which words of an article name an actor, and in what role, is decided in ``pipelines.events``.
"""

from pipelines.vocabulary.actors.actors import Actor, ActorIndex, load_actors, normalise_name

__all__ = ["Actor", "ActorIndex", "load_actors", "normalise_name"]
