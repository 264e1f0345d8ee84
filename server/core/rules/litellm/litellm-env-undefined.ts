import { defineRule } from "../../engine/rule.ts";
import { environmentBeside } from "../../facts/config/environmentFile.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";
import { isSlip } from "../../text/slip.ts";

export const litellmEnvUndefined = defineRule({
  id: "litellm-env-undefined",
  summary: "A variable of the config is not in the `.env` file",
  severity: "info",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document, snapshot) {
    const environment = environmentBeside(document, snapshot);
    const root = rootOf(document);
    if (!environment || !root) return;
    for (const { text, at } of matchesUnder(document.text, root, /\bos\.environ\/(\w+)/g)) {
      if (environment.names.has(text)) continue;
      const meant = nearest(text, environment.names);
      yield { at, ...(meant !== undefined && isSlip(text, meant) && { severity: "warning" }), message: `\`${text}\` is not in \`${environment.file}\` beside this file, so the proxy has no value for it unless something else sets it. ${meant === undefined ? "Add it there." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
