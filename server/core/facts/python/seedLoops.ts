import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import type { Argument, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { For, If } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf } from "./calls.ts";
import { bindsAny, namesRead } from "./fixes/names.ts";

/** A loop over seeds whose best outcome is kept. */
export interface SeedLoop {
  readonly seed: string;
  /** The argument that the seed is handed to. */
  readonly at: Span;
  readonly choice: Span;
}

export const seedLoops: (document: Document) => readonly SeedLoop[] = memo((document: Document): readonly SeedLoop[] => {
  const found: SeedLoop[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type !== "for" || node.target.type !== "name") return true;
    const seed = node.target.name;
    const given = seedIn(node, seed);
    const choice = given && (keptIn(node) ?? pickedAfter(document, node));
    if (given && choice) found.push({ seed, at: placeOf(given), choice });
    return true;
  });
  return found;
});

function seedIn(loop: For, seed: string): Argument | undefined {
  let found: Argument | undefined;
  walk(loop.body, (node) => {
    if (node.type === "call") found ??= node.arguments.find(({ name, value }) => (name === "random_state" || name === "seed") && value.type === "name" && value.name === seed);
    return found === undefined;
  });
  return found;
}

/** `if score > best: best = score` */
function keptIn(loop: For): Span | undefined {
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
function pickedAfter(document: Document, loop: For): Span | undefined {
  const gathered = new Set<string>();
  walk(loop.body, (node) => {
    if (node.type === "call" && node.callee.type === "attribute" && node.callee.name.name === "append" && node.callee.value.type === "name") gathered.add(node.callee.value.name);
    return true;
  });
  const after = callsOf(document).filter(({ whole, node }) => whole.start > loop.end && node.arguments[0] !== undefined && namesRead(node.arguments[0].value).some((name) => gathered.has(name)));
  if (after.some(({ name }) => /(^|\.)(mean|average|std|median|min|boxplot|hist|plot)$/.test(name))) return undefined;
  return after.find(({ name }) => /(^|\.)(max|argmax|nanargmax)$/.test(name))?.whole;
}
