import assert from "node:assert/strict";

import { defaultSettings, effectsOf, openDocument, sliceBack, type Effects } from "../../../../../server/core/index.ts";
import { installParsers } from "../../../../harness/parsers.ts";
import { python, runPython } from "../../../../harness/python.ts";
import { SNIPPETS } from "./snippets.ts";

const effects = (text: string): readonly Effects[] => effectsOf(openDocument("file:///workspace/sample.py", text, defaultSettings));

/** `reads -> binds ?maybe !mutates`, without `print`. */
function shown(text: string): string {
  const { reads, binds, maybeBinds, mutates, deletes } = effects(text).at(-1) ?? assert.fail("nothing was read");
  const names = (set: ReadonlySet<string>, mark = ""): string[] => [...set].filter((name) => name !== "print").toSorted().map((name) => mark + name);
  return [...names(reads), "->", ...names(binds), ...names(maybeBinds, "?"), ...names(mutates, "!"), ...names(deletes, "-")].join(" ");
}

const CASES: Readonly<Record<string, string>> = {
  "x = y + 1": "y -> x",
  "x += 1": "x -> x",
  "df['a'] = df['b']": "df -> !df",
  "df.dropna(inplace=True)": "df -> !df",
  "clean = df.dropna()": "df -> clean",
  "model.fit(X, y)": "X model y -> !model",
  "if flag:\n    x = 1\nelse:\n    x = y": "flag y -> x",
  "if flag:\n    x = 1": "flag -> ?x",
  "for i in items:\n    total = total + i": "items total -> ?i ?total",
  "for i in range(3):\n    last = i": "range -> i last",
  "while n:\n    n -= 1": "n -> ?n",
  "with open(path) as box.file:\n    pass": "box open path -> !box",
  "xs.__setitem__(0, v)": "v xs -> !xs",
  "with open(path) as f:\n    text = f.read()": "open path -> f text !f",
  "try:\n    y = f()\nexcept ValueError as e:\n    y = str(e)": "ValueError f str -> y -e",
  "del x, d['k']": "d x -> !d -x",
  "[y := x for x in xs if x > k]": "k xs -> ?y",
  "class A(Base):\n    size = n\n    def area(self):\n        return size * k": "Base k n size -> A",
  "f = lambda x, n=k: x + n + m": "k m -> f",
  "def f(a, b=c):\n    global g\n    g = a + h\n    return g": "c g h -> f ?g",
  "match shape:\n    case Point(x=0, y=Z.one) as p:\n        q = p\n    case [a, *rest]:\n        pass": "Point Z shape -> ?a ?p ?q ?rest",
  "def bump(z):\n    z['x'] += 1\nbump(d)": "bump d -> !d",
  "def outer(z):\n    inner(z)\ndef inner(z):\n    z.append(k)\nouter(rows)": "inner k outer rows -> !rows",
  "a = b = []\nb.append(1)": "b -> !a !b",
  "layer = model.layers[0]\nlayer.trainable = False": "layer -> !layer !model",
  "for part in [train, test]:\n    part.drop(columns='id', inplace=True)": "test train -> part !part !test !train",
  "REG = {}\ndef reg(f):\n    REG[f.__name__] = f\n    return f\n@reg\ndef step():\n    pass": "REG reg -> step !REG",
  "class Box:\n    def put_in(self, item):\n        self.items = item\nbox = Box()\nbox.put_in(3)": "box -> !box",
  "log = []\ndef note(row):\n    log.append(row)\ndf.apply(note)": "df log note -> !log",
  "s = {1}\nt = s.add(2) or df.add(1)": "df s -> t",
  "import random\nrandom.shuffle(deck)": "deck random -> !deck",
};

const STATES: Readonly<Record<string, readonly string[]>> = {
  "import numpy as np\nx = np.random.rand(3)": ["random"],
  "import os\nos.environ['MODE'] = 'prod'": ["environment"],
  "import pandas as pd\npd.options.display.precision = 2": ["options"],
  "import pandas as pd\ndf = pd.read_csv('a.csv')": ["reads-file"],
  "open('a', 'w')": ["writes-file"],
  "def f():\n    import time\n    open('a')\nf()": ["reads-file"],
  "import matplotlib.pyplot as plt\nplt.plot(x)": ["pyplot"],
};

describe("effects", () => {
  before(installParsers);

  for (const [text, expected] of Object.entries(CASES)) it(text, () => { assert.equal(shown(text), expected); });
  for (const [text, expected] of Object.entries(STATES)) it(text, () => { assert.deepEqual([...(effects(text).at(-1)?.effects ?? [])], expected); });

  it("slices back to what a value depends on, through functions that change it and past those that only look", () => {
    const all = effects("a = []\nb = 1\ndef zap(x):\n    x.append(b)\ndef look(x):\n    print(x)\nzap(a)\nlook(a)\nc = a\n");
    assert.deepEqual(sliceBack(all, 6), [0, 1, 2, 4, 6]);
    assert.deepEqual(sliceBack(all, 5, ["b"]), [1]);
    assert.deepEqual(sliceBack(all, 99), []);
  });

  /** Lines, the statement to go back from, and what it needs. */
  const SLICED: Readonly<Record<string, readonly [lines: readonly string[], needed: readonly number[]]>> = {
    "the file that is read": [["open('a.txt', 'w').write('x')", "open('b.txt', 'w').write('y')", "text = open('a.txt').read()"], [0, 2]],
    "a folder whose name is computed": [["name = 'a.txt'", "open(name, 'w').write('x')", "text = open('a.txt').read()"], [0, 1, 2]],
    "a variable of the environment": [["import os", "os.environ['A'] = '1'", "n = 3", "value = os.environ['A']"], [0, 1, 3]],
    "the options of its library": [["import pandas as pd", "pd.set_option('display.width', 3)", "import warnings", "warnings.simplefilter('ignore')", "table = pd.DataFrame()"], [0, 1, 4]],
    "what a generator sees when it is read": [["k = 1", "items = (i * k for i in range(3))", "k = 2", "values = list(items)"], [0, 1, 2, 3]],
  };
  for (const [title, [lines, needed]] of Object.entries(SLICED)) {
    it(`slices back to ${title}`, () => { assert.deepEqual(sliceBack(effects(lines.join("\n")), lines.length - 1), needed); });
  }

  if (python !== undefined) agreesWithPython(python);
});

/** What Python's own symbol tables say: names that the module sets, and names that it or its functions look up in it. */
const ORACLE = `
import json, symtable
def look(table, sets, reads):
    top = table.get_type() == "module"
    for symbol in table.get_symbols():
        is_module = top or symbol.is_declared_global() or (symbol.is_global() and not symbol.is_local())
        if not is_module: continue
        if symbol.is_assigned() or symbol.is_imported(): sets.add(symbol.get_name())
        if symbol.is_referenced(): reads.add(symbol.get_name())
    for child in table.get_children(): look(child, sets, reads)
def names(text):
    sets, reads = set(), set()
    look(symtable.symtable(text, "sample", "exec"), sets, reads)
    return [sorted(sets), sorted(reads)]
print(json.dumps([names(text) for text in json.load(open("all.json"))]))
`;

function agreesWithPython(command: string): void {
  let answers: readonly (readonly [readonly string[], readonly string[]])[] = [];
  before(() => {
    const { output, errors } = runPython(command, { "all.json": JSON.stringify(SNIPPETS), "run.py": ORACLE }, ["run.py"]);
    assert.equal(errors, "");
    answers = JSON.parse(output) as typeof answers;
  });
  for (const [index, text] of SNIPPETS.entries()) {
    it(`agrees with Python's symbol tables on ${JSON.stringify(text.slice(0, 60))}`, () => {
      const [sets, reads] = answers[index] ?? assert.fail();
      const all = effects(text);
      const found = new Set(all.flatMap(({ binds, maybeBinds }) => [...binds, ...maybeBinds]));
      assert.deepEqual([...found].toSorted(), sets);
      const needed = new Set(all.flatMap((one) => [...one.reads]));
      assert.deepEqual([...needed].filter((name) => !reads.includes(name)), [], "reads what Python does not");
      assert.deepEqual(reads.filter((name) => !needed.has(name) && !found.has(name)), [], "misses what Python reads");
    });
  }
}
