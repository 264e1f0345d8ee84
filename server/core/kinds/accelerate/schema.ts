import { keysOf } from "../schema/fields.ts";
import { choice, key, loose, open, type MapShape, type Shape } from "../schema/shape.ts";

/** YAML 1.1 reads an unquoted `no` as false. */
const NO = "'no'|'No'|'NO'|'false'|'False'";
const WRAP = "'TRANSFORMER_BASED_WRAP'|'SIZE_BASED_WRAP'|'NO_WRAP'|'transformer_based_wrap'|'size_based_wrap'|'no_wrap'";
const DYNAMO = "'NO'|'no'|'EAGER'|'AOT_EAGER'|'INDUCTOR'|'AOT_TS_NVFUSER'|'NVPRIMS_NVFUSER'|'CUDAGRAPHS'|'OFI'|'FX2TRT'|'ONNXRT'|'TENSORRT'|'AOT_TORCHXLA_TRACE_ONCE'|'TORCHXLA_TRACE_ONCE'|'IPEX'|'TVM'|'HPU_BACKEND'|'inductor'|'eager'";

const deepspeed = open(keysOf({
  zero_stage: ["int>=0<=3", "What is split over the GPUs: 1 optimizer states, 2 and gradients, 3 and parameters."],
  deepspeed_config_file: ["text", "A DeepSpeed config file, which then says everything."],
  gradient_accumulation_steps: ["int>=1|'auto'", "Forward passes per optimizer step."],
  gradient_clipping: ["num>=0|'auto'", "Gradients are scaled down to this norm."],
  offload_optimizer_device: ["'none'|'cpu'|'nvme'", "Where optimizer states go."],
  offload_param_device: ["'none'|'cpu'|'nvme'", "Where parameters go; stage 3 only."],
  offload_optimizer_nvme_path: ["text", "The folder on the NVMe drive."],
  offload_param_nvme_path: ["text", "The folder on the NVMe drive."],
  zero3_init_flag: ["bool", "Make the model split from the start; stage 3 only."],
  zero3_save_16bit_model: ["bool", "Gather the weights when saving."],
  deepspeed_multinode_launcher: ["'pdsh'|'standard'|'openmpi'|'mvapich'|'mpich'|'slurm'|'nossh'|'impi'", "What starts the other machines."],
  deepspeed_hostfile: ["text", "The file with the machines."],
  deepspeed_exclusion_filter: ["text", "Machines to leave out."],
  deepspeed_inclusion_filter: ["text", "Machines to take."],
  deepspeed_moe_layer_cls_names: ["text", "Classes of mixture-of-experts layers."],
}));

const fsdp = open(keysOf({
  fsdp_version: ["int>=1<=2", "1, or 2 for the newer fully_shard."],
  fsdp_auto_wrap_policy: [WRAP, "What becomes a unit of its own."],
  fsdp_transformer_layer_cls_to_wrap: ["text", "The class of the layers."],
  fsdp_min_num_params: ["int>=0", "Least parameters of a unit."],
  fsdp_sharding_strategy: ["'FULL_SHARD'|'SHARD_GRAD_OP'|'NO_SHARD'|'HYBRID_SHARD'|'HYBRID_SHARD_ZERO2'|'1'|'2'|'3'|'4'|'5'", "What is split over the GPUs."],
  fsdp_reshard_after_forward: ["bool|'FULL_SHARD'|'full_shard'|'SHARD_GRAD_OP'|'shard_grad_op'|'HYBRID_SHARD'|'hybrid_shard'|'NO_SHARD'|'no_shard'", "Split the parameters again after the forward pass."],
  fsdp_backward_prefetch: ["'BACKWARD_PRE'|'BACKWARD_POST'|'NO_PREFETCH'|'backward_pre'|'backward_post'|'no_prefetch'", "When the next parameters are fetched."],
  fsdp_backward_prefetch_policy: ["'BACKWARD_PRE'|'BACKWARD_POST'|'NO_PREFETCH'", "The older name of `fsdp_backward_prefetch`."],
  fsdp_forward_prefetch: ["bool", "Fetch the next parameters in the forward pass."],
  fsdp_offload_params: ["bool", "Keep parameters in CPU memory."],
  fsdp_state_dict_type: ["'FULL_STATE_DICT'|'LOCAL_STATE_DICT'|'SHARDED_STATE_DICT'", "How checkpoints are written."],
  fsdp_sync_module_states: ["bool", "Send the weights of the first process to the others."],
  fsdp_use_orig_params: ["bool", "Keep the original parameters."],
  fsdp_cpu_ram_efficient_loading: ["bool", "Only the first process loads the weights."],
  fsdp_activation_checkpointing: ["bool", "Compute activations again instead of keeping them."],
}));

const dynamo = open(keysOf({
  dynamo_backend: [DYNAMO, "The compiler."],
  dynamo_mode: ["'default'|'reduce-overhead'|'max-autotune'", "What it aims at."],
  dynamo_use_dynamic: ["bool", "Shapes may change."],
  dynamo_use_fullgraph: ["bool", "Stop where the graph breaks."],
  dynamo_use_regional_compilation: ["bool", "Compile repeated blocks once."],
}));

const fp8 = open(keysOf({
  backend: ["'TE'|'AO'|'MSAMP'|'te'|'ao'|'msamp'", "The library."],
  fp8_format: ["'E4M3'|'HYBRID'|'E5M2'", "The layout of the 8 bits."],
  amax_compute_algorithm: ["'max'|'most_recent'", "How the scale is found."],
  amax_compute_algo: ["'max'|'most_recent'", "How the scale is found."],
  amax_history_len: ["int>=1", "Steps to look back."],
  amax_history_length: ["int>=1", "Steps to look back."],
  interval: ["int>=1", "Steps between new scales."],
  margin: ["int>=0", "Margin of the scale."],
  optimization_level: ["'O1'|'O2'", "Level of MS-AMP."],
  opt_level: ["'O1'|'O2'", "Level of MS-AMP."],
  override_linear_precision: ["any", "Which products stay in higher precision."],
  use_autocast_during_eval: ["bool", "8 bits in evaluation too."],
}));

const megatron = open(keysOf({
  megatron_lm_tp_degree: ["int>=1", "GPUs that share a layer."],
  megatron_lm_pp_degree: ["int>=1", "Stages of the pipeline."],
  megatron_lm_num_micro_batches: ["int>=1", "Parts of a batch in the pipeline."],
  megatron_lm_gradient_clipping: ["num>=0", "Gradients are scaled down to this norm."],
  megatron_lm_recompute_activations: ["bool", "Compute activations again instead of keeping them."],
  megatron_lm_sequence_parallelism: ["bool", "Split sequences too."],
  megatron_lm_use_distributed_optimizer: ["bool", "Split optimizer states over GPUs."],
}));

/** After Accelerate 1.15 (Apache-2.0), read 2026-11-21. */
const TOP: MapShape["keys"] = {
  compute_environment: key(choice("LOCAL_MACHINE", "AMAZON_SAGEMAKER"), "Where it runs."),
  distributed_type: key(choice("NO", "no", "MULTI_CPU", "MULTI_GPU", "MULTI_NPU", "MULTI_XPU", "MULTI_MLU", "MULTI_MUSA", "MULTI_SDAA", "MULTI_HPU", "MULTI_NEURON", "DEEPSPEED", "FSDP", "XLA", "TPU", "MEGATRON_LM", "TP", "DATA_PARALLEL", "MODEL_PARALLEL", "false", "False", "No"), "How the work is split. Quote `'NO'`: YAML 1.1 reads it as false.", { required: true }),
  deepspeed_config: key(deepspeed, "Settings of DeepSpeed."),
  fsdp_config: key(fsdp, "Settings of fully sharded data parallel."),
  dynamo_config: key(dynamo, "Settings of torch.compile."),
  kt_config: key(loose({}), "Settings of KTransformers, which its own release of Accelerate reads."),
  fp8_config: key(fp8, "Settings of 8-bit floats."),
  megatron_lm_config: key(megatron, "Settings of Megatron-LM."),
  ...keysOf({
    mixed_precision: [`'fp16'|'bf16'|'fp8'|${NO}`, "The 16- or 8-bit type to compute in."],
    num_processes: ["int>=-1|'gpu'|'cpu'|'auto'", "Processes over all machines, one per GPU."],
    num_machines: ["int>=1", "Machines."],
    machine_rank: ["int>=0", "Number of this machine, from 0."],
    main_process_ip: ["text", "Address of machine 0."],
    main_process_port: ["int>=0<=65535", "Port of machine 0."],
    main_training_function: ["text", "The function that a TPU run starts."],
    gpu_ids: ["text", "GPUs of this machine: `all`, or numbers with commas."],
    use_cpu: ["bool", "Train on the CPU."],
    same_network: ["bool", "The machines are on one local network."],
    rdzv_backend: ["'static'|'c10d'|'etcd'|'etcd-v2'|'zeus'", "How the machines find each other: `static` or `c10d`."],
    downcast_bf16: [`bool|'no'`, "On a TPU: treat float and double as bfloat16."],
    dynamo_backend: [DYNAMO, "The compiler; newer files have it in `dynamo_config`."],
    debug: ["bool", "Check that collective operations agree; slow."],
    tpu_name: ["text", "The TPU."],
    tpu_zone: ["text", "Where the TPU is."],
    tpu_env: ["[any]|map", "Variables on the TPU."],
    tpu_use_cluster: ["bool", "Use a pod of TPUs."],
    tpu_use_sudo: ["bool", "Run with sudo on the TPU."],
    tpu_vm: ["[text]|text", "The machines of the TPU."],
    command_file: ["text", "Commands for the pod."],
    commands: ["[text]", "Commands for the pod."],
    enable_cpu_affinity: ["bool", "Bind processes to CPU cores."],
    parallelism_config: ["map", "Sizes of the dimensions of parallelism."],
    mpirun_config: ["map", "Settings of mpirun."],
    ipex_config: ["map", "Settings of Intel's extension."],
    fp16: ["bool", "The older way to say `mixed_precision: fp16`."],
    fsdp_transformer_layer_cls_to_wrap: ["text", "Belongs into `fsdp_config`."],
    ec2_instance_type: ["text", "The machine on SageMaker."],
    iam_role_name: ["text", "The role on SageMaker."],
    image_uri: ["text", "The image on SageMaker."],
    profile: ["text", "The AWS profile."],
    region: ["text", "The AWS region."],
    base_job_name: ["text", "The name of the SageMaker job."],
    pytorch_version: ["text", "PyTorch on SageMaker. Quote it."],
    transformers_version: ["text", "Transformers on SageMaker. Quote it."],
    py_version: ["text", "Python on SageMaker."],
    sagemaker_inputs_file: ["text", "The file with the inputs."],
    sagemaker_metrics_file: ["text", "The file with the metrics."],
    additional_args: ["map", "Further arguments for SageMaker."],
  }),
};

export const schema: Shape = open(TOP);

