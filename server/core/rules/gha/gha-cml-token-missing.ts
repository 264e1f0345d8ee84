import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const ghaCmlTokenMissing = defineRule({
  id: "gha-cml-token-missing",
  summary: "CML comments without a token",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (/\b(?:REPO_TOKEN|repo_token)\b/.test(document.text)) return;
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "run" || node.type !== "scalar") continue;
      const [call] = matchesIn(document.text, node, /\b(cml (?:comment|send-comment|pr|runner)|cml-(?:send-comment|pr|runner))\b/g);
      if (call) yield { at: call.at, message: `\`${call.text}\` needs a token in \`REPO_TOKEN\`. Add \`env: REPO_TOKEN: \${{ secrets.GITHUB_TOKEN }}\` to the step.` };
    }
  },
});
