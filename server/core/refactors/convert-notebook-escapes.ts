import type { Node } from "../syntax/python/tree.ts";
import type { Edit, Span } from "../text/span.ts";

/** `"\d"` is a backslash and a `d`, but newer versions of Python warn of it and later ones refuse it: written `"\\d"` it stays what it is. */
export function escapeEdits(text: string, node: Node): readonly Edit[] {
  if (node.type !== "text" && node.type !== "formattedText") return [];
  if (!text.slice(node.start, node.end).includes("\\")) return [];
  const holes = node.type === "formattedText" ? node.parts : [];
  return literalsIn(text, node).flatMap(({ prefix, inside }) => (/r/i.test(prefix) ? [] : doubled(text, inside, /b/i.test(prefix), holes)));
}

interface Literal {
  readonly prefix: string;
  readonly inside: Span;
}

/** The strings that are written side by side; what stands between them holds no quote but in comments. */
function literalsIn(text: string, { start, end }: Span): readonly Literal[] {
  return [...text.slice(start, end).matchAll(LITERAL)].flatMap((match): readonly Literal[] => {
    const { prefix, quote } = match.groups ?? {};
    if (prefix === undefined || quote === undefined) return [];
    const from = start + match.index;
    return [{ prefix, inside: { start: from + prefix.length + quote.length, end: from + match[0].length - quote.length } }];
  });
}

const LITERAL = /#[^\n]*|(?<prefix>[A-Za-z]{0,2})(?<quote>"""|'''|"|')(?:[^\\]|\\[^])*?\k<quote>/g;

function doubled(text: string, { start, end }: Span, isBytes: boolean, holes: readonly Span[]): readonly Edit[] {
  const known = isBytes ? KNOWN_IN_BYTES : KNOWN;
  const isCode = (at: number): boolean => holes.some((hole) => hole.start <= at && at < hole.end);
  return [...text.slice(start, end).matchAll(/\\([^])/g)].flatMap((match): readonly Edit[] => {
    const at = start + match.index;
    return known.test(match[1] ?? "") || isCode(at) ? [] : [{ span: { start: at, end: at }, text: "\\" }];
  });
}

const KNOWN = /[\r\n\\'"abfnrtvxNuU0-7]/;
const KNOWN_IN_BYTES = /[\r\n\\'"abfnrtvx0-7]/;
