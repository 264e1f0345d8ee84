import assert from "node:assert/strict";

import { defaultSettings, moduleOf, openDocument } from "../../../../server/core/index.ts";
import { namesOf } from "../../../../server/core/facts/notebook/names.ts";
import { installParsers } from "../../../harness/parsers.ts";

/** What the one statement of each text binds, reads while it runs, and needs when a function of it is called. */
const CASES: readonly (readonly [text: string, binds: string, reads: string, later: string])[] = [
  ["x = y = z", "x y", "z", ""],
  ["x, (y, *w) = z", "x y w", "z", ""],
  ["x.a[i] = v", "", "x i v", ""],
  ["x += y", "x", "x y", ""],
  ["import a.b, c as d", "a d", "", ""],
  ["from m import n as o", "o", "", ""],
  ["def f(a, b=c): return a + d", "f", "c", "d"],
  ["def f():\n    x = 1\n    def g(): return x + y\n    return g", "f", "", "y"],
  ["def f():\n    global x\n    x = y", "f", "", "y"],
  ["class A(B):\n    z = q\n    w = z\n    def m(self): return z", "A", "B q", "z"],
  ["class A:\n    x = x", "A", "x", ""],
  ["[a + b for a in c if (d := a)]", "d", "b c", ""],
  ["f = lambda a, b=c: a + b + d", "f", "c", "d"],
  ["with open(p) as s: t = s.read()", "s t", "open p s", ""],
  ["for i in items:\n    last = i", "i last", "items i", ""],
  ["try:\n    a = b\nexcept E as e:\n    print(e)", "a e", "b E print e", ""],
  ["del x", "x", "x", ""],
  ["f'{a!r:>{b}}'", "", "a b", ""],
];

describe("names of a statement", () => {
  before(installParsers);

  for (const [text, binds, reads, later] of CASES) {
    it(JSON.stringify(text), () => {
      const [statement] = moduleOf(openDocument("file:///workspace/a.py", text, defaultSettings)).body;
      assert.ok(statement);
      const names = namesOf(statement);
      assert.deepEqual([sorted(names.binds), sorted(names.reads), sorted(names.later)], [binds, reads, later].map((list) => sorted(list.split(" ").filter(Boolean))));
    });
  }
});

const sorted = (names: Iterable<string>): string => [...names].toSorted().join(" ");
