import { any, boolean, key, list, loose, oneOf, text } from "../schema/shape.ts";

const schedule = loose({
  cron: key(text, "When to run, as a cron expression."),
  interval: key(any, "Seconds between runs."),
  rrule: key(text, "When to run, as a recurrence rule."),
  timezone: key(text, "The time zone."),
  anchor_date: key(any, "Where intervals are counted from."),
  active: key(boolean, "Runs are started."),
  day_or: key(boolean, "How days of month and week go together."),
});
const deployment = loose({
  name: key(text, "The name of the deployment."),
  version: key(any, "Its version."),
  tags: key(any, "Tags."),
  description: key(text, "What it is, for people."),
  entrypoint: key(text, "The flow: `path/file.py:function`."),
  parameters: key(any, "Arguments of the flow."),
  schedule: key(oneOf(schedule, text), "When to run."),
  schedules: key(list(schedule), "When to run."),
  work_pool: key(loose({ name: key(text, "The work pool."), work_queue_name: key(text, "The queue of the pool."), job_variables: key(any, "Settings of the job.") }), "Where it runs."),
  concurrency_limit: key(any, "Runs at a time."),
  enforce_parameter_schema: key(boolean, "Refuse parameters that the flow does not take."),
  triggers: key(any, "Events that start it."),
  build: key(any, "Steps to build."),
  push: key(any, "Steps to upload."),
  pull: key(any, "Steps to fetch the code."),
});

export const schema = loose({
  name: key(text, "The name of the project."),
  "prefect-version": key(text, "The version that wrote the file."),
  build: key(any, "Steps to build."),
  push: key(any, "Steps to upload."),
  pull: key(any, "Steps to fetch the code."),
  definitions: key(any, "Parts that are used again."),
  deployments: key(list(deployment), "What is deployed."),
});
