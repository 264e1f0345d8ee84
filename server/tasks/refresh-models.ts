/**
 * `node server/tasks/refresh-models.ts FOLDER [day]`, for maintainers: writes what rules know of hosted models (days of retirement,
 * sizes of embeddings). FOLDER holds the unpacked packages `litellm` (its price map, MIT), `openai` and `anthropic` (Apache-2.0 and
 * MIT; what they say of their own models wins) from the Python Package Index. What is known and no source lists any more stays
 * known: price maps drop models when they are gone. Nothing is fetched at run time.
 */
import { readFileSync, writeFileSync } from "node:fs";

import { RETIREMENTS } from "../core/facts/config/tables/hostedModels.ts";

const MAP = "litellm/model_prices_and_context_window_backup.json";
const OPENAI = "openai/types/shared/chat_model.py";
const ANTHROPIC = "anthropic/resources/messages/messages.py";
const TARGET = "server/core/facts/config/tables/hostedModels.ts";
/** Whose names are unambiguous without the provider in front. */
const PROVIDERS: ReadonlySet<string> = new Set(["openai", "anthropic", "gemini", "vertex_ai-language-models", "vertex_ai-embedding-models", "mistral", "cohere", "voyage"]);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Entry {
  readonly litellm_provider?: string;
  readonly mode?: string;
  readonly deprecation_date?: string;
  readonly max_input_tokens?: unknown;
  readonly output_vector_size?: unknown;
}

const [folder, asOf = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
if (folder === undefined) throw new Error("say where the unpacked packages are: node server/tasks/refresh-models.ts FOLDER");
const textOf = (file: string): string => readFileSync(`${folder}/${file}`, "utf8");
const map = JSON.parse(textOf(MAP)) as Readonly<Record<string, Entry>>;
const models = Object.entries(map)
  .filter(([name, entry]) => PROVIDERS.has(entry.litellm_provider ?? "") && !/\d-x-\d|^ft:/.test(name))
  .map(([name, entry]) => [name.replace(/^.*\//, ""), entry] as const);

const days = new Map(Object.entries(RETIREMENTS));
for (const [name, { deprecation_date: day }] of models.toReversed()) if (day !== undefined && DAY.test(day)) days.set(name, day);
for (const [name, day] of [...daysOfOpenAI(textOf(OPENAI)), ...daysOfAnthropic(textOf(ANTHROPIC))]) days.set(name, day);
const retirements = written(new Map([...days].map(([name, day]) => [name, JSON.stringify(day)])));
const embeddings = rows(models, (entry) => {
  const tokens = Number(entry.max_input_tokens);
  return entry.mode === "embedding" && typeof entry.output_vector_size === "number" && tokens > 0 ? `{ dimension: ${entry.output_vector_size}, tokens: ${tokens} }` : undefined;
});

writeFileSync(
  TARGET,
  `// Written by \`node server/tasks/refresh-models.ts\` from the packages litellm (its price map, MIT), openai (Apache-2.0) and anthropic (MIT).

/** The day they were read. */
export const HOSTED_AS_OF = "${asOf}";

/** Days on which providers stop answering for a model. */
export const RETIREMENTS: Readonly<Record<string, string>> = {
${retirements}
};

/** Length of the vectors, unless the caller asks for shorter ones, and the longest text in tokens. */
export const HOSTED_EMBEDDINGS: Readonly<Record<string, { readonly dimension: number; readonly tokens: number }>> = {
${embeddings}
};
`,
);
console.log(`wrote: ${TARGET}, as of ${asOf}`);

/** `"a", "b": Announced shutdown date: 2026-07-23.`, over lines. */
function daysOfOpenAI(source: string): readonly (readonly [string, string])[] {
  const said = source.slice(source.indexOf('"""Deprecated values:')).split(/^- /m);
  return said.flatMap((item) => {
    const day = /shutdown\s+date:\s+(\d{4}-\d{2}-\d{2})/.exec(item)?.[1];
    return day === undefined ? [] : [...item.matchAll(/"([^"\s]+)"/g)].map((match): readonly [string, string] => [match[1] ?? "", day]);
  });
}

/** `"claude-2.1": "July 21st, 2025",` */
function daysOfAnthropic(source: string): readonly (readonly [string, string])[] {
  const table = /^DEPRECATED_MODELS\b[^{]*\{([^}]*)\}/m.exec(source)?.[1] ?? "";
  return [...table.matchAll(/"([^"]+)":\s*"(\w+) (\d+)\w*, (\d{4})"/g)].map(([, name = "", month = "", date = "", year = ""]) => [name, `${year}-${two(new Date(`${month} 1, 2000`).getMonth() + 1)}-${two(Number(date))}`] as const);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

function rows(all: readonly (readonly [string, Entry])[], value: (entry: Entry) => string | undefined): string {
  const known = new Map<string, string>();
  for (const [name, entry] of all) {
    const text = value(entry);
    if (text !== undefined && !known.has(name)) known.set(name, text);
  }
  return written(known);
}

function written(known: ReadonlyMap<string, string>): string {
  return [...known].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `  ${JSON.stringify(name)}: ${text},`).join("\n");
}
