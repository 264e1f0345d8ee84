import { any, key, list, loose, text } from "../schema/shape.ts";

const rails = loose({ flows: key(any, "The flows to run, in this order."), parallel: key(any, "Run them side by side."), streaming: key(any, "Check while the answer streams.") });

export const schema = loose({
  colang_version: key(text, "The version of Colang in the .co files."),
  models: key(
    list(
      loose({
        type: key(text, "`main`, `embeddings`, or the name of a task."),
        engine: key(text, "Who serves the model."),
        model: key(text, "The name of the model."),
        parameters: key(any, "Settings of the engine."),
        api_key_env_var: key(text, "The variable that holds the key."),
        mode: key(text, "Chat or text."),
      }),
    ),
    "The models that are used.",
  ),
  instructions: key(any, "What the model is told in general."),
  sample_conversation: key(text, "An example of a conversation."),
  rails: key(
    loose({
      input: key(rails, "Checks of what a person says."),
      output: key(rails, "Checks of what the model says."),
      retrieval: key(rails, "Checks of passages that were found."),
      dialog: key(any, "How the conversation goes."),
      execution: key(any, "Checks of tools."),
      config: key(any, "Settings of single rails."),
    }),
    "What is checked.",
  ),
  prompts: key(any, "Prompts of tasks."),
  actions_server_url: key(text, "Where actions are run."),
  knowledge_base: key(any, "How passages are found."),
  custom_data: key(any, "Anything else."),
  streaming: key(any, "Answers come in pieces."),
  tracing: key(any, "Records of what happened."),
  passthrough: key(any, "Leave prompts as they are."),
  lowest_temperature: key(any, "The temperature for tasks that need it low."),
  enable_multi_step_generation: key(any, "Let the model write several steps."),
  core: key(any, "Settings of the embeddings' index."),
  user_messages: key(any, "Examples of what people say."),
  bot_messages: key(any, "Texts that the bot says."),
});
