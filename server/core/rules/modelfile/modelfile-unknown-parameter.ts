import { defineRule } from "../../engine/rule.ts";
import { instructionsOf } from "../../facts/config/modelfile.ts";
import { PARAMETERS } from "../../kinds/modelfile/words.ts";
import { nearest } from "../../text/nearest.ts";

const NAMES = Object.keys(PARAMETERS);

export const modelfileUnknownParameter = defineRule({
  id: "modelfile-unknown-parameter",
  summary: "A parameter does not exist",
  severity: "error",
  languages: ["modelfile"],
  kinds: ["modelfile"],
  references: ["https://docs.ollama.com/modelfile"],
  fix: "suggested",

  *check(document) {
    for (const { name, value, valueAt } of instructionsOf(document)) {
      const [, key = "", setting = ""] = /^(\S+)\s*([^]*)$/.exec(value) ?? [];
      if (name !== "PARAMETER") continue;
      if (NAMES.includes(key) || setting === "" && key === "") continue;
      const at = { start: valueAt.start, end: valueAt.start + key.length };
      const meant = nearest(key, NAMES);
      yield {
        at,
        message: `Ollama knows no parameter \`${key}\` and refuses the file. ${meant === undefined ? "Remove it." : `Did you mean \`${meant}\`?`}`,
        ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] }),
      };
    }
  },
});
