import { documented, fieldKeys, keysOf, shapeOfType } from "../schema/fields.ts";
import { LITELLM_FIELDS } from "../schema/fields/litellm.ts";
import { address, formed, key, list, loose, named, oneOf, open, text, type Shape } from "../schema/shape.ts";

/** What every call takes besides, whoever answers it. */
const CALL = keysOf({
  model: ["text", "`provider/model`, such as `openai/gpt-4o` or `azure/<deployment>`."],
  api_key: ["text", "The key; `os.environ/NAME` reads it from the environment."],
  api_version: ["text", "The version of the provider's API. Quote it."],
  temperature: ["num>=0", "How freely tokens are sampled."],
  top_p: ["num>=0<=1", "Sample among the likeliest tokens that make up this share."],
  max_tokens: ["int>=1", "Most tokens to write."],
  max_completion_tokens: ["int>=1", "Most tokens to write, thoughts included."],
  frequency_penalty: ["num>=-2<=2", "Less of what was written often."],
  presence_penalty: ["num>=-2<=2", "Less of what was written at all."],
  rpm: ["int>=0", "Requests per minute that the deployment takes."],
  tpm: ["int>=0", "Tokens per minute that the deployment takes."],
  timeout: ["num>=0", "Seconds that a call may take."],
  stream_timeout: ["num>=0", "Seconds until the answer begins."],
  max_retries: ["int>=0", "How often a failed call is tried again."],
  weight: ["num>=0", "Share of the calls among deployments of one name."],
  order: ["int>=0", "Deployments of the lowest order are asked first."],
  stream: ["bool", "Answers come in pieces."],
  seed: ["int", "The same seed gives like answers."],
  drop_params: ["bool|text", "Leave out arguments that the provider does not know."],
  additional_drop_params: ["[text]", "Arguments to leave out."],
  allowed_openai_params: ["[text]", "Arguments to pass on although they are not known."],
  extra_headers: ["map", "Headers of every call."],
  extra_body: ["map", "Fields added to the body of every call."],
  cache: ["any", "Whether answers are cached."],
  input_cost_per_token: ["num>=0", "Price of a token of the prompt."],
  output_cost_per_token: ["num>=0", "Price of a token of the answer."],
  base_model: ["text", "The model behind a deployment's name, for prices."],
  use_in_pass_through: ["bool", "Use its key for calls that are passed through."],
});

const fallbacks = list(named(list(text)));

const port = formed(/^\d+$|^os\.environ\//, "a number");

const router = loose({
  redis_port: key(port, "The port of Redis."),
  ...documented(fieldKeys(LITELLM_FIELDS, "UpdateRouterConfig"), { model_group_alias: "Further names of models." }),
  ...keysOf({
    routing_strategy: ["text", "How a deployment is chosen."],
    num_retries: ["int>=0", "How often a failed call is tried again."],
    timeout: ["num>=0", "Seconds that a call may take."],
    cooldown_time: ["num>=0", "Seconds that a failing deployment rests."],
    allowed_fails: ["int>=0", "Failures per minute before a deployment rests."],
    retry_after: ["num>=0", "Seconds before the next try."],
    enable_pre_call_checks: ["bool", "Check the length of prompts before the call."],
    redis_host: ["text", "Where Redis is reached."],
    redis_password: ["text", "The password of Redis."],
    redis_url: ["text", "Where Redis is reached."],
    cache_responses: ["bool", "Cache answers."],
    set_verbose: ["bool", "Log everything."],
    disable_cooldowns: ["bool", "Never let deployments rest."],
    retry_policy: ["map", "Tries by sort of failure."],
  }),
  fallbacks: { shape: fallbacks, doc: "Models to ask when one fails." },
  context_window_fallbacks: { shape: fallbacks, doc: "Models to ask when a prompt is too long." },
  content_policy_fallbacks: { shape: fallbacks, doc: "Models to ask when a provider refuses." },
});

const library = loose({
  ...keysOf({
    drop_params: ["bool", "Leave out arguments that the provider does not know."],
    set_verbose: ["bool", "Log everything."],
    json_logs: ["bool", "Log as JSON."],
    num_retries: ["int>=0", "How often a failed call is tried again."],
    request_timeout: ["num>=0", "Seconds that a call may take."],
    allowed_fails: ["int>=0", "Failures per minute before a deployment rests."],
    cooldown_time: ["num>=0", "Seconds that a failing deployment rests."],
    cache: ["bool", "Cache answers."],
    turn_off_message_logging: ["bool", "Do not log what is said."],
    redact_user_api_key_info: ["bool", "Do not log who calls."],
    modify_params: ["bool", "Change arguments so that the provider takes them."],
    success_callback: ["['langfuse'|'langsmith'|'prometheus'|'datadog'|'otel'|'helicone'|'arize'|'braintrust'|'lunary'|'sentry'|'slack'|'mlflow'|'opik'|'galileo'|'humanloop'|'athina'|'logfire'|'greenscale'|'langtrace'|'traceloop'|'posthog'|'supabase'|'dynamodb'|'s3'|'gcs_bucket'|'gcs_pubsub'|'azure_storage'|'literalai'|'openmeter'|'langfuse_otel'|'arize_phoenix'|'wandb'|'deepeval'|'argilla'|'smtp_email'|'lago'|'pagerduty'|'detect_prompt_injection'|'presidio'|text]|text", "What is told of calls that succeed."],
    failure_callback: ["['langfuse'|'langsmith'|'prometheus'|'datadog'|'otel'|'helicone'|'arize'|'braintrust'|'lunary'|'sentry'|'slack'|'mlflow'|'opik'|'galileo'|'humanloop'|'athina'|'logfire'|'greenscale'|'langtrace'|'traceloop'|'posthog'|'supabase'|'dynamodb'|'s3'|'gcs_bucket'|'gcs_pubsub'|'azure_storage'|'literalai'|'openmeter'|'langfuse_otel'|'arize_phoenix'|'wandb'|'deepeval'|'argilla'|'smtp_email'|'lago'|'pagerduty'|'detect_prompt_injection'|'presidio'|text]|text", "What is told of calls that fail."],
    callbacks: ["['langfuse'|'langsmith'|'prometheus'|'datadog'|'otel'|'helicone'|'arize'|'braintrust'|'lunary'|'sentry'|'slack'|'mlflow'|'opik'|'galileo'|'humanloop'|'athina'|'logfire'|'greenscale'|'langtrace'|'traceloop'|'posthog'|'supabase'|'dynamodb'|'s3'|'gcs_bucket'|'gcs_pubsub'|'azure_storage'|'literalai'|'openmeter'|'langfuse_otel'|'arize_phoenix'|'wandb'|'deepeval'|'argilla'|'smtp_email'|'lago'|'pagerduty'|'detect_prompt_injection'|'presidio'|text]|text", "What is told of all calls."],
    service_callback: ["[any]|text", "What is told of the server's health."],
    audit_log_callbacks: ["[any]", "What is told of changes."],
    default_team_settings: ["[map]", "Settings by team."],
    default_fallbacks: ["[text]", "Models to ask when any fails."],
    max_budget: ["num>=0", "Most money of the proxy."],
    max_internal_user_budget: ["num>=0", "Most money of a person."],
    ssl_verify: ["bool|text", "Check certificates."],
    force_ipv4: ["bool", "Use IPv4 only."],
    enable_json_schema_validation: ["bool", "Check answers against their schema."],
    upperbound_key_generate_params: ["map", "Limits of new keys."],
    model_alias_map: ["{text}", "Further names of models."],
  }),
  budget_duration: key(formed(/^\d+(?:s|m|h|d|w|mo|y)$/, "a duration such as `30d` or `12h`"), "When budgets start anew, such as `30d`."),
  cache_params: { doc: "Where answers are cached.", shape: loose({ port: key(port, "Its port."), ...keysOf({ type: ["'local'|'redis'|'redis-semantic'|'valkey-semantic'|'s3'|'gcs'|'disk'|'qdrant-semantic'|'azure-blob'", "The kind of cache."], host: ["text", "Where it is reached."], password: ["text", "Its password."], ttl: ["num>=0", "Seconds that answers are kept."], namespace: ["text", "Put in front of keys."], similarity_threshold: ["num>=0<=1", "How like a prompt must be."], mode: ["'default_on'|'default_off'", "Whether all calls are cached."], supported_call_types: ["[text]", "Calls that are cached."] }) }) },
  fallbacks: { shape: fallbacks, doc: "Models to ask when one fails." },
  context_window_fallbacks: { shape: fallbacks, doc: "Models to ask when a prompt is too long." },
  content_policy_fallbacks: { shape: fallbacks, doc: "Models to ask when a provider refuses." },
});

const general = loose({
  ...documented(fieldKeys(LITELLM_FIELDS), { master_key: "The key of the administrator; begins with `sk-`.", database_url: "The database.", custom_auth: "A function of your own that lets callers in." }),
  alerting: key(list(shapeOfType("'slack'|'email'|'webhook'|'pagerduty'|text")), "Where alerts go."),
  ...keysOf({ proxy_batch_write_at: ["int>=1", "Seconds between writes."], health_check_interval: ["int>=1", "Seconds between checks."], store_model_in_db: ["bool", "Models may be added at run time."], store_prompts_in_spend_logs: ["bool", "Keep what is said."], disable_spend_logs: ["bool", "Do not keep each call."], forward_client_headers_to_llm_api: ["bool", "Pass headers on."], allow_requests_on_db_unavailable: ["bool", "Answer although the database is gone."], disable_master_key_return: ["bool", "Never send the key back."] }),
});

const model = loose({
  ...keysOf({ model_name: ["text", "The name that callers use. Several entries with one name share the load."] }, { required: true }),
  litellm_params: key(loose({ ...fieldKeys(LITELLM_FIELDS, "GenericLiteLLMParams"), ...CALL, api_base: key(address, "Where the provider is reached."), ...keysOf({ model: ["text", "`provider/model`, such as `openai/gpt-4o` or `azure/<deployment>`."] }, { required: true }) }), "How the provider is called: `model`, `api_key`, `api_base` …", { required: true }),
  model_info: key(loose({ ...fieldKeys(LITELLM_FIELDS, "ModelInfo"), ...keysOf({ id: ["text", "An id of your own."], mode: ["'chat'|'completion'|'embedding'|'image_generation'|'image_edit'|'audio_transcription'|'audio_speech'|'moderation'|'rerank'|'realtime'|'responses'|'batch'|'ocr'|'search'|'video_generation'|'vector_store'|'passthrough'", "What the model does."], base_model: ["text", "The model behind a deployment's name, for prices."], max_input_tokens: ["int>=1", "Most tokens of a prompt."], max_output_tokens: ["int>=1", "Most tokens of an answer."], max_tokens: ["int>=1", "Most tokens of an answer."], supports_vision: ["bool", "It sees pictures."], supports_function_calling: ["bool", "It calls functions."], access_groups: ["[text]", "Who may use it."] }) }), "Facts about the model, such as its mode and price."),
});

/** After LiteLLM's proxy (MIT outside its enterprise folder). */
export const schema: Shape = open({
  model_list: key(list(model), "Models that the proxy serves."),
  litellm_settings: key(library, "Settings of the library: callbacks, cache, fallbacks."),
  router_settings: key(router, "How calls are spread: strategy, fallbacks, retries."),
  general_settings: key(general, "Settings of the server: master key, database."),
  ...keysOf({
    environment_variables: ["map", "Variables to set."],
    include: ["[text]", "Other config files."],
    mcp_servers: ["{map}", "MCP servers."],
    mcp_aliases: ["{text}", "Further names of MCP servers."],
    credential_list: ["[map]", "Named credentials."],
    vector_store_registry: ["[map]", "Vector stores."],
    search_tools: ["[map]", "Search engines."],
    files_settings: ["[map]", "Where files go."],
    finetune_settings: ["[map]", "Where fine-tuning runs."],
    assistant_settings: ["map", "Where assistants run."],
    callback_settings: ["map", "Settings of callbacks."],
    prompts: ["[map]", "Prompts kept by the proxy."],
  }),
  guardrails: key(list(loose({ ...keysOf({ guardrail_name: ["text", "The name that callers use."], guardrail_info: ["map", "Facts about it."] }), litellm_params: key(oneOf(loose(keysOf({ guardrail: ["text", "Who checks."], mode: ["'pre_call'|'post_call'|'during_call'|'logging_only'|'pre_mcp_call'|'during_mcp_call'|[text]|map", "When it checks: `pre_call`, `post_call`, `during_call` …"], default_on: ["bool", "Check every call."], api_key: ["text", "The key."], api_base: ["text", "Where it is reached."] }))), "How the check is called.") })), "Checks before and after a call."),
});
