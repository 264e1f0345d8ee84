import { moduleOf } from "../../syntax/python/module.ts";
import type { FunctionDefinition } from "../../syntax/python/tree.ts";
import type { Document } from "../../workspace/document.ts";

/** A function of the top level of a Python file. The last of a name counts, as in Python. */
export function functionIn(document: Document, name: string): FunctionDefinition | undefined {
  return moduleOf(document).body.findLast((statement) => statement.type === "function" && statement.name.name === name) as FunctionDefinition | undefined;
}

/** The names that callers may give arguments by; `undefined` where the function takes any. */
export function argumentNames({ parameters }: FunctionDefinition): readonly string[] | undefined {
  if (parameters.some(({ kind }) => kind === "keywords")) return undefined;
  return parameters.flatMap(({ kind, name }) => (kind === "plain" ? [name.name] : []));
}

/** What the top level of a file defines. */
export const topLevelNames = (document: Document): readonly string[] => moduleOf(document).body.flatMap((statement) => (statement.type === "function" || statement.type === "class" ? [statement.name.name] : []));
