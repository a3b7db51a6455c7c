"""The reading engine: one article in, everything it reports out, each value with the words behind it.

The order of work, a room each: ``document`` (sentences and tokens), ``mentions`` and ``times`` (names, days),
``reading`` (grammar), ``casualties``, ``totals``, ``attacks`` (statements of one sentence), ``assembly`` (attacks of
the article), ``gathering`` (what its other sentences add), ``ascribing`` (who did it), ``responses`` and ``links``
through ``answers``, ``reports`` (rows with evidence). This module runs them and decides nothing about words. It keeps
no state between articles: the same article gives the same reports on every machine.
"""

import gc
from collections.abc import Callable
from datetime import date
from functools import cache

from pipelines.events.answers import find_answers, find_answers_by_force
from pipelines.events.article_reading import ArticleReading, read_article
from pipelines.events.ascribing import ascribe
from pipelines.events.assembly import assemble, date_from_nearby, date_the_rest, is_list_of_news, tell
from pipelines.events.describing import place_in_country
from pipelines.events.enumerating import distribute, itemise, part_by_tolls
from pipelines.events.gathering import (
    add_figures_of_other_sentences,
    lean_on_answered,
    place_at_home_town,
    type_as_before,
    type_from_attackers,
    type_from_title,
    why_not_reported,
)
from pipelines.events.mentions import load_names
from pipelines.events.model import ArticleEvents
from pipelines.events.reports import ReportWriter
from pipelines.events.seen import Changes, note_unused_figures, note_what_was_seen
from pipelines.events.trace import Trace
from pipelines.events.version import ENGINE_VERSION

__all__ = ["ENGINE_VERSION", "Engine"]


_NEEDS_EVERY_TABLE = """Police said a bomb exploded in Springfield, Illinois, on Monday, killing Ali Hassan and Houston
Smithson of Basra. Kata'ib Hizbullah condemned the attack, the third in a week."""


class Engine:
    """Reads articles for attacks, casualties, attributions, responses, links and totals.

    Args:
        accidents: Whether accidental and self-inflicted shootings are told as well. They are no attacks (codebook,
            "One attack"); registries of gun violence count them, so comparing with one needs them.
    """

    version = ENGINE_VERSION

    def __init__(self, *, accidents: bool = False) -> None:
        self._accidents = accidents

    def load(self) -> None:
        """Load every table and model now, which the first articles would otherwise wait for (a second or two)."""
        _load_tables()

    def read(
        self,
        article_id: str,
        text: str,
        title: str | None,
        published_on: date | None,
        language: str | None = "en",
        *,
        trace: Trace | None = None,
    ) -> ArticleEvents:
        """Everything one article reports.

        Args:
            article_id: Key of the article; keys of reports are made from it.
            text: The article as stored; offsets of evidence count its code points.
            title: The headline: only lends its type to a main attack told without one; it is never quoted.
            published_on: The anchor of relative dates; None leaves them unresolved.
            language: ISO 639-1; an article known not to be English is read for nothing, since the vocabulary is
                English.
            trace: Is told what was seen and decided; what is returned doesn't depend on it.
        """
        if language not in (None, "en"):
            return ArticleEvents(article_id)
        return self.report(self.gather(article_id, text, title, published_on, trace))

    def gather(
        self, article_id: str, text: str, title: str | None, published_on: date | None, trace: Trace | None = None
    ) -> ArticleReading:
        """An article with its attacks, before anything is written of them; arguments as for ``read``."""
        article = read_article(article_id, text, title, published_on, trace)
        if trace is not None:
            note_what_was_seen(article, trace)
        _gather_attacks(article, accidents=self._accidents)
        if trace is not None:
            note_unused_figures(article, trace)
        return article

    def report(self, article: ArticleReading) -> ArticleEvents:
        """The reports of an article whose attacks are gathered."""
        by_force = find_answers_by_force(article)
        answers = find_answers(article, by_force)
        writer = ReportWriter(article)
        writer.write_attacks()
        writer.write_totals()
        writer.write_answers(by_force, answers)
        return writer.events


@cache
def _load_tables() -> None:
    """Load what stays as long as the process, and take it out of the garbage collector's rounds.

    These are half a million objects and none of them garbage. Walking them again and again took a third of the time of
    loading, and later 150 ms whenever some hundred articles had been read.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        load_names()
        Engine().read("load", _NEEDS_EVERY_TABLE, None, date(2020, 3, 17))
        gc.freeze()
    finally:
        if collects:
            gc.enable()


def _gather_attacks(article: ArticleReading, *, accidents: bool) -> None:
    """The attacks of an article, from the mentions of its sentences to all that the article says of each."""
    chooser = article.chooser
    told = tell(article.readings, article.mentions, article.figures, chooser)
    article.is_list_of_news = is_list_of_news(told)
    article.attacks = assemble(told, article.document)
    changes = Changes(article)
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("itemise", lambda: itemise(article)),
        ("lean_on_answered", lambda: lean_on_answered(article)),
        (
            "date_from_nearby",
            lambda: date_from_nearby(article.attacks, article.readings, article.document.published_on),
        ),
        ("date_the_rest", lambda: date_the_rest(article.attacks, article.document)),
        ("place_at_home_town", lambda: place_at_home_town(article, chooser)),
        ("add_figures_of_other_sentences", lambda: add_figures_of_other_sentences(article)),
        ("distribute", lambda: distribute(article, chooser)),
        ("part_by_tolls", lambda: part_by_tolls(article, chooser)),
        ("type_from_title", lambda: type_from_title(article)),
        ("type_as_before", lambda: type_as_before(article)),
        ("type_from_attackers", lambda: type_from_attackers(article)),
        ("ascribe", lambda: ascribe(article)),
    )
    for name, step in steps:
        step()
        changes.made_by(name)
    for attack in article.attacks:
        if (why_not := why_not_reported(attack, accidents=accidents)) is not None:
            mention = attack.first.mention
            mention.reading.left_out("attack", mention.start, mention.end, why_not, mention.rule)
    article.attacks = [a for a in article.attacks if why_not_reported(a, accidents=accidents) is None]
    place_in_country(article)  # last: that an article is set in a country makes nothing specific
    changes.made_by("place_in_country")
