import { defineRule, type Finding } from "../../engine/rule.ts";
import { GPU, podsOf, resource, type Container } from "../../facts/kubernetes/pods.ts";
import { resourceNameProblem } from "../../facts/kubernetes/resourceNames.ts";
import { entriesAt, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Entry } from "../../syntax/data/node.ts";

export const k8sGpuLimit = defineRule({
  id: "k8s-gpu-limit",
  summary: "A GPU is asked for in a way that the cluster refuses",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes", "ray-serve"],
  references: ["https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/"],
  fix: "none",

  *check(document) {
    for (const { containers } of podsOf(document)) {
      for (const container of containers) {
        yield* pastTheCount(container);
        // A name with a slip in it is told where it stands.
        if (misnamed(container)) continue;
        const [limit, request] = [resource(container, "limits", GPU), resource(container, "requests", GPU)];
        if (request && !limit) {
          yield { at: request.key.span, message: `\`${request.key.text}\` is asked for under \`requests\` alone, and a GPU cannot be shared: the cluster refuses the pod. Put it under \`limits\`; the request then follows by itself.` };
        } else if (request && limit && textOf(request) !== textOf(limit) && isWhole(limit)) {
          yield { at: request.value.span, message: `The request for \`${request.key.text}\` is ${textOf(request)} and its limit ${textOf(limit)}. For GPUs both must be equal, else the cluster refuses the pod. Leave the request out.`, related: [{ at: limit.value.span, message: "The limit." }] };
        }
        if (limit && !isWhole(limit)) {
          yield { at: limit.value.span, message: `\`${limit.key.text}: ${textOf(limit)}\` is a part of a GPU, and only whole ones can be had. Ask for 1, or share one by time-slicing or MIG, which the cluster's administrator sets up.` };
        }
      }
    }
  },
});

/** The variable that NVIDIA's runtime reads gives a container GPUs that the cluster has given to others. */
function* pastTheCount({ node, name }: Container): Generator<Finding> {
  for (const variable of itemsAt(node, "env")) {
    const value = scalarAt(variable, "value");
    if (value?.text === "all" && stringAt(variable, "name") === "NVIDIA_VISIBLE_DEVICES") yield { at: value.span, severity: "warning", message: `This gives \`${name}\` every GPU of the node, those of other pods as well, past what the cluster counts. Ask for them under \`limits\`: \`nvidia.com/gpu: 1\`.` };
  }
}

const isWhole = (entry: Entry): boolean => !/^\d*\.\d+$|^\d+m$/.test(textOf(entry));

const misnamed = ({ node }: Container): boolean => ["limits", "requests"].some((group) => entriesAt(node, "resources", group).some(({ key }) => resourceNameProblem(key.text) !== undefined));

const textOf = ({ value }: Entry): string => (value.type === "scalar" ? value.text : "");
