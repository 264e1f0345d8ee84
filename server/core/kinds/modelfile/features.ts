import { instructionsOf } from "../../facts/config/modelfile.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import type { Completion, Features, Hover } from "../features.ts";
import { fileMention } from "../references/files.ts";
import type { Mention } from "../references/mention.ts";
import { INSTRUCTIONS, PARAMETERS, PARTS, ROLES, WORDS } from "./words.ts";

export const features: Features = { complete, hover, mentions };

/** The words that may stand where a line goes on like this: the last group is what is typed of the word. */
const PLACES: readonly { readonly before: RegExp; readonly offer: (document: Document, snapshot: Snapshot, match: RegExpExecArray) => readonly Offer[] }[] = [
  { before: /\{\{-?[^{}]*\.(\w*)$/, offer: () => PARTS.map((label) => ({ label, kind: "reference" })) },
  { before: /\{\{-?\s*(\w*)$/, offer: () => WORDS.map((label) => ({ label, kind: "value" })) },
  { before: /^\s*PARAMETER\s+(\w*)$/i, offer: () => Object.entries(PARAMETERS).map(([label, [type, usual, doc]]) => ({ label, kind: "key", after: " ", detail: usual === "" ? type : `${type}, usually ${usual}`, documentation: doc })) },
  { before: /^\s*PARAMETER\s+(\w+)\s+(\w*)$/i, offer: (_document, _snapshot, [, name = ""]) => (PARAMETERS[name]?.[0] === "bool" ? ["true", "false"] : []).map((label) => ({ label, kind: "value" })) },
  { before: /^\s*MESSAGE\s+(\w*)$/i, offer: () => ROLES.map((label) => ({ label, kind: "value", after: " " })) },
  { before: /^\s*(?:FROM|ADAPTER)\s+([\w./-]*)$/i, offer: filesAround },
  { before: /^\s*(\w*)$/, offer: () => Object.entries(INSTRUCTIONS).map(([label, documentation]) => ({ label, kind: "key", after: " ", documentation })) },
];

interface Offer {
  readonly label: string;
  readonly kind: Completion["kind"];
  /** What follows the word. */
  readonly after?: string;
  readonly detail?: string;
  readonly documentation?: string;
}

function complete(document: Document, offset: number, snapshot: Snapshot): readonly Completion[] {
  const { text } = document;
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const inText = instructionsOf(document).some(({ value, valueAt }) => value.startsWith('"""') && valueAt.start < offset && offset <= valueAt.end);
  for (const { before, offer } of PLACES.slice(0, inText ? 2 : PLACES.length)) {
    const match = before.exec(line);
    if (!match) continue;
    const typed = match.at(-1) ?? "";
    const follows = /^[\w./-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
    const span = { start: offset - typed.length, end: offset + follows };
    return offer(document, snapshot, match).map(({ after = "", ...rest }) => ({ ...rest, edit: { span, text: rest.label + (text.startsWith(after, span.end) ? "" : after) } }));
  }
  return [];
}

/** Weights and folders beside the file. */
function filesAround({ uri }: Document, { files }: Snapshot, [, typed = ""]: RegExpExecArray): readonly Offer[] {
  const home = folderOf(uri);
  const folder = typed.includes("/") ? resolvePath(home, typed.slice(0, typed.lastIndexOf("/"))) : home;
  return files.list(folder).filter((found) => /\.(gguf|safetensors|bin)$|\/$/.test(found)).map((found) => ({ label: `./${relativePath(home, found)}`, kind: "file" }));
}

function hover(document: Document, offset: number): Hover | undefined {
  for (const { name, at, value, valueAt } of instructionsOf(document)) {
    if (at.start <= offset && offset <= at.end) return { at, markdown: `**${name}**\n\n${INSTRUCTIONS[name] ?? ""}` };
    const [key = ""] = value.split(/\s/);
    const parameter = name === "PARAMETER" && offset >= valueAt.start && offset <= valueAt.start + key.length ? PARAMETERS[key] : undefined;
    if (!parameter) continue;
    const [type, usual, doc] = parameter;
    return { at: { start: valueAt.start, end: valueAt.start + key.length }, markdown: [`**${key}** (${type}${usual === "" ? "" : `, usually ${usual}`})`, doc].join("\n\n") };
  }
  return undefined;
}

/** Weights and adapters that stand beside the file. */
function* mentions(document: Document, { files }: Snapshot): Generator<Mention> {
  const folder = folderOf(document.uri);
  for (const { name, value, valueAt } of instructionsOf(document)) {
    if ((name !== "FROM" && name !== "ADAPTER") || !/^[\w./-]+$/.test(value)) continue;
    const uri = resolvePath(folder, value);
    if (files.exists(uri)) yield fileMention(uri, valueAt, folder);
  }
}
