import assert from "node:assert/strict";

import { missingInRunOrder, notebookDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";

describe("the order of the last run", () => {
  before(installParsers);

  const missing = (...cells: readonly (readonly [text: string, count?: number])[]): readonly string[] =>
    missingInRunOrder(notebookDocument("file:///workspace/a.ipynb", "python", cells.map(([text, executionCount], index) => ({ uri: `#${index}`, index, type: "code", source: { text }, ...(executionCount === undefined ? {} : { executionCount }) })))).map(({ message }) => message);

  it("is fine where names were made before they were used, wherever the cells stand", () => {
    assert.deepEqual(missing(["print(a)", 2], ["a = 1", 1]), []);
  });

  it("tells names that came too late, or from a cell that is gone or was not run", () => {
    assert.deepEqual(missing(["a = 1", 5], ["print(a)", 3]), ["`a` is used in cell 2, and in the order of the last run cell 1 made it only later."]);
    assert.match(missing(["a = 1"], ["print(a)", 3])[0] ?? "", /`a` is used in cell 2, .* is gone or has changed/);
  });
});
