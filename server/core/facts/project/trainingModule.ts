import { callsOf } from "../python/calls.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";

/** A training program below the project's root, as Python starts it. */
export interface TrainingModule {
  readonly document: Document;
  /** From the project's folder. */
  readonly file: string;
  readonly words: readonly string[];
  /** The folder that its packages are imported from, where it is not the project's own. */
  readonly importedFrom?: string;
}

/** The first of the sources that is called like a training and runs when it is started: `src/risk/train.py` as `python -m risk.train`. */
export function trainingModule(sources: readonly Document[], folderUri: string, { files }: Snapshot): TrainingModule | undefined {
  const document = sources.find((source) => /^(?:train|training|train_model|fit|fit_model)\.py$/.test(baseName(source.uri)) && isProgram(source));
  if (!document) return undefined;
  const file = relativePath(folderUri, document.uri);
  const inPackage = files.exists(resolvePath(folderOf(document.uri), "__init__.py"));
  if (!inPackage) return { document, file, words: ["python", file] };
  const importedFrom = file.startsWith("src/") ? "src" : undefined;
  const module = file.slice(importedFrom === undefined ? 0 : importedFrom.length + 1).replace(/\.py$/, "").replaceAll("/", ".");
  return { document, file, words: ["python", "-m", module], ...(importedFrom !== undefined && { importedFrom }) };
}

/** It has `if __name__ == "__main__"`, or calls something outside of its functions; a module of definitions does nothing when it is started. */
function isProgram(document: Document): boolean {
  const { body } = moduleOf(document);
  const isGuard = (start: number, end: number): boolean => document.text.slice(start, end).includes("__name__");
  if (body.some((statement) => statement.type === "if" && isGuard(statement.test.start, statement.test.end))) return true;
  const inside = body.filter(({ type }) => type === "function" || type === "class");
  return callsOf(document).some(({ name, whole }) => /(?:^|\.)(?:fit|train|main|run)$/.test(name) && !inside.some(({ start, end }) => start <= whole.start && whole.end <= end));
}
