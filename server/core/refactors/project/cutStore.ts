/**
 * `store.py` of a project whose dvc.yaml runs several processes: how values lie in files between them. The format follows what a
 * value is; one that does not come back exactly as it was goes to a bundle of joblib, and so do values that share objects.
 */
export const STORE = `"""How values lie in files between the processes of dvc.yaml: each in the format of its type."""

from __future__ import annotations

import gc
import json
import os
import shutil
import types
from pathlib import Path
from typing import Any

import joblib

# Fitted estimators: "joblib" keeps every one; "skops" loads without running code, and needs the package skops.
ESTIMATORS = os.environ.get("CUT_ESTIMATORS", "joblib")

_ATOMS = (type(None), bool, int, float, complex, str, bytes, type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType)


def save(folder: str | Path, values: dict[str, Any]) -> None:
    """Writes all values, and a list of where each lies. What shares objects lies in one file, and stays shared."""
    _refuse_shared_memory(values)
    place = Path(folder)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    shared = _sharing(values)
    found: dict[str, list[str]] = {}
    bundle: dict[str, Any] = {name: values[name] for name in shared}
    for name, value in values.items():
        written = None if name in shared else _written(place, name, value)
        if written is None:
            bundle[name] = value
        else:
            found[name] = written
    if bundle:
        joblib.dump(bundle, place / "bundle.joblib")
        found.update({name: ["joblib", "bundle.joblib"] for name in bundle})
    (place / "values.json").write_text(json.dumps(found, indent=1, sort_keys=True), encoding="utf-8")


def load(folder: str | Path) -> dict[str, Any]:
    """Reads what another stage has saved on this machine."""
    place = Path(folder)
    found: dict[str, list[str]] = json.loads((place / "values.json").read_text(encoding="utf-8"))
    # modelwright: allow unsafe-model-load -- the stage before wrote it, on this machine
    bundle = joblib.load(place / "bundle.joblib") if (place / "bundle.joblib").exists() else {}
    return {name: bundle[name] if kind == "joblib" else _read(kind, place / file) for name, (kind, file) in found.items()}


def _written(place: Path, name: str, value: Any) -> list[str] | None:
    """The first format that fits, and that gives back the same; None where there is none."""
    for kind, suffix in _kinds(value):
        path = place / f"{name}{suffix}"
        try:
            _write(kind, path, value)
            if _is_same(kind, value, _read(kind, path)):
                return [kind, path.name]
        except (ImportError, TypeError, ValueError, RuntimeError):
            pass
        path.unlink(missing_ok=True)
    return None


def _kinds(value: Any) -> list[tuple[str, str]]:
    root = type(value).__module__.split(".")[0]
    kind = type(value).__name__
    if root == "pandas" and kind in ("DataFrame", "Series"):
        return [("table" if kind == "DataFrame" else "column", ".parquet")]
    if root == "numpy" and kind == "ndarray":
        return [] if value.dtype == object else [("array", ".npy")]
    if root == "scipy" and kind.split("_")[-1] in ("matrix", "array"):
        return [("sparse", ".npz")]
    if isinstance(value, dict) and value and all(type(one).__module__ == "torch" and type(one).__name__ == "Tensor" for one in value.values()):
        return [("safetensors", ".safetensors"), ("tensors", ".pt")]
    if hasattr(value, "get_params") and hasattr(value, "fit"):
        return [("skops", ".skops")] if ESTIMATORS == "skops" else []
    if isinstance(value, (dict, list, str, int, float, bool)) or value is None:
        return [("json", ".json")]
    return []


def _write(kind: str, path: Path, value: Any) -> None:
    if kind in ("table", "column"):
        (value.to_frame("value") if kind == "column" else value).to_parquet(path)
        if kind == "column":
            path.with_suffix(".name.json").write_text(json.dumps(value.name), encoding="utf-8")
    elif kind == "array":
        import numpy

        numpy.save(path, value, allow_pickle=False)
    elif kind == "sparse":
        import scipy.sparse

        scipy.sparse.save_npz(path, value)
    elif kind == "safetensors":
        from safetensors.torch import save_file

        save_file(value, path)
    elif kind == "tensors":
        import torch

        torch.save(value, path)
    elif kind == "skops":
        import skops.io

        skops.io.dump(value, path)
    else:
        path.write_text(json.dumps(value, allow_nan=False), encoding="utf-8")


def _read(kind: str, path: Path) -> Any:
    if kind in ("table", "column"):
        import pandas

        table = pandas.read_parquet(path)
        if kind == "table":
            return table
        return table["value"].rename(json.loads(path.with_suffix(".name.json").read_text(encoding="utf-8")))
    if kind == "array":
        import numpy

        return numpy.load(path, allow_pickle=False)
    if kind == "sparse":
        import scipy.sparse

        return scipy.sparse.load_npz(path)
    if kind == "safetensors":
        from safetensors.torch import load_file

        return load_file(path)
    if kind == "tensors":
        import torch

        return torch.load(path, weights_only=True)
    if kind == "skops":
        import skops.io

        return skops.io.load(path, trusted=skops.io.get_untrusted_types(file=path))
    return json.loads(path.read_text(encoding="utf-8"))


def _is_same(kind: str, value: Any, back: Any) -> bool:
    """Index, types of columns, order and attributes must all have come back."""
    if kind in ("table", "column"):
        import pandas.testing

        check = pandas.testing.assert_frame_equal if kind == "table" else pandas.testing.assert_series_equal
        try:
            check(value, back, check_exact=True)
        except AssertionError:
            return False
        objects = [value.dtypes] if kind == "column" else list(value.dtypes)
        return value.attrs == back.attrs and not any(one == object for one in objects) and type(value.index) is type(back.index)
    if kind == "array":
        return value.dtype == back.dtype and value.shape == back.shape and value.tobytes() == back.tobytes() and value.flags.f_contiguous == back.flags.f_contiguous
    if kind == "json":
        return _plain(value) == _plain(back)
    if kind == "safetensors":
        return type(value) is dict and list(value) == list(back)
    return type(value) is type(back)


def _plain(value: Any) -> str:
    """Values with their types, so that 1, 1.0 and True differ."""
    if type(value) is dict:
        return "{" + ", ".join(f"{_plain(key)}: {_plain(one)}" for key, one in value.items()) + "}"
    if type(value) is list:
        return "[" + ", ".join(map(_plain, value)) + "]"
    return f"{type(value).__name__} {value!r}"


def _sharing(values: dict[str, Any]) -> set[str]:
    """Names of values that hold a common object, which two files would make two of."""
    owner: dict[int, str] = {}
    shared: set[str] = set()
    for name, value in values.items():
        waiting, seen = [value], set()
        while waiting:
            one = waiting.pop()
            if isinstance(one, _ATOMS) or (isinstance(one, tuple) and not one) or id(one) in seen:
                continue
            seen.add(id(one))
            if "dtype" in type(one).__name__.lower():
                continue
            other = owner.setdefault(id(one), name)
            if other != name:
                shared |= {name, other}
            # Tables of one origin share their index and types, which nobody changes.
            if type(one).__module__.split(".")[0] not in ("pandas", "numpy", "torch"):
                waiting.extend(gc.get_referents(one))
    return shared


def _refuse_shared_memory(values: dict[str, Any]) -> None:
    arrays = [(name, one) for name, one in values.items() if type(one).__module__ == "numpy" and type(one).__name__ == "ndarray"]
    for place, (name, one) in enumerate(arrays):
        for other_name, other in arrays[:place]:
            import numpy

            if one is not other and numpy.shares_memory(one, other):
                raise ValueError(f"{name} and {other_name} share their memory, which files would end. Run all in one process: python main.py")
`;
