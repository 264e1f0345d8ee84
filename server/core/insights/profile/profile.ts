import { rowHash } from "../tables/rowHash.ts";
import { counted } from "../tables/words.ts";
import { textAt, type Frame } from "../tables/frame.ts";
import { anonymityOf } from "./anonymity.ts";
import { profileColumn } from "./column.ts";
import { correlationsOf } from "./correlations.ts";
import type { ProfileOptions, ProfileReport } from "./report.ts";

/** Says what a data set holds: every column with its distribution, what is odd about it, and what goes together. */
export function profile(frame: Frame, { quasi = [] }: ProfileOptions = {}): ProfileReport {
  const columns = frame.columns.map((column) => profileColumn(column, frame.rows));
  const duplicates = duplicatesOf(frame);
  const anonymity = anonymityOf(frame, quasi);
  const unknown = quasi.filter((name) => !frame.columns.some((column) => column.name === name)).map((name) => `There is no column \`${name}\` to judge anonymity by.`);
  const report = { version: 1 as const, data: { name: frame.name, rows: frame.rows, columns: columns.length }, duplicates, columns, correlations: correlationsOf(frame, columns), ...(anonymity && { anonymity }), problems: [...frame.problems, ...unknown] };
  return { ...report, words: profileWords(report) };
}

function duplicatesOf({ rows, columns }: Frame): number {
  const hashes = Float64Array.from({ length: rows }, (_, row) => rowHash(columns.map((column) => textAt(column, row) ?? ""))).sort();
  return hashes.reduce((count, hash, place) => (place > 0 && hash === hashes[place - 1] ? count + 1 : count), 0);
}

/** The verdict on a data set, for people who read nothing else. */
export function profileWords({ data, duplicates, columns, anonymity }: Omit<ProfileReport, "words">): string {
  if (data.rows === 0) return "There are no rows.";
  const warned = columns.filter(({ notes }) => notes.some(({ level }) => level === "warning"));
  const personal = columns.filter(({ notes }) => notes.some(({ id }) => id === "personal")).map(({ name }) => `\`${name}\``);
  const named = warned.slice(0, 4).map(({ name }) => `\`${name}\``).join(", ") + (warned.length > 4 ? ` and ${warned.length - 4} more` : "");
  return [
    `${counted(data.rows, "row")}, ${counted(data.columns, "column")}.`,
    warned.length === 0 ? "Nothing stands out." : `Look at ${named}.`,
    ...(duplicates > 0 ? [`${counted(duplicates, "row")} ${duplicates === 1 ? "repeats" : "repeat"} an earlier one.`] : []),
    ...(personal.length > 0 ? [`Personal data in ${personal.join(", ")}.`] : []),
    ...(anonymity ? [anonymity.words] : []),
  ].join(" ");
}
