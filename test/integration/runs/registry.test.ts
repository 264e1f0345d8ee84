import assert from "node:assert/strict";
import { join } from "node:path";

import { runReader } from "../../../server/host/runs/reader.ts";
import { peerPython } from "../../../server/tasks/python.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runPython } from "../../harness/python.ts";
import { assertSameRegistry, REGISTRY } from "./registry.ts";

describe("MLflow's registry of models beside MLflow's own client", function () {
  this.timeout(900_000);

  for (const [what, uri, name] of [["a file store", "file://", "mlruns"], ["an SQLite store", "sqlite:///", "mlflow.db"]] as const) {
    it(`is the same in ${what}: versions, aliases, stages, tags, source runs`, async () => {
      const folder = temporaryFolder({});
      const python = process.env["MODELWRIGHT_PYTHON"] ?? (await peerPython("runs"));
      const { output, errors, status } = runPython(python, { "write.py": REGISTRY }, ["write.py", uri + join(folder, name)]);
      assert.equal(status, 0, errors);
      assertSameRegistry(await runReader().read({ folders: [folder] }), output);
    });
  }
});
