import { isMap, parseDocument } from "yaml";

import { memo } from "../../memo.ts";
import { textIn, type StoreFile } from "../folder.ts";
import type { StoreProblem } from "../run.ts";

export type Meta = { readonly state: "read"; readonly fields: Readonly<Record<string, unknown>> } | { readonly state: "damaged"; readonly problem: StoreProblem };

/** The `meta.yaml` among a folder's files; `needed` are the fields without which it says nothing. `undefined` where there is none. */
export async function readMetaOf(files: readonly StoreFile[], needed: readonly string[]): Promise<Meta | undefined> {
  const file = files.find(({ name }) => name === "meta.yaml");
  if (!file) return undefined;
  const meta = await fieldsOf(file);
  const missing = meta.state === "read" ? needed.find((field) => meta.fields[field] === undefined || meta.fields[field] === null) : undefined;
  return missing === undefined ? meta : damaged(file.path, `has no \`${missing}\``);
}

const fieldsOf = memo(async (file: StoreFile): Promise<Meta> => {
  const text = await textIn(file);
  if (text === undefined) return { state: "damaged", problem: unreadable(file) };
  if (text.trim() === "") return damaged(file.path, "is empty");
  const document = parseDocument(text, { logLevel: "silent" });
  const [error] = document.errors;
  if (error) return damaged(file.path, `is not valid YAML (${firstLine(error.message)})`);
  if (!isMap(document.contents)) return damaged(file.path, "holds no fields");
  return { state: "read", fields: document.toJS() as Readonly<Record<string, unknown>> };
});

/** A file's text, kept for as long as the file is the same; for files of a few bytes. */
export const keptText = memo(textIn);

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
