"""The kernel: compiled training for the browser, in WebAssembly. AssemblyScript compiles what is in `web/kernel`.

It works on NumPy's arrays, in Python's own memory, so it must bring nothing of its own: no data, no stack, no start.
"""

from pathlib import Path
from subprocess import CompletedProcess

from nnlesson.runtime.cache import digest, made
from nnlesson.runtime.errors import BuildError
from nnlesson.runtime.npm import node
from nnlesson.runtime.progress import step

ROOM = Path("kernel")  # in `web`
FILE = "kernel.wasm"
OPTIONS = (
    *("-O3", "--converge", "--noAssert", "--uncheckedBehavior", "always", "--enable", "simd"),
    *("--runtime", "stub", "--importMemory", "--noExportMemory", "--initialMemory", "0"),
    *("--disableWarning", "112"),  # vectors are handed from module to module here, and to nobody else
)
IMPORT, MEMORY, GLOBAL, START, DATA = 2, 5, 6, 8, 11  # sections of a module
FORBIDDEN = {MEMORY: "a memory", GLOBAL: "global variables", START: "a start function", DATA: "data"}
HEADER = b"\0asm\1\0\0\0"


def kernel(web: Path, tools: Path, cache: Path) -> bytes:
    """The module. The same sources give the same bytes."""
    sources = sorted((web / ROOM).glob("*.ts"))

    def make(folder: Path) -> None:
        step("Compiling the kernel")
        compile_kernel(web / ROOM / "index.ts", tools, folder / FILE)

    makers = [Path(__file__).read_bytes(), tools.name.encode()]
    folder = made(cache / "kernels" / digest(*makers, *[path.read_bytes() for path in sources]), make)
    return (folder / FILE).read_bytes()


def compile_kernel(entry: Path, tools: Path, to: Path) -> None:
    outcome = assembly_script(entry, tools, "--outFile", str(to))
    if outcome.returncode or not to.is_file():
        raise BuildError(f"The kernel in {entry.parent} could not be compiled:\n{outcome.stderr.decode().strip()}")
    if found := [name for section, name in FORBIDDEN.items() if section in sections(to.read_bytes())]:
        why = "it would write where Python's own memory is"
        raise BuildError(f"The kernel in {entry.parent} has {' and '.join(found)}: {why}. Take out what needs that.")


def assembly_script(entry: Path, tools: Path, *options: str) -> CompletedProcess[bytes]:
    command = tools / "node_modules" / "assemblyscript" / "bin" / "asc.js"
    return node([str(command), entry.name, "--baseDir", str(entry.parent), *OPTIONS, *options])


def sections(module: bytes) -> list[int]:
    """The numbers of a module's sections, in order."""
    if not module.startswith(HEADER):
        raise BuildError("This is no WebAssembly module.")
    found, at = [], len(HEADER)
    while at < len(module):
        found.append(module[at])
        size, at = whole(module, at + 1)
        at += size
    return found


def whole(module: bytes, at: int) -> tuple[int, int]:
    """A number in LEB128, and where it ends."""
    found = shift = 0
    while module[at] >= 128:
        found |= (module[at] - 128) << shift
        at, shift = at + 1, shift + 7
    return found | module[at] << shift, at + 1
