import { documented, fieldKeys, keysOf } from "../schema/fields.ts";
import { ARGO_FIELDS } from "../schema/fields/argo.ts";
import { any, choice, key, list, loose, oneOf, type MapShape } from "../schema/shape.ts";
import { environmentVariable, resources } from "../kubernetes/shapes/common.ts";

const of = (name: string, docs: Readonly<Record<string, string>> = {}): MapShape["keys"] => documented(fieldKeys(ARGO_FIELDS, name), docs);

const container = loose({
  ...keysOf({
    image: ["text", "The image."],
    command: ["[text]", "What is run."],
    args: ["[text]", "Its arguments."],
    workingDir: ["text", "The folder it starts in."],
    imagePullPolicy: ["text", "When the image is pulled."],
    envFrom: ["[map]", "Variables from config maps and secrets."],
    volumeMounts: ["[map]", "Where volumes are found."],
    ports: ["[map]", "Ports that are open."],
    name: ["text", "The name of the container."],
    livenessProbe: ["map", "Whether it still works."],
    readinessProbe: ["map", "Whether it is ready."],
    securityContext: ["map", "Rights of the container."],
  }),
  env: key(list(environmentVariable), "Environment variables."),
  resources: key(resources, "Processors, memory and GPUs."),
});
const ports = { parameters: key(list(loose(of("Parameter", { name: "The name of the parameter.", value: "Its value.", valueFrom: "Where the value comes from.", enum: "The only values allowed.", globalName: "A name for the whole workflow." }))), "Parameters by name."), artifacts: key(list(loose(of("Artifact", { name: "The name of the artifact.", path: "Where it lies in the container.", from: "The artifact of an earlier step." }))), "Files and folders by name.") };
const inputs = key(loose(ports), "What it takes.");
const outputs = key(loose({ ...of("Outputs", { result: "Standard output.", exitCode: "The exit code." }), ...ports }), "What it gives.");
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
const call = loose({ ...of("WorkflowStep", step), ...of("DAGTask", { ...step, dependencies: "Tasks that come before.", depends: "Tasks that come before, as an expression." }), arguments: key(loose(ports), "What the template is given."), inline: key(any, "The template itself.") });
const template = loose({
  ...of("Template", {
    name: "The name of the template.",
    containerSet: "Containers of one pod.",
    resource: "A resource of Kubernetes to make or change.",
    suspend: "Wait.",
    retryStrategy: "What to do after a failure.",
    activeDeadlineSeconds: "Stop after so many seconds.",
    parallelism: "Pods at a time.",
    nodeSelector: "Nodes to run on.",
    memoize: "Reuse of earlier results.",
    synchronization: "Locks.",
  }),
  inputs,
  outputs,
  container: key(container, "A container to run."),
  script: key(loose({ ...container.keys, ...keysOf({ source: ["text", "The script."] }) }), "A script to run."),
  steps: key(list(oneOf(list(call), call)), "Lists of steps: one list after the other, the steps of a list side by side."),
  dag: key(loose({ ...of("DAGTemplate"), tasks: key(list(call), "Tasks, ordered by what they need.", { required: true }) }), "Tasks that wait for each other."),
});
const workflow: MapShape["keys"] = {
  ...of("", {
    entrypoint: "The template to start with.",
    serviceAccountName: "The account that it runs as.",
    volumes: "Volumes for all pods.",
    volumeClaimTemplates: "Volumes that are made for the workflow.",
    onExit: "The template to run at the end.",
    workflowTemplateRef: "The template of the whole workflow.",
    ttlStrategy: "When to delete it.",
    podGC: "When to delete pods.",
    parallelism: "Pods at a time.",
    activeDeadlineSeconds: "Stop after so many seconds.",
    nodeSelector: "Nodes to run on.",
    imagePullSecrets: "Secrets to pull images with.",
  }),
  arguments: key(loose(ports), "What the workflow is given."),
  templates: key(list(template), "What can be run."),
};
const spec = loose({
  ...of("CronWorkflowSpec", { timezone: "The time zone of the schedule.", schedules: "When to run." }),
  ...workflow,
  ...keysOf({ schedule: ["text", "When to run."], suspend: ["bool", "Do not start runs."], startingDeadlineSeconds: ["int>=0", "How late a run may start."], successfulJobsHistoryLimit: ["int>=0", "Finished runs to keep."], failedJobsHistoryLimit: ["int>=0", "Failed runs to keep."] }),
  concurrencyPolicy: key(choice("Allow", "Forbid", "Replace"), "What to do while the last run goes on."),
  workflowSpec: key(loose(workflow), "The workflow to run."),
});

export const schema = loose({ ...keysOf({ apiVersion: ["text", "The version of the API."], kind: ["text", "Workflow, CronWorkflow, WorkflowTemplate …"] }, { required: true }), metadata: key(loose(keysOf({ name: ["text", "The name."], generateName: ["text", "The name, to which letters are added."], namespace: ["text", "The namespace."], labels: ["{text}", "Labels."], annotations: ["{text}", "Annotations."] })), "Name, labels, annotations."), spec: key(spec, "What is wanted.") });
