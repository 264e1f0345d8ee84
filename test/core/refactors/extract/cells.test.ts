import assert from "node:assert/strict";

import { applyEdits, defaultSettings, extractCells, notebookDocument, openDocument, promoteConstant, sectionAround, type Document } from "../../../../server/core/index.ts";
import { runNotebooks } from "../../../harness/notebookRuns.ts";
import { installParsers } from "../../../harness/parsers.ts";
import { python } from "../../../harness/python.ts";

const isProse = (text: string): boolean => /^#+ /.test(text);

const notebook = (cells: readonly string[]): Document =>
  notebookDocument("file:///workspace/a.ipynb", "python", cells.map((text, index) => ({ uri: `#${index}`, index, type: isProse(text) ? "markdown" : "code", source: { text } })));

/** Cells of which those from `from` up to `to` are taken. */
const NOTEBOOKS: Readonly<Record<string, { readonly cells: readonly string[]; readonly from: number; readonly to: number }>> = {
  "values go in and out": { cells: ["a = 2", "## Work it out", "b = a * 3", "c = b + 1", "print(b, c)"], from: 2, to: 4 },
  "imports and functions stay beside it": { cells: ["rows = [1, 4]", "## Roots", "import math\ndef root(x): return math.sqrt(x)\nroots = [root(r) for r in rows]", "total = sum(roots)\ntotal", "print(total, roots, root(9), math.pi > 3)"], from: 2, to: 4 },
  "what functions look up": { cells: ["def scaled(x): return x * rate", "## Rate", "rate = 3\ny = rate + 1", "print(scaled(y), rate)"], from: 2, to: 3 },
  "text of several lines, and magics": { cells: ["## Text", "%matplotlib inline\ntext = '''a\n  b'''\n!echo run", "print(text)"], from: 1, to: 2 },
};

describe("extracting cells", () => {
  before(installParsers);

  const after = (sample: (typeof NOTEBOOKS)[string], toModule: boolean): { readonly cells: readonly string[]; readonly files: Readonly<Record<string, string>> } | undefined => {
    const found = extractCells(notebook(sample.cells), sample.from, sample.to, { toModule });
    if (found.state === "refused") return undefined;
    const name = found.file?.uri.split("/").at(-1) ?? "";
    return { cells: [...sample.cells.slice(0, sample.from), found.text, ...sample.cells.slice(sample.to)], files: found.file ? { [name]: found.file.text } : {} };
  };
  const plain = (cells: readonly string[]): string => cells.filter((text) => !isProse(text)).map((text) => text.replace(/^%.*$/gm, "").replace(/^!echo run$/gm, "print('run')")).join("\n");

  for (const toModule of [false, true]) {
    for (const [title, sample] of Object.entries(NOTEBOOKS)) {
      it(`prints the same ${toModule ? "with a module" : "with a function"}: ${title}`, () => {
        const found = after(sample, toModule);
        assert.ok(found, JSON.stringify(extractCells(notebook(sample.cells), sample.from, sample.to, { toModule })));
        if (python === undefined) return;
        const [expected, actual] = runNotebooks(python, [{ program: "a.py", files: { "a.py": plain(sample.cells) } }, { program: "a.py", files: { ...found.files, "a.py": plain(found.cells) } }]);
        assert.notEqual(expected?.printed, "");
        assert.deepEqual(actual, expected, JSON.stringify(found, undefined, 1));
      });
    }
  }

  it("says why it cannot", () => {
    const reason = (cells: readonly string[], toModule = false): string => {
      const found = extractCells(notebook(cells), 0, 1, { toModule });
      return found.state === "refused" ? found.reason : "extracted";
    };
    assert.match(reason(["# words"]), /no code/);
    assert.match(reason(["import math"]), /nothing is left/);
    assert.match(reason(["from math import *\nx = pi"]), /import \*/);
    assert.match(reason(["x = (", "y = 1"]), /not valid Python/);
    assert.match(reason(["def f(): return k\nx = f()", "k = 1"], true), /uses `k`/);
    assert.match(reason(["k = 1\nx = f()", "def f(): return k"]), /look up `k`/);
  });

  it("never names a module like a file that stands there already", () => {
    const found = extractCells(notebook(["## Load", "x = 1", "print(x)"]), 0, 2, { toModule: true, isTaken: (uri) => uri === "file:///workspace/load.py" });
    assert.equal(found.state === "extracted" ? found.file?.uri : found.reason, "file:///workspace/load_2.py");
  });

  it("finds the section around a cell", () => {
    const document = notebook(["a = 1", "# One", "b = 2", "## Inner", "c = 3", "# Two", "d = 4"]);
    assert.deepEqual([0, 2, 4, 6].map((cell) => sectionAround(document, cell)), [{ from: 0, to: 1 }, { from: 1, to: 5 }, { from: 3, to: 5 }, { from: 5, to: 7 }]);
  });
});

describe("promoting a constant", () => {
  before(installParsers);

  const promoted = (code: string, isNotebook = false): string => {
    const at = code.indexOf("|");
    const text = code.replace("|", "");
    const document = isNotebook ? notebook([text]) : openDocument("file:///workspace/a.py", text, defaultSettings);
    const found = promoteConstant(document, { start: at, end: at });
    if (found.state !== "promoted") return found.state === "none" ? "none" : found.reason;
    return `${found.line === undefined ? "" : `[${found.line}] `}${applyEdits(text, found.edits)}`;
  };

  it("makes it a parameter of its function, with its value as the default", () => {
    assert.equal(promoted("def f(x):\n    return x * |0.5\n"), "def f(x, value=0.5):\n    return x * value\n");
    assert.equal(promoted("def f(*rows, **more):\n    rate = |0.5\n    return rate\n"), "def f(*rows, rate=0.5, **more):\n    return rate\n");
    assert.equal(promoted("def f():\n    return g(alpha=|3)\n"), "def f(alpha=3):\n    return g(alpha=alpha)\n");
  });

  it("moves it to the parameters of a notebook, and to the top of a module", () => {
    assert.equal(promoted("rate = |0.5  # share\nprint(rate)\n", true), "[rate = 0.5] print(rate)\n");
    assert.equal(promoted("model = Model(depth=|5)\n", true), "[depth = 5] model = Model(depth=depth)\n");
    assert.equal(promoted("import os\nprint(|'a')\n"), "import os\nvalue = 'a'\nprint(value)\n");
  });

  it("says why it cannot", () => {
    assert.match(promoted("rate = |1\nrate = 2\n", true), /more than one place/);
    assert.match(promoted("def f(x=|1):\n    return x\n"), /default already/);
    assert.match(promoted("f = lambda x: x + |1\n"), /lambda/);
    assert.equal(promoted("x| = y\n"), "none");
  });
});
