import { keysOf } from "../schema/fields.ts";
import { key, open, type MapShape, type Shape } from "../schema/shape.ts";

const repository: Shape = open({
  ...keysOf({ source: ["'HF'|'GCS'|'S3'|'AZURE'|'LOCAL'|'REMOTE_URL'|'BASETEN_TRAINING'", "Where the checkpoint is."], repo: ["text", "Its name or address there."] }, { required: true }),
  ...keysOf({ revision: ["text", "Commit or branch."], runtime_secret_name: ["text", "Secret to fetch it with."] }),
});

const buildKeys: MapShape["keys"] = {
  ...keysOf({
    base_model: ["'encoder'|'encoder_bert'|'decoder'|'palmyra'|'qwen'|'llama'|'mistral'|'deepseek'|'whisper'", "`decoder` for what generates, `encoder` or `encoder_bert` for embeddings and rankings."],
    max_seq_len: ["int>=1<=1048576", "Longest prompt and answer together, in tokens."],
    max_batch_size: ["int>=1<=2048", "Most requests at once."],
    max_num_tokens: ["int>=65<=1048576", "Most tokens of a batch."],
    max_beam_width: ["int>=1<=1", "Only 1 is supported."],
    max_prompt_embedding_table_size: ["int", "Rows for prompt tuning."],
    gather_all_token_logits: ["bool", "Keep the logits of all tokens."],
    strongly_typed: ["bool", "Build a strongly typed network."],
    quantization_type: ["'no_quant'|'weights_int8'|'weights_kv_int8'|'weights_int4'|'weights_int4_kv_int8'|'smooth_quant'|'fp8'|'fp8_kv'|'fp8_mlp_only'|'fp4'|'fp4_kv'|'fp4_mlp_only'", "How numbers are made smaller."],
    tensor_parallel_count: ["int>=1", "GPUs that share every layer."],
    pipeline_parallel_count: ["int", "GPUs that share the layers."],
    moe_expert_parallel_option: ["int", "How experts are shared out."],
    sequence_parallel_count: ["int", "GPUs that share the sequence."],
    num_builder_gpus: ["int>=1", "GPUs for the build, where it needs more than the model."],
    lora_adapters: ["map", "Adapters by name."],
    lora_configuration: ["map", "Ranks and modules of adapters."],
    skip_build_result: ["bool", "Build nothing."],
  }),
  checkpoint_repository: key(repository, "The weights."),
  quantization_config: key(open(keysOf({ calib_size: ["int>=64<=16384", "Samples for calibration, a multiple of 64."], calib_dataset: ["text", "Data for calibration."], calib_max_seq_length: ["int>=64<=16384", "Their longest, a multiple of 64."] })), "Calibration of the quantization."),
  plugin_configuration: key(open(keysOf({ paged_kv_cache: ["bool", "Keep the cache in pages."], use_paged_context_fmha: ["bool", "Attention over pages."], gemm_plugin: ["text", "Plugin for products."], use_fp8_context_fmha: ["bool", "Attention in FP8."] })), "Plugins of the engine."),
};

/** `trt_llm` of a Truss model; the second inference stack has other keys under `runtime`. */
export const tensorRtShape: Shape = open({
  inference_stack: key({ is: "text", values: ["v1", "v2"] }, "`v1` (default) or `v2`."),
  build: key(open({ ...buildKeys, speculator: key(open({ ...keysOf({ speculative_decoding_mode: ["'DRAFT_TOKENS_EXTERNAL'|'LOOKAHEAD_DECODING'", "How tokens are guessed ahead."], num_draft_tokens: ["int>=1", "Tokens per guess."], lookahead_windows_size: ["int>=1", "Window."], lookahead_ngram_size: ["int>=1", "N-gram."], lookahead_verification_set_size: ["int>=1", "Candidates."], enable_b10_lookahead: ["bool", "Baseten's own lookahead."], runtime: ["map", "Settings of the draft model."], build: ["map", "Build of the draft model."] }), checkpoint_repository: key(repository, "The draft model.") }), "Guesses tokens ahead.") }), "How the engine is built.", { required: true }),
  runtime: key(open(keysOf({
    kv_cache_free_gpu_mem_fraction: ["num>=0<=1", "Share of free GPU memory for the cache."],
    kv_cache_host_memory_bytes: ["int>=1", "Memory of the host for the cache."],
    lora_cache_max_adapter_size: ["int>=1", "Largest rank kept."],
    lora_cache_optimal_adapter_size: ["int>=1", "Usual rank."],
    lora_cache_gpu_memory_fraction: ["num", "Share of memory for adapters."],
    lora_cache_host_memory_bytes: ["int>=1", "Memory of the host for adapters."],
    enable_chunked_context: ["bool", "Work long prompts off in pieces."],
    batch_scheduler_policy: ["'max_utilization'|'guaranteed_no_evict'", "Which requests go in."],
    request_default_max_tokens: ["int>=1", "Length of an answer unless the request says."],
    served_model_name: ["text", "Name in the API."],
    total_token_limit: ["int", "Tokens waiting at most."],
    webserver_default_route: ["'/v1/embeddings'|'/v1/systemone'|'/rerank'|'/predict'|'/predict_tokens'", "Path that `predict` leads to."],
    max_seq_len: ["int>=1<=1048576", "v2: longest prompt and answer."],
    max_batch_size: ["int>=1<=2048", "v2: most requests at once."],
    max_num_tokens: ["int>=65<=131072", "v2: most tokens of a batch."],
    tensor_parallel_size: ["int>=1", "v2: GPUs that share every layer."],
    enable_chunked_prefill: ["bool", "v2: work long prompts off in pieces."],
    patch_kwargs: ["map", "v2: further arguments."],
  })), "How the engine runs."),
  version_overrides: key(open(keysOf({ engine_builder_version: ["text", "Version of the builder."], briton_version: ["text", "Version of the server."], bei_version: ["text", "Version for embeddings."], bei_bert_version: ["text", "Version for BERT."], v2_llm_version: ["text", "Version of the second stack."] })), "Versions of Baseten's images."),
});
