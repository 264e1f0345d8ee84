import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf } from "./calls.ts";
import { bindsAny, namesRead } from "./fixes/names.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { For, If } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";

const CHOOSING = /^(max|min|sorted|numpy\.argmax|numpy\.argmin)$|\.(sort_values|idxmax|idxmin|nlargest|nsmallest)$/;
const SCORES = /scor|acc|result|model|rmse|mae|mse|auc|f1|best|compar|perf|metric|error/i;

/** The last place where the best of several scores is picked: `max(scores)`, `results.sort_values("accuracy")`. */
export const choiceIn: (document: Document) => Span | undefined = memo((document: Document): Span | undefined => {
  return callsOf(document).findLast(({ name, whole }) => CHOOSING.test(name) && SCORES.test(document.text.slice(whole.start, whole.end)))?.whole;
});

/** `if score > best: best = score` */
export function keptIn(loop: For): Span | undefined {
  let found: If | undefined;
  walk(loop.body, (node) => {
    if (node.type === "if" && node.test.type === "compare" && /^[<>]/.test(node.test.operators[0] ?? "")) {
      const compared = node.test.operands.flatMap((operand: Expression) => (operand.type === "name" ? [operand.name] : []));
      if (node.body.some((statement) => statement.type === "assign" && bindsAny(statement, compared))) found ??= node;
    }
    return found === undefined;
  });
  return found && placeOf(found.test);
}

/** `max(scores)` of what the loop gathered, where nobody asks for the mean or the lowest too. */
export function pickedAfter(document: Document, loop: For): Span | undefined {
  const gathered = new Set<string>();
  walk(loop.body, (node) => {
    if (node.type === "call" && node.callee.type === "attribute" && node.callee.name.name === "append" && node.callee.value.type === "name") gathered.add(node.callee.value.name);
    return true;
  });
  const after = callsOf(document).filter(({ whole, node }) => whole.start > loop.end && node.arguments[0] !== undefined && namesRead(node.arguments[0].value).some((name) => gathered.has(name)));
  if (after.some(({ name }) => /(^|\.)(mean|average|std|median|min|boxplot|hist|plot)$/.test(name))) return undefined;
  return after.find(({ name }) => /(^|\.)(max|argmax|nanargmax)$/.test(name))?.whole;
}
