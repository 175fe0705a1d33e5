"""What Python imports before anything else, in every program that a test starts: no network there either."""

import socket
import sys

_ASKING = frozenset(
    (
        *("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"),
        *("urllib.Request", "http.client.connect", "smtplib.connect", "ftplib.connect"),
    )
)


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop whatever would leave this machine; sockets between local programs may be opened."""
    if event == "socket.__new__":
        if arguments[1] != getattr(socket, "AF_UNIX", None):
            raise AssertionError("a network socket was opened")
    elif event in _ASKING:
        raise AssertionError(f"the network was asked: {event}")


if __name__ == "sitecustomize":
    sys.addaudithook(refuse_network)
