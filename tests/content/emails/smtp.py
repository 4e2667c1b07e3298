"""A mail server on this machine, which can die at the moment a test names."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from threading import Thread


class MailServer(socketserver.ThreadingTCPServer):
    """`taken` is what it accepted; `answers` says how it replies next, "die" by hanging up."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken: list[Message] = []
        self.answers: dict[str, list[str]] = {}

    def answer(self, command: str, usual: str) -> str:
        return self.answers[command].pop(0) if self.answers.get(command) else usual

    def take(self, body: bytes, client: str) -> str:
        """The mail is here; what is usually answered to `client`, as it called itself."""
        self.taken.append(message_from_bytes(body, policy=default))
        return "250 ok"


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        client = ""
        self.say("220 ready")
        while line := self.rfile.readline():
            command, _space, rest = line.decode().strip().partition(" ")
            command, usual = command.upper(), "221 bye" if command.upper() == "QUIT" else "250 ok"
            if command == "EHLO":
                client = rest
            if command == "DATA":
                self.say("354 go on")
                body = self.body()
                if body is None:
                    return
                command, usual = "END", self.server.take(body, client)
            answer = self.server.answer(command, usual)
            if answer == "die":
                return
            self.say(answer)

    def body(self) -> bytes | None:
        """The whole mail, its doubled dots single again (RFC 5321, 4.5.2); None where it broke off."""
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line.endswith(b"\r\n"):
                return None
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def serving() -> Iterator[MailServer]:
    with MailServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
