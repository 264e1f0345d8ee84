import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { convertProject, defaultSettings, filesOf, openDocument } from "../../../server/core/index.ts";
import { verifyNotebook } from "../../../server/host/verifyNotebook.ts";
import { formatPython } from "../../../server/host/pythonFormat.ts";
import { readTarGz } from "../tar.ts";
import { writeProject } from "./corpus.ts";
import { cellsOf, type Score } from "./names.ts";

interface RunnableNotebook {
  readonly file: string;
  readonly seconds: number;
}

/** Converts and runs the offline notebooks that take no longer than `seconds`, and compares each with its project. */
export async function scoreRuns(folder: string, python: string, seconds: number): Promise<Score> {
  const place = mkdtempSync(join(tmpdir(), "modelwright-runs-"));
  try {
    for (const archive of ["dev.tar.gz", "datasets.tar.gz"]) for (const [path, text] of readTarGz(join(folder, archive))) writeText(join(place, path), text);
    const all = (JSON.parse(readFileSync(join(folder, "e2e_index.json"), "utf8")) as readonly RunnableNotebook[]).filter((one) => one.seconds <= seconds);
    const wrong: string[] = [];
    for (const { file } of all) {
      const document = openDocument(`file:///case/${encodeURIComponent(file.split("/").at(-1) ?? "")}`, readFileSync(join(place, "notebooks", file), "utf8"), defaultSettings);
      const result = await verifyNotebook(document, { files: filesOf([document]), settings: defaultSettings }, { python, folder: join(place, "notebooks"), timeoutMs: 10 * seconds * 1000 });
      if (result.state === "different") wrong.push(`${file}: ${JSON.stringify(result.differences[0])}`);
      if (result.state === "failed") wrong.push(`${file}: ${result.reason}`);
    }
    return { name: `run with equal values (<= ${seconds} s)`, right: all.length - wrong.length, of: all.length, wrong };
  } finally {
    rmSync(place, { recursive: true });
  }
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

interface SemanticCase {
  readonly name: string;
  readonly cells: readonly string[];
  readonly expected_stdout?: string;
  readonly expected_error?: string;
  readonly exec_counts?: readonly number[];
}

/** Runs the project of each case and compares what it prints with what the notebook prints. */
export function scoreSemantics(folder: string, python: string): Score & { readonly silentlyWrong: number } {
  const cases = JSON.parse(readFileSync(join(folder, "semantic.json"), "utf8")) as readonly SemanticCase[];
  const results = cases.map((one) => ({ name: one.name, outcome: outcomeOf(one, python) }));
  const wrong = results.filter(({ outcome }) => outcome !== "same" && outcome !== "refused");
  return { name: "semantic cases", right: results.length - wrong.length, of: results.length, wrong: results.filter(({ outcome }) => outcome !== "same").map(({ name, outcome }) => `${name}: ${outcome}`), silentlyWrong: wrong.filter(({ outcome }) => outcome.startsWith("prints")).length };
}

function outcomeOf({ cells, expected_stdout: expected, expected_error: error, exec_counts: counts }: SemanticCase, python: string): string {
  const document = cellsOf(cells, counts);
  const conversion = convertProject(document, { files: filesOf([document]), settings: defaultSettings }, { folderUri: "file:///project", format: formatPython });
  if (conversion.state === "refused") return error !== undefined && conversion.reason.includes(error.split(": ")[1] ?? "") ? "refused" : `wrongly refused: ${conversion.reason}`;
  const place = mkdtempSync(join(tmpdir(), "modelwright-case-"));
  try {
    writeProject(place, conversion);
    const { stdout, stderr, status } = spawnSync(python, ["main.py"], { cwd: place, encoding: "utf8", env: { ...process.env, MPLBACKEND: "Agg" } });
    if (status !== 0) return `fails: ${stderr.trim().split("\n").at(-1) ?? ""}`;
    return stdout === expected ? "same" : `prints ${JSON.stringify(stdout)}`;
  } finally {
    rmSync(place, { recursive: true });
  }
}
