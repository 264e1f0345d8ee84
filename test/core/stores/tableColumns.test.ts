import assert from "node:assert/strict";

import { logColumns, logPreview } from "../../../server/core/stores/tables/guess.ts";
import { readColumnMappings, withMapping, type ColumnMapping } from "../../../server/core/stores/tables/mapping.ts";
import { runsOfTable } from "../../../server/core/stores/tables/runs.ts";
import { mightBeLog } from "../../../server/core/stores/tables/unclear.ts";

const TRIALS = "job,alpha,tick,when,cost,note\na,0.1,1,2026-03-01 10:00:00,3,x\na,0.1,2,2026-03-01 10:01:00,nan,\nb,0.2,1,2026-03-01 10:02:00,2,y\nb,0.2,2,2026-03-01 10:03:00,1,z\n";
const JSON_TRIALS = '{"job": {"id": 7}, "tick": 1, "cost": 3}\n{"job": {"id": 8}, "tick": 1, "cost": NaN}\n{"job": {"id": 7}, "tick": 2, "cost": 2}\n';

describe("columns of a metrics table", () => {
  it("are guessed by their names and by what stands in them", () => {
    const { columns, rows, guess } = logColumns("log.csv", TRIALS);
    assert.deepEqual(guess, { step: "tick", time: "when", run: "job", metrics: ["cost"], params: ["alpha"] });
    assert.deepEqual([rows, columns.map(({ name, values }) => [name, values[0]])], [4, [["job", "a"], ["alpha", "0.1"], ["tick", "1"], ["when", "2026-03-01 10:00:00"], ["cost", "3"], ["note", "x"]]]);
    assert.deepEqual(logColumns("log.csv", "round;size;err\n0;64;0.5\n1;64;0.25\n").guess, { step: "round", metrics: ["err"], params: ["size"] });
    assert.deepEqual(logColumns("log.jsonl", JSON_TRIALS).guess, { step: "tick", run: "job/id", metrics: ["cost"], params: [] });
    assert.deepEqual(logColumns("log.csv", "").columns, []);
  });

  it("make runs of the rows that belong together, with their parameters", () => {
    const { runs, broken } = runsOfTable("log.csv", TRIALS, { step: "tick", time: "when", run: "job", params: ["alpha"], metrics: ["cost"] });
    assert.equal(broken, 0);
    assert.deepEqual(runs.map(({ name, params, curves }) => [name, params, [...curves.keys()], curves.get("cost")?.count]), [["a", { alpha: "0.1" }, ["cost"], 2], ["b", { alpha: "0.2" }, ["cost"], 2]]);
    const json = runsOfTable("log.jsonl", JSON_TRIALS, { step: "tick", run: "job/id" });
    assert.deepEqual(json.runs.map(({ name, curves }) => [name, [...curves.keys()], curves.get("cost")?.count]), [["7", ["cost"], 2], ["8", ["cost"], 1]]);
  });

  it("take no parameter for a metric where nothing is said of metrics", () => {
    const [run] = runsOfTable("log.csv", TRIALS, { step: "tick", params: ["alpha"] }).runs;
    assert.deepEqual([...(run?.curves.keys() ?? [])], ["cost"]);
  });

  it("are shown as the runs that come of them", () => {
    const mapping: ColumnMapping = { step: "tick", run: "job", metrics: ["cost"], params: ["alpha"] };
    assert.deepEqual(logPreview("log.csv", TRIALS, mapping), ["a: cost 2 points, alpha = 0.1", "b: cost 2 points, alpha = 0.2"]);
    assert.deepEqual(logPreview("log.csv", TRIALS, { metrics: [] }), ["One run: no metrics"]);
  });

  it("are kept before those of other tables, and nothing is written into what is damaged", () => {
    const text = withMapping('{"version": 1, "mine": true, "tables": {"*.csv": {"step": "n"}, "a.csv": {"step": "old"}}}', "a.csv", { step: "tick" });
    assert.deepEqual(JSON.parse(text ?? ""), { version: 1, mine: true, tables: { "a.csv": { step: "tick" }, "*.csv": { step: "n" } } });
    assert.deepEqual(Object.keys((JSON.parse(text ?? "") as { readonly tables: object }).tables), ["a.csv", "*.csv"]);
    assert.equal(readColumnMappings(withMapping(undefined, "a.csv", { run: "job", params: ["alpha"] }) ?? "")?.[0]?.mapping.run, "job");
    for (const damaged of ["", "{", "[]", '{"tables": 3}']) assert.equal(withMapping(damaged, "a.csv", {}), undefined);
  });

  it("make a file unclear only where it is called as a log is and counts something", () => {
    assert.ok(mightBeLog("logs/a.csv", TRIALS));
    assert.ok(mightBeLog("out/my_metrics.csv", "k,v\n1,0.5\n2,0.25\n"));
    assert.ok(!mightBeLog("data/customers.csv", "id,age\n1,30\n2,40\n"));
    assert.ok(!mightBeLog("logs/names.csv", "name,city\nann,bern\nbob,bonn\n"));
    assert.ok(!mightBeLog("logs/events.log", TRIALS));
    assert.ok(!mightBeLog("catalogs/a.csv", TRIALS));
  });
});
