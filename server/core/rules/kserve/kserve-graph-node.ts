import { defineRule, type Finding } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, itemsAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry } from "../../syntax/data/node.ts";

export const kserveGraphNode = defineRule({
  id: "kserve-graph-node",
  summary: "A step of an inference graph leads nowhere, or the shares of a splitter are not 100",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/modelserving/inference_graph/"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document)) {
      const nodes = stringAt(root, "kind") === "InferenceGraph" ? entryOf(entryOf(root, "spec")?.value, "nodes") : undefined;
      const names = entriesAt(nodes?.value).map(({ key }) => key);
      const [first] = names;
      if (nodes && first && !names.some(({ text }) => text === "root")) yield { at: first.span, message: "The graph has no node `root`, where every request begins, and KServe refuses it. Call the first node so." };
      const steps = entriesAt(nodes?.value).flatMap(({ value }) => itemsAt(value, "steps"));
      for (const name of steps.flatMap((step) => scalarAt(step, "nodeName") ?? [])) {
        const { hint, related } = meantBy(name, names, "Add the node, or correct the name.");
        if (!isPlaceholder(name) && !names.some(({ text }) => text === name.text)) yield { at: name.span, message: `The graph has no node \`${name.text}\`. ${hint}`, ...(related && { related }) };
      }
      yield* entriesAt(nodes?.value).flatMap(shares);
      const handed = steps.flatMap((step) => scalarAt(step, "data") ?? []);
      for (const data of handed) if (!["$request", "$response"].includes(data.text)) yield { at: data.span, message: `\`${data.text}\` is not what a step can be given: it is \`$request\`, which came to the graph, or \`$response\`, which came from the step before.` };
    }
  },
});

function shares({ value }: Entry): readonly Finding[] {
  const type = scalarAt(value, "routerType");
  const steps = itemsAt(value, "steps");
  const weights = steps.map((step) => numberAt(step, "weight"));
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? Number.NaN), 0);
  if (type?.text !== "Splitter" || Number.isNaN(sum) || sum === 100) return [];
  return [{ at: type.span, message: `The weights of this splitter add up to ${sum}, and KServe takes 100 only.`, related: steps.flatMap((step) => scalarAt(step, "weight") ?? []).map(({ span }) => ({ at: span, message: "One weight." })) }];
}
