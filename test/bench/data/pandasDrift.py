"""The statistics of `modelwright drift` by pandas and SciPy: pandasDrift.py REFERENCE CURRENT."""
import json
import sys

import numpy as np
import pandas as pd
from scipy import stats
from scipy.spatial.distance import jensenshannon

reference, current = (pd.read_parquet(path) for path in sys.argv[1:3])
found = {}
for name in reference.columns:
    a, b = reference[name].dropna(), current[name].dropna()
    if a.dtype.kind in "if":
        a, b = a.to_numpy(float), b.to_numpy(float)
        test = stats.ks_2samp(a, b)
        edges = np.unique(np.quantile(a, np.arange(1, 10) / 10))
        p, q = (np.bincount(np.searchsorted(edges, side, side="left"), minlength=len(edges) + 1) + 0.5 for side in (a, b))
        p, q = p / p.sum(), q / q.sum()
        low, high = min(a.min(), b.min()), max(a.max(), b.max())
        summary = [[side.mean(), side.std(), len(np.unique(side)), np.quantile(side, [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1]).tolist(), np.histogram(side, 20, (low, high))[0].tolist()] for side in (a, b)]
        found[name] = [test.statistic, test.pvalue, float(((p - q) * np.log(p / q)).sum()), stats.wasserstein_distance(a, b) / max(a.std(ddof=1), 0.001), summary]
    else:
        counts = pd.concat([a.value_counts(), b.value_counts()], axis=1).fillna(0).to_numpy()
        test = stats.chi2_contingency(counts.T)
        p, q = (counts + 0.5).T / (counts + 0.5).sum(axis=0)[:, None]
        found[name] = [test.statistic, test.pvalue, jensenshannon(counts[:, 0], counts[:, 1], 2), float(((p - q) * np.log(p / q)).sum())]
duplicates = [int(side.duplicated().sum()) for side in (reference, current)]
print(json.dumps({name: [float(value) for value in values[:4]] for name, values in found.items()}))
