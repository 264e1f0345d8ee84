"""Two Parquet files of twenty columns, hardly different: generate.py ROWS FOLDER."""
import sys

import numpy as np
import pandas as pd

rows, folder = int(sys.argv[1]), sys.argv[2]
for name, seed, shift in (("reference", 1, 0.0), ("current", 2, 0.05)):
    draw = np.random.default_rng(seed)
    columns = {f"normal{place}": draw.normal(shift if place == 0 else 0, 1, rows) for place in range(6)}
    columns["lognormal"] = draw.lognormal(0, 2, rows)
    columns["pareto"] = draw.pareto(1.5, rows)
    columns["bimodal"] = np.where(draw.random(rows) < 0.5, draw.normal(0, 1, rows), draw.normal(4, 1, rows))
    columns["zeroes"] = np.where(draw.random(rows) < 0.7, 0.0, draw.normal(0, 1, rows))
    columns["holes"] = np.where(draw.random(rows) < 0.1, np.nan, draw.normal(0, 1, rows))
    columns["amount"] = draw.integers(0, 100_000, rows)
    for count in (2, 5, 12, 50, 200, 1000, 5000, 50_000):
        drawn = np.minimum(draw.zipf(1.3, rows), count) if count > 100 else draw.integers(0, count, rows)
        columns[f"category{count}"] = np.char.add("v", drawn.astype(str))
    pd.DataFrame(columns).to_parquet(f"{folder}/{name}.parquet", index=False)
