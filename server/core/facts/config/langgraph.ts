import { entriesAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

/** What a langgraph.json names as its graphs: `./path/file.py:variable`, in either form. */
export const graphsOf = (root: Node | undefined): readonly Scalar[] => entriesAt(root, "graphs").flatMap(({ value }) => (value.type === "scalar" ? value : (scalarAt(value, "path") ?? [])));
