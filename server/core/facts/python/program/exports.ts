import { memo } from "../../../memo.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Expression } from "../../../syntax/python/expressionTree.ts";
import type { Statement } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import { blocksOf } from "../blocks.ts";
import { bindingsOf } from "../imports.ts";

/** The names that a module binds when it runs. */
export interface BoundNames {
  readonly all: readonly string[];
  /** Those that `from module import *` takes: what `__all__` lists, or all without an underscore in front. */
  readonly offered: readonly string[];
  /** Modules whose names it takes over by `from module import *`. */
  readonly stars: readonly string[];
  /** `__all__` says what is offered. */
  readonly isListed: boolean;
}

export const namesBoundIn: (document: Document) => BoundNames = memo((document: Document): BoundNames => {
  const { body } = moduleOf(document);
  const own = body.filter((node) => node.type !== "function" && node.type !== "class");
  const all = [...new Set([...body.flatMap(namesOf), ...blocksOf(own).flat().flatMap(namesOf)])];
  const listed = body.flatMap((node) => (node.type === "assign" && node.targets.some((target) => target.type === "name" && target.name === "__all__") ? textsOf(node.value) : []));
  const stars = [...body, ...blocksOf(own).flat()].flatMap((node) => (node.type === "importFrom" && node.star ? [node.module] : []));
  return { all, offered: listed.length > 0 ? listed : all.filter((name) => !name.startsWith("_")), stars: [...new Set(stars)], isListed: listed.length > 0 };
});

function namesOf(node: Statement): readonly string[] {
  switch (node.type) {
    case "function":
    case "class":
      return [node.name.name];
    case "assign":
      return node.targets.flatMap(targetNames);
    case "for":
      return targetNames(node.target);
    case "with":
      return node.items.flatMap(({ target }) => (target ? targetNames(target) : []));
    case "import":
    case "importFrom":
      return bindingsOf(node).map(([name]) => name);
    default:
      return [];
  }
}

function targetNames(target: Expression): readonly string[] {
  if (target.type === "name") return [target.name];
  return target.type === "tuple" || target.type === "list" ? target.items.flatMap(targetNames) : [];
}

const textsOf = (node: Expression | undefined): readonly string[] => (node?.type === "list" || node?.type === "tuple" ? node.items.flatMap((item) => (item.type === "text" ? [item.value] : [])) : []);
