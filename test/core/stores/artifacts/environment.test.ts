import assert from "node:assert/strict";

import { environmentOf } from "../../../../server/core/stores/artifacts/environment.ts";
import { folderArtifacts } from "../../../../server/core/stores/artifacts/files.ts";
import { lockedData } from "../../../../server/core/stores/dvc/surroundings.ts";
import { folderOf } from "../folderOf.ts";

const environment = (files: Readonly<Record<string, string>>): Promise<unknown> => environmentOf(folderArtifacts(() => Promise.resolve(folderOf(files))));

describe("what a run was made with", () => {
  it("is what its requirements name, by one spelling of each", async () => {
    assert.deepEqual(await environment({ "model/requirements.txt": "mlflow==3.1\nScikit_Learn[extra] >=1.4 ; python_version > '3'  # note\n# a comment\n-r other.txt\nplain\n" }), { mlflow: "3.1", plain: "", "scikit-learn": ">=1.4" });
  });

  it("is what conda and MLflow's own file name, and requirements before them", async () => {
    const conda = "dependencies:\n- python=3.11.4=h0\n- numpy=1.26\n- pip:\n  - torch==2.1\n";
    assert.deepEqual(await environment({ "conda.yaml": conda }), { numpy: "1.26", python: "3.11.4", torch: "2.1" });
    assert.deepEqual(await environment({ "conda.yaml": conda, "requirements.txt": "torch==2.2", "python_env.yaml": "python: 3.11.9\n" }), { numpy: "1.26", python: "3.11.4", torch: "2.2" });
  });

  it("is nothing where files are damaged or none", async () => {
    assert.deepEqual([await environment({}), await environment({ "conda.yaml": "a: [", "python_env.yaml": "- 1" })], [{}, {}]);
  });

  it("has the versions of data that dvc.lock names, code left out", () => {
    const lock = "stages:\n  train:\n    deps:\n    - path: data/a.csv\n      hash: md5\n      md5: abc\n    - path: train.py\n      md5: def\n    - path: s3://b/c\n      etag: xyz\n";
    assert.deepEqual(lockedData(lock), [{ name: "data/a.csv", digest: "abc" }, { name: "s3://b/c", digest: "xyz" }]);
    assert.deepEqual([lockedData("a: ["), lockedData("stages: 1")], [[], []]);
  });
});
