import assert from "node:assert/strict";

import { convertNotebook, defaultSettings, filesOf, notebookDocument, openDocument, type Document } from "../../../server/core/index.ts";
import { sampleDocument, snapshotOf } from "../../harness/page.ts";
import { installParsers } from "../../harness/parsers.ts";

const SNAPSHOT = { files: filesOf([]), settings: defaultSettings };

describe("convert notebook", () => {
  before(installParsers);

  it("reads like a module", () => {
    assert.equal(converted(READABLE), READABLE_MODULE);
  });

  it("says what became of IPython's lines", () => {
    const result = convertNotebook(notebook("# %%\n%matplotlib inline\n!pip install -q xgboost 'torch>=2'\nif True:\n    !ls\n%time x = 1\n%env A=b\nprint(x)\nx?\nout = !ls {x} $HOME\n%pylab inline\n# %%\n%%bash\nls\n"), SNAPSHOT);
    assert.ok(result.state === "converted");
    const text = result.files[0]?.text ?? "";
    for (const line of ["    # %matplotlib inline", "        print(subprocess.run(\"ls\", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout, end=\"\")", "    x = 1", '    os.environ["A"] = "b"', "    # x?", '    print(subprocess.run(["bash"], input="""ls', "import os", "from numpy import *", '    out = subprocess.run("ls {x} $HOME", shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout.splitlines()']) assert.ok(text.includes(`${line}\n`), `${line} is missing in\n${text}`);
    assert.ok(result.notes.some((note) => note.includes("xgboost, torch>=2")), result.notes.join("\n"));
    assert.ok(result.notes.some((note) => note.startsWith("Cell 2: `%%bash`")));
  });

  it("says which names may be missing, and follows the order of the last run", () => {
    const cells = ["print(f(a))\ndef g(): return missing", "a = 1\nf = abs"].map((text, index) => ({ uri: `#${index}`, index, type: "code" as const, source: { text }, executionCount: 2 - index }));
    const result = convertNotebook(notebookDocument("file:///workspace/a.ipynb", "python", cells), SNAPSHOT);
    assert.ok(result.state === "converted", JSON.stringify(result));
    assert.ok((result.files[0]?.text.indexOf("a = 1") ?? 0) < (result.files[0]?.text.indexOf("print(") ?? 0), result.files[0]?.text);
    assert.deepEqual(result.notes.map((note) => note.slice(0, 40)), ["From top to bottom the notebook would fa", "`missing` is used in cell 1, and no cell"]);
  });

  it("loads no package before Python's random numbers are seeded, where it was loaded after it and numbers are drawn", () => {
    const order = (last: string): boolean => {
      const result = convertNotebook(notebook(`# %%\nimport random\nrandom.seed(0)\n# %%\nimport sklearn.ensemble\nprint(${last})\n`), SNAPSHOT);
      assert.ok(result.state === "converted", JSON.stringify(result));
      const text = result.files[0]?.text ?? "";
      return text.indexOf("random.seed(0)") < text.indexOf("import sklearn.ensemble");
    };
    assert.ok(order("random.random()"), "what it draws while it is loaded comes after the seed");
    assert.ok(!order("sklearn.ensemble"), "nobody sees what was drawn");
  });

  it("asks for a value that only a magic gives", () => {
    const result = convertNotebook(notebook("# %%\nfiles = %sql select\nprint(files)\n"), SNAPSHOT);
    assert.ok(result.state === "converted", JSON.stringify(result));
    assert.match(result.files[0]?.text ?? "", /names\["files"\]/);
    assert.match(result.notes.join("\n"), /`files = %sql select` takes its value from a magic.*provide/);
  });

  it("says that there is no shell where the notebook asks for it", () => {
    const result = convertNotebook(notebook("# %%\nif get_ipython():\n    print(1)\n"), SNAPSHOT);
    assert.ok(result.state === "converted" && result.notes.some((note) => note.startsWith("Cell 1: `get_ipython()` gives None")), JSON.stringify(result));
  });

  it("takes its name from the file, and never one that it imports", () => {
    const names = { "02 Explore-data.ipynb": "explore_data", "class.ipynb": "class_notebook", "json.ipynb": "json_notebook", "7.ipynb": "notebook_7" };
    for (const [file, name] of Object.entries(names)) {
      const uri = `file:///workspace/${encodeURIComponent(file)}`;
      const result = convertNotebook(notebookDocument(uri, "python", [{ uri: "", index: 0, type: "code", source: { text: "import json" } }]), SNAPSHOT);
      assert.ok(result.state === "converted");
      assert.equal(result.files[0]?.uri, `file:///workspace/${name}.py`);
    }
  });

  const refusals: Readonly<Record<string, readonly [document: () => Document, reason: RegExp]>> = {
    "another language": [() => notebookDocument("file:///a.ipynb", "r", []), /written in R/],
    "no notebook": [() => openDocument("file:///a.py", "x = 1", defaultSettings), /not a notebook/],
    "a damaged file": [() => openDocument("file:///a.ipynb", "{", defaultSettings), /JSON/],
    "nothing": [() => notebook("# %% [markdown]\n# Only words\n"), /no code/],
    "a broken cell": [() => notebook("# %%\nx = 1\n# %%\nprint 'old'\n"), /Cell 2, line 1 .*print 'old'/],
    "a value from a magic that would hide that it is missing": [() => notebook("# %%\nfiles = []\n# %%\nfiles = %sql select\n"), /from a magic/],
    "a name that comes too late, in a cell that has worked": [() => wasRun("# %%\nprint(a)\n# %%\na = 1\n"), /`a` is used in cell 1, before cell 2/],
    "a name from nowhere, in a cell that has worked": [() => wasRun("# %%\nb = a + 1\n"), /no cell makes it/],
    "a name of IPython's history": [() => notebook("# %%\n3 + 4\n# %%\nprint(Out[1])\n"), /Cell 2 uses `Out`/],
    "the last value where it may be nothing": [() => notebook("# %%\nmake()\n# %%\nprint(_)\n"), /Cell 2 uses `_`/],
    "the folder before": [() => notebook("# %%\n%cd -\n"), /Name the folder/],
    "what a measured line changes, as often as it takes": [() => notebook("# %%\nitems = []\n%timeit items.append(1)\n"), /`%timeit` runs code that changes `items`/],
    "what a measured cell changes": [() => notebook("# %%\nitems = []\n# %%\n%%timeit\nitems.append(1)\n"), /changes `items`/],
    "pictures that a cell kept": [() => notebook("# %%\n%%capture kept\n1\n# %%\nkept.outputs[0]\n"), /`kept.outputs`/],
    "annotations that a later line would change": [() => notebook("# %%\ndef f(x: int): return x\n# %%\nfrom __future__ import annotations\nprint(f.__annotations__)\n"), /Cell 2 imports `annotations`/],
    "return outside of a function": [() => notebook("# %%\nreturn 1\n"), /`return`/],
  };
  for (const [title, [document, reason]] of Object.entries(refusals)) {
    it(`refuses ${title}`, () => {
      const result = convertNotebook(document(), SNAPSHOT);
      assert.ok(result.state === "refused", JSON.stringify(result));
      assert.match(result.reason, reason);
    });
  }
});

const READABLE = `
# %% [markdown]
# # Churn
# A first look.
# %%
import pandas as pd
# %% [markdown]
# ## Load
# %%
COLUMNS = ("age", "plan")
def load(path):
    return pd.read_csv(path, usecols=COLUMNS)
# %%
customers = load("a.csv")  # all of them
customers.head()
`;

const READABLE_MODULE = `"""Churn
A first look.

Made from sample.ipynb.
"""

import pandas as pd

# Load
COLUMNS = ("age", "plan")


def load(path):
    return pd.read_csv(path, usecols=COLUMNS)


def main() -> dict[str, object]:
    """Runs the notebook from top to bottom and returns the names that it made."""

    customers = load("a.csv")  # all of them
    customers.head()

    return locals()


if __name__ == "__main__":
    main()
`;

/** Markdown cells are written as comments in these samples. */
function notebook(text: string): Document {
  const document = sampleDocument("notebook", undefined, text.trimStart());
  const cells = (document.cells ?? []).map(({ uri, index, type, source }) => {
    const body = source.text.replace(/^# %%[^\n]*\n?/, "");
    return { uri, index, type, source: { text: type === "markdown" ? body.replaceAll(/^# ?/gm, "") : body } };
  });
  return notebookDocument(document.uri, "python", cells);
}

/** Every cell bears a count from one and the same run, as after "Run All". */
function wasRun(text: string): Document {
  const document = notebook(text);
  return notebookDocument(document.uri, "python", (document.cells ?? []).map(({ start, ...cell }, index) => ({ ...cell, executionCount: start === undefined ? 0 : index + 1 })));
}

function converted(text: string): string {
  const result = convertNotebook(notebook(text), snapshotOf([]));
  assert.ok(result.state === "converted", JSON.stringify(result));
  return result.files[0]?.text ?? "";
}
