import { decoded } from "./csv.ts";
import { faultWords } from "./faultWords.ts";
import type { Opened } from "./format.ts";

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
const LARGEST_WHOLE = 300e6;

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
  if (opened.format === "json") {
    yield* await wholeFile(opened);
    return;
  }
  let rest = "";
  for await (const text of decoded(opened.bytes(), "utf-8")) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") yield recordOf(line);
  }
  if (rest.trim() !== "") yield recordOf(rest);
}

function recordOf(line: string): JsonRecord {
  try {
    return asRecord(JSON.parse(line));
  } catch {
    return { state: "broken" };
  }
}

const asRecord = (value: unknown): JsonRecord => (typeof value === "object" && value !== null && !Array.isArray(value) ? { values: value as Record<string, unknown> } : { state: "broken" });

async function wholeFile(opened: Opened): Promise<readonly JsonRecord[]> {
  const parts: string[] = [];
  let length = 0;
  for await (const text of decoded(opened.bytes(), "utf-8")) {
    parts.push(text);
    length += text.length;
    if (length > LARGEST_WHOLE) throw new Error("it is one large JSON array; save it as JSON Lines, one object per line");
  }
  const whole = parts.join("");
  try {
    const value: unknown = JSON.parse(whole);
    return Array.isArray(value) ? value.map(asRecord) : [];
  } catch {
    return wholeRecords(whole);
  }
}

/** The objects of an array that is cut or broken further down, as far as they are whole. */
function wholeRecords(text: string): readonly JsonRecord[] {
  const records: JsonRecord[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: sign, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[{}\]]/gs)) {
    if (sign.length > 1) continue;
    if (/[[{]/.test(sign)) {
      depth += 1;
      if (depth === 2) start = index;
      continue;
    }
    depth -= 1;
    if (depth !== 1) continue;
    const record = recordOf(text.slice(start, index + 1));
    if ("state" in record) break;
    records.push(record);
    start = index + 1;
  }
  const line = text.slice(0, start).split("\n").length;
  return [...records, { state: "torn", words: `it is no whole JSON: after object ${records.length}, in line ${line}, it breaks off or is damaged. What stands before is used.` }];
}
