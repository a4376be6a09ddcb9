import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.foreign import WAVES, write
from browser.preview.previewed import HOME, SETTINGS, Previewed, Terminal
from serving import own_port


@pytest.fixture
def preview(kit: Path, tmp_path: Path) -> Iterator[Previewed]:
    write(tmp_path, {"mkdocs.yml": SETTINGS, "docs/index.md": HOME, "docs/other.md": "# Other\n\nNothing here.\n"})
    write(tmp_path / "blocks" / "waves", WAVES)
    address = f"127.0.0.1:{own_port()}"
    command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", address]
    environment = os.environ | {"NNLESSON_KIT": str(kit), "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        terminal = Terminal(server.stderr)
        try:
            terminal.until("Serving on ")
            yield Previewed(f"http://{address}/", tmp_path, terminal)
            assert server.poll() is None, "the preview went down"
        finally:
            server.send_signal(signal.SIGINT)
            terminal.reader.join(10)
            server.kill()  # if it was told to mind no interruption
