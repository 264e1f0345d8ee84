import type { DriftReport, ProfileReport } from "../core/index.ts";

/** What a person can look through, and a panel hold. */
const MOST_COLUMNS = 5000;

/** Where a report is of very many columns, those that need attention most; its words are about all. */
export const fewerOfDrift = (report: DriftReport): DriftReport => fewer(report, () => report.columns, (message) => ({ message }));

export const fewerOfProfile = (report: ProfileReport): ProfileReport => fewer(report, () => report.columns.toSorted((a, b) => Number(b.notes.length > 0) - Number(a.notes.length > 0)), (words) => words);

function fewer<Column, Problem, Report extends { readonly columns: readonly Column[]; readonly problems: readonly Problem[] }>(report: Report, needFirst: () => readonly Column[], problem: (words: string) => Problem): Report {
  const many = report.columns.length;
  if (many <= MOST_COLUMNS) return report;
  const words = `The ${MOST_COLUMNS.toLocaleString("en-US")} columns that need attention most are listed, of ${many.toLocaleString("en-US")}. The verdict is about all, and the command line writes all.`;
  return { ...report, columns: needFirst().slice(0, MOST_COLUMNS), problems: [problem(words), ...report.problems.slice(0, MOST_COLUMNS)] };
}
