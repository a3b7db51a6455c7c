"""Asks for an address the way a good guest does: robots.txt, one request at a time, pauses, patience, no loops.

What bounds a single request is ``transport.py``'s; what is asked for, and where it goes, is ``run.py``'s.
"""

import email.utils
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin

from protego import Protego

from pipelines.fetching.config import Settings
from pipelines.fetching.transport import Answer, Transport, TransportError, host_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAY_PASS = frozenset({408, 425, 429, 500, 502, 503, 504})
_NEVER_AGAIN = frozenset({400, 404, 405, 406, 410, 414, 451})
_MOST_REDIRECTS = 5
"""As many as RFC 9309 asks for robots.txt, and more than news sites need."""
_ROBOTS_BYTES = 512_000
"""Of a robots.txt; RFC 9309 asks for at least 500 KiB."""


@dataclass(frozen=True)
class Fetched:
    """What came of asking for one address.

    Attributes:
        answer: The last answer, of ``final_url``; None when none came.
        final_url: Where redirects led.
        reason: ``ok``, ``not_modified``, or why not: ``http_404`` and the like, ``robots``, ``robots_unreachable``,
            ``too_many_redirects``, ``host_asked_to_wait``, or a reason of ``TransportError``; that of the robots.txt
            where it can't be had.
        detail: For people.
        tries: Requests for the last address.
        seconds: Wall-clock time, waiting included.
        may_pass: Whether asking in a later run may help.
    """

    answer: Answer | None
    final_url: str
    reason: str
    detail: str
    tries: int
    seconds: float
    may_pass: bool


@dataclass
class _Host:
    """One host during a run. The lock is held while a request is under way, so there is only one."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    asked_to_wait: float | None = None
    robots: Protego | None = None
    robots_problem: TransportError | None = None


class PoliteClient:
    """Fetches addresses for one run. Safe for several threads."""

    def __init__(
        self,
        transport: Transport,
        settings: Settings,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ):
        self._transport = transport
        self._settings = settings
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._hosts_lock = threading.Lock()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Fetched:
        """What a server answers to a GET, after redirects, where its robots.txt permits it."""
        started = self._clock()
        asked, tries = url, 0

        def fetched(answer: Answer | None, reason: str, detail: str = "", *, may_pass: bool = False) -> Fetched:
            return Fetched(answer, asked, reason, detail, tries, self._clock() - started, may_pass)

        try:
            for _ in range(_MOST_REDIRECTS + 1):
                self._require_permission(asked)
                answer, tries = self._patiently(asked, headers)
                location = answer.headers.get("location")
                if answer.status not in _REDIRECTS or not location:
                    break
                asked = urljoin(asked, location)
            else:
                return fetched(answer, "too_many_redirects", f"more than {_MOST_REDIRECTS} redirects")
        except TransportError as error:
            return fetched(None, error.reason, str(error), may_pass=error.may_pass)
        if answer.status == 304:
            return fetched(answer, "not_modified")
        if 200 <= answer.status < 300:
            return fetched(answer, "ok")
        detail = f"the server answered {answer.status}"
        return fetched(answer, f"http_{answer.status}", detail, may_pass=answer.status not in _NEVER_AGAIN)

    # --- one address, again and again -----------------------------------------------------------------------------

    def _patiently(self, url: str, headers: Mapping[str, str] | None) -> tuple[Answer, int]:
        """The answer to a request that is repeated while that may help, and how often it was sent."""
        host = self._host(url)
        for attempt in range(self._settings.retries + 1):
            is_last = attempt == self._settings.retries
            try:
                answer = self._one_at_a_time(host, url, headers)
            except TransportError as error:
                if is_last or not error.may_pass or error.reason == "host_asked_to_wait":
                    raise
                self._pause(host, self._settings.delay_s * 2 ** (attempt + 1))
                continue
            wanted = _retry_after(answer)
            if wanted is not None and wanted > self._settings.longest_wait_s and answer.status in _MAY_PASS:
                host.asked_to_wait = wanted
                return answer, attempt + 1
            if is_last or answer.status not in _MAY_PASS:
                return answer, attempt + 1
            self._pause(host, max(wanted or 0.0, self._settings.delay_s * 2 ** (attempt + 1)))
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _one_at_a_time(self, host: _Host, url: str, headers: Mapping[str, str] | None) -> Answer:
        with host.lock:
            if host.asked_to_wait is not None:
                detail = f"{host_of(url)} asked to be left alone for {host.asked_to_wait:g} s"
                raise TransportError("host_asked_to_wait", detail, may_pass=True)
            wait = host.free_at - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                return self._transport.get(url, headers)
            finally:
                host.free_at = self._clock() + self._delay(host)

    def _pause(self, host: _Host, seconds: float) -> None:
        with host.lock:
            host.free_at = max(host.free_at, self._clock() + min(seconds, self._settings.longest_wait_s))

    def _delay(self, host: _Host) -> float:
        asked = host.robots.crawl_delay(self._settings.user_agent) if host.robots else None
        return max(self._settings.delay_s, min(float(asked or 0), self._settings.longest_wait_s))

    def _host(self, url: str) -> _Host:
        with self._hosts_lock:
            return self._hosts.setdefault(host_of(url), _Host())

    # --- robots.txt -----------------------------------------------------------------------------------------------

    def _require_permission(self, url: str) -> None:
        """Refuse what a host's robots.txt forbids (RFC 9309).

        A host without one permits everything, one whose file can't be had forbids everything for now.

        Raises:
            TransportError: It is forbidden, or the file can't be had.
        """
        host = self._host(url)
        if host.robots is None and host.robots_problem is None:
            try:
                self._read_robots(host, url)
            except TransportError as error:
                host.robots_problem = error  # so that each of a dead host's thousand pages doesn't wait for it anew
        if host.robots_problem is not None:
            raise host.robots_problem
        if host.robots is not None and not host.robots.can_fetch(url, self._settings.user_agent):
            raise TransportError("robots", f"the robots.txt of {host_of(url)} forbids it", may_pass=True)

    def _read_robots(self, host: _Host, url: str) -> None:
        asked = urljoin(host_of(url) + "/", "robots.txt")
        for _ in range(_MOST_REDIRECTS + 1):
            answer, _tries = self._patiently(asked, None)
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                break
            asked = urljoin(asked, location)
        if 200 <= answer.status < 300:
            host.robots = Protego.parse(answer.body[:_ROBOTS_BYTES].decode("utf-8", "replace"))
        elif answer.status == 429 or answer.status >= 500:
            detail = f"{asked} answered {answer.status}, so nothing is asked for"
            raise TransportError("robots_unreachable", detail, may_pass=True)
        else:
            host.robots = Protego.parse("")


def _retry_after(answer: Answer) -> float | None:
    """Seconds that a server asks to wait, given as a number or as a date; None when it asks for none."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        then = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # the second where a year or an offset has twenty digits
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
