import { defineRule } from "../../engine/rule.ts";
import { commandsOf } from "../../facts/docker/commands.ts";
import { chainOf, effective, finalStage } from "../../facts/docker/stages.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";

export const modelFetchedAtStart = defineRule({
  id: "model-fetched-at-start",
  summary: "The container downloads its model each time it starts",
  severity: "hint",
  languages: ["dockerfile"],
  cwe: ["CWE-829"],
  owasp: ["LLM03:2025"],
  references: ["https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables#hfhuboffline"],
  fix: "none",

  *check(document) {
    const file = dockerfileOf(document);
    const stage = finalStage(file);
    const chain = stage ? chainOf(file, stage) : [];
    const start = effective(chain, "CMD") ?? effective(chain, "ENTRYPOINT");
    if (!start || /\b(?:HF_HUB_OFFLINE|TRANSFORMERS_OFFLINE)\b|(?:huggingface-cli|hf) download|snapshot_download/.test(document.text)) return;
    for (const { words } of commandsOf(document.text, start, file.escape)) {
      const name = words.find(({ text }, index) => /^[A-Za-z\d][\w.-]*\/[A-Za-z\d][\w.-]*$/.test(text) && /^(?:serve|--model(?:-id|_id)?)$/.test(words[index - 1]?.text ?? ""));
      if (name) yield { at: name.span, message: `Each new container fetches \`${name.text}\` before it answers: minutes in which nobody is served, and none at all when the hub is away. Put the model into the image or a volume, and set \`HF_HUB_OFFLINE=1\`.` };
    }
  },
});
