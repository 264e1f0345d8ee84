import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import fc from "fast-check";

import { defaultSettings, moduleOf, openDocument } from "../../../../server/core/index.ts";
import { installParsers } from "../../../harness/parsers.ts";
import { python, runPython } from "../../../harness/python.ts";
import { formOf } from "./form.ts";
import { programs } from "./programs.ts";

before(installParsers);

/** Statements that a parser with soft keywords, magics or a lenient lexer gets wrong easily. */
const TRICKY: readonly string[] = [
  "match [1, 2]:\n    case [1, *rest]:\n        pass\n    case {'a': 1, **more}:\n        pass\n    case A(x=1) | B() as z if z:\n        pass\n    case _:\n        pass",
  "match [a]:\n    case 1:\n        pass",
  "match (1, 2):\n    case a, b:\n        pass",
  "match x, *y:\n    case [a]:\n        pass",
  "match -x:\n    case None:\n        pass",
  "match(a, b):\n    case _:\n        pass",
  "match = {}\nmatch[a] = 1\nmatch[1, 2]\nmatch(x).y\ncase = type = 1\ntype = int\nprint(case, type)",
  "type(a).b = c\ntype(a)(1)[2] = type(b)\ntype(a, b, c).d.e = 1",
  "x = r'\\\\'\ny = r'a\\\\' '\\n'\nz = rb'\\x'",
  "x = 'a' \\\n    % (b,\n    self.type)\nx = y \\\n  %z",
  "x = a if b else c if d else e,\nx = lambda *a, b=1, **c: (yield)\nx = not a in b\nx = a < b is not c",
  "def f(a: int | None = None, /, b: list[int] = (), *c: str, d, **e: dict[str, int]) -> tuple[int, ...] | None: ...",
  "f(*a, b, c=1, *d, **e)\nf(x for x in y)\nclass A(B, *C, metaclass=D, **E): pass",
  "with (open(a) as b, open(c) as d,): pass\nwith (a, b): pass\nwith (yield): pass\nwith a as (b, c), d as e.f: pass",
  "try: pass\nexcept* (A, B) as e: pass\nelse: pass\nfinally: pass",
  "async def f():\n    async with a as b: pass\n    async for x in y: pass\n    return [x async for x in y if await z if w]",
  "x[a:=1]\nx[1:2, ::3, ...]\nx[*a]\nx[:, None]\nx[(1, 2)]\nx[()]",
  "f'{x!r:>{w}.{p}}' 'b' f'{y=}'\nf''\nf'{{}}'\nf'{a}' rf'{b}\\d'",
  "0xFF + 0b1 + 0o7 + 1_000 + 1e3 + .5 + 1j + 1.",
  "x = *a, b\nfor x, *y in *a, b: pass\nreturn_ = [*a, *b]\n{**a, 'b': 1}\n{*a, 1}\ndel (a), b[0], c.d",
  "if x: y = 1; z = 2\nelif w: pass\nelse: pass\nwhile x: break\nelse: continue",
  "from . import x\nfrom .. import y as z\nfrom ...a.b import (c, d as e,)\nfrom a import *\nimport a.b.c as d, e",
  "x: int = 1\nx.y: int\n(x): int = 2\na = b = c = 1\na @= b\na //= b\na **= -b ** -c",
  "@a.b[c](d)\n@e\nclass F:\n    x = 1\n\n    async def g(self): pass",
  "print(*a, sep='')\nexec('x')\nprint\nprint.x = 1",
  "global_ = 1\nif (n := len(a)) > 1: pass\nassert (a, b), 'why'\nraise A from B",
];

/** Longer than what is parsed as a whole. */
const LONG = TRICKY.map((text) => `${text}\n# more\n`).join("").repeat(6);

const pages = ["fit-before-split", "shuffled-time-split", "tuned-on-test"].map((id) => readFileSync(`server/core/rules/leakage/${id}.md`, "utf8"));
const blocks = pages.flatMap((page) => [...page.matchAll(/^```python[^\n]*\n([^]*?)^```$/gm)].map(([, text = ""]) => text.replaceAll(/^ *\^.*\n/gm, "")));

describe("the Python tree and CPython's", () => {
  it("are the same for code that is easily misread, for samples and for random programs", () => {
    const texts = [...TRICKY, LONG, ...blocks, ...fc.sample(programs(), 250)];
    const theirs = readByPython(texts);
    assert.deepEqual(TRICKY.filter((_, index) => theirs[index] === null), []);
    texts.forEach((text, index) => {
      if (theirs[index] !== null) assert.deepEqual(readByUs(text), theirs[index], text);
    });
  }).timeout(60_000);
});

const readByUs = (text: string): unknown => JSON.parse(JSON.stringify(formOf(moduleOf(openDocument("file:///sample.py", text, defaultSettings)).body)));

/** One process for all; `null` where it is not Python. */
function readByPython(texts: readonly string[]): readonly unknown[] {
  assert.ok(python !== undefined, "Python 3.10 or newer is needed");
  const files = { "form.py": readFileSync("test/core/syntax/python/form.py", "utf8"), "texts.json": JSON.stringify(texts) };
  const { output, errors, status } = runPython(python, files, ["form.py", "texts.json"]);
  assert.equal(status, 0, errors);
  return JSON.parse(output) as readonly unknown[];
}
