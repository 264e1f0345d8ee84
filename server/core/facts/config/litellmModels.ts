import { nearest } from "../../text/nearest.ts";

/**
 * Words that names of models are made of which LiteLLM knows without a provider before them, by how the name begins: its price map
 * and `get_llm_provider` of release 1.109, read on 2026-11-22. Numbers are left out, so that the next version of a model is known too.
 */
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    gpt: "api audio blue chat codex cyber daybreak diarize discovery flare image instruct k latest law live luna max mini nano o preview pro realtime red research rosalind search sol sunburst terra transcribe translate tts turbo vision whisper",
    chatgpt: "image latest o",
    o: "deep mini preview pro research",
    claude: "fable haiku instant k latest mythos opus preview sonnet thinking v",
    text: "ada babbage bison curie davinci edit embedding exp gecko insert large latest moderation multilingual preview search similarity small stable unicorn v",
    gemini: "audio b banana computer customtools cyber embedding er exp experimental extended flash generation image latest lite live nano native omni preview pro robotics thinking tts ultra use vision",
  }).map(([family, words]) => [family, new Set(words.split(" "))]),
);

/** Names of other providers, which are told by their beginning alone. */
const OTHERS = /^(command|dall-e|whisper|tts|ft:|davinci|babbage|curie|ada|gemma|mistral|codestral|grok|deepseek|embed-|rerank|palm|chat-bison|code|j2-|amazon\.|anthropic\.|meta\.|cohere\.|mistral\.|ai21\.|us\.|eu\.|apac\.|global\.|sonar|jamba|omni-|sora|kimi|glm|computer-use|luminous)/;

/** Hosts by whose address alone LiteLLM knows the provider. */
const HOSTS = /^(?:https?:\/\/)?(?:api\.(?:perplexity|endpoints\.anyscale|deepinfra|mistral|groq|deepseek|together|friendli|sambanova|x|galadriel|llama|featherless|studio\.nebius|moonshot|publicai|poe|v0|morphllm|lambda|hyperbolic|cerebras|inference\.wandb|clarifai|ai21|fireworks)\.|(?:codestral\.mistral|integrate\.api\.nvidia|dashscope(?:-intl)?\.aliyuncs|inference\.(?:api\.nscale|baseten)|ai-gateway\.(?:vercel|helicone))\.|ollama\.com)/;

export const hostTellsProvider = (address: string): boolean => HOSTS.test(address);

/** Whether LiteLLM can tell the provider by the name alone; if not, the name that may be meant. */
export function providerByName(name: string): { readonly isKnown: boolean; readonly meant?: string } {
  if (OTHERS.test(name)) return { isKnown: true };
  const [, family = ""] = /^(gpt|chatgpt|o|claude|text|gemini)(?=-|\d)/.exec(name) ?? [];
  const words = WORDS[family];
  // Azure's spelling of a version; OpenAI has a point in it.
  if (!words || name.startsWith("gpt-35")) return { isKnown: false };
  const rest = name.slice(family.length);
  const strange = rest.match(/[a-z]+/gi)?.filter((word) => !words.has(word)) ?? [];
  if (strange.length === 0) return { isKnown: true };
  const meant = rest.replace(/[a-z]+/gi, (word) => (words.has(word) || word.length < 5 ? word : (nearest(word, words, 2) ?? word)));
  return { isKnown: false, ...(meant !== rest && providerByName(family + meant).isKnown && { meant: family + meant }) };
}
