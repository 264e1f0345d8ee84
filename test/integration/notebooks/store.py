"""Saves and loads values of many types by the generated store.py, and prints in which format each lay."""

import json
import pathlib
import sys

sys.path.insert(0, ".")
import joblib
import numpy as np
import pandas as pd
import scipy.sparse as sp
import store
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

index = pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["k", "n"])
dated = pd.DataFrame({"v": [1, 2]}, index=pd.date_range("2024-01-01", periods=2, freq="D"))
table = pd.DataFrame({"i": pd.array([1, None], dtype="Int64"), "f": np.float32([1, 2]), "c": pd.Categorical(["x", "y"], ordered=True), "t": pd.to_datetime(["2024-01-01", "2024-01-02"]).tz_localize("UTC")}, index=index)
noted = table.copy()
noted.attrs["source"] = object
pipe = make_pipeline(StandardScaler(), LinearRegression()).fit([[1.0], [2.0]], [1, 2])
inner = [1]
values = {
    "table": table,
    "mixed": pd.DataFrame({"o": [1, "x"]}),
    "dated": dated,
    "noted": noted,
    "column": table["f"].rename(("two", "names")),
    "named": table["f"],
    "array": np.asfortranarray(np.arange(6, dtype=np.int16).reshape(2, 3)),
    "objects": np.array([{}, 1], dtype=object),
    "sparse": sp.csr_matrix([[0, 1]]),
    "plain": {"a": [1, 2.5, None, True], "b": {"c": "ü"}},
    "numbered": {1: "a"},
    "endless": [float("inf")],
    "pair": (1, 2),
    "text": "hello",
    "one": inner,
    "outer": {"inner": inner},
    "pipe": pipe,
    "last": pipe[-1],
    "alone": LinearRegression().fit([[1.0]], [1]),
}
store.save("cut", values)
back = store.load("cut")
found = json.loads(pathlib.Path("cut/values.json").read_text())
assert list(back) and set(back) == set(values)
for name in ("table", "dated", "mixed"):
    pd.testing.assert_frame_equal(values[name], back[name], check_exact=True)
    assert list(back[name].index.names) == list(values[name].index.names) and getattr(back[name].index, "freq", None) == getattr(values[name].index, "freq", None)
assert back["noted"].attrs == noted.attrs and back["column"].name == ("two", "names")
assert (back["array"] == values["array"]).all() and back["array"].flags.f_contiguous and back["array"].dtype == np.int16
assert type(back["sparse"]) is type(values["sparse"]) and (back["sparse"] != values["sparse"]).nnz == 0
for name in ("plain", "numbered", "endless", "pair", "text", "one", "outer"):
    assert back[name] == values[name] and type(back[name]) is type(values[name]), name
assert back["outer"]["inner"] is back["one"] and back["pipe"][-1] is back["last"]
assert joblib.hash(back["alone"].coef_) == joblib.hash(values["alone"].coef_)
store.ESTIMATORS = "skops"
store.save("other", {"alone": values["alone"]})
assert store.load("other")["alone"].coef_ == values["alone"].coef_
found["skops"] = json.loads(pathlib.Path("other/values.json").read_text())["alone"]
try:
    store.save("views", {"whole": values["array"], "part": values["array"][:1]})
except ValueError as error:
    found["views"] = ["refused", str(error).split(",")[0]]
print(json.dumps({name: kind for name, (kind, _) in found.items()}))
