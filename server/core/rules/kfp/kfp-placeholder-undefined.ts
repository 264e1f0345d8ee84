import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { isSlippedIn, meantBy } from "../../facts/config/meant.ts";
import { entriesAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const kfpPlaceholderUndefined = defineRule({
  id: "kfp-placeholder-undefined",
  summary: "A container is given an input or output that its component does not have",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["kfp-ir", "vertex-pipeline"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/reference/"],
  fix: "none",

  *check(document) {
    const compiled = compiledPipeline(document);
    for (const { key, value } of entriesAt(compiled?.root, "deploymentSpec", "executors")) {
      const owners = compiled?.components.filter((component) => stringAt(component.value, "executorLabel") === key.text) ?? [];
      for (const { at, groups } of matchesUnder(document.text, value, PLACEHOLDER)) {
        const [, side = "", kind = "", name = ""] = groups;
        const known = owners.flatMap((owner) => entriesAt(owner.value, side === "inputs" ? "inputDefinitions" : "outputDefinitions", kind)).map((one) => one.key);
        const span = { start: at.start + document.text.slice(at.start, at.end).lastIndexOf(name), end: at.start + document.text.slice(at.start, at.end).lastIndexOf(name) + name.length };
        const wrongSide = ["inputs", "outputs"].includes(side) ? undefined : nearest(side, ["inputs", "outputs"]);
        if (wrongSide !== undefined) yield { at, message: `\`${side}\` is neither inputs nor outputs, so the container gets this as it is written. Did you mean \`${wrongSide}\`?` };
        // A list whose own name has a slip is told there.
        const slipped = owners.some((owner) => isSlippedIn(owner.value, side === "inputs" ? "inputDefinitions" : "outputDefinitions"));
        if (slipped || wrongSide !== undefined || owners.length === 0 || known.some(({ text }) => text === name)) continue;
        const { hint, related } = meantBy({ text: name, span }, known, "Compile the pipeline again rather than editing it.");
        yield { at: span, message: `The component of \`${key.text}\` has no ${side.slice(0, -1)} \`${name}\` among its ${kind}, so the step fails. ${hint}`, ...(related && { related }) };
      }
    }
  },
});

const PLACEHOLDER = /(?<=\{\{\$\.)((\w+)\.(parameters|artifacts)\[\\?['"]+([\w-]+))(?=\\?['"]+\])/g;
