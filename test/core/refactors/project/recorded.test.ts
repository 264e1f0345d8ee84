import assert from "node:assert/strict";

import { convertProject, defaultSettings, filesOf, notebookDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

/** Cells, each with the value that stands below it. */
type Cells = readonly (readonly [text: string, shown?: string])[];

function testsOf(cells: Cells): string {
  const document = notebookDocument("file:///workspace/explore.ipynb", "python", cells.map(([text, shown], index) => ({ uri: `#${index}`, index, type: "code", source: { text }, outputs: shown === undefined ? [] : [{ type: "execute_result", data: { "text/plain": shown } }] })));
  const result = convertProject(document, { files: filesOf([]), settings: defaultSettings }, { folderUri: "file:///project" });
  assert.ok(result.state === "converted", JSON.stringify(result));
  return result.files.find(({ uri }) => uri.endsWith("test_pipeline.py"))?.text ?? "";
}

const recorded = (cells: Cells): readonly string[] => [...(/SHOWN = \[\n([^]*?)^\]/m.exec(testsOf(cells))?.[1] ?? "").matchAll(/^ {4}\("[^"]*", "[^"]*", "([^"]*)", "([^"]*)"\)/gm)].map(([, code, text]) => `${code ?? ""} = ${text ?? ""}`);

describe("what a saved notebook shows", () => {
  before(installParsers);

  it("is recorded below expressions that can be worked out again", () => {
    assert.deepEqual(recorded([["rows = [1, 2]\nlen(rows)", "2"], ["total = sum(rows)\ntotal", "3"], ["rows, max(rows) + 1", "([1, 2], 3)"]]), ["len(rows) = 2", "total = 3", "rows, max(rows) + 1 = ([1, 2], 3)"]);
    assert.deepEqual(recorded([["from sklearn.metrics import r2_score\na = [1.0, 2.0]\nr2_score(a, a)", "1.0"]]), ["r2_score(a, a) = 1.0"]);
  });

  it("is left out where working it out again might do or give something else", () => {
    const unfit: Readonly<Record<string, Cells>> = {
      "what a function of the notebook does": [["def step():\n    return 1\nstep()", "1"]],
      "what a method may change": [["rows = [1, 2]\nrows.pop()", "2"]],
      "what is changed later in its stage": [["rows = [1]\nlen(rows)\n", "1"], ["rows.append(2)"]],
      "what is set anew later in its stage": [["total = 1\ntotal", "1"], ["total = 2\nprint(total)"]],
      "an object by its address": [["class Box: pass\nbox = Box()\nbox", "<__main__.Box at 0x7f0000000000>"]],
      "a table that is cut": [["rows = list(range(900))\nrows", "[0,\n 1,\n ...]"]],
      "nothing to compare": [["name = 'Anna'\nname", "'Anna'"]],
      "random numbers without a seed": [["import random\nx = random.random()\nx", "0.5"]],
      "the time of day": [["import time\nx = time.time()\nx", "1.5"]],
    };
    for (const [title, cells] of Object.entries(unfit)) assert.deepEqual(recorded(cells), [], title);
    assert.deepEqual(recorded([["import random\nrandom.seed(1)\nx = random.random()\nx", "0.5"]]), ["x = 0.5"]);
  });

  it("asks for no run where nothing is recorded", () => {
    assert.doesNotMatch(testsOf([["x = 1\nprint(x)"]]), /import run|ran\(/);
  });
});
