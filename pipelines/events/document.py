"""The document model: one article as sentences and tokens with offsets into the text as stored.

Here: normalisation that keeps offsets, splitting into paragraphs, sentences and tokens, and telling body text from
datelines, captions, teasers and headings. Not here: anything about attacks.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from pipelines.events.trace import Trace
from pipelines.vocabulary.places.places import load_places
from pipelines.vocabulary.tokens import TOKEN

SentenceKind = Literal["body", "heading", "dateline", "caption", "teaser"]
"""``body`` is read for events; a ``heading`` only lends its place to what follows; the rest is passed over."""

# One character for one, so that an offset into the plain text is an offset into the stored text.
_TYPOGRAPHY = {
    "\u00a0": " ", "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u02bb": "'", "\u2032": "'",
    "`": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n",
}  # fmt: skip
# dashes and quotes as wires and typewriters set them, each in as many characters as it has
_OF_WIRES = {"--": "\u2014 ", "``": ' "', "''": '" ', "_": "\u2014"}
_PLAIN = _TYPOGRAPHY | _OF_WIRES
_NOT_PLAIN = re.compile(rf"--|``|''|_(?<=\s_)(?=\s)|[{''.join(_TYPOGRAPHY)}]")

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt cpl pvt cmdr adm brig sen rep gov pres supt insp det rev hon st jr sr
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no vs etc inc ltd co corp dept est
    approx ft mt al e.g i.e ste cd gral stgo""".split()
)
_SENTENCE_STARTERS = frozenset(
    """the a an in on at it he she they we i but and this that these those his her their its our as after before when
    while since for there however meanwhile no some many several two three four five six seven eight nine ten one both
    earlier later also according if not police officials""".split()
)
_BREAK = re.compile(r"""[.!?\u2026]+["')\]]*\s+(?=["'(\[]?\w|["'(\[])""")
_NEXT_WORD = re.compile(r"[\"'(\[]*([\w'-]+)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_TEASER = re.compile(
    r"(?i)\s*(?:read (?:more|also|next|the full)|also read|see also|more (?:on|from)|"
    r"related(?: (?:story|stories|articles?))?\s*:|"
    r"watch(?: (?:more|now|live))?\s*:|follow us|subscribe|sign up|join us|click here|advert|share (?:this|on)|"
    r"newsletter|don't miss|recommended|listen\s*:|editor's (?:note|pick)|copyright|all rights reserved|\(c\)|©|"
    r"\(?corrects\b|correction\s*:|clarification\s*:|"
    r"get (?:the|our) (?:latest|app)|download (?:the|our) app|support (?:us|our))"
)
_CAPTION = re.compile(
    r"(?i)\s*(?:(?:file )?(?:photo|image|picture|photograph|caption)s?\s*[:|]|"
    r"\d+\s*min(?:ute)?s? read\s*$|"
    r"(?:by|reporting by|editing by|writing by)\s+[A-Z][\w.'-]+(?:\s+[\w.'-]+){0,5}\s*$)"
)
_CREDIT = re.compile(
    r"(?i)\[(?:[a-z ]+/)?(?:getty|afp|reuters|ap|epa|file|anadolu)[^\]]*\]\s*$|\((?:file )?(?:photo|image|picture)\b|"
    r"/\s*(?:getty images|afp|reuters)\s*\)?\s*$"
)
_SPORT = re.compile(
    r"\b(?:match(?:es)?|goals?|striker|midfield\w*|referee|tournament|league|cup|penalt(?:y|ies)|half-time|scored|coach|"
    r"innings|wicket|tackle[ds]?|kick-?off|teammates?|season|playoffs?)\b"
)
_VIOLENCE = re.compile(
    r"(?i)\b(?:bomb\w*|attack\w*|militants?|terror\w*|suicide|insurgents?|rebels?|gunm[ae]n|missiles?|rockets?|shell(?:ing|ed|s)|"
    r"explosives?|grenades?|air ?strikes?|drones?|assassinat\w*)\b"
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|said|says|will|would|kills?|hits?|struck|strikes? (?:a|an|the)|"
    r"launch(?:es)?|fires|\w+(?<!Unit)(?<!unit)(?<!alleg)(?<!suspect)ed)\b"
)
_DATE_LINE = re.compile(
    r"(?i)^\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+,?\s+\d{4}|[a-z]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d\d-\d\d)"
    r"[\s,|·-]*(?:\d{1,2}[:.]\d\d.*)?$"
)


_WIRE_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .'-]{2,}(?:,\s+[A-Z][\w.]*(?:\s[A-Z][\w.]*)?)?"  # BAGHDAD; KIRKUK, Iraq
    r"(?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,?\s+\d{4})?)?"  # Dec 28; 30 December
    r"\s*(?:\([^()\n]{2,40}\)\s*)?(?:-{1,2}|\u2014|:)\s+(?=\S)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
# in small letters the day makes the dateline: "Mosul, Iraq, May 20, 2019 - "; "Geneva, 3 May:"; "Delhi, May 5 (PTI) "
_DATED_DATELINE = re.compile(
    r"\s*(?P<town>[A-Z][\w'.-]{1,20}(?: [A-Z][\w'.-]{1,20}){0,3})(?:/[A-Z][\w' -]{1,20})?"
    r"(?:,\s+[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20}){0,2})?"
    rf"(?:,\s+|\s+|\.\s+)(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
    r"(?:(?:,\s+[A-Z][A-Za-z]{1,12}|\s*\([^()\n]{2,40}\))?\s*(?:-|\u2014|:)\s+|\s*\([^()\n]{2,40}\)\s+|\.\s+/[A-Z]{2,12}/\.\s+)(?=\S)"
)
_WORD = re.compile(r"\w+")
_DAY_OR_MONTH = re.compile(rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|{_MONTH})$")


def plain_text(text: str) -> str:
    """The text with typographic spaces, quotes and dashes made plain, character for character (same length)."""
    return _NOT_PLAIN.sub(lambda mark: _PLAIN[mark[0]], text)


class Token:
    """One word, number or punctuation mark.

    Rules ask every token many times, so all that they ask is worked out once and nothing is a property or a tuple.

    Attributes:
        i: Its place in the sentence.
        start, end: Offsets into the text.
        is_word: True for anything with a letter or a digit.
        is_capitalised: True for a word that begins with a capital letter.
    """

    __slots__ = ("end", "i", "is_capitalised", "is_word", "lower", "start", "text")

    def __init__(self, i: int, start: int, text: str) -> None:
        self.i = i
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = text.lower()
        self.is_word = text[0].isalnum()
        self.is_capitalised = text[0].isupper()


@dataclass(slots=True)
class Sentence:
    """One sentence. ``paragraph`` and ``index`` count from 0 over the article; ``words`` are the lower-case tokens."""

    index: int
    paragraph: int
    start: int
    end: int
    kind: SentenceKind
    tokens: list[Token] = field(default_factory=list)
    words: list[str] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.words = [token.lower for token in self.tokens]
        self._starts = [token.start for token in self.tokens]

    def token_at(self, offset: int) -> int:
        """Index of the token that covers or follows ``offset``."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return 0
        return i if offset < self.tokens[i].end else min(i + 1, len(self.tokens) - 1)


@dataclass
class Document:
    """One article to be read for events.

    Attributes:
        plain: ``text`` with typographic variants made plain; all offsets are those of ``text``.
        published_on: The anchor of relative dates; None when the article is undated.
        trace: Listens to what is decided about the article; None when nobody does.
    """

    article_id: str
    text: str
    title: str | None
    published_on: date | None
    plain: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    trace: Trace | None = None

    def quote(self, start: int, end: int) -> str:
        """The stored characters of a span.

        Raises:
            ValueError: The span holds no character of the text, so nothing could be quoted from it.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no text between characters {start} and {end} of {len(self.text)}")
        return self.text[start:end]

    @cached_property
    def is_violent(self) -> bool:
        """Whether any word of the article speaks of deliberate violence, so that an explosion may be more than one."""
        return bool(_VIOLENCE.search(self.plain) or (self.title and _VIOLENCE.search(self.title)))

    @cached_property
    def is_sport(self) -> bool:
        """Whether the article is about a game, where attacks are moves."""
        return len(_SPORT.findall(self.plain.lower())) >= 4

    @cached_property
    def body(self) -> list[Sentence]:
        """The sentences that events are read from."""
        return [s for s in self.sentences if s.kind == "body"]

    def sentence_of(self, offset: int) -> Sentence:
        """The sentence that covers ``offset``."""
        starts = self._sentence_starts
        return self.sentences[max(0, bisect_right(starts, offset) - 1)]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]


def tokenise(plain: str, start: int, end: int) -> list[Token]:
    """Tokens of ``plain[start:end]`` with offsets into ``plain``."""
    return [Token(i, match.start(), match[0]) for i, match in enumerate(TOKEN.finditer(plain, start, end))]


def _sentence_spans(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans of one paragraph: a full stop ends one unless it belongs to an abbreviation or an initial."""
    spans, at = [], start
    for match in _BREAK.finditer(plain, start, end):
        if match.end() >= end:
            break
        before = plain[at : match.start()]
        word = before.rsplit(None, 1)[-1].lstrip("([\"'") if before.split() else ""
        following = _NEXT_WORD.match(plain, match.end(), match.end() + 40)
        after = following.group(1) if following else ""
        if match.group().startswith(".") and not match.group().startswith(".."):
            closed = match.group().rstrip()[1:] != ""
            if word.lower() in _ABBREVIATIONS or _is_initial(before, word, after):
                continue
            if _INITIALS.fullmatch(word) and not closed and after.lower() not in _SENTENCE_STARTERS:
                continue
        if after and after[0].islower() and not match.group().rstrip().endswith('"'):
            continue
        if after and after[0].islower() and match.group().rstrip().endswith('"'):
            continue  # "... day." said the minister
        spans.append((at, match.start() + len(match.group().rstrip())))
        at = match.end()
    spans.append((at, end))
    return [(a, b) for a, b in spans if plain[a:b].strip()]


def _is_initial(before: str, word: str, after: str) -> bool:
    """Whether a letter with a full stop is part of a name; "I" is one only between capitals ("Francisco I. Madero")."""
    if len(word) != 1 or not word.isupper():
        return False
    if word != "I":
        return True
    words_before = before.split()
    return len(words_before) > 1 and words_before[-2][0].isupper() and after[:1].isupper()


def _kind(paragraph: str) -> SentenceKind:
    words = len(paragraph.split())
    if _TEASER.match(paragraph):
        return "teaser"
    if _DATE_LINE.match(paragraph):
        return "dateline"
    if words < 40 and (_CAPTION.match(paragraph) or _CREDIT.search(paragraph)):
        return "caption"
    ends_like_sentence = paragraph.rstrip("\"')]»”").endswith((".", "!", "?", "…", ":", ";"))
    if not ends_like_sentence and words <= 16 and not _FINITE.search(paragraph):
        return "heading"
    return "body"


def _dateline(plain: str, start: int, end: int, opens: bool) -> re.Match[str] | None:
    """The dateline of a paragraph; in small letters only where it opens the text, with a listed town and a day.

    Further down "Kabul, 20 May 2017: A truck bomb kills 150" is an entry of a chronology.
    """
    wire = _WIRE_DATELINE.match(plain, start, end)
    dated = _DATED_DATELINE.match(plain, start, end) if opens and not wire else None
    if dated is None:
        return wire
    town = dated["town"].title() if dated["town"].isupper() else dated["town"]
    return dated if load_places().lookup(town) and not _DAY_OR_MONTH.match(town) else None


def _only_words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def read_document(article_id: str, text: str, title: str | None, published_on: date | None) -> Document:
    """Split an article into sentences and tokens.

    Paragraphs are lines: news texts use a line break for nothing else. A short line without a full stop is a heading; a
    longer one (a standfirst, an item of a digest) is body.
    """
    plain = plain_text(text)
    document = Document(article_id, text, title, published_on, plain)
    headline = _only_words(plain_text(title)) if title else None
    paragraph = 0
    for line in re.finditer(r"[^\n]+", plain):
        if not line.group().strip():
            continue
        stripped = line.group().strip()
        kind = _kind(stripped)
        start = line.start() + (len(line.group()) - len(line.group().lstrip()))
        end = line.start() + len(line.group().rstrip())
        if headline is not None and paragraph <= 2 and _only_words(stripped) == headline:
            kind = "caption"  # the headline again, as the first line of the text
        opens = all(sentence.kind != "body" for sentence in document.sentences)
        lead = _dateline(plain, start, end, opens) if kind == "body" else None
        if lead and lead.end() - start <= 80:
            tokens = tokenise(plain, start, lead.end())
            document.sentences.append(
                Sentence(len(document.sentences), paragraph, start, lead.end(), "dateline", tokens)
            )
            start = lead.end()
        for a, b in _sentence_spans(plain, start, end):
            tokens = tokenise(plain, a, b)
            if not tokens:
                continue
            sentence_kind = kind
            if kind == "body" and _TEASER.match(plain[a:b]) and b - a < 160:
                sentence_kind = "teaser"
            document.sentences.append(Sentence(len(document.sentences), paragraph, a, b, sentence_kind, tokens))
        paragraph += 1
    return document
