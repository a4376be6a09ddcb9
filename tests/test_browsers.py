"""Which browser the tests take, and what is installed where there is none: on machines that are made up."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import browsers
from browsers import CHROMIUM, FIREFOX, Kind, NoBrowser, browser, playwrights_own, started

OWN = "/playwright/browser"
PLAYWRIGHT = f"{sys.executable} -m playwright install"
APT = "env DEBIAN_FRONTEND=noninteractive apt-get"


@dataclass
class Machine:
    """Which browsers are on it and which start, what else is, what commands bring, which fail, and what was run."""

    there: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    managers: list[str] = field(default_factory=list)
    rights: list[str] | None = field(default_factory=list)
    brings: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)

    def which(self, name: str) -> str | None:
        return next((path for path in [*self.there, *self.managers] if path == f"/bin/{name}"), None)

    def own(self, kind: Kind) -> str | None:
        return OWN if OWN in self.there else None

    def starts(self, kind: Kind, command: str) -> bool:
        return command in self.there and command not in self.broken

    def run(self, command: list[str]) -> bool:
        self.ran.append(" ".join(command))
        self.there += [browser for line, browser in self.brings.items() if line == self.ran[-1]]
        return self.ran[-1] not in self.unknown


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    """An empty one, with root's rights."""
    machine = Machine()
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("NNLESSON_CACHE", str(tmp_path))
    monkeypatch.setattr(browsers, "shutil", machine)
    monkeypatch.setattr(browsers, "playwrights_own", machine.own)
    monkeypatch.setattr(browsers, "starts", machine.starts)
    monkeypatch.setattr(browsers, "rights", lambda: machine.rights)
    monkeypatch.setattr(browsers, "run", machine.run)
    return machine


def find(kind: Kind = CHROMIUM) -> str:
    return browser.__wrapped__(kind)


def test_the_one_that_is_named_comes_first_then_the_systems_then_playwrights(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.there = ["/own/chromium", "/bin/chromium", "/bin/google-chrome", "/bin/chromium-headless-shell", OWN]
    monkeypatch.setenv("CHROMIUM", "/own/chromium")

    found = []
    while machine.there:
        found.append(find())
        machine.broken.append(found[-1])
        machine.there.remove(found[-1])

    assert found == ["/own/chromium", "/bin/chromium-headless-shell", "/bin/chromium", "/bin/google-chrome", OWN]
    assert machine.ran == []


def test_a_playwright_that_cannot_run_yet_has_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "OWN", "raise SystemExit('a library is missing')")

    assert playwrights_own(CHROMIUM) is None


def test_one_that_is_there_and_does_not_start_does_not_count(machine: Machine) -> None:
    machine.there, machine.broken = ["/bin/chromium", OWN], ["/bin/chromium"]

    assert find() == OWN


def test_playwright_is_asked_first_for_one_with_the_libraries_that_it_needs(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.managers = ["/bin/apt-get"]
    machine.brings = {f"{PLAYWRIGHT} --with-deps chromium": OWN}

    assert find() == OWN
    assert machine.ran == [f"{PLAYWRIGHT} --with-deps chromium"]
    said = "No chromium starts here: installing Playwright's, with the libraries that it needs.\n"
    assert capsys.readouterr().err == said


def test_who_may_not_change_the_system_gets_playwrights_without_libraries(machine: Machine) -> None:
    machine.managers, machine.rights = ["/bin/apt-get"], None
    machine.brings = {f"{PLAYWRIGHT} chromium": OWN}

    assert find() == OWN
    assert machine.ran == [f"{PLAYWRIGHT} chromium"]


@pytest.mark.parametrize(
    ("kind", "package"),
    [(CHROMIUM, "chromium-headless-shell"), (FIREFOX, "firefox-esr")],
    ids=["chromium", "firefox"],
)
def test_the_systems_own_manager_is_asked_next(
    machine: Machine, capsys: pytest.CaptureFixture[str], kind: Kind, package: str
) -> None:
    machine.managers = ["/bin/apt-get"]
    install = f"{APT} install -y -qq --no-install-recommends {package}"
    machine.brings = {install: f"/bin/{package}"}

    assert find(kind) == f"/bin/{package}"
    assert machine.ran == [f"{PLAYWRIGHT} --with-deps {kind.name}", f"{APT} update -qq", install]
    assert (
        capsys.readouterr().err.splitlines()[1] == f"No {kind.name} starts here: installing the system's with apt-get."
    )


def test_where_the_manager_has_no_headless_shell_it_brings_the_whole_browser(machine: Machine) -> None:
    machine.managers = ["/bin/apt-get"]
    install = f"{APT} install -y -qq --no-install-recommends chromium"
    machine.unknown, machine.brings = [f"{install}-headless-shell"], {install: "/bin/chromium"}

    assert find() == "/bin/chromium"
    assert machine.ran[-2:] == [f"{install}-headless-shell", install]


def test_a_browser_that_a_script_starts_is_ended_with_it(tmp_path: Path) -> None:
    script = tmp_path / "browser"
    script.write_text("#!/bin/sh\necho DevTools listening on here >&2\nsleep 60\ntrue\n")
    script.chmod(0o755)

    with started(CHROMIUM, str(script), str(tmp_path)) as address:
        assert address == "here"  # what still runs would hold the last line back for a minute


@pytest.mark.parametrize(
    ("manager", "line"),
    [("dnf", "install -y -q firefox"), ("pacman", "-Sy --noconfirm firefox"), ("apk", "add --update-cache firefox")],
)
def test_other_managers_are_known_too_and_asked_by_sudo(machine: Machine, manager: str, line: str) -> None:
    machine.managers, machine.rights = [f"/bin/{manager}"], ["sudo", "-n"]
    machine.brings = {f"sudo -n env DEBIAN_FRONTEND=noninteractive {manager} {line}": "/bin/firefox"}

    assert find(FIREFOX) == "/bin/firefox"


def test_where_none_can_be_had_a_sentence_says_what_to_install(machine: Machine) -> None:
    machine.there, machine.broken = ["/bin/chromium"], ["/bin/chromium"]

    with pytest.raises(NoBrowser) as missing:
        find()

    assert str(missing.value) == (
        "No chromium starts here, and none could be installed: install it with your system's packages "
        "(Debian: apt-get install chromium), or set CHROMIUM to the path of one."
    )


@pytest.mark.parametrize("script", ["exit 1", "echo 'version 1.0'", None], ids=["fails", "only tells", "missing"])
def test_a_program_starts_only_if_it_can_be_spoken_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], script: str | None
) -> None:
    command = tmp_path / "program"
    if script:
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)

    assert not browsers.starts(CHROMIUM, str(command))
    assert capsys.readouterr().err == f"{command} does not start.\n"


def test_a_program_that_says_where_it_listens_has_started(tmp_path: Path) -> None:
    command = tmp_path / "program"
    command.write_text("#!/bin/sh\necho 'DevTools listening on ws://here' >&2\nexec sleep 60\n")
    command.chmod(0o755)

    with browsers.started(CHROMIUM, str(command), str(tmp_path)) as address:
        assert address == "ws://here"
