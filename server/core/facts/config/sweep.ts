import { entriesAt, mappingAt } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node } from "../../syntax/data/node.ts";

export interface SweepParameter {
  readonly key: Entry["key"];
  readonly value: Mapping;
}

/** The parameters of a W&B sweep; nested groups give theirs. */
export function* parametersOf(root: Node | undefined): Generator<SweepParameter> {
  for (const { key, value } of entriesAt(root, "parameters")) {
    if (mappingAt(value, "parameters")) yield* parametersOf(value);
    else if (value.type === "mapping") yield { key, value };
  }
}
