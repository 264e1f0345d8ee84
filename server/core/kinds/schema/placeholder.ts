import type { Node } from "../../syntax/data/node.ts";

/** A value that another program fills in first: `${NAME}`, `{{ name }}`, `<% name %>`, `<YOUR_NAME>`, `os.environ/NAME`. Nothing is known about it. */
export function isPlaceholder(node: Node): boolean {
  if (node.type === "scalar") return node.tag !== undefined || PLACEHOLDER.test(node.text);
  // YAML takes an unquoted `{{ name }}` for a mapping in a mapping.
  return onlyKey(node)?.startsWith("{") === true;
}

/** What stands in a template where something of another type is to come: `DB_PORT`, `c_timeout`, `{YOUR REGION}`. */
export function isStandIn(node: Node): boolean {
  if (node.type === "scalar") return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[a-z]_[a-z]+(?:_[a-z]+)*$/.test(node.text);
  return /^[A-Z][A-Z _-]+$/i.test(onlyKey(node) ?? "");
}

/** The key of a mapping that has one, and nothing behind it. */
function onlyKey(node: Node): string | undefined {
  const [only, ...more] = node.type === "mapping" ? node.entries : [];
  return only && more.length === 0 && only.value.type === "scalar" && only.value.value === null && only.value.text === "" ? only.key.text : undefined;
}

const PLACEHOLDER = /\$\{|\{\{|\{%|<%|^<[A-Za-z_ -]+>$|^\$\w+$|^__\w+__$|^\{\w+\}|^os\.environ\/|^\.{3}$/;
