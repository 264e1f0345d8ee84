import { keysOf } from "../schema/fields.ts";
import { any, choice, key, list, named, oneOf, open, strict, string, uncoerced, type MapShape, type Shape } from "../schema/shape.ts";
import { metadata } from "../kubernetes/shapes/common.ts";
import { artifactGarbage, claims, container, of, pod, podGarbage, ports, resource, retryStrategy, script } from "./pieces.ts";

const inputs = key(open(ports), "What it takes.");
const outputs = key(open({ ...of("Outputs", { result: "Standard output.", exitCode: "The exit code." }), ...ports }), "What it gives.");
const step = {
  name: "The name of the step.",
  template: "The template to run.",
  templateRef: "A template of another resource.",
  when: "Runs only where this is true.",
  withItems: "Once per item.",
  withParam: "Once per item of a JSON list.",
    continueOn: "Go on after a failure.",
  onExit: "The template to run at the end.",
  hooks: "Templates to run at certain moments.",
};
const hook = open({ ...keysOf({ template: ["text", "The template to run."], expression: ["text", "Runs when this is true."], templateRef: ["map", "A template of another resource."] }), arguments: key(open(ports), "What the template is given.") });
/** What older releases took, and newer ones have no use for. */
const former = (...names: readonly string[]): MapShape["keys"] => Object.fromEntries(names.map((name) => [name, key(any, "Of an older release.")]));
const templateRef = key(open({ ...of("TemplateRef", { name: "The WorkflowTemplate.", template: "The template in it." }), ...former("runtimeResolution") }), "A template of another resource.");
const call = (template: Shape): MapShape => open({ ...of("WorkflowStep", step), ...of("DAGTask", { ...step, dependencies: "Tasks that come before.", depends: "Tasks that come before, as an expression." }), arguments: key(open(ports), "What the template is given."), hooks: key(named(hook), "Templates to run at certain moments."), withSequence: key(open(of("Sequence", { count: "How many numbers.", start: "The first.", end: "The last.", format: "How they are written, such as `file-%02d`." })), "Once per number."), templateRef, inline: key(template, "The template itself.") });
/** One lock, as older releases had it, or several. */
const synchronization = key(open({ ...of("Synchronization"), ...keysOf({ mutex: ["map", "The older form of `mutexes`."], semaphore: ["map", "The older form of `semaphores`."] }) }), "Locks.");
const templateOf = (inner: Shape): MapShape => open({
  ...former("priority", "resubmitPendingPods", "arguments", "template", "templateRef"),
  ...of("Template", {
    name: "The name of the template.",
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
  containerSet: key(open({ ...of("ContainerSetTemplate"), ...(container.keys["volumeMounts"] && { volumeMounts: container.keys["volumeMounts"] }), containers: key(list(container), "The containers.", { required: true }) }), "Containers of one pod."),
  suspend: key(open(of("SuspendTemplate", { duration: "How long it waits; until somebody resumes it where nothing is said." })), "Wait."),
  initContainers: key(list(container), "Containers that run before."),
  sidecars: key(list(container), "Containers that run beside."),
  resource: key(resource, "A resource of Kubernetes to make or change."),
  retryStrategy: key(retryStrategy, "What to do after a failure."),
  steps: key(list(oneOf(list(call(inner)), call(inner))), "Lists of steps: one list after the other, the steps of a list side by side."),
  dag: key(open({ ...of("DAGTemplate"), tasks: key(list(call(inner)), "Tasks, ordered by what they need.", { required: true }) }), "Tasks that wait for each other."),
});
/** A template that is written in place holds no others that are. */
const template = templateOf(templateOf(any));
const workflow: MapShape["keys"] = {
  ...former("ttlSecondsAfterFinished"),
  ...of("", {
    entrypoint: "The template to start with.",
    serviceAccountName: "The account that it runs as.",
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
  volumeClaimTemplates: key(claims, "Volumes that are made for the workflow."),
  templateDefaults: key(template, "What every template has."),
  arguments: key(open(ports), "What the workflow is given."),
  templates: key(list(template), "What can be run."),
};
const cron: MapShape["keys"] = {
  ...of("CronWorkflowSpec", { timezone: "The time zone of the schedule.", schedules: "When to run." }),
  ...keysOf({ schedule: ["text", "When to run."], suspend: ["bool", "Do not start runs."], startingDeadlineSeconds: ["int>=0", "How late a run may start."], successfulJobsHistoryLimit: ["int>=0", "Finished runs to keep."], failedJobsHistoryLimit: ["int>=0", "Failed runs to keep."] }),
  concurrencyPolicy: key(choice("Allow", "Forbid", "Replace"), "What to do while the last run goes on."),
  workflowSpec: key(open(workflow), "The workflow to run.", { required: true }),
  workflowMetadata: key(metadata, "Labels and annotations of the workflows."),
};
const event: MapShape["keys"] = {
  event: key(open({ selector: key(string, "Which events start it.", { required: true }) }), "Which events start it.", { required: true }),
  submit: key(open({ ...of("", { workflowTemplateRef: "The template of the whole workflow." }), metadata: key(metadata, "Name, labels, annotations."), arguments: key(open(ports), "What the workflow is given.") }), "What is started."),
};

/** The resources of Argo; those that it makes for itself may hold anything. */
const RESOURCES: Readonly<Record<string, MapShape["keys"] | undefined>> = { Workflow: workflow, WorkflowTemplate: workflow, ClusterWorkflowTemplate: workflow, CronWorkflow: cron, WorkflowEventBinding: event, WorkflowTaskSet: undefined, WorkflowTaskResult: undefined, WorkflowArtifactGCTask: undefined };

const resourceWith = (spec: Shape): Shape => strict(uncoerced(open({
  apiVersion: key({ is: "text", values: ["argoproj.io/v1alpha1"] }, "The version of the API: `argoproj.io/v1alpha1`.", { required: true }),
  kind: key({ is: "text", values: Object.keys(RESOURCES) }, "Workflow, CronWorkflow, WorkflowTemplate …", { required: true }),
  metadata: key(metadata, "Name, labels, annotations."),
  spec: key(spec, "What is wanted."),
  ...former("status", "phase", "message", "outputs", "progress"),
})));

const byKind = new Map(Object.entries(RESOURCES).map(([kind, keys]) => [kind, resourceWith(keys ? open(keys) : any)]));

/** Any of them, for completion and documentation. */
export const schema = resourceWith({ ...open({ ...event, ...workflow, ...cron, workflowSpec: key(open(workflow), "The workflow to run."), event: key(any, "Which events start it.") }) });

/** What one of them may hold. */
export const schemaOf = (kind: string | undefined): Shape => byKind.get(kind ?? "") ?? schema;
