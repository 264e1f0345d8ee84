import { defineRule, type Finding } from "../../engine/rule.ts";
import { dvcCallsOf, remoteOf } from "../../facts/config/dvc/remoteCalls.ts";
import { doneBefore, isHosted, scriptSteps, type ScriptStep } from "../../facts/config/workflowSteps.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const ghaDvcPullWithoutRemoteCreds = defineRule({
  id: "gha-dvc-pull-without-remote-creds",
  summary: "A workflow pulls data and has no credentials for the remote",
  severity: "info",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://dvc.org/doc/user-guide/data-management/remote-storage"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const remote = remoteOf(document.uri, snapshot);
    if (remote.state === "open") return;
    const mayGive = MAY_GIVE.test(document.text) || /dvc remote (?:add|modify|default)/.test(document.text);
    const told = new Set<Node>();
    for (const step of scriptSteps(root)) {
      const [call] = dvcCallsOf(step, document, snapshot);
      if (!call) continue;
      yield* halves(root, step, told);
      if (mayGive || doneBefore(step).includes("GITHUB_ENV")) continue;
      const closed = remote.state === "closed" && isHosted(step.job.value);
      yield { at: call.at, ...(closed && { severity: "warning" as const }), message: `\`${call.text}\` reads ${closed ? `\`${remote.url}\`` : "a remote storage"}, and nothing in this workflow has credentials for it. ${closed ? "Add" : "Unless the remote is public, add"} them, such as \`env: ${exampleFor(remote.url)}\`.`, ...(call.related && { related: call.related }) };
    }
  },
});

/** Secrets that any workflow has are no credentials of a storage. */
const MAY_GIVE = /\b(?:AWS_ACCESS_KEY_ID|AWS_PROFILE|role-to-assume|GOOGLE_APPLICATION_CREDENTIALS|GDRIVE_CREDENTIALS_DATA|AZURE_STORAGE\w*|google-github-actions\/auth|azure\/login|credentials_json|id-token|DAGSHUB\w*|secrets: inherit|secrets\.(?!(?:GITHUB_TOKEN|GH_TOKEN|GH_PAT|PAT|REPO_TOKEN|CML_\w+|PERSONAL_ACCESS_TOKEN|CODECOV_TOKEN|PYPI_\w+|DOCKER\w*|SLACK_\w+|WANDB_API_KEY|MLFLOW_\w+|HF_TOKEN|OPENAI_API_KEY)\b))/;

function exampleFor(url: string): string {
  const [name] = NEEDED.find(([scheme]) => url.startsWith(scheme))?.[1] ?? ["AWS_ACCESS_KEY_ID"];
  return `${name ?? ""}: \${{ secrets.${name ?? ""} }}`;
}

const NEEDED: readonly (readonly [scheme: string, names: readonly string[]])[] = [
  ["s3:", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]],
  ["gs:", ["GOOGLE_APPLICATION_CREDENTIALS"]],
  ["gdrive:", ["GDRIVE_CREDENTIALS_DATA"]],
  ["azure:", ["AZURE_STORAGE_CONNECTION_STRING"]],
];

const PAIR = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"] as const;
const NAMES = [...NEEDED.flatMap(([, names]) => names), "AWS_SESSION_TOKEN", "AZURE_STORAGE_ACCOUNT", "AZURE_STORAGE_KEY", "AZURE_STORAGE_SAS_TOKEN"];

/** One half of a key of AWS without the other, and names with a slip in them. */
function* halves(root: Node | undefined, { job, step }: ScriptStep, told: Set<Node>): Generator<Finding> {
  const variables = [step, job.value, root].flatMap((holder) => entriesAt(holder, "env")).map(({ key }) => key);
  for (const key of variables) {
    const meant = NAMES.includes(key.text) || told.has(key) ? undefined : nearest(key.text, NAMES, 2);
    if (meant === undefined || variables.some(({ text }) => text === meant)) continue;
    told.add(key);
    yield { at: key.span, severity: "warning", message: `Nothing reads \`${key.text}\`, so DVC has no credentials for its remote. Did you mean \`${meant}\`?` };
  }
  const [half, ...both] = variables.filter(({ text }) => PAIR.some((name) => name === text));
  const other = PAIR.find((name) => name !== half?.text);
  if (!half || both.length > 0 || told.has(half) || other === undefined || variables.some(({ text }) => nearest(text, [other], 2) !== undefined)) return;
  told.add(half);
  yield { at: half.span, severity: "warning", message: `\`${half.text}\` opens nothing without \`${other}\`, so \`dvc\` cannot reach its remote. Add it beside this one.` };
}
