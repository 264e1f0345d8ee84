import { plainValue, type Dialect } from "./dialect.ts";
import type { Duplicate, Entry, Node, Scalar, Tree } from "./node.ts";

/**
 * The same tree as a program of another dialect reads it. Only what plain scalars are changes, so that a text need not be
 * parsed once for each dialect; what stays the same is the same object.
 */
export function inDialect(tree: Tree, dialect: Dialect): Tree {
  const known = new Map<Node, Node>();
  const scalar = (node: Scalar): Scalar => {
    const value = node.plain ? plainValue(node.text, dialect) : node.value;
    return Object.is(value, node.value) ? node : { ...node, value };
  };
  const entry = (one: Entry): Entry => {
    const [key, value] = [scalar(one.key), read(one.value)];
    return key === one.key && value === one.value ? one : { ...one, key, value };
  };
  const duplicate = (one: Duplicate): Duplicate => ({ ...one, ...entry(one), first: scalar(one.first) });
  const whole = (node: Exclude<Node, Scalar>): Node => {
    if (node.type === "sequence") {
      const items = mapped(node.items, read);
      return items === node.items ? node : { ...node, items };
    }
    const entries = mapped(node.entries, entry);
    return entries === node.entries && node.duplicates.length === 0 ? node : { ...node, entries, duplicates: node.duplicates.map(duplicate) };
  };
  // An alias is its anchor's node itself, and stays so.
  function read(node: Node): Node {
    if (node.type === "scalar") return scalar(node);
    const done = known.get(node) ?? whole(node);
    known.set(node, done);
    return done;
  }
  return { ...tree, roots: tree.roots.map(read) };
}

/** The list itself where nothing in it changes. */
function mapped<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  let changed: Item[] | undefined;
  for (const [index, item] of items.entries()) {
    const now = change(item);
    if (now !== item) changed ??= [...items];
    if (changed) changed[index] = now;
  }
  return changed ?? items;
}
