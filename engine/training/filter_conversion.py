"""Gives the filters' outputs to a model bundle that was exported before there were any.

``python -m engine.training.filter_conversion FOLDER`` adds them to the graph and renews the card.
The vector stays what it was, to the bit, and so does the version.
"""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from engine.encoder.bundle import FILTER_OUTPUTS, MODEL_FILE, load_bundle
from engine.errors import EarshotError
from engine.training.export import write_card
from engine.training.filter_outputs import filter_count

_TIME_AXIS = 2


def add_filter_outputs(model: onnx.ModelProto) -> None:
    """Give a graph the outputs, computed from the rectified activations that it averages.

    Raises
    ------
    EarshotError
        When the graph averages no rectified convolution over time, or several, or has the outputs.
    """
    graph = model.graph
    if any(output.name in FILTER_OUTPUTS for output in graph.output):
        raise EarshotError("This network already tells what its filters say.")
    activations, filters, steps = _find_activations(model)
    constants = {
        "filter_time_axis": np.array([_TIME_AXIS], np.int64),
        "filter_half_step": np.array(0.5, np.float32),
        "filter_steps": np.array(steps, np.float32),
    }
    graph.initializer.extend(numpy_helper.from_array(*item[::-1]) for item in constants.items())
    maximum, mean, moment = FILTER_OUTPUTS
    axis, half_step, count = constants
    graph.node.extend(
        [
            helper.make_node("ReduceMax", [activations, axis], [maximum], keepdims=0),
            helper.make_node("ReduceMean", [activations, axis], [mean], keepdims=0),
            helper.make_node("ArgMax", [activations], ["filter_step"], axis=2, keepdims=0),
            helper.make_node("Cast", ["filter_step"], ["filter_place"], to=TensorProto.FLOAT),
            helper.make_node("Add", ["filter_place", half_step], ["filter_middle"]),
            helper.make_node("Div", ["filter_middle", count], [moment]),
        ]
    )
    graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", filters])
        for name in FILTER_OUTPUTS
    )
    onnx.checker.check_model(model)


def _find_activations(model: onnx.ModelProto) -> tuple[str, int, int]:
    """Return the name of the last convolution's activations, and their filters and steps."""
    rectified = {node.output[0] for node in model.graph.node if node.op_type == "Relu"}
    averaged = [
        node.input[0]
        for node in model.graph.node
        if node.op_type == "ReduceMean" and node.input[0] in rectified
    ]
    if len(averaged) != 1:
        raise EarshotError("This network does not average one layer of filters over time.")
    values = onnx.shape_inference.infer_shapes(model).graph.value_info
    shape = next(value.type.tensor_type.shape for value in values if value.name == averaged[0])
    return averaged[0], shape.dim[1].dim_value, shape.dim[_TIME_AXIS].dim_value


def convert(folder: Path) -> None:
    """Give the network of a bundle the outputs, and its card the new size and checksum.

    Raises
    ------
    EarshotError
        When the bundle is damaged, its network has no such filters, or tells of them already.
    """
    card = load_bundle(folder).card
    model = onnx.load(folder / MODEL_FILE)
    add_filter_outputs(model)
    onnx.save(model, folder / MODEL_FILE)
    content = (folder / MODEL_FILE).read_bytes()
    renewed: dict[str, Any] = {}
    for key, value in card.items():
        renewed[key] = value
        if key == "dimensions":
            renewed |= filter_count(folder / MODEL_FILE)
    renewed |= {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    write_card(folder, renewed)


def main(arguments: Sequence[str] | None = None) -> None:
    """Convert the bundles in the folders that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    for folder in parser.parse_args(arguments).folders:
        convert(folder)


if __name__ == "__main__":
    main()
