"""Whether the clause around an expression speaks of what has been or of what is to come.

A bare weekday or month is read backwards unless the clause looks ahead (codebook, dates, rules 1, 2 and 5). Only words
near the expression and in its sentence count. No dates here.
"""

from pipelines.events.times.lexicon import word_set
from pipelines.events.times.tokens import Tokens

_AHEAD = word_set(
    "will shall ll scheduled expected expects expect due plan plans planned planning intends upcoming payable expire "
    "expires "
    "expiring expiration effective slated postponed postpone delay delayed going wo won't could would should "
    "hopes hope set proposed mature matures maturing must be"
)
_BEHIND = word_set(
    "was were had did has have been made took came left found blew fought began struck hit shot fell rose won "
    "lost met went sent gave held kept put got saw ran led broke brought caught drove flew knew lay spoke stood "
    "swept threw "
    "withdrew wrote became tore sank fled shook chose drew grew stole felt heard spent sent built dealt sought "
    "taught stuck hung swung wore bore threw slept laid rode woke paid sold bought hurt beat burst dropped carried "
    "fired occurred happened killed killing following"
)
# who speaks is in the past even when what is spoken of isn't: these count only next to the expression ("said Friday")
_SPEECH = word_set(
    "said says told asked added announced reported stated noted replied warned argued claimed ordered agreed called "
    "wanted"
)
_NOT_VERBS = word_set(
    "united need indeed speed feed seed red bed hundred armed exceed proceed agreed unidentified preferred limited"
)
_ABBREVIATED = word_set(
    "mr mrs ms dr st gen col sgt lt gov sen rep maj capt inc corp co ltd jan feb mar apr jun jul aug sep sept oct "
    "nov dec"
)
_TERMS = word_set("by until till before through to")
_ENDS = frozenset(".!?;\n")
_ARTICLES = word_set("the a an his her its their this that these those our my your all any some")
_BEFORE, _AFTER = 40, 24  # tokens, white space included


def _sense(words: list[str], index: int) -> int:
    word = words[index]
    if word in _AHEAD:
        return 1
    if word in _SPEECH:
        return 0
    if word in _BEHIND or (word.endswith("ed") and len(word) > 3 and word not in _NOT_VERBS):
        # "to be returned", "will be paid": the auxiliary decides
        return 0 if index >= 2 and words[index - 2] == "be" else -1
    return 0


def _ends_sentence(words: list[str], index: int) -> bool:
    if words[index] not in _ENDS or index + 1 >= len(words) or not words[index + 1][0].isspace():
        return False
    return words[index] != "." or index == 0 or not (len(words[index - 1]) == 1 or words[index - 1] in _ABBREVIATED)


def tense(tokens: Tokens, start: int, end: int) -> tuple[int, bool]:
    """What the clause around the expression in tokens ``start``..``end`` says about when it lies.

    The nearest verb form or cue to the left in the sentence decides, then the nearest to the right; an infinitive
    ("to meet on Friday") counts only where there is neither.

    Returns:
        1 for the future, -1 for the past, 0 for unknown; and whether it is a term or hangs on an infinitive ("asked to
        respond by Friday", "the Friday deadline"), so that a past verb says little.
    """
    words = tokens.words
    adjacent = start - 2 if start >= 2 else 0
    if start >= 4 and words[adjacent] in ("on", "late", "early", "in", "earlier"):
        adjacent -= 2
    if words[adjacent] in _SPEECH:
        return -1, False
    infinitive = 0
    term = (start >= 2 and words[start - 2] in _TERMS) or (end + 1 < len(words) and words[end + 1] == "deadline")
    for i in range(start - 1, max(-1, start - _BEFORE), -1):
        word = words[i]
        if i + 1 < start and _ends_sentence(words, i):
            break
        if len(word) < 2:
            continue
        if word[0] == "\n" and "\n" in word[1:]:
            break
        sense = _sense(words, i)
        if sense:
            return sense, term or infinitive > 0
        if word == "to" and i + 2 < start and words[i + 2] not in _ARTICLES and words[i + 2].isalpha():
            infinitive = infinitive or int(not tokens.is_capitalised(i + 2))
    for i in range(end, min(len(words), end + _AFTER)):
        word = words[i]
        if _ends_sentence(words, i):
            break
        if len(word) < 2:
            continue
        if word[0] == "\n" and "\n" in word[1:]:
            break
        sense = _sense(words, i)
        if sense:
            return sense, term or infinitive > 0
    return infinitive, term or infinitive > 0


def looks_ahead(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the clause around an expression is about the future; without any cue it isn't."""
    return tense(tokens, start, end)[0] > 0
