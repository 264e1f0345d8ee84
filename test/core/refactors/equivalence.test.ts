import assert from "node:assert/strict";

import { convertNotebook, convertProject, defaultSettings, filesOf, notebookDocument, openDocument, syntaxErrors, type Conversion, type Document } from "../../../server/core/index.ts";
import { formatPython } from "../../../server/host/pythonFormat.ts";
import { runNotebooks, type NotebookRun, type RunOutput } from "../../harness/notebookRuns.ts";
import { installParsers } from "../../harness/parsers.ts";
import { python, pythonWith } from "../../harness/python.ts";
import { BASICS } from "./samples/basics.ts";
import { CHANGES } from "./samples/changes.ts";
import { CONTESTS } from "./samples/contests.ts";
import { CORNERS } from "./samples/corners.ts";
import { FAILURES } from "./samples/failures.ts";
import { FLOW } from "./samples/flow.ts";
import { HABITS } from "./samples/habits.ts";
import { IMPORTS } from "./samples/imports.ts";
import { IPYTHON } from "./samples/ipython.ts";
import { LOOKUPS } from "./samples/lookups.ts";
import { OBJECTS } from "./samples/objects.ts";
import { PROCESS } from "./samples/process.ts";
import { REACH } from "./samples/reach.ts";
import { SCIENCE } from "./samples/science.ts";
import { SCOPES } from "./samples/scopes.ts";
import { SHELLS } from "./samples/shells.ts";
import { STYLES } from "./samples/styles.ts";
import { TAUGHT } from "./samples/taught.ts";

/** A notebook, and what it prints where that cannot be found by running its cells. */
interface Sample {
  readonly title: string;
  readonly cells: string;
  readonly printed?: string;
}

const PLAIN: readonly Sample[] = [
  ...Object.entries({ ...BASICS, ...SCOPES, ...LOOKUPS, ...OBJECTS, ...CHANGES, ...FLOW, ...PROCESS, ...IMPORTS, ...STYLES, ...HABITS, ...CORNERS, ...REACH, ...FAILURES }).map(([title, cells]) => ({ title, cells })),
  ...Object.entries({ ...IPYTHON, ...SHELLS }).map(([title, [cells, printed]]) => ({ title, cells, printed })),
];

/** What the notebook is made into. */
const WAYS: Readonly<Record<string, (sample: Sample) => Conversion>> = {
  module: ({ cells }) => convertNotebook(notebook(cells), SNAPSHOT, { folderUri: "file:///project", format: formatPython }),
  "a project in one go": ({ cells }) => convertProject(notebook(cells), SNAPSHOT, { folderUri: "file:///project", format: formatPython }),
  "a project with a stage per cell": ({ cells }) => convertProject(notebook(withHeadings(cells)), SNAPSHOT, { folderUri: "file:///project", format: formatPython }),
};

const SNAPSHOT = { files: filesOf([]), settings: defaultSettings };

describe("what a notebook computes", () => {
  before(installParsers);
  staysTheSame(PLAIN, python, ["asyncio"]);
  const science = pythonWith("pandas, sklearn, matplotlib");
  const some = Object.entries({ ...SCIENCE, ...TAUGHT, ...CONTESTS }).filter(([, cells]) => science !== undefined || !cells.includes("matplotlib"));
  staysTheSame(some.map(([title, cells]) => ({ title, cells })), science ?? pythonWith("pandas, sklearn"), ["pandas", "sklearn.linear_model", "matplotlib.pyplot"]);
});

function staysTheSame(samples: readonly Sample[], command: string | undefined, libraries: readonly string[]): void {
  const outputs = new Map<string, RunOutput>();
  const files = new Map<string, Readonly<Record<string, string>>>();
  before(function () {
    this.timeout(300_000);
    const runs: (readonly [name: string, run: NotebookRun])[] = [];
    for (const sample of samples) {
      if (sample.printed === undefined) runs.push([sample.title, { cells: codeOf(sample.cells) }]);
      for (const [way, convert] of Object.entries(WAYS)) {
        const made = filesIn(convert(sample));
        files.set(`${way}: ${sample.title}`, made);
        runs.push([`${way}: ${sample.title}`, { program: way === "module" ? "explore.py" : "main.py", files: made }]);
        if (way === "module") runs.push([`import: ${sample.title}`, { program: "use.py", files: { ...made, "use.py": "import explore" } }]);
      }
    }
    const results = command === undefined ? [] : runNotebooks(command, runs.map(([, run]) => run), libraries);
    results.forEach((result, index) => outputs.set(runs[index]?.[0] ?? "", result));
  });
  for (const sample of samples) {
    for (const [way, convert] of Object.entries(WAYS)) {
      it(`stays the same as ${way}: ${sample.title}`, () => {
        const made = files.get(`${way}: ${sample.title}`) ?? {};
        for (const [path, text] of Object.entries(made)) if (path.endsWith(".py")) assert.deepEqual(syntaxErrors(openDocument(`file:///workspace/${path}`, text, defaultSettings)), [], text);
        assert.deepEqual(filesIn(convert(sample)), made);
        if (command === undefined) return;
        const expected: RunOutput = sample.printed === undefined ? (outputs.get(sample.title) ?? { printed: "not run" }) : { printed: sample.printed };
        assert.notEqual(expected.printed, "");
        assert.deepEqual(outputs.get(`${way}: ${sample.title}`), expected, Object.entries(made).filter(([path]) => path.endsWith(".py")).map(([path, text]) => `--- ${path}\n${text}`).join("\n"));
        if (way === "module") assert.deepEqual(outputs.get(`import: ${sample.title}`), { printed: "" });
      });
    }
  }
}

/** A stage per cell, so that values have to be handed over. */
const withHeadings = (text: string): string => text.replaceAll(/^# %%\n/gm, () => "# %% [markdown]\n# # Part\n# %%\n");

function parts(text: string): readonly { readonly type: "code" | "markdown"; readonly text: string }[] {
  return text.split(/^# %%/m).slice(1).map((part) => {
    const body = part.replace(/^[^\n]*\n?/, "").replace(/\n$/, "");
    return part.startsWith(" [markdown]") ? { type: "markdown", text: body.replaceAll(/^# ?/gm, "") } : { type: "code", text: body };
  });
}

const codeOf = (text: string): readonly string[] => parts(text).filter(({ type }) => type === "code").map((part) => part.text);

const notebook = (text: string): Document => notebookDocument("file:///workspace/explore.ipynb", "python", parts(text).map((part, index) => ({ uri: `#${index}`, index, type: part.type, source: { text: part.text } })));

function filesIn(conversion: Conversion): Readonly<Record<string, string>> {
  assert.ok(conversion.state === "converted", JSON.stringify(conversion));
  return Object.fromEntries(conversion.files.map(({ uri, text }) => [decodeURIComponent(uri.replace("file:///project/", "")), text]));
}
