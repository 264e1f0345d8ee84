import assert from "node:assert/strict";

import { convertProject, defaultSettings, filesOf, notebookDocument, openDocument, recordedCuts, updateProject, type Document } from "../../../../server/core/index.ts";
import { formatPython } from "../../../../server/host/pythonFormat.ts";
import { installParsers } from "../../../harness/parsers.ts";

type Texts = ReadonlyMap<string, string>;

/** Cells as `[id, text]`; a text that begins with `#` and a space is prose. */
type Cells = readonly (readonly [id: string, text: string])[];

const notebook = (cells: Cells, withIds = true): Document =>
  notebookDocument("file:///workspace/explore.ipynb", "python", cells.map(([id, text], index) => ({ uri: `#${id}`, index, ...(withIds ? { id } : {}), type: text.startsWith("# ") ? "markdown" : "code", source: { text } })));

interface Update {
  readonly texts: Texts;
  readonly notes: readonly string[];
}

/** Makes the project anew over what stands there. */
function update(document: Document, before: Texts = new Map(), cuts?: readonly number[]): Update {
  const files = filesOf([...before].map(([path, text]) => openDocument(`file:///project/${path}`, text, defaultSettings)));
  const stored = (uri: string): string | undefined => before.get(uri.replace("file:///project/", ""));
  const conversion = convertProject(document, { files, settings: defaultSettings }, { folderUri: "file:///project", format: formatPython, ...(cuts ? { cuts } : {}) });
  assert.ok(conversion.state === "converted", JSON.stringify(conversion));
  const { files: planned, notes } = updateProject(conversion, { ...files, stored });
  return { texts: new Map([...before, ...planned.map(({ uri, text }) => [uri.replace("file:///project/", ""), text] as const)]), notes };
}

/** An edit that a person makes in a file. */
function edited(texts: Texts, path: string, from: string, to: string): Texts {
  const text = texts.get(path) ?? "";
  assert.ok(text.includes(from), `${path} has ${from}:\n${text}`);
  return new Map([...texts, [path, text.replace(from, to)]]);
}

const has = ({ texts }: Update, path: string): string => texts.get(path) ?? "";

/** The lines of one function of a file. */
const functionIn = (text: string, name: string): string => new RegExp(`^def ${name}\\([^]*?(?=^(?:def|class) |$(?![^]))`, "m").exec(text)?.[0] ?? "";

const LOAD = ["load", 'df = pd.DataFrame({"a": [1, 2, 3]})\ndf["b"] = df.a * 2'] as const;
const CLEAN = ["clean", "df = df.dropna()\ntotal = df.b.sum()"] as const;
const SCALE = ["scale", 'df["c"] = df.b / total\nlargest = df.c.max()'] as const;
const SHOW = ["show", "print(total, largest)"] as const;
const CELLS: Cells = [["imports", "import pandas as pd"], ["h1", "# Load"], LOAD, ["h2", "# Clean"], CLEAN, ["h3", "# Scale"], SCALE, ["h4", "# Report"], SHOW];
const FEATURES = "src/explore/features.py";

describe("update a project from its notebook", () => {
  before(installParsers);

  it("changes nothing where neither side has changed", () => {
    const first = update(notebook(CELLS));
    const second = update(notebook(CELLS), first.texts);
    assert.deepEqual([...second.texts], [...first.texts]);
    assert.deepEqual(second.notes, first.notes);
  });

  it("finds where a person cut the notebook again, while cells come and go", () => {
    const cutsIn = (cells: Cells, texts: Texts): readonly number[] | undefined => {
      const files = filesOf([...texts].map(([path, text]) => openDocument(`file:///project/${path}`, text, defaultSettings)));
      const conversion = convertProject(notebook(cells), { files, settings: defaultSettings }, { folderUri: "file:///project" });
      assert.ok(conversion.state === "converted");
      return recordedCuts(conversion, files);
    };
    const cut = update(notebook(CELLS), new Map(), [2, 6]).texts;
    assert.deepEqual(cutsIn(CELLS, cut), [2, 6]);
    assert.deepEqual(cutsIn([["new", "import math"], ...CELLS], cut), [3, 7]);
    assert.deepEqual(cutsIn(CELLS.filter(([id]) => id !== "scale"), cut), [2]);
    assert.equal(cutsIn(CELLS, update(notebook(CELLS)).texts), undefined);
    const damaged = new Map([...cut].map(([path, text]) => [path, path.endsWith(".cells.json") ? text.replace(/"cuts": \[[^\]]*\]/, '"cuts": "2"') : text]));
    assert.equal(cutsIn(CELLS, damaged), undefined);
  });

  it("keeps a person's lines and takes the notebook's", () => {
    const first = update(notebook(CELLS));
    const mine = edited(first.texts, FEATURES, "total = df.b.sum()", 'total = df.b.sum()\n    log("cleaned")');
    const next = update(notebook(CELLS.map(([id, text]) => [id, text.replace("df.b / total", "df.b / (total + 1)")])), mine);
    assert.match(functionIn(has(next, FEATURES), "clean"), /log\("cleaned"\)/);
    assert.match(functionIn(has(next, FEATURES), "scale"), /\(total \+ 1\)/);
    assert.deepEqual(next.notes, first.notes);
  });

  it("follows a cell that is moved into another section with what a person wrote into its lines", () => {
    const cells: Cells = [["imports", "import pandas as pd"], ["h1", "# Load"], LOAD, ["h2", "# Clean"], CLEAN, ["extra", "count = len(df)"], ["h3", "# Scale"], SCALE, ["h4", "# Report"], ["show", "print(total, largest, count)"]];
    const first = update(notebook(cells));
    assert.match(functionIn(has(first, FEATURES), "clean"), /count = len\(df\)/);
    const mine = edited(first.texts, FEATURES, "    count = len(df)", "    # Rows that are left.\n    count = int(len(df))");
    const moved: Cells = [...cells.slice(0, 5), cells[6] ?? SHOW, SCALE, ["extra", "count = len(df)"], ...cells.slice(8)];
    const text = has(update(notebook(moved), mine), FEATURES);
    assert.doesNotMatch(functionIn(text, "clean"), /count = /);
    assert.match(functionIn(text, "scale"), /# Rows that are left\.\n {4}count = int\(len\(df\)\)/);
  });

  it("merges what the notebook changed in a moved cell with what a person changed there", () => {
    const first = update(notebook(CELLS));
    const mine = edited(first.texts, FEATURES, '    df["c"] = df.b / total', '    assert total > 0\n    df["c"] = df.b / total');
    const swapped: Cells = [...CELLS.slice(0, 3), ["h3", "# Rescale"], ["new", "total = 3"], ["scale", 'df["c"] = df.b / total\nlargest = df.c.median()'], ["h2", "# Clean"], CLEAN, ...CELLS.slice(7)];
    const { texts } = update(notebook(swapped), mine);
    const text = texts.get(FEATURES) ?? "";
    assert.match(functionIn(text, "rescale"), /assert total > 0\n {4}df\["c"\] = df\.b \/ total\n {4}largest = df\.c\.median\(\)/);
    assert.ok(text.indexOf("def rescale") < text.indexOf("def clean"), text);
  });

  it("shows both where both changed the same line, and never writes over a person's", () => {
    const first = update(notebook(CELLS));
    const mine = edited(first.texts, FEATURES, "df.b.sum()", "df.b.sum(skipna=True)");
    const next = update(notebook(CELLS.map(([id, text]) => [id, text.replace("df.b.sum()", "df.b.mean()")])), mine);
    assert.match(has(next, FEATURES), /<<<<<<< yours\n {4}total = df\.b\.sum\(skipna=True\)\n=======\n {4}total = df\.b\.mean\(\)\n>>>>>>> notebook\n/);
    assert.match(next.notes.join("\n"), /src\/explore\/features\.py: you and the notebook have changed the same \(line \d+\)/);
    const after = update(notebook(CELLS.map(([id, text]) => [id, text.replace("df.b.sum()", "df.b.mean()")])), edited(next.texts, FEATURES, /<<<<<<<[^]*?>>>>>>> notebook\n/.exec(has(next, FEATURES))?.[0] ?? "", "    total = df.b.sum(skipna=True)\n"));
    assert.match(has(after, FEATURES), /skipna/);
    assert.deepEqual(after.notes, first.notes);
  });

  it("shows a person's lines whose cell is gone", () => {
    const cells: Cells = [...CELLS.slice(0, 5), ["extra", "df = df.head(2)"], ...CELLS.slice(5)];
    const mine = edited(update(notebook(cells)).texts, FEATURES, "df.head(2)", "df.head(20)");
    const next = update(notebook(CELLS), mine);
    assert.match(has(next, FEATURES), /<<<<<<< yours\n\n {4}df = df\.head\(20\)\n=======\n>>>>>>> notebook\n/);
    assert.equal(next.notes.filter((note) => note.includes("<<<<<<<")).length, 1);
  });

  it("keeps a person's imports, functions and words where the stage gets another name and other cuts", () => {
    const first = update(notebook(CELLS));
    const withImport = edited(first.texts, FEATURES, "import pandas as pd", "import logging\n\nimport pandas as pd");
    const mine = edited(withImport, FEATURES, '    """Clean.', '    """Clean.\n\n    Takes rows away that lack a value.');
    const renamed = update(notebook(CELLS.map(([id, text]) => [id, text.replace("# Clean", "# Tidy up")])), mine);
    assert.match(functionIn(has(renamed, FEATURES), "tidy_up"), /Takes rows away/);
    assert.match(has(renamed, FEATURES), /^import logging$/m);
    const joined = update(notebook(CELLS), mine, [2, 4, 8]);
    assert.match(functionIn(has(joined, FEATURES), "clean"), /Takes rows away[^]*df\["c"\]/);
    assert.doesNotMatch(has(joined, FEATURES), /<<<<<<</);
  });

  it("follows a function that is renamed, and one that comes to need what changes", () => {
    const cells: Cells = [["f", "def ratio(a, b):\n    return a / b"], ["x", "x = ratio(1, 2)\nprint(x)"]];
    const mine = edited(update(notebook(cells)).texts, "src/explore/functions.py", "return a / b", "return a / max(b, 1)");
    const renamed = update(notebook([["f", "def share(a, b):\n    return a / b"], ["x", "x = share(1, 2)\nprint(x)"]]), mine);
    assert.match(has(renamed, "src/explore/functions.py"), /def share\(a, b\):\n {4}return a \/ max\(b, 1\)/);
    const moved = update(notebook([["f", "def ratio(a, b):\n    return a / b"], ["x", "x = ratio(1, 2)\nprint(x)\nratio = None"]]), mine);
    assert.match([...moved.texts.values()].join("\n"), /def ratio\(a, b\):\n {4}return a \/ max\(b, 1\)/);
  });

  it("knows cells without ids by their text and their place", () => {
    const first = update(notebook(CELLS, false));
    const mine = edited(first.texts, FEATURES, "total = df.b.sum()", "total = float(df.b.sum())");
    const added: Cells = [CELLS[0] ?? LOAD, ["n", "pd.options.display.width = 80"], ...CELLS.slice(1)];
    const next = update(notebook(added.map(([id, text]) => [id, text.replace("dropna()", 'dropna(how="all")')]), false), mine);
    assert.match(functionIn(has(next, FEATURES), "clean"), /dropna\(how="all"\)\n {4}total = float\(df\.b\.sum\(\)\)/);
  });

  it("merges the thin notebook cell by cell, and settings line by line", () => {
    const cells: Cells = [["s", "seed = 7\nrate = 0.5"], ...CELLS, ["use", "print(seed, rate)"]];
    const first = update(notebook(cells));
    const path = "notebooks/explore.ipynb";
    const thin = JSON.parse(first.texts.get(path) ?? "") as { cells: object[] };
    thin.cells.push({ cell_type: "code", id: "mine", metadata: {}, execution_count: null, outputs: [], source: ["df.plot()"] });
    const mine = new Map([...edited(first.texts, "params.yaml", "seed: 7", "seed: 11"), [path, JSON.stringify(thin, undefined, 2)]]);
    const next = update(notebook(cells.map(([id, text]) => [id, text.replace("rate = 0.5", "rate = 0.25").replace("# Clean", "# Tidy up")])), mine);
    assert.match(has(next, "params.yaml"), /seed: 11[^]*rate: 0\.25/);
    assert.match(has(next, path), /tidy_up[^]*df\.plot\(\)/);
    assert.doesNotMatch(has(next, path), /import clean/);
  });

  it("keeps what the thin notebook's cells show, and what is noted at them and at the notebook", () => {
    const path = "notebooks/explore.ipynb";
    const first = update(notebook(CELLS));
    const output = { output_type: "stream", name: "stdout", text: ["12\n"] };
    const thin = JSON.parse(first.texts.get(path) ?? "") as { metadata: object; cells: { id: string; source: string[] | string; execution_count: number; outputs: object[]; metadata: object }[] };
    const ran = thin.cells.map((cell, index) => ({ ...cell, ...("outputs" in cell ? { execution_count: index + 1, outputs: [output], metadata: { tags: ["keep"] } } : {}) }));
    const file = { ...thin, metadata: { kernelspec: { name: "churn" } }, cells: ran.map((cell) => (cell.id === "stage-load" && typeof cell.source !== "string" ? { ...cell, source: cell.source.join("") } : cell)) };
    const next = update(notebook(CELLS.map(([id, text]) => [id, text.replace("total = df.b.sum()", "total = df.b.sum()\nother = 1").replace("print(total", "print(other, total")])), new Map([...first.texts, [path, JSON.stringify(file)]]));
    const after = JSON.parse(has(next, path)) as typeof file;
    const [before, now] = [file, after].map(({ cells }) => new Map(cells.map((cell) => [cell.id, cell])));
    assert.notDeepEqual(now?.get("stage-report")?.source, before?.get("stage-report")?.source);
    assert.deepEqual(now?.get("stage-load"), before?.get("stage-load"));
    assert.deepEqual(after.metadata, file.metadata);
    for (const [id, cell] of before ?? []) assert.deepEqual({ ...now?.get(id), source: "" }, { ...cell, source: "" });
  });

  it("takes the line ends of Windows for nobody's edit, and keeps them", () => {
    const first = update(notebook(CELLS)).texts;
    const windows = new Map([...first].map(([path, text]) => [path, path.startsWith(".modelwright") ? text : text.replaceAll("\n", "\r\n")]));
    assert.deepEqual([...update(notebook(CELLS), windows).texts], [...windows]);
    const mine = edited(windows, FEATURES, "largest = df.c.max()", "largest = df.c.max()  # mine");
    const changed = update(notebook(CELLS.map(([id, text]) => [id, text.replace("df.dropna()", "df.fillna(6)")])), mine);
    assert.match(has(changed, FEATURES), /df\.fillna\(6\)\r\n[^]*# mine\r\n/);
    assert.doesNotMatch(has(changed, FEATURES), /<<<<<<<|[^\r]\n/);
  });

  it("tells of disputes that stand open since the last update", () => {
    const cells = CELLS.map(([id, text]) => [id, text.replace("df.dropna()", "df.fillna(6)")] as const);
    const open = update(notebook(cells), edited(update(notebook(CELLS)).texts, FEATURES, "df.dropna()", "df.fillna(5)"));
    const again = update(notebook(cells), open.texts);
    assert.equal(has(again, FEATURES), has(open, FEATURES));
    assert.deepEqual(again.notes, open.notes);
    assert.match(again.notes.join(), /Both stand there between <<<<<<< and >>>>>>>/);
  });

  it("takes a damaged record for none", () => {
    const first = update(notebook(CELLS));
    for (const text of ["", "{", "[]", '{"package":"explore","cells":[1],"stages":[],"definitions":[],"files":{}}']) {
      const mine = edited(new Map([...first.texts, [".modelwright/explore.cells.json", text]]), FEATURES, "df.b.sum()", "df.b.sum(skipna=True)");
      assert.match(has(update(notebook(CELLS), mine), FEATURES), /skipna/);
    }
  });
});
