import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { folderOf } from "../../workspace/uri.ts";

export const peftBaseModelMismatch = defineRule({
  id: "peft-base-model-mismatch",
  summary: "The card and the adapter name different base models",
  severity: "warning",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/hub/model-cards#specifying-a-base-model"],
  fix: "none",

  *check(document, snapshot) {
    const base = scalarAt(rootOf(document), "base_model_name_or_path");
    const card = snapshot.files.read(`${folderOf(document.uri)}/README.md`);
    const named = card && scalarAt(soundRoots(card)[0], "base_model");
    if (!base || !named || !isHubName(base.text) || !isHubName(named.text) || lastPart(base.text) === lastPart(named.text)) return;
    yield { at: base.span, message: `The adapter was trained on \`${base.text}\`, and the card in README.md names \`${named.text}\`. Whoever follows the card puts it on other weights and gets noise. Correct the one that is wrong.` };
  },
});

const isHubName = (text: string): boolean => /^[\w.-]+\/[\w.-]+$/.test(text);

/** Without the owner, and without what marks a quantized copy. */
const lastPart = (name: string): string => name.replace(/^.*\//, "").toLowerCase().replace(/[-_](bnb[-_])?(4bit|8bit)$/, "");
