import { defineRule } from "../../engine/rule.ts";
import { parametersOfTarget } from "../../facts/config/targetParameters.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const hydraTargetArguments = defineRule({
  id: "hydra-target-arguments",
  summary: "A `_target_` is given an argument that it does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["hydra"],
  references: ["https://hydra.cc/docs/advanced/instantiate_objects/overview/"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      const target = node.type === "mapping" ? parametersOfTarget(node, "_target_", document.uri, snapshot) : undefined;
      if (node.type !== "mapping" || !target) continue;
      for (const { key } of node.entries) {
        if (OWN.has(key.text) || target.parameters.includes(key.text)) continue;
        const meant = nearest(key.text, target.parameters);
        yield {
          at: key.span,
          message: `\`${target.name}\` takes no \`${key.text}\`, so making this object stops with a TypeError. ${meant === undefined ? `It takes ${target.parameters.map((name) => `\`${name}\``).join(", ") || "nothing"}.` : `Did you mean \`${meant}\`?`}`,
          related: [{ uri: target.uri, at: target.at, message: "It is defined here." }],
          ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: key.span, text: meant }] }] }),
        };
      }
    }
  },
});

/** What Hydra keeps for itself, and what belongs to the config as a whole. */
const OWN = new Set(["_target_", "_partial_", "_recursive_", "_convert_", "_args_", "defaults", "hydra", "<<"]);
