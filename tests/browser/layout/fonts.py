"""Two fonts, a wide and a narrow one, so that a page is looked at as readers with other systems see it."""

import tarfile
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from nnlesson.runtime.cache import cache_folder
from nnlesson.runtime.npm import npm_package
from nnlesson.runtime.pins import NpmPackage

DEJAVU = NpmPackage(
    file="dejavu-fonts-ttf-2.37.3.tgz",
    hash="sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==",
    package="dejavu-fonts-ttf@2.37.3",
)
ARIMO = NpmPackage(
    file="fontsource-arimo-5.3.0.tgz",
    hash="sha512-nhxZ2sTVZYX8DJBgLuyX360B5vE4mxqpmjlKTRfucIqfcWRVx9vOYzWBc1IgEX0ist48VMC10PRKbFyH+4QFvQ==",
    package="@fontsource/arimo@5.3.0",
)
EVERYWHERE = "*:not(code, code *, pre, pre *) { font-family: 'Law', sans-serif !important; }"


@dataclass(frozen=True)
class Font:
    """A font as a package has it: a file for each weight."""

    package: NpmPackage
    files: Mapping[int, str]

    def style(self) -> str:
        """CSS that sets every text in this font."""
        with tarfile.open(npm_package(self.package, cache_folder() / "downloads")) as package:
            faces = [face(package, weight, file) for weight, file in self.files.items()]
        return "\n".join([*faces, EVERYWHERE])


def face(package: tarfile.TarFile, weight: int, file: str) -> str:
    content = package.extractfile(f"package/{file}")
    assert content
    address = f"data:font/{file.rpartition('.')[2]};base64,{b64encode(content.read()).decode()}"
    return f"@font-face {{ font-family: 'Law'; font-weight: {weight}; src: url({address}); }}"


WIDE = Font(DEJAVU, {400: "ttf/DejaVuSans.ttf", 700: "ttf/DejaVuSans-Bold.ttf"})
NARROW = Font(ARIMO, {400: "files/arimo-latin-400-normal.woff2", 700: "files/arimo-latin-700-normal.woff2"})

# WCAG 2.2, 1.4.12: what readers may set, and nothing may be lost.
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
