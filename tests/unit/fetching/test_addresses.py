"""Which numeric addresses may be contacted."""

import ipaddress

import pytest

from pipelines.fetching.addresses import ForbiddenAddressError, is_allowed, require_allowed


@pytest.mark.parametrize("numeric", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses_are_allowed(numeric: str) -> None:
    assert is_allowed(numeric, ())


@pytest.mark.parametrize(
    "numeric",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255
    ::1 :: fe80::1%eth0 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1::""".split(),
)
def test_others_are_not(numeric: str) -> None:
    assert not is_allowed(numeric, ())


def test_a_network_can_be_allowed_and_its_neighbour_is_not() -> None:
    allowed = (ipaddress.ip_network("10.1.0.0/16"),)
    assert is_allowed("10.1.9.9", allowed) and is_allowed("::ffff:10.1.9.9", allowed)
    assert not is_allowed("10.2.0.1", allowed)


def test_one_forbidden_address_among_several_forbids_the_host() -> None:
    with pytest.raises(ForbiddenAddressError, match=r"mixed\.example is 10\.0\.0\.1"):
        require_allowed("mixed.example", 80, (), lambda host, port: ["93.184.216.34", "10.0.0.1"])
