"""A port that is taken is told with one that is free."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.calls import call
from nnlesson.cli.ports import HOST, is_free, next_free
from serving import own_port


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server((HOST, own_port())) as server:
        yield server.getsockname()[1]


def test_a_taken_port_is_a_sentence(taken: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mkdocs.yml").touch()

    said = call("serve", "--port", str(taken))

    free = next_free(taken)
    assert said.err == f"Port {taken} is taken. The next free one is {free}: nnlesson serve --port {free}\n"
    assert said.status == 1


def test_the_next_free_port_is_free(taken: int) -> None:
    assert not is_free(taken)
    assert next_free(taken) > taken
    assert is_free(next_free(taken))


def test_behind_the_last_port_they_begin_again() -> None:
    assert 1024 <= next_free(65_535) < 65_535
