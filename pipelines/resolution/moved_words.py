"""Where words of one version of an article stand in a later version of it.

A corrected page, or a reader that cuts an article's text otherwise, gives the article another text and so another key,
and its reports other keys with it. Which versions belong together is known to ``pipelines.warehouse.ingest``; what the
moved reports mean for ids of events is ``history``'s. Captures of one address are compared in ``articles.versions``.
"""

from rapidfuzz import fuzz

WINDOWS = ((100, 100, 80.0), (40, 40, 90.0), (0, 80, 90.0))
"""Characters before and after an offset that are looked for, and the least likeness, of 100, of what is found.

About a sentence first, in which a corrected number or name passes; then less, since sentences move from among others.
"""


def offset_in_version(old_text: str, new_text: str, offset: int) -> int | None:
    """Where the words at ``offset`` of an old text stand in a new one.

    Args:
        old_text: The text that was replaced.
        new_text: The text that took its place.
        offset: A character of the old text, counted from 0.

    Returns:
        The offset in the new text, right to a few characters where words nearby were changed; None where nothing like
        them is left.
    """
    for before, after, least in WINDOWS:
        found = _found(old_text, new_text, offset, (max(0, offset - before), min(len(old_text), offset + after)), least)
        if found is not None:
            return found
    return None


def _found(old_text: str, new_text: str, offset: int, window: tuple[int, int], least: float) -> int | None:
    start, end = window
    words = old_text[start:end]
    if not words.strip() or not new_text:
        return None
    exact = new_text.find(words)
    if exact >= 0 and new_text.find(words, exact + 1) < 0:
        return exact + offset - start
    alike = fuzz.partial_ratio_alignment(words, new_text, score_cutoff=least)
    if alike is None:
        return None
    # both ends may lie outside the other text where the new one is shorter than the window
    at = alike.dest_start + (offset - start) - alike.src_start
    return min(max(at, 0), len(new_text) - 1)
