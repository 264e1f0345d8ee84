import { defineRule } from "../../engine/rule.ts";
import { podsOf } from "../../facts/kubernetes/pods.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";

export const k8sUnpinnedImage = defineRule({
  id: "k8s-unpinned-image",
  summary: "The image is whatever its tag points to on the day",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kubernetes", "kserve", "ray-serve"],
  cwe: ["CWE-1357"],
  owasp: ["LLM03:2025"],
  references: ["https://kubernetes.io/docs/concepts/containers/images/#image-names"],
  fix: "none",

  *check(document) {
    for (const { image } of podsOf(document).flatMap(({ containers }) => containers)) {
      if (!image || isPlaceholder(image) || image.text === "" || image.text.includes("@sha256:")) continue;
      const tag = /:([\w][\w.-]*)$/.exec(image.text)?.[1];
      if (tag !== undefined && !/^(?:latest|nightly|main|master|dev)$/.test(tag)) continue;
      yield { at: image.span, message: `\`${image.text}\` ${tag === undefined ? "has no tag, which means `latest`" : "moves"}: two pods of one deployment can run different servers, and going back to the last version is not possible. Name a version, or better a digest.` };
    }
  },
});
