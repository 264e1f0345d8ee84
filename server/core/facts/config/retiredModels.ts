import { HOSTED_AS_OF, RETIREMENTS } from "./tables/hostedModels.ts";

/** Models that price maps no longer list, with the day they stopped. From the providers' deprecation pages. */
const RETIRED: readonly (readonly [pattern: RegExp, day: string, instead: string])[] = [
  [/^(text-(davinci|curie|babbage|ada)-00\d|code-davinci-00\d|davinci|curie|babbage|ada)$/, "2024-01-04", "gpt-5.4-mini"],
  [/^gpt-3\.5-turbo-(0301|0613|16k-0613)$/, "2024-09-13", "gpt-5.4-mini"],
  [/^gpt-4-(vision-preview|1106-vision-preview)$/, "2024-12-06", "gpt-5.5"],
  [/^gpt-4-0314$/, "2024-06-13", "gpt-5.5"],
  [/^gpt-4-32k(-\d+)?$/, "2025-06-06", "gpt-5.5"],
  [/^gpt-4\.5-preview/, "2025-07-14", "gpt-5.5"],
  [/^o1-preview/, "2025-07-28", "gpt-5.5"],
  [/^o1-mini/, "2025-10-27", "gpt-5.4-mini"],
  [/^claude-(1|instant-1)(\.\d)?$/, "2024-11-06", "claude-haiku-4-5"],
  [/^claude-2(\.\d)?$/, "2025-07-21", "claude-sonnet-4-6"],
  [/^claude-3-sonnet-20240229$/, "2025-07-21", "claude-sonnet-4-6"],
  [/^claude-3-5-sonnet-(20240620|20241022|latest)$/, "2025-10-28", "claude-sonnet-4-6"],
  [/^gemini-(pro|1\.0-pro.*|pro-vision)$/, "2025-02-15", "gemini-3.8-flash"],
  [/^gemini-1\.5-(pro|flash).*$/, "2025-09-24", "gemini-3.8-flash"],
  [/^(text|chat|code)-bison.*$/, "2025-04-09", "gemini-3.8-flash"],
];

export interface Retired {
  readonly model: string;
  readonly day: string;
  /** A sentence for a message: when it stops or stopped, as of when that is known, and what to do. */
  readonly message: string;
}

/** Looks a model up by its name with or without a provider before it (`openai/…`, `openai:chat:…`). */
export function retiredModel(name: string): Retired | undefined {
  const model = name.replace(/^.*[/:]/, "");
  const row = RETIRED.find(([pattern]) => pattern.test(model));
  const day = RETIREMENTS[model] ?? row?.[1];
  if (day === undefined) return undefined;
  const when = day <= HOSTED_AS_OF ? "was shut down" : "will be shut down";
  const instead = row && RETIREMENTS[row[2]] === undefined ? `\`${row[2]}\` or another current model` : "a current model";
  return { model, day, message: `\`${model}\` ${when} on ${day} (as known on ${HOSTED_AS_OF}), and calls to it then fail. Move to ${instead}.` };
}
