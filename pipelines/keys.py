"""Stable keys: the same parts give the same key on every machine, in any order of arrival.

Only the recipe lives here; what identifies an article or a report is decided where the record is made.
"""

import hashlib
from typing import Any

_SEPARATOR = "\x1f"  # a control character that no article text or name is split by


def stable_key(prefix: str, *parts: Any) -> str:
    """A key such as ``atk_9f86d081884c7d65``: a readable prefix and 64 bits of SHA-256 over the parts.

    ``None`` differs from the empty string, and ``("ab", "c")`` from ``("a", "bc")``. With 64 bits, ten million keys
    of one kind collide with a probability of about 3 in a million.

    Args:
        prefix: Says which kind of record the key belongs to.
        parts: What identifies the record; each is taken as its ``str``.
    """
    joined = _SEPARATOR.join("\x00" if part is None else str(part) for part in parts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
