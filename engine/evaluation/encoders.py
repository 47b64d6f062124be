"""Model bundles as subjects: the trained encoder, and its shape without what it learned."""

import dataclasses
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.audio.windows import read_windows
from engine.encoder.bundle import ModelBundle
from engine.encoder.pooling import track_vector
from engine.encoder.session import EncoderSession
from engine.evaluation.spaces import FloatArray, VectorSpace
from engine.evaluation.subjects import Describe, Row, Sound, vector_space

if TYPE_CHECKING:
    from onnx import GraphProto, NodeProto

_LARGEST_INTEGER = 127


@dataclass(frozen=True, eq=False)
class Encoder:
    """A bundle, heard the way the product hears it."""

    bundle: ModelBundle

    @property
    def name(self) -> str:
        """Id and version."""
        return f"{self.bundle.id} {self.bundle.version}"

    @property
    def key(self) -> str:
        """The network's checksum and how much it hears."""
        return f"encoder {self.bundle.card['sha256']} {self.bundle.plan}"

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        return describe_with(EncoderSession(self.bundle))

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        return vector_space(rows)


@dataclass(frozen=True)
class UntrainedEncoder:
    """The same network with weights drawn at random. Needs the package ``onnx``."""

    bundle: ModelBundle
    seed: int = 0

    @property
    def name(self) -> str:
        """Says whose shape it is."""
        return f"{self.bundle.id}, untrained"

    @property
    def key(self) -> str:
        """The trained network's checksum and the seed."""
        return f"untrained {self.bundle.card['sha256']} {self.seed}"

    def open(self) -> Describe:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "untrained.onnx"
            write_untrained(self.bundle.model_path, path, self.seed)
            # The session holds the network in memory; the file may go.
            return describe_with(EncoderSession(dataclasses.replace(self.bundle, model_path=path)))

    def space(self, rows: Sequence[Row]) -> VectorSpace:
        """See :class:`~engine.evaluation.subjects.Subject`."""
        return vector_space(rows)


def describe_with(session: EncoderSession) -> Describe:
    """Return the product's own way from a file to a track vector."""
    bundle = session.bundle

    def describe(sound: Sound) -> FloatArray:
        windows = read_windows(
            sound.path,
            sample_rate=bundle.sample_rate,
            window_samples=bundle.window_samples,
            plan=bundle.plan,
        )
        return track_vector(session.encode(windows.samples))

    return describe


def write_untrained(trained: Path, untrained: Path, seed: int) -> None:
    """Write a network whose convolutions and dense layers are drawn anew.

    Weights are normal with deviation √(2 / inputs) (He et al., 2015), biases 0, normalisations
    neutral, and a mean called ``centre`` that a bundle takes out of its vectors is left in. What is
    computed rather than learned, such as mel filters and statistics of timbre, stays, and so does a
    linear projection of both. Working on the file rather than on the training code serves every
    bundle, whatever made it.
    """
    import onnx

    model = onnx.load(trained)
    chance = np.random.default_rng(seed)
    for name, values in _untrained_constants(model.graph, chance):
        stored = next(one for one in model.graph.initializer if one.name == name)
        kind = onnx.helper.tensor_dtype_to_np_dtype(stored.data_type)
        stored.CopyFrom(onnx.numpy_helper.from_array(values.astype(kind), name))
    onnx.save(model, untrained)


def _untrained_constants(
    graph: "GraphProto", chance: np.random.Generator
) -> list[tuple[str, FloatArray]]:
    shapes = {one.name: tuple(one.dims) for one in graph.initializer}
    changed = [(name, np.zeros(shape)) for name, shape in shapes.items() if "centre" in name]
    compact = _compact_weights(graph)
    for node in graph.node:
        known = [name for name in node.input[1:] if name in shapes]
        if node.op_type in {"Conv", "Gemm"} and node.input[1] in compact:
            integers, scale = compact[node.input[1]]
            drawn = _drawn(node, shapes[integers], chance)
            step = float(np.abs(drawn).max()) / _LARGEST_INTEGER
            changed.append((integers, np.round(drawn / step)))
            changed.append((scale, np.full(shapes[scale], step)))
            changed.extend((name, np.zeros(shapes[name])) for name in known)
        elif node.op_type in {"Conv", "Gemm"} and known:
            changed.append((known[0], _drawn(node, shapes[known[0]], chance)))
            changed.extend((name, np.zeros(shapes[name])) for name in known[1:])
        elif node.op_type == "BatchNormalization":
            scale, bias, mean, variance = known
            changed.extend((name, np.ones(shapes[name])) for name in (scale, variance))
            changed.extend((name, np.zeros(shapes[name])) for name in (bias, mean))
    return changed


def _compact_weights(graph: "GraphProto") -> dict[str, tuple[str, str]]:
    """Return, by the value they become, weights that are stored as integers and their scales."""
    cast = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Cast"}
    return {
        node.output[0]: (cast[node.input[0]], node.input[1])
        for node in graph.node
        if node.op_type == "Mul" and node.input[0] in cast
    }


def _drawn(node: "NodeProto", shape: tuple[int, ...], chance: np.random.Generator) -> FloatArray:
    transposed = any(one.name == "transB" and one.i for one in node.attribute)
    inputs = shape[0] if node.op_type == "Gemm" and not transposed else int(np.prod(shape[1:]))
    weights = chance.standard_normal(shape) * np.sqrt(2 / inputs)
    return np.asarray(weights, dtype=np.float32)
