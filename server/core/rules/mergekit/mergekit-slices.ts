import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { itemsAt, numberAt, scalarAt, scalarsOf, sequenceAt, stringAt } from "../../syntax/data/access.ts";
import type { Node, Sequence } from "../../syntax/data/node.ts";

export const mergekitSlices = defineRule({
  id: "mergekit-slices",
  summary: "Layers or models that are joined do not fit each other",
  severity: "error",
  languages: ["yaml"],
  kinds: ["mergekit"],
  references: ["https://github.com/arcee-ai/mergekit"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const slice of itemsAt(root, "slices")) yield* rangesOf(slice);
    const method = stringAt(root, "merge_method");
    const sources = [...itemsAt(root, "models"), ...itemsAt(root, "slices").flatMap((slice) => itemsAt(slice, "sources"))];
    const models = new Set(sources.flatMap((source) => stringAt(source, "model") ?? []));
    const base = scalarAt(root, "base_model");
    if (base && method !== undefined && OF_THE_LIST.has(method) && models.size > 1 && !models.has(base.text)) yield { at: base.span, message: `\`${method}\` goes from the base model to the other one, and \`${base.text}\` is none of the models above. Name one of them.` };
    if (method !== "slerp" && method !== "nearswap") return;
    for (const slice of itemsAt(root, "slices")) {
      const parts = sequenceAt(slice, "sources");
      if (parts && parts.items.length !== 2) yield { at: startOf(parts), message: `\`${method}\` takes two models, and this slice has ${parts.items.length}. Let each slice have two sources.`, related: roomIn(document.text, slice.span) };
    }
  },
});

/** Methods whose base model is one of the two that are joined. */
const OF_THE_LIST = new Set(["slerp", "nearswap", "arcee_fusion"]);

function* rangesOf(slice: Node): Generator<Finding> {
  const ranges = itemsAt(slice, "sources").flatMap((source) => sequenceAt(source, "layer_range") ?? []);
  for (const range of ranges) {
    if (range.items.length !== 2) yield { at: range.span, message: `\`layer_range\` has two numbers, the first layer and the one after the last; here ${range.items.length === 1 ? "is one" : `are ${range.items.length}`}.` };
  }
  const lengths = ranges.map(lengthOf);
  const [first] = lengths;
  const [start] = ranges;
  for (const [index, range] of ranges.entries()) {
    if (index === 0 || first === undefined || lengths[index] === undefined || lengths[index] === first || !start) continue;
    yield { at: range.span, message: `This takes ${lengths[index] ?? 0} layers, and the source above ${first}: layers are joined one by one, so both need as many.`, related: [{ at: start.span, message: `${first} layers are taken here.` }] };
  }
}

function lengthOf(range: Sequence): number | undefined {
  const [from, to] = [numberAt(range, 0), numberAt(range, 1)];
  return from === undefined || to === undefined || scalarsOf(range).length !== 2 ? undefined : to - from;
}

const startOf = (node: Sequence): { readonly start: number; readonly end: number } => ({ start: node.span.start, end: Math.min(node.span.end, node.span.start + 1) });
