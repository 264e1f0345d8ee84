/**
 * `node server/tasks/refresh-models.ts [file or address]`, for maintainers: writes what rules know of hosted models (days of
 * retirement, sizes of embeddings) from LiteLLM's public price map (MIT). Nothing is fetched at run time.
 */
import { readFileSync, writeFileSync } from "node:fs";

const SOURCE = "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json";
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

const [from = SOURCE, asOf = new Date().toISOString().slice(0, 10)] = process.argv.slice(2);
const map = JSON.parse(from.startsWith("http") ? await (await fetch(from)).text() : readFileSync(from, "utf8")) as Readonly<Record<string, Entry>>;
const models = Object.entries(map)
  .filter(([name, entry]) => PROVIDERS.has(entry.litellm_provider ?? "") && !/\d-x-\d|^ft:/.test(name))
  .map(([name, entry]) => [name.replace(/^.*\//, ""), entry] as const);

const retirements = rows(models, ({ deprecation_date: day }) => (day !== undefined && DAY.test(day) ? JSON.stringify(day) : undefined));
const embeddings = rows(models, (entry) => {
  const tokens = Number(entry.max_input_tokens);
  return entry.mode === "embedding" && typeof entry.output_vector_size === "number" && tokens > 0 ? `{ dimension: ${entry.output_vector_size}, tokens: ${tokens} }` : undefined;
});

writeFileSync(
  TARGET,
  `// Written by \`node server/tasks/refresh-models.ts\` from LiteLLM's price map (MIT, ${SOURCE}).

/** The day the map was read. */
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

function rows(all: readonly (readonly [string, Entry])[], value: (entry: Entry) => string | undefined): string {
  const known = new Map<string, string>();
  for (const [name, entry] of all) {
    const text = value(entry);
    if (text !== undefined && !known.has(name)) known.set(name, text);
  }
  return [...known].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `  ${JSON.stringify(name)}: ${text},`).join("\n");
}
