import assert from "node:assert/strict";
import { parse } from "smol-toml";

import { nodeAt } from "../../../../server/core/syntax/data/access.ts";
import type { Node } from "../../../../server/core/syntax/data/node.ts";
import { parseToml } from "../../../../server/core/syntax/toml/parse.ts";

const TEXT = `title = "a \\"quoted\\" \\u00e9" # note
[train]
learning_rate = 1e-3
layers = [ 64, # first
  32, ]
opt = { name = 'adam', beta.one = 0.9 }
big = 1_000
on = true
text = """
two
lines"""
[train.more]
x.y = 1
[[runs]]
name = "a"
[[runs]]
name = "b"
`;

describe("parseToml", () => {
  it("reads the same values as smol-toml", () => {
    assert.deepEqual(plain(parseToml(TEXT).roots[0]), JSON.parse(JSON.stringify(parse(TEXT))));
  });
  it("knows where values stand", () => {
    const node = nodeAt(parseToml(TEXT).roots[0], "train", "layers", 1);
    assert.equal(node && TEXT.slice(node.span.start, node.span.end), "32");
  });
  it("names the problem of a broken file and keeps the rest", () => {
    const tree = parseToml("a = 1\nb = \nc = 3\n");
    assert.equal(tree.problems.length, 1);
    assert.equal(plain(tree.roots[0])["a"], 1);
  });
  it("survives every prefix", () => {
    for (let length = 0; length < TEXT.length; length++) parseToml(TEXT.slice(0, length));
  });
});

function plain(node: Node | undefined): Record<string, unknown> {
  const value = (inner: Node): unknown => {
    if (inner.type === "scalar") return inner.value;
    return inner.type === "sequence" ? inner.items.map(value) : Object.fromEntries(inner.entries.map((entry) => [entry.key.text, value(entry.value)]));
  };
  return (node ? value(node) : {}) as Record<string, unknown>;
}
