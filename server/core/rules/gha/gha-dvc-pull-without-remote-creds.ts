import { defineRule } from "../../engine/rule.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const ghaDvcPullWithoutRemoteCreds = defineRule({
  id: "gha-dvc-pull-without-remote-creds",
  summary: "A workflow pulls data and has no credentials for the remote",
  severity: "info",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://dvc.org/doc/user-guide/data-management/remote-storage"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (/\b(AWS_ACCESS_KEY_ID|role-to-assume|GOOGLE_APPLICATION_CREDENTIALS|GDRIVE_CREDENTIALS_DATA|AZURE_STORAGE\w*|google-github-actions\/auth|azure\/login|credentials_json|id-token|DAGSHUB\w*|secrets\.)/.test(document.text) || /dvc remote (add|modify|default)/.test(document.text)) return;
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "run" || node.type !== "scalar") continue;
      const [call] = matchesIn(document.text, node, /\b(dvc (?:pull|push|fetch))\b/g);
      if (call) yield { at: call.at, message: `\`${call.text}\` reads a remote storage, and nothing in this workflow has credentials for it. Unless the remote is public, add them, such as \`env: AWS_ACCESS_KEY_ID: \${{ secrets.AWS_ACCESS_KEY_ID }}\`.` };
    }
  },
});
