import { entriesAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { AZUREML_FIELDS } from "../schema/fields/azureml.ts";
import { any, choice, formed, key, list, loose, named, oneOf, open, strictKeys, text, type MapShape } from "../schema/shape.ts";
import { keysOfSort, sortOf } from "./sorts.ts";

/** Inputs may be written as a value or in full. */
const input = oneOf(text, open(keysOf({ type: ["'uri_file'|'uri_folder'|'mltable'|'mlflow_model'|'custom_model'|'triton_model'|'string'|'number'|'integer'|'boolean'|'path'|'bool'|'int'|'double'|'list'|'object'|'image'|'AnyFile'|'AnyDirectory'", "What kind of value it is."], path: ["text", "Where it lies."], mode: ["'ro_mount'|'rw_mount'|'download'|'direct'|'eval_mount'|'eval_download'|'upload'", "How it gets to the machine."], default: ["any", "The value where none is given."], description: ["text", "What it is, for people."], optional: ["bool", "It may be left out."], enum: ["[any]", "The only values allowed."], min: ["num", "Least value."], max: ["num", "Most."], value: ["any", "The value."], datastore: ["text", "Where it is kept."], path_on_compute: ["text", "Where it lies on the machine."], name: ["text", "The name that it is registered by."], version: ["text", "The version that it is registered by."], $schema: ["text", "The schema."], early_available: ["bool", "It can be read before the step ends."], is_control: ["bool", "Conditions read it."], properties: ["map", "More about it."], tags: ["map", "Tags."] })));
const ports = named(input);

const build = key(open(keysOf({ path: ["text", "The folder with the Dockerfile."], dockerfile_path: ["text", "The Dockerfile in it."] })), "How the image is built.");

/** An environment by name, or made here. */
const environment = oneOf(text, open({ ...keysOf({ name: ["text", "The name."], version: ["text", "The version."], image: ["text", "The image."], conda_file: ["text|map", "The conda environment."], os_type: ["text", "`linux` or `windows`."], description: ["text", "What it is, for people."], tags: ["map", "Tags."], properties: ["map", "More about it."], path: ["text", "Where it lies."], $schema: ["text", "The schema."], id: ["text", "Its id."], datastore: ["text", "Where it is kept."], auto_delete_setting: ["map", "When it is deleted."] }), build, inference_config: key(open({ liveness_route: key(route(), "Says whether it lives."), readiness_route: key(route(), "Says whether it can answer."), scoring_route: key(route(), "Answers.") }), "Where the server in the image answers.") }));
/** A model by name, or uploaded from here. */
const model = oneOf(text, open(keysOf({ name: ["text", "The name."], version: ["text", "The version."], path: ["text", "Where it lies."], type: ["'custom_model'|'mlflow_model'|'triton_model'|text", "How it is laid out."], description: ["text", "What it is, for people."], flavors: ["map", "How it can be loaded."], properties: ["map", "More about it."], tags: ["map", "Tags."], $schema: ["text", "The schema."], id: ["text", "Its id."], datastore: ["text", "Where it is kept."], stage: ["text", "How far it is."], system_metadata: ["map", "More about it."], allowed_deployment_templates: ["any", "Ways to deploy it."], default_deployment_template: ["any", "The usual way to deploy it."] })));
const LEVELS = "'debug'|'info'|'warning'|'DEBUG'|'INFO'|'WARNING'";
const batchSize = formed(/^\d+\s*(?:[kKmMgG][bB]?)?$/, "a number of files, or an amount such as `10kb`");
const retries = key(open(keysOf({ max_retries: ["int>=0", "How often it is tried again."], timeout: ["int>=1", "Seconds of a try."] })), "Retries.");

const JOB: MapShape["keys"] = {
  ...keysOf({
    type: ["'command'|'sweep'|'pipeline'|'spark'|'parallel'|'automl'|'uri_file'|'uri_folder'|'mltable'|'custom_model'|'mlflow_model'|'triton_model'|'amlcompute'|'computeinstance'|'kubernetes'|text", "What kind of job it is."],
    command: ["text", "The command to run."],
    code: ["text|map", "The folder of the code."],
    environment_variables: ["map", "Environment variables."],
    compute: ["text|map", "Where it runs."],
    component: ["text|map", "The component to run: a file, or `azureml:name:version`."],
    sampling_algorithm: ["'random'|'grid'|'bayesian'|'Random'|'Grid'|'Bayesian'|map", "How a sweep chooses: `random`, `grid` or `bayesian`."],
  }),
  identity: key(open(keysOf({ type: ["'managed'|'managed_identity'|'user'|'user_identity'|'aml_token'|'Managed'|'UserIdentity'|'AMLToken'|'system_assigned'|'user_assigned'|'SystemAssigned'|'UserAssigned'|'system_assigned,user_assigned'|'SystemAssigned,UserAssigned'|'none'|'None'", "Who that is."], client_id: ["text", "The identity, by its client."], object_id: ["text", "The identity, by its object."], msi_resource_id: ["text", "The identity, by its resource."], resource_id: ["text", "The identity, by its resource."], principal_id: ["text", "Set by Azure."], tenant_id: ["text", "Set by Azure."], user_assigned_identities: ["any", "The identities."] })), "Who it runs as."),
  services: key(named(open(keysOf({ type: ["'ssh'|'tensor_board'|'vs_code'|'jupyter_lab'|'custom'|'Custom'|'Studio'|'Tracking'|'SSH'|'TensorBoard'|'VSCode'|'JupyterLab'", "Which way."], job_service_type: ["text", "The older name of `type`."], port: ["int>=0", "The port."], nodes: ["text|any", "On which machines: `all`, or the first."], log_dir: ["text", "The folder of the logs."], ssh_public_keys: ["text", "Who may come in."], properties: ["map", "More settings."], endpoint: ["text", "Set by Azure."], status: ["text", "Set by Azure."], error_message: ["text", "Set by Azure."] }))), "Ways into the running job."),
  queue_settings: key(open(keysOf({ job_tier: ["'null'|'spot'|'basic'|'standard'|'premium'|'Null'|'Spot'|'Basic'|'Standard'|'Premium'", "How sure its machines are."], priority: ["'low'|'medium'|'high'|'Low'|'Medium'|'High'", "How soon it runs."] })), "How it waits for machines."),
  search_space: key(oneOf(named(loose(keysOf({ values: ["[any]", "What may be chosen."] }))), list(any)), "What a sweep varies."),
  trial: key(oneOf(text, open({ ...keysOf({ code: ["text|map", "The folder of the code."], command: ["text", "The command to run."], environment_variables: ["map", "Environment variables."], distribution: ["map", "How processes share the work."], resources: ["map", "Machines and their size."], queue_settings: ["map", "How it waits for machines."], type: ["text", "What kind of component it is."], name: ["text", "The name."], display_name: ["text", "The name shown to people."], version: ["text", "The version."], description: ["text", "What it is, for people."], tags: ["map", "Tags."], $schema: ["text", "The schema."], is_deterministic: ["bool", "The same inputs give the same outputs."], additional_includes: ["[text]", "More files that are uploaded."], properties: ["map", "More about it."] }), environment: key(environment, "The image and packages."), inputs: key(ports, "What it takes."), outputs: key(ports, "What it gives.") })), "What a sweep runs."),
  environment: key(environment, "The image and packages."),
  inputs: key(ports, "What it takes."),
  outputs: key(ports, "What it gives."),
  resources: key(open({ ...keysOf({ instance_count: ["int>=1", "Machines."], instance_type: ["text|[text]", "The machine."], docker_args: ["text|[text]", "Arguments for Docker."], max_instance_count: ["int>=1", "Most machines."], requests: ["map", "What a deployment on Kubernetes gets."], limits: ["map", "The most that a deployment on Kubernetes gets."], properties: ["map", "More settings."], runtime_version: ["text", "The version of Spark."], locations: ["[text]", "Regions."] }), shm_size: key(formed(/^\d+(?:\.\d+)?[bkmg]?$/i, "an amount of memory such as `2g`"), "Shared memory, such as `2g`.") }), "Machines and their size."),
  distribution: key(open(keysOf({ type: ["'pytorch'|'tensorflow'|'mpi'|'ray'|'PyTorch'|'TensorFlow'|'Mpi'|'MPI'|'Ray'", "What spreads the work."], process_count_per_instance: ["int>=1", "Processes per machine."], parameter_server_count: ["int>=0", "Parameter servers."], worker_count: ["int>=1", "Workers."] })), "How processes share the work."),
  limits: key(open(keysOf({ timeout: ["int>=0", "Seconds until it is stopped."], max_total_trials: ["int>=1", "Trials altogether."], max_concurrent_trials: ["int>=1", "Trials at a time."], trial_timeout: ["int>=0", "Seconds of a trial."], timeout_minutes: ["int>=1", "Minutes until it is stopped."], trial_timeout_minutes: ["int>=1", "Minutes of a trial."], max_trials: ["int>=1", "Trials altogether."], enable_early_termination: ["bool", "Stop poor trials."], max_cores_per_trial: ["int>=-1", "Cores of a trial."], max_nodes: ["int>=1", "Machines."], exit_score: ["num", "A score that is good enough."] })), "Timeouts and numbers of trials."),
  objective: key(open(keysOf({ goal: ["'minimize'|'maximize'", "What is better."], primary_metric: ["text", "The metric that runs log."] })), "What a sweep aims at."),
  early_termination: key(open(keysOf({ type: ["'bandit'|'median_stopping'|'truncation_selection'", "How poor trials are found."], evaluation_interval: ["int>=1", "How often it looks."], delay_evaluation: ["int>=0", "When it begins to look."], slack_factor: ["num>=0", "How much worse than the best a trial may be."], slack_amount: ["num>=0", "How much worse than the best a trial may be."], truncation_percentage: ["int>=1<=99", "Share of trials that is stopped."] })), "When a sweep ends trials."),
};

const probe = key(open(keysOf({ initial_delay: ["int>=0", "Seconds before the first check."], period: ["int>=1", "Seconds between checks."], timeout: ["int>=1", "Seconds that a check may take."], success_threshold: ["int>=1", "Successes that count as well again."], failure_threshold: ["int>=1", "Failures that count as broken."] })), "How the container is checked.");

const BY_HAND: MapShape["keys"] = {
  ...JOB,
  ...keysOf({
    $schema: ["text", "The schema of the file."],
    name: ["text", "The name."],
    version: ["text|map", "The version."],
    display_name: ["text", "The name shown to people."],
    description: ["text", "What it is, for people."],
    experiment_name: ["text", "The experiment that runs belong to."],
    tags: ["map", "Tags."],
    endpoint_name: ["text", "The endpoint of a deployment."],
    instance_type: ["text", "The machine of a deployment."],
    instance_count: ["int>=0", "How many machines."],
    traffic: ["{int>=0<=100}", "Shares of requests by deployment."],
    mirror_traffic: ["{int>=0<=50}", "Shares of requests that are copied."],
    auth_mode: ["'key'|'aml_token'|'aad_token'|'AADToken'|'Key'|'AMLToken'", "How callers prove who they are."],
    is_deterministic: ["bool", "The same inputs give the same outputs."],
    max_concurrency_per_instance: ["int>=1", "Requests at a time."],
    error_threshold: ["int>=-1", "Failures that are borne."],
    logging_level: [LEVELS, "How much is logged."],
    output_action: ["'append_row'|'summary_only'", "How outputs are gathered."],
    app_insights_enabled: ["bool", "Send logs to Application Insights."],
    egress_public_network_access: ["'enabled'|'disabled'", "Whether it may reach the internet."],
    public_network_access: ["'enabled'|'disabled'|'Enabled'|'Disabled'", "Whether it is reached from the internet."],
    min_instances: ["int>=0", "Least number of machines."],
    max_instances: ["int>=0", "Most machines."],
    idle_time_before_scale_down: ["int>=0", "Seconds until a machine goes."],
    size: ["text", "The machine."],
    tier: ["'dedicated'|'low_priority'|'Dedicated'|'LowPriority'|'low-priority'", "Whether machines may be taken away."],
    image: ["text", "The image."],
    conda_file: ["text|map", "The conda environment."],
    path: ["text", "Where it lies."],
  }),
  settings: key(open({ ...keysOf({ default_compute: ["text", "Where steps run."], default_datastore: ["text", "Where outputs go."], default_environment: ["text", "The environment of steps."], continue_on_step_failure: ["bool", "Go on after a failure."], force_rerun: ["bool", "Use no earlier results."], max_concurrency_per_instance: ["int>=1", "Processes per machine."], output_action: ["'append_row'|'summary_only'", "How outputs are gathered."], output_file_name: ["text", "The file of the outputs."], error_threshold: ["int>=-1", "Failures that are borne."], logging_level: [LEVELS, "How much is logged."], environment_variables: ["map", "Environment variables."] }), mini_batch_size: key(batchSize, "Files of a mini batch."), retry_settings: retries }), "Defaults of a pipeline: compute, datastore, going on after failures."),
  jobs: key(named(open({ ...JOB, ...keysOf({ type: ["'command'|'sweep'|'parallel'|'pipeline'|'spark'|'automl'|'import'|'data_transfer'|'finetuning'|'custom'|'component'", "What kind of job it is."], name: ["text", "The name."], display_name: ["text", "The name shown to people."], settings: ["map", "Settings of the step."], mini_batch_size: ["text", "Files of a mini batch."], mini_batch_error_threshold: ["int>=-1", "Failures that are borne."], max_concurrency_per_instance: ["int>=1", "Processes per machine."], retry_settings: ["map", "Retries."], task: ["any", "What each process does."], input_data: ["text", "What is divided."], logging_level: ["text", "How much is logged."], description: ["text", "What it is, for people."], experiment_name: ["text", "The experiment."], tags: ["map", "Tags."], properties: ["map", "More about it."], jobs: ["map", "The steps of a pipeline in it."], job_tier: ["text", "How sure its machines are."], $schema: ["text", "The schema of the job."], target_column_name: ["text", "What is predicted (AutoML)."], primary_metric: ["text", "What is aimed at (AutoML)."], training_data: ["any", "Rows to learn from (AutoML)."], validation_data: ["any", "Rows to judge by (AutoML)."], test_data: ["any", "Rows for the end (AutoML)."], featurization: ["map", "How columns are prepared (AutoML)."], forecasting: ["map", "Settings of forecasts (AutoML)."], training: ["map", "What is trained (AutoML)."], log_verbosity: ["text", "How much is logged (AutoML)."], max_tries: ["int>=0", "Tries."], comment: ["text", "A note."], parent_job_name: ["text", "The job that it belongs to."], id: ["text", "Its id."], status: ["text", "How far it is."], log_files: ["any", "Its logs."], creation_context: ["any", "Who made it."], version: ["text", "Its version."], is_deterministic: ["bool", "The same inputs give the same outputs."], priority: ["text", "How soon it runs."], schedule: ["any", "When it runs."], partition_keys: ["[text]", "What is divided by."], entry: ["map", "What Spark starts."], conf: ["map", "Settings of Spark."], args: ["text", "Arguments of Spark."], py_files: ["[text]", "Python files for Spark."], files: ["[text]", "Files for Spark."], jars: ["[text]", "Archives for Spark."], archives: ["[text]", "Archives for Spark."], additional_includes: ["[text]", "More files that are uploaded."] }) })), "The steps of a pipeline."),
  build,
  model: key(model, "The model of a deployment."),
  nodes: key(list(open({ ...keysOf({ name: ["text", "The name of the step."], inputs: ["map", "What it is given."], provider: ["text", "Who runs the model."], connection: ["text", "How it is reached."] }), source: key(open(keysOf({ type: ["text", "Where it comes from."], path: ["text", "The file."], tool: ["text", "The tool."] })), "What it runs.") })), "Steps of a flow."),
  code_configuration: key(open(keysOf({ code: ["text", "The folder of the code."], scoring_script: ["text", "The script that answers."] })), "The scoring script of a deployment."),
  request_settings: key(open(keysOf({ request_timeout_ms: ["int>=1", "Milliseconds that a request may take."], max_concurrent_requests_per_instance: ["int>=1", "Requests at a time."], max_queue_wait_ms: ["int>=0", "Milliseconds that a request may wait."] })), "Limits of requests."),
  scale_settings: key(open(keysOf({ type: ["'default'|'target_utilization'", "How it grows."], min_instances: ["int>=0", "Least number of machines."], max_instances: ["int>=1", "Most machines."], polling_interval: ["int>=1", "Seconds between looks."], target_utilization_percentage: ["int>=1<=100", "How busy machines should be."] })), "How many machines."),
  mini_batch_size: key(batchSize, "Files of a mini batch."),
  retry_settings: retries,
  data_collector: key(open({ ...keysOf({ rolling_rate: ["text", "How often a new file begins."], sampling_rate: ["num>=0<=1", "Share of the requests."] }), collections: key(named(open(keysOf({ enabled: ["bool", "It is kept."], data: ["map", "Where it is kept."], client_id: ["text", "Who may write."] }))), "What is kept of requests."), request_logging: key(open(keysOf({ capture_headers: ["[text]", "Headers to keep."] })), "What is kept of headers.") }), "What is kept of requests and answers."),
  liveness_probe: probe,
  readiness_probe: probe,
  schedule: key(any, "When to run."),
  create_job: key(any, "What a schedule runs."),
  trigger: key(open(keysOf({ type: ["'recurrence'|'cron'", "How times are given."], frequency: ["'minute'|'hour'|'day'|'week'|'month'", "The unit of the interval."], interval: ["int>=1", "How many units lie between runs."], expression: ["text", "A cron expression."], time_zone: ["text", "The time zone."], start_time: ["text", "The first run."], end_time: ["text", "After this there are no more runs."], schedule: ["map", "Hours and minutes."] })), "When to run."),
  defaults: key(open(keysOf({ deployment_name: ["text", "The deployment that answers."] })), "Defaults of a batch endpoint."),
};

function route(): MapShape {
  return open(keysOf({ path: ["text", "Where."], port: ["int>=1<=65535", "The port."] }));
}

/** One of many sorts of file; their keys hardly disagree. */
export const schema = loose({ ...BY_HAND, ...documented(Object.fromEntries(Object.entries(fieldKeys(AZUREML_FIELDS)).filter(([name]) => !(name in BY_HAND))), {}) });

/** The keys of one sort of file alone, so that what belongs to another is seen: Azure ML refuses the file for a key that it does not know. */
export function schemaOf(root: Node | undefined): MapShape {
  const sort = sortOf(root);
  if (sort === undefined) return schema;
  const keys = Object.fromEntries(keysOfSort(sort).map((name) => [name, schema.keys[name] ?? key(any, "")]));
  const jobs = entriesAt(root, "jobs").every(({ value }) => STRICT_JOBS.has(stringAt(value, "type") ?? "command"));
  const types = TYPES[sort];
  if (types && keys["type"]) keys["type"] = key(choice(...types.flatMap((type) => [type, type.charAt(0).toUpperCase() + type.slice(1)])), keys["type"].doc);
  const lenient = [...LENIENT, ...(sort === "commandcomponent" ? ["resources"] : []), ...(jobs ? [] : ["jobs"])];
  return { ...open({ ...strictKeys(keys), ...Object.fromEntries(Object.entries(keys).filter(([name]) => lenient.includes(name))) }), unknown: "reject" };
}

/** What `type` can be in each sort of file: azure-ai-ml chooses the class by it. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  commandjob: ["command"],
  commandcomponent: ["command"],
  sweepjob: ["sweep"],
  pipelinejob: ["pipeline"],
  pipelinecomponent: ["pipeline"],
  data: ["uri_file", "uri_folder", "mltable"],
  model: ["custom_model", "mlflow_model", "triton_model"],
  amlcompute: ["amlcompute", "AmlCompute"],
};

/** What is read with whatever it has. */
const LENIENT = ["settings", "search_space"];
/** Steps whose keys are all listed. */
const STRICT_JOBS: ReadonlySet<string> = new Set(["command", "sweep", "pipeline"]);
