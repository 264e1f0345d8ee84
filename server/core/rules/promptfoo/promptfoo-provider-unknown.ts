import { defineRule } from "../../engine/rule.ts";
import { assertionsOf } from "../../facts/config/promptfoo.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, manyOf, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
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
    const labels = new Set([...itemsAt(root, "providers"), ...itemsAt(root, "targets")].flatMap((item) => stringAt(item, "label") ?? []));
    for (const item of [...manyOf(nodeAt(root, "providers")), ...manyOf(nodeAt(root, "targets")), ...(root ? judgesOf(root) : [])]) {
      const id = item.type === "scalar" ? item : scalarAt(item, "id");
      const slip = !id || isPlaceholder(id) || labels.has(id.text) ? undefined : slipIn(id.text);
      if (id && slip) yield { at: id.span, message: `promptfoo has no provider \`${slip.written}\`, so no test runs. Did you mean \`${slip.meant}\`?`, fixes: [replaceWith(document.text, id.span, id.text.replace(slip.written, slip.meant))] };
    }
  },
});

/** Who judges answers: named by tests, by what all tests share, and by assertions. */
function judgesOf(root: Node): readonly Node[] {
  const defaults = nodeAt(root, "defaultTest");
  const tests = [...itemsAt(root, "tests"), ...(defaults ? [defaults] : [])];
  const places = [...tests.flatMap((test) => [nodeAt(test, "provider"), nodeAt(test, "options", "provider")]), ...[...assertionsOf(root)].map((assertion) => nodeAt(assertion, "provider"))];
  return places.filter((place) => place !== undefined);
}

/** New providers appear often, so only what looks like a known one is a mistake. */
function slipIn(id: string): { readonly written: string; readonly meant: string } | undefined {
  const [whole = "", provider = "", after = ""] = /^([a-z][\w-]*)(:|\/|$)/.exec(id) ?? [];
  if (after === "/") return PROVIDERS.has(provider) && !/\.(?:[cm]?[jt]s|py|rb|go|sh|ya?ml|json)$/.test(id) ? { written: whole, meant: `${provider}:` } : undefined;
  if (!PROVIDERS.has(provider)) return slipOf(provider, after === "" ? BARE : PROVIDERS);
  const [, mode] = /^[\w-]+:([\w-]+):/.exec(id) ?? [];
  return mode === undefined ? undefined : slipOf(mode, MODES[provider] ?? []);
}

function slipOf(written: string, known: Iterable<string>): { readonly written: string; readonly meant: string } | undefined {
  const all = [...known];
  const meant = written === "" || all.includes(written) ? undefined : nearest(written, all);
  return meant === undefined ? undefined : { written, meant };
}

/** Those that need nothing after them. */
const BARE = ["http", "https", "echo", "browser", "websocket", "manual-input", "openai", "anthropic"];

/** What stands between the provider and the model. Other words there are models. */
const MODES: Readonly<Record<string, readonly string[]>> = {
  openai: ["chat", "responses", "completion", "embedding", "embeddings", "moderation", "image", "assistant", "realtime", "transcription", "speech", "video", "agents", "chatkit", "codex-sdk"],
  azure: ["chat", "responses", "completion", "embedding", "embeddings", "moderation", "image", "assistant", "realtime", "video", "foundry-agent"],
  anthropic: ["messages", "completion", "claude-agent-sdk", "claude-code"],
  ollama: ["chat", "completion", "embedding", "embeddings"],
  huggingface: ["text-generation", "text-classification", "feature-extraction", "token-classification", "sentence-similarity", "chat"],
};

const PROVIDERS: ReadonlySet<string> = new Set(
  `openai azure azureopenai anthropic google vertex palm bedrock bedrock-agent sagemaker ollama localai llamafile vllm mistral cohere groq together togetherai fireworks huggingface replicate
  openrouter perplexity deepseek xai cerebras cloudflare-ai databricks watsonx litellm portkey helicone github voyage jina ai21 cloudera f5 hyperbolic ibm nscale adaline aimlapi alibaba
  alicloud dashscope sambanova snowflake cortex truefoundry lambdalabs nvidia novita envoy elevenlabs echo exec file python golang ruby http https ws wss webhook websocket browser mcp
  sequence promptfoo package javascript claude-agent opencode agentcore docker openclaw slack manual-input simulated-user fal gemini deepgram baseten`.split(/\s+/),
);
