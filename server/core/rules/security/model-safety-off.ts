import { defineRule } from "../../engine/rule.ts";
import { dottedName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";

export const modelSafetyOff = defineRule({
  id: "model-safety-off",
  summary: "The provider's own filter of what a model says is switched off",
  severity: "info",
  languages: ["python"],
  cwe: ["CWE-693"],
  owasp: ["LLM05:2025"],
  references: ["https://ai.google.dev/gemini-api/docs/safety-settings"],
  fix: "none",

  *check(document) {
    if (!/BLOCK_NONE|safety_checker|safety_mode|HarmBlockThreshold/.test(document.text)) return;
    const found: Expression[] = [];
    walk(moduleOf(document).body, (node) => {
      if (node.type === "entry" && isOff(node.value)) found.push(node.value);
      else if (node.type === "argument" && switchesOff(node.name, node.value)) found.push(node.value);
      else if (node.type === "assign" && node.targets.some((target) => target.type === "attribute" && target.name.name === "safety_checker") && node.value?.type === "none") found.push(node.value);
      return true;
    });
    for (const value of found) {
      yield { at: placeOf(value), message: "This takes the filter away that the model's provider puts before its answers. For a test that may be meant; what visitors are shown then needs a filter of your own." };
    }
  },
});

/** Google's thresholds, as text or as enumeration. */
const isOff = (value: Expression): boolean => (value.type === "text" ? value.value === "BLOCK_NONE" : /(?:^|\.)HarmBlockThreshold\.(?:BLOCK_NONE|OFF)$/.test(dottedName(value) ?? ""));

/** `threshold=`, Cohere's `safety_mode="NONE"`, and Stable Diffusion's `safety_checker=None`. */
function switchesOff(name: string | undefined, value: Expression): boolean {
  if (name === "threshold") return isOff(value);
  return (name === "safety_mode" && value.type === "text" && value.value === "NONE") || (name === "safety_checker" && value.type === "none");
}
