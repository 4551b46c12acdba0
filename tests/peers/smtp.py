"""A mail server on this machine, for tests: it keeps what it receives, or refuses to (RFC 5321)."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Mailbox:
    """What has arrived at `address`; `refused` recipients are turned away, `hang_up_on` cut off."""

    address: str = ""
    received: list[EmailMessage] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    hang_up_on: set[str] = field(default_factory=set)


@contextmanager
def serving() -> Iterator[Mailbox]:
    """A server on a port of its own, while the block runs."""
    mailbox = Mailbox()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _session(mailbox)) as server:
        server.daemon_threads = True
        mailbox.address = f"smtp://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield mailbox
        server.shutdown()
        thread.join()


def _session(mailbox: Mailbox) -> type[socketserver.StreamRequestHandler]:
    class Session(socketserver.StreamRequestHandler):
        """One conversation with a client."""

        def handle(self) -> None:
            self._say("220 here")
            for line in iter(self.rfile.readline, b""):
                command, argument = line[:4].upper().strip(), line.decode().strip()
                recipient = argument.rpartition("<")[2].rstrip(">")
                if command == b"RCPT" and recipient in mailbox.hang_up_on:
                    return
                if command == b"RCPT" and recipient in mailbox.refused:
                    self._say("550 no such mailbox")
                elif command == b"DATA":
                    self._say("354 go on")
                    mailbox.received.append(self._message())
                    self._say("250 kept")
                elif command == b"QUIT":
                    self._say("221 goodbye")
                    return
                else:
                    self._say("250 yes")

        def _message(self) -> EmailMessage:
            lines = iter(self.rfile.readline, b".\r\n")
            content = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
            return message_from_bytes(content, policy=policy.default)

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    return Session
