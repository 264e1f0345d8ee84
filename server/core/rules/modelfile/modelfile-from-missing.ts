import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";

export const modelfileFromMissing = defineRule({
  id: "modelfile-from-missing",
  summary: "A Modelfile names no model to start from",
  severity: "error",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "none",

  *check(document) {
    const instructions = instructionsOf(document);
    const [first] = instructions;
    if (!first || instructions.some(({ name }) => name === "FROM")) return;
    yield { at: first.at, message: "This Modelfile has no `FROM`, so there is no model to build on. Begin with `FROM llama3.2`, or with the path of a GGUF file." };
  },
});
