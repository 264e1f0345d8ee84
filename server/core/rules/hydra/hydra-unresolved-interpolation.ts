import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Path } from "../../syntax/data/node.ts";
import { interpolationsIn, keyPath } from "../../facts/config/interpolation.ts";

export const hydraUnresolvedInterpolation = defineRule({
  id: "hydra-unresolved-interpolation",
  summary: "A `${…}` names a key that its own config does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra", "torchtune"],
  references: ["https://hydra.cc/docs/advanced/defaults_list/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    if (!root) return;
    for (const { node } of walk(root)) {
      for (const { expression, at } of node.type === "scalar" ? interpolationsIn(document.text, node) : []) {
        const meant = misspelt(root, keyPath(expression) ?? []);
        if (meant !== undefined) yield { at, message: `\`${expression}\` does not exist: there is no such key here, so reading this value fails. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
      }
    }
  },
});

/** The path with its wrong step mended, where all before it is here and a sister key is nearly the same. */
function misspelt(root: Node, path: Path): string | undefined {
  for (const [depth, step] of path.entries()) {
    const holder = depth === 0 ? root : nodeAt(root, ...path.slice(0, depth));
    if (typeof step !== "string" || holder?.type !== "mapping") return undefined;
    if (nodeAt(holder, step)) continue;
    const meant = step.length > 3 ? nearest(step, holder.entries.map(({ key }) => key.text)) : undefined;
    return meant === undefined ? undefined : [...path.slice(0, depth), meant, ...path.slice(depth + 1)].join(".");
  }
  return undefined;
}
