import type { FunctionDefinition } from "../../syntax/python/tree.ts";

/** Where a value comes from that nobody has checked. */
export type Origin = "model" | "user" | "network";

/** Calls that answer with what a language model wrote. */
const MODEL_CALLS =
  /(?:\.chat\.completions\.(?:create|parse)|\.responses\.(?:create|parse)|\.completions\.create|\.messages\.create|\.generate_content|\.chat\.complete|\.converse|\.invoke_model|\.text_generation|\.chat_completion|^openai\.(?:ChatCompletion|Completion)\.create|^litellm\.a?completion|^ollama\.(?:chat|generate)|^replicate\.run)$/;

/** Classes and functions whose objects answer with what a language model wrote, when called or asked. */
const MODEL_MAKERS =
  /^(?:transformers\.pipeline|vllm\.LLM|llama_cpp\.Llama|(?:langchain\w*|llama_index|crewai|smolagents|dspy|guidance|outlines|haystack)\..*(?:Chat|LLM|OpenAI|Anthropic|Ollama|Agent|Chain|Crew|Predict|Generator|HuggingFace\w*|ChatModel|create_\w*agent)\w*|google\.generativeai\.GenerativeModel|cohere\.Client(?:V2)?|mistralai\.Mistral|langchain\w*\.chat_models\.init_chat_model)$/;
const MODEL_METHODS = new Set(["", "invoke", "ainvoke", "predict", "run", "arun", "generate", "complete", "acomplete", "chat", "achat", "query", "stream", "batch", "kickoff", "forward", "generate_content", "send_message", "text_generation", "create_chat_completion"]);

const USER_CALLS = /^(?:input|raw_input|streamlit\.(?:text_input|text_area|chat_input)|flask\.request\.(?:get_json|args\.get|form\.get|values\.get)|click\.prompt)$/;
/** What another machine sends. */
const NETWORK_CALLS = /^(?:requests|httpx)\.(?:get|post|request)$|^urllib\.request\.(?:urlopen|urlretrieve)$|^(?:wget|gdown)\.download$|^huggingface_hub\.(?:hf_hub_download|snapshot_download)$|^boto3\..*\.(?:get_object|download_file|download_fileobj)$|^fsspec\.open$|^torch\.hub\.download_url_to_file$|^wandb\..*\.(?:download|get_path)$/;

const USER_VALUES = /^flask\.request(?:\.|$)/;

export const isModelCall = (name: string): boolean => MODEL_CALLS.test(name);
export const makesModel = (name: string): boolean => MODEL_MAKERS.test(name);
export const asksModel = (method: string): boolean => MODEL_METHODS.has(method);
export const isUserCall = (name: string): boolean => USER_CALLS.test(name);
export const isNetworkCall = (name: string): boolean => NETWORK_CALLS.test(name);
export const isUserValue = (name: string): boolean => USER_VALUES.test(name);

/** A function that a web framework calls with what a visitor sent. */
export const isRoute = ({ decorators }: FunctionDefinition): boolean =>
  decorators.some((decorator) => decorator.type === "call" && decorator.callee.type === "attribute" && /^(?:get|post|put|patch|delete|route|websocket|api_route)$/.test(decorator.callee.name.name));

/** A function that a model calls as its tool, with arguments that the model makes up. */
export const isTool = ({ decorators }: FunctionDefinition): boolean =>
  decorators.some((decorator) => {
    const callee = decorator.type === "call" ? decorator.callee : decorator;
    const name = callee.type === "attribute" ? callee.name.name : callee.type === "name" ? callee.name : "";
    return /^(?:tool|function_tool|tool_plain|call_tool|kernel_function|ai_function)$/.test(name);
  });

/** What comes out of these says nothing that its caller did not decide: numbers, lengths, checked literals. */
export const CLEANERS: ReadonlySet<string> = new Set("int float bool len isinstance hash round ast.literal_eval shlex.quote html.escape markupsafe.escape uuid.UUID hashlib.sha256".split(" "));
