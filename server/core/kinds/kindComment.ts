import { nearest } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import { kinds } from "./index.ts";

/** The kind that a person gives a file by a comment at its top, such as `# modelwright: kind hydra`, and where the kind stands. */
export interface KindComment {
  readonly id: string;
  readonly at: Span;
}

/** Far enough for a licence's first lines or the marker of front matter above it. */
const HEAD_LENGTH = 400;
/** By `#`, `//`, `/*` and `;`, in HTML and Markdown, and in Jinja. */
const COMMENT = /^\s*(?:#|\/\/|\/\*|;|<!--|\{#-?)\s*modelwright:\s*kind\s+([\w-]+)/dm;

export function kindComment(text: string): KindComment | undefined {
  const match = COMMENT.exec(text.slice(0, HEAD_LENGTH));
  const [, id] = match ?? [];
  const [start, end] = match?.indices?.[1] ?? [];
  return id === undefined || start === undefined || end === undefined ? undefined : { id, at: { start, end } };
}

/** The kind that a person most likely meant by a word that names none; people write `wandb_sweep` and `WandB-Sweep`. */
export function closestKind(word: string): string | undefined {
  const usual = word.toLowerCase().replaceAll("_", "-");
  return kinds.find(({ id }) => id === usual)?.id ?? nearest(usual, kinds.map(({ id }) => id));
}
