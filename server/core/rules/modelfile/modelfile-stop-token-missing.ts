import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";

export const modelfileStopTokenMissing = defineRule({
  id: "modelfile-stop-token-missing",
  summary: "A template ends turns with a token that does not stop the model",
  severity: "info",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "none",

  *check(document) {
    const instructions = instructionsOf(document);
    const template = instructions.find(({ name }) => name === "TEMPLATE");
    const end = template && ENDS.find((token) => template.value.includes(token));
    const stops = instructions.filter(({ name, value }) => name === "PARAMETER" && /^stop\b/i.test(value));
    if (!template || end === undefined || stops.length > 0) return;
    yield { at: template.at, message: `This template ends each turn with \`${end}\`, and no \`PARAMETER stop\` says so: if the model file does not know the token either, answers run on and the model talks to itself. Add \`PARAMETER stop "${end}"\`.` };
  },
});

const ENDS = ["<|im_end|>", "<|eot_id|>", "<|end|>", "<end_of_turn>", "<|endoftext|>", "[/INST]"];
