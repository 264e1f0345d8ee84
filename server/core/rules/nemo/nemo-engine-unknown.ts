import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const nemoEngineUnknown = defineRule({
  id: "nemo-engine-unknown",
  summary: "The engine of a model is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/"],
  fix: "suggested",

  *check(document) {
    for (const model of itemsAt(rootOf(document), "models")) {
      const engine = scalarAt(model, "engine");
      const meant = !engine || isPlaceholder(engine) || ENGINES.includes(engine.text) ? undefined : nearest(engine.text, ENGINES);
      if (engine && meant !== undefined) yield { at: engine.span, message: `No engine is called \`${engine.text}\`, so the model cannot be made. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, engine.span, meant)] };
    }
  },
});

const ENGINES = ["openai", "azure", "azure_openai", "anthropic", "nim", "nvidia_ai_endpoints", "vertexai", "google_genai", "google_vertexai", "huggingface_endpoint", "huggingface_hub", "huggingface_pipeline", "hf_pipeline_dolly", "hf_pipeline_llama2", "trt_llm", "vllm_openai", "self_hosted", "ollama", "cohere", "bedrock", "amazon_bedrock", "mistralai", "together", "FastEmbed", "SentenceTransformers"];
