import assert from "node:assert/strict";

import { parseJson } from "../../../../server/core/syntax/json/parse.ts";

describe("JSON", () => {
  it("is read with its comments", () => {
    const { roots, problems } = parseJson('{ "a": 1 } // one');
    assert.equal(roots[0]?.type, "mapping");
    assert.deepEqual(problems, []);
  });

  it("says that it is nested too deep, rather than giving up", () => {
    const { roots, problems } = parseJson("[".repeat(200_000));
    assert.deepEqual(roots, []);
    assert.deepEqual(problems.map(({ reason }) => reason), ["the values are nested too deep to be read"]);
  });
});
