import { uninspected, type Evidence } from "../report.ts";
import { readAll } from "../source.ts";
import { shown, utf8 } from "../text.ts";
import { escapes } from "../archive/members.ts";
import { danger, doubt, extensionOf, type Format } from "./format.ts";
import { inspectTemplate } from "./jinja.ts";
import { kerasObject } from "./kerasConfig.ts";
import { skopsNode } from "./skops.ts";
import { ofTarget } from "./text.ts";

const LONGEST = 1 << 26;

/** Brackets, white space, a quote; marks of the byte order, and the zeros of wide characters. */
const JSON_BEGINNINGS: ReadonlySet<number> = new Set([0x7b, 0x5b, 0x20, 0x09, 0x0a, 0x0d, 0x22, 0xef, 0xfe, 0xff, 0]);

/** Configs of models: Keras' layers, skops' objects, tokenizers' templates. */
export const jsonFile: Format = {
  name: "json",
  matches: ({ head, name }) => ["json", "keras"].includes(extensionOf(name)) && JSON_BEGINNINGS.has(head[0] ?? 1),
  inspect({ source }) {
    const bytes = readAll(source, LONGEST);
    if (bytes === undefined) return uninspected("json", "The file is larger than is looked at.");
    return inspectJson(decoded(bytes));
  },
};

/** Python's `json.loads` takes UTF-16 and UTF-32 without being told; the zeros among the first four bytes tell which. */
function decoded(bytes: Uint8Array): string {
  const [a = 1, b = 1, c = 1, d = 1] = bytes;
  if (a === 0 && b === 0) return wide(bytes, 4, 3);
  if (c === 0 && d === 0) return wide(bytes, 4, 0);
  if (a === 0 || (a === 0xfe && b === 0xff)) return wide(bytes, 2, 1);
  return b === 0 || (a === 0xff && b === 0xfe) ? wide(bytes, 2, 0) : utf8(bytes).replace(/^\ufeff/, "");
}

/** Each character by the lowest two of its bytes: what stands in a config that hides is plain. */
function wide(bytes: Uint8Array, size: number, lowest: number): string {
  const next = lowest === 0 ? 1 : -1;
  let text = "";
  for (let at = 0; at + size <= bytes.length; at += size) text += String.fromCharCode((bytes[at + lowest] ?? 0) | ((bytes[at + lowest + next] ?? 0) << 8));
  return text.replace(/^\ufeff/, "");
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Looks at one object; the walk goes into everything below by itself. */
type Look = (object: JsonObject, where: Where) => readonly Evidence[];

const looks: readonly Look[] = [templates, remoteCode, shards, hydra, kerasObject, skopsNode];

export function inspectJson(text: string): ReturnType<Format["inspect"]> {
  if (nestsTooDeep(text)) return uninspected("json", "The file nests deeper than any config.");
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return uninspected("json", "The file is no valid JSON.");
  }
  const evidence: Evidence[] = [];
  for (const [object, where] of objectsIn(root)) {
    for (const look of looks) evidence.push(...look(object, where));
    if (evidence.length > 200) break;
  }
  return { format: "json", evidence, metadata: {} };
}

const DEEPEST = 1000;

/** A parser takes a second for each two million brackets that are never closed, so they are counted first. Brackets in texts count, too. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 0x20;
    if (code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x7d) depth--;
  }
  return deepest > DEEPEST && depth !== 0;
}

/** The path to an object, made only where it is told. */
type Where = () => string;

interface Step {
  readonly value: unknown;
  readonly key: string;
  readonly above: Step | undefined;
}

/** Every object, outermost first, with its path. Without recursion, because a hostile file nests as deep as it likes. */
function* objectsIn(root: unknown): Generator<readonly [object: JsonObject, where: Where]> {
  const waiting: Step[] = [{ value: root, key: "", above: undefined }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { value } = step;
    if (typeof value !== "object" || value === null) continue;
    const here = step;
    if (!Array.isArray(value)) yield [value as JsonObject, () => pathTo(here)];
    for (const [key, child] of Object.entries(value).reverse()) {
      if (typeof child === "object" && child !== null) waiting.push({ value: child, key, above: step });
    }
  }
}

function pathTo(step: Step): string {
  const keys: string[] = [];
  for (let at = step; at.above !== undefined && keys.length < 30; at = at.above) keys.unshift(shown(at.key, 40));
  return keys.length === 0 ? "file" : keys.join(".");
}

function templates(object: JsonObject): readonly Evidence[] {
  const value = object["chat_template"];
  if (typeof value === "string") return inspectTemplate(value, "chat_template");
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((one: unknown) => {
    const text = typeof one === "object" && one !== null ? (one as JsonObject)["template"] : one;
    return typeof text === "string" ? inspectTemplate(text, "chat_template") : [];
  });
}

function remoteCode(object: JsonObject, where: Where): readonly Evidence[] {
  const keys = ["auto_map", "custom_pipelines"].filter((key) => typeof object[key] === "object" && object[key] !== null);
  const found = keys.map((key) => doubt(`\`${key}\` names Python code that comes with the model and runs when it is loaded with \`trust_remote_code=True\`. Read that code first.`, where()));
  return object["trust_remote_code"] === true ? [...found, doubt("The config switches on `trust_remote_code`, so code that comes with the model would run.", where())] : found;
}

function shards(object: JsonObject): readonly Evidence[] {
  const map = object["weight_map"];
  if (typeof map !== "object" || map === null) return [];
  const files: readonly unknown[] = Object.values(map);
  const outside = files.find((file) => typeof file === "string" && escapes(file));
  return typeof outside !== "string" ? [] : [danger(`A part of the model is said to lie at \`${shown(outside)}\`, outside of its folder.`, "weight_map")];
}

function hydra(object: JsonObject): readonly Evidence[] {
  return typeof object["_target_"] === "string" ? ofTarget(object["_target_"]) : [];
}
