import { entryOf } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
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

interface Surroundings {
  readonly fixable?: boolean;
  /** All names that are referred to: a definition that nobody refers to is the one that was renamed. */
  readonly used?: Iterable<string>;
}

/**
 * Which of the names that are defined here was probably meant, for a name that is not. The definition is pointed at too: often it
 * is there that the slip was made. `otherwise` says what to do where nothing is close.
 */
export function meantBy(name: Known, defined: Iterable<Known>, otherwise: string, { fixable = false, used }: Surroundings = {}): Meant {
  const known = [...defined];
  const meant = nearest(name.text, known.map(({ text }) => text));
  const at = known.find(({ text }) => text === meant)?.span;
  if (meant === undefined || !at) return { hint: otherwise, ...(used && { related: unusedAmong(name.text, known, used) }) };
  return {
    hint: `Did you mean \`${meant}\`?`,
    related: [{ at, message: `\`${meant}\` is defined here.` }],
    ...(fixable && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: name.span, text: meant }] }] }),
  };
}

/** The one definition that nobody refers to; of several, the one whose name holds the other, as `prepare` holds `prep`. */
function unusedAmong(name: string, known: readonly Known[], used: Iterable<string>): readonly { readonly at: Span; readonly message: string }[] {
  const referred = new Set(used);
  const unused = known.filter(({ text }) => !referred.has(text));
  const akin = unused.filter(({ text }) => (text.includes(name) || name.includes(text)) && Math.min(text.length, name.length) >= SHORTEST_PART);
  const [only, ...more] = unused.length > 1 ? akin : unused;
  return only && more.length === 0 ? [{ at: only.span, message: `Nothing refers to \`${only.text}\`: is it what is meant?` }] : [];
}

const SHORTEST_PART = 3;

/** Whether a key that the holder lacks is there with a slip in its name: that is told where it stands, and what depends on it need not be. */
export const isSlippedIn = (holder: Node | undefined, name: string): boolean => slippedEntry(holder, name) !== undefined;

/** What stands under a key, or under that key with a slip in its name. */
export const entryMeant = (holder: Node | undefined, name: string): Entry | undefined => entryOf(holder, name) ?? slippedEntry(holder, name);

function slippedEntry(holder: Node | undefined, name: string): Entry | undefined {
  if (holder?.type !== "mapping" || entryOf(holder, name)) return undefined;
  return holder.entries.find(({ key }) => nearest(key.text, [name]) !== undefined);
}

/** Points at what was there first. */
export const firstOne = (at: Span): { readonly related: readonly { readonly at: Span; readonly message: string }[] } => ({ related: [{ at, message: "The other one." }] });
