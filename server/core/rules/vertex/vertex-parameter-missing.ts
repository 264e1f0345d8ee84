import { defineRule } from "../../engine/rule.ts";
import { compiledPipeline } from "../../facts/config/kfp.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, isTrue, nodeAt } from "../../syntax/data/access.ts";

export const vertexParameterMissing = defineRule({
  id: "vertex-parameter-missing",
  summary: "A parameter has no value",
  severity: "info",
  languages: ["json"],
  kinds: ["vertex-pipeline"],
  references: ["https://cloud.google.com/vertex-ai/docs/pipelines/build-pipeline"],
  fix: "none",

  *check(document) {
    const compiled = compiledPipeline(document);
    const config = nodeAt(rootOf(document), "runtimeConfig");
    const lists = entriesAt(config).filter((entry) => ["parameterValues", "parameters"].includes(entry.key.text));
    const given = new Set(["parameterValues", "parameters"].flatMap((list) => entriesAt(config, list)).map(({ key }) => key.text));
    if (!compiled || given.size === 0) return;
    for (const { key, value } of entriesAt(compiled.root, "root", "inputDefinitions", "parameters")) {
      if (given.has(key.text) || nodeAt(value, "defaultValue") || isTrue(value, "isOptional")) continue;
      yield { at: key.span, message: `\`${key.text}\` has no default, and \`runtimeConfig\` gives it no value although it gives some: whoever submits the job must, or Vertex AI refuses it.`, related: lists.map(({ value: list }) => ({ at: list.span, message: "The values that are given." })) };
    }
  },
});
