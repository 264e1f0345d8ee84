import { defineRule, type Finding } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt, scalarsOf, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export const workflowRunsStrangersCode = defineRule({
  id: "workflow-runs-strangers-code",
  summary: "A stranger decides what runs in a workflow that holds secrets",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  cwe: ["CWE-829", "CWE-94"],
  owasp: ["LLM01:2025", "LLM03:2025"],
  references: ["https://docs.github.com/en/actions/reference/security/secure-use"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    if (!root) return;
    const withSecrets = triggersOf(root).some((name) => PRIVILEGED.has(name));
    for (const { node } of walk(root)) {
      const uses = scalarAt(node, "uses");
      const run = scalarAt(node, "run");
      if (uses) yield* ofAction(node, uses, withSecrets);
      if (run) yield* ofScript(run);
    }
  },
});

/** Events that run with the repository's own rights although anybody can bring them about. */
const PRIVILEGED: ReadonlySet<string> = new Set(["pull_request_target", "issue_comment", "issues", "workflow_run", "discussion", "discussion_comment"]);

function triggersOf(root: Node): readonly string[] {
  const on = nodeAt(root, "on") ?? nodeAt(root, "true");
  return on?.type === "scalar" ? [on.text] : [...scalarsOf(on).map(({ text }) => text), ...entriesAt(on).map(({ key }) => key.text), ...itemsAt(on).flatMap((item) => (item.type === "scalar" ? [item.text] : []))];
}

const STRANGERS = /\$\{\{\s*github\.(?:event\.(?:pull_request\.head\.(?:sha|ref|repo\.full_name)|pull_request\.number|workflow_run\.head_(?:sha|branch))|head_ref)/;
const PINNED = /@[\da-f]{40}$/;

function* ofAction(step: Node, uses: Scalar, withSecrets: boolean): Generator<Finding> {
  const ref = scalarAt(step, "with", "ref");
  if (withSecrets && ref && uses.text.startsWith("actions/checkout@") && STRANGERS.test(ref.text)) {
    yield { at: ref.span, severity: "error", message: "This event runs with the repository's token and secrets, and here it fetches the code of whoever opened the pull request: their next line has both. Use `pull_request`, or do not check out their code." };
  }
  const secret = entriesAt(step, "with").concat(entriesAt(step, "env")).find(({ value }) => value.type === "scalar" && /\$\{\{\s*secrets\./.test(value.text));
  const isOthers = /^[\w.-]+\/[\w./-]+@/.test(uses.text) && !/^(?:actions|github)\//.test(uses.text);
  if (secret && isOthers && !PINNED.test(uses.text)) {
    yield { at: uses.span, severity: /@(?:main|master|latest|HEAD)$/.test(uses.text) ? "warning" : "info", message: `\`${uses.text}\` gets \`${secret.key.text}\`, and its owner can put other code under this name at any time. Name the commit: \`${uses.text.replace(/@.*$/, "")}@<sha>\`.` };
  }
}

/** Texts that a stranger writes, put into a script before the shell reads it. */
const WRITTEN = /\$\{\{\s*github\.(?:event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label))|comment\.body|review\.body|discussion\.(?:title|body)|head_commit\.message)|head_ref)\s*\}\}/;

function* ofScript(run: Scalar): Generator<Finding> {
  const found = WRITTEN.exec(run.text)?.[0];
  if (found !== undefined) yield { at: run.span, severity: "error", message: `\`${found}\` is put into the script as it is written, so a title such as \`"; curl … | sh #\` runs here. Hand it over as a variable: \`env: TITLE: …\`, and use \`"$TITLE"\`.` };
}
