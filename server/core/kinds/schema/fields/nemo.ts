// Written by `node server/tasks/refresh-fields.ts`: names, types and defaults of the fields of nemoguardrails-0.24.1 (Apache-2.0), read on 2026-11-21.
import type { FieldTables } from "../fields.ts";

export const NEMO_FIELDS: FieldTables = {
  "": {
    actions_server_url: "text",
    bot_messages: "map",
    colang_version: "text = '1.0'",
    config_path: "text",
    core: "@CoreConfig",
    custom_data: "map",
    docs: "[@Document]",
    enable_multi_step_generation: "bool = False",
    enable_rails_exceptions: "bool = False",
    event_source_uid: "text = 'NeMoGuardrails-Colang-2.x'",
    flows: "[map|any]",
    import_paths: "[text]",
    imported_paths: "map",
    instructions: "[@Instruction]",
    knowledge_base: "@KnowledgeBaseConfig",
    lowest_temperature: "num = 0.001",
    metrics: "@MetricsConfig",
    models: "[@Model]",
    passthrough: "bool",
    prompting_mode: "text",
    prompts: "[@TaskPrompt]",
    rails: "@Rails",
    raw_llm_call_action: "text = 'raw llm call'",
    sample_conversation: "text",
    streaming: "bool = False",
    tracing: "@TracingConfig",
    user_messages: "map",
  },
  "Model": {
    api_key_env_var: "text",
    cache: "@ModelCacheConfig",
    engine: "text",
    mode: "'chat'|'text' = 'chat'",
    model: "text",
    parameters: "map",
    type: "text",
  },
  "Instruction": {
    content: "text",
    type: "text",
  },
  "Document": {
    content: "text",
    format: "text",
  },
  "TaskPrompt": {
    content: "text",
    max_length: "int>=1 = 16000",
    max_tokens: "int>=1",
    messages: "[@MessageTemplate|text]",
    mode: "text",
    models: "[text]",
    output_parser: "text",
    stop: "[text]",
    task: "text",
  },
  "KnowledgeBaseConfig": {
    embedding_search_provider: "@EmbeddingSearchProvider",
    folder: "text = 'kb'",
  },
  "CoreConfig": {
    embedding_search_provider: "@EmbeddingSearchProvider",
  },
  "Rails": {
    actions: "@ActionRails",
    config: "@RailsConfigData",
    dialog: "@DialogRails",
    input: "@InputRails",
    output: "@OutputRails",
    retrieval: "@RetrievalRails",
    tool_input: "@ToolInputRails",
    tool_output: "@ToolOutputRails",
  },
  "TracingConfig": {
    adapters: "[@LogAdapterConfig]",
    enable_content_capture: "bool = False",
    enabled: "bool = False",
    span_format: "text",
  },
  "MetricsConfig": {
    enabled: "bool = False",
  },
  "ModelCacheConfig": {
    enabled: "bool = False",
    maxsize: "int = 50000",
    stats: "@CacheStatsConfig",
  },
  "MessageTemplate": {
    content: "text",
    type: "text",
  },
  "EmbeddingSearchProvider": {
    cache: "@EmbeddingsCacheConfig",
    name: "text = 'default'",
    parameters: "map",
  },
  "RailsConfigData": {

  },
  "InputRails": {
    flows: "[text]",
    parallel: "bool = False",
    speculative_generation: "bool = False",
  },
  "OutputRails": {
    flows: "[text]",
    parallel: "bool = False",
    streaming: "@OutputRailsStreamingConfig",
  },
  "RetrievalRails": {
    flows: "[text]",
  },
  "DialogRails": {
    single_call: "@SingleCallConfig",
    user_messages: "@UserMessagesConfig",
  },
  "ActionRails": {
    instant_actions: "[text]",
  },
  "ToolOutputRails": {
    flows: "[text]",
    parallel: "bool = False",
  },
  "ToolInputRails": {
    flows: "[text]",
    parallel: "bool = False",
  },
  "LogAdapterConfig": {
    name: "text = 'FileSystem'",
  },
  "CacheStatsConfig": {
    enabled: "bool = False",
    log_interval: "num",
  },
  "EmbeddingsCacheConfig": {
    enabled: "bool = False",
    key_generator: "text = 'sha256'",
    store: "text = 'filesystem'",
    store_config: "map",
  },
  "OutputRailsStreamingConfig": {
    chunk_size: "int = 200",
    context_size: "int = 50",
    enabled: "bool = False",
    stream_first: "bool = True",
  },
  "SingleCallConfig": {
    enabled: "bool = False",
    fallback_to_multiple_calls: "bool = True",
  },
  "UserMessagesConfig": {
    embeddings_only: "bool = False",
    embeddings_only_fallback_intent: "text",
    embeddings_only_similarity_threshold: "num>=0<=1",
  },
};
