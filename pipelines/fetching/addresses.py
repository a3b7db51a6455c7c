"""Which machines may be contacted: public ones, and those that the settings name.

A feed or a redirect can name any address. Without this, a page on the open net could have the machines of an office, or
a cloud's metadata service, read into the warehouse (server-side request forgery).
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from pipelines.fetching.config import Network

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class ForbiddenAddressError(Exception):
    """A host lies, or has moved, where nothing may be fetched from."""


def resolve(host: str, port: int) -> list[str]:
    """Every numeric address of a host, in the resolver's order.

    Raises:
        OSError: The name has no address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_allowed(numeric: str, allowed: Sequence[Network]) -> bool:
    """Whether a numeric address is public, or lies in one of the allowed networks."""
    address = _unwrapped(ipaddress.ip_address(numeric.partition("%")[0]))
    if any(address.version == network.version and address in network for network in allowed):
        return True
    return address.is_global and not address.is_multicast


def _unwrapped(address: Address) -> Address:
    """The IPv4 address inside an IPv6 one, which routers would send it to."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address.sixtofour:
            return address.sixtofour
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def require_allowed(host: str, port: int, allowed: Sequence[Network], look_up: Resolve = resolve) -> None:
    """Refuse a host any of whose addresses may not be contacted.

    All of them: which one a connection takes isn't known beforehand.

    Raises:
        ForbiddenAddressError: One of them may not.
        OSError: The name has no address.
    """
    for numeric in look_up(host, port):
        if not is_allowed(numeric, allowed):
            raise ForbiddenAddressError(f"{host} is {numeric}, which is not a public address")
