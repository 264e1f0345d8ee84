import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { answersFormat, readAnswers, type Answers } from "../core/index.ts";
import { decoded } from "./csv.ts";
import { openData, type Opened } from "./format.ts";

export type AnswersFile = { readonly state: "read"; readonly answers: Answers } | { readonly state: "failed"; readonly reason: string };

/** Beyond, the text of a file does not fit into one string of JavaScript. */
const MOST_CHARACTERS = 450e6;

/** What wrote a file of a language model's evaluation; `undefined` for every other file. */
export async function answersFormatOf(path: string): Promise<string | undefined> {
  if (await isFolder(path)) return (await samplesIn(path)).length > 0 ? "lm-evaluation-harness" : undefined;
  if (!/\.(json|jsonl|ndjson|log|eval)(\.(gz|zst))?$/i.test(path)) return undefined;
  const open = await openData(path);
  if (open.state === "failed" || (open.opened.format !== "json-lines" && open.opened.format !== "json")) return undefined;
  const head = new TextDecoder().decode(open.opened.head);
  // Of a file that is one object, the head is no whole JSON; names of keys tell whether reading it is worth while.
  const first = parsed(head.slice(0, Math.max(0, head.indexOf("\n"))));
  if (first !== undefined) return answersFormat(first)?.title;
  if (!HINTS.test(head)) return undefined;
  try {
    const { documents } = await documentsOf(open.opened);
    return documents.slice(0, 1).map(answersFormat)[0]?.title;
  } catch {
    // Whoever reads it says what is wrong with it.
    return "JSON";
  }
}

const HINTS = /"(evalId|results|spec|final_report|eval|doc_id|sample_id|success|provider|shareableUrl)"\s*:/;

/** Reads a file of a language model's evaluation, or a folder of lm-evaluation-harness. */
export async function readAnswersFile(path: string): Promise<AnswersFile> {
  const name = basename(path);
  if (path.toLowerCase().endsWith(".eval")) return { state: "failed", reason: `${name} is a packed log of Inspect. Turn it into JSON first: inspect log convert ${name} --to json --output-dir .` };
  try {
    const files = (await isFolder(path)) ? await samplesIn(path) : [path, ...(await besideResults(path))];
    const documents: unknown[] = [];
    const problems: string[] = [];
    for (const file of files) {
      const open = await openData(file);
      if (open.state === "failed") return { state: "failed", reason: `${basename(file)} ${open.reason}` };
      const read = await documentsOf(open.opened);
      if (read.broken > 0) problems.push(`${basename(file)}: ${read.broken === 1 ? "1 line is" : `${read.broken} lines are`} no JSON and left out.`);
      documents.push(...named(file, read.documents));
    }
    return readAnswers(name, documents, problems);
  } catch (error) {
    return { state: "failed", reason: `${name} could not be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

const SAMPLES = /^samples_(.+)_(\d{4}-\d\d-\d\dT[\d-]+(?:\.\d+)?)\.jsonl$/;
const RESULTS = /^results_(\d{4}-\d\d-\d\dT[\d-]+(?:\.\d+)?)\.json$/;

/** Of a folder the latest run: its figures and its samples. */
async function samplesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const latest = names.flatMap((name) => RESULTS.exec(name)?.[1] ?? SAMPLES.exec(name)?.[2] ?? []).toSorted().at(-1);
  if (latest === undefined) return [];
  return names.filter((name) => (RESULTS.exec(name)?.[1] ?? SAMPLES.exec(name)?.[2]) === latest).toSorted().map((name) => join(folder, name));
}

/** The samples that were logged with a file of figures. */
async function besideResults(path: string): Promise<readonly string[]> {
  const date = RESULTS.exec(basename(path))?.[1];
  if (date === undefined) return [];
  const names = await readdir(dirname(path)).catch(() => []);
  return names.filter((name) => SAMPLES.exec(name)?.[2] === date).toSorted().map((name) => join(dirname(path), name));
}

/** Only the name of a file of samples tells their task. */
function named(file: string, documents: readonly unknown[]): readonly unknown[] {
  const task = SAMPLES.exec(basename(file))?.[1];
  return task === undefined ? documents : documents.map((document) => (typeof document === "object" && document !== null ? { task, ...document } : document));
}

interface Documents {
  readonly documents: readonly unknown[];
  readonly broken: number;
}

/** All of it as one JSON value, or each line as one. */
async function documentsOf(opened: Opened): Promise<Documents> {
  const parts: string[] = [];
  let length = 0;
  for await (const text of decoded(opened.bytes(), "utf-8")) {
    parts.push(text);
    length += text.length;
    if (length > MOST_CHARACTERS) throw new Error("it has more than 450 million characters");
  }
  const text = parts.join("").replace(/^\ufeff/, "");
  const whole = parsed(text);
  if (whole === undefined) return byLines(text);
  return { documents: Array.isArray(whole) ? (whole as readonly unknown[]) : [whole], broken: 0 };
}

/** Where not even one line is JSON, the file is one value that breaks off. */
function byLines(text: string): Documents {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const documents = lines.map(parsed).filter((value) => value !== undefined);
  if (documents.length === 0) throw new Error(lines.length === 0 ? "it is empty" : "it is no JSON; was it written to its end?");
  return { documents, broken: lines.length - documents.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
