import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const hfEosMismatchConfig = defineRule({
  id: "hf-eos-mismatch-config",
  summary: "generation_config.json and config.json end texts with different tokens",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-generation-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/text_generation"],
  fix: "none",

  *check(document, snapshot) {
    const own = scalarsOf(nodeAt(rootOf(document), "eos_token_id"));
    const config = snapshot.files.read(resolvePath(folderOf(document.uri), "config.json"));
    const theirs = config ? scalarsOf(nodeAt(soundRoots(config)[0], "eos_token_id")) : [];
    const [first] = own;
    if (!first || theirs.length === 0 || own.some((id) => theirs.some(({ text }) => text === id.text))) return;
    yield { at: first.span, message: `Texts end with token ${own.map(({ text }) => text).join(", ")} here and with ${theirs.map(({ text }) => text).join(", ")} in config.json: depending on which file a server reads, the model does not stop. Make them agree.` };
  },
});
