/** `serving/monitoring.py`. PSI as in Siddiqi, Credit Risk Scorecards (2006): sum over bins of (p - q) ln(p / q); shares below 1e-4 are raised to it. */
export const MONITORING = `"""What the service measures about itself, and how far its predictions have moved from those in training."""

import bisect
import collections
import csv
import json
import math
import os
import sys

from prometheus_client import Counter, Gauge, Histogram

REQUEST_SECONDS = Histogram("request_seconds", "Time to answer.", ["path"])
REQUEST_ERRORS = Counter("request_errors", "Answers with a status of 500 and above.", ["path"])
PREDICTIONS = Counter("predictions", "Predictions by class, or by bin of their value.", ["bin"])
PREDICTION_PSI = Gauge("prediction_psi", "Population stability index of the last 1,000 predictions against the reference.")

WINDOW = 1000
LEAST = 200
SMALLEST_SHARE = 1e-4
PATHS = {"/predict", "/predict/batch", "/health", "/ready", "/metrics"}

recent = collections.deque(maxlen=WINDOW)


def load_reference() -> dict | None:
    path = os.environ.get("REFERENCE")
    if not path:
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


reference = load_reference()


def observe_request(path: str, status: int, seconds: float) -> None:
    """Counts one request. Unknown paths share one label, so that a scanner cannot fill the memory."""
    label = path if path in PATHS else "other"
    REQUEST_SECONDS.labels(label).observe(seconds)
    if status >= 500:
        REQUEST_ERRORS.labels(label).inc()


def observe_predictions(predictions: list) -> None:
    """Counts predictions and, with a reference, says how far they have moved."""
    bins = [bin_of(prediction, reference) for prediction in predictions]
    for name in bins:
        PREDICTIONS.labels(name).inc()
    recent.extend(bins)
    if reference and len(recent) >= LEAST:
        PREDICTION_PSI.set(psi(shares(recent), reference["shares"]))


def bin_of(prediction, known: dict | None) -> str:
    """A class is its own bin; a number falls between the reference's edges."""
    if known and "edges" in known and isinstance(prediction, (int, float)):
        return str(bisect.bisect_right(known["edges"], prediction))
    return str(prediction) if isinstance(prediction, (bool, int, str)) else "number"


def shares(bins) -> dict[str, float]:
    counts = collections.Counter(bins)
    return {name: count / len(bins) for name, count in counts.items()}


def psi(current: dict[str, float], expected: dict[str, float]) -> float:
    """Population stability index, from 0 (the same) upwards; 0.25 is commonly taken as a shift that matters."""
    total = 0.0
    for name in {*current, *expected}:
        p = max(current.get(name, 0.0), SMALLEST_SHARE)
        q = max(expected.get(name, 0.0), SMALLEST_SHARE)
        total += (p - q) * math.log(p / q)
    return total


def make_reference(values: list[str]) -> dict:
    """From the predictions on the training data: shares of classes, or of ten bins with the same count."""
    try:
        numbers = sorted(float(value) for value in values)
    except ValueError:
        return {"shares": shares(values)}
    if len(set(numbers)) <= 20:
        return {"shares": shares(values)}
    edges = [numbers[len(numbers) * part // 10] for part in range(1, 10)]
    known = {"edges": edges}
    return {**known, "shares": shares([bin_of(number, known) for number in numbers])}


if __name__ == "__main__":
    with open(sys.argv[1], newline="", encoding="utf-8") as source:
        column = [row["prediction"] for row in csv.DictReader(source)]
    json.dump(make_reference(column), sys.stdout, indent=2)
`;
