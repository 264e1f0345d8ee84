import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { REMOVED_KEYWORDS, REMOVED_METHODS, REMOVED_NAMES } from "../../../server/core/facts/python/tables/removed.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";

/** Calls that keywords are told of, by their names in the libraries. */
const CALLS = [
  "pandas.DataFrame.fillna", "pandas.read_csv", "pandas.read_table", "pandas.read_excel", "pandas.to_datetime", "sklearn.preprocessing.OneHotEncoder", "sklearn.ensemble.BaggingClassifier",
  "sklearn.ensemble.AdaBoostRegressor", "sklearn.calibration.CalibratedClassifierCV", "sklearn.multioutput.ClassifierChain", "sklearn.linear_model.LinearRegression", "sklearn.linear_model.RidgeCV",
  "sklearn.linear_model.LassoLars", "sklearn.metrics.mean_squared_error", "sklearn.metrics.mean_squared_log_error", "sklearn.cluster.AgglomerativeClustering", "sklearn.manifold.TSNE",
  "sklearn.linear_model.LogisticRegression", "sklearn.linear_model.LogisticRegressionCV", "sklearn.ensemble.RandomForestClassifier", "sklearn.ensemble.ExtraTreesRegressor",
  "sklearn.linear_model.SGDClassifier", "sklearn.ensemble.GradientBoostingClassifier",
];

describe("what libraries have removed", () => {
  it("is gone from them, and what takes its place is there", async () => {
    const isHere = ({ library }: { readonly library: string }): boolean => library !== "torch";
    const job = {
      names: [...REMOVED_NAMES].filter(([, one]) => isHere(one)).map(([name, { to }]) => [name, to ?? null]),
      methods: [...REMOVED_METHODS.keys()],
      keywords: REMOVED_KEYWORDS.flatMap(({ call, keyword, value, renamed }) => CALLS.filter((name) => call.test(name) && value !== "1").map((name) => [name, keyword, value ?? null, renamed ?? null])),
    };
    assert.ok(job.names.length > 60 && job.keywords.length > 20);
    const folder = temporaryFolder({ "job.json": JSON.stringify(job) });
    const { status, stdout, stderr } = spawnSync(await peerPython("notebooks"), ["test/integration/notebooks/removed.py", join(folder, "job.json")], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), { names: [], replacements: [], methods: [], keywords: [], renamed: [] });
  });
});
