import { entriesAt, itemsAt, nodeAt, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Mention } from "../references/mention.ts";
import type { Sort } from "../references/sorts.ts";
import { withinQuotes } from "../references/written.ts";

/** Keys whose value names an input, an output or a task, wherever in the command or the graph they stand. */
const USES: Readonly<Record<string, Sort>> = { inputValue: "input", inputPath: "input", isPresent: "input", graphInput: "input", inputName: "input", outputPath: "output", taskId: "task" };

/** What a component declares, and where its command or its graph uses it. */
export function* mentions(document: Document): Generator<Mention> {
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  for (const input of itemsAt(root, "inputs")) yield* mention(document, scalarAt(input, "name"), "input", true);
  for (const output of itemsAt(root, "outputs")) yield* mention(document, scalarAt(output, "name"), "output", true);
  for (const { key } of entriesAt(root, "implementation", "graph", "tasks")) yield* mention(document, key, "task", true);
  for (const { key } of entriesAt(root, "implementation", "graph", "outputValues")) yield* mention(document, key, "output");
  const implementation = nodeAt(root, "implementation");
  for (const { node, entry } of implementation ? walk(implementation) : []) {
    const sort = node.type === "scalar" ? USES[entry?.key.text ?? ""] : undefined;
    if (sort && node.type === "scalar") yield* mention(document, node, sort);
  }
}

function* mention({ text, uri }: Document, name: Scalar | undefined, sort: Sort, defines = false): Generator<Mention> {
  const at = name && name.text !== "" ? withinQuotes(text, name) : undefined;
  if (at && name) yield { subject: { sort, uri, name: name.text }, at, ...(defines && { defines }) };
}
