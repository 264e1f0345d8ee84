"""What Evidently says of columns that it is given as JSON: {name: {reference, current, tests}}."""
import json
import warnings

import pandas as pd

warnings.simplefilter("ignore")
from evidently import Dataset, Report  # noqa: E402
from evidently.metrics import ValueDrift  # noqa: E402


COLUMNS = json.load(open("columns.json"))

found = []
for name, column in COLUMNS.items():
    for test in [None, *column["tests"]]:
        reference, current = (Dataset.from_pandas(pd.DataFrame({name: column[side]})) for side in ("reference", "current"))
        result = json.loads(Report([ValueDrift(column=name, **({"method": test} if test else {}))]).run(current, reference).json())["metrics"][0]
        found.append(dict(column=name, chosen=test, metric=result["metric_name"], score=result["value"]))
print(json.dumps(found))
