import { defineRule, type Finding } from "../../engine/rule.ts";
import { isSurelyMissing } from "../../facts/config/paths.ts";
import { matchesIn } from "../../facts/config/matches.ts";
import { scriptSteps } from "../../facts/config/workflowSteps.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, itemsAt, manyOf, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const ghaFileMissing = defineRule({
  id: "gha-file-missing",
  summary: "A step installs from a file, or works on a stage or output of DVC, that the repository does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://dvc.org/doc/command-reference/repro"],
  fix: "none",

  *check(document, snapshot) {
    const repository = folderOf(folderOf(folderOf(document.uri)));
    const targets = targetsOf(repository, snapshot);
    for (const { script, elsewhere, job } of scriptSteps(rootOf(document))) {
      yield* reportOf(document.text, script, job.value);
      if (elsewhere) continue;
      for (const { text, at } of matchesIn(document.text, script, /\bpip3? install[^\n]*?\s(?:-r|--requirement)[ =]([\w./-]+\.txt)/g)) {
        const uri = resolvePath(repository, text);
        const meant = nearest(baseName(uri), snapshot.files.list(folderOf(uri)).map(baseName), 3);
        if (isSurelyMissing(uri, snapshot) && meant !== undefined) yield { at, message: `The repository has no \`${text}\`, so the step fails. Did you mean \`${meant}\`?` };
      }
      for (const { text, at, groups } of matchesIn(document.text, script, /(?<=(?:^|[\n;&|]|run:)\s*)dvc (?:repro|pull|push|fetch|checkout)(?:[ ]+-[-\w]+)*[ ]+([A-Za-z][\w./@-]*)(?=[ ]*(?:$|[\n;&|]))/g)) {
        if (groups.length > 0) yield* missing(text, at, targets, repository, snapshot);
      }
    }
  },
});

/** The report that is sent is the one that was written: a slip in its name sends nothing. */
function* reportOf(text: string, script: Scalar, job: Node): Generator<Finding> {
  const written = itemsAt(job, "steps").flatMap((step) => [...(scalarAt(step, "run")?.text.matchAll(/(?:>>?|\btee(?: -a)?|\btouch)\s*["']?([\w./-]+\.md)\b/g) ?? [])].flatMap(([, name]) => name ?? []));
  for (const { text: name, at } of matchesIn(text, script, /\bcml comment (?:create|update)(?:\s+--?[-\w]+(?:=\S+)?)*\s+([\w./-]+\.md)\b/g)) {
    const meant = written.length === 0 || written.includes(name) ? undefined : nearest(name, written, 2);
    if (meant !== undefined) yield { at, message: `This job writes its report to \`${meant}\`, and sends \`${name}\`, which there is not. Use one name.` };
  }
}

function* missing(text: string, at: Finding["at"], targets: readonly string[], repository: string, snapshot: Snapshot): Generator<Finding> {
  const name = text.replace(/@.*$/, "").replace(/\/$/, "");
  if (targets.length === 0 || targets.includes(name) || targets.some((one) => one.startsWith(`${name}/`) || name.startsWith(`${one}/`)) || snapshot.files.exists(resolvePath(repository, name)) || snapshot.files.exists(resolvePath(repository, `${name}.dvc`))) return;
  const meant = nearest(name, targets);
  yield { at, message: `dvc.yaml has no stage or output \`${text}\`, so the step fails. ${meant === undefined ? `It has ${targets.slice(0, MOST).map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}` };
}

const MOST = 8;

/** Stages and outputs of the pipeline of the repository; none where it has no dvc.yaml of its own. */
function targetsOf(repository: string, snapshot: Snapshot): readonly string[] {
  const pipeline = snapshot.files.read(resolvePath(repository, "dvc.yaml"));
  return entriesAt(pipeline && rootOf(pipeline), "stages").flatMap(({ key, value }) => {
    const stage = nodeAt(value, "do") ?? value;
    const outputs = ["outs", "metrics", "plots"].flatMap((list) => manyOf(nodeAt(stage, list)).flatMap((one) => (one.type === "mapping" ? one.entries.map((entry) => entry.key.text) : scalarsOf(one).map((scalar) => scalar.text))));
    return [key.text, ...outputs.map((path) => path.replace(/^\.\/|\/$/g, ""))];
  });
}
