"""Evidently's drift preset: evidentlyDrift.py REFERENCE CURRENT."""
import sys
import warnings

import pandas as pd

warnings.simplefilter("ignore")
from evidently import Dataset, Report  # noqa: E402
from evidently.presets import DataDriftPreset  # noqa: E402

reference, current = (Dataset.from_pandas(pd.read_parquet(path)) for path in sys.argv[1:3])
print(len(Report([DataDriftPreset()]).run(current, reference).json()))
