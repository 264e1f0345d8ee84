import assert from "node:assert/strict";

import { openFile, openWorkbench, runCommand, type Workbench } from "../../harness/editor/workbench.ts";

describe("the workbench", () => {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench()));
  after(() => workbench.close());

  it("opens the example and its pipeline file", async () => {
    await openFile(workbench.page, "dvc.yaml");
    await runCommand(workbench.page, "View: Toggle Problems");
    await workbench.page.locator(".markers-panel").waitFor();
  });

  it("asks no other machine for anything", () => assert.deepEqual([...workbench.offsite], []));
});
