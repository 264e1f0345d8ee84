import assert from "node:assert/strict";

import { shellLines } from "../../../../server/core/facts/notebook/shellLines.ts";
import { notebookDocument } from "../../../../server/core/index.ts";

const linesIn = (text: string): readonly string[] => shellLines(notebookDocument("file:///a.ipynb", "python", [{ uri: "file:///a.ipynb#0", index: 0, type: "code", source: { text } }])).map((line) => line.text);

describe("shell lines of a notebook", () => {
  it("are those behind an exclamation mark, and all of a script", () => {
    assert.deepEqual(linesIn("!ls\nx = 1\n"), ["!ls"]);
    assert.deepEqual(linesIn("# a note\n\n%%bash\nls\n# not this\ncat a\n"), ["ls", "cat a"]);
  });

  it("are found at once in a cell of empty lines", () => {
    assert.deepEqual(linesIn(`${" \n".repeat(5000)}x = 1`), []);
  });
});
