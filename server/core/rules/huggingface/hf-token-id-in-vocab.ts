import { defineRule, type Finding } from "../../engine/rule.ts";
import { modelParts } from "../../facts/config/modelParts.ts";
import { othersIn } from "../../facts/config/others.ts";
import { together } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, numberAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

const TOKENS = ["bos_token_id", "eos_token_id", "pad_token_id", "decoder_start_token_id", "sep_token_id", "cls_token_id", "mask_token_id", "unk_token_id"];

/** Families whose special tokens are rows of another table, or numbers that their classes carry along from another tokenizer and never look up. */
const ELSEWHERE = /^(?:musicgen|siglip|csm|moshi|kyutai_speech_to_text|(?:decision|trajectory)_transformer)/;

export const hfTokenIdInVocab = defineRule({
  id: "hf-token-id-in-vocab",
  summary: "A special token has an id outside of the vocabulary",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config", "hf-generation-config"],
  references: ["https://huggingface.co/docs/transformers/main_classes/configuration"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const part of modelParts(root)) {
      if (ELSEWHERE.test(stringAt(part, "model_type") ?? stringAt(root, "model_type") ?? "")) continue;
      const size = numberAt(part, "vocab_size") ?? sizeBeside(document, snapshot);
      if (size === undefined || size <= 0) continue;
      const findings: Finding[] = [];
      for (const { name, id } of TOKENS.flatMap((token) => scalarsOf(nodeAt(part, token)).map((scalar) => ({ name: token, id: scalar })))) {
        if (typeof id.value !== "number" || id.value < size) continue;
        findings.push({ at: id.span, related: othersIn(part, "vocab_size"), message: `\`${name}\` is ${id.text}, yet the vocabulary ends at ${size - 1}: the embedding has no such row, and the first batch stops with an index error. Correct the id, or resize the embedding and \`vocab_size\`.` });
      }
      yield* together(findings, "`vocab_size`", 2);
    }
  },
});

/** A generation config speaks of the vocabulary of the model beside it. */
function sizeBeside(document: Document, snapshot: Snapshot): number | undefined {
  if (document.kind !== "hf-generation-config") return undefined;
  const config = snapshot.files.read(resolvePath(folderOf(document.uri), "config.json"));
  return config && numberAt(soundRoots(config)[0], "vocab_size");
}
