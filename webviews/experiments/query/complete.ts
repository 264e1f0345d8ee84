import { RUN_FIELDS } from "../../../server/core/insights/experiments/query/cells.ts";
import { tokensOf, unquoted, type Token } from "../../../server/core/insights/experiments/query/tokens.ts";
import type { ExperimentsTable, RunData } from "../data.ts";

export interface Suggestion {
  readonly text: string;
  readonly what: string;
  /** What of the filter it takes the place of. */
  readonly start: number;
  readonly end: number;
}

const MOST = 12;
const OPERATORS: readonly (readonly [text: string, what: string])[] = [["<", "less than"], ["<=", "at most"], [">", "greater than"], [">=", "at least"], ["=", "is"], ["!=", "is not"], ["~", "contains"], ["!~", "does not contain"], ["in (", "is one of"], ["is null", "is missing"]];

/** What may stand at a place of a filter: columns, then operators, then values of the column. */
export function suggestions(text: string, at: number, data: RunData): readonly Suggestion[] {
  const before = tokensOf(text.slice(0, at));
  const last = before.at(-1);
  const isTouching = last?.end === at;
  const typed = isTouching && last.kind !== "operator" && last.kind !== "open" ? last : undefined;
  const previous = typed ? before.at(-2) : last;
  const range = { start: typed?.start ?? at, end: at };
  const word = typed ? unquoted(typed).toLowerCase() : "";
  if (previous?.kind === "operator") return valuesFor(before[before.indexOf(previous) - 1], word, data, range);
  if (previous && !isTouching && isName(previous) && columnNamed(previous, data.table)) return OPERATORS.map(([operator, what]) => ({ text: operator, what, ...range }));
  return namesFor(word, data.table, range);
}

const isName = ({ kind }: Token): boolean => kind === "word" || kind === "name" || kind === "close";

function columnNamed(token: Token, { columns }: ExperimentsTable): boolean {
  const name = unquoted(token);
  return token.kind === "close" || columns.some((column) => column.name === name) || RUN_FIELDS.some(({ key }) => key === `run:${name}`);
}

type Range = Pick<Suggestion, "start" | "end">;

function namesFor(word: string, { columns }: ExperimentsTable, range: Range): readonly Suggestion[] {
  const own = RUN_FIELDS.map(({ key }) => ({ name: key.slice("run:".length), what: "of the run" }));
  const all = [...columns.map(({ name, kind }) => ({ name, what: kind === "param" ? "parameter" : "metric" })), ...own].filter(({ name }) => name.toLowerCase().includes(word));
  const starting = all.toSorted((a, b) => Number(b.name.toLowerCase().startsWith(word)) - Number(a.name.toLowerCase().startsWith(word)));
  return starting.slice(0, MOST).map(({ name, what }) => ({ text: /^[^\s()=<>~!"'`]+$/.test(name) ? name : `\`${name}\``, what, ...range }));
}

/** Values that are here already; those of a column that nobody looked at are not fetched for this. */
function valuesFor(field: Token | undefined, word: string, data: RunData, range: Range): readonly Suggestion[] {
  const name = field ? unquoted(field) : "";
  const own = RUN_FIELDS.find(({ key }) => key === `run:${name.toLowerCase()}`);
  const values = own ? data.table.runs.map(own.value) : data.table.runs.map((_, place) => data.text(`param:${name}`, place));
  const texts = [...new Set(values.filter((value) => value !== undefined).map(String))].filter((text) => text !== "" && text.toLowerCase().includes(word));
  return texts.slice(0, MOST).map((text) => ({ text: /^[^\s()=<>~!"'`]+$/.test(text) ? text : JSON.stringify(text), what: "value", ...range }));
}
