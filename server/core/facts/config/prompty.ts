import { memo } from "../../memo.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { frontMatterOf } from "../../syntax/data/frontMatter.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export interface Prompty {
  readonly root: Node;
  readonly body: Span;
  /** The names of `inputs`: a mapping in the first version of the format, a list in the second. */
  readonly inputs: readonly Scalar[];
  readonly samples: readonly Scalar[];
  /** Written for a template language other than Jinja. */
  readonly foreign: boolean;
}

export const promptyOf = memo((document: Document): Prompty | undefined => {
  const parts = frontMatterOf(document.text);
  const [root] = soundRoots(document);
  if (!parts || !root) return undefined;
  const inputs = [...entriesAt(root, "inputs").map(({ key }) => key), ...itemsAt(root, "inputs").flatMap((item) => scalarAt(item, "name") ?? [])];
  const format = stringAt(root, "template") ?? stringAt(root, "template", "format") ?? stringAt(root, "template", "format", "kind") ?? stringAt(root, "template", "type") ?? "jinja2";
  return { root, body: parts.body, inputs, samples: entriesAt(nodeAt(root, "sample")).map(({ key }) => key), foreign: !/jinja|nunjucks/.test(format) };
});
