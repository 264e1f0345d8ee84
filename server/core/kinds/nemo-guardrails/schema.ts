import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { NEMO_FIELDS } from "../schema/fields/nemo.ts";
import { any, key, list, loose, oneOf, text, type MapShape } from "../schema/shape.ts";

const of = (name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] => documented(fieldKeys(NEMO_FIELDS, name), docs);

const rails = (name: string, doc: string): MapShape["keys"][string] => key(loose({ ...of(name), flows: key(list(text), "The flows to run, in this order."), parallel: key({ is: "boolean", coerced: true }, "Run them side by side.") }), doc);

export const schema = loose({
  ...of("", {
    colang_version: "The version of Colang in the .co files.",
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
  models: key(
    list(loose({ ...of("Model", { engine: "Who serves the model.", model: "The name of the model.", parameters: "Settings of the engine.", api_key_env_var: "The variable that holds the key.", mode: "Chat or text." }), ...keysOf({ type: ["'main'|'embeddings'|'content_safety'|'topic_control'|'self_check_input'|'self_check_output'|'self_check_facts'|'generate_user_intent'|text", "`main`, `embeddings`, or the name of a task."] }) })),
    "The models that are used.",
  ),
  instructions: key(list(loose(of("Instruction", { type: "`general`, or the name of a task.", content: "What the model is told." }))), "What the model is told in general."),
  prompts: key(list(loose({ ...of("TaskPrompt", { task: "The task that the prompt is for.", content: "The text of the prompt.", output_parser: "What reads the answer.", stop: "Texts that end the answer." }), ...keysOf({ max_length: ["int>=1", "Most characters."], max_tokens: ["int>=1", "Most tokens of the answer."], models: ["[text]", "Models that the prompt is for."] }) })), "Prompts of tasks."),
  streaming: key(oneOf({ is: "boolean", coerced: true }, loose({})), "Answers come in pieces."),
  rails: key(
    loose({
      input: rails("InputRails", "Checks of what a person says."),
      output: rails("OutputRails", "Checks of what the model says."),
      retrieval: rails("RetrievalRails", "Checks of passages that were found."),
      tool_input: rails("ToolInputRails", "Checks of what tools are given."),
      tool_output: rails("ToolOutputRails", "Checks of what tools give back."),
      dialog: key(loose(of("DialogRails")), "How the conversation goes."),
      actions: key(loose(of("ActionRails")), "How actions run."),
      execution: key(any, "Checks of tools."),
      config: key(any, "Settings of single rails."),
    }),
    "What is checked.",
  ),
});
