import type { Node } from "../../syntax/data/node.ts";

/** A value that another program fills in first: `${NAME}`, `{{ name }}`, `<% name %>`, `<YOUR_NAME>`, `os.environ/NAME`. Nothing is known about it. */
export const isPlaceholder = (node: Node): boolean => node.type === "scalar" && (node.tag !== undefined || PLACEHOLDER.test(node.text));

const PLACEHOLDER = /\$\{|\{\{|\{%|<%|^<[A-Za-z_ -]+>$|^\$\w+$|^__\w+__$|^\{\w+\}|^os\.environ\//;
