import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

/** Other things of the server that are named the same way: who may use it, routes of its own, what makes vectors. */
export function partsOf(root: Node | undefined): readonly Scalar[] {
  return [scalarAt(root, "auth", "path"), scalarAt(root, "encryption", "path"), scalarAt(root, "priority", "path"), scalarAt(root, "http", "app"), scalarAt(root, "store", "index", "embed"), scalarAt(root, "checkpointer", "path")].filter((part) => part !== undefined);
}

/** What a langgraph.json names as its graphs: `./path/file.py:variable`, in either form. */
export const graphsOf = (root: Node | undefined): readonly Scalar[] => entriesAt(root, "graphs").flatMap(({ value }) => (value.type === "scalar" ? value : (scalarAt(value, "path") ?? [])));
