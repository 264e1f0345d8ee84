import { recognise, type Recognised } from "../core/index.ts";
import { readText } from "../host/readText.ts";
import { pathOf } from "../host/uris.ts";
import { filesToCheck } from "./checking/filesToCheck.ts";
import { defineCommand, formatOption } from "./command.ts";
import { loadSettings } from "./configFile.ts";
import { systemNames } from "./names.ts";
import type { Terminal } from "./terminal.ts";

interface KindOfFile extends Recognised {
  readonly uri: string;
}

export const kindsCommand = defineCommand({
  name: "kinds",
  summary: "Say what each file was recognised as, and why",
  words: { usage: "PATH…", least: 1, most: Infinity },
  options: {
    format: formatOption(["text", "json"]),
    "no-ignore": { kind: "flag", help: "look at what .gitignore and usage leave out, too" },
  },
  examples: [
    { line: "modelwright kinds .", does: "List the files that are checked." },
    { line: "modelwright kinds conf/train.yaml", does: "Find out why a file is taken for what it is." },
  ],

  run: async ({ words, own, common }, terminal) => {
    const settings = loadSettings(common.config, words);
    const found = await filesToCheck(words, settings, !own["no-ignore"]);
    const files = found.files.map(({ uri }): KindOfFile => {
      const file = readText(pathOf(uri) ?? "");
      if (file.state === "read") return { uri, ...recognise(uri, file.text, settings) };
      return { uri, kind: "unreadable", title: "Unreadable", language: "", why: file.state === "missing" ? "there is no such file" : file.reason };
    });
    const problems = found.problems.map(({ uri, reason }) => ({ file: systemNames.path(uri), message: reason }));
    terminal.result(own.format === "json" ? json(files, problems) : table(files, terminal));
    for (const { file, message } of problems) terminal.note(`${file}: ${message}`);
    return problems.length > 0 ? 2 : 0;
  },
});

function json(files: readonly KindOfFile[], problems: readonly object[]): string {
  return `${JSON.stringify({ version: 1, files: files.map(({ uri, ...recognised }) => ({ file: systemNames.path(uri), ...recognised })), problems }, undefined, 2)}\n`;
}

function table(files: readonly KindOfFile[], { paint }: Terminal): string {
  const rows = files.map(({ uri, title, why }) => ({ name: systemNames.shown(uri), title, why }));
  const nameWidth = Math.max(0, ...rows.map(({ name }) => name.length));
  const titleWidth = Math.max(0, ...rows.map(({ title }) => title.length));
  return rows.map(({ name, title, why }) => `${name.padEnd(nameWidth)}  ${paint("strong", title.padEnd(titleWidth))}  ${paint("faint", why)}\n`).join("");
}
