"""Ports: where a preview can be had on this machine."""

import socket
from contextlib import suppress
from itertools import chain

HOST = "127.0.0.1"
LAST = 65_535


def is_free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was given back a moment ago is free
        with suppress(OSError):
            tried.bind((HOST, port))
            return True
    return False


def next_free(port: int) -> int:
    """The first free port behind this one; behind the last one they begin again where anybody may take one."""
    behind = chain(range(port + 1, LAST + 1), range(1024, port))
    return next(filter(is_free, behind))
