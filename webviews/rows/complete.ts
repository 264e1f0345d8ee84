import type { RowsColumn } from "../../server/core/insights/rows/report.ts";

/** What may stand at a place in SQL, and which part of the text it replaces. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly offers: readonly Offer[];
}

export interface Offer {
  readonly text: string;
  readonly hint: string;
}

const MOST = 12;
const WORDS = ["SELECT", "FROM", "WHERE", "GROUP BY", "ORDER BY", "HAVING", "LIMIT", "DISTINCT", "AS", "AND", "OR", "NOT", "IN", "LIKE", "ILIKE", "BETWEEN", "IS NULL", "IS NOT NULL", "CASE WHEN", "THEN", "ELSE", "END", "DESC", "ASC", "JOIN", "UNION ALL", "QUALIFY", "USING SAMPLE", "EXCLUDE"];
const FUNCTIONS = ["count", "sum", "avg", "min", "max", "median", "stddev", "quantile_cont", "approx_count_distinct", "arg_max", "arg_min", "corr", "histogram", "length", "lower", "upper", "contains", "regexp_matches", "coalesce", "round", "abs", "date_trunc", "strftime", "year", "month", "try_cast", "list", "unnest", "row_number"];

/** Columns first, then the table, functions and words of SQL; nothing before a letter is typed, unless it is asked for. */
export function completionAt(sql: string, caret: number, columns: readonly RowsColumn[], asked: boolean): Completion {
  const [word = ""] = /"[^"]*$|[\p{L}_][\p{L}\p{N}_]*$/u.exec(sql.slice(0, caret)) ?? [];
  const from = caret - word.length;
  if (insideText(sql.slice(0, from)) || (word === "" && !asked)) return { from, to: caret, offers: [] };
  const typed = word.replace(/^"/, "").toLowerCase();
  const all = [
    ...columns.map(({ name, type }) => ({ text: sqlName(name), key: name, hint: type })),
    { text: "data", key: "data", hint: "the table" },
    ...FUNCTIONS.map((name) => ({ text: `${name}(`, key: name, hint: "function" })),
    ...WORDS.map((name) => ({ text: name, key: name, hint: "" })),
  ];
  const fits = (key: string): number => (key.toLowerCase().startsWith(typed) ? 0 : typed.length > 1 && key.toLowerCase().includes(typed) ? 1 : 2);
  const offers = all.flatMap(({ key, text, hint }) => (fits(key) < 2 && text !== word ? [{ text, hint, rank: fits(key) }] : [])).toSorted((a, b) => a.rank - b.rank);
  return { from, to: caret, offers: offers.slice(0, MOST).map(({ text, hint }) => ({ text, hint })) };
}

/** Quoted where it is no plain word, or one that SQL has for itself. */
export const sqlName = (name: string): string => (/^[a-z_][a-z0-9_]*$/i.test(name) && !RESERVED.has(name.toUpperCase()) ? name : `"${name.replaceAll('"', '""')}"`);

const RESERVED = new Set(["ALL", "AND", "ANY", "AS", "ASC", "CASE", "CAST", "COLUMN", "DEFAULT", "DESC", "DISTINCT", "ELSE", "END", "EXCEPT", "FALSE", "FOR", "FROM", "GROUP", "HAVING", "IN", "INTO", "LIMIT", "NOT", "NULL", "OFFSET", "ON", "OR", "ORDER", "SELECT", "TABLE", "THEN", "TO", "TRUE", "UNION", "UNIQUE", "USER", "USING", "WHEN", "WHERE", "WINDOW", "WITH"]);

const insideText = (before: string): boolean => (before.match(/'/g) ?? []).length % 2 === 1;
