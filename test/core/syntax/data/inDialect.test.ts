import assert from "node:assert/strict";

import fc from "fast-check";

import type { Dialect } from "../../../../server/core/syntax/data/dialect.ts";
import { inDialect } from "../../../../server/core/syntax/data/inDialect.ts";
import { parseYaml } from "../../../../server/core/syntax/yaml/parse.ts";

const DIALECTS: readonly Dialect[] = ["yaml-1.2", "pyyaml", "omegaconf", "go-yaml"];

describe("a tree in another dialect", () => {
  it("is what parsing in that dialect gives", () => {
    const texts = ["a: 1e-5\nb: [yes, 012, 0o14, 12:30:45, 1_000, 3.10]\nno: {on: off}\n", "x: &x {k: 1e5}\ny: *x\nz: {<<: *x, k2: yes}\n", "a: 1\na: yes\n", "---\na: on\n---\n- 1e3\n", "", "a: !!str yes\n", "yes: 'yes'\n"];
    for (const text of texts) {
      for (const from of DIALECTS) for (const to of DIALECTS) assert.deepEqual(inDialect(parseYaml(text, from), to), parseYaml(text, to), `${from} to ${to}: ${text}`);
    }
  });
  it("is that for any text", () => {
    const text = fc.stringMatching(/^[ \n:{}[\]&*<,'yesno01e.-]{0,60}$/);
    fc.assert(fc.property(text, fc.constantFrom(...DIALECTS), fc.constantFrom(...DIALECTS), (written, from, to) => assert.deepEqual(inDialect(parseYaml(written, from), to), parseYaml(written, to))), { numRuns: 300 });
  });
  it("keeps what does not change, and an alias as its anchor's node", () => {
    const tree = parseYaml("a: &a {k: yes, t: text}\nb: *a\nc: [plain]\n", "yaml-1.2");
    const [before] = tree.roots;
    const [after] = inDialect(tree, "pyyaml").roots;
    assert.ok(before?.type === "mapping" && after?.type === "mapping");
    assert.equal(after.entries[0]?.value, after.entries[1]?.value);
    assert.equal(after.entries[2], before.entries[2]);
    assert.notEqual(after.entries[0]?.value, before.entries[0]?.value);
  });
});
