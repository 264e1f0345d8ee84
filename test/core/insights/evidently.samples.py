"""Writes evidently.golden.json: what Evidently says of the columns that evidently.test.ts makes in the same way.

    pip install evidently==0.7.23 && python test/core/insights/evidently.samples.py > test/core/insights/evidently.golden.json
"""
import json
import warnings

import pandas as pd

warnings.simplefilter("ignore")
from evidently import Dataset, Report  # noqa: E402
from evidently.metrics import ValueDrift  # noqa: E402


def spread(size, scale=1.0, shift=0.0):
    return [((index * 0.618034) % 1) ** 2 * scale + shift for index in range(size)]


def labels(size, count, power):
    return [f"c{int(((index * 0.618034) % 1) ** power * count)}" for index in range(size)]


def whole(size, count, shift=0):
    return [int(((index * 0.618034) % 1) * count) + shift for index in range(size)]


COLUMNS = {
    "small": (spread(500), spread(400, 1.1)),
    "large": (spread(1500), spread(1200, 1.0, 0.05)),
    "moved": (spread(1500), spread(1200, 1.5, 0.3)),
    "digits": (whole(800, 4), whole(700, 4)),
    "years": (whole(1300, 40), whole(1300, 40, 3)),
    "coins": (labels(600, 2, 1), labels(500, 2, 1.3)),
    "plans": (labels(600, 5, 1), labels(500, 5, 1.2)),
    "cities": (labels(1400, 60, 1), labels(1300, 62, 1.1)),
    "new": (labels(600, 5, 1), labels(500, 6, 1)),
}
TESTS = {"small": ["ks", "wasserstein", "psi", "jensenshannon", "kl_div", "ed", "mannw", "anderson", "cramer_von_mises"], "years": ["psi", "kl_div"], "cities": ["psi", "kl_div"]}

found = []
for name, (before, after) in COLUMNS.items():
    for test in [None, *TESTS.get(name, [])]:
        reference, current = (Dataset.from_pandas(pd.DataFrame({name: values})) for values in (before, after))
        result = json.loads(Report([ValueDrift(column=name, **({"method": test} if test else {}))]).run(current, reference).json())["metrics"][0]
        method = result["config"].get("method") or result["metric_name"]
        found.append(dict(column=name, chosen=test, metric=result["metric_name"], score=result["value"]))
print(json.dumps(found, indent=1))
