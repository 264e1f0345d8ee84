import type { ClassDefinition } from "../../../syntax/python/tree.ts";
import { itemsOf } from "./iteration.ts";
import { make, type Machine } from "./machine.ts";
import { NONE, type Handed, type Value } from "./value.ts";

/** Names and values by place or by name, as a class of nothing but fields takes them. */
export function fieldsGiven(names: readonly string[], handed: readonly Handed[]): ReadonlyMap<string, Value> {
  const placed = handed.filter(({ name }) => name === undefined);
  return new Map(names.flatMap((name, place): [string, Value][] => {
    const given = handed.find((one) => one.name === name) ?? placed[place];
    return given ? [[name, given.value]] : [];
  }));
}

/** The fields of a class that gets its `__init__` from them: `@dataclass`, `NamedTuple`, a model of pydantic. */
export function fieldNames({ decorators, bases, body }: ClassDefinition, textOf: (node: { readonly start: number; readonly end: number }) => string): readonly string[] {
  const isRecord = decorators.some((one) => /\b(dataclass|define|attrs?\.s)\b/.test(textOf(one))) || bases.some(({ value }) => /\b(NamedTuple|BaseModel)$/.test(textOf(value)));
  if (!isRecord) return [];
  return body.flatMap((node) => (node.type === "assign" && node.annotation ? node.targets.flatMap((target) => (target.type === "name" ? [target.name] : [])) : []));
}

const MARK = "namedtuple:";

/** `namedtuple("Split", "X_train X_test")`: the class, as a name that says its fields. */
export function namedTuple(machine: Machine, [, fields]: readonly Handed[]): Value {
  const text = fields?.value.type === "text" ? fields.value.value.split(/[\s,]+/) : (itemsOf(machine, fields?.value ?? NONE) ?? []).map((item) => (item.type === "text" ? item.value : ""));
  return { type: "api", name: `${MARK}${text.filter((name) => name !== "").join()}` };
}

/** A call of such a class; `undefined` for any other name. */
export function recordCall(machine: Machine, name: string, handed: readonly Handed[]): Value | undefined {
  if (!name.startsWith(MARK)) return undefined;
  return make(machine, { type: "dictionary", entries: fieldsGiven(name.slice(MARK.length).split(","), handed), isRecord: true });
}
