"""The network, as far as it can be tried without one: where things are read from, and what is said when they fail."""

from pathlib import Path
from zipfile import ZipFile

import pytest
import requests

from nnlesson.runtime import network, pip
from nnlesson.runtime.errors import Unreachable


def test_pips_own_settings_are_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = "global.cert='/etc/a.pem'\ninstall.proxy='http://one:1'\n:env:.cert='/etc/b.pem'\nglobal.index-url='x'\n"
    monkeypatch.setattr(pip, "pip", lambda *arguments: listed)
    pip.settings.cache_clear()

    settings = pip.settings()
    pip.settings.cache_clear()

    assert (settings["cert"], settings["proxy"]) == ("/etc/b.pem", "http://one:1")


def test_a_part_of_a_local_wheel_can_be_read(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "carrier.whl", "w") as carrier:
        carrier.writestr("deep/inside.txt", "found")

    assert network.read_inside((tmp_path / "carrier.whl").as_uri(), "deep/inside.txt") == b"found"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "[Errno 2] No such file or directory"), (b"no zip", "File is not a zip file")],
)
def test_a_wheel_that_cannot_be_read_is_a_reason_and_no_crash(
    tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    wheel = tmp_path / "carrier.whl"
    if content:
        wheel.write_bytes(content)

    with pytest.raises(Unreachable) as why:
        network.read_inside(wheel.as_uri(), "inside.txt")

    assert str(why.value).startswith(sentence)


def answer(status: int) -> requests.Response:
    response = requests.Response()
    response.status_code = status
    return response


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (requests.ConnectionError("a long\nstory"), "no connection"),
        (requests.ConnectTimeout("a long\nstory"), "no answer in time"),
        (requests.HTTPError("a long\nstory", response=answer(404)), "status 404"),
        (
            requests.exceptions.SSLError("a long\nstory"),
            "its certificate is not trusted here; PIP_CERT can name the file with the right one",
        ),
        (requests.RequestException("a long\nstory"), "a long"),
    ],
)
def test_a_failed_request_is_told_in_a_few_words(error: Exception, words: str) -> None:
    assert network.reason(error) == words
