/** Options of the servers, without dashes, of vLLM 0.6 to 0.33 (read 2026-11-22). Only a name that resembles one of them is a mistake: new ones come with every release. */
export const VLLM_OPTIONS: ReadonlySet<string> = new Set(
  `additional-config aggregate-engine-logging all2all-backend allow-credentials allow-deprecated-quantization allowed-headers allowed-local-media-path allowed-media-domains allowed-methods
  allowed-origins anthropic-disabled-thinking-effort api-key api-server-count async-scheduling attention-backend attention-config aux-output-config block-size calculate-kv-scales
  chat-template chat-template-content-format code-revision cohere-format cohere-is-reasoning-model collect-detailed-traces compilation-config config config-format convert
  cp-kv-cache-interleave-size cpu-distributed-timeout-seconds cpu-offload-gb cpu-offload-params cuda-graph-sizes cudagraph-capture-sizes cudagraph-metrics custom-histogram-buckets
  data-parallel-address data-parallel-backend data-parallel-external-lb data-parallel-hybrid-lb data-parallel-multi-port-external-lb data-parallel-rank data-parallel-rpc-port
  data-parallel-size data-parallel-size-local data-parallel-start-rank data-parallel-supervisor-port dbo-decode-token-threshold dbo-prefill-token-threshold dcp-comm-backend
  dcp-kv-cache-interleave-size dcp-q-replicate decode-context-parallel-size default-chat-template-kwargs default-mm-loras device device-ids diffusion-config disable-access-log-for-endpoints
  disable-async-output-proc disable-cascade-attn disable-chunked-mm-input disable-custom-all-reduce disable-fastapi-docs disable-frontend-multiprocessing disable-hybrid-kv-cache-manager
  disable-log-requests disable-log-stats disable-log-stats-server disable-logprobs-during-spec-decoding disable-mm-preprocessor-cache disable-nccl-for-dp-synchronization
  disable-sliding-window disable-uvicorn-access-log distributed-executor-backend distributed-timeout-seconds download-dir dp-supervisor-probe-failure-threshold dp-supervisor-probe-interval-s
  dp-supervisor-probe-timeout-s dp-sync-interval dry-run dtype ec-manager-config ec-transfer-config elastic-ep-max-dp-size enable-auto-tool-choice enable-batch-sharded-sampling
  enable-chunked-prefill enable-cumem-allocator enable-dbo enable-elastic-ep enable-ep-weight-filter enable-eplb enable-expert-parallel enable-fault-tolerance enable-flash-late-interaction
  enable-flashinfer-autotune enable-force-include-usage enable-hc-sp enable-layerwise-nvtx-tracing enable-log-deltas enable-log-outputs enable-log-requests enable-logging-iteration-details
  enable-lora enable-lora-bias enable-mamba-cache-stochastic-rounding enable-mamba-shared-prefix-checkpoint enable-metrics enable-mfu-metrics enable-mixed-moe-lora-format enable-mm-embeds
  enable-mm-processor-stats enable-moe-shared-loras enable-multimodal-encoder-data-parallel enable-nccl-comm-suspend enable-offline-docs enable-per-request-metrics enable-prefix-caching
  enable-prompt-adapter enable-prompt-embeds enable-prompt-tokens-details enable-reasoning enable-request-id-headers enable-return-routed-experts enable-scale-out enable-server-load-tracking
  enable-shm-tensor-arena enable-sleep-mode enable-ssl-refresh enable-tokenizer-info-endpoint enable-tower-connector-lora enable-trace-replay enforce-eager engram-config eplb-config
  eplb-log-balancedness eplb-step-interval eplb-window-size exclude-tools-when-tool-choice-none expand-tools-even-if-tool-choice-none expert-placement-strategy fail-on-environ-validation
  fault-tolerance-config fingerprint-mode fingerprint-value fully-sharded-loras gdn-prefill-backend generation-config gpu-memory-utilization grpc grpc-port guided-decoding-backend
  guided-decoding-disable-additional-properties guided-decoding-disable-any-whitespace guided-decoding-disable-fallback h11-max-header-count h11-max-incomplete-event-size headless
  hf-config-path hf-overrides hf-token host ignore-patterns input-file interleave-mm-strings io-processor-plugin ir-op-priority jit-monitor-mode jit-monitor-verbose kda-decode-backend
  kda-prefill-backend kernel-config kv-cache-dtype kv-cache-dtype-skip-layers kv-cache-memory-bytes kv-cache-metrics kv-cache-metrics-sample kv-events-config kv-offloading-backend
  kv-offloading-size kv-sharing-fast-prefill kv-transfer-config language-model-only limit-mm-per-prompt linear-backend load-format log-config-file log-error-stack log-level logging-config
  logits-processor-pattern logits-processors logprobs-mode long-lora-scaling-factors long-prefill-token-threshold long-prefill-token-threshold-adaptive lora-dtype lora-extra-vocab-size
  lora-modules lora-target-modules mamba-backend mamba-block-size mamba-cache-dtype mamba-cache-mode mamba-cache-philox-rounds mamba-config mamba-ssm-cache-dtype mamba-ssu-algorithm
  master-addr master-port max-cpu-loras max-cudagraph-capture-size max-inflight max-log-len max-logprobs max-long-partial-prefills max-lora-cls-labels max-lora-rank max-loras max-model-len
  max-num-active-seqs max-num-batched-tokens max-num-partial-prefills max-num-queued-reqs max-num-queued-tokens max-num-scheduled-tokens max-num-seqs max-parallel-loading-workers
  max-prompt-adapter-token max-prompt-adapters max-seq-len-to-capture max-tokens media-io-kwargs middleware mm-device-do-normalize mm-encoder-attn-backend mm-encoder-attn-dtype
  mm-encoder-fp8-scale-path mm-encoder-fp8-scale-save-margin mm-encoder-fp8-scale-save-path mm-encoder-only mm-encoder-tp-mode mm-hasher-algorithm mm-ipc-gpu-memory-gb mm-processor-cache-gb
  mm-processor-cache-type mm-processor-device mm-processor-kwargs mm-shm-cache-max-object-size-mb mm-tensor-ipc model model-class-overrides model-impl model-loader-extra-config model-name
  model-weights moe-backend monokernel multi-step-stream-outputs ngram-prompt-lookup-max ngram-prompt-lookup-min nnodes no-enable-chunked-prefill no-enable-prefix-caching node-rank
  num-gpu-blocks-override num-lookahead-slots num-redundant-experts num-scheduler-steps num-speculative-tokens numa-bind numa-bind-cpus numa-bind-nodes offload-backend offload-group-size
  offload-num-in-group offload-params offload-prefetch-step optimization-level otlp-traces-endpoint output-file output-tmp-dir override-attention-dtype override-generation-config
  override-neuron-config override-pooler-config per-request-spec-decode-metrics performance-mode pipeline-parallel-size pooler-config port preemption-mode prefill-context-parallel-size
  prefill-schedule-interval prefix-cache-retention-interval prefix-caching-hash-algo prefix-match-unit profiler-config prompt-adapters pt-load-map-location qlora-adapter-name-or-path
  quantization quantization-config quantization-param-path ray-workers-use-nsight reasoning-config reasoning-effort-map reasoning-parser reasoning-parser-plugin renderer-num-workers
  replayssm-buffer-len response-role return-sampling-mask return-tokens-as-token-ids revision root-path rope-scaling rope-theta runner safetensors-load-strategy
  safetensors-prefetch-block-size safetensors-prefetch-num-threads scheduler-cls scheduler-delay-factor scheduler-reserve-full-isl scheduling-policy seed seed-listen-host seed-listen-port
  seed-source-host seed-source-port seed-token served-model-name show-hidden-metrics-for-version shutdown-timeout skip-mm-profiling skip-tokenizer-init sleep-mode-backend
  sleep-mode-offload-cudagraph sleep-preserve-parameter-names snapshot-dir sparse-indexer-topk-backend spec-decoding-acceptance-method spec-method spec-model spec-tokens
  specialize-active-lora speculative-config speculative-disable-by-batch-size speculative-disable-mqa-scorer speculative-draft-tensor-parallel-size speculative-max-model-len
  speculative-model speculative-model-quantization sse-keep-alive-interval ssl-ca-certs ssl-cert-reqs ssl-certfile ssl-ciphers ssl-keyfile stats stream-interval structured-outputs-config
  swa-bounded-replay swap-space system-prompt task tensor-parallel-size tokenizer tokenizer-mode tokenizer-pool-extra-config tokenizer-pool-size tokenizer-pool-type tokenizer-revision
  tokens-only tool-call-parser tool-parser-plugin tool-server tool-strict-level trust-remote-code trust-request-chat-template trust-request-mm-kwargs
  typical-acceptance-sampler-posterior-alpha typical-acceptance-sampler-posterior-threshold ubatch-size uds url use-fp64-gumbel use-gpu-for-pooling-score use-replayssm use-tqdm-on-load
  use-v2-block-manager uvicorn-log-level video-pruning-method video-pruning-rate watchdog-config watermark watermark-config weight-cache-draft-master-port weight-cache-health-host
  weight-cache-health-port weight-cache-master-port weight-cache-socket-dir weight-transfer-config worker-cls worker-extension-cls worker-use-ray`.split(/\s+/),
);

export const TGI_OPTIONS: ReadonlySet<string> = new Set(
  `model-id revision validation-workers sharded num-shard quantize speculate dtype kv-cache-dtype trust-remote-code max-concurrent-requests max-best-of max-stop-sequences max-top-n-tokens max-input-tokens
  max-input-length max-total-tokens waiting-served-ratio max-batch-prefill-tokens max-batch-total-tokens max-waiting-tokens max-batch-size cuda-graphs hostname port prometheus-port shard-uds-path master-addr
  master-port huggingface-hub-cache weights-cache-override disable-custom-kernels cuda-memory-fraction rope-scaling rope-factor json-output otlp-endpoint otlp-service-name cors-allow-origin api-key
  watermark-gamma watermark-delta ngrok ngrok-authtoken ngrok-edge tokenizer-config-path disable-grammar-support env max-client-batch-size lora-adapters usage-stats payload-limit enable-prefill-logprobs graceful-termination-timeout`.split(/\s+/),
);

/** Options of vLLM that are whole numbers in every one of these releases; newer ones take `8k` too. */
export const VLLM_INTEGERS: ReadonlySet<string> = new Set(
  `cp-kv-cache-interleave-size cpu-distributed-timeout-seconds data-parallel-rank data-parallel-rpc-port data-parallel-size data-parallel-size-local data-parallel-start-rank
  data-parallel-supervisor-port dbo-decode-token-threshold dbo-prefill-token-threshold dcp-kv-cache-interleave-size decode-context-parallel-size distributed-timeout-seconds
  dp-supervisor-probe-failure-threshold dp-sync-interval elastic-ep-max-dp-size eplb-step-interval eplb-window-size grpc-port h11-max-header-count h11-max-incomplete-event-size
  kv-cache-memory-bytes long-prefill-token-threshold lora-extra-vocab-size mamba-block-size mamba-cache-philox-rounds master-port max-cpu-loras max-cudagraph-capture-size max-inflight
  max-log-len max-logprobs max-long-partial-prefills max-lora-cls-labels max-loras max-model-len max-num-active-seqs max-num-batched-tokens max-num-partial-prefills max-num-queued-reqs
  max-num-queued-tokens max-num-scheduled-tokens max-num-seqs max-parallel-loading-workers max-prompt-adapter-token max-prompt-adapters max-seq-len-to-capture mm-shm-cache-max-object-size-mb
  ngram-prompt-lookup-max ngram-prompt-lookup-min nnodes node-rank num-gpu-blocks-override num-lookahead-slots num-redundant-experts num-scheduler-steps num-speculative-tokens
  offload-group-size offload-num-in-group offload-prefetch-step pipeline-parallel-size port prefill-context-parallel-size prefill-schedule-interval prefix-cache-retention-interval
  prefix-match-unit renderer-num-workers replayssm-buffer-len safetensors-prefetch-block-size safetensors-prefetch-num-threads seed shutdown-timeout spec-tokens
  speculative-disable-by-batch-size speculative-draft-tensor-parallel-size speculative-max-model-len sse-keep-alive-interval ssl-cert-reqs stream-interval tensor-parallel-size
  tokenizer-pool-size ubatch-size`.split(/\s+/),
);

/** Options of vLLM that are numbers. */
export const VLLM_NUMBERS: ReadonlySet<string> = new Set(
  `cpu-offload-gb dp-supervisor-probe-interval-s dp-supervisor-probe-timeout-s gpu-memory-utilization kv-cache-metrics-sample kv-offloading-size mm-encoder-fp8-scale-save-margin
  mm-ipc-gpu-memory-gb mm-processor-cache-gb rope-theta scheduler-delay-factor swap-space typical-acceptance-sampler-posterior-alpha typical-acceptance-sampler-posterior-threshold
  video-pruning-rate watermark`.split(/\s+/),
);

/** The short forms of vLLM. */
export const SHORT_OPTIONS: Readonly<Record<string, string>> = { tp: "tensor-parallel-size", pp: "pipeline-parallel-size", dp: "data-parallel-size", q: "quantization", dpl: "data-parallel-size-local", dpa: "data-parallel-address", dpr: "data-parallel-rank" };
