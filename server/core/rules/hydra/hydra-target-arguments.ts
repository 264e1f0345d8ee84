import { defineRule } from "../../engine/rule.ts";
import { parametersOfTarget } from "../../facts/config/targetParameters.ts";
import { rootOf } from "../../kinds/data.ts";
import { trainer } from "../../kinds/lightning-cli/schema.ts";
import { withFix } from "../../kinds/schema/check.ts";
import { argumentProblems, componentUses, isOfLibrary, signatureAt, type FoundSignature } from "../../kinds/schema/components.ts";
import { shapeOfType } from "../../kinds/schema/fields.ts";
import { key } from "../../kinds/schema/shape.ts";
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
    for (const use of componentUses(root, "_target_")) {
      const trained = /^(?:lightning\.pytorch|pytorch_lightning|lightning)\.(?:trainer\.)?(?:trainer\.)?Trainer$/.test(use.at.text);
      const found = trained ? TRAINER : use.at.text.includes(".") && isOfLibrary(use.at.text) ? signatureAt(use.at.text, document.uri, snapshot) : undefined;
      // By its older name Lightning may be of a release that took more.
      const signature = found && use.at.text.startsWith("pytorch_lightning.") ? { ...found, open: true } : found;
      // What is made by another `_target_`, or put in by another config, is not judged.
      const given = use.given.filter(({ key, value }) => !OWN.has(key.text) && value.type !== "mapping" && !(value.type === "sequence" && value.items.some((item) => item.type !== "scalar")));
      for (const problem of signature ? argumentProblems({ ...use, given }, signature, "mode" in signature.keys && use.at.text.includes(".callbacks.") ? MODE : {}) : []) yield withFix(document.text, problem);
    }
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

/** Lightning's own arguments, as its CLI takes them too. */
const TRAINER: FoundSignature = { name: "Trainer", keys: Object.fromEntries(Object.entries(trainer.keys).map(([name, { shape, doc }]) => [name, { shape, doc }])), open: false, inputs: undefined, outputs: undefined, from: "Lightning 2" };

const MODE = { mode: key(shapeOfType("'min'|'max'"), "Whether less or more of the metric is better.") };

/** What Hydra keeps for itself, and what belongs to the config as a whole. */
const OWN = new Set(["_target_", "_partial_", "_recursive_", "_convert_", "_args_", "defaults", "hydra", "<<"]);
