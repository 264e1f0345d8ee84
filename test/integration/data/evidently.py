"""What Evidently says of columns that it is given as JSON: {name: {reference, current, tests}}."""
import json
import warnings

import pandas as pd

warnings.simplefilter("ignore")
from evidently import Dataset, Report  # noqa: E402
from evidently.metrics import ValueDrift  # noqa: E402


COLUMNS = json.load(open("columns.json"))


def frame(name, cells):
    # JSON has no word for infinity.
    numeric = any(isinstance(cell, float) for cell in cells)
    return Dataset.from_pandas(pd.DataFrame({name: [float(cell) if numeric and cell == "inf" else cell for cell in cells]}))


def score(name, column, test):
    try:
        reference, current = (frame(name, column[side]) for side in ("reference", "current"))
        found = json.loads(Report([ValueDrift(column=name, **({"method": test} if test else {}))]).run(current, reference).json())["metrics"][0]["value"]
        return None if found != found else found
    except Exception as problem:  # an empty column, a test that does not suit
        return str(problem)[:200]


print(json.dumps([dict(column=name, chosen=test, score=score(name, column, test)) for name, column in COLUMNS.items() for test in [None, *column["tests"]]]))
