import { any, integer, key, list, oneOf, text, type Shape } from "../schema/shape.ts";

const TYPES = ["TYPE_INVALID", "TYPE_BOOL", "TYPE_UINT8", "TYPE_UINT16", "TYPE_UINT32", "TYPE_UINT64", "TYPE_INT8", "TYPE_INT16", "TYPE_INT32", "TYPE_INT64", "TYPE_FP16", "TYPE_FP32", "TYPE_FP64", "TYPE_STRING", "TYPE_BF16"];
const tensor: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    name: key(text, "The tensor's name."),
    data_type: key({ is: "text", values: TYPES }, "Its element type."),
    format: key(text, "How an image is laid out."),
    dims: key(any, "Its shape without the batch dimension; -1 for any size."),
    reshape: key(any, "Another shape for the backend."),
    is_shape_tensor: key(any, "The tensor is a shape."),
    allow_ragged_batch: key(any, "Requests of a batch may differ in shape."),
    optional: key(any, "A request may leave it out."),
    is_non_linear_format_io: key(any, "The tensor has a non-linear format."),
    label_filename: key(text, "A file with the names of the classes."),
  },
};
const tensors: Shape = oneOf(list(tensor), tensor);

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    name: key(text, "The model's name: that of its folder."),
    platform: key(text, "The older way to choose the backend, such as `onnxruntime_onnx`; `ensemble` for an ensemble."),
    backend: key(text, "What runs the model: `onnxruntime`, `tensorrt`, `pytorch`, `python` …"),
    runtime: key(text, "The library of the backend."),
    max_batch_size: key(integer, "The biggest batch; 0 for a model without a batch dimension."),
    input: key(tensors, "Tensors that go in."),
    output: key(tensors, "Tensors that come out."),
    batch_input: key(any, "Inputs about the batch."),
    batch_output: key(any, "Outputs about the batch."),
    version_policy: key(any, "Which versions are served."),
    optimization: key(any, "How the backend optimizes."),
    dynamic_batching: key(any, "Requests are put together into batches."),
    sequence_batching: key(any, "Requests of one sequence go to one instance."),
    ensemble_scheduling: key(any, "The steps of an ensemble."),
    instance_group: key(any, "Copies of the model and where they run."),
    default_model_filename: key(text, "The model's file, where it has another name."),
    cc_model_filenames: key(any, "Model files by compute capability."),
    metric_tags: key(any, "Tags of the metrics."),
    parameters: key(any, "Parameters for the backend."),
    model_warmup: key(any, "Requests that are sent before the model is ready."),
    model_operations: key(any, "Libraries of custom operations."),
    model_transaction_policy: key(any, "Whether a request may have several responses."),
    model_repository_agents: key(any, "Agents that prepare the model's folder."),
    response_cache: key(any, "Cache responses."),
    model_metrics: key(any, "Histograms of the model."),
  },
};
