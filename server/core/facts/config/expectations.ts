import { itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export interface Expectation {
  /** In either spelling: `expect_column_to_exist`. */
  readonly type: Scalar | undefined;
  readonly arguments: Node | undefined;
  readonly node: Node;
}

/** The expectations of a Great Expectations suite. */
export const expectationsOf = (root: Node | undefined): readonly Expectation[] =>
  itemsAt(root, "expectations").map((item) => ({ type: scalarAt(item, "expectation_type") ?? scalarAt(item, "type"), arguments: nodeAt(item, "kwargs"), node: item }));
