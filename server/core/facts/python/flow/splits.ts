import type { Call } from "../../../syntax/python/expressionTree.ts";
import type { Span } from "../../../text/span.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { handedAt } from "./handed.ts";
import { itemsOf } from "./iteration.ts";
import { dataOf, make, nameFor, NO_DATA, type Machine } from "./machine.ts";
import { cutRows, rowsKey } from "./rows.ts";
import { mergeTaints } from "./taints.ts";
import type { Data, Handed, Notes, Value } from "./value.ts";

const TWO = ["train", "test"];
const THREE = ["train", "valid", "test"];

/** Splits that are asked for with the same seed and size cut alike. */
export function splitCall(machine: Machine, node: Call, name: string, handed: readonly Handed[]): Value {
  const options = handed.filter((one) => one.name !== undefined && one.name !== "stratify").map((one) => `${one.name ?? ""}=${machine.frames.text(one.node)}`);
  const seeded = options.some((one) => one.startsWith("random_state=") && !one.endsWith("None"));
  const arrays = handed.filter((one) => one.name === undefined || one.name === "arrays" || one.name === "dataset");
  const inputs = name.endsWith("random_split") ? arrays.slice(0, 1) : arrays;
  const [first] = inputs;
  const data = inputs.map(({ value }) => (value.type === "index" ? { ...NO_DATA, rows: value.of, order: value.order } : dataOf(machine, value)));
  const rows = data[0]?.rows ?? [];
  const token = seeded ? `split ${options.toSorted().join()} ${rowsKey(rows)}` : `split${machine.fresh()}`;
  const of = nameFor(machine, first?.node);
  const taints = data.reduce<Data["taints"]>((all, one) => mergeTaints(all, one.taints), []);
  machine.events.push({ type: "split", at: placeOf(node), statement: placeOf(machine.statement), split: token, rows, taints, node, ...(of === undefined ? {} : { of }), ...toldBy(data) });
  const sides = name.endsWith("train_valid_test_split") ? THREE : name.endsWith("random_split") ? sidesOf(machine, handed[1]) : TWO;
  const orders = sides.map(() => machine.fresh());
  const tables = withTheirTargets(inputs, data);
  const items = tables.flatMap((one, place) =>
    sides.map((side, index): Value => {
      const rows = cutRows(one.rows, { type: "side", split: token, side });
      if (inputs[place]?.value.type === "index") return { type: "index", of: rows, order: orders[index] ?? 0 };
      return make(machine, { ...one, rows, order: orders[index] ?? machine.fresh(), stack: undefined, mask: undefined, viewOf: undefined });
    }),
  );
  return make(machine, { type: "list", items, open: false });
}

/** `random_split(data, [a, b, c])` gives as many sides as there are lengths. */
function sidesOf(machine: Machine, lengths: Handed | undefined): readonly string[] {
  const count = lengths ? itemsOf(machine, lengths.value)?.length : undefined;
  if (count === 3) return THREE;
  return count === undefined || count === 2 ? TWO : Array.from({ length: count }, (_, index) => `part ${index + 1}`);
}

function toldBy(data: readonly Data[]): { readonly timed?: Span; readonly notes?: Notes } {
  const timed = data.find((one) => one.timed !== undefined)?.timed;
  const notes = data.find((one) => one.notes !== undefined && one.grouping === undefined)?.notes;
  return { ...(timed ? { timed } : {}), ...(notes ? { notes } : {}) };
}

/** A table that is split beside a column of its own surely holds that column. */
function withTheirTargets(inputs: readonly Handed[], data: readonly Data[]): readonly Data[] {
  return data.map((one, place) => {
    const { value } = inputs[place] ?? {};
    const [column, ...more] = data.flatMap((other) => (value?.type === "object" && other.viewOf === value.id && other.columns.only?.length === 1 ? other.columns.only : []));
    if (column === undefined || more.length > 0 || one.columns.only || one.columns.without?.includes(column)) return one;
    return { ...one, columns: { ...one.columns, with: [column] } };
  });
}

/** `dataset.train_test_split(0.2)` gives a dictionary, `table.randomSplit([8, 2])` a list. */
export function splitMethod(machine: Machine, node: Call, data: Data, name: string, handed: readonly Handed[]): Value {
  const shares = name === "randomSplit" ? itemsOf(machine, handedAt(handed, 0, "weights")?.value ?? { type: "none" }) : undefined;
  const split = `split${machine.fresh()}`;
  const of = nameFor(machine, node.callee.type === "attribute" ? node.callee.value : undefined);
  machine.events.push({ type: "split", at: placeOf(node), statement: placeOf(machine.statement), split, rows: data.rows, taints: data.taints, ...(of === undefined ? {} : { of }), ...toldBy([data]) });
  const parts = (shares?.length === 3 ? THREE : TWO).map((side): [string, Value] => [side, make(machine, { ...data, rows: cutRows(data.rows, { type: "side", split, side }), order: machine.fresh(), stack: undefined, mask: undefined, viewOf: undefined })]);
  return name === "randomSplit" ? make(machine, { type: "list", items: parts.map(([, value]) => value), open: false }) : make(machine, { type: "dictionary", entries: new Map(parts) });
}
