import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";

const KNOWN = /^(gpt-|chatgpt-|o\d|claude-|text-|command|gemini|gemma|dall-e|whisper|tts|ft:|davinci|babbage|curie|ada|mistral|codestral|grok|deepseek|embed-|rerank|palm|chat-bison|code|j2-|amazon\.|anthropic\.|meta\.|cohere\.|ai21\.|us\.|eu\.|sonar|jamba|omni-|computer-use|gpt4|luminous)/;

export const litellmNoProviderPrefix = defineRule({
  id: "litellm-no-provider-prefix",
  summary: "A model is named without its provider",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "model_list")) {
      const model = scalarAt(item, "litellm_params", "model");
      if (!model || model.text === "" || model.text === "*" || model.text.includes("/") || isPlaceholder(model) || isSet(item, "litellm_params", "custom_llm_provider") || KNOWN.test(model.text)) continue;
      yield { at: model.span, message: `LiteLLM cannot tell the provider of \`${model.text}\`. Write it before the name, such as \`openai/${model.text}\`.` };
    }
  },
});
