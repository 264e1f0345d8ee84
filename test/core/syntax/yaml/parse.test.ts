import assert from "node:assert/strict";

import { itemsAt, nodeAt, scalarAt, walk } from "../../../../server/core/syntax/data/access.ts";
import { parseYaml } from "../../../../server/core/syntax/yaml/parse.ts";

const root = (text: string, dialect: Parameters<typeof parseYaml>[1] = "yaml-1.2") => parseYaml(text, dialect).roots[0];

describe("parseYaml", () => {
  it("knows where keys and values stand", () => {
    const text = "train:\n  'lr': \"0.1\" # note\n";
    const value = scalarAt(root(text), "train", "lr");
    assert.equal(value && text.slice(value.span.start, value.span.end), '"0.1"');
    assert.equal(value?.text, "0.1");
    assert.equal(value.value, "0.1");
  });
  it("reads several documents and nothing in an empty file", () => {
    assert.equal(parseYaml("a: 1\n---\nb: 2\n", "yaml-1.2").roots.length, 2);
    assert.deepEqual(parseYaml("", "yaml-1.2"), { roots: [], problems: [], uncertain: false });
  });
  it("keeps what can be read of a broken file", () => {
    const tree = parseYaml("a: 1\nb: [1, 2\nc: 3\n", "yaml-1.2");
    assert.ok(tree.problems.length > 0);
    assert.equal(scalarAt(tree.roots[0], "a")?.value, 1);
  });
  it("follows aliases and merge keys without copying", () => {
    const tree = root("base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\nagain: *b\n");
    assert.equal(scalarAt(tree, "use", "x")?.value, 1);
    assert.equal(scalarAt(tree, "use", "y")?.value, 3);
    assert.equal(nodeAt(tree, "again"), nodeAt(tree, "base"));
  });
  it("is not blown up by an alias bomb", () => {
    const lines = ["a0: &a0 [x, x]"];
    for (let level = 1; level < 40; level++) lines.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
    const bomb = root(lines.join("\n"));
    assert.ok(bomb);
    assert.ok([...walk(bomb)].length < 200);
  });
  it("keeps repeated keys apart", () => {
    const tree = root("a: 1\na: 2\n");
    assert.equal(scalarAt(tree, "a")?.value, 2);
    assert.equal(tree?.type === "mapping" ? tree.duplicates.length : 0, 1);
  });
  it("says that a template is one", () => {
    assert.ok(parseYaml("{% if x %}\na: 1\n", "yaml-1.2").uncertain);
    assert.ok(parseYaml("a: {{ b }}\n", "yaml-1.2").uncertain);
    assert.ok(!parseYaml('a: "{{ b }}"\n', "yaml-1.2").uncertain);
  });
  it("lets the closing quote of a long string stand left of its key, as PyYAML does", () => {
    const { roots, problems } = parseYaml('a:\n  b: "one\n two\n"\n  c: 1\n', "yaml-1.2");
    assert.deepEqual([problems, scalarAt(roots[0], "a", "b")?.value, scalarAt(roots[0], "a", "c")?.value], [[], "one  two ", 1]);
    assert.ok(!parseYaml('a: "one\nb: "two"\n', "yaml-1.2").uncertain);
  });
  it("lets any line of a string in double quotes stand left of its key, unless a quote was forgotten", () => {
    const { roots, problems } = parseYaml('a:\n  - b: "{\n    \\"k\\": 1\n  }"\n    c: 1\n', "yaml-1.2");
    assert.deepEqual([problems, itemsAt(roots[0], "a").map((item) => [scalarAt(item, "b")?.value, scalarAt(item, "c")?.value])], [[], [['{     "k": 1   }', 1]]]);
    assert.ok(parseYaml('a:\n  - b: "{\n    \\"k\\": 1\n  }\n  - c: 1\n    d: "2"\n', "yaml-1.2").problems.length > 0);
  });
});
