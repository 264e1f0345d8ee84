import { boolean, choice, closed, integer, key, list, range, string, type Key, type MapShape } from "../../schema/shape.ts";
import { intOrString, metadata, partOf, rest, selector } from "./common.ts";
import { podTemplate } from "./pod.ts";

const count = range(0, Infinity, "integer");
const template = key(podTemplate, "The pods to make.", { required: true });
const replicas = { replicas: key(count, "How many pods.") };
const shared: Readonly<Record<string, Key>> = {
  selector: key(selector, "Which pods belong to it; must fit the labels of `template`.", { required: true }),
  template,
  minReadySeconds: key(count, "How long a new pod must be ready before it counts."),
  revisionHistoryLimit: key(count, "How many old versions are kept."),
};
const rolling = closed({ maxSurge: key(intOrString, "How many pods more there may be. With all GPUs in use a new pod waits for ever: use 0 then."), maxUnavailable: key(intOrString, "How many pods may be missing."), partition: key(count, "Pods from this number on are replaced.") });

export const deploymentSpec: MapShape = closed({
  ...replicas,
  ...shared,
  strategy: key(closed({ type: key(choice("RollingUpdate", "Recreate"), "`Recreate` stops the old pods first, which frees their GPUs."), rollingUpdate: key(rolling, "How many at a time.") }), "How pods are replaced."),
  paused: key(boolean, "Changes wait."),
  progressDeadlineSeconds: key(count, "How long a roll-out may take; loading a large model may need more than 600."),
});

export const replicaSetSpec: MapShape = closed({ ...replicas, ...shared });

export const statefulSetSpec: MapShape = closed({
  ...replicas,
  ...shared,
  serviceName: key(string, "The headless service that names its pods."),
  podManagementPolicy: key(choice("OrderedReady", "Parallel"), "One after the other, or all at once."),
  updateStrategy: key(closed({ type: key(choice("RollingUpdate", "OnDelete"), "When pods are replaced."), rollingUpdate: key(rolling, "How many at a time.") }), "How pods are replaced."),
  volumeClaimTemplates: key(list(partOf("PersistentVolumeClaim")), "Claims that each pod gets for itself."),
  ...rest("Set for special cases.", "persistentVolumeClaimRetentionPolicy ordinals"),
});

export const daemonSetSpec: MapShape = closed({
  ...shared,
  updateStrategy: key(closed({ type: key(choice("RollingUpdate", "OnDelete"), "When pods are replaced."), rollingUpdate: key(rolling, "How many at a time.") }), "How pods are replaced."),
});

export const jobSpec: MapShape = closed({
  template,
  parallelism: key(count, "How many pods at once."),
  completions: key(count, "How many pods must succeed."),
  completionMode: key(choice("NonIndexed", "Indexed"), "`Indexed` numbers the pods, as distributed training needs."),
  backoffLimit: key(count, "How often it is tried again; 6 unless said, which is much GPU time for a script that fails."),
  backoffLimitPerIndex: key(count, "How often each index is tried again."),
  activeDeadlineSeconds: key(count, "How long it may run at most."),
  ttlSecondsAfterFinished: key(count, "When a finished job is cleared away."),
  suspend: key(boolean, "It waits."),
  selector: key(selector, "Set by the cluster."),
  podFailurePolicy: key(partOf("PodFailurePolicy"), "Which failures end the job at once."),
  successPolicy: key(partOf("SuccessPolicy"), "When the job counts as done."),
  manualSelector: key(boolean, "You choose the selector."),
  ...rest("Set for special cases.", "maxFailedIndexes podReplacementPolicy managedBy scheduling"),
});

export const cronJobSpec: MapShape = closed({
  schedule: key(string, "When: minute, hour, day, month, day of the week.", { required: true }),
  timeZone: key(string, "Such as `Europe/Paris`."),
  concurrencyPolicy: key(choice("Allow", "Forbid", "Replace"), "What happens while the last run still goes on; `Forbid` keeps two trainings apart."),
  suspend: key(boolean, "It waits."),
  startingDeadlineSeconds: key(count, "How late it may start."),
  successfulJobsHistoryLimit: key(count, "How many finished jobs are kept."),
  failedJobsHistoryLimit: key(count, "How many failed jobs are kept."),
  jobTemplate: key(closed({ metadata: key(metadata, "Labels of the jobs."), spec: key(jobSpec, "The job.", { required: true }) }), "The jobs to make.", { required: true }),
});

export const autoscalerSpec: MapShape = closed({
  scaleTargetRef: key(closed({ apiVersion: key(string, "Its API version."), kind: key(string, "Its kind.", { required: true }), name: key(string, "Its name.", { required: true }) }), "What is scaled.", { required: true }),
  minReplicas: key(count, "The fewest pods."),
  maxReplicas: key(integer, "The most pods: what a peak may cost.", { required: true }),
  metrics: key(list(partOf("MetricSpec")), "What it scales by. The use of the CPU says little about a GPU: take the queue of requests."),
  behavior: key(partOf("HorizontalPodAutoscalerBehavior"), "How fast it grows and shrinks."),
  targetCPUUtilizationPercentage: key(integer, "Of version v1."),
});

export const disruptionBudgetSpec: MapShape = closed({ minAvailable: key(intOrString, "Pods that must stay."), maxUnavailable: key(intOrString, "Pods that may go."), selector: key(selector, "Which pods."), unhealthyPodEvictionPolicy: key(string, "What happens to ill pods.") });

