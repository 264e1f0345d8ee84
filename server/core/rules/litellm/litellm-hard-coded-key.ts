import { defineRule } from "../../engine/rule.ts";
import { secretsOf } from "../../facts/secrets/find.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, stringAt } from "../../syntax/data/access.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const litellmHardCodedKey = defineRule({
  id: "litellm-hard-coded-key",
  summary: "A key is written in the config of the proxy",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  cwe: ["CWE-798"],
  owasp: ["LLM02:2025"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "suggested",

  *check(document) {
    for (const secret of secretsOf(document)) {
      const variable = variableFor(document, secret.span);
      const isWhole = /^["']?\S+["']?$/.test(document.text.slice(secret.span.start, secret.span.end));
      yield {
        at: secret.span,
        secret: secret.span,
        message: `Here stands ${secret.what ?? "what looks like a real key"}, for everybody who can read this file or its history. Replace it where it was issued, and write \`os.environ/${variable}\`: LiteLLM reads it from the environment.`,
        ...(isWhole && secret.name !== undefined && { fixes: [{ title: `Read ${variable} from the environment`, edits: [{ span: quoted(document.text, secret.span), text: `os.environ/${variable}` }] }] }),
      };
    }
  },
});

/** The variable that the provider's own library reads. */
function variableFor(document: Document, at: Span): string {
  const item = itemsAt(rootOf(document), "model_list").find(({ span }) => span.start <= at.start && at.end <= span.end);
  const provider = /^(\w+)\//.exec(stringAt(item, "litellm_params", "model") ?? "")?.[1];
  return item ? `${(provider ?? "openai").toUpperCase()}_API_KEY` : "LITELLM_MASTER_KEY";
}

const quoted = (text: string, { start, end }: Span): Span => (/["']/.test(text[start - 1] ?? "") && text[start - 1] === text[end] ? { start: start - 1, end: end + 1 } : { start, end });
