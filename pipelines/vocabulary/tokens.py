"""How text is cut into words: one pattern for articles and for the phrases of the tables.

Here: the pattern only. Sentences and offsets are ``events.document``.
"""

import re

TOKEN = re.compile(
    r"[A-Za-z]++(?![\w'.&/-])"  # nine words in ten: letters that nothing joins to more
    r"|(?:[A-Za-z]\.){2,}"  # U.S., p.m.
    r"|\d+(?:-[A-Za-z]+)+"  # 37-year-old
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?![A-Za-z])"
    r"|'s\b|'(?=\s|$)"
    r"|[^\W_]++(?:[-'][^\W_]++)*?(?='s\b)"  # the word before a possessive
    r"|[^\W_]+(?:(?:[-'.&]|/(?![A-Z]))[^\W_]+)*"
    r"|[^\w\s]"
)
"""One word, number or mark, in text with straight apostrophes."""
