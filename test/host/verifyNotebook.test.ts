import assert from "node:assert/strict";

import { defaultSettings, filesOf, notebookDocument, type Document } from "../../server/core/index.ts";
import { verifyNotebook, type VerifyResult } from "../../server/host/verifyNotebook.ts";
import { temporaryFolder } from "../harness/disk.ts";
import { installParsers } from "../harness/parsers.ts";
import { python } from "../harness/python.ts";

const notebook = (...cells: readonly string[]): Document =>
  notebookDocument("file:///workspace/explore.ipynb", "python", cells.flatMap((text, index) => [
    { uri: `#${2 * index}`, index: 2 * index, type: "markdown" as const, source: { text: `# Part ${index}` } },
    { uri: `#${2 * index + 1}`, index: 2 * index + 1, type: "code" as const, source: { text } },
  ]));

const verify = (command: string, document: Document, timeoutMs = 300_000): Promise<VerifyResult> =>
  verifyNotebook(document, { files: filesOf([]), settings: defaultSettings }, { python: command, folder: temporaryFolder({}), timeoutMs });

describe("verify a notebook", function () {
  this.timeout(300_000);
  before(installParsers);

  it("says why nothing was compared", async () => {
    assert.deepEqual((await verify("python3", notebook("x = ("))).state, "failed");
    const missing = await verify("no-such-python", notebook("x = 1"));
    assert.ok(missing.state === "failed" && missing.reason.startsWith("no-such-python cannot be started"));
  });

  if (python === undefined) return;
  const command = python;

  it("finds the same values, printed lines and random numbers", async () => {
    const result = await verify(command, notebook("import random\nrows = [random.random()]", "rows.append(2)\nprint(len(rows))", "total = sum(rows)", "print(total)"));
    assert.ok(result.state === "same", JSON.stringify(result));
    assert.ok(result.values > 0);
  });

  it("keeps the names of the notebook apart from its own, and knows what magics need", async () => {
    const result = await verify(command, notebook("seen = [1]\njob = {}\ndef digest(): return 2\nsys = 4", "%%capture kept\nprint('hidden')", "random = seen + [digest()]\nfound = !echo yes", "print(random, found, sys, kept.stdout, 're' in globals())", "import inspect\ndef one(): return 1", "print(inspect.getsource(one))"));
    assert.ok(result.state === "same", JSON.stringify(result));
  });

  it("keeps what a cell takes from __future__ for the cells below it", async () => {
    const result = await verify(command, notebook("from __future__ import annotations", "def first(x: Missing) -> Other: return x", "print(first(1), first.__annotations__)"));
    assert.ok(result.state === "same", JSON.stringify(result));
  });

  it("finds what differs, and first the stage", async () => {
    const result = await verify(command, notebook("import sys\nkind = sys.argv[1].split('/')[-1]", "print(kind)"));
    assert.ok(result.state === "different", JSON.stringify(result));
    assert.deepEqual(result.differences.map(({ name }) => name), ["kind", undefined]);
  });

  it("compares no value that the notebook itself gives anew each time", async () => {
    const result = await verify(command, notebook("import os, time\nfresh = os.urandom(8)", "print('draw', time.perf_counter_ns())", "kept = len(fresh)", "print(kept, fresh)"));
    assert.ok(result.state === "same", JSON.stringify(result));
    assert.ok(result.unsteady?.includes("`fresh` of part_0") && result.unsteady.includes("line 1 of what was printed"), JSON.stringify(result.unsteady));
  });

  it("stops what takes too long, and tells of errors in the notebook itself", async () => {
    const slow = await verify(command, notebook("while True:\n    pass"), 500);
    assert.ok(slow.state === "failed" && slow.reason.includes("longer than"), JSON.stringify(slow));
    const wrong = await verify(command, notebook("x = 1", "1 / 0"));
    assert.deepEqual(wrong, { state: "failed", reason: "Both end in the same error: ZeroDivisionError: division by zero. Mend the notebook, or choose the Python that has what it needs, then verify again." });
  });
});
