import assert from "node:assert/strict";

import { applyEdits, defaultSettings, extractFunction, extractVariable, openDocument, type Extraction } from "../../../../server/core/index.ts";
import { runNotebooks } from "../../../harness/notebookRuns.ts";
import { installParsers } from "../../../harness/parsers.ts";
import { python } from "../../../harness/python.ts";
import { FUNCTIONS as MORE_FUNCTIONS, NO_FUNCTIONS, NO_VARIABLES, VARIABLES as MORE_VARIABLES } from "./programs.ts";

/** What is selected stands between `«` and `»`; each program prints something. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  "lines at the top": "a = 2\n«b = a * 3\nc = b + 1»\nprint(b, c)\n",
  "nothing goes in or out": "«print('hello')»\n",
  "what is read in the next round of a loop": "total = 0\nlast = 0\nfor n in range(3):\n    «total += n\n    last = n»\n    print(total)\nprint(last)\n",
  "inside of a function": "def f(rows, k=2):\n    out = []\n    for row in rows:\n        «x = row * k\n        out.append(x)»\n    return out\nprint(f([1, 2]))\n",
  "inside of a method": "class Box:\n    def __init__(self): self.n = 3\n    def grow(self, by):\n        «self.n += by\n        twice = self.n * 2»\n        return twice\nbox = Box()\nprint(box.grow(2), box.n)\n",
  "a closure's names": "def outer(k):\n    def inner(x):\n        «y = x + k»\n        return y\n    return inner\nprint(outer(2)(3))\n",
  "what may stay unset but was set before": "flag = False\nx = 1\n«if flag:\n    x = 2»\nprint(x)\n",
  "text of several lines": "def f():\n    if True:\n        «text = '''a\n  b\nc'''\n        other = 1  # one»\n        return text, other\nprint(f())\n",
  "a global that functions look up": "rate = 1\ndef scaled(x): return x * rate\n«rate = 5»\nprint(scaled(2))\n",
  "imports, functions and classes stay where they are": "import math\ndef twice(x): return 2 * x\nvalue = 4.5\n«result = twice(math.floor(value))»\nprint(result)\n",
  "try, with and comprehension": "import io\ndata = [1, 2]\n«try:\n    with io.StringIO('x') as file:\n        text = file.read()\n    squares = [n * n for n in data]\nexcept OSError:\n    text, squares = '', []»\nprint(text, squares)\n",
  "what is changed in place": "items = [1]\nsame = items\n«items.append(2)\nitems += [3]»\nprint(items, same is items)\n",
  "an await": "import asyncio\nasync def get(): return 4\nasync def run():\n    «x = await get()\n    y = x + 1»\n    return y\nprint(asyncio.run(run()))\n",
  "a whole loop with its break": "rows = [3, 0, 5]\n«found = None\nfor row in rows:\n    if not row: break\n    found = row»\nprint(found)\n",
  "a lambda that keeps a name": "n = 3\n«calls = [lambda: n + m for m in range(2)]»\nprint([call() for call in calls])\n",
  "an exception's handler": "def f(x):\n    try:\n        return 1 / x\n    except ZeroDivisionError as error:\n        «text = str(error)\n        print(text)»\n        return text\nf(0)\n",
};

const REFUSED: Readonly<Record<string, readonly [code: string, reason: RegExp]>> = {
  return: ["def f():\n    «return 1»\n", /return from the function/],
  break: ["for x in [1]:\n    «break»\n", /leave a loop/],
  yield: ["def f():\n    «yield 1»\n", /yield/],
  "a name that may stay unset": ["flag = 0\n«if flag:\n    x = 1»\nprint(x)\n", /`x` may stay unset/],
  "a declared global": ["def f():\n    global n\n    «n = 1»\n", /declares `global`/],
  "the body of a class": ["class A:\n    «x = 1»\n", /body of a class/],
  "names by text": ["a = 1\n«print(eval('a'))»\n", /by text/],
  "a deleted variable": ["a = 1\n«del a»\n", /`a` is deleted/],
};

const VARIABLES: Readonly<Record<string, string>> = {
  "an argument": "import math\nprint(«math.sqrt(16)» + 1)\n",
  "in a block": "for n in range(2):\n    if n:\n        print(max(«n * 10», 3))\n",
  "of several lines": "rows = [1, 2]\nprint(«sum(\n    rows\n)»)\n",
  "the condition of an if": "x = 3\nif «x > 2 and x < 5»:\n    print('in')\n",
  "the first iterable of a comprehension": "print([n for n in «range(3)»])\n",
  "a value at the end": "x = [1]\n«x + [2]»\nprint(x)\n",
  "an operand over two lines": "a = 1\nb = («a +\n    2»)\nprint(b)\n",
};

const VARIABLES_REFUSED: Readonly<Record<string, readonly [code: string, reason: RegExp]>> = {
  "the right of an and": ["x = None\nif x and «x.value»:\n    pass\n", /only where the left side/],
  "a lambda": ["f = lambda n: «n + 1»\n", /whenever the lambda/],
  "an item of a comprehension": ["[«n * 2» for n in [1]]\n", /once per item/],
  "a while": ["n = 3\nwhile «n > 0»:\n    n -= 1\n", /each round/],
  "a call after another": ["print(input(), «input()»)\n", /called before/],
  "a target": ["x = {}\n«x['a']» = 1\n", /set, not a value/],
};

describe("extracting", () => {
  before(installParsers);

  const cut = (code: string): readonly [text: string, start: number, end: number] => [code.replace(/[«»]/g, ""), code.indexOf("«"), code.indexOf("»") - 1];
  const apply = (code: string, extract: (document: ReturnType<typeof openDocument>, span: { start: number; end: number }) => Extraction): Extraction & { readonly text?: string } => {
    const [text, start, end] = cut(code);
    const found = extract(openDocument("file:///workspace/a.py", text, defaultSettings), { start, end });
    return found.state === "extracted" ? { ...found, text: applyEdits(text, found.edits) } : found;
  };
  const printsTheSame = (samples: Readonly<Record<string, string>>, extract: Parameters<typeof apply>[1]): void => {
    if (python === undefined) return;
    const codes = Object.values(samples);
    const after = codes.map((code) => apply(code, extract).text ?? "");
    const outputs = runNotebooks(python, [...codes.map((code) => cut(code)[0]), ...after].map((code) => ({ cells: [code] })));
    codes.forEach((_, index) => {
      assert.notEqual(outputs[index]?.printed, "");
      assert.deepEqual(outputs[index + codes.length], outputs[index], after[index]);
    });
  };

  for (const [title, code] of Object.entries(FUNCTIONS)) it(`makes a function: ${title}`, () => { assert.equal(apply(code, extractFunction).state, "extracted", JSON.stringify(apply(code, extractFunction))); });
  for (const [title, code] of Object.entries(VARIABLES)) it(`makes a variable: ${title}`, () => { assert.equal(apply(code, extractVariable).state, "extracted", JSON.stringify(apply(code, extractVariable))); });
  it("prints the same with the function", () => { printsTheSame({ ...FUNCTIONS, ...MORE_FUNCTIONS }, extractFunction); });
  it("prints the same with the variable", () => { printsTheSame({ ...VARIABLES, ...MORE_VARIABLES }, extractVariable); });
  for (const [title, code] of Object.entries(NO_FUNCTIONS)) it(`makes no function: ${title}`, () => { assert.equal(apply(code, extractFunction).state, "refused"); });
  for (const [title, code] of Object.entries(NO_VARIABLES)) it(`makes no variable: ${title}`, () => { assert.equal(apply(code, extractVariable).state, "refused"); });

  for (const [samples, extract] of [[REFUSED, extractFunction], [VARIABLES_REFUSED, extractVariable]] as const) {
    for (const [title, [code, reason]] of Object.entries(samples)) {
      it(`refuses ${title}`, () => {
        const found = apply(code, extract);
        assert.ok(found.state === "refused", JSON.stringify(found));
        assert.match(found.reason, reason);
      });
    }
  }

  it("says nothing about half a statement", () => {
    for (const code of ["x = «1 +» 2\n", "«»x = 1\n", "de«f f(»): pass\n"]) {
      assert.equal(apply(code, extractFunction).state, "none", code);
      assert.equal(apply(code, extractVariable).state, "none", code);
    }
  });

  it("reads well", () => {
    assert.equal(apply("def f(rows):\n    total = 0\n    «for row in rows:\n        total += row»\n    return total\n", extractFunction).text, "def extracted(rows, total):\n    for row in rows:\n        total += row\n    return total\n\n\ndef f(rows):\n    total = 0\n    total = extracted(rows, total)\n    return total\n");
    assert.equal(apply("print(«len(rows)»)\n", extractVariable).text, "length = len(rows)\nprint(length)\n");
  });
});
