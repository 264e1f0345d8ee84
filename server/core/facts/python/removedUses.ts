import { memo } from "../../memo.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Node } from "../../syntax/python/tree.ts";
import { nodesOf, placeOf } from "../../syntax/python/walk.ts";
import { contains, type Edit, type Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { callsOf } from "./calls.ts";
import { dottedName, importsOf, resolveName } from "./imports.ts";
import { REMOVED_KEYWORDS, REMOVED_METHODS, REMOVED_NAMES, type Removed, type RemovedKeyword } from "./tables/removed.ts";

/** A use of something that a library no longer has. */
export interface RemovedUse {
  readonly at: Span;
  /** As the code names it. */
  readonly what: string;
  readonly removed: Removed;
  /** What mends it without another change. */
  readonly edits?: readonly Edit[];
}

/** Every such use, in the order of the text. */
export const removedUses: (document: Document) => readonly RemovedUse[] = memo((document: Document): readonly RemovedUse[] =>
  [...removedNames(document), ...removedImports(document), ...removedKeywords(document), ...removedMethods(document)].toSorted((a, b) => a.at.start - b.at.start),
);

function removedNames(document: Document): readonly RemovedUse[] {
  const imports = importsOf(document);
  const found: RemovedUse[] = [];
  for (const node of nodesOf(moduleOf(document).body, "attribute")) {
    const removed = REMOVED_NAMES.get(resolveName(dottedName(node) ?? "", imports));
    const outer = found.at(-1)?.at;
    if (!removed || !isImported(node, imports) || (outer && contains(outer, node))) continue;
    const edits = replacing(node, removed, imports);
    found.push({ at: placeOf(node), what: document.text.slice(node.start, node.end), removed, ...(edits ? { edits } : {}) });
  }
  return found;
}

const isImported = (node: Expression, imports: ReadonlyMap<string, string>): boolean => imports.has(dottedName(node)?.split(".")[0] ?? "");

/** `np.float` becomes `float`, `np.product` becomes `np.prod`; what belongs to another module needs another import. */
function replacing(node: Extract<Node, { type: "attribute" }>, { to }: Removed, imports: ReadonlyMap<string, string>): readonly Edit[] | undefined {
  if (to === undefined) return undefined;
  if (!to.includes(".")) return [{ span: placeOf(node), text: to }];
  const owner = resolveName(dottedName(node.value) ?? "", imports);
  return to.startsWith(`${owner}.`) ? [{ span: placeOf(node.name), text: to.slice(owner.length + 1) }] : undefined;
}

function removedImports(document: Document): readonly RemovedUse[] {
  const found: RemovedUse[] = [];
  const { body } = moduleOf(document);
  for (const node of nodesOf(body, "import")) for (const alias of node.names) found.push(...useOf(alias, alias.name));
  for (const node of nodesOf(body, "importFrom")) {
    const whole = REMOVED_NAMES.get(node.module);
    if (whole) found.push({ at: placeOf(node), what: node.module, removed: whole, ...moduleEdit(document, node, node.module, whole) });
    else for (const alias of node.names) found.push(...useOf(alias, `${node.module}.${alias.name}`).map((use) => (node.names.length === 1 ? { ...use, ...ownImport(node, alias, use.removed) } : use)));
  }
  return found;
}

/** `from sklearn.externals import joblib` becomes `import joblib`. */
function ownImport(node: Span, { name, as }: { readonly name: string; readonly as?: string }, { to }: Removed): { readonly edits?: readonly Edit[] } {
  return to === name ? { edits: [{ span: placeOf(node), text: `import ${name}${as === undefined ? "" : ` as ${as}`}` }] } : {};
}

function useOf(at: Span, name: string): readonly RemovedUse[] {
  const removed = REMOVED_NAMES.get(name);
  return removed ? [{ at: placeOf(at), what: name, removed }] : [];
}

/** `from sklearn.cross_validation import train_test_split` keeps its names. */
function moduleEdit({ text }: Document, node: Span, module: string, { to }: Removed): { readonly edits?: readonly Edit[] } {
  const at = text.indexOf(module, node.start);
  return to === undefined || at < 0 || at > node.end ? {} : { edits: [{ span: { start: at, end: at + module.length }, text: to }] };
}

function removedKeywords(document: Document): readonly RemovedUse[] {
  return callsOf(document).flatMap(({ name, arguments: given }) =>
    given.flatMap((argument): readonly RemovedUse[] => {
      const removed = REMOVED_KEYWORDS.find((row) => row.keyword === argument.name && row.call.test(name) && (row.value === undefined || valueOf(argument.value) === row.value));
      if (!removed) return [];
      const edits = keywordEdit(document, argument, removed);
      return [{ at: placeOf(argument), what: document.text.slice(argument.start, argument.end), removed, ...(edits ? { edits } : {}) }];
    }),
  );
}

const valueOf = (value: Expression): string | undefined => (value.type === "text" ? value.value : value.type === "number" ? String(value.value) : undefined);

function keywordEdit({ text }: Document, argument: Span & { readonly value: Expression }, { keyword, value, renamed }: RemovedKeyword): readonly Edit[] | undefined {
  if (renamed === undefined) return undefined;
  if (value === undefined) return [{ span: { start: argument.start, end: argument.start + keyword.length }, text: renamed }];
  const quote = text.charAt(argument.value.start);
  return [{ span: placeOf(argument.value), text: `${quote}${renamed}${quote}` }];
}

/** Methods of objects whose class nobody sees; `append` gives something back only where it is a frame's. */
function removedMethods(document: Document): readonly RemovedUse[] {
  const { text } = document;
  const { body } = moduleOf(document);
  const usesPandas = /\bpandas\b/.test(text);
  const found: RemovedUse[] = [];
  if (usesPandas) for (const { value, targets } of nodesOf(body, "assign")) if (value?.type === "call") found.push(...appended(value, targets));
  for (const node of nodesOf(body, "call")) {
    if (node.callee.type !== "attribute") continue;
    const removed = REMOVED_METHODS.get(node.callee.name.name);
    if (removed && (removed.library === "pandas" ? usesPandas : /\bsklearn\b/.test(text))) {
      found.push({ at: placeOf(node.callee.name), what: `.${node.callee.name.name}()`, removed, ...(removed.to === undefined ? {} : { edits: [{ span: placeOf(node.callee.name), text: removed.to }] }) });
    }
  }
  return found;
}

const APPEND: Removed = { library: "pandas", since: "2.0", use: "`pandas.concat` with a list of both" };

/** `df = df.append(row)`: a list's `append` gives nothing back. */
function appended(value: Extract<Node, { type: "call" }>, targets: readonly Expression[]): readonly RemovedUse[] {
  const { callee } = value;
  if (callee.type !== "attribute" || callee.name.name !== "append" || callee.value.type !== "name") return [];
  const [target] = targets;
  const isOwn = target?.type === "name" && target.name === callee.value.name;
  return isOwn ? [{ at: placeOf(callee.name), what: ".append()", removed: APPEND }] : [];
}
