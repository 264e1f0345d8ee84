import type { Call as CallNode, Parameter } from "../../../syntax/python/expressionTree.ts";
import type { ClassDefinition, FunctionDefinition, Node } from "../../../syntax/python/tree.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Origin } from "../sources.ts";
import type { Definition } from "./definitions.ts";
import type { Names } from "./names.ts";
import { addTo, type Sources } from "./origins.ts";

/** What reaches a call: its callee, and each argument in the order as written. */
export interface Seen {
  readonly callee: Sources;
  readonly arguments: readonly Sources[];
}

/** What is gathered while a document is gone through again and again, until nothing is new. */
export interface Walker {
  readonly document: Document;
  readonly imports: ReadonlyMap<string, string>;
  /** Names that hold a model, a chain or an agent, and functions that make one. */
  readonly models: Set<string>;
  readonly returns: Map<FunctionDefinition, Sources>;
  /** What callers hand over. */
  readonly given: Map<Parameter, Sources>;
  /** What objects of a class keep: by `Class.name`. */
  readonly attributes: Map<string, Sources>;
  readonly calls: Map<CallNode, Seen>;
  /** What calls give, by their full names: the same few are made again and again. */
  readonly origins: Map<string, Origin | "none">;
  readonly makers: Map<string, boolean>;
  /** By the value of each `"content": …`, which is how prompts are written. */
  readonly contents: Map<Node, Sources>;
  /** A function of another file of the workspace, by its full name, with what it gives back. */
  readonly elsewhere: (name: string) => { readonly definition: Definition; readonly returns: Sources } | undefined;
  news: boolean;
}

/** One run of a function, or of the module itself. */
export interface Frame {
  readonly names: Names;
  readonly definition?: FunctionDefinition;
  readonly owner?: ClassDefinition;
}

/** Adds to one of the walker's maps, and remembers that there is something new. */
export function keep<Key>(walker: Walker, kept: Map<Key, Sources>, key: Key, sources: Sources): void {
  if (addTo(kept, key, sources)) walker.news = true;
}

/** What was worked out for a key before, else what is worked out now. */
export function remembered<Value>(known: Map<string, Value>, key: string, workOut: (key: string) => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = workOut(key);
  known.set(key, value);
  return value;
}

export function keepModel(walker: Walker, name: string): void {
  if (walker.models.has(name)) return;
  walker.models.add(name);
  walker.news = true;
}
