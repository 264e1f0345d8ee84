import { fieldKeys, keysOf } from "../schema/fields.ts";
import { ZENML_FIELDS } from "../schema/fields/zenml.ts";
import { any, formed, key, named, oneOf, open, loose, text, type MapShape } from "../schema/shape.ts";

const SETTINGS: MapShape["keys"] = {
  ...keysOf({
    enable_cache: ["bool", "Reuse results of earlier runs."],
    enable_artifact_metadata: ["bool", "Record facts about artifacts."],
    enable_artifact_visualization: ["bool", "Draw artifacts in the dashboard."],
    enable_step_logs: ["bool", "Keep the logs of steps."],
    parameters: ["map", "Arguments of the function."],
    extra: ["map", "Anything else, readable in the steps."],
    failure_hook_source: ["any", "A function that runs after a failure."],
    success_hook_source: ["any", "A function that runs after success."],
    environment: ["map", "Environment variables."],
    secrets: ["[any]", "Secrets that become environment variables."],
    cache_policy: ["any", "When a result may be used again."],
    substitutions: ["{text}", "Values for names of artifacts."],
  }),
  settings: key(
    { ...named(any), names: { like: /^(?:deployment|resources|docker|secrets_manager|(?:alerter|annotator|artifact_store|container_registry|data_validator|deployer|experiment_tracker|feature_store|image_builder|log_store|model_deployer|model_registry|orchestrator|sandbox|step_operator)(?:[.:][\w-]+)?)$/, called: "`docker`, `resources` or a component of the stack, such as `orchestrator` or `orchestrator.kubernetes`" }, keys: {
      docker: key(loose(fieldKeys(ZENML_FIELDS, "DockerSettings")), "How the image is built."),
      resources: key({ aliases: { cpus: "cpu_count", cpu: "cpu_count", gpus: "gpu_count", gpu: "gpu_count", ram: "memory" }, ...loose({ ...fieldKeys(ZENML_FIELDS, "ResourceSettings"), ...keysOf({ cpu_count: ["num>=0", "Processors."], gpu_count: ["int>=0", "GPUs."] }), memory: key(formed(/^\d+(?:B|[KMGTP]i?B)$/, "an amount such as `16GB` or `16GiB`"), "Memory, such as `16GB`.") }) }, "What a step gets."),
    } },
    "Settings of Docker, resources and stack components.",
  ),
  model: key(oneOf(text, open({ ...keysOf({ name: ["text", "The name of the model."] }, { required: true }), ...keysOf({ version: ["text", "Its version."], description: ["text", "What it is."], license: ["text", "Its licence."], audience: ["text", "Whom it is for."], use_cases: ["text", "What it is for."], limitations: ["text", "What it cannot do."], trade_offs: ["text", "What was weighed."], ethics: ["text", "What to mind."], tags: ["[text]", "Tags."], save_models_to_registry: ["bool", "Put it into the registry."], suppress_class_validation_warnings: ["bool", "Be silent about the class."] }) })), "The model version that runs belong to."),
  retry: key(open(keysOf({ max_retries: ["int>=0", "How often it is tried again."], delay: ["num>=0", "Seconds before the first retry."], backoff: ["num>=0", "Factor on the delay each time."] })), "What to do after a failure."),
};

const step = open({
  ...SETTINGS,
  outputs: key(oneOf(text, named(open(keysOf({ materializer_source: ["any", "What writes and reads it."], default_materializer_source: ["any", "What writes and reads it where nothing else is said."], artifact_config: ["map", "Its name, version and tags."] })))), "Materializers of outputs."),
  ...keysOf({
    experiment_tracker: ["text|bool", "The experiment tracker to use."],
    step_operator: ["text|bool", "Where the step runs."],
        name: ["text", "Another name for the step."],
    upstream_steps: ["[text]", "Steps that come before."],
    runtime: ["'inline'|'isolated'", "Inline or isolated."],
    heartbeat_healthy_threshold: ["int>=1", "Minutes without a sign of life."],
    group: ["any", "The group that the step belongs to."],
  }),
});

const aliased = (keys: MapShape["keys"]): MapShape => ({ ...open(keys), aliases: { cron: "cron_expression", interval: "interval_second" } });

/** After ZenML's PipelineRunConfiguration. */
export const schema = open({
  ...fieldKeys(ZENML_FIELDS),
  ...SETTINGS,
  ...keysOf({
    enable_pipeline_logs: ["bool", "Keep the logs of the pipeline."],
    run_name: ["text", "The name of the run."],
    name: ["text", "The name of the pipeline."],
    build: ["any", "The build to use."],
    tags: ["[any]", "Tags."],
    execution_mode: ["'fail_fast'|'stop_on_failure'|'continue_on_failure'", "What happens to other steps after a failure."],
    enable_heartbeat: ["bool", "Watch whether steps are alive."],
  }),
  schedule: key(aliased(keysOf({ name: ["text", "The name of the schedule."], cron_expression: ["text", "When to run."], interval_second: ["any", "Seconds between runs."], start_time: ["any", "The first run."], end_time: ["any", "After this there are no more runs."], catchup: ["bool", "Make up for runs that were missed."], run_once_start_time: ["any", "The one run."] })), "When to run."),
  steps: key(named(step), "Settings of single steps."),
});
