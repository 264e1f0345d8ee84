import { defineRule, type Finding } from "../../engine/rule.ts";
import { firstOne, meantBy } from "../../facts/config/meant.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, isNull, itemsAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";

export const kserveGraphNode = defineRule({
  id: "kserve-graph-node",
  summary: "A step of an inference graph leads nowhere or to two things, or the shares of a splitter are not 100",
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
      yield* steps.flatMap(targets);
      yield* entriesAt(nodes?.value).flatMap(({ value }) => [...sameNames(value)]);
    }
  },
});

function shares({ value }: Entry): readonly Finding[] {
  const type = scalarAt(value, "routerType");
  if (type?.text !== "Splitter") return [];
  const steps = itemsAt(value, "steps");
  const without = steps.filter((step) => step.type === "mapping" && !entryOf(step, "weight"));
  if (without.length > 0) return without.map((step) => ({ at: firstKeyOf(step), message: "This step of a splitter has no `weight`, the share of the requests that it gets, and KServe refuses the graph. Add it; all weights make 100.", related: [{ at: step.span, message: "The whole step." }, { at: type.span, message: "The splitter." }] }));
  const sum = steps.reduce<number>((total, step) => total + (numberAt(step, "weight") ?? Number.NaN), 0);
  if (Number.isNaN(sum) || sum === 100) return [];
  return [{ at: type.span, message: `The weights of this splitter add up to ${sum}, and KServe takes 100 only.`, related: steps.flatMap((step) => scalarAt(step, "weight") ?? []).map(({ span }) => ({ at: span, message: "One weight." })) }];
}

/** A step leads to one thing. */
function targets(step: Node): readonly Finding[] {
  if (step.type !== "mapping" || isPlaceholder(step)) return [];
  const [first, second] = step.entries.filter(({ key, value }) => TARGETS.includes(key.text) && !isNull(value));
  if (first && second) return [{ at: second.key.span, message: `A step leads to one thing, and this one names \`${first.key.text}\` and \`${second.key.text}\`: KServe refuses the graph. Keep one.`, related: [{ at: first.key.span, message: "The other one." }] }];
  if (first || step.entries.some(({ key }) => nearest(key.text, TARGETS) !== undefined)) return [];
  return [{ at: firstKeyOf(step), message: `This step leads nowhere: it names none of ${TARGETS.map((name) => `\`${name}\``).join(", ")}, and KServe refuses the graph. Add one.`, related: [{ at: step.span, message: "The whole step." }] }];
}

const TARGETS = ["nodeName", "serviceName", "serviceUrl"];

function* sameNames(node: Node): Generator<Finding> {
  const seen = new Map<string, Scalar>();
  for (const name of itemsAt(node, "steps").flatMap((step) => scalarAt(step, "name") ?? [])) {
    const earlier = seen.get(name.text);
    if (earlier && name.text !== "" && !isPlaceholder(name)) yield { at: name.span, message: `Another step of this node is called \`${name.text}\` already, and KServe refuses the graph. Change one of them.`, ...firstOne(earlier.span) };
    if (!earlier) seen.set(name.text, name);
  }
}

const firstKeyOf = (step: Node): Span => (step.type === "mapping" ? step.entries[0]?.key.span : undefined) ?? step.span;
