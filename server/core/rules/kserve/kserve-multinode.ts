import { defineRule, type Finding } from "../../engine/rule.ts";
import { annotationOf, KSERVE_AUTOSCALERS, multinodeOf, servicesOf, STORAGE_SCHEME } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, entryOf, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

/** After the validation of InferenceServices of KServe 0.15 to 0.17. */
export const kserveMultinode = defineRule({
  id: "kserve-multinode",
  summary: "A model over several nodes has a setting that KServe refuses there",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/docs/model-serving/generative-inference/multi-node"],
  fix: "none",

  *check(document) {
    for (const root of servicesOf(rootsOf(document))) {
      const parts = multinodeOf(root);
      if (!parts) continue;
      const { worker, model } = parts;
      const related = [{ at: worker.key.span, message: "This spreads the model over nodes." }];
      const [first, second] = itemsAt(worker.value, "containers");
      if (first && second) yield { at: scalarAt(second, "name")?.span ?? second.span, message: "`workerSpec` may have one container, and KServe refuses more. Leave one.", related: [...related, { at: first.span, message: "The first one." }] };
      yield* [worker.value, ...(model ? [model.value] : [])].flatMap((holder) => [...unknownGpus(root, holder)]);
      if (model) yield* aboutModel(root, model, document.text).map((finding) => ({ related, ...finding }));
    }
  },
});

function aboutModel(root: Node, model: Entry, text: string): readonly Finding[] {
  const uri = scalarAt(model.value, "storageUri");
  const scaler = annotationOf(root, "autoscalerClass");
  const inherited = itemsAt(model.value, "env").flatMap((variable) => scalarAt(variable, "name") ?? []).filter(({ text }) => SIZES[text] !== undefined);
  return [
    ...inherited.map((name) => ({ at: name.span, message: `KServe sets \`${name.text}\` itself where a model has workers, and refuses it here. Write \`${SIZES[name.text] ?? ""}\` under \`workerSpec\`.` })),
    ...(uri || entriesAt(model.value).some(({ key }) => nearest(key.text, ["storageUri"]) !== undefined) ? [] : [{ at: model.key.span, related: roomIn(text, model.value.span), message: "A model over several nodes needs a `storageUri`, of a `pvc://` or `oci://`, and KServe refuses it without. Add it." }]),
    ...(uri && !isPlaceholder(uri) && /^(?!pvc|oci)[a-z]\w+:\/\//.test(uri.text) && STORAGE_SCHEME.test(uri.text) ? [{ at: uri.span, message: `Over several nodes KServe serves models of \`pvc://\` and \`oci://\` only, and refuses \`${uri.text}\`. Put the model on a volume that all nodes can read.` }] : []),
    ...(scaler ? (scaler.text === "none" || !KSERVE_AUTOSCALERS.includes(scaler.text) ? [] : [{ at: scaler.span, message: `A model over several nodes cannot be scaled, so KServe refuses the autoscaler \`${scaler.text}\`. Write \`none\`.` }]) : [{ at: model.key.span, message: "A model over several nodes cannot be scaled, and KServe refuses it unless that is said. Add the annotation `serving.kserve.io/autoscalerClass: none`." }]),
  ];
}

const SIZES: Readonly<Record<string, string>> = { PIPELINE_PARALLEL_SIZE: "pipelineParallelSize", TENSOR_PARALLEL_SIZE: "tensorParallelSize" };

/** Resources of a container, or of the containers of a pod, that KServe does not take for GPUs. */
function* unknownGpus(root: Node, holder: Node): Generator<Finding> {
  if (annotationOf(root, "gpu-resource-types")) return;
  for (const owner of [holder, ...itemsAt(holder, "containers")]) {
    for (const group of ["limits", "requests"]) {
      for (const { key } of entriesAt(entryOf(owner, "resources")?.value, group).filter((entry) => !KNOWN_RESOURCE.test(entry.key.text))) {
        yield { at: key.span, message: `KServe does not know \`${key.text}\` as a GPU, and refuses it for a model over several nodes. Correct it, or name it in the annotation \`serving.kserve.io/gpu-resource-types\`.` };
      }
    }
  }
}

const KNOWN_RESOURCE = /^(?:cpu|memory|storage|ephemeral-storage|nvidia\.com\/gpu|nvidia\.com\/mig.*|amd\.com\/gpu|intel\.com\/gpu|gpu\.intel\.com\/.*|habana\.ai\/gaudi)$/;
