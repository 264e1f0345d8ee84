import type { Edit, Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { kindOf, rootsOf } from "../data.ts";
import type { Shape } from "./shape.ts";
import { type SchemaProblem, validate } from "./validate.ts";

/** What a rule about a kind's schema yields. */
export interface SchemaFinding {
  readonly at: Span;
  readonly message: string;
  readonly severity?: "warning";
  readonly related?: readonly { readonly at: Span; readonly message: string }[];
  readonly fixes?: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
}

/** Compares a sound document with the schema of its kind. */
export function* schemaFindings(document: Document): Generator<SchemaFinding> {
  const schema = kindOf(document)?.schema;
  if (schema) yield* findingsAgainst(document, schema);
}

/** Compares it with a schema that depends on more than its kind. */
export function* findingsAgainst(document: Document, schema: Shape): Generator<SchemaFinding> {
  for (const root of rootsOf(document)) {
    for (const problem of validate(root, schema, "this file")) yield withFix(document.text, problem);
  }
}

/** The problem with the change that mends it, where the right word is clear. */
export function withFix(text: string, { replacement, key, ...told }: SchemaProblem): SchemaFinding {
  const problem = key === undefined ? told : { ...told, related: [{ at: key, message: "The key that it belongs to." }] };
  return replacement === undefined ? problem : { ...problem, fixes: [replaceWith(text, problem.at, replacement)] };
}

/** Puts a word in the place of another and keeps its quotes. */
export function replaceWith(text: string, at: Span, word: string): { readonly title: string; readonly edits: readonly Edit[] } {
  const [quote = ""] = /^["']/.exec(text.slice(at.start, at.end)) ?? [];
  return { title: `Change to \`${word}\``, edits: [{ span: at, text: `${quote}${word}${quote}` }] };
}
