import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { delimiter, dirname, join } from "node:path";

import { convertProject, defaultSettings, filesOf, notebookDocument, openDocument, type Output, type ProjectOptions } from "../../../server/core/index.ts";
import { formatPython } from "../../../server/host/pythonFormat.ts";
import { temporaryFolder } from "../../harness/disk.ts";
import { runNotebooks } from "../../harness/notebookRuns.ts";
import type { Shape } from "./shapes.ts";

export interface ProjectSource {
  /** Code of the sections, one cell each. */
  readonly cells: readonly string[];
  readonly target?: NonNullable<ProjectOptions["target"]>;
  /** What the notebook printed when it was last run, below its last cell. */
  readonly printed?: string;
  /** By the place of a cell, the value that stands below it. */
  readonly shown?: Readonly<Record<number, string>>;
  /** Python files beside the notebook. */
  readonly beside?: Readonly<Record<string, string>>;
  /** Where the project goes; a folder that has nothing to do with the notebook's unless said. */
  readonly folderUri?: string;
}

const TITLES = ["Set up", "Load", "Save", "Store", "Run"];

/** The files of the project that a notebook becomes, by path. */
export function projectOf({ cells, target = "project", printed, shown = {}, beside = {}, folderUri = "file:///project" }: ProjectSource): Readonly<Record<string, string>> {
  const all = cells.flatMap((text, index) => [{ type: "markdown" as const, text: `# ${TITLES[index] ?? "Part"}` }, { type: "code" as const, text }]);
  const outputsAt = (index: number): Output[] => [
    ...(printed !== undefined && index === all.length - 1 ? [{ type: "stream", data: { "text/plain": printed } }] : []),
    ...[shown[(index - 1) / 2]].flatMap((text) => (text === undefined ? [] : [{ type: "execute_result", data: { "text/plain": text } }])),
  ];
  const document = notebookDocument("file:///workspace/explore.ipynb", "python", all.map(({ type, text }, index) => ({ uri: `#${index}`, index, type, source: { text }, outputs: outputsAt(index) })));
  const others = Object.entries(beside).map(([path, text]) => openDocument(`file:///workspace/${path}`, text, defaultSettings));
  const result = convertProject(document, { files: filesOf(others), settings: defaultSettings }, { folderUri, format: formatPython, target });
  assert.ok(result.state === "converted", JSON.stringify(result));
  return Object.fromEntries(result.files.map(({ uri, text }) => [uri.replace(`${folderUri}/`, ""), text]));
}

/** What a program of Python prints; it must end well. */
export function runPython(python: string, folder: string, words: readonly string[]): string {
  // DVC runs commands by the name `python`: the interpreter that runs DVC itself comes first.
  const search = `${dirname(python)}${delimiter}${process.env["PATH"] ?? ""}`;
  const { status, stdout, stderr } = spawnSync(python, [...words], { cwd: folder, encoding: "utf8", env: { ...process.env, PATH: search, PYTHONDONTWRITEBYTECODE: "1", DVC_NO_ANALYTICS: "1", KEDRO_DISABLE_TELEMETRY: "1", DO_NOT_TRACK: "1" } });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  return stdout;
}

/** The folder of a notebook with its project in it, as the editor writes it. */
export function placedShape({ cells, files = {} }: Shape, target: NonNullable<ProjectOptions["target"]>): { readonly folder: string; readonly project: string } {
  const beside = Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith(".py")));
  const made = projectOf({ cells, target, beside, folderUri: "file:///workspace/explore-project" });
  const folder = temporaryFolder({ ...files, ...Object.fromEntries(Object.entries(made).map(([path, text]) => [`explore-project/${path}`, text])) });
  return { folder, project: join(folder, "explore-project") };
}

/** The lines that the notebook itself prints. */
export function printedBy(python: string, { cells, files = {} }: Shape): readonly string[] {
  const [run] = runNotebooks(python, [{ cells, files }]);
  assert.ok(run && run.error === undefined, run?.error);
  const lines = run.printed.split("\n").filter((line) => line.trim() !== "");
  assert.notEqual(lines.length, 0);
  return lines;
}

/** Each of the lines, in their order, among whatever the engine tells besides. */
export function shows(output: string, lines: readonly string[]): void {
  let from = 0;
  for (const line of lines) {
    const at = output.indexOf(line, from);
    assert.ok(at >= 0, `\`${line}\` is missing in\n${output.slice(-4000)}`);
    from = at + line.length;
  }
}
