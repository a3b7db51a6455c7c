"""One request, bounded: only to allowed machines, only so many bytes, only so long.

Knows nothing of robots.txt, redirects, retries or feeds: those are ``polite.py``'s. Environment variables for proxies
are not looked at.
"""

import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from pipelines.fetching.addresses import ForbiddenAddressError, Resolve, is_allowed, require_allowed, resolve
from pipelines.fetching.config import Network, Settings, checked_url

_CHUNK = 65_536


class TransportError(Exception):
    """No answer came of a request.

    Attributes:
        reason: A code for the record: ``refused_address``, ``bad_address``, ``timeout``, ``deadline``, ``too_large``,
            ``connection``, ``bad_encoding``.
        may_pass: Whether asking again later may help.
    """

    def __init__(self, reason: str, detail: str, *, may_pass: bool):
        super().__init__(detail)
        self.reason = reason
        self.may_pass = may_pass


@dataclass(frozen=True)
class Answer:
    """What a server said.

    Attributes:
        url: What was asked for.
        status: HTTP status.
        headers: Names in lower case; of repeated ones the values joined with commas.
        body: Without content encoding.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport:
    """Sends requests. Safe for several threads; close it when done."""

    def __init__(self, settings: Settings, look_up: Resolve = resolve):
        self._settings = settings
        self._allowed = settings.allowed
        self._pool = urllib3.PoolManager(num_pools=64, maxsize=1, retries=False)
        # urllib3's own way to give a manager pools with other connections
        self._pool.pool_classes_by_scheme = {
            "http": _pool_class(HTTPConnectionPool, HTTPConnection, self._allowed, look_up),
            "https": _pool_class(HTTPSConnectionPool, HTTPSConnection, self._allowed, look_up),
        }

    def close(self) -> None:
        """Close every connection."""
        self._pool.clear()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """One GET, redirects not followed.

        Raises:
            TransportError: No whole answer came within the bounds.
        """
        try:
            checked_url(url)
        except ValueError as error:
            raise TransportError("bad_address", str(error), may_pass=False) from None
        sent = {"User-Agent": self._settings.user_agent, "Accept-Encoding": "gzip, deflate", "Accept": "*/*"}
        with _deadline(self._settings.deadline_s) as clock:
            try:
                answer = self._get(url, {**sent, **(headers or {})})
                if clock.has_passed:  # an answer of unstated length looks whole when its socket is shut
                    raise TimeoutError
                return answer
            except TransportError:
                raise
            except ForbiddenAddressError as error:
                raise TransportError("refused_address", str(error), may_pass=False) from None
            except urllib3.exceptions.DecodeError as error:
                raise TransportError("bad_encoding", _in_words(error), may_pass=False) from None
            except urllib3.exceptions.LocationParseError as error:
                raise TransportError("bad_address", _in_words(error), may_pass=False) from None
            except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
                if clock.has_passed:
                    detail = f"no whole answer within {self._settings.deadline_s:g} s"
                    raise TransportError("deadline", detail, may_pass=True) from None
                timed_out = isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError)
                raise TransportError(
                    "timeout" if timed_out else "connection", _in_words(error), may_pass=True
                ) from None

    def _get(self, url: str, headers: Mapping[str, str]) -> Answer:
        limit = self._settings.max_bytes
        response = self._pool.request(
            "GET",
            url,
            headers=dict(headers),
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(connect=self._settings.timeout_s, read=self._settings.timeout_s),
        )
        try:
            body = bytearray()
            while chunk := response.read1(_CHUNK, decode_content=True):
                body += chunk
                if len(body) > limit:
                    raise TransportError("too_large", f"the answer is larger than {limit:,} bytes", may_pass=False)
            received = {name.lower(): ", ".join(response.headers.getlist(name)) for name in response.headers}
            response.release_conn()
            return Answer(url, response.status, received, bytes(body))
        finally:
            # a half-read answer leaves nothing that another request could use
            response.close()


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]


# --- connections that look where they go ---------------------------------------------------------------------------


def _pool_class(pool: type[Any], connection: type[Any], allowed: Sequence[Network], look_up: Resolve) -> type[Any]:
    """A pool whose connections go to allowed addresses only, and can be ended from outside."""

    class GuardedConnection(connection):
        def connect(self) -> None:
            # before: nothing is sent to a forbidden machine, not even the beginning of a TLS handshake
            require_allowed(self.host, self.port, allowed, look_up)
            super().connect()
            # after: a name may have changed its address in between
            numeric = self.sock.getpeername()[0]
            if not is_allowed(numeric, allowed):
                self.close()
                raise ForbiddenAddressError(f"{self.host} is {numeric}, which is not a public address")

        def request(self, *arguments: Any, **options: Any) -> None:
            super().request(*arguments, **options)
            _watch(self.sock)

    class GuardedPool(pool):
        ConnectionCls = GuardedConnection

    return GuardedPool


# --- the clock of a request ----------------------------------------------------------------------------------------

_current = threading.local()


class _Clock:
    """Ends the sockets of one request when its time is up.

    A timeout of the socket only bounds the wait for the next byte; a server that sends one every few seconds would hold
    a thread for ever, even in its headers, where nobody but the socket can interrupt.
    """

    def __init__(self) -> None:
        self.has_passed = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()

    def watch(self, sock: socket.socket) -> None:
        with self._lock:
            self._sockets.append(sock)
        if self.has_passed:
            self.end()

    def end(self) -> None:
        self.has_passed = True
        with self._lock:
            for sock in self._sockets:
                with suppress(OSError):  # it has ended by itself
                    sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def _deadline(seconds: float) -> Iterator[_Clock]:
    clock = _Clock()
    timer = threading.Timer(seconds, clock.end)
    timer.daemon = True
    _current.clock = clock
    timer.start()
    try:
        yield clock
    finally:
        timer.cancel()
        _current.clock = None


def _watch(sock: socket.socket | None) -> None:
    clock: _Clock | None = getattr(_current, "clock", None)
    if clock is not None and sock is not None:
        clock.watch(sock)


def host_of(url: str) -> str:
    """Scheme, host and port of an address: what robots.txt and politeness go by."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
