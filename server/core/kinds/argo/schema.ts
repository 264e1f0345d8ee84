import { any, choice, key, type Key, list, loose, oneOf, text } from "../schema/shape.ts";

const parameters = key(any, "Parameters by name.");
const artifacts = key(any, "Files and folders by name.");
const inputs = key(loose({ parameters, artifacts }), "What it takes.");
const outputs = key(loose({ parameters, artifacts, result: key(any, "Standard output."), exitCode: key(any, "The exit code.") }), "What it gives.");
const call = loose({
  name: key(text, "The name of the step."),
  template: key(text, "The template to run."),
  templateRef: key(any, "A template of another resource."),
  arguments: key(loose({ parameters, artifacts }), "What the template is given."),
  dependencies: key(any, "Tasks that come before."),
  depends: key(text, "Tasks that come before, as an expression."),
  when: key(text, "Runs only where this is true."),
  withItems: key(any, "Once per item."),
  withParam: key(any, "Once per item of a JSON list."),
  withSequence: key(any, "Once per number."),
  continueOn: key(any, "Go on after a failure."),
  onExit: key(text, "The template to run at the end."),
  hooks: key(any, "Templates to run at certain moments."),
});
const template = loose({
  name: key(text, "The name of the template."),
  inputs,
  outputs,
  container: key(any, "A container to run."),
  containerSet: key(any, "Containers of one pod."),
  script: key(any, "A script to run."),
  resource: key(any, "A resource of Kubernetes to make or change."),
  suspend: key(any, "Wait."),
  steps: key(list(oneOf(list(call), call)), "Lists of steps: one list after the other, the steps of a list side by side."),
  dag: key(loose({ tasks: key(list(call), "Tasks, ordered by what they need."), target: key(text, "The tasks that are wanted."), failFast: key(any, "Stop at the first failure.") }), "Tasks that wait for each other."),
  retryStrategy: key(any, "What to do after a failure."),
  activeDeadlineSeconds: key(any, "Stop after so many seconds."),
  parallelism: key(any, "Pods at a time."),
  nodeSelector: key(any, "Nodes to run on."),
  tolerations: key(any, "Taints that are accepted."),
  volumes: key(any, "Volumes of the pod."),
  metadata: key(any, "Labels and annotations of the pod."),
  memoize: key(any, "Reuse of earlier results."),
  synchronization: key(any, "Locks."),
});
const spec: Key = key(
  loose({
    entrypoint: key(text, "The template to start with."),
    arguments: key(loose({ parameters, artifacts }), "What the workflow is given."),
    templates: key(list(template), "What can be run."),
    serviceAccountName: key(text, "The account that it runs as."),
    volumes: key(any, "Volumes for all pods."),
    volumeClaimTemplates: key(any, "Volumes that are made for the workflow."),
    onExit: key(text, "The template to run at the end."),
    schedule: key(text, "When to run."),
    schedules: key(any, "When to run."),
    timezone: key(text, "The time zone of the schedule."),
    concurrencyPolicy: key(choice("Allow", "Forbid", "Replace"), "What to do while the last run goes on."),
    workflowTemplateRef: key(any, "The template of the whole workflow."),
    workflowSpec: key(loose({ entrypoint: key(text, "The template to start with."), templates: key(list(template), "What can be run.") }), "The workflow to run."),
    ttlStrategy: key(any, "When to delete it."),
    podGC: key(any, "When to delete pods."),
    parallelism: key(any, "Pods at a time."),
    activeDeadlineSeconds: key(any, "Stop after so many seconds."),
    nodeSelector: key(any, "Nodes to run on."),
    imagePullSecrets: key(any, "Secrets to pull images with."),
  }),
  "What is wanted.",
);

export const schema = loose({ apiVersion: key(text, "The version of the API.", { required: true }), kind: key(text, "Workflow, CronWorkflow, WorkflowTemplate …", { required: true }), metadata: key(any, "Name, labels, annotations."), spec });
