"""The words time expressions are made of, and the class each belongs to.

A table and nothing else. A class is one character, so that a tokenised text has a second form, a string of classes,
over which ``grammar`` can search at the speed of the regular expression engine. A word has one class; words not listed
are ``OTHER``.
"""


def _list(text: str) -> list[str]:
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for tables that read better as a line of words than as a list of strings."""
    return frozenset(text.split())


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_ONES = _list("one two three four five six seven eight nine ten eleven twelve")
_TEENS = _list("thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = {name: 10 * n for n, name in enumerate(_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)}
CARDINALS = {name: n for n, name in enumerate(_ONES + _TEENS, start=1)} | _TENS
ORDINALS = {
    name: n
    for n, name in enumerate(
        _list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30}
DECADES = {
    name: n for n, name in enumerate(_list("twenties thirties forties fifties sixties seventies eighties nineties"), 2)
}
SEASONS = {
    "spring": "SP",
    "summer": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "summers": "SU",
    "winters": "WI",
}
UNITS = {
    "second": "S",
    "minute": "TM",
    "hour": "H",
    "day": "D",
    "night": "N",
    "week": "W",
    "fortnight": "F",
    "weekend": "E",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "X",
    "century": "C",
}
UNITS |= {"morning": "N", "evening": "N", "afternoon": "N"}  # a part of a day lies as far off as its day
UNITS |= {word + "s": code for word, code in UNITS.items()} | {"centuries": "C", "mins": "TM", "hrs": "H", "yrs": "Y"}
PARTS_OF_DAY = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "noon": "12:00",
    "midday": "12:00",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "night": "NI",
    "midnight": "24:00",
}
FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
}
PARTS = {"early": "early", "late": "late", "mid": "mid", "middle": "mid"} | {
    "beginning": "early",
    "start": "early",
    "outset": "early",
    "end": "late",
    "close": "late",
}


def _numbers(first: int, last: int, width: int = 1) -> str:
    return " ".join(f"{n:0{width}d}" for n in range(first, last + 1))


_CLASS_WORDS = {
    "comma": ",",
    "dot": ".",
    "hyphen": "-",
    "slash": "/",
    "colon": ":",
    "apos": "'",
    "lpar": "( [",
    "rpar": ") ]",
    # numbers by what they may be: month, hour, day, minute
    "n12": _numbers(1, 12) + " " + _numbers(1, 9, 2),
    "n23": _numbers(13, 23) + " 0 00",
    "n31": _numbers(24, 31),
    "n59": _numbers(32, 59),
    "n99": _numbers(60, 99),
    "n999": _numbers(100, 999),
    "yr": _numbers(1900, 2059),
    "yrold": _numbers(1000, 1899),
    "hhmm": _numbers(2060, 2359) + " " + _numbers(0, 959, 4),
    "w12": " ".join(_ONES),
    "w19": " ".join(_TEENS),
    "wtens": " ".join(_TENS),
    "hundred": "hundred",
    "thousand": "thousand",
    "a": "a an",
    "couple": "couple pair handful",
    "few": "few several many",
    "some": "some",
    "half": "half",
    "ord": " ".join(w for w in ORDINALS if w != "second"),
    "second": "second",
    "sfx": "st nd rd th",
    "s": "s",
    "month": " ".join(w for w in MONTHS if len(w) > 4 and w != "march") + " june july",
    "monthab": "jan feb apr jun jul aug sep sept oct nov dec",
    "monthsoft": "may march",  # also a verb, a surname, a procession
    "mar": "mar",
    "wd": "monday tuesday wednesday thursday friday saturday sunday",
    "wdsoft": "mon tue tues wed thu thur thurs fri sat sun",
    "wds": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    "last": "last past previous preceding",
    "latest": "latest",
    "next": "next coming following upcoming",
    "this": "this",
    "current": "current",
    "that": "that",
    "same": "same",
    "recent": "recent",
    "fiscal": "fiscal",
    "full": "full entire whole",
    "early": "early late mid",
    "end": "end beginning start middle outset close",
    "earlier": "earlier later",
    "ago": "ago",
    "before": "before after",
    "afterward": "afterwards afterward beforehand",
    "from": "from",
    "now": "now",
    "the": "the",
    "its": "its his her their",
    "of": "of",
    "in": "in",
    "on": "on",
    "at": "at",
    "by": "by",
    "for": "for",
    "to": "to",
    "and": "and",
    "or": "or",
    "so": "so",
    "between": "between",
    "through": "through until till thru",
    "since": "since",
    "during": "during over throughout",
    "within": "within inside",
    "about": "about around approximately roughly nearly almost",
    "more": "more less fewer",
    "than": "than",
    "least": "least most",
    "up": "up",
    "unit1": "day week month year decade century fortnight",
    "units": "days weeks months years decades centuries fortnights",
    "hour1": "hour minute",
    "hours": "hours minutes seconds hrs mins",
    "quarter": "quarter",
    "quarters": "quarters",
    "period": "period",
    "weekend": "weekend",
    "pd": "morning afternoon evening night",
    "pdx": "dawn dusk noon midday midnight nightfall daybreak sunrise sunset",
    "nights": "nights",
    "rel": "today yesterday tomorrow",
    "tonight": "tonight",
    "overnight": "overnight",
    "season": "spring summer autumn winter fall",
    "seasons": "summers winters",
    "every": "every each",
    "per": "per",
    "times": "once twice times",
    "freq": " ".join(FREQUENCIES),
    "m": "m",
    "p": "p",
    "ampm": "am pm",
    "tz": "gmt utc est edt pst pdt cst cdt mst mdt bst cet eet local",
    "time": "time",
    "oclock": "o",
    "clock": "clock",
    "decades": " ".join(DECADES),
    "long": "long",
    "old": "old",
    "aged": "aged age",
    "future": "future",
    "currently": "currently nowadays presently",
    "recently": "recently lately",
    "formerly": "previously formerly",
    "soon": "soon",
    "these": "these those",
    "going": "ending ended beginning starting",
    "hand": "hand trading business consecutive straight successive",
    "holiday": "christmas thanksgiving easter halloween",
    "new": "new",
    "eve": "eve",
    "right": "right",
}

OTHER = "~"
_CODES = [c for c in map(chr, range(0x41, 0x250)) if c.isalpha() and c.isprintable()]
CLASS_CODES = {"sp": "_"} | dict(zip(_CLASS_WORDS, _CODES, strict=False))
"""Class name -> its character."""

WORD_CODES = {word: CLASS_CODES[name] for name, words in _CLASS_WORDS.items() for word in words.split()}
"""Word, lower-cased -> the character of its class."""
# one line break is a space in hard-wrapped wire copy, two are a new paragraph, which no expression crosses
WORD_CODES |= {
    pad * n + "\n" * line + pad * m: CLASS_CODES["sp"]
    for pad in (" ", "\t")
    for n in range(6)
    for m in range(9)
    for line in (0, 1)
}
del WORD_CODES[""]
