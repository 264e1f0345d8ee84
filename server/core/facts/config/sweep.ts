import { entriesAt, isSet, itemsAt, mappingAt, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node } from "../../syntax/data/node.ts";
import type { Estimate } from "./estimate/estimate.ts";
import { wholeShown } from "./estimate/memory.ts";

export interface SweepParameter {
  readonly key: Entry["key"];
  readonly value: Mapping;
}

/** The parameters of a W&B sweep; nested groups give theirs. */
export function* parametersOf(root: Node | undefined): Generator<SweepParameter> {
  for (const { key, value } of entriesAt(root, "parameters")) {
    if (mappingAt(value, "parameters")) yield* parametersOf(value);
    else if (value.type === "mapping") yield { key, value };
  }
}

/** The same, where what an alias repeats is looked at once. */
export function* writtenParametersOf(root: Node | undefined): Generator<SweepParameter> {
  const seen = new Set<Mapping>();
  for (const parameter of parametersOf(root)) {
    if (seen.has(parameter.value)) continue;
    seen.add(parameter.value);
    yield parameter;
  }
}

/** Runs of a grid search; `undefined` where a parameter has no countable values. */
export function gridSize(root: Node | undefined): number | undefined {
  let size = 1;
  for (const { value } of parametersOf(root)) {
    const values = gridSizeOf(value);
    if (values === undefined) return undefined;
    size *= values;
  }
  return size;
}

function gridSizeOf(value: Mapping): number | undefined {
  const values = itemsAt(value, "values").length;
  const [low, high] = [numberAt(value, "min"), numberAt(value, "max")];
  const whole = low !== undefined && high !== undefined && Number.isInteger(low) && Number.isInteger(high);
  if (values === 0 && !isSet(value, "value") && !whole) return undefined;
  return values > 0 ? values : whole ? high - low + 1 : 1;
}

export function gridShown(root: Node | undefined): Estimate | undefined {
  const method = scalarAt(root, "method");
  const size = method?.text === "grid" ? gridSize(root) : undefined;
  if (!method || size === undefined) return undefined;
  const parts = [...parametersOf(root)].map(({ key, value }) => `${wholeShown(gridSizeOf(value) ?? 1)} (\`${key.text}\`)`);
  const all = `${wholeShown(size)} combination${size === 1 ? "" : "s"}`;
  const most = numberAt(root, "run_cap");
  const capped = most !== undefined && most > 0 && most < size;
  return {
    at: method.span,
    text: capped ? `${wholeShown(most)} of ${all}` : all,
    explanation: `**${all}** = ${parts.join(" × ")}. A grid search runs each of them once${capped ? `, and \`run_cap\` stops it after ${wholeShown(most)}` : "; `run_cap` stops it earlier"}.`,
  };
}
