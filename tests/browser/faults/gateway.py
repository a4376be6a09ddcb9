"""A server with something in between: a folder that comes to a browser through gateways of every kind."""

import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread

from serving import Quiet

FEW = 100  # bytes
LONG = 30.0  # seconds: as good as for ever


@dataclass
class Answer:
    """What the server would send. A gateway changes it, or does something else instead."""

    content: bytes
    headers: dict[str, str]
    status: int = 200
    seconds: float = 0.0  # before the first byte
    sent: int | None = None  # bytes after which the line is cut


type Fault = Callable[[Answer, int], Answer]  # the answer to a file, and for the how manieth time it is asked for


@dataclass
class Gateway:
    """What it does to the files whose names hold a text, and how often each file was asked for."""

    address: str
    faults: dict[str, Fault] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)  # files that were sent as they are
    lock: Lock = field(default_factory=Lock)

    def strike(self, faults: dict[str, Fault]) -> None:
        """From now on, and nothing else any more."""
        self.faults = faults
        self.asked.clear()
        self.whole.clear()

    def answer(self, name: str, plain: Answer) -> Answer:
        with self.lock:
            self.asked[name] += 1
        struck = next((fault for text, fault in self.faults.items() if text in name), None)
        return struck(plain, self.asked[name]) if struck else plain


class Between(Quiet):
    protocol_version = "HTTP/1.1"
    gateway: Gateway

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        plain = Answer(path.read_bytes(), {"Content-Type": self.guess_type(path), "Cache-Control": "no-store"})
        return self.pass_on(self.gateway.answer(path.name, plain), path)

    def pass_on(self, answer: Answer, path: Path) -> None:
        time.sleep(answer.seconds)
        if answer.status == 0:
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in {"Content-Length": str(len(answer.content)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.content[: answer.sent])
        self.close_connection = self.close_connection or answer.sent is not None
        if answer.sent is None and (answer.content == path.read_bytes() or "Content-Encoding" in answer.headers):
            with self.gateway.lock:
                self.gateway.whole[path.name] += 1


@contextmanager
def gateway(folder: Path) -> Iterator[Gateway]:
    handler = type("Between", (Between,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        server.daemon_threads = True
        server.block_on_close = False
        handler.gateway = Gateway(f"http://127.0.0.1:{server.server_port}/")  # type: ignore[attr-defined]
        Thread(target=server.serve_forever, daemon=True).start()
        yield handler.gateway  # type: ignore[attr-defined]
        server.shutdown()


def always(change: Callable[[Answer], Answer]) -> Fault:
    return lambda answer, count: change(answer)


def once(change: Callable[[Answer], Answer], times: int = 1) -> Fault:
    return lambda answer, count: change(answer) if count <= times else answer


# What happens to an answer


def headed(**headers: str) -> Callable[[Answer], Answer]:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda answer: Answer(answer.content, answer.headers | given)


def without_type(answer: Answer) -> Answer:
    return Answer(answer.content, {"Cache-Control": "no-store"})


def packed(answer: Answer) -> Answer:
    return Answer(gzip.compress(answer.content), answer.headers | {"Content-Encoding": "gzip"})


def refusing(status: int, text: str = "<!doctype html><title>No</title>", **headers: str) -> Callable[[Answer], Answer]:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda answer: Answer(text.encode(), {"Content-Type": "text/html", **given}, status)


def page(answer: Answer) -> Answer:
    return Answer(b"<!doctype html><title>Sign in</title>", {"Content-Type": "text/html"})


def cut(answer: Answer) -> Answer:
    """Shorter, and told so."""
    return Answer(answer.content[:-FEW], answer.headers)


def broken(answer: Answer) -> Answer:
    """The line is cut on the way."""
    return Answer(answer.content, answer.headers, sent=len(answer.content) // 2)


def longer(answer: Answer) -> Answer:
    return Answer(answer.content + bytes(FEW), answer.headers)


def other(answer: Answer) -> Answer:
    return Answer(answer.content[::-1], answer.headers)


def empty(answer: Answer) -> Answer:
    return Answer(b"", answer.headers)


def partly(answer: Answer) -> Answer:
    return Answer(answer.content[:FEW], answer.headers, 206)


def nothing(answer: Answer) -> Answer:
    return Answer(b"", {}, 204)


def hung_up(answer: Answer) -> Answer:
    return Answer(b"", {}, status=0)


def silent(answer: Answer) -> Answer:
    return Answer(answer.content, answer.headers, seconds=LONG)


def slow(seconds: float) -> Callable[[Answer], Answer]:
    return lambda answer: Answer(answer.content, answer.headers, seconds=seconds)
