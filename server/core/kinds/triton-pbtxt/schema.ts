import { keysOf } from "../schema/fields.ts";
import { any, closed, key, list, oneOf, type MapShape, type Shape } from "../schema/shape.ts";

/** After model_config.proto of the Triton inference server (BSD-3-Clause), read 2026-11-21. Its reader refuses every field that it does not know. What is repeated may also stand alone. */
const several = (shape: Shape): Shape => oneOf(list(shape), shape);

const TYPES = ["TYPE_INVALID", "TYPE_BOOL", "TYPE_UINT8", "TYPE_UINT16", "TYPE_UINT32", "TYPE_UINT64", "TYPE_INT8", "TYPE_INT16", "TYPE_INT32", "TYPE_INT64", "TYPE_FP16", "TYPE_FP32", "TYPE_FP64", "TYPE_STRING", "TYPE_BF16"];
const type = key({ is: "text", values: TYPES }, "Its element type.");
const dims = { dims: ["int|[int]", "Its shape without the batch dimension; -1 for any size."] } as const;

const tensor: MapShape = { ...closed({
  ...keysOf({ name: ["text", "The tensor's name."] }, { required: true }),
  ...keysOf({
    format: ["'FORMAT_NONE'|'FORMAT_NHWC'|'FORMAT_NCHW'", "How an image is laid out."],
    ...dims,
    is_shape_tensor: ["bool", "The tensor is a shape."],
    allow_ragged_batch: ["bool", "Requests of a batch may differ in shape."],
    optional: ["bool", "A request may leave it out."],
    is_non_linear_format_io: ["bool", "The tensor has a non-linear format."],
    label_filename: ["text", "A file with the names of the classes."],
  }),
  data_type: type,
  reshape: key(closed(keysOf({ shape: ["int|[int]", "The shape that the backend sees."] })), "Another shape for the backend."),
}), aliases: { type: "data_type", dtype: "data_type", shape: "dims" } };

const queue: MapShape = closed(keysOf({
  timeout_action: ["'REJECT'|'DELAY'", "What happens to a request that waited too long."],
  default_timeout_microseconds: ["int>=0", "How long a request may wait."],
  allow_timeout_override: ["bool", "Requests may say how long they wait."],
  max_queue_size: ["int>=0", "Requests that may wait; 0 for any number."],
}));

const control = closed({ ...keysOf({ kind: ["'CONTROL_SEQUENCE_START'|'CONTROL_SEQUENCE_READY'|'CONTROL_SEQUENCE_END'|'CONTROL_SEQUENCE_CORRID'", "What it tells."], int32_false_true: ["[int]|int", "Values for no and yes."], fp32_false_true: ["[num]|num", "Values for no and yes."], bool_false_true: ["[bool]|bool", "Values for no and yes."] }), data_type: type });

const instance = closed(keysOf({
  name: ["text", "The name of the group."],
  kind: ["'KIND_AUTO'|'KIND_GPU'|'KIND_CPU'|'KIND_MODEL'", "Where copies run."],
  count: ["int>=0", "Copies; on GPUs, copies per GPU."],
  gpus: ["int>=0|[int>=0]", "GPUs to run on."],
  profile: ["text|[text]", "Profiles of TensorRT."],
  passive: ["bool", "Loaded, and not used."],
  host_policy: ["text", "The policy of the host."],
  rate_limiter: ["map", "Resources that a run takes."],
  secondary_devices: ["map|[map]", "Further devices."],
}));

const names = several(closed(keysOf({ key: ["text", "The model's name of the tensor."], value: ["text", "The ensemble's name of it."] })));

const step = closed({ ...keysOf({ model_name: ["text", "The model to run."], model_version: ["int>=-1", "Its version; -1 for the newest."], model_namespace: ["text", "The namespace of the model."] }), input_map: key(names, "Inputs of the model and where they come from."), output_map: key(names, "Outputs of the model and what they are called.") });

const accelerator = several(closed({ ...keysOf({ name: ["text", "The accelerator, such as `tensorrt`."] }), parameters: key(any, "Its settings.") }));

export const schema: Shape = closed({
  ...keysOf({
    name: ["text", "The model's name: that of its folder."],
    platform: ["'python'|'pytorch'|'tensorflow'|'onnxruntime'|'tensorrt'|'tensorrtllm'|'openvino'|'dali'|'vllm'|'identity'|'square'|'repeat'|'ensemble'|'pytorch_libtorch'|'onnxruntime_onnx'|'tensorrt_plan'|'tensorflow_savedmodel'|'tensorflow_graphdef'|text", "The older way to choose the backend, such as `onnxruntime_onnx`; `ensemble` for an ensemble."],
    backend: ["'python'|'pytorch'|'tensorflow'|'onnxruntime'|'tensorrt'|'tensorrtllm'|'openvino'|'dali'|'vllm'|'identity'|'square'|'repeat'|'ensemble'|'pytorch_libtorch'|'onnxruntime_onnx'|'tensorrt_plan'|'tensorflow_savedmodel'|'tensorflow_graphdef'|text", "What runs the model: `onnxruntime`, `tensorrt`, `pytorch`, `python` …"],
    runtime: ["text", "The library of the backend."],
    max_batch_size: ["int>=0", "The biggest batch; 0 for a model without a batch dimension."],
    default_model_filename: ["text", "The model's file, where it has another name."],
    cc_model_filenames: ["any", "Model files by compute capability."],
    metric_tags: ["any", "Tags of the metrics."],
  }),
  input: key(several(tensor), "Tensors that go in."),
  output: key(several(tensor), "Tensors that come out."),
  batch_input: key(several(closed({ ...keysOf({ kind: ["'BATCH_ELEMENT_COUNT'|'BATCH_ACCUMULATED_ELEMENT_COUNT'|'BATCH_ACCUMULATED_ELEMENT_COUNT_WITH_ZERO'|'BATCH_MAX_ELEMENT_COUNT_AS_SHAPE'|'BATCH_ITEM_SHAPE'|'BATCH_ITEM_SHAPE_FLATTEN'", "What is told."], target_name: ["text|[text]", "The tensors that tell it."], source_input: ["text|[text]", "The inputs that it is about."] }), data_type: type })), "Inputs about the batch."),
  batch_output: key(several(closed(keysOf({ target_name: ["text|[text]", "The outputs."], kind: ["'BATCH_SCATTER_WITH_INPUT_SHAPE'", "How they are cut."], source_input: ["text|[text]", "The inputs that tell how."] }))), "Outputs about the batch."),
  version_policy: key(closed({ latest: key(closed(keysOf({ num_versions: ["int>=1", "How many."] })), "The newest versions."), all: key(closed({}), "All versions."), specific: key(closed(keysOf({ versions: ["int>=1|[int>=1]", "Which."] })), "These versions.") }), "Which versions are served."),
  optimization: key(
    closed({
      graph: key(closed(keysOf({ level: ["int>=-1", "How far graphs are optimized."] })), "Optimization of the graph."),
      ...keysOf({ priority: ["'PRIORITY_DEFAULT'|'PRIORITY_MAX'|'PRIORITY_MIN'", "Which models come first."], eager_batching: ["bool", "Fill the next batch while one runs."], gather_kernel_buffer_threshold: ["int>=0", "From how many buffers a kernel gathers."] }),
      input_pinned_memory: key(closed(keysOf({ enable: ["bool", "Whether it is used."] })), "Page-locked memory for inputs."),
      output_pinned_memory: key(closed(keysOf({ enable: ["bool", "Whether it is used."] })), "Page-locked memory for outputs."),
      cuda: key(any, "CUDA graphs."),
      execution_accelerators: key(closed({ gpu_execution_accelerator: key(accelerator, "On GPUs."), cpu_execution_accelerator: key(accelerator, "On CPUs.") }), "What speeds the backend up."),
    }),
    "How the backend optimizes.",
  ),
  dynamic_batching: key(
    closed({
      ...keysOf({
        preferred_batch_size: ["int>=1|[int>=1]", "Sizes that batches should have."],
        max_queue_delay_microseconds: ["int>=0", "How long a request may wait for others."],
        preserve_ordering: ["bool", "Answers come in the order of the requests."],
        priority_levels: ["int>=0", "Levels of priority; 1 is the first."],
        default_priority_level: ["int>=0", "The level where a request gives none."],
      }),
      default_queue_policy: key(queue, "How requests wait."),
      priority_queue_policy: key(any, "How requests wait, by level."),
    }),
    "Requests are put together into batches.",
  ),
  sequence_batching: key(
    closed({
      direct: key(closed(keysOf({ max_queue_delay_microseconds: ["int>=0", "How long a request may wait."], minimum_slot_utilization: ["num>=0<=1", "Share of the slots that must be filled."] })), "Each sequence has a slot of its own."),
      oldest: key(closed(keysOf({ max_candidate_sequences: ["int>=1", "Sequences at a time."], preferred_batch_size: ["int>=1|[int>=1]", "Sizes that batches should have."], max_queue_delay_microseconds: ["int>=0", "How long a request may wait."], preserve_ordering: ["bool", "Answers come in the order of the requests."] })), "The oldest request comes first."),
      ...keysOf({ max_sequence_idle_microseconds: ["int>=0", "When a sequence is given up."], iterative_sequence: ["bool", "A request runs again until it is done."], generative_sequence: ["bool", "The name that `iterative_sequence` had before."] }),
      control_input: key(several(closed({ ...keysOf({ name: ["text", "The tensor."] }), control: key(several(control), "What it tells.") })), "Tensors that tell the state of the sequence."),
      state: key(several(closed({ ...keysOf({ input_name: ["text", "The state that goes in."], output_name: ["text", "The state that comes out."], ...dims, use_same_buffer_for_input_output: ["bool", "One buffer for both."], use_growable_memory: ["bool", "The buffer grows."] }), data_type: type, initial_state: key(any, "The first state.") })), "State that is kept between requests."),
    }),
    "Requests of one sequence go to one instance.",
  ),
  ensemble_scheduling: key(closed({ step: key(several(step), "Models to run, by what they need.") }), "The steps of an ensemble."),
  instance_group: key(several(instance), "Copies of the model and where they run."),
  parameters: key(several(closed({ ...keysOf({ key: ["text", "The name."] }), value: key(closed(keysOf({ string_value: ["text", "The value, as text."] })), "The value.") })), "Parameters for the backend."),
  model_warmup: key(several(closed({ ...keysOf({ name: ["text", "The name of the sample."], batch_size: ["int>=1", "The size of the batch."], count: ["int>=1", "How often."] }), inputs: key(several(closed({ ...keysOf({ key: ["text", "The input."] }), value: key(closed({ data_type: type, ...keysOf({ ...dims, zero_data: ["bool", "Zeros."], random_data: ["bool", "Random values."], input_data_file: ["text", "A file with the values."] }) }), "What it holds.") })), "What goes in.") })), "Requests that are sent before the model is ready."),
  model_operations: key(closed(keysOf({ op_library_filename: ["text|[text]", "Libraries."] })), "Libraries of custom operations."),
  model_transaction_policy: key(closed(keysOf({ decoupled: ["bool", "A request may have none or several answers."] })), "Whether a request may have several responses."),
  model_repository_agents: key(any, "Agents that prepare the model's folder."),
  response_cache: key(closed(keysOf({ enable: ["bool", "Whether it is used."] })), "Cache responses."),
  model_metrics: key(any, "Histograms of the model."),
});
