import { defineRule, type Finding } from "../../engine/rule.ts";
import { gpuLimitOf } from "../../facts/kubernetes/gpuLimit.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, isNull, itemsAt, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

/** After the custom resource and the validation of PyTorchJobs of Kubeflow's training operator 1.8 and 1.9. */
export const k8sTrainingJob = defineRule({
  id: "k8s-training-job",
  summary: "A PyTorchJob has a part that the training operator does not know or refuses",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/pytorch/"],
  fix: "suggested",

  *check(document) {
    for (const { root, apiVersion, kind } of manifestsOf(document)) {
      if (!apiVersion.startsWith("kubeflow.org/") || kind !== "PyTorchJob") continue;
      const group = scalarAt(root, "apiVersion");
      if (group && apiVersion !== "kubeflow.org/v1") yield { at: group.span, message: `\`PyTorchJob\` is served in \`kubeflow.org/v1\` only, so Kubernetes refuses this one.`, fixes: [replaceWith(document.text, group.span, "kubeflow.org/v1")] };
      const spec = entryOf(root, "spec");
      if (spec?.value.type !== "mapping") continue;
      yield* unknownKeys(document.text, spec.value, SPEC_KEYS);
      const specs = entryOf(spec.value, "pytorchReplicaSpecs");
      if (!specs && !spec.value.entries.some(({ key }) => nearest(key.text, SPEC_KEYS) !== undefined && !SPEC_KEYS.includes(key.text))) yield { at: spec.key.span, message: "This job has no `pytorchReplicaSpecs`, so it starts nothing and is refused. Add one with a `Master` or a `Worker`." };
      yield* unknownKeys(document.text, entryOf(spec.value, "runPolicy")?.value, RUN_KEYS);
      yield* wrongWord(document.text, scalarAt(spec.value, "runPolicy", "cleanPodPolicy"), ["None", "Running", "All"]);
      for (const role of entriesAt(specs?.value)) yield* aboutRole(document.text, role);
      yield* processes(spec.value);
    }
  },
});

const SPEC_KEYS = ["pytorchReplicaSpecs", "nprocPerNode", "runPolicy", "elasticPolicy"];
const RUN_KEYS = ["cleanPodPolicy", "ttlSecondsAfterFinished", "activeDeadlineSeconds", "backoffLimit", "schedulingPolicy", "suspend", "managedBy"];
const ROLES = ["Master", "Worker"];

function* unknownKeys(text: string, node: Node | undefined, known: readonly string[]): Generator<Finding> {
  for (const { key } of entriesAt(node)) {
    const meant = known.includes(key.text) ? undefined : nearest(key.text, known);
    if (meant !== undefined) yield { at: key.span, message: `\`${key.text}\` is not a key of this part of a PyTorchJob, so it has no effect or is refused. Did you mean \`${meant}\`?`, fixes: [replaceWith(text, key.span, meant)] };
  }
}

function* wrongWord(text: string, word: Scalar | undefined, known: readonly string[]): Generator<Finding> {
  if (!word || [...known, ""].includes(word.text) || isPlaceholder(word)) return;
  const meant = nearest(word.text, known);
  yield { at: word.span, message: `\`${word.text}\` is not possible here, so the job is refused. It may be ${known.map((one) => `\`${one}\``).join(", ")}.`, ...(meant !== undefined && { fixes: [replaceWith(text, word.span, meant)] }) };
}

function* aboutRole(text: string, { key, value }: Entry): Generator<Finding> {
  // The operator takes a role in small letters too.
  const isRole = ROLES.some((role) => role.toLowerCase() === key.text.toLowerCase());
  if (!isRole && !isPlaceholder(key)) yield { at: key.span, message: `A PyTorchJob has the roles \`Master\` and \`Worker\`, and \`${key.text}\` is neither: the operator refuses the job.`, fixes: [replaceWith(text, key.span, nearest(key.text, ROLES) ?? "Worker")] };
  const replicas = scalarAt(value, "replicas");
  const isNumber = typeof replicas?.value === "number" && Number.isInteger(replicas.value) && replicas.value >= 0;
  if (replicas && !isNull(replicas) && !isPlaceholder(replicas) && !isNumber) yield { at: replicas.span, message: `\`replicas\` is \`${replicas.text}\`, and the cluster takes a whole number only.` };
  if (replicas && key.text.toLowerCase() === "master" && (numberAt(value, "replicas") ?? 1) > 1) yield { at: replicas.span, message: `There is one master, and ${replicas.text} are asked for: the operator refuses the job. Write 1, and raise the number of workers.` };
  yield* wrongWord(text, scalarAt(value, "restartPolicy"), ["Always", "OnFailure", "Never", "ExitCode"]);
  const names = itemsAt(value, "template", "spec", "containers").flatMap((container) => scalarAt(container, "name") ?? []);
  const [first] = names;
  if (first && !names.some((name) => name.text === "pytorch" || isPlaceholder(name))) yield { at: first.span, message: `The operator looks for a container \`pytorch\` to set \`MASTER_ADDR\`, \`WORLD_SIZE\` and the like in, and refuses the job without one. Call this one so.`, fixes: [replaceWith(text, first.span, "pytorch")] };
}

/** How many processes each pod starts. */
function* processes(spec: Node): Generator<Finding> {
  const count = scalarAt(spec, "nprocPerNode");
  if (!count || count.text === "" || isPlaceholder(count)) return;
  if (typeof count.value === "number") yield { at: count.span, message: `\`nprocPerNode\` is a text in the cluster's eyes, and a bare number is refused. Write \`"${count.text}"\`.` };
  else if (!/^(?:\d+|auto|cpu|gpu)$/.test(count.text)) yield { at: count.span, message: `\`nprocPerNode\` is \`${count.text}\`; it is a number, \`auto\`, \`cpu\` or \`gpu\`, and torchrun starts nothing otherwise.` };
  const asked = Number(count.text);
  for (const container of entriesAt(spec, "pytorchReplicaSpecs").flatMap(({ value }) => itemsAt(value, "template", "spec", "containers"))) {
    const limit = gpuLimitOf(container);
    if (limit && asked > limit.count) yield { at: count.span, message: `Each pod starts ${asked} processes, one per GPU, and its container gets ${limit.count}: those without a GPU stop. Make the two agree.`, related: [{ at: limit.at, message: "This is what the container gets." }] };
    if (limit && asked > limit.count) return;
  }
}
