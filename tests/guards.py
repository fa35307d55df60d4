"""What no test may do: show an undefined template variable, or open a connection that leaves this machine."""

import ipaddress
import socket
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


class UndefinedVariable(str):
    """Stands in for `string_if_invalid`: a variable that one of our templates does not define fails the test.

    Templates of other packages are left alone; they count on undefined variables being empty.
    """

    def __new__(cls):
        """Hold the placeholder that makes Django ask for the text with the variable's name."""
        return super().__new__(cls, "%s")

    def __mod__(self, variable):
        """Called by Django with the name of the undefined variable."""
        template = _template_being_rendered()
        if _is_elsewhere(template):
            return ""
        pytest.fail(f"Undefined template variable {str(variable)!r} in {template}", pytrace=False)


def _is_elsewhere(template):
    """Whether the template is a file that another package brought."""
    path = Path(template)
    return path.is_absolute() and (not path.is_relative_to(ROOT) or ".venv" in path.parts)


def _template_being_rendered():
    """The file name of the innermost template node that is being rendered, found by walking up the stack."""
    frame = sys._getframe(2)
    while frame:
        node = frame.f_locals.get("self")
        origin = getattr(node, "origin", None)
        if origin is not None and frame.f_code.co_name in {"render", "render_annotated"}:
            return origin.name
        frame = frame.f_back
    return "a template"


class NetworkBlocked(AssertionError):
    """A test tried to reach something beyond this machine."""


def block_network():
    """Allow connections to loopback addresses and local sockets only, for the rest of this process."""
    socket.socket.connect = _guarded(_connect)
    socket.socket.connect_ex = _guarded(_connect_ex)


def allow_network():
    """Undo block_network()."""
    socket.socket.connect, socket.socket.connect_ex = _connect, _connect_ex


def _guarded(call):
    def connect(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            raise NetworkBlocked(
                f"A test tried to connect to {address[0]}; tests may reach this machine only"
            )
        return call(self, address)

    return connect


def _is_loopback(host):
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
