import { keysOf, type KeyRow } from "../schema/fields.ts";
import { key, open, type MapShape } from "../schema/shape.ts";

const SIDES: Readonly<Record<string, string>> = { input: "What a person says.", output: "What the model says.", retrieval: "Passages that were found." };

/** A rail with settings of its own and, for each side of a conversation, further ones. */
function rail(own: Readonly<Record<string, KeyRow>>, sides: readonly string[] = [], side: Readonly<Record<string, KeyRow>> = {}): MapShape["keys"][string] {
  const bySide = Object.fromEntries(sides.map((name) => [name, key(open(keysOf(side)), SIDES[name] ?? "")]));
  return key(open({ ...keysOf(own), ...bySide }), "Settings of this rail.");
}

const ENDPOINT: KeyRow = ["text", "Where it runs."];
const KEY: KeyRow = ["text", "The variable that holds the key."];
const TIMEOUT: KeyRow = ["num>=0", "Seconds that it may take."];
const OPEN: KeyRow = ["bool", "Let texts through where it cannot be asked."];
const ENTITIES = { entities: ["[text]", "What is looked for."] } as const;
const ALL = ["input", "output", "retrieval"];

/** Under `rails.config`: after the models of nemoguardrails 0.24.1 (Apache-2.0), read 2026-11-22; keys that are not in them are ignored. */
export const RAIL_SETTINGS: MapShape["keys"] = {
  fact_checking: rail({ parameters: ["map", "What the service is given."], fallback_to_self_check: ["bool", "Ask the model itself where the service does not answer."] }),
  autoalign: rail({ parameters: ["map", "What the service is given."] }, ["input", "output"], { guardrails_config: ["map", "What is checked."] }),
  patronus: rail({}, ["input", "output"], { evaluate_config: ["map", "What is checked."] }),
  privateai: rail({ server_endpoint: ENDPOINT }, ALL, ENTITIES),
  polygraf: rail({ server_endpoint: ENDPOINT }, ALL, ENTITIES),
  gliner: rail({ server_endpoint: ENDPOINT, model: ["text", "The model."], api_key_env_var: KEY, threshold: ["num>=0<=1", "From which score on something counts."], chunk_length: ["int>=1", "Characters at a time."], overlap: ["int>=0", "Characters that two parts share."], flat_ner: ["bool", "Nothing stands in something else."] }, ALL, ENTITIES),
  fiddler: rail({ fiddler_endpoint: ENDPOINT, safety_threshold: ["num>=0<=1", "From which score on a text is unsafe."], faithfulness_threshold: ["num>=0<=1", "Below which score an answer is not faithful."] }),
  clavata: rail({ server_endpoint: ENDPOINT, policies: ["{text}", "Policies by name."], label_match_logic: ["'ANY'|'ALL'", "Whether one label is enough."] }, ["input", "output"], { policy: ["text", "The policy."], labels: ["[text]", "Labels that count."] }),
  pangea: rail({}, ["input", "output"], { recipe: ["text", "The recipe."] }),
  guardrails_ai: rail({ validators: ["[map]", "The validators."] }),
  trend_micro: rail({ v1_url: ENDPOINT, api_key_env_var: KEY, application_name: ["text", "The name of the app."], detailed_response: ["bool", "Say more in the answer."] }),
  ai_defense: rail({ timeout: TIMEOUT, fail_open: OPEN }),
  crowdstrike_aidr: rail({ timeout: TIMEOUT }),
  f5: rail({ api_url: ENDPOINT, fail_open: OPEN, max_retries: ["int>=0", "How often it is tried again."], max_retry_after_seconds: ["num>=0", "The longest wait."], retry_backoff_seconds: ["num>=0", "The first wait."] }),
  content_safety: rail({ multilingual: ["map", "Answers in the language of the question."], reasoning: ["map", "Whether the model thinks first."] }),
  regex_detection: rail({}, ALL, { patterns: ["[text]", "What is looked for."], case_insensitive: ["bool", "Capitals count as small letters."] }),
  context_bloat_detection: rail({ max_chars: ["int>=0", "Longest text."], min_chars: ["int>=0", "Shorter texts are not looked at."], min_entropy: ["num>=0", "Below this a text repeats itself."], max_repetition_ratio: ["num>=0<=1", "Share that may be repeated."], ngram_size: ["int>=1", "Words that are compared at a time."], max_run_ratio: ["num>=0<=1", "Share that one character may take."], action: ["'reject'|'truncate'|'warn'", "What is done."] }),
};
