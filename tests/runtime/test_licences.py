"""Everything that travels has its licence with it, in full, and a package without one stops the build."""

import json
import tarfile
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pytest

from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.licences import linked, packages
from nnlesson.runtime.licences.bundled import in_source_maps
from nnlesson.runtime.licences.collected import collected
from nnlesson.runtime.licences.linked import ROOM, bundled, listing
from nnlesson.runtime.licences.part import Part, Words
from nnlesson.runtime.stock import Parts

WORDS = Words("Nuts", "cracking")
MATERIAL = Part(Words("Material for MkDocs", "pages"), "9.9", "MIT", (("LICENSE", b"MIT"),))
BEGINNINGS = {  # of what travels, one of each kind: how its licence says what it is
    "nnlesson": "MIT License",
    "fdlibm": "Sun Microsystems, Inc.",
    "Pyodide": "Mozilla Public License Version 2.0",
    "CPython": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
    "Emscripten": "Emscripten is available under 2 licenses",
    "musl": "musl as a whole is licensed under",
    "LLVM's runtimes": "LLVM Exceptions to the Apache 2.0 License",
    "libffi": "libffi - Copyright (c)",
    "hiwire": "Mozilla Public License Version 2.0",
    "zlib": "Jean-loup Gailly",
    "bzip2": "Julian R Seward",
    "NumPy": "NumPy Developers",
    "LAPACK (lapack_lite)": "The University of Tennessee",
    "PocketFFT": "Max-Planck-Society",
    "Material for MkDocs": "Martin Donath",
    "rxjs": "Apache License",
    "lunr": "Oliver Nightingale",
    "clipboard": "Zeno Rocha",
    "iframe-worker": "Martin Donath",
    "MkDocs": "Tom Christie",
}


def npm(path: Path, **files: str) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name.replace('_', '.')}")
            entry.size = len(content)
            archive.addfile(entry, BytesIO(content.encode()))
    return path


@pytest.fixture(scope="session")
def collection(parts: Parts) -> list[Part]:
    return collected(parts.given)


def test_every_part_has_a_text_that_is_its_own(collection: list[Part]) -> None:
    found = {part.name: part for part in collection}

    assert {name: text in found[name].text().decode() for name, text in BEGINNINGS.items()} == dict.fromkeys(
        BEGINNINGS, True
    )
    assert [part.name for part in collection if len(part.text()) < 250] == []


def test_versions_are_those_of_what_is_there(collection: list[Part]) -> None:
    found = {part.name: part.version for part in collection}

    assert {name: found[name] for name in ("Pyodide", "CPython", "Emscripten", "zlib", "bzip2", "NumPy")} == {
        "Pyodide": "0.28.3",
        "CPython": "3.13.2",
        "Emscripten": "4.0.9",
        "zlib": "1.3.1",
        "bzip2": "1.0.6",
        "NumPy": version("numpy"),
    }
    assert found["musl"] == "in Emscripten 4.0.9"
    assert found["rxjs"] == f"in Material for MkDocs {version('mkdocs-material')}"


@pytest.mark.parametrize("form", ["kit", "offline_kit"])
def test_both_kits_carry_them(form: str, request: pytest.FixtureRequest, collection: list[Part]) -> None:
    kit: Path = request.getfixturevalue(form)

    listed = json.loads((kit / "kit.json").read_text("utf-8"))["licences"]

    assert [entry["name"] for entry in listed] == [part.name for part in collection]
    assert [(kit / entry["file"]).read_bytes() for entry in listed] == [part.text() for part in collection]


def test_every_text_that_is_kept_here_is_listed_with_its_source_and_is_as_it_was_there() -> None:
    texts = [text for entry in (*listing()["part"], *listing()["forgotten"]) for text in entry["texts"]]

    assert sorted(text["file"] for text in texts) == sorted(path.name for path in (ROOM / "texts").iterdir())
    assert all(text["source"] and linked.kept(text, "it") for text in texts)


def test_a_package_from_npm_brings_its_text(tmp_path: Path) -> None:
    about = json.dumps({"name": "nuts", "version": "2", "license": "MIT", "repository": "github:tree/nuts"})
    package = npm(tmp_path / "nuts.tgz", LICENSE="Take them", package_json=about)

    part = packages.of_npm(package, WORDS)

    assert (part.version, part.licence, part.text()) == ("2", "MIT", b"Take them")
    assert part.words.home == "https://github.com/tree/nuts"


def test_a_package_without_a_text_stops_the_build(tmp_path: Path) -> None:
    about = json.dumps({"name": "nuts", "version": "2", "license": "MIT"})

    with pytest.raises(BuildError) as stop:
        packages.of_npm(npm(tmp_path / "nuts.tgz", package_json=about), WORDS)

    assert str(stop.value) == (
        f"Nuts 2 has no licence text in its package, and may not travel without. Add one to {ROOM}, or leave Nuts out."
    )


def test_a_package_that_names_no_licence_stops_the_build(tmp_path: Path) -> None:
    about = json.dumps({"name": "nuts", "version": "2"})

    with pytest.raises(BuildError) as stop:
        packages.of_npm(npm(tmp_path / "nuts.tgz", LICENSE="Take them", package_json=about), WORDS)

    assert str(stop.value) == (
        f"Nuts 2 has no licence name in its package, and may not travel without. Add one to {ROOM}, or leave Nuts out."
    )


def test_a_package_that_is_not_installed_stops_the_build() -> None:
    with pytest.raises(BuildError) as stop:
        packages.installed("no-such-package", WORDS)

    assert str(stop.value) == (
        "no-such-package is not installed, so its licence cannot be copied. Install it, then build again."
    )


def test_a_package_in_a_bundle_that_nobody_has_listed_stops_the_build(tmp_path: Path) -> None:
    sources = ["src/own.ts", "node_modules/rxjs/src/a.ts", "../node_modules/@sweet/nuts/index.js"]
    (tmp_path / "bundle.js.map").write_text(json.dumps({"sources": sources}))

    with pytest.raises(BuildError) as stop:
        bundled(MATERIAL, in_source_maps(tmp_path.iterdir()))

    assert str(stop.value) == (
        "@sweet/nuts has no licence text here, and travels in Material for MkDocs 9.9. "
        f"Add it to {ROOM / 'linked.toml'}."
    )


def test_a_new_version_of_pyodide_asks_to_look_at_what_is_in_it() -> None:
    with pytest.raises(BuildError) as stop:
        linked.linked(Part(Words("Pyodide", "Python"), "0.29.0", "MPL-2.0", ()))

    assert str(stop.value) == (
        f"What is compiled into Pyodide 0.29.0 is not listed: {ROOM / 'linked.toml'} is for 0.28.3. "
        "Look at what has changed there, then write the new version under [listed]."
    )


def test_a_text_that_was_changed_here_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked, "ROOM", tmp_path)
    text = {"file": "nuts.txt", "source": "https://nuts.example/LICENSE", "sha256": "0"}
    (tmp_path / "texts").mkdir()

    with pytest.raises(BuildError) as missing:
        linked.kept(text, "Nuts")
    (tmp_path / "texts" / "nuts.txt").write_text("Take some")
    with pytest.raises(BuildError) as changed:
        linked.kept(text, "Nuts")

    path = tmp_path / "texts" / "nuts.txt"
    assert str(missing.value) == (
        f"Nuts has no licence text: {path} is missing. Copy it from https://nuts.example/LICENSE"
    )
    assert str(changed.value) == (
        f"{path} is not what https://nuts.example/LICENSE was when it was copied. Copy it anew."
    )
