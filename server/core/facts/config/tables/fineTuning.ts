/**
 * The longest example that hosted models train on, in tokens; what is beyond is cut off. From OpenAI's guide to fine-tuning
 * (https://platform.openai.com/docs/guides/supervised-fine-tuning).
 */
export const FINE_TUNING_AS_OF = "2025-11";

/** From the most to the fewest. */
export const FINE_TUNING_LIMITS: readonly { readonly tokens: number; readonly models: string }[] = [
  { tokens: 65_536, models: "gpt-4.1, gpt-4o and their smaller sisters" },
  { tokens: 16_385, models: "gpt-3.5-turbo" },
];
