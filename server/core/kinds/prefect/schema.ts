import { any, boolean, closed, formed, key, list, named, oneOf, open, text, type MapShape, type Shape } from "../schema/shape.ts";
import { keysOf } from "../schema/fields.ts";
import { step } from "./steps.ts";

const steps: Shape = oneOf(list(step), step);

const schedule: MapShape = closed({
  cron: key(text, "When to run, as a cron expression."),
  interval: key(oneOf({ is: "number", min: 0 }, formed(/^(?:\d+(?:\.\d+)?|-?P.+|(?:\d+ days?,? )?\d+:\d{2}(?::\d{2}(?:\.\d+)?)?)$/, "a number of seconds")), "Seconds between runs."),
  rrule: key(text, "When to run, as a recurrence rule."),
  timezone: key(text, "The time zone, such as `Europe/Berlin`."),
  anchor_date: key(formed(/^\d{4}-\d{2}-\d{2}(?:[T ]\d|$)|\{\{/, "a date such as `2026-01-31T08:00:00Z`"), "Where intervals are counted from."),
  active: key(boolean, "Runs are started."),
  day_or: key(boolean, "How days of month and week go together."),
  ...keysOf({ parameters: ["map", "Arguments of the flow for these runs."], slug: ["text", "The name of the schedule."], replaces: ["text", "The name of the schedule that it takes the place of."], max_scheduled_runs: ["int>=1", "Runs that are planned ahead."], max_active_runs: ["int>=1", "Runs at a time."], catchup: ["bool", "Make up for runs that were missed."], schedule: ["map", "When to run."] }),
});

const limit = open({ ...keysOf({ limit: ["int>=1", "Runs at a time."] }, { required: true }), ...keysOf({ collision_strategy: ["'ENQUEUE'|'CANCEL_NEW'", "What happens to one run more."], grace_period_seconds: ["int>=0", "How long a run may take to start."] }) });

const trigger = open(keysOf({ type: ["'event'|'metric'|'compound'|'sequence'", "What kind of trigger it is."], name: ["text", "Its name."], description: ["text", "What it is, for people."], enabled: ["bool|text", "It is watched for."], match: ["map", "Resources that events are about."], match_related: ["any", "Resources that events are related to."], expect: ["[text]|text", "Events that count."], after: ["[text]|text", "Events that must come before."], for_each: ["[text]|text", "What events are counted by."], posture: ["'Reactive'|'Proactive'|'Metric'", "React to an event, or to its absence."], threshold: ["int>=0", "Events that it takes."], within: ["num>=0", "Seconds that they must fall in."], parameters: ["map", "Arguments of the flow."], metric: ["map", "What is measured."], triggers: ["[map]", "The parts."], require: ["int>=1|'any'|'all'", "How many parts must have happened."], job_variables: ["map", "Settings of the job."], schedule_after: ["any", "How long to wait."], concurrency_limit: ["any", "Runs at a time."] }));

const deployment = open({
  name: key(text, "The name of the deployment."),
  version: key(any, "Its version."),
  version_type: key(text, "Where versions come from."),
  tags: key(oneOf(list(any), formed(/\{\{/, "a list such as `[nightly, gpu]`")), "Tags."),
  description: key(text, "What it is, for people."),
  flow_name: key(text, "The name of the flow."),
  entrypoint: key(text, "The flow: `path/file.py:function`."),
  parameters: key(named(any), "Arguments of the flow."),
  schedule: key(oneOf(schedule, text), "When to run."),
  schedules: key(list(schedule), "When to run."),
  paused: key(boolean, "Schedules start nothing."),
  is_schedule_active: key(boolean, "The older way to say that it is not paused."),
  work_pool: key({ ...open({ name: key(text, "The work pool."), work_queue_name: key(text, "The queue of the pool."), job_variables: key(named(any), "Settings of the job.") }), aliases: { queue: "work_queue_name", infra_overrides: "job_variables" } }, "Where it runs."),
  work_queue_name: key(text, "The queue of the pool."),
  concurrency_limit: key(oneOf({ is: "integer", min: 1 }, limit, formed(/^\s*\d+\s*$|[{$]/, "a number")), "Runs at a time."),
  enforce_parameter_schema: key(boolean, "Refuse parameters that the flow does not take."),
  triggers: key(list(trigger), "Events that start it."),
  sla: key(any, "What is promised of runs."),
  infra_overrides: key(any, "The older name of `job_variables`."),
  build: key(steps, "Steps to build."),
  push: key(steps, "Steps to upload."),
  pull: key(steps, "Steps to fetch the code."),
});

/** After the models that Prefect 3.9 (Apache-2.0) reads the file with. */
export const schema = open({
  name: key(text, "The name of the project."),
  "prefect-version": key(text, "The version that wrote the file."),
  build: key(steps, "Steps to build."),
  push: key(steps, "Steps to upload."),
  pull: key(steps, "Steps to fetch the code."),
  definitions: key(any, "Parts that are used again."),
  deployments: key(list(deployment), "What is deployed."),
});
