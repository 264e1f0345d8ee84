import { defineRule } from "../../engine/rule.ts";
import { MODEL_TYPES, RARE_MODEL_TYPES } from "../../facts/config/tables/modelTypes.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** Shorter names are near to too many others. */
const SHORTEST = 5;

export const hfModelTypeMisspelt = defineRule({
  id: "hf-model-type-misspelt",
  summary: "`model_type` is a known family with a slip in it",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/model_doc/auto"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const type = scalarAt(root, "model_type");
    if (!type || type.text.length < SHORTEST - 1 || isSet(root, "auto_map") || MODEL_TYPES.includes(type.text) || RARE_MODEL_TYPES.includes(type.text)) return;
    // A new family is often an old one with another number.
    const meant = MODEL_TYPES.find((name) => squeezed(name) === squeezed(type.text)) ?? nearest(type.text, MODEL_TYPES.filter((name) => name.length >= SHORTEST && !differsInNumber(type.text, name)), 1);
    if (meant === undefined) return;
    yield {
      at: type.span,
      message: `transformers has no model type \`${type.text}\`, and it is nearly \`${meant}\`: \`from_pretrained\` would say that it does not recognise the architecture. Did you mean \`${meant}\`?`,
      fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: type.span, text: JSON.stringify(meant) }] }],
    };
  },
});

/** `qwen-2` for `qwen2`, `Llama` for `llama`. */
const squeezed = (name: string): string => name.toLowerCase().replace(/[-_.\s]/g, "");

const lettersOf = (name: string): string => name.replace(/[^a-z]/g, "");

const differsInNumber = (one: string, other: string): boolean => lettersOf(one) === lettersOf(other);
