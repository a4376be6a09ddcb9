"""All that travels with a site, with its licences, in the order in which a page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nnlesson.runtime.distribution import LOCK, member
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.licences.bundled import in_scripts, in_source_maps
from nnlesson.runtime.licences.linked import bundled, linked, within
from nnlesson.runtime.licences.packages import carried, installed, look_up, of_npm, of_npm_folder, of_wheel
from nnlesson.runtime.licences.part import Part, Words

MATERIAL = "mkdocs-material"
ICONS = {  # a folder of Material's, whose icons those are, under which licence, and where they come from
    "material": ("Material Design Icons", "Apache-2.0", "https://github.com/Templarian/MaterialDesign"),
    "fontawesome": ("Font Awesome", "CC-BY-4.0", "https://github.com/FortAwesome/Font-Awesome"),
    "octicons": ("Octicons", "MIT", "https://github.com/primer/octicons"),
    "simple": ("Simple Icons", "CC0-1.0", "https://github.com/simple-icons/simple-icons"),
}


@dataclass(frozen=True)
class Given:
    """What a kit is made of that others have made: packages as they were fetched, and where our scripts begin."""

    pyodide: Path
    numpy: Path
    shim: Path
    tools: Path
    scripts: Sequence[Path]


def collected(given: Given) -> list[Part]:
    """Stops the build with a sentence if anything has no text."""
    parts = [*python(given), *pages(), *scripts(given)]
    files = [part.file for part in parts]
    if doubled := {file for file in files if files.count(file) > 1}:
        raise BuildError(f"Two parts have their licences in {min(doubled)}. Give one of them another name.")
    return parts


def python(given: Given) -> list[Part]:
    own = installed("nnlesson", Words("nnlesson", "this course and its tool"))
    pyodide = of_npm(given.pyodide, Words("Pyodide", "Python in the browser", "https://pyodide.org"))
    numpy = of_wheel(given.numpy, Words("NumPy", "the arrays of the core", "https://numpy.org"), "BSD-3-Clause")
    inside = b"".join(member(given.pyodide, name) for name in (LOCK, "pyodide.asm.wasm"))
    return [own, *within(own), pyodide, *linked(pyodide, inside), numpy, *linked(numpy)]


def pages() -> list[Part]:
    """What MkDocs and its theme put into every site."""
    home = "https://squidfunk.github.io/mkdocs-material/"
    material = installed(MATERIAL, Words("Material for MkDocs", "the pages around the figures", home))
    assets = Path(str(look_up(MATERIAL).locate_file("material/templates/assets")))
    packages = in_source_maps(sorted(assets.rglob("*.map")))
    icons = [
        carried(MATERIAL, material, f"material/templates/.icons/{folder}", Words(name, "icons", home), licence)
        for folder, (name, licence, home) in ICONS.items()
    ]
    mkdocs = installed("mkdocs", Words("MkDocs", "the map of the site", "https://www.mkdocs.org"))
    return [material, *bundled(material, packages), *icons, mkdocs]


def scripts(given: Given) -> list[Part]:
    folders = [given.tools / "node_modules" / package for package in in_scripts(given.scripts, given.tools)]
    shim = of_npm(given.shim, Words("iframe-worker", "search in the copy on disk"))
    return [*(of_npm_folder(folder, Words(folder.name, "our scripts")) for folder in folders), shim]
