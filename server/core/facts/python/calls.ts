import { memo } from "../../memo.ts";
import type { Span } from "../../text/span.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Argument, Call as CallNode, Expression } from "../../syntax/python/expressionTree.ts";
import { nodesOf, placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { dottedName, importsOf, resolveName } from "./imports.ts";

/** One call in a document. */
export interface Call {
  /**
   * Dotted, with import aliases resolved: `pickle.load`, `sklearn.preprocessing.StandardScaler`. What is called on
   * something that has no name begins with a dot: `.fit` for `make().fit()`.
   */
  readonly name: string;
  /** What is called, without the brackets. */
  readonly callee: Span;
  readonly whole: Span;
  readonly arguments: readonly Argument[];
  readonly node: CallNode;
}

/** Every call of a document, in the order of the text. */
export const callsOf: (document: Document) => readonly Call[] = memo((document: Document): readonly Call[] => {
  const imports = importsOf(document);
  const calls = nodesOf(moduleOf(document).body, "call").map((node) => readCall(node, imports));
  return calls.toSorted((a, b) => a.whole.start - b.whole.start || b.whole.end - a.whole.end);
});

/** What `functools.partial(load, path, safe=True)` prepares, as if `load` were called there. */
export const partialCallsOf: (document: Document) => readonly Call[] = memo((document: Document): readonly Call[] =>
  callsOf(document).flatMap((call) => {
    const [prepared, ...given] = call.arguments;
    const name = call.name === "functools.partial" && prepared ? functionName(document, prepared.value) : undefined;
    return prepared && name !== undefined ? [{ ...call, name, callee: placeOf(prepared.value), arguments: given }] : [];
  }),
);

/** The dotted name of a function that is named without being called, with import aliases resolved. */
export function functionName(document: Document, value: Expression): string | undefined {
  const dotted = dottedName(value);
  return dotted === undefined ? undefined : resolveName(dotted, importsOf(document));
}

/** The value handed over by keyword, or else by place. */
export function argumentOf(call: { readonly arguments: readonly Argument[] }, keyword: string, place?: number): Expression | undefined {
  const named = call.arguments.find((argument) => argument.name === keyword);
  if (named || place === undefined) return named?.value;
  const positional = call.arguments.filter((argument) => argument.name === undefined);
  const before = positional.slice(0, place + 1);
  return before.every((argument) => argument.kind === "plain") ? before[place]?.value : undefined;
}

/** The value of a string constant. */
export const textValue = (node: Expression | undefined): string | undefined => (node?.type === "text" ? node.value : undefined);

function readCall(node: CallNode, imports: ReadonlyMap<string, string>): Call {
  const dotted = dottedName(node.callee);
  const last = node.callee.type === "attribute" ? `.${node.callee.name.name}` : "";
  return { name: dotted === undefined ? last : resolveName(dotted, imports), callee: placeOf(node.callee), whole: placeOf(node), arguments: node.arguments, node };
}
