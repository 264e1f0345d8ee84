import { isMap, parseDocument } from "yaml";

import type { StoreFile } from "../folder.ts";
import type { StoreProblem } from "../run.ts";

export type Meta = { readonly state: "read"; readonly fields: Readonly<Record<string, unknown>> } | { readonly state: "damaged"; readonly problem: StoreProblem };

/** Reads a `meta.yaml`. `needed` are the fields without which it says nothing. */
export function readMeta(file: string, text: string, needed: readonly string[]): Meta {
  if (text.trim() === "") return damaged(file, "is empty");
  const document = parseDocument(text, { logLevel: "silent" });
  const [error] = document.errors;
  if (error) return damaged(file, `is not valid YAML (${firstLine(error.message)})`);
  if (!isMap(document.contents)) return damaged(file, "holds no fields");
  const fields = document.toJS() as Readonly<Record<string, unknown>>;
  const missing = needed.find((field) => fields[field] === undefined || fields[field] === null);
  return missing === undefined ? { state: "read", fields } : damaged(file, `has no \`${missing}\``);
}

/** As `readMeta`, for the folder that holds these files; `undefined` where it has no `meta.yaml`. */
export async function readMetaOf(files: readonly StoreFile[], needed: readonly string[]): Promise<Meta | undefined> {
  const file = files.find(({ name }) => name === "meta.yaml");
  if (!file) return undefined;
  const text = await textIn(file);
  return text === undefined ? { state: "damaged", problem: unreadable(file) } : readMeta(file.path, text, needed);
}

/** A file's text, or `undefined` where it cannot be read. */
export const textIn = (file: StoreFile): Promise<string | undefined> => file.text().catch(() => undefined);

export const unreadable = (file: StoreFile): StoreProblem => ({ file: file.path, message: "This file cannot be read; check its permissions." });

/** A field as text; YAML reads an unquoted identifier as a number. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

export const timeOf = (value: unknown): number | undefined => (typeof value === "number" && value > 0 ? value : undefined);

function damaged(file: string, why: string): Meta {
  return { state: "damaged", problem: { file, message: `This file ${why}, so what it describes is not shown. Restore it from a backup, or delete its folder.` } };
}

const firstLine = (text: string): string => (text.split("\n")[0] ?? text).replace(/:$/, "");
