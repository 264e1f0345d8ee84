import type { Call } from "../../../syntax/python/expressionTree.ts";
import { itemsOf } from "./iteration.ts";
import type { Machine } from "./machine.ts";
import type { Handed, Value } from "./value.ts";

/** Evaluates the arguments of a call; a starred list that is known becomes its items. */
export function handedTo(machine: Machine, node: Call): readonly Handed[] {
  return node.arguments.flatMap((argument): readonly Handed[] => {
    const value = machine.evaluate(argument.value);
    if (argument.kind === "rest") return (itemsOf(machine, value) ?? [value]).map((item) => ({ value: item, node: argument.value }));
    if (argument.kind === "keywords") return [{ name: "**", value, node: argument.value }];
    return [{ ...(argument.name === undefined ? {} : { name: argument.name }), value, node: argument.value }];
  });
}

export function handedAt(handed: readonly Handed[], place: number, ...names: readonly string[]): Handed | undefined {
  return handed.find(({ name }) => name !== undefined && names.includes(name)) ?? (place < 0 ? undefined : handed.filter(({ name }) => name === undefined)[place]);
}

export const numberOf = (value: Value | undefined): number | undefined => (value?.type === "scalar" ? value.value : undefined);

const REDUCING = /^(max|min|sum|mean|std|var|median|prod|any|all|argmax|argmin)$/;

/** `axis=1`, `dim=-1`: a statistic of each row by itself. It may stand without its name at a place. */
export function isOfEachRow(handed: readonly Handed[], name: string, place: number): boolean {
  const axis = numberOf(handedAt(handed, REDUCING.test(name) ? place : -1, "axis", "dim")?.value);
  return axis === 1 || axis === -1;
}

export const isTrue = (handed: Handed | undefined): boolean => handed?.node.type === "true";
