import type { Expression } from "../../../syntax/python/expressionTree.ts";
import { cutRows } from "./rows.ts";
import { contentOf, dataOf, freshData, make, nameFor, NO_DATA, type Machine } from "./machine.ts";
import type { Data, Value } from "./value.ts";

/** The items of a list or tuple that is known to its end. */
export function itemsOf(machine: Machine, value: Value): readonly Value[] | undefined {
  const content = contentOf(machine, value);
  if (content?.type === "list" && !content.open) return content.items;
  if (content?.type === "dictionary" && !content.rest) return [...content.entries.keys()].map((key): Value => ({ type: "text", value: key }));
  return undefined;
}

/** One item of something whose items are not known one by one. */
export function elementOf(machine: Machine, iterable: Value, iterated?: Expression): Value {
  const content = contentOf(machine, iterable);
  if (content?.type === "list" && content.counts !== undefined) return { type: "scalar", symbol: `number${machine.fresh()}` };
  if (content?.type === "list") {
    const [first] = content.items;
    if (first) return content.items.length === 1 ? first : { type: "either", options: content.items.slice(0, 6) };
  }
  if (content?.type === "data" && content.batches !== undefined) return batchOf(machine, content, iterated);
  if (content?.type === "data") return content.folds === undefined ? oneRow(machine, content) : foldOf(machine, content.folds, content.counted);
  if (content?.type === "estimator" && isSplitter(content.api)) return foldOf(machine, `folds${iterable.type === "object" ? iterable.id : 0}`);
  return freshData(machine, false);
}

/** Whoever loops over a loader sees all of its rows, so a batch stands for them all. */
export function batchOf(machine: Machine, data: Data, iterated: Expression | undefined): Value {
  const batch = data.batches === undefined || data.batches === "" ? (nameFor(machine, innermost(iterated)) ?? "") : data.batches;
  return make(machine, { ...data, batches: undefined, batch });
}

/** The loader in `enumerate(tqdm(loader))`. */
function innermost(node: Expression | undefined): Expression | undefined {
  const inner = node?.type === "call" ? node.arguments[0]?.value : undefined;
  return inner ? innermost(inner) : node;
}

/** Old versions of scikit-learn looped over the splitter itself. */
const isSplitter = (api: string): boolean => /(Fold|Split|LeaveOneOut|LeavePOut|LeaveOneLabelOut)$/.test(api);

/** `a, b = value`: each of `count` parts. */
export function unpack(machine: Machine, value: Value, count: number): readonly Value[] {
  const content = contentOf(machine, value);
  if (content?.type === "list" && content.items.length === count) return content.items;
  if (content?.type === "dictionary" && content.isRecord) return [...content.entries.values()];
  if (value.type === "object" && content?.type === "list" && content.items.length > 0) {
    const whole = dataOf(machine, value);
    return Array.from({ length: count }, (_, index) => make(machine, somePart(machine, whole, `${value.id}/${index}`)));
  }
  if (content?.type === "data" && content.batch !== undefined) return Array.from({ length: count }, () => make(machine, content));
  if (content?.type === "data" && content.folds !== undefined && count === 2) return pairOf(content.folds);
  if (value.type === "object" && content?.type === "data") {
    return Array.from({ length: count }, (_, index) => make(machine, somePart(machine, content, `${value.id}/${index}`)));
  }
  if (value.type === "either") {
    const options = value.options.map((option) => unpack(machine, option, count));
    return Array.from({ length: count }, (_, index): Value => ({ type: "either", options: options.flatMap((parts) => parts[index] ?? []) }));
  }
  return Array.from({ length: count }, () => freshData(machine, false));
}

/** Rows that the analysis cannot tell apart from others of the same value. */
export function somePart(machine: Machine, data: Data, token: string): Data {
  return { ...data, rows: cutRows(data.rows, { type: "some", token }), order: machine.fresh(), columns: {} };
}

/** One part of what an unknown call made of several sets of rows. */
export const partOfMixed = (machine: Machine, data: Data, name: string): Data => ({ ...somePart(machine, data, `${data.order}.${name}`), mixed: undefined });

function oneRow(machine: Machine, data: Data): Value {
  if (data.rows.length === 0) return make(machine, data);
  return make(machine, { ...somePart(machine, data, `row${machine.fresh()}`), looped: true });
}

/** Each round of `for train, test in folds.split(X)` is another split. */
export function foldOf(machine: Machine, folds: string, counted = false): Value {
  const pair = make(machine, { type: "list", items: pairOf(`${folds}.${machine.fresh()}`), open: false });
  return counted ? make(machine, { type: "list", items: [make(machine, NO_DATA), pair], open: false }) : pair;
}

const pairOf = (split: string): readonly Value[] => [
  { type: "indices", split, side: "train" },
  { type: "indices", split, side: "test" },
];
