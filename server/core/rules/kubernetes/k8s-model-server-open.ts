import { defineRule } from "../../engine/rule.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { podsOf, wordsOf, type Container } from "../../facts/kubernetes/pods.ts";
import { entriesAt, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const k8sModelServerOpen = defineRule({
  id: "k8s-model-server-open",
  summary: "A model server without a password can be reached from outside",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  cwe: ["CWE-306"],
  owasp: ["LLM10:2025"],
  references: ["https://docs.vllm.ai/en/stable/usage/security/"],
  fix: "none",

  *check(document) {
    const pods = podsOf(document);
    for (const { root, kind } of manifestsOf(document)) {
      const type = scalarAt(root, "spec", "type");
      if (kind !== "Service" || !type || !/^(?:LoadBalancer|NodePort)$/.test(type.text)) continue;
      const wanted = entriesAt(root, "spec", "selector");
      const server = pods.find(({ manifest }) => wanted.length > 0 && wanted.every(({ key, value }) => value.type === "scalar" && labelOf(manifest.root, key.text) === value.text));
      const open = server?.containers.find(isOpen);
      if (!open) continue;
      yield { at: type.span, message: `\`type: ${type.text}\` shows \`${open.name}\` to everybody who reaches the cluster's addresses, and the server asks for no key: they use your GPU, and its management calls too. Use \`ClusterIP\` and put something that checks who is there in front, or set an API key.` };
    }
  },
});

const SERVERS = /(?:^|\/)(?:vllm-openai|text-generation-inference|text-embeddings-inference|ollama|tritonserver|sglang|mlflow|jupyter[\w-]*|[\w-]+-notebook|label-studio|qdrant|chroma|milvus|weaviate|localai|ray)(?::|@|$)/;

/** A label of the object's pods. */
const labelOf = (root: Node, name: string): string | undefined => stringAt(root, "spec", "template", "metadata", "labels", name) ?? stringAt(root, "metadata", "labels", name);

const isOpen = (container: Container): boolean =>
  SERVERS.test(container.image?.text ?? "") &&
  !wordsOf(container).some(({ text }) => /api[-_]?key|--auth|token|basic-auth/i.test(text)) &&
  !itemsAt(container.node, "env").some((one) => /API_?KEY|TOKEN|PASSWORD|AUTH/i.test(stringAt(one, "name") ?? "") && !OUTWARD.test(stringAt(one, "name") ?? ""));

/** Keys that the server shows to others, rather than asks for. */
const OUTWARD = /^(?:HF|HUGGING_?FACE|WANDB|OPENAI|ANTHROPIC|AWS|AZURE|GOOGLE|GITHUB|NGC|NVIDIA)_|TOKENIZER/i;
