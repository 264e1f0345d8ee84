import { resolve } from "node:path";

import { convertNotebook, convertProject, planNotebook, recordedCuts, updateProject, type Conversion, type Document, type PlannedFile, type ProjectOptions, type Snapshot } from "../core/index.ts";
import { diskFiles } from "../host/files.ts";
import { loadParsers } from "../host/parsers.ts";
import { formatPython } from "../host/pythonFormat.ts";
import { uriOf } from "../host/uris.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import { loadSettings } from "./configFile.ts";
import { finishPlan } from "./filePlan.ts";
import { systemNames } from "./names.ts";

export const notebookConvert = defineCommand({
  name: "notebook convert",
  summary: "Turn notebooks into modules or projects that do the same",
  words: { usage: "FILE…", least: 1, most: Infinity },
  options: {
    format: formatOption(["text", "json"]),
    target: { kind: "text", value: "TARGET", choices: ["module", "project", "dvc", "kedro", "kfp", "airflow"], default: "module", help: "what to make: one module; or a project with a package, settings, tests and a report, for Python and DVC, Kedro, Kubeflow Pipelines or Airflow" },
    out: { kind: "text", value: "DIR", help: "where to write; else beside the notebook" },
    "dry-run": { kind: "flag", help: "show what would be written, as a patch" },
    yes: { kind: "flag", short: "y", help: "replace files that are there already" },
  },
  examples: [
    { line: "modelwright notebook convert explore.ipynb --dry-run", does: "Show the module that it becomes." },
    { line: "modelwright notebook convert explore.ipynb --target project --out churn", does: "Make a project with a function per stage." },
    { line: "modelwright notebook convert explore.ipynb --dry-run --format json", does: "Print what each statement reads, sets and changes, and where it would go." },
    { line: "modelwright notebook convert notebooks/*.ipynb --out src", does: "Write the modules of several into src." },
  ],

  run: async ({ words, own, common }, terminal) => {
    const settings = loadSettings(common.config, words);
    const disk = diskFiles(settings);
    const snapshot = { files: disk.freeze(), settings };
    await loadParsers();
    const files: PlannedFile[] = [];
    const notes: string[] = [];
    const refusals: string[] = [];
    const plans: Record<string, unknown>[] = [];
    for (const path of words) {
      const uri = uriOf(resolve(path));
      const opened = disk.open(uri);
      const told = (message: string): string => `${systemNames.shown(uri)}: ${message}`;
      if (opened.state !== "open") {
        refusals.push(told(opened.state === "missing" ? "there is no such file." : `${opened.reason}.`));
        continue;
      }
      if (own["dry-run"] && own.format === "json") plans.push({ notebook: systemNames.path(uri), ...planNotebook(opened.document) });
      const place = { format: formatPython, ...(own.out === undefined ? {} : { folderUri: uriOf(resolve(own.out)) }) };
      const converted = own.target === "module" ? convertNotebook(opened.document, snapshot, place) : projectOf(opened.document, snapshot, { ...place, target: own.target });
      if (converted.state === "refused") refusals.push(told(converted.reason));
      else {
        const kept = converted.folderUri === undefined ? converted : updateProject(converted, snapshot.files);
        files.push(...kept.files);
        notes.push(...kept.notes.map(told));
      }
    }
    const twice = files.find(({ uri }, index) => files.findIndex((other) => other.uri === uri) < index);
    if (twice) throw new WrongArguments(`Two notebooks would both become ${systemNames.shown(twice.uri)}. Convert them one by one, with --out.`);
    const [only] = plans;
    const details = only && plans.length === 1 && words.length === 1 ? only : plans.length > 0 ? { notebooks: plans } : {};
    return finishPlan({ files, notes, refusals, details }, { write: !own["dry-run"], yes: own.yes, format: own.format }, terminal);
  },
});

/** A project that was cut by hand, in an editor, stays cut so. */
function projectOf(document: Document, snapshot: Snapshot, options: ProjectOptions): Conversion {
  const conversion = convertProject(document, snapshot, options);
  const cuts = conversion.state === "converted" ? recordedCuts(conversion, snapshot.files) : undefined;
  return cuts ? convertProject(document, snapshot, { ...options, cuts }) : conversion;
}
