"""Which sequences of words are time expressions, as patterns over word classes.

A pattern is a regular expression whose atoms are names of classes (``lexicon``) or of the macros below, in capitals;
``name=(...)`` names a part for the reader. Blanks mean nothing: white space in the text is the class ``sp``. Every
pattern begins with a word that is rare in ordinary prose, or is guarded by one close by, so the search is one pass.
Earlier rules win where two begin at the same word. Not here: what an expression means, see ``readings``.
"""

import re
from dataclasses import dataclass

from pipelines.events.times.lexicon import CLASS_CODES, OTHER

_MACROS = {
    "J": "(?:sp|hyphen)",
    "NUM": "[n12 n23 n31]",
    "DIGITS": "[n12 n23 n31 n59 n99 n999]",
    "TWO": "[n12 n23 n31 n59 n99]",
    "WORDNUM": "(?:wtens (?:J w12)?|w12|w19)",
    "COUNT": "(?:a sp (?:couple (?:sp of)?|few)|couple sp of|few|some|(?:a|WORDNUM|DIGITS) sp hundred"
    "|WORDNUM|DIGITS (?:sp n12 slash n12)?|half sp a|a)",
    "UNIT": "(?:unit1|units|hour1|hours|quarter|quarters|nights|weekend)",
    "APPROX": "(?:(?:about|up sp to|at sp least|more sp than) sp)",
    "YEAR": "(?:yr|yrold)",
    "MON": "(?:month|monthsoft|(?:monthab|mar) dot?)",
    "WD": "(?:(?:wd|wdsoft dot?))",
    "AP": "(?:[a p] dot m dot?|ampm)",
    "TZ": "(?:tz (?:sp time)?)",
    "MIN": "[n12 n23 n31 n59]",
    "CLOCK": "(?:[n12 n23] colon MIN (?:colon MIN)?(?:sp? AP)?(?:sp TZ)?|[n12 n23] (?:sp|hyphen)? AP (?:sp TZ)?"
    "|[yr yrold hhmm] sp (?:tz|hours)(?:sp time)?|[n12 w12] sp oclock apos clock)",
    "PREP": "(?:in|on|of|by|at)",
    "EDGE": "(?:(?:the sp)? end sp of (?:sp the)?|early sp in|earlier sp in|early|earlier)",
    # what may stand before and after a day
    "DAYPRE": "(?:clock1=(CLOCK) comma? sp (?:on sp)?)?(?:edge=(EDGE) (?:sp on)? J)?"
    "(?:(?:the sp)? (?:early J)? pd1=(pd|pdx|early hyphen pd)(?:sp(?:of|on))? sp (?:the sp)?)?",
    "DAYPOST": "(?:J pd2=((?:early J)? (?:pd|pdx)))?(?:(?:comma sp|sp)(?:at sp)?(?:about sp|before "
    "sp)?clock2=(CLOCK))?",
    "DAYNUM": "NUM sfx?",
    "MODYEAR": "(?:this|last|next) sp unit1",
    "TO": "(?:sp? hyphen sp?|sp (?:to|through) sp|sp and sp)",
}

_PATTERNS: dict[str, str] = {
    # ranges first: their first half is a date of its own
    "range_dm": "(?:lead=(between|from) sp)? day1=(NUM) sfx? (?:sp of)? link=(TO) day2=(NUM) sfx? J (?:of sp)?"
    "month=(MON) (?:comma? sp year=(YEAR))?",
    "range_md": "(?:lead=(between|from) sp)? month=(MON) sp day1=(NUM) sfx? link=(TO) day2=(NUM) sfx?"
    "(?!J MON|(?:sp|colon|slash|dot)? DIGITS|sp AP)(?:comma? sp year=(YEAR))?",
    "range_md_md": "(?:lead=(between|from) sp)? month1=(MON) sp day1=(NUM) sfx? (?:comma? sp year1=(YEAR))?comma?"
    "link=(TO) month2=(MON) sp day2=(NUM) sfx? (?!colon)(?:comma? sp year2=(YEAR))?",
    "range_dm_dm": "(?:lead=(between|from) sp)? day1=(NUM) sfx? J (?:of sp)? month1=(MON) (?:comma? sp year1=(YEAR))?"
    "link=(TO) day2=(NUM) sfx? J (?:of sp)? month2=(MON) (?:comma? sp year2=(YEAR))?",
    "range_weekday": "(?:lead=(between|from) sp)?wd1=(WD)(?:sp pd)? link=(TO)(?:early sp)?wd2=(WD)(?:sp pd)?",
    "range_month": "(?:lead=(between|from) sp)?(?:edge1=(early) J)?month1=(MON)(?:comma? sp year1=(YEAR))? link=(TO)"
    "(?:edge2=(early) J)?month2=(MON)(?!sp NUM (?!sp? colon))(?:comma? sp year2=(YEAR))?",
    "range_year": "(?:lead=(between|from) sp)?year1=(YEAR) link=(TO) (?:year2=(YEAR)|short2=(TWO)(?=[sp comma dot "
    "rpar]))"
    "(?!hyphen|slash)",
    "iso": "year=(YEAR)(?:hyphen month=(n12) hyphen day=(NUM)|slash month_s=(n12) slash day_s=(NUM))(?!hyphen|slash)",
    "numeric": "a1=(NUM)(?:slash a2=(NUM) slash (?:year=(YEAR)|short=(TWO))|dot b2=(NUM) dot year_b=(YEAR)"
    "|hyphen c2=(n12) hyphen year_c=(YEAR))(?!slash|hyphen)",
    "nine_eleven": "n12 slash n12(?!slash|sp COUNT)",
    "md": "DAYPRE (?:mod=(last|next|this) sp)? (?:wd=(WD) comma? sp)? (?:the sp)? month=(MON) J day=(NUM) sfx?"
    f"(?!colon DIGITS|slash|comma {OTHER}|comma n999|dot DIGITS)(?:(?:comma sp|comma|sp)year=(YEAR)(?!sp hours))? "
    "(?:(?:sp of)? sp when2=(MODYEAR))? DAYPOST",
    "dm": "DAYPRE (?:wd=(WD) comma? sp)? (?:the sp)? (?:mod=(last|next|this) sp)? day=(NUM) sfx? (?:sp of)? J "
    "month=(MON)"
    f"(?:comma? J (?:year=(YEAR)(?!sp hours)|short=(n99)(?!sp {OTHER}|sp UNIT)))? "
    "(?:(?:sp of)? sp when2=(MODYEAR))? DAYPOST",
    "week_of": "the sp unit=(unit1) sp (?:of|going) sp (?:the sp)? (?:month=(MON) J day=(NUM) sfx?|day_b=(NUM) sfx? "
    "(?:sp of)? J month_b=(MON))"
    "(?:comma? sp year=(YEAR))?",
    "dm_list": "day=(NUM) sfx? (?=(?:comma sp|sp and sp)NUM sfx? sp MON)",
    "day_of_month": "the sp day=(NUM sfx) sp of sp mod=(this|last|next) sp unit1",
    "weekday": "DAYPRE (?:mod=(last|next|this (?:sp last)?) sp)? wd=(WD)(?!apos s sp quarter)"
    "(?:(?:sp of)? sp week=((?:the sp)? (?:last|this|next)) sp unit1)? DAYPOST",
    "weekdays": "wd=(wds)",
    "relative": "DAYPRE rel=(rel|tonight|overnight) DAYPOST",
    "beyond_relative": "the sp unit=(unit1|pd) sp side=(before|last) sp rel=(rel|last)",
    "this_part": "(?:clock1=(CLOCK) sp)?(?:edge=(EDGE) J)? mod=(last|this|that|same) sp pd=(early J pd|pd)"
    "(?:(?:comma sp|sp)(?:at sp)?clock2=(CLOCK))?",
    "weekend": "(?:edge=(EDGE) sp)?(?:the sp)? (?:mod=(last|next|this (?:sp last)?|that|same|latest) sp)? "
    "unit=(weekend)",
    # numbered periods
    "quarter_of": "(?:edge=(EDGE) sp)?(?:(?:the|its) sp)? (?:when1=(YEAR|MODYEAR apos s) sp)? (?:ago=(unit1 hyphen "
    "(?:ago|earlier)) sp)?"
    "(?:mod=(this|last|next|latest|current) sp)?(?:fiscal J)? (?:which=(ord|second|n12 sfx) J "
    "(?:(?:and|to|or|through) sp (?:ord|second) J)?)?"
    "unit=(quarter|quarters)(?!sp ago|sp earlier|sp before)"
    "(?:(?:sp of)? (?:sp fiscal)? sp when2=(YEAR|MODYEAR|a sp unit1 sp (?:ago|earlier)))?",
    "half_of": "(?:the sp)? which=(ord|second) sp half sp of sp (?:fiscal sp)? (?:when=(YEAR|MODYEAR)|the sp unit1)",
    "decade": "(?:edge=(EDGE) J)?(?:the sp)? (?:early J)? (?:decade=(YEAR) apos? s|apos? short=(TWO) apos? "
    "s|word=(decades))",
    "century": "(?:edge=(EDGE) J)?(?:the sp)? (?:early J)? which=(NUM sfx|ord) J unit=(unit1)",
    "period": "(?:the|its) sp (?:year=(YEAR) sp|ago=(unit1 hyphen (?:ago|earlier)) sp|mod=(latest|current|same|that) "
    "sp)(?:fiscal sp)? unit=(period|half)"
    "(?:sp when2=(MODYEAR|a sp unit1 sp (?:ago|earlier)))?",
    "month": "(?:edge=(EDGE|early) J)? (?:(?:the sp)? mod=(last|next|this) sp)? month=(MON)"
    "(?:(?:comma sp|sp of sp|sp|hyphen) (?:year=(YEAR)|when2=(MODYEAR)))?",
    "month_modyear": "when2=(MODYEAR) apos s sp month=(MON)",
    "season": "(?:edge=(EDGE) J)?(?:the sp)? (?:early J)? (?:mod=(last|next|this (?:sp last)?|that|same) sp)? "
    "season=(season)"
    "(?:(?:sp of)? sp (?:year=(YEAR)|when2=(MODYEAR)))?",
    # counted units
    "ago": "(?:APPROX)?(?:count=(COUNT) J (?:more sp)?)?unit=(UNIT) sp (?:and sp a sp half sp)? ago (?:sp rel)?",
    "year_ago": "(?:the sp)? unit=(unit1|quarter) hyphen (?:ago|earlier)(?:sp (?:quarter|period))?",
    "beside_event": "(?:APPROX)?(?:count=(COUNT) J (?:more sp)?|the=(the) sp)?unit=(UNIT|pd) sp"
    "(?:side=(earlier|afterward)|link=(before)(?!sp rel)(?:sp that(?=dot|comma))?)",
    "from_now": "(?:APPROX)? count=(COUNT) J unit=(UNIT) sp from sp (?:now|rel=(rel)|wd=(WD))",
    "span_counted": "(?:(?:the|its) sp)? mod=(last|next|recent|latest|ord|this (?:sp last)?|full|these) sp"
    "(?:count=(COUNT)(?:sp (?:to|or|and) sp COUNT)? J (?:more sp|hand sp|full sp)?)? "
    "unit=(units|hours|quarters|nights|seasons)(?:sp or sp so)?",
    "period_counted": "(?:the|its|a) sp count=(COUNT) J unit=(unit1|units|hours)(?:sp period)?",
    "this_unit": "(?:edge=(EDGE) J)?(?:the=(the|its) sp)? (?:mod=(this (?:sp "
    "last)?|last|next|current|that|same|latest|full))"
    "(?:sp fiscal)?(?:sp full)? sp unit=(unit1|hour1)",
    "in_the_unit": "edge=(EDGE) sp the sp (?:fiscal sp)? unit=(unit1)",
    "end_of_unit": "(?:the sp)? edge=(end sp of) sp (?:the sp)?(?:fiscal sp)? unit=(unit1)",
    "year_end": "(?:mod=(this|last|next|the) sp)? unit=(unit1) (?:apos s)? [sp hyphen] end",
    "fiscal": "(?:the sp)? fiscal (?:J unit=(unit1)(?:sp year=(YEAR))?|sp year2=(YEAR))",
    "the_unit": "the sp unit=(unit1)(?:sp year=(YEAR))?",
    "every": "every sp (?:ord sp|second sp|count=(COUNT) sp)? "
    "unit=(unit1|units|hour1|hours|wd|month|pd|season|weekend|quarter)",
    "rate": "(?:(?:times=(times)|count=(COUNT) sp times) sp)? (?:a|per) sp unit=(unit1|hour1|quarter)(?!hyphen "
    "(?:ago|earlier|end|old))",
    "freq": "freq",
    "duration": "(?:APPROX)?(?:count=(COUNT)(?:(?:sp (?:to|or) sp|hyphen) count2=(COUNT))? J (?:more sp|hand sp|full "
    "sp)?)"
    "unit=(UNIT)(?:J long)?(?!hyphen (?:ago|earlier|end|old))",
    "unit_long": "unit=(unit1|hour1)(?:hyphen)? long",
    "units_bare": "unit=(units|hours)",
    "year": "(?:edge=(EDGE) J)?(?:the sp unit1 sp)? year=(YEAR)",
    "spoken_year": "century=(w19) sp tens=(wtens) (?:J ones=(w12))?",
    "unit_bare": "unit=(unit1)",
    "clock": "clock1=(CLOCK)",
    "part": "part=(pdx)",
    "holiday": "(?:mod=(last|this|next) sp)? (?:new sp unit1 apos s sp which=(eve|unit1)|name=(holiday)(?:sp "
    "which2=(eve|unit1))?)",
    "vague": "(?:right sp)? word=(now|currently|recently|formerly|soon|current)|(?:the sp)? word2=(future|last)(?!sp "
    "UNIT)|word3=(these) sp unit=(units)",
}


def _compile(source: str, *, named: bool) -> str:
    """The pattern as a regular expression over classes; without names it can stand beside others in one."""

    def atom(m: re.Match[str]) -> str:
        word, opening = m[1], m[2]
        if opening:
            return f"(?P<{word}>" if named else "(?:"
        return f"(?:{_compile(_MACROS[word], named=named)})" if word in _MACROS else CLASS_CODES[word]

    return re.sub(r"([A-Za-z]\w*)(=\()?", atom, source).replace(" ", "")


@dataclass(frozen=True)
class Rule:
    """One kind of expression: its name, which is also its reader's, and its pattern with named parts."""

    name: str
    pattern: re.Pattern[str]


RULES = {name: Rule(name, re.compile(_compile(source, named=True))) for name, source in _PATTERNS.items()}

_SILENT = """sp comma dot hyphen slash colon lpar rpar s of on by for to and or so than least since during through m p
    in within before ago afterward going ampm tz sfx time oclock clock hand hundred thousand period seasons eve old aged
    long"""
"""Words no expression begins with."""
_COMMON = "[the a its this that from about some last same]"
"""Words that begin one only when the next word is of the lexicon too."""
_COUNTING = "[n12 n23 n31 n59 n99 n999 w12 w19 wtens ord half few next these between end new]"
"""Words that begin one only when the next word or mark is of the lexicon too: "two days", "8.30"; not "two men"."""
_WITH_THE_NEXT = "at sp least|more sp than|up sp to|apos TWO"
"""Words that begin one only together with a certain next one."""


def _any_rule() -> re.Pattern[str]:
    guarded = set(re.findall(r"[a-z]\w*", f"{_SILENT} {_COMMON} {_COUNTING} {_WITH_THE_NEXT}"))
    starts = "".join(code for name, code in CLASS_CODES.items() if name not in guarded)
    common, counting, pairs = (_compile(words, named=False) for words in (_COMMON, _COUNTING, _WITH_THE_NEXT))
    guard = f"(?=[{starts}]|{common}_[^{OTHER}_]|{counting}_?[^{OTHER}_]|{pairs})"
    rules = "|".join(f"(?P<{name}>{_compile(source, named=False)})" for name, source in _PATTERNS.items())
    return re.compile(f"{guard}(?:{rules})")


ANY_RULE = _any_rule()
"""Finds the next expression of any rule; ``lastgroup`` is the rule's name."""
