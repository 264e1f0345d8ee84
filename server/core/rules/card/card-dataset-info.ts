import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, manyOf, nodeAt, numberAt, scalarAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const cardDatasetInfo = defineRule({
  id: "card-dataset-info",
  summary: "Splits, sizes or classes of a dataset card do not fit together",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/datasets-manual-configuration"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const part of itemsAt(root, "configs")) yield* twice(itemsAt(part, "data_files"), "split");
    for (const information of manyOf(nodeAt(root, "dataset_info"))) {
      const splits = itemsAt(information, "splits");
      yield* twice(splits, "name");
      yield* sizes(information, splits);
      yield* classes(information);
    }
  },
});

function* twice(parts: readonly Node[], name: string): Generator<Finding> {
  const seen = new Set<string>();
  for (const part of parts) {
    const split = scalarAt(part, name);
    if (split && seen.has(split.text)) yield { at: split.span, message: `The split \`${split.text}\` stands above already, and one of the two is lost. Name it otherwise, or put both paths into one list.` };
    if (split) seen.add(split.text);
  }
}

function* sizes(information: Node, splits: readonly Node[]): Generator<Finding> {
  const total = scalarAt(information, "dataset_size");
  const parts = splits.map((split) => numberAt(split, "num_bytes"));
  const sum = parts.reduce<number>((all, part) => all + (part ?? Number.NaN), 0);
  if (total && typeof total.value === "number" && parts.length > 0 && Number.isInteger(sum) && sum !== total.value) yield { at: total.span, message: `The splits have ${sum} bytes together, and \`dataset_size\` says ${total.value}. Whoever plans memory or disk by it is misled; correct the one that is wrong.` };
}

function* classes(information: Node): Generator<Finding> {
  for (const { node, path } of walk(information)) {
    if (path.at(-1) !== "names" || path.at(-2) !== "class_label") continue;
    for (const [index, { key }] of entriesAt(node).entries()) {
      if (key.text === String(index)) continue;
      yield { at: key.span, message: `Classes are numbered from 0 without a gap, and \`${key.text}\` stands where \`${index}\` is due: labels are then read as other classes.` };
      break;
    }
  }
}
