import { decoded } from "./csv.ts";
import { faultWords } from "./faultWords.ts";
import type { Opened } from "./format.ts";
import { elementsOf, linesOf, MOST_CHARACTERS } from "./jsonElements.ts";

/** The keys of the first lines, in the order in which they come. */
export async function jsonKeys(opened: Opened): Promise<readonly string[]> {
  const keys = new Set<string>();
  let seen = 0;
  try {
    for await (const record of records(opened)) {
      Object.keys("values" in record ? record.values : {}).forEach((key) => keys.add(key));
      seen += 1;
      if (seen >= LOOKED_AT) break;
    }
  } catch (error) {
    if (seen === 0) throw error;
  }
  return [...keys];
}

const LOOKED_AT = 1000;

/** Gives every object to the taker as values of the keys, and says which lines could not be read. */
export async function readJson(opened: Opened, keys: readonly string[], take: (values: readonly unknown[]) => void, signal?: AbortSignal): Promise<readonly string[]> {
  const known = new Set(keys);
  const later = new Set<string>();
  let [broken, first, line] = [0, 0, 0];
  const torn: string[] = [];
  function add(record: JsonRecord): void {
    if ("values" in record) {
      line += 1;
      for (const key of Object.keys(record.values)) if (!known.has(key)) later.add(key);
      take(keys.map((key) => record.values[key]));
      return;
    }
    if (record.state === "torn") {
      torn.push(record.words);
      return;
    }
    line += 1;
    broken += 1;
    first ||= line;
  }
  try {
    for await (const record of records(opened)) {
      if (signal?.aborted) throw new Error("it was cancelled");
      add(record);
    }
  } catch (error) {
    if (line === 0 || signal?.aborted) throw error;
    torn.push(`it breaks off after line ${line} (${faultWords(error)}). What stands before is used.`);
  }
  const unread = broken === 0 ? torn : [`${broken === 1 ? "1 line is" : `${broken} lines are`} no JSON object, the first being line ${first}; left out.`, ...torn];
  return later.size === 0 ? unread : [...unread, `${[...later].slice(0, 5).map((key) => `\`${key}\``).join(", ")} only come${later.size === 1 ? "s" : ""} up after line ${LOOKED_AT} and ${later.size === 1 ? "is" : "are"} left out.`];
}

type JsonRecord = { readonly values: Readonly<Record<string, unknown>> } | { readonly state: "broken" } | { readonly state: "torn"; readonly words: string };

async function* records(opened: Opened): AsyncGenerator<JsonRecord> {
  const texts = decoded(opened.bytes(), "utf-8");
  if (opened.format === "json") {
    yield* ofArray(texts);
    return;
  }
  let count = 0;
  for await (const line of linesOf(texts)) {
    if (typeof line !== "string") {
      const words = `line ${count + 1} does not end within ${MOST_CHARACTERS / 1e6} MB, as where a file is one large object. Save it as JSON Lines, one object per line, or as CSV`;
      if (count === 0) throw new Error(words);
      yield { state: "torn", words: `${words}. What stands before is used.` };
      return;
    }
    count += 1;
    if (line.trim() !== "") yield recordOf(line);
  }
}

function recordOf(line: string): JsonRecord {
  try {
    return asRecord(JSON.parse(line));
  } catch {
    return { state: "broken" };
  }
}

const asRecord = (value: unknown): JsonRecord => (typeof value === "object" && value !== null && !Array.isArray(value) ? { values: value as Record<string, unknown> } : { state: "broken" });

/** The objects of an array; of one that is cut or broken further down, as far as they are whole. */
async function* ofArray(texts: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
  let count = 0;
  for await (const element of elementsOf(texts)) {
    const record = element.text === undefined ? undefined : recordOf(element.text);
    if (record === undefined || "state" in record) {
      yield { state: "torn", words: `it is no whole JSON: after object ${count}, in line ${element.line}, it breaks off or is damaged. What stands before is used.` };
      return;
    }
    count += 1;
    yield record;
  }
}
