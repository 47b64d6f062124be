import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from engine.encoder.pooling import track_filters, track_vector
from engine.encoder.session import FilterOutputs


def test_equal_windows_give_that_window() -> None:
    window = np.array([0.6, 0.8], dtype=np.float32)

    assert track_vector(np.stack([window, window])) == pytest.approx(window)


def test_the_result_lies_between_the_windows() -> None:
    vector = track_vector(np.eye(2, dtype=np.float32))

    assert vector == pytest.approx([0.5**0.5, 0.5**0.5])


def test_windows_that_cancel_out_still_give_a_unit_vector() -> None:
    vector = track_vector(np.array([[1.0, 0.0], [-1.0, 0.0]], dtype=np.float32))

    assert np.linalg.norm(vector) == pytest.approx(1.0)


def test_no_window_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        track_vector(np.empty((0, 4), dtype=np.float32))


@given(arrays(np.float32, array_shapes(min_dims=2, max_dims=2), elements=st.integers(-3, 3)))
def test_length_is_one_and_order_does_not_matter(rows: np.ndarray) -> None:
    rows = rows[np.linalg.norm(rows, axis=1) > 0]
    if len(rows) == 0 or np.linalg.norm(rows.sum(axis=0)) == 0:
        return
    units = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    if np.linalg.norm(units.mean(axis=0)) < 1e-3:
        return
    vector = track_vector(units)

    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)
    assert track_vector(units[::-1]) == pytest.approx(vector, abs=1e-4)


def test_a_filter_is_as_loud_as_in_its_loudest_window_and_says_where_that_is() -> None:
    found = track_filters(
        FilterOutputs(
            maxima=np.array([[1.0, 4.0], [3.0, 4.0]], np.float32),
            means=np.array([[0.5, 2.0], [1.5, 1.0]], np.float32),
            moments=np.array([[0.1, 0.2], [0.3, 0.4]], np.float32),
        )
    )

    assert found.maxima.tolist() == [3.0, 4.0]
    assert found.means.tolist() == [1.0, 1.5]
    assert found.windows.tolist() == [1, 0]
    assert found.shares == pytest.approx([0.3, 0.2])
