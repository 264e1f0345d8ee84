import { memo } from "../../memo.ts";
import type { Edit, Span } from "../../text/span.ts";
import type { Call, Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Assign, For, Node, Statement } from "../../syntax/python/tree.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { blocksOf } from "./blocks.ts";
import { importing } from "./fixes/importing.ts";
import { linesAbove, standsAlone } from "./fixes/lines.ts";
import { bindsAny } from "./fixes/names.ts";
import { dottedName, importsOf, resolveName } from "./imports.ts";

/** A model that is made before a loop over folds, and does not begin anew when it is fitted in it. */
export interface KeptModel {
  readonly name: string;
  readonly fit: Span;
  readonly made: Span;
  /** What keeps it, as a clause: `keeps its weights`. */
  readonly why: string;
  /** Makes a copy that knows nothing at the start of each round, where the model can be copied so. */
  readonly edits?: readonly Edit[];
}

export const modelsKeptAcrossFolds: (document: Document) => readonly KeptModel[] = memo((document: Document): readonly KeptModel[] =>
  blocksOf(moduleOf(document).body).flatMap((block) => block.flatMap((node, place) => (node.type === "for" && isOverFolds(node) ? keptIn(document, node, block.slice(0, place)) : []))),
);

/** `folds.split(X)`, numbered or not. */
function isOverFolds(loop: For): boolean {
  let found = false;
  walk([loop.iterable], (node) => {
    if (node.type === "call" && node.callee.type === "attribute" && node.callee.name.name === "split" && /fold|cv|split|skf|kf|sss|loo/i.test(dottedName(rootOf(node.callee.value)) ?? "")) found = true;
    return !found;
  });
  return found;
}

/** `KFold` of `KFold(5)`. */
const rootOf = (node: Expression): Expression => (node.type === "call" ? node.callee : node);

function keptIn(document: Document, loop: For, before: readonly Statement[]): readonly KeptModel[] {
  const found = new Map<string, KeptModel>();
  walk(loop.body, (node) => {
    const name = node.type === "call" && node.callee.type === "attribute" && node.callee.value.type === "name" ? node.callee.value.name : undefined;
    if (node.type !== "call" || name === undefined || found.has(name) || loop.body.some((statement) => bindsAny(statement, [name])) || startsAnew(loop, name)) return true;
    const made = before.findLast((statement): statement is Assign => statement.type === "assign" && bindsAny(statement, [name]));
    const why = made?.value?.type === "call" ? keeping(made.value, node) : undefined;
    const edits = made?.value?.type === "call" ? cloneFirst(document, loop, name, made.value) : undefined;
    if (made && why !== undefined) found.set(name, { name, fit: placeOf(node.callee), made: placeOf(made), why, ...(edits ? { edits } : {}) });
    return true;
  });
  return [...found.values()];
}

function keeping(made: Call, fit: Call): string | undefined {
  const method = fit.callee.type === "attribute" ? fit.callee.name.name : "";
  const model = dottedName(made.callee) ?? "";
  if (method === "partial_fit") return "`partial_fit` adds to what it knows";
  if (method !== "fit" && method !== "fit_generator") return undefined;
  if (/(^|\.)(Sequential|load_model)$|(^|\.)(keras|models)\.Model$|^Model$/.test(model)) return "a Keras model keeps its weights";
  return made.arguments.some(({ name, value }) => name === "warm_start" && value.type === "true") ? "`warm_start=True` keeps what it knows" : undefined;
}

/** What scikit-learn makes can be copied without what it has learned. */
function cloneFirst(document: Document, loop: For, name: string, { callee }: Call): readonly Edit[] | undefined {
  const [first] = loop.body;
  const isOfSklearn = resolveName(dottedName(callee) ?? "", importsOf(document)).startsWith("sklearn.");
  const imported = isOfSklearn && first && standsAlone(document, first) ? importing(document, "sklearn.base", "clone", loop.start) : undefined;
  return imported && first && [...imported.edits, linesAbove(document, first, [`${name} = ${imported.name}(${name})`])];
}

/** The loop puts other weights into the model, or copies it. */
function startsAnew(loop: For, name: string): boolean {
  let found = false;
  walk(loop.body, (node: Node) => {
    if (node.type === "call" && node.callee.type === "attribute" && dottedName(node.callee.value) === name && /^(set_weights|load_weights|load_state_dict|reset_states)$/.test(node.callee.name.name)) found = true;
    return !found;
  });
  return found;
}
