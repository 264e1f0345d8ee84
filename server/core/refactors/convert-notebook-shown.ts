import { builtinNames } from "../facts/notebook/builtins.ts";
import { boundNames } from "../facts/python/effects/boundNames.ts";
import { memo } from "../memo.ts";
import type { Expression } from "../syntax/python/expressionTree.ts";
import { moduleOf } from "../syntax/python/module.ts";
import { walk } from "../syntax/python/walk.ts";
import type { Statement } from "../syntax/python/tree.ts";
import type { Document } from "../workspace/document.ts";

/** True for what a notebook shows and that does nothing but show it; whether it may fail is another question. */
export function isOnlyShown(document: Document, statement: Statement): boolean {
  return statement.type === "expressionStatement" && onlyShows(statement.value, ownCode(document));
}

/** What classes of the notebook do where a library only looks. */
interface OwnCode {
  readonly methods: ReadonlySet<string>;
  /** True where reading an attribute may run code. */
  readonly hasProperties: boolean;
  /** Names that some cell makes; another one fails where it is shown. */
  readonly made: ReadonlySet<string>;
}

const ownCode = memo((document: Document): OwnCode => {
  const methods = new Set<string>();
  walk(moduleOf(document).body, (node) => {
    if (node.type === "function") methods.add(node.name.name);
    return true;
  });
  const { bound } = boundNames(moduleOf(document).body);
  return { methods, made: bound, hasProperties: /property|__getattr|__get__/.test(document.text) };
});

function onlyShows(value: Expression, own: OwnCode): boolean {
  if (value.type === "name") return own.made.has(value.name) || builtinNames.has(value.name);
  if (IDLE.has(value.type)) return true;
  if (value.type === "attribute") return !own.hasProperties && onlyShows(value.value, own);
  if (value.type === "tuple") return value.items.every((item) => onlyShows(item, own));
  if (value.type !== "call" || value.callee.type !== "attribute") return false;
  const method = value.callee.name.name;
  return SHOWING.has(method) && !own.methods.has(method) && onlyShows(value.callee.value, own) && value.arguments.every((argument) => onlyShows(argument.value, own));
}

const IDLE: ReadonlySet<string> = new Set(["text", "number", "true", "false", "none"]);

const SHOWING = new Set(["head", "tail", "describe", "value_counts", "nunique"]);
