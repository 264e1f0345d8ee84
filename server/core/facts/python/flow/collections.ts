import type { Call } from "../../../syntax/python/expressionTree.ts";
import { dataMethod } from "./dataMethods.ts";
import { dataOf, either, make, NO_DATA, rewrite, type Machine } from "./machine.ts";
import type { Dictionary, Handed, List, Value } from "./value.ts";

const MOST_ITEMS = 24;

/** Methods of lists, tuples and dictionaries. */
export function collectionMethod(machine: Machine, node: Call, receiver: Value, content: List | Dictionary, name: string, handed: readonly Handed[]): Value {
  return content.type === "list" ? listMethod(machine, node, receiver, content, name, handed) : dictionaryMethod(machine, content, name, handed);
}

function listMethod(machine: Machine, node: Call, receiver: Value, list: List, name: string, handed: readonly Handed[]): Value {
  const [added] = handed;
  if ((name === "append" || name === "add" || name === "insert") && added) {
    const value = handed.at(-1)?.value ?? added.value;
    rewrite(machine, receiver, () => ({ ...list, items: [...list.items, value].slice(-MOST_ITEMS), open: list.open || list.items.length >= MOST_ITEMS, grown: true }));
    return { type: "none" };
  }
  if (name === "extend" && added) {
    rewrite(machine, receiver, () => ({ ...list, items: [...list.items, added.value].slice(-MOST_ITEMS), open: true }));
    return { type: "none" };
  }
  if (name === "remove" || name === "sort" || name === "clear" || name === "reverse") {
    if (name !== "sort") rewrite(machine, receiver, () => ({ ...list, open: true }));
    return { type: "none" };
  }
  if (name === "copy") return make(machine, list);
  if (name === "pop") return list.items.at(-1) ?? make(machine, NO_DATA);
  return dataMethod(machine, node, receiver, dataOf(machine, receiver), name, handed);
}

/** What a dictionary of data sets does to each of them. */
const ROWWISE = /^(map|filter|rename_columns?|remove_columns|select_columns|set_format|with_format|cast_column|shuffle|flatten)$/;

function dictionaryMethod(machine: Machine, dictionary: Dictionary, name: string, handed: readonly Handed[]): Value {
  const values = [...dictionary.entries.values(), ...(dictionary.rest ? [dictionary.rest] : [])];
  const open = dictionary.rest !== undefined;
  if (name === "values") return make(machine, { type: "list", items: values, open });
  if (name === "items") {
    const items = [...dictionary.entries].map(([key, value]) => make(machine, { type: "list", items: [{ type: "text", value: key }, value], open: false }));
    return make(machine, { type: "list", items, open });
  }
  if (name === "keys") return make(machine, { type: "list", items: [...dictionary.entries.keys()].map((value): Value => ({ type: "text", value })), open });
  if (ROWWISE.test(name) && values.length > 0) return make(machine, dictionary);
  const key = handed[0]?.value;
  if (name === "get" && key?.type === "text") return dictionary.entries.get(key.value) ?? either(values);
  return values.length > 0 && (name === "get" || name === "pop") ? either(values) : make(machine, NO_DATA);
}
