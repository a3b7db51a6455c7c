"""Times of speech and decision, which date no attack: "said on Tuesday", "voted on Wednesday to expel them"."""

from pipelines.events.reading import ADVERBS, AUXILIARIES, Reading
from pipelines.vocabulary.words import role_words

_SPEECH = role_words("speech")
_COURT = role_words("court")
_DECISIONS = _COURT | frozenset(
    """voted approved passed adopted summoned signed vetoed rejected agreed decided filed lodged arrested
    detained""".split()
)
_SPEECH_MAIN = role_words("speech_verb")
_BETWEEN_VERB_AND_TIME = frozenset(": on late early in a here the reporters state media him them earlier".split())
_DOCUMENTS = role_words("document")
_OF_A_DAY = frozenset("statement briefing alert interview news report announcement vote meeting".split())
_DECISION_REACH = 8


def is_speech_time(reading: Reading, start: int, end: int) -> bool:
    """Whether a time says when something was said or decided, not when it happened: "said on Tuesday".

    Args:
        reading: The sentence.
        start: First token of the time.
        end: One past its last token.
    """
    words = reading.words
    if words[end : end + 1] == ["'s"]:
        return False
    return (
        _follows_speech(words, start)
        or _opens_speech(reading, start, end)
        or _follows_decision(reading, start)
        or _precedes_saying(reading, start, end)
        or _of_a_document(words, start)
        or (end < len(words) and words[end] in _OF_A_DAY)
    )


def _of_a_document(words: list[str], start: int) -> bool:
    """As in "in a statement late on Tuesday", "at a vigil Thursday night"."""
    before = [w for w in words[max(0, start - 3) : start] if w not in ("on", "late", "early")]
    if before and before[-1] in _GATHERINGS and not _SAME_TIME.isdisjoint(words[max(0, start - _MEANWHILE) : start]):
        return False  # "set off his bomb as people gathered for prayers on Monday"
    return bool(before) and before[-1] in _DOCUMENTS


_GATHERINGS = frozenset("prayers prayer funeral vigil ceremony rally march mass service".split())
_SAME_TIME = frozenset("as when while during".split())
_LIVES = 7  # tokens from "claimed" to "lives": "claimed the lives of", "claimed at least 12 civilian lives"
_MEANWHILE = 12  # tokens from such a word to the time


def time_is_last(reading: Reading, end: int) -> bool:
    """Whether a time closes its sentence."""
    return end >= len(reading.words) - 1


def _follows_speech(words: list[str], start: int) -> bool:
    """As in "told reporters late on Tuesday"."""
    trimmed = [w for w in words[max(0, start - 5) : start] if w not in _BETWEEN_VERB_AND_TIME]
    return bool(trimmed) and trimmed[-1] in _SPEECH


def _opens_speech(reading: Reading, start: int, end: int) -> bool:
    """As in "On Monday, the agency reported that ..."."""
    words = reading.words
    if start > 2 or time_is_last(reading, end):
        return False
    verb = next((k for k in range(end, len(words)) if _is_main_verb(reading, k)), None)
    if verb is None or words[verb] not in _SPEECH_MAIN or "lives" in words[verb : verb + _LIVES]:
        return False
    return words[verb + 1 : verb + 2] not in (["responsibility"], ["credit"])


def _precedes_saying(reading: Reading, start: int, end: int) -> bool:
    """As in "Police on Thursday announced", "a judge on Saturday ordered him held"."""
    words = reading.words
    verb = next((k for k in range(end, min(end + 2, len(words))) if words[k] not in ADVERBS), len(words))
    if start < 2 or words[start - 1] != "on" or not reading.is_verb(verb) or "lives" in words[verb : verb + _LIVES]:
        return False  # "a bombing on Tuesday claimed 12 lives" says nothing
    return words[verb] in _SPEECH_MAIN | _DECISIONS and words[verb + 1 : verb + 2] != ["responsibility"]


def _follows_decision(reading: Reading, start: int) -> bool:
    """As in "voted by a wide margin on Wednesday", unless an attack word stands between.

    What somebody is charged with is no attack word: "charged with murder on Friday after shooting her son".
    """
    words = reading.words
    nearest = range(start - 1, max(-1, start - 1 - _DECISION_REACH), -1)
    verb = next((k for k in nearest if _is_main_verb(reading, k)), None)
    if verb is None or words[verb] not in _DECISIONS:
        return False
    if "," in words[verb:start] or "that" in words[verb:start]:
        return False
    if not _SAME_TIME.isdisjoint(words[max(0, verb - _DECISION_REACH) : verb]):
        return False  # "opened fire as people gathered on Monday"
    if words[verb] in _COURT and "with" in words[verb + 1 : start]:
        return True
    return not any(h.start > verb and h.end <= start for h in reading.nouns)


def _is_main_verb(reading: Reading, i: int) -> bool:
    return reading.is_verb(i) and reading.words[i] not in AUXILIARIES
