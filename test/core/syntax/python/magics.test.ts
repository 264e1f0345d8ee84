import assert from "node:assert/strict";

import { withoutMagics } from "../../../../server/core/syntax/python/magics.ts";

const CASES: readonly (readonly [string, string, string])[] = [
  ["a line magic", "%matplotlib inline\nx = 1", "0                 \nx = 1"],
  ["a shell line", "  !pip install x", "  0             "],
  ["a question", "df.head?\n", "0       \n"],
  ["an assigned command", "files = !ls *.csv", "files = 0        "],
  ["a timed statement", "%time model.fit(X)", "0    ;model.fit(X)"],
  ["a timed cell", "%%time\nx = 1", "      \nx = 1"],
  ["a cell of another language", "%%bash\nls", "      \n  "],
  ["a command over two lines", "!pip \\\n  install x\ny = 1", "0     \n           \ny = 1"],
  ["a remainder over two lines", "x = (a\n  % b)", "x = (a\n  % b)"],
  ["text that looks like one", 'x = """\n%time\n"""\n!ls', 'x = """\n%time\n"""\n0  '],
  ["a quote in a comment", "# don't\n!ls", "# don't\n0  "],
  ["a number sign in a string", "x = '#'\n!ls", "x = '#'\n0  "],
];

describe("magics", () => {
  for (const [name, text, expected] of CASES) it(`blanks ${name}`, () => assert.equal(withoutMagics(text), expected));
  it("keeps every offset", () => {
    for (const [, text] of CASES) assert.equal(withoutMagics(text).length, text.length);
  });
});
