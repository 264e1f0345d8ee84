import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";
import { nearest } from "../../text/nearest.ts";

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
    const slip = [...document.text.matchAll(/^[A-Za-z]{4,5}(?= +\S)/gm)].find(([word]) => nearest(word, ["FROM"]) !== undefined);
    const bare = /^FROM[ \t]*$/m.exec(document.text);
    const at = bare ? { start: bare.index, end: bare.index + 4 } : slip ? { start: slip.index, end: slip.index + slip[0].length } : document.text.slice(0, first.at.start).includes("\n") ? { start: 0, end: Math.max(1, document.text.search(/\r?\n|$/)) } : first.at;
    yield { at, message: "This Modelfile has no `FROM`, so there is no model to build on. Begin with `FROM llama3.2`, or with the path of a GGUF file." };
  },
});
