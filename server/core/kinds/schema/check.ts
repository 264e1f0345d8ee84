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
export function withFix(text: string, { replacement, key, within, ...told }: SchemaProblem): SchemaFinding {
  const related = [...(key === undefined ? [] : [{ at: key, message: "The key that it belongs to." }]), ...(within === undefined ? [] : roomIn(text, within))];
  const problem = related.length === 0 ? told : { ...told, related };
  return replacement === undefined ? problem : { ...problem, fixes: [replaceWith(text, problem.at, replacement)] };
}

/** Where a missing key can be put, so that the editor leads to the gap and not only to what lacks it. */
export function roomIn(text: string, whole: Span | undefined): readonly { readonly at: Span; readonly message: string }[] {
  return whole === undefined ? [] : [{ at: toNextLine(text, whole), message: "It can stand anywhere in here." }];
}

/** A further key can stand behind the last one as well, where the next line begins. */
function toNextLine(text: string, { start, end }: Span): Span {
  const next = text.indexOf("\n", end);
  return { start, end: next < 0 ? end : next + 1 };
}

/** Puts a word in the place of another and keeps its quotes. */
export function replaceWith(text: string, at: Span, word: string): { readonly title: string; readonly edits: readonly Edit[] } {
  const [quote = ""] = /^["']/.exec(text.slice(at.start, at.end)) ?? [];
  return { title: `Change to \`${word}\``, edits: [{ span: at, text: `${quote}${word}${quote}` }] };
}
