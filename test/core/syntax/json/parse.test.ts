import assert from "node:assert/strict";

import { walk } from "../../../../server/core/syntax/data/access.ts";
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

  it("reads the numbers that Python's json writes, and leaves the words in texts alone", () => {
    const { roots, problems } = parseJson('{"limit": [0.0, Infinity, -Infinity], "none": NaN, "text": "Infinity \\" NaN"}');
    assert.deepEqual(problems, []);
    const values = [...walk(roots[0] ?? assert.fail())].flatMap(({ node }) => (node.type === "scalar" ? [node.value] : []));
    assert.deepEqual(values, [0, Infinity, -Infinity, 0, 'Infinity " NaN']);
  });
});
