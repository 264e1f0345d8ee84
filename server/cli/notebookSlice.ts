import { resolve } from "node:path";

import { sliceNotebook, sliceNotebookFile, sliceText } from "../core/index.ts";
import { diskFiles } from "../host/files.ts";
import { loadParsers } from "../host/parsers.ts";
import { uriOf } from "../host/uris.ts";
import { defineCommand, formatOption, WrongArguments } from "./command.ts";
import { loadSettings } from "./configFile.ts";
import { finishPlan } from "./filePlan.ts";
import { systemNames } from "./names.ts";

export const notebookSlice = defineCommand({
  name: "notebook slice",
  summary: "Gather the statements that one result of a notebook depends on",
  words: { usage: "FILE", least: 1, most: 1 },
  options: {
    format: formatOption(["text", "json", "ipynb"]),
    cell: { kind: "text", value: "N", help: "the result of this cell, counted from 1 among all cells; else the last one" },
    line: { kind: "text", value: "N", help: "the statement on this line of the cell" },
    name: { kind: "text", value: "NAME", help: "what this name holds, at the end or after the cell" },
    out: { kind: "text", value: "FILE", help: "write it there: a script, or a notebook for .ipynb" },
    yes: { kind: "flag", short: "y", help: "replace a file that is there already" },
  },
  examples: [
    { line: "modelwright notebook slice explore.ipynb --name model", does: "Print what `model` depends on, as one script." },
    { line: "modelwright notebook slice explore.ipynb --cell 12 --out auc.ipynb", does: "Write a notebook that gives the result of cell 12 and nothing else." },
  ],

  run: async ({ words: [path = ""], own, common }, terminal) => {
    const settings = loadSettings(common.config, [path]);
    await loadParsers();
    const uri = uriOf(resolve(path));
    const opened = diskFiles(settings).open(uri);
    if (opened.state !== "open") throw new WrongArguments(`${systemNames.shown(uri)}: ${opened.state === "missing" ? "there is no such file" : opened.reason}.`);
    const slice = sliceNotebook(opened.document, { ...numbered("cell", own.cell), ...numbered("line", own.line), ...(own.name === undefined ? {} : { name: own.name }) });
    if (slice.state === "refused") {
      terminal.complain(`${systemNames.shown(uri)}: ${slice.reason}`);
      return 2;
    }
    const { statements, left } = slice;
    if (own.out !== undefined) {
      const text = own.out.endsWith(".ipynb") ? sliceNotebookFile(statements) : sliceText(statements);
      return finishPlan({ files: [{ uri: uriOf(resolve(own.out)), text }], notes: [`${statements.length} statements were gathered, ${left} left out.`] }, { write: true, yes: own.yes, format: "text" }, terminal);
    }
    const formats: Readonly<Record<typeof own.format, () => string>> = {
      text: () => sliceText(statements),
      ipynb: () => sliceNotebookFile(statements),
      json: () => `${JSON.stringify({ version: 1, file: systemNames.path(uri), statements, left, text: sliceText(statements) }, undefined, 2)}\n`,
    };
    terminal.result(formats[own.format]());
    return 0;
  },
});

function numbered<const Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, number>> {
  if (text === undefined) return {};
  if (!/^[1-9]\d*$/.test(text)) throw new WrongArguments(`--${name} needs a number from 1 on, not "${text}".`);
  return { [name]: Number(text) } as Partial<Record<Name, number>>;
}
