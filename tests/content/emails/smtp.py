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


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline():
            command = line.split()[0].decode().upper()
            if command == "DATA":
                self.say("354 go on")
                self.server.taken.append(message_from_bytes(self.body(), policy=default))
                command = "END"
            answer = self.server.answer(command, "221 bye" if command == "QUIT" else "250 ok")
            if answer == "die":
                return
            self.say(answer)

    def body(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
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
