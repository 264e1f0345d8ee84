import type { Edit, Span } from "../../text/span.ts";
import { nearest } from "../../text/nearest.ts";

/** A name that something is known by, where it is written. */
export interface Known {
  readonly text: string;
  readonly span: Span;
}

export interface Meant {
  /** A sentence for the message's end. */
  readonly hint: string;
  readonly related?: readonly { readonly at: Span; readonly message: string }[];
  readonly fixes?: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
}

/**
 * Which of the names that are defined here was probably meant, for a name that is not. The definition is pointed at too: often it
 * is there that the slip was made. `otherwise` says what to do where nothing is close.
 */
export function meantBy(name: Known, defined: Iterable<Known>, otherwise: string, { fixable = false } = {}): Meant {
  const known = [...defined];
  const meant = nearest(name.text, known.map(({ text }) => text));
  const at = known.find(({ text }) => text === meant)?.span;
  if (meant === undefined || !at) return { hint: otherwise };
  return {
    hint: `Did you mean \`${meant}\`?`,
    related: [{ at, message: `\`${meant}\` is defined here.` }],
    ...(fixable && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: name.span, text: meant }] }] }),
  };
}

/** Points at what was there first. */
export const firstOne = (at: Span): { readonly related: readonly { readonly at: Span; readonly message: string }[] } => ({ related: [{ at, message: "The other one." }] });
