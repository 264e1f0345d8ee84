import { memo } from "../../memo.ts";
import { itemsAt, nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { jsonLinesOf, type JsonLine } from "./jsonl.ts";
import { estimatedTokens } from "./tokens.ts";

/** What the template of a chat puts around each message, and before the answer. */
const PER_MESSAGE = 4;
const PER_EXAMPLE = 3;

/** About how many tokens the messages of an example are, functions and calls included. */
export const exampleTokens = ({ root }: JsonLine): number => (root ? tokensOf(root) : PER_EXAMPLE);

const tokensOf = memo((root: Node): number => {
  const messages = itemsAt(root, "messages");
  const parts = [nodeAt(root, "messages"), nodeAt(root, "tools"), nodeAt(root, "functions")].flatMap((part) => (part ? [...walk(part)] : []));
  const texts = parts.flatMap(({ node, entry }) => (node.type === "scalar" && typeof node.value === "string" && entry?.key.text !== "role" ? [node.text] : []));
  return PER_EXAMPLE + messages.length * PER_MESSAGE + texts.reduce((sum, text) => sum + estimatedTokens(text), 0);
});

export interface TrainingTokens {
  readonly examples: number;
  readonly total: number;
  readonly longest: number;
}

/** The lengths of all examples of a file; `undefined` where it has none. */
export const trainingTokens = memo((document: Document): TrainingTokens | undefined => {
  const counts = jsonLinesOf(document).filter(({ root }) => itemsAt(root, "messages").length > 0).map(exampleTokens);
  return counts.length === 0 ? undefined : { examples: counts.length, total: counts.reduce((sum, count) => sum + count, 0), longest: counts.reduce((most, count) => Math.max(most, count), 0) };
});
