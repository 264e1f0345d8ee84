import { keysOf } from "../schema/fields.ts";
import { key, list, loose, named, oneOf, open, text, type Shape } from "../schema/shape.ts";

const KINDS = "'string'|'integer'|'float'|'number'|'boolean'|'array'|'object'|'image'|'file'|'thread'|'audio'|'any'";

const property = loose(keysOf({
  name: ["text", "The name."],
  type: [KINDS, "What kind of value it is (version 1)."],
  kind: [KINDS, "What kind of value it is (version 2)."],
  description: ["text", "What it is, for people and the model."],
  default: ["any", "The value where none is given."],
  sample: ["any", "An example."],
  example: ["any", "An example."],
  required: ["bool", "It may not be left out."],
  strict: ["bool", "Nothing else is allowed."],
  enumValues: ["[any]", "The only values allowed."],
}));
const properties: Shape = oneOf(list(property), named(oneOf(property, text)));

const options = open(keysOf({
  temperature: ["num>=0<=2", "How freely tokens are sampled."],
  max_tokens: ["int>=1", "Most tokens to write."],
  maxOutputTokens: ["int>=1", "Most tokens to write."],
  maxTokens: ["int>=1", "Most tokens to write."],
  top_p: ["num>=0<=1", "Sample among the likeliest tokens that make up this share."],
  topP: ["num>=0<=1", "Sample among the likeliest tokens that make up this share."],
  topK: ["int>=0", "Sample among this many tokens."],
  frequency_penalty: ["num>=-2<=2", "Less of what was written often."],
  frequencyPenalty: ["num>=-2<=2", "Less of what was written often."],
  presence_penalty: ["num>=-2<=2", "Less of what was written at all."],
  presencePenalty: ["num>=-2<=2", "Less of what was written at all."],
  seed: ["int", "The same seed gives like answers."],
  stop: ["text|[text]", "Texts that end the answer."],
  stopSequences: ["[text]", "Texts that end the answer."],
  response_format: ["any", "The form of the answer."],
  tools: ["[any]|text", "Functions that the model may call."],
  allowMultipleToolCalls: ["bool", "Several functions at a time."],
}));

const model = open({
  ...keysOf({
    id: ["text", "The model."],
    api: ["'chat'|'completion'|'embedding'|'image'|'responses'", "How it is called (version 1)."],
    apiType: ["'chat'|'completion'|'embedding'|'image'|'responses'|'agent'", "How it is called (version 2)."],
    provider: ["'openai'|'azure'|'anthropic'|'foundry'|'google'|'gemini'|'ollama'|'bedrock'|'mistral'|text", "Who serves it: `openai`, `azure`, `anthropic`, `foundry` …"],
    response: ["'first'|'all'", "How much of the answer is given back."],
  }),
  configuration: key(open(keysOf({ type: ["'azure_openai'|'openai'|'azure_serverless'|'serverless'|'azure_openai_beta'|'anthropic'|'ollama'|'gemini'|'hf'|text", "Who serves it: `azure_openai`, `openai`, `serverless` …"], azure_endpoint: ["text", "Where it is reached."], azure_deployment: ["text", "The deployment."], api_version: ["text", "The version of the API."], api_key: ["text", "The key."], name: ["text", "The model."], model: ["text", "The model."], endpoint: ["text", "Where it is reached."], organization: ["text", "The organisation that pays."] })), "How it is reached (version 1)."),
  connection: key(open(keysOf({ kind: ["'key'|'reference'|'remote'|'anonymous'|'oauth'|'foundry'", "How callers prove who they are."], name: ["text", "The name of the connection."], endpoint: ["text", "Where it is reached."], apiKey: ["text", "The key."], authenticationMode: ["text", "How callers prove who they are."], target: ["text", "What it connects to."] })), "How it is reached (version 2)."),
  parameters: key(options, "Settings of the call (version 1)."),
  options: key(options, "Settings of the call (version 2)."),
});

/** After Prompty's definition (MIT); version 1 and version 2. */
export const schema = open({
  ...keysOf({
    name: ["text", "The prompt's name."],
    displayName: ["text", "The name shown to people."],
    description: ["text", "What it is for."],
    version: ["text", "Its version."],
    authors: ["[text]|text", "Who wrote it."],
    tags: ["[text]|text", "Tags."],
    metadata: ["map", "Anything else."],
    base: ["text", "Another prompt to start from."],
    sample: ["any", "Example values, or a JSON file of them."],
    thread: ["any", "What was said before."],
    kind: ["text", "`prompt` and others (version 2)."],
    instructions: ["text", "What the model is told."],
  }),
  model: key(oneOf(model, text), "The model and how it is called."),
  inputs: key(properties, "Values that the prompt takes."),
  outputs: key(properties, "What comes back."),
  tools: key(list(loose({ ...keysOf({ name: ["text", "The name."], kind: ["'function'|'mcp'|'openapi'|'prompty'|'bing_search'|'file_search'|'code_interpreter'|'custom'|text", "`function`, `mcp`, `openapi` …"], type: ["text", "`function` and others (version 1)."], description: ["text", "What it does."], function: ["map", "The function."], strict: ["bool", "Nothing else is allowed."] }), parameters: key(oneOf(list(property), loose({})), "What it takes.") })), "Functions that the model may call."),
  template: key(oneOf(text, loose({ format: key(oneOf(text, loose(keysOf({ kind: ["'jinja2'|'mustache'|'handlebars'|'nunjucks'|'liquid'|'f-string'", "The language of the template."], strict: ["bool", "Undefined variables are faults."] }))), "The language of the template."), parser: key(oneOf(text, loose(keysOf({ kind: ["'prompty'|'xml'|'markdown'", "What finds the messages."] }))), "What finds the messages."), ...keysOf({ type: ["text", "The language of the template (version 1)."], strict: ["bool", "Undefined variables are faults."] }) })), "The template language; Jinja unless said."),
});
