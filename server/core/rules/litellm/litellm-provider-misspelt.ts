import { defineRule } from "../../engine/rule.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** Providers of LiteLLM (`litellm.provider_list`, release 1.80, read on 2026-11-21). */
const PROVIDERS = new Set("openai azure azure_ai azure_text anthropic anthropic_text bedrock bedrock_converse sagemaker sagemaker_chat vertex_ai vertex_ai_beta gemini cohere cohere_chat mistral codestral groq together_ai fireworks_ai deepseek deepinfra perplexity openrouter ollama ollama_chat huggingface replicate xai nvidia_nim cerebras databricks watsonx watsonx_text ai21 ai21_chat anyscale baseten cloudflare clarifai friendliai galadriel github github_copilot hosted_vllm vllm infinity jina_ai litellm_proxy llamafile lm_studio maritalk meta_llama nebius nlp_cloud nscale novita nvidia_riva oobabooga petals predibase sambanova snowflake text-completion-openai text-completion-codestral topaz triton voyage volcengine xinference empower aiml aleph_alpha assemblyai deepgram elevenlabs featherless_ai custom custom_openai openai_like dashscope moonshot lambda_ai hyperbolic v0 morph bytez heroku oci cometapi compactifai vercel_ai_gateway recraft palm aws_polly publicai zai minimax docker_model_runner ragflow stability wandb datarobot langgraph".split(" "));

export const litellmProviderMisspelt = defineRule({
  id: "litellm-provider-misspelt",
  summary: "The provider before a model's name is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/providers"],
  fix: "suggested",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "model_list")) {
      const model = scalarAt(item, "litellm_params", "model");
      const provider = /^([\w-]+)\//.exec(model?.text ?? "")?.[1];
      if (!model || provider === undefined || PROVIDERS.has(provider) || isPlaceholder(model) || isSet(item, "litellm_params", "custom_llm_provider")) continue;
      const meant = provider.length > 3 ? nearest(provider, PROVIDERS, 1) : undefined;
      if (meant === undefined) continue;
      const start = document.text.indexOf(provider, model.span.start);
      const at = { start, end: start + provider.length };
      yield { at, message: `LiteLLM has no provider \`${provider}\`, so every call of this model fails. Did you mean \`${meant}\`?`, fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
    }
  },
});
