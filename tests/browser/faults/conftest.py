"""What the tables of faults share: a small site, on disk and on a server, and the small course behind a gateway.

The server sends the headers that a test asks for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from browser.faults.gateway import Gateway, gateway
from browser.faults.small_site import build_small_site
from browser.pages import Course
from browser.small_course import build_course
from serving import Quiet, serving


@dataclass
class Host:
    """A server of one site. It sends `headers` with every file, and takes reports of what a policy has refused."""

    folder: Path
    root: str
    headers: dict[str, str] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)

    @property
    def course(self) -> Course:
        return Course(f"{self.root}site/", offline=False)


@pytest.fixture(scope="session")
def hosting(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("small")
    host = Host(folder, "")

    class Sending(Quiet):
        def end_headers(self) -> None:
            for name, value in host.headers.items():
                self.send_header(name, value)
            super().end_headers()

        def do_POST(self) -> None:
            host.reports.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(204)
            self.end_headers()

    with serving(folder, Sending) as host.root:
        build_small_site(folder, kit, host.course.root)
        yield host


@pytest.fixture
def host(hosting: Host) -> Iterator[Host]:
    yield hosting
    hosting.headers.clear()
    hosting.reports.clear()


@pytest.fixture(scope="session")
def small_on_disk(offline_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    site = build_small_site(tmp_path_factory.mktemp("small-on-disk"), offline_kit)
    return Course(f"file://{quote(str(site))}/", offline=True)


@pytest.fixture(scope="session")
def between(kit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    folder = tmp_path_factory.mktemp("between")
    with gateway(folder) as found:
        build_course(folder, kit, f"{found.address}course/")
        yield found
