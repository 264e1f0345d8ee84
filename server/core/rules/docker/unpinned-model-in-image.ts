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
      const [, repository = "", how] = ways(line);
      if (repository === "" || /\brevision\s*=|--revision\b/.test(line)) continue;
      yield { at: span, message: `Two builds of this file can hold two versions of \`${repository}\`, and the cache of layers decides which. Name the commit: \`${how}\`.` };
    }
  },
});

/** The repository that a command downloads, by the tool or by a line of Python, and how its commit is named there. */
function ways(line: string): readonly string[] {
  const [, asked] = /^(?:\S*\/)?(?:hf|huggingface-cli) download (?:--\S+ )*([\w.-]+\/[\w.-]+)(?: |$)/.exec(line) ?? [];
  const [, inPython] = /\b(?:snapshot_download|hf_hub_download|from_pretrained|SentenceTransformer)\(\s*(?:\w+\s*=\s*)?\\?["']([\w-][\w.-]*\/[\w.-]+)\\?["']/.exec(line) ?? [];
  return asked === undefined ? ["", inPython ?? "", 'revision="<commit>"'] : ["", asked, "--revision <commit>"];
}
