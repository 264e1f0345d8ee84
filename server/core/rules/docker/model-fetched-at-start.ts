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
    const pulled = /\bollama["',\s]+(?:pull|run)["',\s]+([\w.:/-]+)/.exec(document.text.slice(start.body.start, start.body.end));
    const tag = pulled?.[1];
    if (pulled && tag !== undefined) {
      const end = start.body.start + pulled.index + pulled[0].length;
      yield { at: { start: end - tag.length, end }, message: messageOf(tag) };
    }
    for (const { words } of commandsOf(document.text, start, file.escape)) {
      const name = words.find(({ text }, index) => /^[A-Za-z\d][\w.-]*\/[A-Za-z\d][\w.-]*$/.test(text) && /^(?:serve|--model(?:-id|_id)?)$/.test(words[index - 1]?.text ?? ""));
      if (name) yield { at: name.span, message: messageOf(name.text) };
    }
  },
});

const messageOf = (model: string): string =>
  `Each new container fetches \`${model}\` before it answers: minutes in which nobody is served, and none at all when the hub is away. Put the model into the image or a volume, and set \`HF_HUB_OFFLINE=1\`.`;
