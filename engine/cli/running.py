"""From arguments to an exit code: what is raised becomes a sentence on stderr."""

import io
import logging
import os
import sys
from collections.abc import Sequence

import click

from engine import logs
from engine.cli.commands import earshot
from engine.errors import EarshotError

DONE, FAILED, CALLED_WRONGLY = 0, 1, 2


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    _accept_any_text()
    logs.configure(logging.ERROR)
    try:
        code = earshot.main(list(arguments), prog_name="earshot", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        return _complain(f"{_sentence(error)}{_where_to_look(error)}", CALLED_WRONGLY)
    except click.ClickException as error:
        return _complain(_sentence(error), FAILED)
    except EarshotError as error:
        return _complain(str(error), FAILED)
    except (click.Abort, KeyboardInterrupt):
        return _complain("Interrupted; what was done until now is kept.", FAILED)
    except BrokenPipeError:
        # Whoever read us has seen enough; Python must not complain when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code if isinstance(code, int) else DONE


def _complain(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _sentence(error: click.ClickException) -> str:
    message = " ".join(error.format_message().split())
    return message if message.endswith((".", "?", "!")) else f"{message}."


def _where_to_look(error: click.UsageError) -> str:
    command = error.ctx.command_path if error.ctx else "earshot"
    return f" See “{command} --help”."


def _accept_any_text() -> None:
    """Let file names that are not UTF-8 be printed instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
