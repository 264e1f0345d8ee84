import { defineRule } from "../../engine/rule.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const llamafactoryTemplate = defineRule({
  id: "llamafactory-template",
  summary: "A chat template that LLaMA-Factory does not have, or that belongs to other models",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://github.com/hiyouga/LLaMA-Factory#supported-models"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    const template = scalarAt(root, "template");
    if (typeof template?.value !== "string") return;
    const meant = OTHER_NAMES.find(([name]) => name.test(template.text))?.[1];
    if (meant !== undefined) {
      yield { at: template.span, message: `LLaMA-Factory has no template \`${template.text}\` and stops; these models use \`${meant}\`.`, fixes: [replaceWith(document.text, template.span, meant)] };
      return;
    }
    const model = scalarAt(root, "model_name_or_path");
    const [ours, theirs] = [FAMILIES.filter(({ templates }) => templates.test(template.text)), FAMILIES.filter(({ models }) => models.test(model?.text ?? ""))];
    if (!model || ours.length !== 1 || theirs.length !== 1 || ours[0] === theirs[0]) return;
    yield {
      at: template.span,
      severity: "warning",
      message: `\`${template.text}\` is the template of ${ours[0]?.name ?? ""} models, and \`${model.text}\` is one of ${theirs[0]?.name ?? ""}: the run learns marks that this model never saw, and answers badly. Use its own template.`,
      related: othersIn(root, "model_name_or_path"),
    };
  },
});

/** What people call a template by its model's version, after the list of LLaMA-Factory 0.9.5 (`data/template.py`, read 2026-11-22). */
const OTHER_NAMES: readonly (readonly [name: RegExp, template: string])[] = [
  [/^qwen[-_]?(?:1\.5|1_5|2|2\.5|2_5|25)(?:[-_]?(?:instruct|chat))?$/i, "qwen"],
  [/^qwen[-_]?2[._]?5[-_]?vl$|^qwen2-vl$|^qwen2\.5vl$/i, "qwen2_vl"],
  [/^qwen-3$/i, "qwen3"],
  [/^qwen3-vl$/i, "qwen3_vl"],
  [/^llama[-_.]?3[._][1-3]$|^llama3[1-3]$|^llama[-_]3$/i, "llama3"],
  [/^llama[-_]2$/i, "llama2"],
  [/^llama[-_]4$/i, "llama4"],
  [/^(?:mixtral|mistral[-_]?7b|mistral[-_]?v\d(?:\.\d)?)$/i, "mistral"],
  [/^gemma-2$/i, "gemma2"],
  [/^gemma-3$/i, "gemma3"],
  [/^phi-?3(?:\.5)?$|^phi3[._]5$/i, "phi"],
  [/^deepseek[-_]?v3$|^deepseek-3$/i, "deepseek3"],
  [/^deepseek[-_]r1$/i, "deepseekr1"],
  [/^internlm2(?:[._]5)?$|^internlm-?2$/i, "intern2"],
  [/^chatglm[-_]?4$|^glm-4$/i, "glm4"],
  [/^chatglm-3$/i, "chatglm3"],
];

interface Family {
  readonly name: string;
  readonly templates: RegExp;
  readonly models: RegExp;
}

const FAMILIES: readonly Family[] = [
  { name: "Qwen", templates: /^qwen/, models: /qwen|qwq/i },
  { name: "Llama 3", templates: /^llama3$/, models: /(?:^|\/)(?:meta-)?llama-?3/i },
  { name: "Llama 2", templates: /^llama2$/, models: /(?:^|\/)llama-?2/i },
  { name: "Llama 4", templates: /^llama4$/, models: /(?:^|\/)llama-?4/i },
  { name: "Mistral", templates: /^(?:mistral|ministral)/, models: /mistral|mixtral/i },
  { name: "Gemma", templates: /^gemma/, models: /gemma/i },
  { name: "Phi", templates: /^phi/, models: /(?:^|[/_-])phi-?[234]/i },
  { name: "DeepSeek", templates: /^deepseek/, models: /deepseek/i },
  { name: "GLM", templates: /^(?:glm|chatglm)/, models: /(?:^|[/_-])(?:chat)?glm/i },
];
