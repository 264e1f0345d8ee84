import { defineRule } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

export const litellmEnvUndefined = defineRule({
  id: "litellm-env-undefined",
  summary: "A variable of the config is not in the `.env` file",
  severity: "info",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "none",

  *check(document, snapshot) {
    const environment = snapshot.files.read(`${folderOf(document.uri)}/.env.example`) ?? snapshot.files.read(`${folderOf(document.uri)}/.env`);
    const root = rootOf(document);
    if (!environment || !root) return;
    const defined = new Set([...environment.text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=/gm)].map((match) => match[1] ?? ""));
    for (const { text, at } of matchesUnder(document.text, root, /\bos\.environ\/(\w+)/g)) {
      if (defined.has(text)) continue;
      const meant = nearest(text, defined);
      yield { at, message: `\`${text}\` is not in \`${baseName(environment.uri)}\` beside this file, so the proxy has no value for it unless something else sets it. ${meant === undefined ? "Add it there." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
