import { trainingTokens } from "../../facts/config/fineTuning.ts";
import { FINE_TUNING_AS_OF, FINE_TUNING_LIMITS } from "../../facts/config/tables/fineTuning.ts";
import type { Estimate } from "../../facts/config/estimate/estimate.ts";
import type { Document } from "../../workspace/document.ts";
import { featuresOf } from "../editing/features.ts";
import type { Kind } from "../kind.ts";

export const openaiJsonl: Kind = {
  id: "openai-jsonl",
  title: "Fine-tuning examples",
  language: "jsonl",
  names: [],
  sniff: (head, name) => (/\.jsonl$/i.test(name) && /^\s*\{\s*"messages"\s*:/m.test(head) && !OTHERS.test(head) ? "its lines have `messages`" : undefined),
  features: featuresOf({ estimates, findsFiles: false }),
};

/** LLaMA-Factory weighs messages and has contents of its own; what it reads is not sent to OpenAI. */
const OTHERS = /"loss_weight"\s*:|"type"\s*:\s*"[a-z_]+"\s*,\s*"value"\s*:/;

/** How much the file is to train on, above its first line. */
function estimates(document: Document): readonly Estimate[] {
  const counted = trainingTokens(document);
  if (!counted) return [];
  const { examples, total, longest } = counted;
  const end = document.text.indexOf("\n");
  return [
    {
      at: { start: 0, end: end < 0 ? document.text.length : end },
      text: `${shown(examples)} example${examples === 1 ? "" : "s"}, about ${shown(total)} tokens; the longest about ${shown(longest)}`,
      explanation: [
        `**About ${shown(total)} tokens** in ${shown(examples)} example${examples === 1 ? "" : "s"}; an epoch trains on all of them, so that a job is billed for this number times its epochs (three: ${shown(total * 3)}).`,
        "",
        `Longest example: about ${shown(longest)}. What is longer than the model trains on is cut off: ${FINE_TUNING_LIMITS.map(({ tokens, models }) => `${shown(tokens)} for ${models}`).join(", ")} (as of ${FINE_TUNING_AS_OF}).`,
        "",
        "An estimate: words of up to ten letters count one token, longer ones more, digits by threes, and each message four for its frame; within about a tenth for English and code. tiktoken gives the exact number.",
      ].join("\n"),
    },
  ];
}

const shown = (count: number): string => count.toLocaleString("en");
