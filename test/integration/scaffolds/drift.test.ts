import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { defaultSettings, filesOf, openDocument, planScaffold, relativePath, scaffolds } from "../../../server/core/index.ts";
import { goTool } from "../../../server/tasks/goTools.ts";
import { temporaryFolder } from "../../harness/disk.ts";

describe("the workflow that compares data", () => {
  it("is sound to actionlint, and posts its Markdown with the rights that it asks for", async () => {
    const actionlint = await goTool("github.com/rhysd/actionlint/cmd/actionlint@v1.7.12");
    const ci = scaffolds.find(({ id }) => id === "ci");
    assert.ok(ci);
    const files = { "requirements.txt": "pandas==2.3.3\n", "data/reference.csv": "x\n1\n", "data/current.csv": "x\n1\n" };
    const root = "file:///workspace/project";
    const snapshot = { files: filesOf(Object.entries(files).map(([path, content]) => openDocument(`${root}/${path}`, content, defaultSettings))), settings: defaultSettings };
    const plan = planScaffold(ci, root, snapshot, { host: "github" });
    assert.ok(plan.state === "planned");
    const folder = temporaryFolder({});
    for (const { uri, text } of plan.files) {
      const path = join(folder, relativePath(root, uri));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const workflow = plan.files.find(({ text }) => text.includes("modelwright drift"));
    assert.match(workflow?.text ?? "", /pull-requests: write[^]*modelwright drift[^]*gh pr comment/);
    const { status, stdout, stderr } = spawnSync(actionlint, ["-pyflakes=", relativePath(root, workflow?.uri ?? "")], { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
  }).timeout(600_000);
});
