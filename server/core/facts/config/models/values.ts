import { entryOf } from "../../../syntax/data/access.ts";
import type { Node } from "../../../syntax/data/node.ts";

/** What a config says. A number that is not there is `NaN`, so that every sum it is part of comes out unknown. */
export interface Values {
  /** Of the first name that has a number. */
  number(...names: readonly string[]): number;
  numberOr(fallback: number, ...names: readonly string[]): number;
  flag(name: string, fallback: boolean): boolean;
  text(name: string, fallback: string): string;
  /** Of texts, numbers and the like; empty where there is none. */
  list(name: string): readonly (string | number)[];
  part(name: string): Values | undefined;
  /** Has the name, with anything but null. */
  has(name: string): boolean;
  /** Has the name, with null. */
  isNull(name: string): boolean;
  /** How many names it has. */
  readonly size: number;
}

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

export type PlainValues = Readonly<Record<string, Plain>>;

export function valuesOf(plain: PlainValues): Values {
  const number = (...names: readonly string[]): number => names.map((name) => plain[name]).find((value) => typeof value === "number") ?? Number.NaN;
  return {
    number,
    numberOr: (fallback, ...names) => {
      const found = number(...names);
      return Number.isNaN(found) ? fallback : found;
    },
    flag: (name, fallback) => (typeof plain[name] === "boolean" ? plain[name] : fallback),
    text: (name, fallback) => (typeof plain[name] === "string" ? plain[name] : fallback),
    list: (name) => {
      const value = plain[name];
      return Array.isArray(value) ? value.filter((item) => typeof item === "string" || typeof item === "number") : [];
    },
    part: (name) => {
      const value = plain[name];
      return isPlainValues(value) ? valuesOf(value) : undefined;
    },
    has: (name) => plain[name] !== undefined && plain[name] !== null,
    isNull: (name) => plain[name] === null,
    size: Object.keys(plain).length,
  };
}

const isPlainValues = (value: Plain | undefined): value is PlainValues => typeof value === "object" && value !== null && !Array.isArray(value);

/** Of a mapping as the file has it; names that it lacks count as missing. */
export function plainOf(node: Node | undefined): PlainValues {
  if (node?.type !== "mapping") return {};
  return Object.fromEntries(node.entries.map(({ key }) => [key.text, plainNode(entryOf(node, key.text)?.value)]));
}

function plainNode(node: Node | undefined): Plain {
  if (node?.type === "mapping") return plainOf(node);
  if (node?.type === "sequence") return node.items.map(plainNode);
  const value = node?.type === "scalar" ? node.value : null;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
