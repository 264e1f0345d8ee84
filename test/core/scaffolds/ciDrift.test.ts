import assert from "node:assert/strict";

import { defaultSettings, filesOf, openDocument, planScaffold, scaffolds } from "../../../server/core/index.ts";

describe("the CI that is made", () => {
  it("compares data in every pull request where the repository holds a reference and current data", () => {
    const ci = scaffolds.find(({ id }) => id === "ci");
    assert.ok(ci);
    const files = { "requirements.txt": "pandas==2.3.3\n", "data/reference.csv": "x\n1\n", "data/current.csv": "x\n1\n" };
    const root = "file:///workspace/project";
    const snapshot = { files: filesOf(Object.entries(files).map(([path, content]) => openDocument(`${root}/${path}`, content, defaultSettings))), settings: defaultSettings };
    const text = (chosen: Readonly<Record<string, string>>): string => {
      const plan = planScaffold(ci, root, snapshot, chosen);
      return plan.state === "planned" ? [...plan.notes, ...plan.files.map((file) => file.text)].join("\n") : plan.reason;
    };
    assert.match(text({ host: "github" }), /modelwright drift data\/reference\.csv data\/current\.csv --format markdown --fail-on never > drift\.md[^]*gh pr comment "\$NUMBER"[^]*--fail-on dataset/);
    assert.match(text({ host: "gitlab", drift: "a.parquet b.parquet" }), /modelwright drift a\.parquet b\.parquet --format markdown --fail-on dataset/);
    assert.doesNotMatch(text({ drift: "" }), /drift/);
    assert.match(text({ drift: "a.csv b.csv; rm -rf ." }), /reference and current data/);
  });
});
