/** Options of the servers, without dashes. Only a name that resembles one of them is a mistake: new ones come with every release. */
export const VLLM_OPTIONS: ReadonlySet<string> = new Set(
  `model host port uvicorn-log-level api-key chat-template chat-template-content-format response-role served-model-name tokenizer tokenizer-mode hf-config-path runner convert task trust-remote-code
  dtype seed allowed-origins allowed-local-media-path revision code-revision rope-scaling rope-theta tokenizer-revision max-model-len quantization enforce-eager max-seq-len-to-capture max-logprobs
  disable-sliding-window disable-cascade-attn skip-tokenizer-init config config-format hf-token hf-overrides generation-config override-generation-config enable-sleep-mode model-impl load-format download-dir
  ignore-patterns reasoning-parser guided-decoding-backend distributed-executor-backend pipeline-parallel-size tensor-parallel-size data-parallel-size data-parallel-size-local data-parallel-address
  data-parallel-rpc-port data-parallel-backend enable-expert-parallel enable-eplb max-parallel-loading-workers disable-custom-all-reduce worker-cls block-size gpu-memory-utilization swap-space kv-cache-dtype
  num-gpu-blocks-override enable-prefix-caching no-enable-prefix-caching prefix-caching-hash-algo cpu-offload-gb calculate-kv-scales limit-mm-per-prompt mm-processor-kwargs enable-lora max-loras max-lora-rank
  lora-dtype lora-modules max-cpu-loras fully-sharded-loras speculative-config otlp-traces-endpoint max-num-batched-tokens max-num-seqs num-lookahead-slots num-scheduler-steps preemption-mode
  scheduling-policy enable-chunked-prefill no-enable-chunked-prefill kv-transfer-config compilation-config additional-config disable-log-stats disable-log-requests enable-log-requests
  enable-auto-tool-choice tool-call-parser tool-parser-plugin enable-request-id-headers disable-frontend-multiprocessing middleware return-tokens-as-token-ids root-path ssl-keyfile ssl-certfile
  ssl-ca-certs max-log-len enable-prompt-tokens-details enable-server-load-tracking api-server-count headless async-scheduling device enable-reasoning allow-credentials allowed-methods allowed-headers
  disable-fastapi-docs speculative-model num-speculative-tokens use-v2-block-manager disable-async-output-proc qlora-adapter-name-or-path`.split(/\s+/),
);

export const TGI_OPTIONS: ReadonlySet<string> = new Set(
  `model-id revision validation-workers sharded num-shard quantize speculate dtype kv-cache-dtype trust-remote-code max-concurrent-requests max-best-of max-stop-sequences max-top-n-tokens max-input-tokens
  max-input-length max-total-tokens waiting-served-ratio max-batch-prefill-tokens max-batch-total-tokens max-waiting-tokens max-batch-size cuda-graphs hostname port prometheus-port shard-uds-path master-addr
  master-port huggingface-hub-cache weights-cache-override disable-custom-kernels cuda-memory-fraction rope-scaling rope-factor json-output otlp-endpoint otlp-service-name cors-allow-origin api-key
  watermark-gamma watermark-delta ngrok ngrok-authtoken ngrok-edge tokenizer-config-path disable-grammar-support env max-client-batch-size lora-adapters usage-stats payload-limit enable-prefill-logprobs graceful-termination-timeout`.split(/\s+/),
);
