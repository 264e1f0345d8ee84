import { entriesAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import { GPU } from "./pods.ts";

/** How many GPUs a container gets by its limits; nothing where it asks for none. */
export function gpuLimitOf(container: Node): { readonly count: number; readonly at: Span } | undefined {
  const limit = entriesAt(container, "resources", "limits").find(({ key }) => GPU.test(key.text))?.value;
  const count = limit?.type === "scalar" ? Number(limit.text) : Number.NaN;
  return limit && Number.isInteger(count) && count > 0 ? { count, at: limit.span } : undefined;
}
