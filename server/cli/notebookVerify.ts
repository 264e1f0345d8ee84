import { dirname, resolve } from "node:path";

import { diskFiles } from "../host/files.ts";
import { loadParsers } from "../host/parsers.ts";
import { uriOf } from "../host/uris.ts";
import { verifyNotebook, type VerifyResult } from "../host/verifyNotebook.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import { loadSettings } from "./configFile.ts";
import { systemNames } from "./names.ts";

export const notebookVerify = defineCommand({
  name: "notebook verify",
  summary: "Run notebooks and the projects they become, and compare what they give",
  words: { usage: "FILE…", least: 1, most: Infinity },
  options: {
    format: formatOption(["text", "json"]),
    python: { kind: "text", value: "PYTHON", default: "python3", help: "the interpreter, with the notebook's packages" },
    folder: { kind: "text", value: "DIR", help: "where relative paths count from; else the notebook's folder" },
    timeout: { kind: "text", value: "SECONDS", default: "600", help: "the most that each of the two runs may take" },
  },
  examples: [{ line: "modelwright notebook verify explore.ipynb --python .venv/bin/python", does: "Run both and compare every value that goes from stage to stage, and what is printed." }],

  run: async ({ words, own, common }, terminal) => {
    const seconds = Number(own.timeout);
    if (!(seconds > 0)) throw new WrongArguments(`--timeout needs a number of seconds, not "${own.timeout}".`);
    const settings = loadSettings(common.config, words);
    const disk = diskFiles(settings);
    await loadParsers();
    const results: { readonly file: string; readonly result: VerifyResult }[] = [];
    for (const path of words) {
      const uri = uriOf(resolve(path));
      const opened = disk.open(uri);
      if (opened.state !== "open") throw new WrongArguments(`${systemNames.shown(uri)}: ${opened.state === "missing" ? "there is no such file" : opened.reason}.`);
      const snapshot = { files: disk.freeze(), settings };
      const result = await verifyNotebook(opened.document, snapshot, {
        python: own.python,
        folder: resolve(own.folder ?? dirname(resolve(path))),
        timeoutMs: seconds * 1000,
        onStep: (step) => { terminal.note(`${systemNames.shown(uri)}: ${step}`); },
      });
      results.push({ file: systemNames.path(uri), result });
      if (own.format === "text") terminal.result(`${systemNames.shown(uri)}: ${told(result)}\n`);
    }
    if (own.format === "json") terminal.result(`${JSON.stringify({ version: 1, notebooks: results.map(({ file, result }) => ({ file, ...result })) }, undefined, 2)}\n`);
    if (results.some(({ result }) => result.state === "failed")) return 2;
    return results.some(({ result }) => result.state === "different") ? 1 : 0;
  },
});

function told(result: VerifyResult): string {
  if (result.state === "failed") return `not compared. ${result.reason}`;
  if (result.state === "same") return `the same: ${result.values} values of ${result.stages} stages, and all that is printed${result.unsteady ? `, but for what the notebook itself gives anew each time it is run: ${result.unsteady.join(", ")}` : ""}.`;
  const [first] = result.differences;
  const rest = result.differences.length > 1 ? ` (and ${result.differences.length - 1} more)` : "";
  return `different, first in ${first?.stage ?? ""}${first?.name === undefined ? "" : `, \`${first.name}\``}: the notebook has ${first?.notebook ?? ""}, the project ${first?.project ?? ""}${rest}.`;
}
