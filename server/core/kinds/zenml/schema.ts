import { any, boolean, key, named, open, text } from "../schema/shape.ts";

const SETTINGS = {
  enable_cache: key(boolean, "Reuse results of earlier runs."),
  enable_artifact_metadata: key(boolean, "Record facts about artifacts."),
  enable_artifact_visualization: key(boolean, "Draw artifacts in the dashboard."),
  enable_step_logs: key(boolean, "Keep the logs of steps."),
  parameters: key(any, "Arguments of the function."),
  settings: key(any, "Settings of Docker, resources and stack components."),
  extra: key(any, "Anything else, readable in the steps."),
  model: key(any, "The model version that runs belong to."),
  retry: key(any, "What to do after a failure."),
  failure_hook_source: key(any, "A function that runs after a failure."),
  success_hook_source: key(any, "A function that runs after success."),
  environment: key(any, "Environment variables."),
  secrets: key(any, "Secrets that become environment variables."),
};

const step = open({
  ...SETTINGS,
  experiment_tracker: key(any, "The experiment tracker to use."),
  step_operator: key(any, "Where the step runs."),
  outputs: key(any, "Materializers of outputs."),
  name: key(text, "Another name for the step."),
  upstream_steps: key(any, "Steps that come before."),
  substitutions: key(any, "Values for names of artifacts."),
  runtime: key(text, "Inline or isolated."),
});

export const schema = open({
  ...SETTINGS,
  enable_pipeline_logs: key(boolean, "Keep the logs of the pipeline."),
  run_name: key(text, "The name of the run."),
  name: key(text, "The name of the pipeline."),
  build: key(any, "The build to use."),
  schedule: key(any, "When to run."),
  steps: key(named(step), "Settings of single steps."),
  tags: key(any, "Tags."),
  execution_mode: key(text, "What happens to other steps after a failure."),
  substitutions: key(any, "Values for names of artifacts."),
});
