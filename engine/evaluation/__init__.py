"""How good an encoder is, told honestly: labels, splits, baselines, metrics, reports."""
