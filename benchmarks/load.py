"""A small HTTP client that keeps a number of connections busy for a while."""

import asyncio
import time
from dataclasses import dataclass

CONNECTIONS = 8


@dataclass(frozen=True, slots=True)
class Load:
    """One kind of request, as raw bytes that ask to keep the connection."""

    name: str
    method: str
    path: str
    body: bytes = b""

    def request(self, port: int) -> bytes:
        head = [f"{self.method} {self.path} HTTP/1.1", f"Host: localhost:{port}", "Connection: keep-alive"]
        if self.body:
            head += ["Content-Type: application/json", f"Content-Length: {len(self.body)}"]
        return "\r\n".join([*head, "", ""]).encode() + self.body


def requests_per_second(load: Load, *, port: int, seconds: float) -> float:
    """Answers a second over all connections. Raises RuntimeError at the first that is not a 200."""
    return asyncio.run(_run(load.request(port), port, seconds))


async def _run(request: bytes, port: int, seconds: float) -> float:
    begun = time.perf_counter()
    until = begun + seconds
    counts = await asyncio.gather(*(_keep_asking(request, port, until) for _ in range(CONNECTIONS)))
    return sum(counts) / (time.perf_counter() - begun)


async def _keep_asking(request: bytes, port: int, until: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    while time.perf_counter() < until:
        writer.write(request)
        await _read_answer(reader)
        count += 1
    writer.close()
    return count


async def _read_answer(reader: asyncio.StreamReader) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(head.decode(errors="replace"))
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    await reader.readexactly(int(headers[b"content-length"]))
