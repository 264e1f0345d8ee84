import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { doneBefore, isQuoted, scriptSteps, variableOf } from "../../facts/config/workflowSteps.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const ghaCmlTokenMissing = defineRule({
  id: "gha-cml-token-missing",
  summary: "CML comments without a token",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://cml.dev/doc/ref/comment", "https://cml.dev/doc/self-hosted-runners"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    for (const one of scriptSteps(root)) {
      const call = matchesIn(document.text, one.script, /(?<=(?:^|[\s;&|(])(?!#))(cml (?:comment|send-comment|pr|runner|check)|cml-(?:send-comment|pr|runner))\b/g).find(({ at }) => !isQuoted(document.text, at.start));
      if (!call) continue;
      const token = variableOf(root, one, TOKENS);
      // A step before may have put it into the environment; a script may have it in front of the command.
      const handed = doneBefore(one).includes("GITHUB_ENV") || /(?:REPO_TOKEN|repo_token|GITHUB_TOKEN)=|--token\b/.test(one.script.text);
      if (!token && !handed) {
        const slip = ["env"].flatMap((name) => entriesAt(one.step, name)).find(({ key }) => nearest(key.text.toUpperCase(), ["REPO_TOKEN"], 2) !== undefined);
        const elsewhere = /\b(?:REPO_TOKEN|repo_token)\b/.test(document.text);
        yield { at: slip?.key.span ?? call.at, message: `\`${call.text}\` needs a token in \`REPO_TOKEN\`${elsewhere ? ", which only another step has" : ""}. Add \`env: REPO_TOKEN: \${{ secrets.GITHUB_TOKEN }}\` to this step.`, related: [{ at: one.step.span, message: "The whole step." }] };
      } else if (token && call.text.endsWith("runner") && /secrets\.GITHUB_TOKEN|github\.token/.test(token.text)) {
        yield { at: token.span, severity: "error", message: "The token that GitHub gives to every run may not register runners, so no machine joins and the jobs that need it wait for ever. Make a personal access token with the scope `repo`, keep it as a secret, and name that one here.", related: [{ at: call.at, message: "The runner is started here." }] };
      } else if (token && call.text.endsWith("comment") && /secrets\.GITHUB_TOKEN|github\.token/.test(token.text)) {
        const permissions = entryOf(one.job.value, "permissions") ?? entryOf(root, "permissions");
        const given = permissions?.value;
        if (permissions && given?.type === "mapping" && !given.entries.some(({ key, value }) => /^(?:pull-requests|issues|contents|discussions)$/.test(key.text) && value.type === "scalar" && /write|\$/.test(value.text))) {
          yield { at: permissions.key.span, message: "`permissions` takes everything from the token that it does not name, so the report of CML is refused. Add `pull-requests: write` (and `contents: write` where commits get the report).", related: [{ at: call.at, message: "The report is sent here." }, ...given.entries.slice(0, 1).map(({ key }) => ({ at: key.span, message: "This is all that is given." }))] };
        }
      }
    }
  },
});

/** Where CML looks for it. */
const TOKENS = ["REPO_TOKEN", "repo_token", "GITHUB_TOKEN"];
