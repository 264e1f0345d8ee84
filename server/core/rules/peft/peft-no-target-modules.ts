import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isNull, isSet, itemsAt, sequenceAt, stringAt } from "../../syntax/data/access.ts";

export const peftNoTargetModules = defineRule({
  id: "peft-no-target-modules",
  summary: "An adapter is given no layer",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const targets = sequenceAt(root, "target_modules");
    if (itemsAt(root, "target_parameters").length > 0) return;
    if (targets?.items.length === 0) {
      yield { at: targets.span, message: "`target_modules` is an empty list, so no layer gets an adapter and PEFT refuses the config. Name layers, such as `q_proj` and `v_proj`, or `all-linear`." };
      return;
    }
    const written = entryOf(root, "target_modules");
    const method = entryOf(root, "peft_type");
    const base = stringAt(root, "base_model_name_or_path") ?? "";
    if ((written && !isNull(written.value)) || !method || !BY_LAYER.test(method.value.type === "scalar" ? method.value.text : "") || isSet(root, "target_module_mapping") || !WITHOUT_DEFAULT.test(base)) return;
    yield { at: (written ?? method).key.span, message: `\`target_modules\` does not say which layers get an adapter, and PEFT has no choice of its own for models such as \`${base}\`: it refuses the config. Name layers, such as \`q_proj\` and \`v_proj\`, or \`all-linear\`.` };
  },
});

/** Methods that change layers. */
const BY_LAYER = /^(?:LORA|ADALORA|LOHA|LOKR|OFT|BOFT|VERA|HRA|FOURIERFT|RANDLORA|MISS|BONE|SHIRA|C3A|ROAD|DELORA)$/;

/** Families whose type is not in the table of defaults of PEFT 0.21 (`utils/constants.py`, read 2026-11-22), by what their names on the Hub have in common. */
const WITHOUT_DEFAULT = /(?:^|[/_-])(?:phi-?[34]|whisper|wav2vec2|hubert|deepseek-(?:moe|v[23]|llm-moe)|internlm|baichuan|c4ai-command|aya-|gpt-oss|granite-|olmo|smollm3|qwen[\d.]*-(?:vl|audio|omni)|qwen2-57b-a14b|qwen3-\d+b-a\d+b|llava|vit-|clip-|siglip|dinov2|segformer|swin|gemma-3-(?:4|12|27)b|exaone|minicpm|jamba|mamba|dbrx|kimi-|minimax)/i;
