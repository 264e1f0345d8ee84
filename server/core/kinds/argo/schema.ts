import { keysOf } from "../schema/fields.ts";
import { any, choice, key, list, named, oneOf, open, text, uncoerced, type MapShape } from "../schema/shape.ts";
import { metadata } from "../kubernetes/shapes/common.ts";
import { artifactGarbage, container, of, pod, podGarbage, ports, resource, retryStrategy, script } from "./pieces.ts";

const inputs = key(open(ports), "What it takes.");
const outputs = key(open({ ...of("Outputs", { result: "Standard output.", exitCode: "The exit code." }), ...ports }), "What it gives.");
const step = {
  name: "The name of the step.",
  template: "The template to run.",
  templateRef: "A template of another resource.",
  when: "Runs only where this is true.",
  withItems: "Once per item.",
  withParam: "Once per item of a JSON list.",
  withSequence: "Once per number.",
  continueOn: "Go on after a failure.",
  onExit: "The template to run at the end.",
  hooks: "Templates to run at certain moments.",
};
const hook = open({ ...keysOf({ template: ["text", "The template to run."], expression: ["text", "Runs when this is true."], templateRef: ["map", "A template of another resource."] }), arguments: key(open(ports), "What the template is given.") });
const call = open({ ...of("WorkflowStep", step), ...of("DAGTask", { ...step, dependencies: "Tasks that come before.", depends: "Tasks that come before, as an expression." }), arguments: key(open(ports), "What the template is given."), hooks: key(named(hook), "Templates to run at certain moments."), inline: key(any, "The template itself.") });
/** One lock, as older releases had it, or several. */
const synchronization = key(open({ ...of("Synchronization"), ...keysOf({ mutex: ["map", "The older form of `mutexes`."], semaphore: ["map", "The older form of `semaphores`."] }) }), "Locks.");
const template = open({
  ...of("Template", {
    name: "The name of the template.",
    suspend: "Wait.",
    activeDeadlineSeconds: "Stop after so many seconds.",
    parallelism: "Pods at a time.",
    memoize: "Reuse of earlier results.",
  }),
  synchronization,
  ...pod,
  inputs,
  outputs,
  container: key(container, "A container to run."),
  script: key(script, "A script to run."),
  containerSet: key(open({ ...of("ContainerSetTemplate"), containers: key(list(container), "The containers.", { required: true }) }), "Containers of one pod."),
  initContainers: key(list(container), "Containers that run before."),
  sidecars: key(list(container), "Containers that run beside."),
  resource: key(resource, "A resource of Kubernetes to make or change."),
  retryStrategy: key(retryStrategy, "What to do after a failure."),
  steps: key(list(oneOf(list(call), call)), "Lists of steps: one list after the other, the steps of a list side by side."),
  dag: key(open({ ...of("DAGTemplate"), tasks: key(list(call), "Tasks, ordered by what they need.", { required: true }) }), "Tasks that wait for each other."),
});
const workflow: MapShape["keys"] = {
  ...of("", {
    entrypoint: "The template to start with.",
    serviceAccountName: "The account that it runs as.",
    volumeClaimTemplates: "Volumes that are made for the workflow.",
    onExit: "The template to run at the end.",
    workflowTemplateRef: "The template of the whole workflow.",
    ttlStrategy: "When to delete it.",
    parallelism: "Pods at a time.",
    activeDeadlineSeconds: "Stop after so many seconds.",
  }),
  ...pod,
  synchronization,
  podGC: key(podGarbage, "When to delete pods."),
  artifactGC: key(artifactGarbage, "When to delete artifacts."),
  retryStrategy: key(retryStrategy, "What to do after a failure."),
  hooks: key(named(hook), "Templates to run at certain moments."),
  templateDefaults: key(template, "What every template has."),
  arguments: key(open(ports), "What the workflow is given."),
  templates: key(list(template), "What can be run."),
};
const spec = open({
  ...of("CronWorkflowSpec", { timezone: "The time zone of the schedule.", schedules: "When to run." }),
  ...workflow,
  ...keysOf({ schedule: ["text", "When to run."], suspend: ["bool", "Do not start runs."], startingDeadlineSeconds: ["int>=0", "How late a run may start."], successfulJobsHistoryLimit: ["int>=0", "Finished runs to keep."], failedJobsHistoryLimit: ["int>=0", "Failed runs to keep."] }),
  concurrencyPolicy: key(choice("Allow", "Forbid", "Replace"), "What to do while the last run goes on."),
  workflowSpec: key(open(workflow), "The workflow to run."),
});

export const schema = uncoerced(open({
  apiVersion: key(text, "The version of the API.", { required: true }),
  kind: key({ is: "text", values: ["Workflow", "CronWorkflow", "WorkflowTemplate", "ClusterWorkflowTemplate", "WorkflowEventBinding", "WorkflowTaskSet", "WorkflowTaskResult", "WorkflowArtifactGCTask"] }, "Workflow, CronWorkflow, WorkflowTemplate …", { required: true }),
  metadata: key(metadata, "Name, labels, annotations."),
  spec: key(spec, "What is wanted."),
  status: key(any, "Set by the cluster."),
}));
