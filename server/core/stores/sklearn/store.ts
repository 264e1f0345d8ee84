import { contentsOf, type LoggedRun } from "../contents.ts";
import { textIn, type StoreFile, type StoreFolder } from "../folder.ts";
import { curves, fileRun } from "../logged.ts";
import { numberIn } from "../numbers.ts";
import type { StoreReader } from "../reader.ts";
import type { StoreProblem } from "../run.ts";
import { brokenLines, ROW } from "../tables/curves.ts";
import { readCsv, type CsvTable } from "../tables/csv.ts";

/** Whether a table's head is that of `cv_results_` of a scikit-learn search. */
export const isSearchResult = (head: readonly string[]): boolean => head.some((name) => name.startsWith("param_")) && head.some((name) => /^(mean|split\d+)_test_/.test(name));

/** Reads `cv_results_` that were written as CSV: each candidate of the search is a run, each score a metric whose curve goes over the splits. */
export function sklearnReader(): StoreReader {
  return async ({ root, names }) => {
    const { files } = await root.entries();
    const problems: StoreProblem[] = [];
    const runs: LoggedRun[] = [];
    for (const file of files.filter(({ name }) => names.includes(name))) {
      const text = await textIn(file);
      if (text === undefined) problems.push({ file: file.path, message: "This file cannot be read; check its permissions." });
      else {
        const table = readCsv(text);
        problems.push(...brokenLines(file, table.broken, ROW));
        runs.push(...candidates(table, file, root));
      }
    }
    return contentsOf(runs, problems);
  };
}

function candidates({ head, rows }: CsvTable, file: StoreFile, root: StoreFolder): readonly LoggedRun[] {
  const search = file.name.replace(/\.[a-z]+$/i, "");
  return rows.map((row, candidate) => {
    const found = curves();
    const params: [string, string][] = [];
    head.forEach((name, column) => {
      const cell = row[column] ?? "";
      const value = scoreIn(cell);
      const [, split, score = ""] = /^split(\d+)_((?:test|train)_.+)$/.exec(name) ?? [];
      if (name.startsWith("param_")) params.push([name.slice("param_".length), cell]);
      else if (split !== undefined && value !== undefined) found.add(score, Number(split), NaN, value);
      else if (/^(mean|std|rank)_/.test(name) && value !== undefined) found.add(name, 0, NaN, value);
    });
    const given = params.filter(([, cell]) => cell !== "");
    return fileRun({ id: `${search}-${candidate}`, name: `candidate ${candidate}`, experiment: search, group: search, store: root.path, tracker: "scikit-learn", status: "finished", file, params: Object.fromEntries(given), curves: found.byName });
  });
}

/** A search has every score of every candidate. What pandas leaves empty is NaN: the candidate could not be fitted. */
const scoreIn = (cell: string): number | undefined => (cell === "" ? NaN : numberIn(cell));
