import assert from "node:assert/strict";

import { cellDataflow, notebookDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

describe("the dataflow of cells", () => {
  before(installParsers);

  it("leads from who made or last changed a value to who reads it", () => {
    const cells = ["rows = [1]", "", "rows.append(2)", "print(rows)", "import os\nprint(os.sep)"];
    const graph = cellDataflow(notebookDocument("file:///workspace/a.ipynb", "python", cells.map((text, index) => ({ uri: `#${index}`, index, type: "code", source: { text } }))));
    assert.ok(graph);
    assert.deepEqual(graph.nodes.map(({ verb, title, details }) => [verb, title, ...details]), [
      ["Cell 1", "rows = [1]", "sets rows"],
      ["Cell 3", "rows.append(2)", "changes rows"],
      ["Cell 4", "print(rows)"],
      ["Cell 5", "import os", "sets os"],
    ]);
    assert.deepEqual(graph.edges.map(({ from, to, label }) => [from, to, label]), [["cell-0", "cell-2", "rows"], ["cell-2", "cell-3", "rows"]]);
  });

  it("says what ties cells together without a name", () => {
    const cells = ["import random, os\nrandom.seed(1)", "x = random.random()\nos.chdir('data')", "text = open('a.txt').read()"];
    const graph = cellDataflow(notebookDocument("file:///workspace/a.ipynb", "python", cells.map((text, index) => ({ uri: `#${index}`, index, type: "code", source: { text } }))));
    assert.ok(graph);
    assert.deepEqual(graph.nodes.map(({ details }) => details.slice(1)), [["draws random numbers"], ["draws random numbers, changes the folder"], ["reads a file"]]);
    assert.equal(graph.unit, "cell");
  });

  it("is nothing for a notebook without Python", () => {
    assert.equal(cellDataflow(notebookDocument("file:///a.ipynb", "r", [])), undefined);
  });
});
