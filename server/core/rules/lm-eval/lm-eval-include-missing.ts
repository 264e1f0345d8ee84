import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName, folderOf, resolvePath } from "../../workspace/uri.ts";

export const lmEvalIncludeMissing = defineRule({
  id: "lm-eval-include-missing",
  summary: "The file that a task builds on does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["lm-eval-task"],
  references: ["https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/task_guide.md"],
  fix: "none",

  *check(document, snapshot) {
    for (const path of scalarsOf(nodeAt(rootOf(document), "include"))) {
      const uri = resolvePath(folderOf(document.uri), path.text);
      if (path.text === "" || path.text.startsWith("/") || snapshot.files.exists(uri)) continue;
      // A task that was copied out of its folder is not accused: files of the same sort must be there.
      const beside = snapshot.files.list(folderOf(uri)).filter((other) => other !== document.uri && endingOf(other) === endingOf(uri)).map(baseName);
      if (beside.length === 0) continue;
      const meant = nearest(baseName(uri), beside);
      yield { at: path.span, message: `\`${path.text}\` does not exist, so the task cannot be loaded. ${meant === undefined ? "Correct the path; it is taken from the folder of this file." : `Did you mean \`${meant}\`?`}` };
    }
  },
});

/** Templates of tasks are called `_default_template_yaml`, so that they are not taken for tasks. */
const endingOf = (uri: string): string => /(?:[._]ya?ml|\.\w+)$/.exec(uri)?.[0] ?? "";
