import { any, key, list, named, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    model_list: key(list({ is: "map", unknown: "allow", keys: {
      model_name: key(text, "The name that callers use. Several entries with one name share the load.", { required: true }),
      litellm_params: key(named(any), "How the provider is called: `model`, `api_key`, `api_base` …", { required: true }),
      model_info: key(any, "Facts about the model, such as its mode and price."),
    } }), "Models that the proxy serves."),
    litellm_settings: key(any, "Settings of the library: callbacks, cache, fallbacks."),
    router_settings: key(any, "How calls are spread: strategy, fallbacks, retries."),
    general_settings: key(any, "Settings of the server: master key, database."),
    environment_variables: key(any, "Variables to set."),
    include: key(list(text), "Other config files."),
    guardrails: key(any, "Checks before and after a call."),
    mcp_servers: key(any, "MCP servers."),
    credential_list: key(any, "Named credentials."),
    vector_store_registry: key(any, "Vector stores."),
    files_settings: key(any, "Where files go."),
    finetune_settings: key(any, "Where fine-tuning runs."),
    assistant_settings: key(any, "Where assistants run."),
  },
};
