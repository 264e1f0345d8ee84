import { keysOf } from "../schema/fields.ts";
import { any, choice, formed, key, list, named, open, text, type MapShape, type Shape } from "../schema/shape.ts";
import { tensorRtShape } from "./tensorRt.ts";

const transport: Shape = { ...open({ kind: key(choice("http", "websocket", "grpc"), "The protocol.", { required: true }), ...keysOf({ ping_interval_seconds: ["num>=0", "Seconds between pings of a websocket."], ping_timeout_seconds: ["num>=0", "Seconds to wait for an answer to a ping."] }) }), aliases: { type: "kind" } };

const endpoint = formed(/^\//, "a path that begins with `/`, such as `/health`");

/** What `truss push` takes, by the fields of `TrussConfig` in truss 0.18; keys it does not know are refused there. */
export const schema: Shape = { ...open({
  ...keysOf({
    model_name: ["text", "Name of the model as Baseten shows it."],
    description: ["text", "What the model does."],
    model_framework: ["text", "Framework of the model."],
    model_type: ["text", "Type of the model."],
    input_type: ["text", "Type of its input."],
    model_module_dir: ["text", "Folder of the model's code. Default: `model`."],
    model_class_filename: ["text", "File with the model's class. Default: `model.py`."],
    model_class_name: ["text", "The class. Default: `Model`."],
    data_dir: ["text", "Folder of data that goes along. Default: `data`."],
    bundled_packages_dir: ["text", "Folder of packages that go along. Default: `packages`."],
    examples_filename: ["text", "File of examples."],
    external_package_dirs: ["[text]", "Folders of packages beside this one."],
    requirements: ["[text]", "Python packages, as pip reads them."],
    requirements_file: ["text", "A requirements.txt, pyproject.toml or uv.lock, instead of `requirements`."],
    system_packages: ["[text]", "Packages of Debian that are installed."],
    build_commands: ["[text]", "Commands that are run while the image is built."],
    spec_version: ["text", "Version of this file's form."],
    use_local_src: ["bool", "Use the source of Truss that lies beside."],
    live_reload: ["bool", "Load the model again when its code changes."],
    apply_library_patches: ["bool", "Let Truss patch known faults of libraries."],
    hf_cache: ["list", "Older name of `model_cache`."],
    bdn: ["map", "Volumes and weights that Baseten delivers."],
    bis_llm: ["map", "Settings of Baseten's inference stack."],
    train: ["map", "Settings of a training."],
    training_checkpoints: ["map", "Checkpoints of a training job."],
  }),
  model_metadata: key(open(keysOf({ tags: ["[text]", "Tags, such as `openai-compatible`."], example_model_input: ["any", "What the page of the model sends as an example."] })), "What is shown of the model."),
  python_version: key(formed(/^py3(?:9|1[0-4])$/, "`py39` to `py314`"), "Python of the image, such as `py311`."),
  secrets: key(named(text), "Names of the secrets that the model may read; their values are null here."),
  environment_variables: key(named(text), "Environment variables; never secrets."),
  resources: key({ ...open({
    ...keysOf({ use_gpu: ["bool", "Ignored since the accelerator says it."], instance_type: ["text", "A machine by name."], node_count: ["int>=1", "How many machines."], fabric: ["map", "Network between machines."] }),
    cpu: key(formed(/^\d+(?:\.\d+)?m?$/, "a number of cores such as `2` or `500m`"), "Cores."),
    memory: key(formed(/^\d+(?:\.\d+)?(?:k|M|G|T|P|E|[KMGTPE]i)?$/, "an amount such as `2Gi` or `512Mi`"), "Memory of the machine."),
    accelerator: key(text, "GPU and how many, such as `A10G` or `H100:2`."),
  }), aliases: { gpu: "accelerator", mem: "memory", cpus: "cpu", ram: "memory" } }, "What the machine has."),
  runtime: key(open({ transport: key(transport, "How requests come in."), ...keysOf({
    predict_concurrency: ["int>=1", "Requests that `predict` works on at once."],
    streaming_read_timeout: ["int>=1", "Seconds between two pieces of a stream."],
    enable_tracing_data: ["bool", "Record traces."],
    enable_debug_logs: ["bool", "Write more logs."],
    is_websocket_endpoint: ["bool", "Older way to say `transport: {kind: websocket}`."],
    health_checks: ["map", "When the server counts as ready or dead."],
    oidc: ["map", "Identity towards other clouds."],
    remote_ssh: ["map", "Log in to the machine."],
    egress_restrictions: ["map", "Where the model may connect to."],
    truss_server_version_override: ["text", "Version of the server."],
    num_workers: ["int", "Only 1 is allowed."],
  }) }), "How the server runs."),
  build: key(open(keysOf({ model_server: ["'TrussServer'|'TRT_LLM'", "Who answers requests."], arguments: ["map", "Arguments of the server."], secret_to_path_mapping: ["{text}", "Secrets that the build reads as files."], no_cache: ["bool", "Only for a build from the terminal; refused in the file."] })), "How the image is built."),
  base_image: key(open({ image: key(formed(/^\S*$/, "the name of an image, without blanks"), "The image."), ...keysOf({ python_executable_path: ["text", "Python in it."], docker_auth: ["map", "How the image is fetched."] }) }), "The image to start from."),
  docker_server: key(open({
    ...keysOf({ start_command: ["text", "The command that starts the server."], run_as_user_id: ["int", "User that runs it."], no_build: ["bool", "Take the image as it is."] }),
    ...keysOf({ server_port: ["int>=1<=65535", "Its port."] }, { required: true }),
    ...Object.fromEntries(([["predict_endpoint", "Path of predictions."], ["readiness_endpoint", "Path that says when it can take requests."], ["liveness_endpoint", "Path that says that it lives."]] as const).map(([name, doc]) => [name, key(endpoint, doc, { required: true })])),
  }), "A server of your own instead of a model class."),
  model_cache: key(list(open({
    repo_id: key(formed(/^\S+$/, "the name of a repository, without blanks"), "The repository.", { required: true }),
    ...keysOf({ revision: ["text", "Commit or branch."], allow_patterns: ["[text]", "Files to take."], ignore_patterns: ["[text]", "Files to leave out."], use_volume: ["bool", "Load into a volume rather than the image."], volume_folder: ["text", "Its folder under `/app/model_cache`."], kind: ["'hf'|'gcs'|'s3'|'azure'", "Where the repository is."], runtime_secret_name: ["text", "Secret to fetch it with."] }),
  })), "Weights that are fetched before the model starts."),
  weights: key(list(open({
    source: key(formed(/^(?:hf|s3|gs|azure|r2|cw|https):\/\/[^/]/, "an address such as `hf://owner/model` or `s3://bucket/path`"), "`hf://`, `s3://`, `gs://` or another address of the weights.", { required: true }),
    mount_location: key(formed(/^\//, "an absolute path such as `/models/own`"), "Absolute path where they appear.", { required: true }),
    ...keysOf({ allow_patterns: ["[text]", "Files to take."], ignore_patterns: ["[text]", "Files to leave out."], auth: ["map", "How they are fetched."], auth_secret_name: ["text", "Secret to fetch them with."] }),
  })), "Weights that Baseten mounts."),
  external_data: key(list(open(keysOf({ url: ["text", "Where the file is."], local_data_path: ["text", "Where it goes, under the data folder."], backend: ["text", "How it is fetched."], name: ["text", "A name for it."] }, { required: false }))), "Files that are fetched while the image is built."),
  cache_internal: key(any, "Set by Baseten."),
  trt_llm: key(tensorRtShape, "TensorRT-LLM builds an engine of the weights."),
} satisfies MapShape["keys"]), aliases: { env: "environment_variables", environment: "environment_variables", env_vars: "environment_variables", python: "python_version", pip_requirements: "requirements" } };
