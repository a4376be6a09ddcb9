"""All commands: each is imported when it is called, so that `check` need not wait for what only `build` needs."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Never

import click

from nnlesson.plugin.problem import suggestion
from nnlesson.runtime.errors import BuildError

NAMES = ("new", "check", "serve", "build", "embed", "render")


class Commands(click.Group):
    """Whatever goes wrong ends in one sentence and exit status 1."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(NAMES)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in NAMES:
            return None
        command: click.Command = import_module(f"nnlesson.cli.{name}").command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in NAMES:
            raise click.UsageError(f"There is no command {args[0]!r}; {suggestion(args[0], NAMES)}", context)
        return super().resolve_command(context, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> Never:  # type: ignore[override]
        sys.exit(self.status(args, prog_name, **extra))

    def status(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> int:
        """The exit status. What a command returns is its own."""
        try:
            return super().main(args, prog_name, **extra | {"standalone_mode": False}) or 0
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            return 0
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else "nnlesson"
            said = error.format_message()
            click.echo(f"{said}{'' if said.endswith(('.', '?')) else '.'} {path} --help says more.", err=True)
        except click.ClickException as error:  # MkDocs' own errors among them
            error.show()
        except BuildError as error:
            click.echo(error, err=True)
        except OSError as error:
            if error.filename is None:
                raise
            click.echo(f"{error.filename}: {error.strerror}.", err=True)
        except click.Abort:  # Ctrl-C
            pass
        return 1


@click.group(
    "nnlesson", cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}
)
@click.version_option(package_name="nnlesson", message="nnlesson %(version)s")
def main() -> None:
    """Lessons in Markdown whose figures are neural networks that really learn.

    \b
    A first lesson, from nothing:
      nnlesson new course gates     a folder with a page, a figure and a question
      cd gates; pip install -r requirements.txt; nnlesson serve
      nnlesson check                every mistake, with its file and line
      nnlesson build                the site, for any web server

    nnlesson COMMAND --help shows an example of each.
    """
