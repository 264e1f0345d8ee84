import { defineRule } from "../../engine/rule.ts";
import { foldersIn } from "../../facts/config/neighbours.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { numberAt, walk } from "../../syntax/data/access.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

export const deepspeedAutoOutsideHf = defineRule({
  id: "deepspeed-auto-outside-hf",
  summary: "A setting is left to Hugging Face's trainer, and no such trainer reads it",
  severity: "warning",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://huggingface.co/docs/transformers/deepspeed"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const open = root ? [...walk(root)].filter(({ node }) => node.type === "scalar" && node.text === "auto") : [];
    const [first, ...others] = open;
    if (!first) return;
    if (!isReadByDeepspeedAlone(document.uri, snapshot)) {
      if (others.length > 0 || numberAt(root, "train_batch_size") === undefined || textsAround(document.uri, snapshot).some((text) => FILLERS.test(text))) return;
      yield { at: first.node.span, message: `\`"auto"\` is filled in by the trainers of Hugging Face alone, and everything else here is written out, \`train_batch_size\` too, as for \`deepspeed.initialize\`, which takes the word for a value and stops. Write the value, or leave the batch to the trainer as well.`, related: othersIn(root, "train_batch_size") };
      return;
    }
    yield {
      at: first.node.span,
      message: `\`"auto"\` is filled in by the trainers of Hugging Face, and the code here hands this config to \`deepspeed.initialize\` itself, which takes the word for a value and stops. Write the ${others.length > 0 ? "numbers" : "number"}.`,
      ...(others.length > 0 && { related: others.slice(0, MOST_PLACES).map(({ node }) => ({ at: node.span, message: "This is left open too." })) }),
    };
  },
});

const MOST_PLACES = 10;

/** A program beside the config, or a folder above, starts DeepSpeed itself, and nothing around speaks of whoever would fill it in. */
function isReadByDeepspeedAlone(uri: string, snapshot: Snapshot): boolean {
  const texts = textsAround(uri, snapshot);
  const own = texts.some((text) => /\bdeepspeed\.initialize\s*\(/.test(text));
  return own && !texts.some((text) => FILLERS.test(text)) && texts.some((text) => text.includes(baseName(uri)) || /deepspeed\.initialize\s*\([^)]*\bargs\b/.test(text));
}

const FILLERS = /\b(?:Trainer|TrainingArguments|HfDeepSpeedConfig|HfTrainerDeepSpeedConfig|HfArgumentParser|Accelerator|accelerate|trl|axolotl|llamafactory|lightning|peft|deepspeed_plugin)\b|["']auto["']/;

function textsAround(uri: string, snapshot: Snapshot): readonly string[] {
  const own = folderOf(uri);
  const around = [own, folderOf(own)];
  const below = around.flatMap((folder) => foldersIn(folder, snapshot));
  const files = [...new Set([...around, ...below].flatMap((folder) => snapshot.files.list(folder)))].filter((one) => /\.(?:py|sh|ya?ml|toml|ipynb)$/.test(one)).slice(0, MOST_FILES);
  return files.flatMap((one) => snapshot.files.read(one)?.text ?? []);
}

const MOST_FILES = 80;
