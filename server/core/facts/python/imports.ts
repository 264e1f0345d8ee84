import { memo } from "../../memo.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { Import, ImportFrom } from "../../syntax/python/tree.ts";
import { nodesOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

/** What the names that a document imports stand for: `pd` -> `pandas`, `dump` -> `joblib.dump`. The last import of a name wins. */
export const importsOf = memo((document: Document): ReadonlyMap<string, string> => {
  const { body } = moduleOf(document);
  const imports = [...nodesOf(body, "import"), ...nodesOf(body, "importFrom")].toSorted((a, b) => a.start - b.start);
  return new Map(imports.flatMap(bindingsOf));
});

/** The names that one import statement binds, and the dotted things that they stand for. */
export function bindingsOf(node: Import | ImportFrom): readonly (readonly [string, string])[] {
  if (node.type === "importFrom") return node.names.map((alias) => [alias.as ?? alias.name, `${node.module}${node.module.endsWith(".") ? "" : "."}${alias.name}`]);
  return node.names.map((alias) => {
    const [root = ""] = alias.name.split(".");
    return alias.as === undefined ? [root, root] : [alias.as, alias.name];
  });
}

/** `a.b.c` as written; `undefined` where a part is not a plain name. */
export function dottedName(node: Expression): string | undefined {
  if (node.type === "name") return node.name;
  if (node.type !== "attribute") return undefined;
  const left = dottedName(node.value);
  return left === undefined ? undefined : `${left}.${node.name.name}`;
}

/** The dotted name with its first part replaced by what was imported under it. */
export function resolveName(name: string, imports: ReadonlyMap<string, string>): string {
  const dot = name.indexOf(".");
  const root = dot < 0 ? name : name.slice(0, dot);
  const target = imports.get(root);
  return target === undefined ? name : target + name.slice(root.length);
}
