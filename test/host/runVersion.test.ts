import assert from "node:assert/strict";

import { runOffice } from "../../server/host/runs/office.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { trackers } from "../harness/trainings.ts";

describe("the version of what is known of runs", () => {
  for (const [name, begin] of Object.entries(trackers)) {
    it(`of ${name} changes with every point, and with nothing else`, async () => {
      const folder = temporaryFolder({ "mlruns/447525511738078264/meta.yaml": "experiment_id: '447525511738078264'\nname: churn\n" });
      const training = begin(folder, "live");
      const office = runOffice();
      const version = async (): Promise<number> => (await office({ name: "table", params: { folders: [folder] } })).version;
      training.log("loss", [1]);
      const first = await version();
      assert.equal(await version(), first);
      training.log("loss", [0.5]);
      assert.ok((await version()) > first);
    });
  }
});
