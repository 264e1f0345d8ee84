import { defineRule } from "../../engine/rule.ts";
import { componentsOf, frameworksOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const kserveModelUnpinned = defineRule({
  id: "kserve-model-unpinned",
  summary: "The model that is served may change without anybody noticing",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["kserve"],
  cwe: ["CWE-494"],
  owasp: ["LLM03:2025"],
  references: ["https://kserve.github.io/website/docs/model-serving/storage/providers/hf"],
  fix: "none",

  *check(document) {
    for (const component of componentsOf(rootsOf(document))) {
      for (const { value } of frameworksOf(component)) {
        const uri = scalarAt(value, "storageUri");
        const message = uri && !isPlaceholder(uri) ? messageOf(uri.text) : undefined;
        if (uri && message !== undefined) yield { at: uri.span, message };
      }
    }
  },
});

/** A repository's revision follows a colon: `hf://org/model:commit`. */
function messageOf(uri: string): string | undefined {
  if (/^http:\/\/(?!localhost\b|127\.|[^/]*\.(?:svc|local|internal)\b|[^./]+(?:[:/]|$))/.test(uri)) return `Whoever sits on the way to \`${uri}\` can hand over another model, and a pickle among its files is a program. Fetch it by https, or from a bucket of your own.`;
  if (/^hf:\/\/[\w.-]+\/[\w.-]+$/.test(uri)) return `Each new replica serves whatever \`${uri.slice("hf://".length)}\` holds when it starts, so that two of them may answer differently. Name the commit: \`${uri}:<commit>\`.`;
  return undefined;
}
