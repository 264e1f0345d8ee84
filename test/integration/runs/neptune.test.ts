import { READ_BACK, readsAs } from "./parity.ts";

/** Neptune's service is gone and its exporter is on no index, so PyArrow writes files of the exporter's published schema, and reads them back. */
const SCRIPT = `
import datetime, decimal, os, sys
import pyarrow as pa, pyarrow.parquet as pq
SCHEMA = pa.schema([
    ("project_id", pa.string()), ("run_id", pa.string()), ("attribute_path", pa.string()), ("attribute_type", pa.string()),
    ("step", pa.decimal128(18, 6)), ("timestamp", pa.timestamp("ms", tz="UTC")), ("int_value", pa.int64()), ("float_value", pa.float64()),
    ("string_value", pa.string()), ("bool_value", pa.bool_()), ("datetime_value", pa.timestamp("ms", tz="UTC")), ("string_set_value", pa.list_(pa.string())),
    ("file_value", pa.struct([("path", pa.string())])), ("histogram_value", pa.struct([("type", pa.string()), ("edges", pa.list_(pa.float64())), ("values", pa.list_(pa.float64()))])),
])
now = datetime.datetime(2025, 3, 1, 12, tzinfo=datetime.timezone.utc)
folder = os.path.join(sys.argv[1], "exports", "data", "team_churn"); os.makedirs(folder)
def row(run, path, type, **values): return {**{name: None for name in SCHEMA.names}, "project_id": "team/churn", "run_id": run, "attribute_path": path, "attribute_type": type, **values}
for number in range(3):
    run = f"CHURN-{number}"
    rows = [
        row(run, "sys/name", "string", string_value=f"run {number} ü"), row(run, "sys/creation_time", "datetime", datetime_value=now), row(run, "sys/failed", "bool", bool_value=number == 2),
        row(run, "sys/tags", "string_set", string_set_value=["a", "b"]), row(run, "parameters/rate", "float", float_value=0.1 ** number), row(run, "parameters/epochs", "int", int_value=2 ** 40),
        row(run, "parameters/shuffle", "bool", bool_value=True), row(run, "parameters/text", "string", string_value="x 'y'"),
        row(run, "weights", "histogram_series", step=decimal.Decimal(1), histogram_value={"type": "COUNTING", "edges": [0.0, 1.0], "values": [3.0]}), row(run, "model", "file", file_value={"path": "files/model.pt"}),
    ]
    parts = [rows, []]
    for step in range(400): parts[step // 250].append(row(run, "train/loss", "float_series", step=decimal.Decimal(step) / 4, timestamp=now, float_value=1 / (step + 1)))
    for step, value in enumerate([float("nan"), float("inf"), float("-inf"), 0.1 + 0.2]): parts[1].append(row(run, "odd", "float_series", step=decimal.Decimal(step), timestamp=now, float_value=value))
    for part, rows in enumerate(parts): pq.write_table(pa.Table.from_pylist(rows, SCHEMA), os.path.join(folder, f"{run}_part_{part}.parquet"), compression="snappy")
written = []
for number in range(3):
    rows = [row for part in range(2) for row in pq.read_table(os.path.join(folder, f"CHURN-{number}_part_{part}.parquet")).to_pylist()]
    curves, params = {}, {}
    for each in rows:
        path, type = each["attribute_path"], each["attribute_type"]
        if type == "float_series": curves.setdefault(path, []).append([float(each["step"]), str(each["float_value"])])
        elif path.startswith("parameters/"):
            value = each[type + "_value"]
            params[path] = str(value).lower() if type == "bool" else str(value)
    written.append(dict(id=f"CHURN-{number}", name=f"run {number} ü", status="failed" if number == 2 else "finished", params=params, curves=curves))
${READ_BACK}`;

describe("Neptune's exports beside PyArrow", () => readsAs(SCRIPT, { damaged: /CHURN-1_part_1\.parquet$/, rest: "all" }));
