import { defineRule, type Finding } from "../../engine/rule.ts";
import { manifestsOf, type Manifest } from "../../facts/kubernetes/manifests.ts";
import { isPatch } from "../../facts/kubernetes/patches.ts";
import { podsOf, type Pod } from "../../facts/kubernetes/pods.ts";
import { entriesAt, entryOf, isSet, itemsAt, nodeAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";

export const k8sContradiction = defineRule({
  id: "k8s-contradiction",
  summary: "Settings of an object do not go together, so the cluster refuses it",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  references: ["https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/"],
  fix: "none",

  *check(document) {
    for (const manifest of manifestsOf(document)) yield* OBJECTS[manifest.kind]?.(manifest) ?? [];
    for (const pod of podsOf(document)) {
      yield* restarts(pod);
      for (const toleration of itemsAt(pod.spec, "tolerations")) yield* exists(toleration);
      for (const { node } of pod.containers) {
        for (const variable of itemsAt(node, "env")) yield* both(variable, "value", "valueFrom", "A variable has its value either here or from somewhere else");
        for (const { key, value } of entriesAt(node).filter((entry) => entry.key.text.endsWith("Probe"))) yield* probe(key.text, value);
      }
    }
  },
});

const OBJECTS: Readonly<Record<string, (manifest: Manifest) => Generator<Finding>>> = {
  *Deployment({ root }) {
    const strategy = nodeAt(root, "spec", "strategy");
    const rolling = entryOf(strategy, "rollingUpdate");
    const type = entryOf(strategy, "type");
    if (type && rolling && stringAt(strategy, "type") === "Recreate" && rolling.value.type === "mapping") yield clash(type, rolling, "`Recreate` stops all pods at once, so `rollingUpdate` cannot stand beside it.");
    const [surge, missing] = [entryOf(rolling?.value, "maxSurge"), entryOf(rolling?.value, "maxUnavailable")];
    if (surge && missing && isZero(surge) && isZero(missing)) yield clash(missing, surge, "With neither a pod more nor a pod less than wanted, none could ever be replaced.");
    for (const entry of [surge, missing]) {
      const share = entry?.value;
      if (entry && share?.type === "scalar" && /^\d*\.\d+$/.test(share.text)) yield { at: share.span, message: `\`${entry.key.text}\` is a whole number of pods or a share such as \`"25%"\`; the cluster refuses \`${share.text}\`.` };
    }
  },
  *HorizontalPodAutoscaler({ root }) {
    const [least, most] = [numberAt(root, "spec", "minReplicas"), numberAt(root, "spec", "maxReplicas")];
    const [low, high] = [entryOf(nodeAt(root, "spec"), "minReplicas"), entryOf(nodeAt(root, "spec"), "maxReplicas")];
    if (low && high && least !== undefined && most !== undefined && least > most) yield clash(low, high, `\`minReplicas\` (${least}) is more than \`maxReplicas\` (${most}).`);
  },
  *PodDisruptionBudget({ root }) {
    yield* both(nodeAt(root, "spec"), "minAvailable", "maxUnavailable", "A budget says either how many pods must stay or how many may go");
  },
  *Job({ root }) {
    yield* job(nodeAt(root, "spec"));
  },
  *CronJob({ root }) {
    yield* job(nodeAt(root, "spec", "jobTemplate", "spec"));
  },
};

function* job(spec: Node | undefined): Generator<Finding> {
  const mode = entryOf(spec, "completionMode");
  if (mode && stringAt(spec, "completionMode") === "Indexed" && !isSet(spec, "completions")) yield { at: mode.value.span, message: "The pods of an `Indexed` job are numbered up to `completions`, which is not said: the cluster refuses the job. Add `completions`.", ...(spec && { related: [{ at: spec.span, message: "It belongs in here." }] }) };
}

/** The group of a pod's owner decides how often it may start again. */
function* restarts({ manifest: { kind, apiVersion, root }, spec }: Pod): Generator<Finding> {
  const policy = scalarAt(spec, "restartPolicy");
  const once = apiVersion === "batch/v1";
  if (once && (kind === "Job" || kind === "CronJob") && (policy ? policy.text === "Always" : !isPatch(root))) {
    const home = entryOf(spec, "containers");
    const at = policy?.span ?? home?.key.span;
    if (at) yield { at, message: `The pods of a ${kind} must have \`restartPolicy: OnFailure\` or \`Never\`, since they are to end some day${policy ? "" : "; without it they have `Always`"}: the cluster refuses the ${kind}.`, ...(!policy && { related: [{ at: { start: spec.span.start, end: spec.span.end }, message: "It belongs in here." }] }) };
  } else if (policy && policy.text !== "Always" && /^(?:OnFailure|Never)$/.test(policy.text) && /^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet)$/.test(kind) && root.type === "mapping") {
    yield { at: policy.span, message: `The pods of a ${kind} must have \`restartPolicy: Always\`, for it keeps them running: the cluster refuses \`${policy.text}\`. For work that ends take a Job.` };
  }
}

function* exists(toleration: Node): Generator<Finding> {
  const [operator, value] = [entryOf(toleration, "operator"), entryOf(toleration, "value")];
  if (operator && value && stringAt(toleration, "operator") === "Exists" && value.value.type === "scalar" && value.value.text !== "") yield clash(value, operator, "`Exists` takes the taint whatever its value is, so no `value` may stand beside it. For one value take `Equal`.");
}

const HANDLERS = ["exec", "httpGet", "tcpSocket", "grpc"];

function* probe(name: string, value: Node): Generator<Finding> {
  const [first, second] = entriesAt(value).filter(({ key }) => HANDLERS.includes(key.text));
  if (first && second) yield clash(second, first, `A probe asks in one way: \`${first.key.text}\` or \`${second.key.text}\`.`);
  const times = scalarAt(value, "successThreshold");
  if (times && typeof times.value === "number" && times.value > 1 && name !== "readinessProbe") yield { at: times.span, message: `\`${name}\` takes only 1 for \`successThreshold\`; the cluster refuses ${times.text}. Only a \`readinessProbe\` can ask for more.` };
}

function* both(node: Node | undefined, one: string, other: string, why: string): Generator<Finding> {
  const [first, second] = [entryOf(node, one) ?? [], entryOf(node, other) ?? []].flat().toSorted((a, b) => a.key.span.start - b.key.span.start);
  if (first && second && !isEmpty(first) && !isEmpty(second)) yield clash(second, first, `${why}: \`${one}\` or \`${other}\`.`);
}

const isEmpty = ({ value }: Entry): boolean => value.type === "scalar" && value.text === "";
const isZero = ({ value }: Entry): boolean => value.type === "scalar" && /^0%?$/.test(value.text);

const clash = (at: Entry, other: Entry, why: string): Finding => ({ at: { start: at.key.span.start, end: at.value.type === "scalar" ? at.value.span.end : at.key.span.end }, message: `${why} The cluster refuses the object.`, related: [{ at: { start: other.key.span.start, end: other.value.type === "scalar" ? other.value.span.end : other.key.span.end }, message: "What it does not go with." }] });
