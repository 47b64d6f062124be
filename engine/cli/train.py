"""``earshot train …``: encoders made from one's own music. Needs the extra ``train``."""

import click

from engine.cli.train_seeds import factors, gan, vae

_NEEDED = ("torch", "onnx", "onnxscript")


@click.group()
def train() -> None:
    """Train encoders on your own music.

    What is interrupted goes on from its last checkpoint when the same command is given again.
    """


def require_training_extra(*more: str) -> None:
    """Refuse in one sentence where PyTorch and what goes with it are not installed.

    Raises
    ------
    EarshotError
        With the remedy.
    """
    from importlib.util import find_spec

    from engine.errors import EarshotError

    missing = [name for name in (*_NEEDED, *more) if not find_spec(name)]
    if missing:
        raise EarshotError(
            f"Training needs {', '.join(missing)}; install it with: pip install 'earshot[train]'."
        )


for _command in (vae, factors, gan):
    train.add_command(_command)
