import { moduleOf } from "../syntax/python/module.ts";
import { walk } from "../syntax/python/walk.ts";
import type { Document } from "../workspace/document.ts";
import { cellAt } from "../workspace/notebook.ts";

/** What would mean something else inside a function, in words; `undefined` when all is well. */
export function forbidden(document: Document): string | undefined {
  let reason: string | undefined;
  walk(moduleOf(document).body, (node) => {
    const what = node.type === "return" || node.type === "yield" ? `\`${node.type}\` outside of a function` : node.type === "global" ? "`global` outside of a function" : undefined;
    if (what !== undefined) reason ??= `Cell ${(cellAt(document, node.start)?.index ?? 0) + 1} has ${what}, which Python does not allow or which does nothing. Take it out first.`;
    return node.type !== "function" && node.type !== "lambda";
  });
  return reason;
}
