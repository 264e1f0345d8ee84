import { keysOf } from "../schema/fields.ts";
import { address, any, key, list, loose, named, oneOf, open, text, type Shape } from "../schema/shape.ts";

/** After promptfoo's documentation (MIT), read 2026-11-21. Settings of providers differ, so only what many share is listed. */
const settings = loose({ url: key(address, "Where an HTTP provider is reached."), ...keysOf({
  temperature: ["num>=0<=2", "How freely tokens are sampled."],
  max_tokens: ["int>=1", "Most tokens to write."],
  maxTokens: ["int>=1", "Most tokens to write."],
  max_completion_tokens: ["int>=1", "Most tokens to write, thoughts included."],
  max_output_tokens: ["int>=1", "Most tokens to write."],
  top_p: ["num>=0<=1", "Sample among the likeliest tokens that make up this share."],
  top_k: ["int>=0", "Sample among this many tokens."],
  frequency_penalty: ["num>=-2<=2", "Less of what was written often."],
  presence_penalty: ["num>=-2<=2", "Less of what was written at all."],
  seed: ["int", "The same seed gives like answers."],
  stop: ["text|[text]", "Texts that end the answer."],
  apiKey: ["text", "The key."],
  apiKeyEnvar: ["text", "The variable that holds the key."],
  apiHost: ["text", "Where the provider is reached."],
  apiBaseUrl: ["text", "Where the provider is reached."],
  organization: ["text", "The organisation that pays."],
  tools: ["any", "Functions that the model may call."],
  tool_choice: ["any", "Which function it must call."],
  response_format: ["any", "The form of the answer."],
  method: ["'GET'|'POST'|'PUT'|'PATCH'|'DELETE'|'HEAD'|'OPTIONS'", "The method of the request."],
  headers: ["map", "Headers of the request."],
  body: ["any", "Body of the request."],
  transformRequest: ["any", "What is made of the prompt."],
  transformResponse: ["any", "What is made of the answer."],
  responseParser: ["text", "The older name of `transformResponse`."],
}) });
const PROVIDER = {
  ...keysOf({
    id: ["text", "The provider, such as `openai:chat:gpt-4o`."],
    label: ["text", "The name shown in results."],
    prompts: ["[text]", "Prompts that it answers."],
    transform: ["text", "What is made of the answer."],
    delay: ["num>=0", "Milliseconds between calls."],
    env: ["map", "Environment variables."],
    inputs: ["any", "Variables that it takes."],
  }),
  config: key(settings, "Settings of the provider."),
};
/** Names of settings that belong below `config`. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.keys);
const provider: Shape = oneOf(text, { is: "map", keys: PROVIDER, unknown: "suggest", aliases: { conf: "config", configuration: "config", settings: "config", name: "label" } });
const providers = oneOf(text, list(provider), loose(PROVIDER));

const ASSERT_KEYS = keysOf({
  type: ["text", "What is checked: `contains`, `equals`, `llm-rubric`, `javascript` …"],
  value: ["any", "What is expected."],
  threshold: ["num", "The least score that passes."],
  weight: ["num>=0", "How much it counts."],
  metric: ["text", "The name under which scores are summed."],
  provider: ["any", "Who grades."],
  rubricPrompt: ["any", "The prompt of the grader."],
  transform: ["text", "What is made of the answer before."],
  contextTransform: ["text", "What finds the context in the answer."],
  config: ["map", "Settings of the check."],
});
const assertion = open({ ...ASSERT_KEYS, assert: key(list(open(ASSERT_KEYS)), "Checks of a set.") });

const test = open({
  ...keysOf({
    description: ["text", "What is tested."],
    vars: ["map|text|[text]", "Values of the prompt's variables."],
    threshold: ["num>=0", "The least score that passes."],
    provider: ["any", "Who answers."],
    providers: ["[text]", "Who answers."],
    prompts: ["[text]", "Prompts that it is for."],
    providerOutput: ["any", "An answer that stands already."],
    metadata: ["map", "Anything else."],
    assertScoringFunction: ["text", "A function that makes one score of all."],
    disableVarExpansion: ["bool", "Lists are values, not many cases."],
    repeat: ["int>=1", "How often it is asked."],
  }),
  assert: key(list(assertion), "What is checked."),
  options: key(loose(keysOf({ provider: ["any", "Who grades."], transform: ["text", "What is made of the answer."], transformVars: ["text", "What is made of the variables."], postprocess: ["text", "The older name of `transform`."], prefix: ["text", "Text before the prompt."], suffix: ["text", "Text after the prompt."], rubricPrompt: ["any", "The prompt of the grader."], disableVarExpansion: ["bool", "Lists are values, not many cases."], disableConversationVar: ["bool", "No variable for what was said before."], disableDefaultAsserts: ["bool", "Without the checks of `defaultTest`."], runSerially: ["bool", "One case after the other."], storeOutputAs: ["text", "A variable that keeps the answer."], response_format: ["any", "The form of the answer."] })), "How the case runs."),
});

export const schema: Shape = open({
  ...keysOf({ $schema: ["text", "The schema of this file."], description: ["text", "What is tested."], env: ["map", "Environment variables."], outputPath: ["text|[text]", "Where results go."], tags: ["{text}", "Tags by name."], metadata: ["map", "Anything else."], extensions: ["[text]", "Hooks."], nunjucksFilters: ["{text}", "Filters for templates."], sharing: ["bool|map", "Sharing of results."], writeLatestResults: ["bool", "Keep results."], tracing: ["map", "Records of what happened."] }),
  prompts: key(oneOf(text, list(oneOf(text, open(keysOf({ id: ["text", "The text, or a `file://` path."], label: ["text", "The name shown in results."], raw: ["text", "The text."], config: ["map", "Settings of the model."], function: ["any", "A function that makes the prompt."] })))), named(any)), "Prompts: texts with `{{variables}}`, or `file://` paths."),
  providers: key(providers, "Models that answer."),
  targets: key(providers, "The same as `providers`, for red teaming."),
  tests: key(oneOf(text, list(oneOf(test, text)), loose({})), "Cases: `vars` and `assert`, or a file of them."),
  defaultTest: key(oneOf(test, text), "What every test has."),
  scenarios: key(list(oneOf(open({ description: key(text, "What is tested."), config: key(oneOf(list(any), text), "Values for each round."), tests: key(oneOf(list(oneOf(test, text)), text), "Cases of each round.") }), text)), "Groups of cases."),
  assertionTemplates: key(named(assertion), "Checks to refer to."),
  derivedMetrics: key(list(open(keysOf({ name: ["text", "The name of the metric."], value: ["text", "How it is made of others."] }))), "Metrics made of others."),
  evaluateOptions: key(open(keysOf({ maxConcurrency: ["int>=1", "Calls at a time."], repeat: ["int>=1", "How often each case runs."], delay: ["num>=0", "Milliseconds between calls."], showProgressBar: ["bool", "Show how far it is."], cache: ["bool", "Reuse earlier answers."], generateSuggestions: ["bool", "Suggest other prompts."], interactiveProviders: ["bool", "Ask a person."], timeoutMs: ["int>=0", "Milliseconds of a call."], maxEvalTimeMs: ["int>=0", "Milliseconds of all."] })), "How the evaluation runs."),
  commandLineOptions: key(loose(keysOf({ maxConcurrency: ["int>=1", "Calls at a time."], repeat: ["int>=1", "How often each case runs."], verbose: ["bool", "Say more."], cache: ["bool", "Reuse earlier answers."], table: ["bool", "Print a table."], write: ["bool", "Keep results."], share: ["bool", "Share results."], delay: ["num>=0", "Milliseconds between calls."] })), "Options as on the command line."),
  redteam: key(
    open({
      ...keysOf({ purpose: ["text", "What the application is for."], numTests: ["int>=1", "Cases per plugin."], injectVar: ["text", "The variable that holds the attack."], provider: ["any", "Who makes attacks."], language: ["text|[text]", "Languages of the attacks."], entities: ["[text]", "Names to mind."], maxConcurrency: ["int>=1", "Calls at a time."], delay: ["num>=0", "Milliseconds between calls."], testGenerationInstructions: ["text", "How attacks are made."], excludeTargetOutputFromAgenticAttackGeneration: ["bool", "Keep answers from the attacker."], sharing: ["bool", "Share results."], contexts: ["[map]", "Circumstances to test in."], frameworks: ["[text]", "Standards to report by."], graderExamples: ["[map]", "Examples for the grader."] }),
      plugins: key(list(oneOf(text, open(keysOf({ id: ["text", "The kind of attack."], numTests: ["int>=1", "Cases of it."], config: ["map", "Settings of it."], severity: ["'low'|'medium'|'high'|'critical'|'informational'", "How bad a success is."] })))), "Kinds of attack."),
      strategies: key(list(oneOf(text, open(keysOf({ id: ["text", "How attacks are wrapped."], config: ["map", "Settings of it."] })))), "How attacks are wrapped."),
    }),
    "Attacks to try.",
  ),
});
