import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { convertProject, defaultSettings, filesOf } from "../../../server/core/index.ts";
import { writeProject } from "./corpus.ts";
import { cellsOf, type Score } from "./names.ts";

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
  const conversion = convertProject(document, { files: filesOf([document]), settings: defaultSettings }, { folderUri: "file:///project" });
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
