import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { withFix } from "../../kinds/schema/check.ts";
import { keysOf } from "../../kinds/schema/fields.ts";
import { any, key, list, oneOf, open, text } from "../../kinds/schema/shape.ts";
import { argumentProblems, componentUses, signatureAt } from "../../kinds/schema/components.ts";

export const haystackComponentArguments = defineRule({
  id: "haystack-component-arguments",
  summary: "A component is given an argument that it does not take",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "suggested",

  *check(document, snapshot) {
    for (const use of componentUses(rootOf(document), "type", "init_parameters")) {
      const signature = signatureAt(use.at.text, document.uri, snapshot);
      for (const problem of signature ? argumentProblems(use, signature, Object.fromEntries(Object.entries(SECRETS).filter(([name]) => name in signature.keys))) : []) yield withFix(document.text, problem);
    }
  },
});

/** How a key is written: by the variables of the environment that may hold it. */
const secret = key(oneOf(open({ ...keysOf({ type: ["'env_var'|'token'", "Where the key is."], strict: ["bool", "One of the variables must be set."], token: ["text", "The key itself."] }), env_vars: key(list(text), "Variables that may hold the key.") }), any), "The key.");
const SECRETS = { api_key: secret, token: secret };
