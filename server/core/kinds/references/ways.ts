import type { Path } from "../../syntax/data/node.ts";

/** A path of a table; `key` where the keys at it are the names. */
export interface Way {
  readonly steps: readonly string[];
  readonly key: boolean;
}

export function wayOf(pattern: string): Way {
  const steps = pattern.split(".");
  return steps.at(-1) === "@key" ? { steps: [...steps.slice(0, -1), "*"], key: true } : { steps, key: false };
}

export const stepsFit = (path: Path, steps: readonly string[]): boolean =>
  path.length === steps.length && path.every((step, index) => (typeof step === "number" ? steps[index] === "[]" : steps[index] === "*" || steps[index] === step));
