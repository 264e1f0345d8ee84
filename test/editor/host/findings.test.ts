import assert from "node:assert/strict";

import { cellWith, fileUri, finding, open, openNotebook, restoreWorkspace, rulesIn, until } from "./support.ts";

describe("findings", () => {
  before(restoreWorkspace);

  it("appear in a pipeline file, on the name of the file that is missing", async () => {
    const { document } = await open("dvc.yaml");
    const { range, message } = await finding(document.uri, "dvc-dep-missing");
    assert.equal(document.getText(range), "src/evalute.py");
    assert.match(message, /evalute\.py/);
  });

  it("appear in the cell of a notebook where the leak is", async () => {
    const { notebook } = await openNotebook("notebooks/explore.ipynb");
    const { document } = cellWith(notebook, "fit_transform");
    const { range } = await finding(document.uri, "fit-before-split");
    assert.match(document.getText(range), /fit_transform/);
  });

  it("appear in a Dockerfile", async () => {
    await open("Dockerfile");
    const { message } = await finding(fileUri("Dockerfile"), "root-container");
    assert.match(message, /root/);
  });

  it("appear in Python", async () => {
    const { document } = await open("src/serve.py");
    const { range } = await finding(document.uri, "unsafe-model-load");
    assert.match(document.getText(range), /joblib\.load/);
  });

  it("go when their cause goes", async () => {
    const editor = await open("dvc.yaml");
    const { range } = await finding(editor.document.uri, "dvc-dep-missing");
    await editor.edit((edit) => edit.replace(range, "src/evaluate.py"));
    await until("no dvc-dep-missing", () => !rulesIn(editor.document.uri).includes("dvc-dep-missing") || undefined);
  });
});
