"""Writes a trained encoder as a model bundle."""

import hashlib
import json
import platform
import time
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from engine.encoder.bundle import (
    CARD_FILE,
    FILTER_OUTPUTS,
    MODEL_FILE,
    ModelBundle,
    load_bundle,
)
from engine.encoder.session import EncoderSession
from engine.training.filter_outputs import HasFilters, WithFilterOutputs, filter_count
from engine.training.network import Encoder
from engine.training.spectrogram_encoder import SpectrogramEncoder

_OPSET = 18
_TIMED_WINDOWS = 30

Exportable = Encoder | SpectrogramEncoder


def export_onnx(encoder: Exportable, path: Path) -> None:
    """Write the encoder, front-end included, as one ONNX file.

    A network that shows what its filters say gets their outputs beside the vector. The batch is the
    dimension named ``batch``; a session fixes it to what it likes.
    """
    encoder.eval()
    # Two rows: with one, the exporter would take the batch for a constant.
    example = torch.zeros(2, encoder.window_samples)
    if isinstance(encoder, HasFilters):
        network = WithFilterOutputs(encoder).eval()
        write_onnx(network, example, path, names=("samples", "vector", *FILTER_OUTPUTS))
    else:
        write_onnx(encoder, example, path, names=("samples", "vector"))


def write_onnx(network: nn.Module, example: Tensor, path: Path, names: tuple[str, ...]) -> None:
    """Write a network with one input, all of whose outputs' first dimension is ``batch``.

    Parameters
    ----------
    example
        An input with at least two rows.
    names
        Of the input and of each output.
    """
    program = torch.onnx.export(
        network,
        (example,),
        dynamo=True,
        external_data=False,
        verbose=False,
        opset_version=_OPSET,
        input_names=[names[0]],
        output_names=list(names[1:]),
        dynamic_shapes=({0: torch.export.Dim("batch")},),
    )
    assert program is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    model = program.model_proto
    forget_origin(model)
    onnx.save(model, path)


def forget_origin(model: onnx.ModelProto) -> None:
    """Take out what the exporter notes at every node: lines and paths of the machine it ran on."""
    parts = [model.graph, *model.functions]
    for part in parts:
        for noted in (part, *part.node, *part.value_info):
            del noted.metadata_props[:]
            noted.doc_string = ""
    for value in (*model.graph.initializer, *model.graph.input, *model.graph.output):
        del value.metadata_props[:]
        value.doc_string = ""
    del model.metadata_props[:]


def write_bundle(encoder: Exportable, folder: Path, facts: dict[str, Any]) -> None:
    """Write ``model.onnx`` and ``card.json``, with how fast it is here, into a folder.

    ``facts`` is what only the training run knows: id, version, data, method, results. Without a
    version, the beginning of the network's checksum is one: vectors of two trainings must not mix.
    """
    export_onnx(encoder, folder / MODEL_FILE)
    network = (folder / MODEL_FILE).read_bytes()
    sha256 = hashlib.sha256(network).hexdigest()
    card = {
        "version": sha256[:8],
        **facts,
        "dimensions": encoder.dimensions,
        **filter_count(folder / MODEL_FILE),
        "sample_rate": encoder.settings.sample_rate,
        "window_samples": encoder.window_samples,
        "sha256": sha256,
        "bytes": len(network),
        "parameters": sum(values.numel() for values in encoder.parameters()),
    }
    write_card(folder, card)
    write_card(folder, card | {"speed": speed(load_bundle(folder))})


def speed(bundle: ModelBundle) -> dict[str, Any]:
    """Measure samples to vector on one thread of this processor, the best of many windows."""
    session = EncoderSession(bundle, "cpu", batch_size=1)
    window = np.zeros((1, bundle.window_samples), dtype=np.float32)
    seconds = []
    for _ in range(_TIMED_WINDOWS):
        began = time.perf_counter()
        session.encode(window)
        seconds.append(time.perf_counter() - began)
    return {
        "milliseconds_per_window": round(1_000 * min(seconds), 1),
        "window_seconds": round(bundle.window_seconds, 2),
        "hardware": f"{platform.machine()} CPU, 1 thread",
    }


def write_card(folder: Path, card: dict[str, Any]) -> None:
    """Write the card alone; the network stays as it is."""
    text = json.dumps(card, indent=2, ensure_ascii=False)
    (folder / CARD_FILE).write_text(text + "\n", encoding="utf-8")
