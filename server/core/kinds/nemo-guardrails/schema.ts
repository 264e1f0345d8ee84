import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { NEMO_FIELDS } from "../schema/fields/nemo.ts";
import { any, key, list, loose, oneOf, open, text, type MapShape } from "../schema/shape.ts";
import { RAIL_SETTINGS } from "./railSettings.ts";

const of = (name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] => documented(fieldKeys(NEMO_FIELDS, name), docs);

const rails = (name: string, doc: string): MapShape["keys"][string] => key(open({ ...of(name), flows: key(list(text), "The flows to run, in this order."), parallel: key({ is: "boolean", coerced: true }, "Run them side by side.") }), doc);

const entities = open(keysOf({ entities: ["['PERSON'|'EMAIL_ADDRESS'|'PHONE_NUMBER'|'CREDIT_CARD'|'IBAN_CODE'|'IP_ADDRESS'|'LOCATION'|'DATE_TIME'|'NRP'|'URL'|'CRYPTO'|'MEDICAL_LICENSE'|'US_SSN'|'US_PASSPORT'|'US_BANK_NUMBER'|'US_DRIVER_LICENSE'|'US_ITIN'|'UK_NHS'|text]", "What is looked for."], mask_token: ["text", "What stands in its place."], score_threshold: ["num>=0<=1", "How sure it must be."] }));
const details = open({
  sensitive_data_detection: key(open({ recognizers: key(list(any), "Recognizers of your own."), input: key(entities, "In what a person says."), output: key(entities, "In what the model says."), retrieval: key(entities, "In passages that were found.") }), "Personal data."),
  jailbreak_detection: key(open(keysOf({ server_endpoint: ["text", "Where the heuristics run."], nim_base_url: ["text", "Where the model runs."], nim_server_endpoint: ["text", "Its path."], api_key_env_var: ["text", "The variable that holds the key."], nim_url: ["text", "The older name of `nim_base_url`."], nim_port: ["text", "Its port."], nim_auth_token: ["text", "Its key."], api_key: ["text", "Its key."], embedding: ["text", "What makes vectors."], length_per_perplexity_threshold: ["num>=0", "From here on it is an attack."], prefix_suffix_perplexity_threshold: ["num>=0", "From here on it is an attack."] })), "Attempts to lead the model astray."),
  injection_detection: key(open(keysOf({ injections: ["[text]", "Which injections."], action: ["'reject'|'omit'|'sanitize'", "What is done."], yara_path: ["text", "Rules of your own."], yara_rules: ["map", "Rules of your own."] })), "Code in answers."),
  ...Object.fromEntries(["prompt_security", "hf_classifier"].map((name) => [name, key(any, "Settings of this rail.")])),
  ...RAIL_SETTINGS,
});

export const schema = open({
  ...of("", {
    sample_conversation: "An example of a conversation.",
    actions_server_url: "Where actions are run.",
    custom_data: "Anything else.",
    tracing: "Records of what happened.",
    passthrough: "Leave prompts as they are.",
    lowest_temperature: "The temperature for tasks that need it low.",
    enable_multi_step_generation: "Let the model write several steps.",
    core: "Settings of the embeddings' index.",
    user_messages: "Examples of what people say.",
    bot_messages: "Texts that the bot says.",
    knowledge_base: "How passages are found.",
  }),
  colang_version: key({ is: "text", values: ["1.0", "2.x", "2.0", "1", "2.0-alpha", "2.0-beta"] }, "The version of Colang in the .co files."),
  models: key(
    list(open({ ...of("Model", { engine: "Who serves the model.", model: "The name of the model.", parameters: "Settings of the engine.", api_key_env_var: "The variable that holds the key.", mode: "Chat or text." }), ...keysOf({ engine: ["text", "Who serves the model."] }, { required: true }), ...keysOf({ type: ["'main'|'embeddings'|'content_safety'|'topic_control'|'self_check_input'|'self_check_output'|'self_check_facts'|'generate_user_intent'|text", "`main`, `embeddings`, or the name of a task."] }) })),
    "The models that are used.",
  ),
  instructions: key(list(open(of("Instruction", { type: "`general`, or the name of a task.", content: "What the model is told." }))), "What the model is told in general."),
  prompts: key(list(open({ ...of("TaskPrompt", { task: "The task that the prompt is for.", content: "The text of the prompt.", output_parser: "What reads the answer.", stop: "Texts that end the answer." }), ...keysOf({ max_length: ["int>=1", "Most characters."], max_tokens: ["int>=1", "Most tokens of the answer."], models: ["[text]", "Models that the prompt is for."] }) })), "Prompts of tasks."),
  streaming: key(oneOf({ is: "boolean", coerced: true }, loose({})), "Answers come in pieces."),
  rails: key(
    open({
      input: rails("InputRails", "Checks of what a person says."),
      output: rails("OutputRails", "Checks of what the model says."),
      retrieval: rails("RetrievalRails", "Checks of passages that were found."),
      tool_input: rails("ToolInputRails", "Checks of what tools are given."),
      tool_output: rails("ToolOutputRails", "Checks of what tools give back."),
      dialog: key(open(of("DialogRails")), "How the conversation goes."),
      actions: key(open(of("ActionRails")), "How actions run."),
      execution: key(any, "Checks of tools."),
      config: key(details, "Settings of single rails."),
    }),
    "What is checked.",
  ),
});
