import assert from "node:assert/strict";

import { defaultSettings, openDocument } from "../../../../../server/core/index.ts";
import { compileFaults } from "../../../../../server/core/facts/python/compiling/compileFaults.ts";
import { installParsers } from "../../../../harness/parsers.ts";
import { python } from "../../../../harness/python.ts";
import { spawnSync } from "node:child_process";

const whatIn = (text: string): readonly string[] => compileFaults(openDocument("file:///workspace/a.py", text, defaultSettings)).map(({ what }) => what);

const REFUSED: Readonly<Record<string, RegExp>> = {
  "return 1": /`return` outside/,
  "class A:\n    return 1": /`return` outside/,
  "yield 1": /`yield` outside/,
  "def f():\n    return [(yield x) for x in y]": /`yield` inside of a comprehension/,
  "def f():\n    break": /`break` outside of a loop/,
  "for x in y:\n    pass\nelse:\n    break": /`break`/,
  "for x in y:\n    class A:\n        continue": /`continue`/,
  "def f(a, a): pass": /two parameters called `a`/,
  "f = lambda a, a: 1": /two parameters/,
  "def f(a=1, b): pass": /`b` without a default/,
  "f(a=1, a=2)": /keyword `a` twice/,
  "nonlocal x": /outside of a function/,
  "def f():\n    nonlocal x": /no function around it has/,
  "def f():\n    print(x)\n    global x": /behind a use/,
  "def f(x):\n    global x": /parameter/,
  "def f():\n    global x\n    x: int = 1": /annotation/,
  "def f():\n    await g()": /`await` outside/,
  "def f():\n    async with x: pass": /`async with`/,
  "def f():\n    return [i async for i in g()]": /asynchronous comprehension/,
  "async def f():\n    yield 1\n    return 2": /asynchronous generator/,
  "async def f():\n    yield from g()": /`yield from`/,
  "*a = [1]": /starred/,
  "*a, *b = [1]": /two starred/,
  "del f()": /`del`/,
  "try:\n    pass\nexcept:\n    pass\nexcept ValueError:\n    pass": /`except:`/,
  "match 1:\n    case x: pass\n    case 2: pass": /`case`/,
  "match (1, 2):\n    case (x, x): pass": /twice/,
  "def f():\n    from math import *": /`import \*`/,
  "from __future__ import nothing": /future/,
  "[x for x in (y := [1])]": /`:=`/,
  'b"é"': /ASCII/,
  "if True:\n\tx = 1\n        y = 2": /tabs and spaces/,
};

const FINE = [
  "await f()\nasync with a: pass\nx = [i async for i in g()]",
  "async def f():\n    yield 1\n    return\n    await g()",
  "def f():\n    return (i async for i in g())",
  "def f(a, /, b=1, *, c, d=2, e): pass",
  "def f(a, b=1, *rest, c, **more): pass\nlambda *a, b: 1",
  "def f(\n    *,\n    a=1,\n    b,\n): pass\nlambda *, a=1, b: 1",
  "f(1, *a, 2, b=1, *c, **d)",
  "def f():\n    x = 1\n    def g():\n        nonlocal x\n        x = 2",
  "def f():\n    x = 1\n    class A:\n        nonlocal x\n        x = 2",
  "def f():\n    global x\n    x = 1\nglobal x",
  "for x in y:\n    if x: break\n    while True:\n        continue\n    else:\n        break",
  "match x:\n    case 1: pass\n    case A.B: pass\n    case [a] | (a, _): pass\n    case y if y: pass\n    case _: pass",
  "a, *b = 1, 2\n[c, *d], e = x\nfor *f, g in h: pass",
  "def f():\n    x = yield\n    y = [z for z in (yield)]",
  "del a.b, c[0], (d, e)",
  "class A:\n    x = [y for y in range(3)]\n    def f(self): return self",
];

describe("what Python's compiler refuses", () => {
  before(installParsers);
  for (const [text, what] of Object.entries(REFUSED)) it(`names the fault of ${JSON.stringify(text)}`, () => { assert.match(whatIn(text).join("; "), what); });
  for (const text of FINE) it(`is silent at ${JSON.stringify(text)}`, () => { assert.deepEqual(whatIn(text), []); });

  it("agrees with Python about all of these", function () {
    if (python === undefined) return;
    this.timeout(60_000);
    const program = "import ast, json, sys\ndef ok(t):\n    try: compile(t, 'a', 'exec', flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)\n    except SyntaxError: return False\n    return True\nprint(json.dumps([ok(t) for t in json.load(sys.stdin)]))";
    const texts = [...Object.keys(REFUSED), ...FINE];
    const { stdout } = spawnSync(python, ["-c", program], { input: JSON.stringify(texts), encoding: "utf8" });
    assert.deepEqual((JSON.parse(stdout) as readonly boolean[]).map((isFine, index) => (isFine ? "" : texts[index])).filter((text) => text !== ""), Object.keys(REFUSED));
  });
});
