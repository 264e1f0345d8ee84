import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { isSlip } from "../../text/slip.ts";

export const hfArchitectureMismatch = defineRule({
  id: "hf-architecture-mismatch",
  summary: "`architectures` and `model_type` name different families",
  severity: "warning",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://huggingface.co/docs/transformers/model_doc/auto"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const type = scalarAt(root, "model_type");
    for (const item of isSet(root, "auto_map") ? [] : itemsAt(root, "architectures")) {
      const [, task] = item.type === "scalar" ? (/For([A-Z]\w+)$/.exec(item.text) ?? []) : [];
      const meant = task === undefined || TASKS.includes(task) ? undefined : nearest(task, TASKS, 2);
      if (item.type === "scalar" && meant !== undefined && isSlip(task ?? "", meant)) yield { at: item.span, message: `transformers has no class \`${item.text}\`, and servers that go by \`architectures\` refuse the model. Did you mean \`${item.text.replace(/For[A-Z]\w+$/, `For${meant}`)}\`?` };
    }
    const own = FAMILIES[type?.text ?? ""];
    if (!type || own === undefined || isSet(root, "auto_map")) return;
    for (const item of itemsAt(root, "architectures")) {
      const [, prefix = ""] = item.type === "scalar" ? (/^(\w+?)(?:For[A-Z]\w*|LMHeadModel|Model)$/.exec(item.text) ?? []) : [];
      if (prefix === "" || prefix === own || !PREFIXES.has(prefix)) continue;
      yield { at: item.span, message: `\`${item.type === "scalar" ? item.text : ""}\` is not of the family \`${type.text}\`: transformers goes by \`model_type\` and vLLM by \`architectures\`, so the two load different models. Write \`${own}…\`, or correct \`model_type\`.`, related: [{ at: type.span, message: "The family stands here." }] };
    }
  },
});

/** What heads are for, as their classes end. */
const TASKS = ["CausalLM", "SequenceClassification", "TokenClassification", "QuestionAnswering", "ConditionalGeneration", "MaskedLM", "MultipleChoice", "ImageClassification", "ObjectDetection", "SemanticSegmentation", "AudioClassification", "CTC", "PreTraining", "NextSentencePrediction", "ImageTextToText", "SpeechSeq2Seq", "VisionText2Text"];

/** How the classes of widely used families begin (transformers 5.2, read 2026-11-21). */
const FAMILIES: Readonly<Record<string, string>> = {
  ...{ llama: "Llama", mistral: "Mistral", mixtral: "Mixtral", qwen2: "Qwen2", qwen2_moe: "Qwen2Moe", qwen3: "Qwen3", qwen3_moe: "Qwen3Moe", gemma: "Gemma", gemma2: "Gemma2", phi: "Phi", phi3: "Phi3" },
  ...{ gpt2: "GPT2", gpt_neo: "GPTNeo", gpt_neox: "GPTNeoX", gptj: "GPTJ", opt: "OPT", bloom: "Bloom", falcon: "Falcon", starcoder2: "Starcoder2", stablelm: "StableLm", olmo: "Olmo", olmo2: "Olmo2", granite: "Granite" },
  ...{ bert: "Bert", roberta: "Roberta", distilbert: "DistilBert", albert: "Albert", electra: "Electra", deberta: "Deberta", "deberta-v2": "DebertaV2", mpnet: "MPNet", camembert: "Camembert", "xlm-roberta": "XLMRoberta" },
  ...{ t5: "T5", mt5: "MT5", bart: "Bart", mbart: "MBart", pegasus: "Pegasus", whisper: "Whisper", vit: "ViT", deit: "DeiT", swin: "Swin", clip: "CLIP", wav2vec2: "Wav2Vec2", hubert: "Hubert" },
};
const PREFIXES = new Set(Object.values(FAMILIES));
