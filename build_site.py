"""Builds the course: `site` for any web server, and `site-offline`, which opens by double click.

uv run build_site.py            build both, strictly: whatever is wrong in a lesson stops it
uv run build_site.py --serve    a live preview that follows every change in docs and src
"""

import os
import sys
from pathlib import Path

from nnlesson.cli import main

BUILD = ["build", "--offline", "site-offline", "--download", "downloads/nnlesson-offline.zip"]

if __name__ == "__main__":
    os.chdir(Path(__file__).parent)
    given = sys.argv[1:]
    main([*(["serve"] if "--serve" in given else BUILD), *(word for word in given if word != "--serve")])
