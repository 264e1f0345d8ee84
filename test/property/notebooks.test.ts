import assert from "node:assert/strict";

import fc from "fast-check";

import { convertNotebook, defaultSettings, filesOf, notebookDocument, openDocument, syntaxErrors } from "../../server/core/index.ts";
import { installParsers } from "../harness/parsers.ts";

const SNAPSHOT = { files: filesOf([]), settings: defaultSettings };

/** Pieces of cells: statements, halves of statements, and IPython's own lines. */
const PIECES = [
  "import os", "import numpy as np, os.path", "from math import pi as p", "from x import *", "from __future__ import annotations", "x = 1", "x += y", "y: int = 2", "LIMIT = 3", "def f(a, b=x):\n    global x\n    return a + y",
  "class A(B):\n    z = x\n    def m(self): return x", "@f\ndef g(): pass", "for i in range(3):\n    print(i)", "with open('a') as s:\n    pass", "try:\n    x\nexcept E as e:\n    pass", "text = \"\"\"a\n  b\"\"\"", "f'''{x}\n{y!r}'''",
  "[a for a in x if (b := a)]", "lambda q: q + x", "await f()", "exec('x = 1')", "del x", "x", "x.head();", "print 'old'", "%matplotlib inline", "!pip install a \\\n  b", "files = !ls {x}", "%%bash\nls", "x?", "%time x = 2", "cd ..", "if x:\n    !ls",
  "return", "# comment", "a = 1; b = 2 # c", "\t", "(", "'''", "\u{1f600} = 1", "match x:\n    case [a, b]:\n        pass",
];
const cells = fc.array(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n")), { minLength: 1, maxLength: 6 });

describe("any notebook", () => {
  before(installParsers);

  it("is converted into sound Python, or refused with a reason, and the same each time", () => {
    fc.assert(
      fc.property(cells, (sources) => {
        const notebook = notebookDocument("file:///workspace/a.ipynb", "python", sources.map((text, index) => ({ uri: `#${index}`, index, type: "code", source: { text } })));
        const result = convertNotebook(notebook, SNAPSHOT);
        assert.deepEqual(convertNotebook(notebook, SNAPSHOT), result);
        if (result.state === "refused") {
          assert.match(result.reason, /^(?!.*fault of the converter).*\.$/s);
          return;
        }
        const [file] = result.files;
        const errors = syntaxErrors(openDocument("file:///workspace/b.py", file?.text ?? "", defaultSettings));
        assert.deepEqual(errors, [], file?.text);
      }),
      { numRuns: 400 },
    );
  });
});
