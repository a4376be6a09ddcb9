"""The errors of a build: one sentence for the person who started it."""


class BuildError(Exception):
    """Names the file or tool that failed, what was tried, and what to do. It is printed without a traceback."""


class Unreachable(Exception):
    """Why one source could not give a file. There may be others, so this alone stops nothing."""
