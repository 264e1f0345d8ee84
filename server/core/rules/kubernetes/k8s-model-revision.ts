import { defineRule } from "../../engine/rule.ts";
import { podsOf, wordsOf } from "../../facts/kubernetes/pods.ts";

export const k8sModelRevision = defineRule({
  id: "k8s-model-revision",
  summary: "The model that is served can change without anybody changing this file",
  severity: "hint",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-494"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.vllm.ai/en/stable/configuration/engine_args/"],
  fix: "none",

  *check(document) {
    for (const container of podsOf(document).flatMap(({ containers }) => containers)) {
      const words = wordsOf(container);
      const model = words.find(({ text }, index) => HUB_NAME.test(text) && (text.startsWith("--model") || isModel(words[index - 1]?.text ?? "")));
      if (!model || words.some(({ text }) => /^--(?:\w+-)?revision/.test(text))) continue;
      yield { at: model.span, message: `The owner of \`${model.text.replace(/^--[\w-]+=/, "")}\` can change it at any time, and each new pod fetches what is there then. Pin what you tested: \`--revision <commit>\`.` };
    }
  },
});

const HUB_NAME = /^(?:--model(?:-id)?=)?[A-Za-z\d][\w.-]*\/[A-Za-z\d][\w.-]*$/;

/** `--model name`, `--model-id name`, `vllm serve name`; or all in one word. */
const isModel = (before: string): boolean => /^(?:--model(?:-id|_id|-name)?|serve)$/.test(before);
