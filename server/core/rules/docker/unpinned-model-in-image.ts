import { defineRule } from "../../engine/rule.ts";
import { buildCommands } from "../../facts/docker/commands.ts";

export const unpinnedModelInImage = defineRule({
  id: "unpinned-model-in-image",
  summary: "The build downloads whatever version of a model is there on the day",
  severity: "warning",
  languages: ["dockerfile"],
  cwe: ["CWE-494"],
  owasp: ["LLM03:2025"],
  references: ["https://huggingface.co/docs/huggingface_hub/guides/cli"],
  fix: "none",

  *check(document) {
    for (const { words, span } of buildCommands(document)) {
      const line = words.map(({ text }) => text).join(" ");
      const [, repository] = /^(?:\S*\/)?(?:hf|huggingface-cli) download (?:--\S+ )*([\w.-]+\/[\w.-]+)(?: |$)/.exec(line) ?? [];
      if (repository === undefined || / --revision[ =]/.test(line)) continue;
      yield { at: span, message: `Two builds of this file can hold two versions of \`${repository}\`, and the cache of layers decides which. Name the commit: \`--revision <commit>\`.` };
    }
  },
});
