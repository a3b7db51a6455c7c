"""On which of the days that a report names was the one shooting it was filed under.

A report of a shooting names several days: that of the shooting, of a death in hospital, of an arrest, of a hearing, of
a vigil. Every day named is a candidate, and the last days before publication are. A log-linear model (``choosing``)
weighs the words around each day, its place in the report, and whether the engine dated the main attack with it.

Here: the candidates and what is known of each. Not here: reading times, which is the engine's, and its own choice of a
day, which follows the codebook and stays as it is in the warehouse. It is an adapter's model: it has learned which day
one registry writes down.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.choosing import Choice
from benchmarks.shooting_tolls import main_of
from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack
from pipelines.events.describing import reported_as
from pipelines.events.reading import Reading
from pipelines.events.setting import When, is_speech_time
from pipelines.events.times import TimeMention
from pipelines.vocabulary.words import role_words

_LONGEST = timedelta(days=3)  # of a time whose days are candidates: "overnight", "over the weekend"
_BEFORE_PUBLICATION = 4  # how many days before publication, its own included, are candidates without being named
_CUE_REACH = 6
_VERB_REACH, _VERB_REACH_AFTER = 9, 8
_OCCURRENCE, _AFTERMATH = role_words("occurrence"), role_words("aftermath")
_CLOCK = frozenset("p.m a.m pm am p.m. a.m. midnight noon".split())
_HEADLINE_CUES = (
    "charged arrest court trial sentenced identif vigil funeral dies died overnight weekend update guilty murder "
    "suspect"
).split()
_AGES = ((14, "8-14"), (60, "15-60"), (400, "61-400"))


class _Known:
    """What is known of each candidate day."""

    def __init__(self) -> None:
        self.days: dict[date, dict[str, float]] = {}

    def note(self, day: date, *names: str) -> None:
        """Record features of a day."""
        self.days.setdefault(day, {}).update(dict.fromkeys(names, 1.0))


def candidate_days(article: ArticleReading) -> dict[date, dict[str, float]]:
    """Each day that may be the shooting's, with its features; the article's attacks must be gathered."""
    known = _Known()
    main = main_of(article)
    named = [day for reading in article.readings for day in _note_times(known, article, reading, main)]
    if main is not None and main.when is not None:
        _note_main(known, main.when, article.document.published_on)
    for attack in article.attacks:
        if attack is not main and attack.when is not None and attack.when.lo == attack.when.hi:
            basis = f"attack:{attack.when.basis}"
            known.note(attack.when.lo, "attack", basis, f"attack:{reported_as(article, attack)}")
    is_dated = main is not None and main.when is not None and main.when.lo == main.when.hi
    _note_publication(known, article.document.published_on)
    _note_among_others(known, named)
    _note_ages(known, named, article.document.published_on, is_dated=is_dated)
    _note_headline(known, article.body[0] if article.body else None)
    return known.days


def day_odds(choice: Choice, article: ArticleReading) -> dict[date, float]:
    """How probable each day is for an article whose attacks are gathered; empty where the report has no day at all."""
    return choice.probabilities(article.document.article_id, candidate_days(article))


def _note_times(known: _Known, article: ArticleReading, reading: Reading, main: Attack | None) -> list[date]:
    """Note each time of a sentence for the days it covers, and return those days in order of the text."""
    named = []
    tells = article.told_in(reading)
    attack_told = "main" if main in tells else "other" if tells else "none"
    for start, end, time in reading.times:
        if time.lo is None or time.hi is None or time.kind in ("duration", "set") or time.hi - time.lo > _LONGEST:
            continue
        days = (time.hi - time.lo).days
        names = [
            f"days:{days}",
            *_of_expression(reading, start, end, time, attack_told),
            *_of_words_around(reading, start, end),
        ]
        for k in range(days + 1):
            day = time.lo + timedelta(days=k)
            named.append(day)
            known.note(day, *names)
            if days:
                known.note(day, f"side:{k}/{days}", f"side:{k}/{days}:{time.basis}")
    return named


def _of_expression(reading: Reading, start: int, end: int, time: TimeMention, attack_told: str) -> Iterator[str]:
    """Features of a time by its rule, its place in the report and what its sentence tells."""
    spoken = ":speech" if is_speech_time(reading, start, end) else ""
    index = reading.sentence.index
    place = str(index) if index < 4 else "4-6" if index < 7 else "7-12" if index < 13 else "later"
    yield from (f"kind:{reading.sentence.kind}", f"sentence:{place}{spoken}", f"tells:{attack_told}{spoken}")
    yield from (
        f"said{spoken}",
        f"basis:{time.basis}",
        f"days:{(time.hi - time.lo).days if time.hi and time.lo else 0}",
    )
    if time.is_night:
        yield "night"


def _of_words_around(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Features of a time by its own words, the words beside it, the nearest telling word and the nearest verbs."""
    words = reading.words
    own = words[start:end]
    yield from (f"in:{'#' if w.isdigit() else w}" for w in own)
    yield from (f"before{k}:{words[start - k]}" for k in (1, 2) if start >= k)
    yield from (f"after{k + 1}:{words[end + k]}" for k in (0, 1) if end + k < len(words))
    if not _CLOCK.isdisjoint(own + words[max(0, start - 6) : start] + words[end : end + 6]):
        yield "clock"
    yield from _of_nearest_cue(reading, start)
    before = (k for k in range(start - 1, max(-1, start - 1 - _VERB_REACH), -1))
    after = range(end, min(len(words), end + _VERB_REACH_AFTER))
    for side, tokens in (("before", before), ("after", after)):
        verb = next((words[k] for k in tokens if reading.is_verb(k)), None)
        if verb is not None:
            yield f"verb_{side}:{verb}"


def _of_nearest_cue(reading: Reading, at: int) -> Iterator[str]:
    """Whether the telling word nearest to a token says that something happened, or what came of it."""
    attacks = {h.start for h in reading.nouns} | {h.start for h in reading.verbs}
    cues = [
        (reading.distance(i, at), word)
        for i, word in enumerate(reading.words)
        if word in _OCCURRENCE or word in _AFTERMATH or i in attacks
    ]
    if not cues:
        yield "cue:none"
        return
    distance, word = min(cues)
    kind = "aftermath" if word in _AFTERMATH else "occurrence"
    yield from (f"cue:{kind}:{'near' if distance <= _CUE_REACH else 'far'}", f"cue_word:{word}")


def _note_main(known: _Known, when: When, published_on: date | None) -> None:
    """The days of the main attack as the engine dated it."""
    if when.hi - when.lo > _LONGEST:
        return
    days = (when.hi - when.lo).days
    for k in range(days + 1):
        day = when.lo + timedelta(days=k)
        known.note(day, "main", f"main:{when.basis}", f"main:{when.precision}", f"main:{k}/{days}")
        if published_on is not None:
            known.note(day, f"main:{when.basis}:{_age(published_on, day)}")


def _note_publication(known: _Known, published_on: date | None) -> None:
    if published_on is not None:
        for k in range(_BEFORE_PUBLICATION):
            known.note(published_on - timedelta(days=k), f"published:{k}")


def _note_among_others(known: _Known, named: list[date]) -> None:
    """How often and in which order the report names a day, beside the other days it names."""
    counts, order = Counter(named), list(dict.fromkeys(named))
    for day, features in known.days.items():
        features["count"] = min(counts[day], 4) / 2
        features["share"] = 2 * counts[day] / max(1, len(named))
        rank = min(order.index(day), 4) if day in counts else None
        known.note(day, f"rank:{rank}", f"days_named:{min(len(order), 3)}:{day in counts}")
        if day in counts:
            features["earliest"], features["latest"] = float(day == min(named)), float(day == max(named))


def _note_ages(known: _Known, named: list[date], published_on: date | None, *, is_dated: bool) -> None:
    """How long before publication a day lies."""
    if published_on is None:
        return
    for day in known.days:
        age = _age(published_on, day)
        known.note(day, f"age:{age}", f"age:{age}:{'named' if day in named else 'not_named'}", f"age:{age}:{is_dated}")


def _note_headline(known: _Known, headline: Reading | None) -> None:
    """Words of the headline that tell news of a shooting from news of what came of it."""
    if headline is None or headline.sentence.index:
        return
    text = " ".join(headline.words)
    cues = [cue for cue in _HEADLINE_CUES if cue in text]
    for day, features in known.days.items():
        ages = [name for name in features if name.startswith("age:") and name.count(":") == 1]
        known.note(day, *(f"headline:{cue}:{name}" for cue in cues for name in ages))
        if "main" in features:
            known.note(day, *(f"headline:{cue}:main" for cue in cues))


def _age(published_on: date, day: date) -> str:
    days = (published_on - day).days
    if days < 0:
        return "ahead"
    return str(days) if days <= 7 else next((name for longest, name in _AGES if days <= longest), "old")
