import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootsOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { entryOf, itemsAt, numberAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry, Node } from "../../syntax/data/node.ts";

/** After the validation of LLMInferenceServices of KServe 0.16 and 0.17. */
export const kserveLlmParallelism = defineRule({
  id: "kserve-llm-parallelism",
  summary: "The ways to spread a language model contradict each other or the GPUs it gets",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/docs/model-serving/generative-inference/llmisvc/llmisvc-configuration"],
  fix: "none",

  *check(document) {
    for (const root of rootsOf(document).filter((one) => stringAt(one, "kind") === "LLMInferenceService")) {
      const spec = entryOf(root, "spec");
      const prefill = entryOf(spec?.value, "prefill");
      const isWhole = itemsAt(spec?.value, "baseRefs").length === 0;
      for (const workload of [spec, prefill]) if (workload) yield* aboutWorkload(workload, isWhole, document.text);
    }
  },
});

function* aboutWorkload({ value: workload }: Entry, isWhole: boolean, text: string): Generator<Finding> {
  const worker = entryOf(workload, "worker");
  const spread = entryOf(workload, "parallelism");
  const { data, dataLocal, pipeline } = { data: entryOf(spread?.value, "data"), dataLocal: entryOf(spread?.value, "dataLocal"), pipeline: entryOf(spread?.value, "pipeline") };
  const copies = data ?? dataLocal;
  if (worker && isWhole && !copies && !pipeline) {
    yield { at: worker.key.span, message: "Workers share copies or stages of the model, and `parallelism` names neither, so KServe refuses the service. Set `parallelism.data` with `dataLocal`, or `parallelism.pipeline`.", related: spread ? [{ at: spread.key.span, message: "How the model is spread." }, ...roomIn(text, spread.value.span)] : roomIn(text, workload.span) };
  }
  if (pipeline && copies) yield { at: pipeline.key.span, message: `\`pipeline\` and \`${copies.key.text}\` are two ways to use several nodes, and KServe refuses both together. Keep one.`, related: [{ at: copies.key.span, message: "The other one." }] };
  if (data && !dataLocal && isWhole) yield { at: data.key.span, message: "`data` needs `dataLocal` beside it, which says how many of the copies one node holds: KServe refuses the service without. Add it.", related: roomIn(text, spread?.value.span) };
  if (dataLocal && !data && isWhole) yield { at: dataLocal.key.span, message: "`dataLocal` needs `data` beside it, which says how many copies there are: KServe refuses the service without. Add it.", related: roomIn(text, spread?.value.span) };
  yield* tooFewGpus(workload, spread?.value);
}

/** One container per node holds the copies of that node, each of which is split over GPUs. */
function* tooFewGpus(workload: Node, spread: Node | undefined): Generator<Finding> {
  const tensor = scalarAt(spread, "tensor");
  const needed = numberAt(spread, "tensor") ?? 1;
  for (const pod of ["template", "worker"]) {
    for (const container of itemsAt(workload, pod, "containers").filter((one) => stringAt(one, "name") === "main")) {
      const limit = scalarAt(container, "resources", "limits", "nvidia.com/gpu");
      const granted = Number(limit?.text ?? Number.NaN);
      if (!tensor || !limit || !Number.isInteger(granted) || granted >= needed) continue;
      yield { at: tensor.span, message: `Each layer is split over ${needed} GPUs (\`tensor\`), and the container gets ${granted} (\`nvidia.com/gpu\`): vLLM does not start. Make them agree.`, related: [{ at: limit.span, message: "This is what the container gets." }] };
    }
  }
}
