import { defineRule, type Finding } from "../../engine/rule.ts";
import { matchesUnder } from "../../facts/config/matches.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, entryOf, itemsAt, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Entry, Scalar } from "../../syntax/data/node.ts";

export const ghaContextUndefined = defineRule({
  id: "gha-context-undefined",
  summary: "An expression reads a job, step or output that the workflow does not have",
  severity: "error",
  languages: ["yaml"],
  kinds: ["github-workflow"],
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/contexts"],
  fix: "none",

  *check(document) {
    const jobs = entriesAt(rootOf(document), "jobs");
    for (const job of jobs) {
      const needs = scalarsOf(nodeAt(job.value, "needs"));
      const ids = itemsAt(job.value, "steps").flatMap((step) => scalarAt(step, "id") ?? []);
      for (const { text, at } of matchesUnder(document.text, job.value, /(?<=\$\{\{[^}]*?\b|^if:[^\n]*?\b)(?<![.\w-])needs\.([\w-]+)/gm)) {
        if (!needs.some((need) => need.text === text)) yield told(`The job \`${job.key.text}\` does not need a job \`${text}\`, so this is empty`, { text, span: at }, needs);
      }
      for (const { text: output, at, groups } of matchesUnder(document.text, job.value, /(?<=\$\{\{[^}]*?(?<![.\w-])needs\.[\w-]+\.outputs\.)([\w-]+)/g)) {
        const other = ownerOf(document.text.slice(Math.max(0, at.start - LOOK_BACK), at.start), jobs);
        const outputs = other && entryOf(other.value, "outputs");
        const known = entriesAt(outputs?.value).map(({ key }) => key);
        if (groups.length > 0 && outputs?.value.type === "mapping" && !known.some((one) => one.text === output)) yield told(`The job \`${other?.key.text ?? ""}\` has no output \`${output}\`, so this is empty`, { text: output, span: at }, known);
      }
      for (const { text, at } of matchesUnder(document.text, job.value, /(?<=\$\{\{[^}]*?)(?<![.\w-])steps\.([\w-]+)\.(?:outputs|outcome|conclusion)/g)) {
        if (!ids.some((id) => id.text === text)) yield told(`No step of this job has \`id: ${text}\`, so this is empty`, { text, span: at }, ids);
      }
      yield* undefinedInMatrix(document.text, job);
    }
  },
});

/** Names that a matrix has for no combination; a matrix that is computed may have any. */
function* undefinedInMatrix(text: string, job: Entry): Generator<Finding> {
  const matrix = nodeAt(job.value, "strategy", "matrix");
  if (matrix !== undefined && matrix.type !== "mapping") return;
  const combinations = ["include"].flatMap((list) => nodeAt(matrix, list) ?? []);
  if (combinations.some((list) => list.type !== "sequence")) return;
  const keys = [...entriesAt(matrix), ...combinations.flatMap((list) => itemsAt(list).flatMap((one) => entriesAt(one)))].map(({ key }) => key).filter((key) => key.text !== "include" && key.text !== "exclude");
  for (const { text: name, at } of matchesUnder(text, job.value, /(?<=\$\{\{[^}]*?)(?<![.\w-])matrix\.([\w-]+)/g)) {
    if (!keys.some((key) => key.text === name)) yield told(`The matrix of this job has no \`${name}\`, so this is empty`, { text: name, span: at }, keys);
  }
}

/** So far back stands the name of the job whose output is read. */
const LOOK_BACK = 120;

function ownerOf(before: string, jobs: readonly Entry[]): Entry | undefined {
  const name = /needs\.([\w-]+)\.outputs\.$/.exec(before)?.[1];
  return jobs.find(({ key }) => key.text === name);
}

function told(says: string, name: Pick<Scalar, "text" | "span">, known: readonly Pick<Scalar, "text" | "span">[]): Finding {
  const { hint, related } = meantBy(name, known, "Correct the name.");
  return { at: name.span, message: `${says}. ${hint}`, ...(related && { related }) };
}
