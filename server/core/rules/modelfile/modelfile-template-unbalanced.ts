import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";

export const modelfileTemplateUnbalanced = defineRule({
  id: "modelfile-template-unbalanced",
  summary: "The template of a Modelfile is broken",
  severity: "error",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "none",

  *check(document) {
    for (const { name, value, valueAt } of instructionsOf(document)) {
      if (name !== "TEMPLATE") continue;
      const words = [...value.matchAll(/\{\{-?\s*(if|range|with|block|define|end)\b/g)].map((match) => match[1]);
      const open = words.filter((word) => word !== "end").length;
      const closed = words.length - open;
      if (open !== closed) yield { at: { start: valueAt.start, end: valueAt.start + Math.max(1, value.split("\n")[0]?.length ?? 1) }, message: `The template opens ${open} blocks (\`if\`, \`range\` …) and closes ${closed} with \`end\`, so Ollama refuses it.` };
    }
  },
});
