"""A web server on this machine that behaves as badly as real ones, for tests of fetching."""

import gzip
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ARTICLE = """<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="article:published_time" content="2020-03-17T08:00:00Z"><meta charset="utf-8"></head>
<body><article><h1>{title}</h1><p>Two rockets hit a base near Tal Afar on Monday night, and three soldiers were wounded,
a provincial official said. No group has said that it fired them, and the army has sent engineers to look for the
launcher among the orchards.</p></article></body></html>"""

FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Orchard Post</title>
<link>{base}/</link><description>News</description>{items}</channel></rss>"""


@dataclass
class Request:
    """One request as it came in."""

    path: str
    headers: dict[str, str]
    at: float


Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Looks a path up in the server's replies."""

    server: Any
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        news: NewsServer = self.server.news
        news.requests.append(Request(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic()))
        news.under_way += 1
        news.most_at_once = max(news.most_at_once, news.under_way)
        try:
            news.replies.get(self.path, status(404))(self)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            news.under_way -= 1

    def send(self, body: bytes, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is printed."""


@dataclass
class NewsServer:
    """What the server says, and what it was asked."""

    base: str
    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    under_way: int = 0
    most_at_once: int = 0

    def asked(self, path: str) -> int:
        return Counter(request.path for request in self.requests)[path]

    def serve_feed(self, path: str, *links: str, **headers: str) -> None:
        items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
        self.replies[path] = text(FEED.format(base=self.base, items=items), "application/rss+xml", **headers)

    def serve_article(self, path: str, title: str = "Rockets hit base") -> None:
        self.replies[path] = text(ARTICLE.format(title=title))


@contextmanager
def news_server() -> Iterator[NewsServer]:
    """A server on a free port of this machine, without a robots.txt."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    port = server.server_address[1]
    news = NewsServer(f"http://127.0.0.1:{port}", port)
    server.news = news  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield news
    finally:
        server.shutdown()
        server.server_close()


# --- replies ---------------------------------------------------------------------------------------------------------


def text(body: str, kind: str = "text/html; charset=utf-8", **headers: str) -> Reply:
    return lambda handler: handler.send(body.encode(), Content_Type=kind, **headers)


def in_bytes(body: bytes, kind: str, **headers: str) -> Reply:
    return lambda handler: handler.send(body, Content_Type=kind, **headers)


def status(code: int, **headers: str) -> Reply:
    return lambda handler: handler.send(b"", code, **headers)


def redirect(location: str, code: int = 302) -> Reply:
    return status(code, Location=location)


def gzipped(body: bytes) -> Reply:
    return lambda handler: handler.send(gzip.compress(body), Content_Type="text/html", Content_Encoding="gzip")


def in_turn(*replies: Reply) -> Reply:
    """One after another; the last for ever."""
    left = list(replies)

    def reply(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return reply


def dripping(handler: Handler) -> None:
    """A byte now and then, without end: no timeout between two bytes ever strikes."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        time.sleep(0.05)


def dripping_headers(handler: Handler) -> None:
    """Header after header, without end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X")
        time.sleep(0.05)


def endless(handler: Handler) -> None:
    """As many bytes as somebody takes."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65_536)


def cut_off(handler: Handler) -> None:
    """Less than was promised."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"half a page")
    handler.close_connection = True


def silent(handler: Handler) -> None:
    """Nothing at all, for longer than anybody waits here."""
    time.sleep(3)
