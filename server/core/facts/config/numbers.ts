import type { Node, Scalar } from "../../syntax/data/node.ts";
import { walk } from "../../syntax/data/access.ts";

/** A plain scalar that a person reads as a number and the file's reader takes for a string, with a spelling that both read alike. */
export interface StringNumber {
  readonly scalar: Scalar;
  readonly spelling: string;
}

/** YAML 1.1 readers such as PyYAML want a dot and a signed exponent: `1e-5` is text, `1.0e-5` a number. */
export function stringNumber(scalar: Scalar): StringNumber | undefined {
  if (!scalar.plain || typeof scalar.value !== "string") return undefined;
  const [, sign = "", whole = "", fraction = "", exponentSign = "", exponent] = /^([-+]?)(\d*)(?:\.(\d*))?[eE]([-+]?)(\d+)$/.exec(scalar.text) ?? [];
  if (exponent === undefined || whole + fraction === "") return undefined;
  return { scalar, spelling: `${sign}${whole || "0"}.${fraction || "0"}e${exponentSign || "+"}${exponent}` };
}

export function* stringNumbersIn(root: Node): Generator<StringNumber> {
  for (const { node } of walk(root)) {
    const found = node.type === "scalar" ? stringNumber(node) : undefined;
    if (found) yield found;
  }
}
