import assert from "node:assert/strict";

import { defaultSettings, moduleOf, notebookDocument, openDocument, syntaxErrors, type Document } from "../../../../server/core/index.ts";
import { childrenOf, walk } from "../../../../server/core/syntax/python/walk.ts";
import { installParsers } from "../../../harness/parsers.ts";

before(installParsers);

const python = (text: string): Document => openDocument("file:///workspace/sample.py", text, defaultSettings);

const notebook = (...cells: readonly { readonly text: string }[]): Document =>
  notebookDocument(
    "file:///workspace/sample.ipynb",
    "python",
    cells.map((source, index) => ({ uri: `file:///workspace/sample.ipynb#cell${index}`, index, type: "code", source })),
  );

const types = (text: string): readonly string[] => moduleOf(python(text)).body.map((statement) => statement.type);

const STATEMENTS: readonly (readonly [string, string])[] = [
  ["x = y = 1", "assign"],
  ["x: int", "assign"],
  ["x += 1", "augmentedAssign"],
  ["f(x)", "expressionStatement"],
  ["if a:\n    pass\nelif b:\n    pass\nelse:\n    pass", "if"],
  ["async for i, j in x:\n    break\nelse:\n    continue", "for"],
  ["while x:\n    pass", "while"],
  ["with open(f) as g, h():\n    pass", "with"],
  ["try:\n    pass\nexcept (A, B) as e:\n    pass\nexcept:\n    pass\nfinally:\n    pass", "try"],
  ["@decorated\ndef f(a, *b, c=1, **d) -> int:\n    return a", "function"],
  ["class A(B, metaclass=C):\n    x = 1", "class"],
  ["raise X from y", "raise"],
  ["del a, b", "delete"],
  ["import a.b as c, d", "import"],
  ["from .a import b as c", "importFrom"],
  ["from __future__ import annotations", "importFrom"],
  ["global a, b", "global"],
  ["assert x, 'why'", "assert"],
  ["match a:\n    case [x, *y] if z:\n        pass", "match"],
  ["print 'old', x", "expressionStatement"],
];

describe("the Python tree", () => {
  for (const [text, type] of STATEMENTS) {
    it(`reads ${text.split("\n")[0] ?? ""}`, () => {
      assert.deepEqual(types(text), [type]);
      assert.deepEqual(syntaxErrors(python(text)), []);
      walk(moduleOf(python(text)).body, (node) => {
        for (const child of childrenOf(node)) assert.ok(node.start <= child.start && child.end <= node.end, `${child.type} stands outside ${node.type}`);
        assert.doesNotMatch(node.type, /broken/);
        return true;
      });
    });
  }

  it("knows both sides, bounds and keys", () => {
    const [statement] = moduleOf(python("a, b = {'k': c[1:, :-1, ::2]}, f(*x, n=1, **y)")).body;
    assert.equal(statement?.type, "assign");
    const text = JSON.stringify(statement, (key, value: unknown) => (key === "start" || key === "end" ? undefined : value));
    assert.match(text, /"slice","lower":\{"type":"number","value":1\}\}/);
    assert.match(text, /"slice","upper":\{"type":"unary","operator":"-"/);
    assert.match(text, /"slice","step":\{"type":"number","value":2\}/);
    assert.match(text, /"kind":"rest".*"name":"n".*"kind":"keywords"/);
  });

  it("reads the value of strings written side by side and of escapes", () => {
    const [statement] = moduleOf(python(String.raw`x = 'a\n' r"\b" "\x41"`)).body;
    assert.ok(statement?.type === "assign" && statement.value?.type === "text");
    assert.equal(statement.value.value, "a\n\\bA");
  });

  it("keeps what can be read of broken code", () => {
    const { body, errors } = moduleOf(python("x = 1\ny = f(x,\nz = 2\n"));
    assert.equal(body[0]?.type, "assign");
    assert.ok(errors.length > 0);
  });

  it("survives code nested deeper than any stack", () => {
    assert.doesNotThrow(() => moduleOf(python(`x = ${"(".repeat(20_000)}1${")".repeat(20_000)}`)));
    assert.doesNotThrow(() => moduleOf(python(`x = ${"a+".repeat(50_000)}a`)));
  });
});

describe("a notebook's tree", () => {
  it("does not let a broken cell spoil the next", () => {
    const { body } = moduleOf(notebook({ text: "x = (1," }, { text: "y = 2" }));
    assert.equal(body.at(-1)?.type, "assign");
  });

  it("parses an unchanged cell once, wherever it moves", () => {
    const cell = { text: "z = f(1)" };
    const [first] = moduleOf(notebook({ text: "a" }, cell)).body.slice(-1);
    const again = moduleOf(notebook({ text: "a" }, cell)).body.at(-1);
    assert.equal(again, first);
    const longer = notebook({ text: "abc = 1" }, cell);
    const moved = moduleOf(longer).body.at(-1);
    assert.equal(moved && longer.text.slice(moved.start, moved.end), "z = f(1)");
  });
});
