"""Inputs for fuzzing: files of every raw format, news sentences, records, corrections and feeds files, all spoilt.

Only what inputs look like. All sentences are made up. What must hold of the answers is said in ``targets``.
"""

import gzip
import io
import json
from datetime import date

from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

BODY = (
    "BANI SUEF, March 17, 2020 - Gunmen in two cars killed at least three policemen and wounded 12 others near Kirkuk "
    "on Monday, the interior ministry said. No group claimed responsibility.\n\nThe Taliban denied any part in it. In "
    "retaliation, jets bombed a camp in Khogyani on Tuesday, killing “four to six” fighters, including two commanders. "
    "Since June there have been 12 bombings in Nangarhar, with 61 dead."
)
HTML = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gunmen kill three</title>'
    '<meta property="article:published_time" content="2020-03-17T09:30:00+03:00">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Gunmen kill three","datePublished":'
    '"2020-03-17","publisher":{"name":"Desk"},"mainEntityOfPage":{"@id":"https://desk.example/1"}}</script></head>'
    f"<body><article><h1>Gunmen kill three</h1><time datetime='2020-03-17'>17 March</time>"
    f"<p>{BODY}</p><p>{BODY}</p></article></body></html>"
)
NEWS_OBJECT = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Gunmen kill three",
    "articleBody": BODY,
    "datePublished": "2020-03-17",
    "url": "https://desk.example/1",
    "publisher": {"@type": "Organization", "name": "Desk"},
    "inLanguage": "en",
}
RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Desk</title><link>https://desk.example'
    "</link><item><title>Gunmen kill three</title><link>https://desk.example/1</link><pubDate>Tue, 17 Mar 2020 09:30:00"
    f" +0300</pubDate><description><![CDATA[<p>{BODY}</p>]]></description></item><item><title>Two</title><description>"
    f"{BODY}</description></item></channel></rss>"
)
ATOM = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><title>One</title>'
    f'<link href="https://desk.example/1"/><updated>2020-03-17T09:30:00Z</updated><content type="html">&lt;p&gt;{BODY}'
    "&lt;/p&gt;</content></entry></feed>"
)


def _archive(*, is_gzipped: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzipped)
    for number in range(2):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://desk.example/{number}", "response", payload=io.BytesIO(HTML.encode()), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()


_LINE = json.dumps(NEWS_OBJECT)
GOOD_FILES: dict[str, bytes] = {
    "a.txt": f"Gunmen kill three\nPublished: 2020-03-17\nURL: https://desk.example/1\n\n{BODY}".encode(),
    "a.md": f"---\ntitle: Gunmen kill three\ndate: 2020-03-17\n---\n# Gunmen kill three\n\n{BODY}".encode(),
    "a.html": HTML.encode(),
    "a.json": _LINE.encode(),
    "a.jsonl": f"{_LINE}\n{_LINE.replace('three', 'four')}\n".encode(),
    "a.xml": RSS.encode(),
    "b.xml": ATOM.encode(),
    "a.warc": _archive(is_gzipped=False),
    "b.warc.gz": _archive(is_gzipped=True),
    "a.txt.gz": gzip.compress(BODY.encode(), mtime=0),
    "a.jsonl.gz": gzip.compress(f"{_LINE}\n".encode(), mtime=0),
}

HOSTILE_TEXT = (
    "\x00", "\x1b[2J\x1b]0;owned\x07", "\u202e", "\u2066", "\u200b", "\ufeff", "\u2028", "\x85", "\r", "\x0c",
    "\x1c",
    "e\u0301" * 9, "\U0001f6a8", "\U000e0041", "ﷺ", "İ", "ß", "ſ", "Ⅻ", "²³", "٣٤", "१२", "三十", "½", "1e999", "-1",
    "9" * 400, "1,000,000,000,000", "0", "00", "1.5", "10 000", "minus three", "a dozen", "dozens of dozens",
    "'; drop table articles; --", "\" or \"\"=\"", "{{ 7*7 }}", "{% raw %}", "{# #}", "${x}", "%s%n",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "]]>", "<!--", "&lt;script&gt;", "&#0;", "&#xD800;", "&e;", "=cmd|'/c calc'!A1",
    "@SUM(1+1)", "+1+1", "|", "`", "![x](javascript:alert(1))", "..%2f..%2f", "file:///etc/passwd",
    "aaaaaaaaaaaaaaaa" * 8,
    "Mr. " * 12, "(" * 30, "“" * 20, "\n" * 12, " " * 40, "\t" * 9, "- " * 20, ". " * 20, "the attack " * 9,
)  # fmt: skip
HOSTILE_BYTES = (
    *(text.encode("utf-8", "surrogatepass") for text in HOSTILE_TEXT),
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xc0\xaf", b"\xed\xa0\x80", b"\x80" * 5, b"\xf5\xff\xff\xff",
    b"\x1f\x8b\x08",
    b"PK\x03\x04", b"WARC/1.0\r\n", b"Content-Length: -5\r\n", b"Content-Length: 99999999999\r\n", b"\r\n\r\n",
    b"charset=utf-7",
    b"charset=rot13", b"charset=idna", b'encoding="utf-16"', b"\\ud800", b"\\u0000", b"[" * 40, b'{"a":' * 40,
    b"NaN", b"1e400",
    b"</item>", b"<item>", b"</entry>", b"<entry", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY e 'x'>]>", b"<div>" * 60,
    b"\"", b"\\",
)  # fmt: skip
ODD_DATES = (
    "0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2020-02-30", "2020-13-01", "20200317",
    "2020-03-17T25:61:61Z", "2020-03-17T09:30:00+99:99", "1e9", "1584403200", "Tue, 17 Mar 2020 09:30:00 +0300",
    "17/03/2020",
    "03/04/2020", "٢٠٢٠-٠٣-١٧", "2020-03-17\x00", " 2020-03-17 ", "March 17, 2020", "31 February 2020", "Monday",
    "", "null",
    "1799-12-31", "2200-12-31", "2201-01-01", "²⁰²⁰-03-17", "17 March 99999", "1.2.2020", "2020-W12-2", "2020-077",
)  # fmt: skip

# ---------------------------------------------------------------------- files
_POSITION = st.floats(0, 1, exclude_max=True)
_CHANGE = st.one_of(
    st.tuples(st.just("put"), _POSITION, st.sampled_from(HOSTILE_BYTES)),
    st.tuples(st.just("put"), _POSITION, st.binary(min_size=1, max_size=4)),
    st.tuples(st.just("over"), _POSITION, st.binary(min_size=1, max_size=2)),
    st.tuples(st.just("cut"), _POSITION, st.integers(1, 400)),
    st.tuples(st.just("twice"), _POSITION, st.integers(1, 400)),
    st.tuples(st.just("end"), _POSITION, st.none()),
    st.tuples(st.just("splice"), _POSITION, st.sampled_from(sorted(GOOD_FILES))),
)


def _changed(content: bytes, change: tuple[str, float, object]) -> bytes:
    kind, where, what = change
    at = int(where * (len(content) + 1))
    if isinstance(what, bytes):
        return content[:at] + what + content[at + (len(what) if kind == "over" else 0) :]
    if isinstance(what, int):
        piece = content[at : at + what]
        return content[:at] + (piece * 2 if kind == "twice" else b"") + content[at + what :]
    if isinstance(what, str):
        return content[:at] + GOOD_FILES[what][at:]
    return content[:at]


@st.composite
def spoilt_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file made from a good one by one to six changes; sometimes under the ending of another format."""
    name = draw(st.sampled_from(sorted(GOOD_FILES)))
    content = GOOD_FILES[name]
    is_gzipped = name.endswith(".gz")
    inside = is_gzipped and draw(st.booleans())
    if inside and name != "b.warc.gz":
        content = gzip.decompress(content)
    for change in draw(st.lists(_CHANGE, min_size=1, max_size=6)):
        content = _changed(content, change)
    if inside and name != "b.warc.gz":
        content = gzip.compress(content, 1, mtime=0)
    if draw(st.integers(0, 19)) == 0:
        name = draw(st.sampled_from(sorted(GOOD_FILES)))
    return name, content


_SCALAR = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-(10**40), 10**40),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(HOSTILE_TEXT),
    st.sampled_from(ODD_DATES),
    st.just("\ud800 \udfff"),
)
_KEY = st.sampled_from(
    [*NEWS_OBJECT, "@id", "@graph", "name", "mainEntity", "itemListElement", "item", "@value", "maintext", "title",
     "date_publish", "source_domain", "mainEntityOfPage", "dateCreated", "language", "alternateName", ""]
)  # fmt: skip
JSON_VALUES = st.recursive(
    _SCALAR, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEY, inner, max_size=5), max_leaves=8
)


@st.composite
def odd_objects(draw: st.DrawFn) -> tuple[str, bytes]:
    """JSON with values of any type in the fields of an article, as a file, a line or a page's JSON-LD."""
    value: object = {**NEWS_OBJECT, **draw(st.dictionaries(_KEY, JSON_VALUES, max_size=4))}
    if draw(st.booleans()):
        value = draw(
            st.sampled_from([value, [value, value], {"@graph": [value]}, {"@graph": value}, {"item": {"item": value}}])
            | JSON_VALUES
        )
    text = json.dumps(value, ensure_ascii=draw(st.booleans()))
    name = draw(st.sampled_from(["a.json", "a.jsonl", "a.html"]))
    if name == "a.html":
        text = f'<html><head><script type="application/ld+json">{text}</script></head><body><p>{BODY}</p></body></html>'
    return name, text.encode("utf-8", "surrogatepass")


# ---------------------------------------------------------------------- texts
_WORDS = (
    "killed,wounded,car bomb,gunmen,rockets,the,a,three,at least,up to,between 12 and,including,in,"
    "on Monday,late on,12 March,12 March 2020,31 February,29 February 2021,on 1 January 9999,in 1066,"
    "last century,tomorrow,next Friday,in 2031,two weeks ago,since,Taliban,Kabul,Washington,US,IS,said,"
    "claimed,blamed,denied,no,not,attack,attacks,again,which,who,was,were,been,claimed by,responsibility,"
    'accused,suspected of,behind,retaliation for,in response,after,arrested,condemned,voted,227-186,",”,“,'
    "’s,',(,),—,-,.,?!,...,;,:,people,soldiers,others,of them,dozens,police,president,Mr.,U.S.,AFP,Three,"
    "hundred,thousand,million,half a,no one,nobody,the dead,toll,rose to,fell to,from,to,total of,so far,"
    "this year,Baghdad,BAGHDAD,Taji,Camp,embassy,airport,Ali Hassan,Abu,al-,bin,O'Neil,kidnapped,shot,"
    "stabbed,drone,strike,missile"
).split(",")
_SCRIPTS = (
    "قتل ثلاثة جنود", "ракеты попали в базу", "三人死亡", "तीन सैनिक मारे गए", "שלושה הרוגים", "τρεις νεκροί",
    "３ ｓｏｌｄｉｅｒｓ",
    "şehit oldu", "ﬁve ﬁghters", "k\u200billed", "kil\u00adled", "Κabul",
)  # fmt: skip
_PIECES = st.one_of(
    st.sampled_from(_WORDS), st.sampled_from(_WORDS), st.sampled_from(HOSTILE_TEXT + _SCRIPTS), st.text(max_size=6)
)


@st.composite
def spoilt_news(draw: st.DrawFn) -> tuple[str, str | None, date | None]:
    """A text, headline and day of publication: news words in any order, or a spoilt report."""
    if draw(st.booleans()):
        words = BODY.split(" ")
        for at, piece, takes in draw(
            st.lists(st.tuples(_POSITION, _PIECES, st.integers(0, 3)), min_size=1, max_size=14)
        ):
            index = int(at * len(words))
            words[index : index + takes] = [piece]
        text = " ".join(words)
    else:
        pieces = draw(st.lists(_PIECES, min_size=3, max_size=70))
        text = draw(st.sampled_from([" ", " ", "", "\n", "\u00a0"])).join(pieces)
    title = draw(st.none() | st.lists(_PIECES, max_size=6).map(" ".join))
    day = draw(st.none() | st.just(date(2020, 3, 17)) | st.dates())
    return text.encode("utf-8", "replace").decode(), title, day


# ---------------------------------------------------------------------- files of the project's own
_CELL = st.one_of(
    st.sampled_from(["set", "merge", "split", "reject", "atk_0123456789abcdef", "rsp_0123456789abcdef", "killed",
    "date",
                     "place", "attack_type", "perpetrator", "2020-03-11", "2020-03-11T14:30Z", "an analyst",
                     "bombing"]),
    st.sampled_from(HOSTILE_TEXT + ODD_DATES),
    st.text(max_size=8),
)  # fmt: skip


@st.composite
def corrections_files(draw: st.DrawFn) -> bytes:
    """A file of corrections with a good header most of the time, and cells of all kinds."""
    header = "action,id,other_ids,field,value,who,when,why"
    rows = draw(st.lists(st.lists(_CELL, min_size=7, max_size=9), max_size=4))
    lines = [header if draw(st.integers(0, 9)) else ",".join(draw(st.lists(_CELL, max_size=9)))]
    for row in rows:
        is_quoted = draw(st.booleans())
        lines.append(",".join('"' + cell.replace('"', '""') + '"' if is_quoted else cell for cell in row))
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    for change in draw(st.lists(_CHANGE, max_size=1)):
        content = _changed(content, change)
    return content


FEEDS_FILE = """user_agent = "aftermath (someone@desk.example)"
[settings]
timeout_seconds = 20
[[source]]
name = "desk"
feed = "https://desk.example/rss"
[[source]]
name = "list"
list = "urls.txt"
"""


@st.composite
def feeds_files(draw: st.DrawFn) -> bytes:
    """A ``feeds.toml`` that is spoilt."""
    content = FEEDS_FILE.encode()
    for change in draw(st.lists(_CHANGE, min_size=1, max_size=4)):
        content = _changed(content, change)
    return content


DATES_AND_PLACES = st.one_of(
    st.sampled_from(ODD_DATES), st.text(max_size=40), st.lists(_PIECES, max_size=8).map(" ".join)
)


@st.composite
def odd_reports(draw: st.DrawFn) -> list[list[dict[str, object]]]:
    """Articles, each with attacks whose values are at the edges of what the engine's tables allow."""
    days = st.none() | st.sampled_from([date.min, date.max, date(2020, 3, 16), date(2020, 3, 17)]) | st.dates()
    names = (
        st.none() | st.sampled_from(["Taji", "Kirkuk", "Springfield", "", " ", "Ирак", "=1+1"]) | st.text(max_size=8)
    )
    one = st.fixed_dictionaries(
        {
            "published": days,
            "first": days,
            "length": st.integers(0, 400),
            "kind": st.sampled_from(["rocket_attack", "air_strike", "other", "clash", "kidnapping"]),
            "stage": st.sampled_from(["accomplished", "attempted", "foiled", "threatened", "alleged"]),
            "place_name": names,
            "place_id": st.none() | st.sampled_from(["in_irq_taji_base", "no_such_place", ""]),
            "country": st.none() | st.sampled_from(["IRQ", "USA", "XXX", ""]),
            "where": st.none() | st.integers(1, 7),
            "killed": st.none() | st.sampled_from([0, 1, 3, 2**31 - 1]),
            "actor": names,
            "text": st.sampled_from([BODY, BODY[:200], "", "Text.", "\u202e" * 20]) | st.text(max_size=20),
        }
    )
    return draw(st.lists(st.lists(one, min_size=1, max_size=3), min_size=1, max_size=4))
