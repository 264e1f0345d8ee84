import type { Kind } from "../kind.ts";

export const openaiJsonl: Kind = {
  id: "openai-jsonl",
  title: "Fine-tuning examples",
  language: "jsonl",
  names: [],
  sniff: (head, name) => (/\.jsonl$/i.test(name) && /^\s*\{\s*"messages"\s*:/.test(head) ? "its lines have `messages`" : undefined),
};
