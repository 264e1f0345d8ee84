import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { manyOf, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const promptfooProviderUnknown = defineRule({
  id: "promptfoo-provider-unknown",
  summary: "The name of a provider is misspelt",
  severity: "error",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/providers/"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const item of [...manyOf(nodeAt(root, "providers")), ...manyOf(nodeAt(root, "targets"))]) {
      const id = item.type === "scalar" ? item : scalarAt(item, "id");
      const [, provider] = /^([a-z][\w-]*):/.exec(id?.text ?? "") ?? [];
      if (!id || provider === undefined || PROVIDERS.has(provider) || isPlaceholder(id)) continue;
      const meant = nearest(provider, PROVIDERS);
      // New providers appear often, so only what looks like a known one is a mistake.
      if (meant !== undefined) yield { at: id.span, message: `promptfoo has no provider \`${provider}\`, so no test runs. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, id.span, id.text.replace(provider, meant))] };
    }
  },
});

const PROVIDERS: ReadonlySet<string> = new Set(
  `openai azure azureopenai anthropic google vertex palm bedrock bedrock-agent sagemaker ollama localai llamafile vllm mistral cohere groq together togetherai fireworks huggingface replicate
  openrouter perplexity deepseek xai cerebras cloudflare-ai databricks watsonx litellm portkey helicone github voyage jina ai21 cloudera f5 hyperbolic ibm nscale adaline aimlapi alibaba
  alicloud dashscope sambanova snowflake cortex truefoundry lambdalabs nvidia novita envoy elevenlabs echo exec file python golang ruby http https ws wss webhook websocket browser mcp
  sequence promptfoo package javascript claude-agent opencode agentcore docker openclaw slack manual-input simulated-user fal gemini deepgram baseten`.split(/\s+/),
);
