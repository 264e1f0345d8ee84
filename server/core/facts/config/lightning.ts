import { scalarAt, walk } from "../../syntax/data/access.ts";
import type { Mapping, Node, Scalar } from "../../syntax/data/node.ts";

/** An object of a Lightning config: what stands beside `class_path`. */
export interface LightningObject {
  /** The last word of `class_path`. */
  readonly name: string;
  readonly node: Mapping;
  readonly at: Scalar;
}

export function* lightningObjects(root: Node | undefined): Generator<LightningObject> {
  for (const { node } of root ? walk(root) : []) {
    const at = scalarAt(node, "class_path");
    if (node.type === "mapping" && at) yield { name: at.text.replace(/^.*\./, ""), node, at };
  }
}
