import { stringAt } from "../../syntax/data/access.ts";
import type { Mapping } from "../../syntax/data/node.ts";
import type { Parameter } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { ClassDefinition, FunctionDefinition, Statement } from "../../syntax/python/tree.ts";
import type { Span } from "../../text/span.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { findFromHere } from "./paths.ts";

/** A class or function of the workspace that a config makes objects with. */
export interface TargetParameters {
  readonly name: string;
  readonly uri: string;
  readonly at: Span;
  /** Every name that it can be given. */
  readonly parameters: readonly string[];
}

/** `undefined` where it is not of the workspace, or takes what its text does not list: `**kwargs`, a base class, a decorator. */
export function parametersOfTarget(node: Mapping, key: string, uri: string, snapshot: Snapshot): TargetParameters | undefined {
  const path = stringAt(node, key);
  if (path === undefined || !/^\w+(\.\w+)+$/.test(path)) return undefined;
  const parts = path.split(".");
  const found = findFromHere(uri, `${parts.slice(0, -1).join("/")}.py`, snapshot);
  const module = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
  const name = parts.at(-1) ?? "";
  const [definition, ...others] = module ? moduleOf(module).body.filter((statement) => isNamed(statement, name)) : [];
  const taken = definition && others.length === 0 ? takenBy(definition) : undefined;
  return module && definition && taken ? { name, uri: module.uri, at: { start: definition.name.start, end: definition.name.end }, parameters: taken } : undefined;
}

type Definition = ClassDefinition | FunctionDefinition;

const isNamed = (statement: Statement, name: string): statement is Definition => (statement.type === "class" || statement.type === "function") && statement.name.name === name;

function takenBy(definition: Definition): readonly string[] | undefined {
  if (definition.decorators.length > 0) return undefined;
  if (definition.type === "function") return namesOf(definition.parameters);
  const making = definition.body.find((statement) => isNamed(statement, "__init__"));
  const isOrdinary = definition.bases.every(({ name }) => name === undefined) && !definition.body.some((statement) => isNamed(statement, "__new__"));
  return isOrdinary && making?.type === "function" && making.decorators.length === 0 ? namesOf(making.parameters.slice(1)) : undefined;
}

const namesOf = (parameters: readonly Parameter[]): readonly string[] | undefined => (parameters.some(({ kind }) => kind === "keywords") ? undefined : parameters.flatMap(({ name, kind }) => (kind === "rest" ? [] : [name.name])));
