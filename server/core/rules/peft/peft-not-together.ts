import { defineRule } from "../../engine/rule.ts";
import { combinationsIn, type Combination } from "../../facts/config/combinations.ts";
import { othersIn } from "../../facts/config/others.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

/** After the checks of the configs in PEFT 0.18.0 (Apache-2.0), read 2026-11-21. */
const REFUSED: readonly Combination[] = [
  { at: "layers_to_transform", is: "set", with: { target_modules: /^(?!all-linear$)./ }, says: "`layers_to_transform` picks layers by their number, which works only where `target_modules` is a list: PEFT refuses it with a regular expression. Put the layers into the expression." },
  { at: "layers_pattern", is: "on", with: { target_modules: /^(?!all-linear$)./ }, says: "`layers_pattern` works only where `target_modules` is a list: PEFT refuses it with a regular expression." },
  { at: "lora_bias", with: { use_dora: "on" }, says: "DoRA learns no bias: PEFT refuses `lora_bias` with `use_dora`. Turn one of them off." },
  { at: "use_dora", with: { megatron_config: "on" }, says: "DoRA does not work with Megatron layers: PEFT refuses both. Turn `use_dora` off." },
  { at: "prompt_tuning_init", is: /^TEXT$/, with: { prompt_tuning_init_text: "off" }, says: "The prompt is to start from a text, and `prompt_tuning_init_text` is missing: PEFT stops. Add it." },
  { at: "prompt_tuning_init", is: /^TEXT$/, with: { tokenizer_name_or_path: "off" }, says: "The prompt is to start from a text, and `tokenizer_name_or_path` is missing, which turns it into tokens: PEFT stops. Add it." },
  { at: "peft_type", is: /^(?:PROMPT_TUNING|PREFIX_TUNING|P_TUNING)$/, with: { num_virtual_tokens: "off" }, says: "This method learns tokens in front of the prompt, and `num_virtual_tokens` does not say how many: the adapter cannot be built. Add it." },
  { at: "lora_alpha", is: /^0(?:\.0*)?$/, with: { peft_type: /^(?:LORA|ADALORA)$/ }, severity: "warning", says: "With `lora_alpha` 0 the update counts nothing: the adapter is loaded and changes no answer. Write the value of the training, often the rank or twice that." },
  { at: "lora_alpha", is: /^-/, with: { peft_type: /^(?:LORA|ADALORA)$/ }, severity: "warning", says: "A negative `lora_alpha` subtracts what the adapter has learned. Write the value of the training." },
  { at: "init_lora_weights", is: /^loftq$/, with: { loftq_config: "off" }, says: "LoftQ needs to know the bits of the base model, and `loftq_config` is empty: PEFT refuses the config. Add it, such as `{\"loftq_bits\": 4}`." },
  { at: "peft_type", is: /^(?:IA3|PROMPT_TUNING|PREFIX_TUNING|P_TUNING|LN_TUNING|VERA|FOURIERFT|OFT|BOFT|HRA|BONE|VBLORA)$/, with: { lora_alpha: "set" }, says: "`lora_alpha` belongs to LoRA, and `peft_type` says another method: PEFT ignores it and finds no weights of that method. Correct `peft_type`." },
  { at: "use_dora", with: { peft_type: /^ADALORA$/ }, says: "AdaLoRA does not work with DoRA: PEFT refuses the config. Turn `use_dora` off." },
  { at: "use_qalora", with: { use_dora: "on" }, says: "QALoRA does not work with DoRA: PEFT refuses both. Keep one." },
];

export const peftNotTogether = defineRule({
  id: "peft-not-together",
  summary: "Settings of an adapter that do not go together",
  severity: "error",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/lora"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    yield* combinationsIn(root, REFUSED);
    const [start = 0, end = 0, total] = ["tinit", "tfinal", "total_step"].map((name) => scalarAt(root, name)).map((step) => (typeof step?.value === "number" ? step.value : undefined));
    const steps = scalarAt(root, "total_step");
    if (steps && total !== undefined && scalarAt(root, "peft_type")?.text === "ADALORA" && start >= total - end) {
      yield { at: steps.span, message: `AdaLoRA shares out its ranks after \`tinit\` (${start}) steps and until \`tfinal\` (${end}) steps before the end, and \`total_step\` is ${total}: no step is left for it, so PEFT refuses the config. Raise \`total_step\`, or lower the two.`, related: othersIn(root, "tinit", "tfinal") };
    }
  },
});
