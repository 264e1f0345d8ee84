import type { Expression } from "../../syntax/python/expressionTree.ts";
import type { FunctionDefinition } from "../../syntax/python/tree.ts";

/** Where a value comes from that nobody has checked. */
export type Origin = "model" | "user" | "network" | "person";

/** Calls that answer with what a language model wrote. */
const MODEL_CALLS =
  /(?:\.chat\.completions\.(?:create|parse)|\.responses\.(?:create|parse)|\.completions\.create|\.messages\.create|\.generate_content|\.chat\.complete|\.converse|\.invoke_model|\.text_generation|\.chat_completion|^openai\.(?:ChatCompletion|Completion)\.create|^litellm\.a?completion|^litellm\.a?text_completion|^ollama\.(?:chat|generate)|^replicate\.(?:async_)?run|\.beta\.chat\.completions\.parse|\.messages\.stream|\.generate_content_async|\.generate_content_stream|\.send_message(?:_async)?|\.beta\.threads\.messages\.list|\.converse_stream|\.invoke_model_with_response_stream|^agents\.Runner\.run(?:_sync|_streamed)?|\.chat\.completions\.stream|\.chat\.stream)$/;

/** Classes and functions whose objects answer with what a language model wrote, when called or asked. */
const MODEL_MAKERS =
  /^(?!.*(?:Prompt|Message|Template|History|Parser|Memory|Embedding|Splitter|Loader)\w*$)(?:transformers\.pipeline|transformers\.\w*(?:ForCausalLM|Seq2SeqLM|ForConditionalGeneration|LMHeadModel)\.from_pretrained|vllm\.LLM|llama_cpp\.Llama|(?:langchain\w*|llama_index|crewai|smolagents|dspy|guidance|outlines|haystack|pydantic_ai|agno|langgraph|autogen\w*|semantic_kernel)\..*(?:Chat|Bedrock|Gemini|Mistral|Groq|Cohere|LLM|OpenAI|Anthropic|Ollama|Agent|Chain|Crew|Predict|Generator|HuggingFace\w*|ChatModel|create_\w*agent)\w*|google\.generativeai\.GenerativeModel|cohere\.Client(?:V2)?|mistralai\.Mistral|langchain\w*\.chat_models\.init_chat_model)$/;
const MODEL_METHODS = new Set(["", "astream", "abatch", "apredict", "ainvoke_agent", "run_sync", "run_stream", "agenerate", "initiate_chat", "generate_reply", "stream_chat", "ask", "invoke", "ainvoke", "predict", "run", "arun", "generate", "complete", "acomplete", "chat", "achat", "query", "stream", "batch", "kickoff", "forward", "generate_content", "send_message", "text_generation", "create_chat_completion"]);

const USER_CALLS = /^(?:streamlit\.(?:sidebar\.)?(?:text_input|text_area|chat_input|file_uploader)|flask\.request\.(?:get_json|args\.get|form\.get|values\.get))$/;
/** What whoever runs the program types at the terminal. */
const PERSON_CALLS = /^(?:builtins\.)?(?:input|raw_input)$|^click\.prompt$|^(?:rich\.prompt\.)?Prompt\.ask$|^typer\.prompt$/;
/** What another machine sends. */
const NETWORK_CALLS = /^(?:requests|httpx)\.(?:get|post|request)$|^urllib\.request\.(?:urlopen|urlretrieve)$|^(?:wget|gdown)\.download$|^huggingface_hub\.(?:hf_hub_download|snapshot_download)$|^boto3\..*\.(?:get_object|download_file|download_fileobj)$|^fsspec\.open$|^torch\.hub\.download_url_to_file$|^wandb\..*\.(?:download|get_path)$/;

const USER_VALUES = /^(?:flask|quart|bottle|sanic)\.request(?:\.(?!method$|endpoint$|remote_addr$)|$)|^request\.(?:GET|POST|FILES|body|data|query_params|args|form|values|json|files|path_params)(?:\.|$)|^streamlit\.query_params(?:\.|$)/;

export const makesModel = (name: string): boolean => MODEL_MAKERS.test(name);
export const asksModel = (method: string): boolean => MODEL_METHODS.has(method);

/** Whose words a call gives, by its full name. */
export const originOfCall = (name: string): Origin | "none" => CALLS.find(([names]) => names.test(name))?.[1] ?? "none";

const CALLS: readonly (readonly [RegExp, Origin])[] = [
  [MODEL_CALLS, "model"],
  [NETWORK_CALLS, "network"],
  [PERSON_CALLS, "person"],
  [USER_CALLS, "user"],
];

export const isUserValue = (name: string): boolean => USER_VALUES.test(name);

/** A function that a web framework, a chat or a model server calls with what a visitor sent. */
export const isRoute = ({ decorators, name, parameters }: FunctionDefinition): boolean =>
  decorators.some((decorator) => ROUTES.test(decoratorName(decorator))) || (HOOKS.get(name.name)?.every((needed) => parameters.some((one) => one.name.name === needed)) ?? false);

const ROUTES =
  /(?:\.(?:get|post|put|patch|delete|route|websocket|api_route|on_message|message|app_mention|event|web_endpoint|fastapi_endpoint|message_handler|slash_command|on)|(?:^|\.)callback|(?:^|\.)api_view|^(?:bot|tree|client)\.(?:hybrid_)?command|^(?:bentoml|svc)\.api|^csrf_exempt)$/;
/** What SageMaker, TorchServe, LitServe and AWS Lambda call, by the parameters that it has there. */
const HOOKS: ReadonlyMap<string, readonly string[]> = new Map([
  ["input_fn", ["request_body"]],
  ["handle", ["data", "context"]],
  ["preprocess", ["data", "context"]],
  ["decode_request", ["request"]],
  ["lambda_handler", ["event", "context"]],
  ["handler", ["event", "context"]],
]);

/** A function that a model calls as its tool, with arguments that the model makes up. */
export const isTool = ({ decorators }: FunctionDefinition): boolean => decorators.some((decorator) => TOOLS.test(decoratorName(decorator)));

const TOOLS = /(?:^|\.)(?:tool|function_tool|tool_plain|call_tool|kernel_function|ai_function|register_for_execution|register_for_llm|ai_callable|resource)$/;

/** `app.post` of `@app.post("/ask")`; the receiver may be anything. */
function decoratorName(decorator: Expression): string {
  if (decorator.type === "call") return decoratorName(decorator.callee);
  if (decorator.type === "attribute") return `${decoratorName(decorator.value)}.${decorator.name.name}`;
  return decorator.type === "name" ? decorator.name : "";
}

/** What comes out of these says nothing that its caller did not decide: numbers, lengths, checked literals. */
export const CLEANERS: ReadonlySet<string> = new Set("int float bool len isinstance hash round ast.literal_eval shlex.quote shlex.join html.escape markupsafe.escape bleach.clean nh3.clean uuid.UUID hashlib.sha256 os.path.basename werkzeug.utils.secure_filename pathvalidate.sanitize_filename numpy.argmax numpy.array numpy.asarray torch.tensor torch.argmax range enumerate.count sum any all ord print".split(" "));

/** Methods that give numbers, truths, or what was stored before: predictions, counts, rows. A language model's are asked first. */
export const cleansByMethod = (method: string): boolean => METHODS.test(method);
const METHODS = /^(?:predict(?:_proba|_log_proba)?|score|transform|fit_transform|encode_plus|argmax|argmin|item|mean|sum|count|index|find|rfind|startswith|endswith|is[a-z]+|fetch(?:one|all|many|val|row)?|scalars?|exists|hexdigest|digest|embed_query|embed_documents|similarity_search)$/;
