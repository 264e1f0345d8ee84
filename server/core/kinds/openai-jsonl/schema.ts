import { keysOf } from "../schema/fields.ts";
import { key, list, oneOf, open, text, type Shape } from "../schema/shape.ts";

const part = open({ ...keysOf({ type: ["'text'|'image_url'|'input_text'|'output_text'|'input_image'|'input_audio'|'refusal'|'file'|'image'|'audio'|'video'|'thinking'", "What it is."] }, { required: true }), ...keysOf({ text: ["text", "The text."], image_url: ["map|text", "The picture."], input_audio: ["map", "The sound."], refusal: ["text", "Why it is refused."], file: ["map", "The file."], detail: ["text", "How closely it is looked at."] }) });

const call = open({
  ...keysOf({ id: ["text", "How the answer refers to it."], type: ["'function'", "`function`."], index: ["int>=0", "Its place."] }),
  function: key(open({ ...keysOf({ name: ["text", "The function."] }, { required: true }), ...keysOf({ arguments: ["any", "Its arguments, as a text of JSON."] }) }), "What is called.", { required: true }),
});

const message: Shape = {
  is: "map",
  unknown: "suggest",
  aliases: { text: "content", value: "content", message: "content", from: "role", speaker: "role" },
  keys: {
    role: key(text, "Who speaks.", { required: true }),
    content: key(oneOf({ is: "string" }, list(part)), "What is said."),
    tool_calls: key(list(call), "Functions that are called."),
    ...keysOf({ name: ["text", "Who exactly."], tool_call_id: ["text", "The call that this answers."], function_call: ["map", "The older form of `tool_calls`."], refusal: ["text", "Why it is refused."], audio: ["map", "What is heard."], thinking: ["text", "What is thought before."], reasoning_content: ["text", "What is thought before."] }),
    weight: key({ is: "integer", min: 0, max: 1 }, "0 leaves this answer out of the loss."),
  },
};

const tool = open({
  ...keysOf({ type: ["text", "`function`."] }),
  function: key(open({ ...keysOf({ name: ["text", "The function."] }, { required: true }), ...keysOf({ description: ["text", "What it does."], parameters: ["map", "What it takes, as JSON Schema."], strict: ["bool", "Nothing else is allowed."] }) }), "The function."),
});

/** One line of training examples, after OpenAI's documentation of fine-tuning, read 2026-11-21. Further keys are let pass. */
export const line: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    messages: key(list(message), "The conversation."),
    tools: key(list(tool), "Functions that may be called."),
    functions: key(list(open(keysOf({ name: ["text", "The function."], description: ["text", "What it does."], parameters: ["map", "What it takes."] }))), "The older form of `tools`."),
    ...keysOf({ parallel_tool_calls: ["bool", "Several calls at a time."] }),
  },
};
