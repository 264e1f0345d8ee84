import { defineRule } from "../../engine/rule.ts";
import { outputsOf } from "../../facts/config/dvc/graph.ts";
import { pipelineOf } from "../../facts/config/dvc/pipeline.ts";
import { entryOf, isTrue } from "../../syntax/data/access.ts";

export const dvcPersistAndCheckpoint = defineRule({
  id: "dvc-persist-and-checkpoint",
  summary: "An output has both `persist` and `checkpoint`",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["dvc"],
  references: ["https://dvc.org/doc/user-guide/project-structure/dvcyaml-files"],
  fix: "none",

  *check(document, snapshot) {
    const pipeline = pipelineOf(document, snapshot);
    for (const { use } of pipeline ? outputsOf(pipeline) : []) {
      const checkpoint = entryOf(use.options, "checkpoint");
      if (checkpoint && isTrue(checkpoint.value) && isTrue(use.options, "persist")) yield { at: checkpoint.key.span, message: `\`${use.path}\` is a checkpoint, which is kept between runs anyway: \`persist\` beside it is refused. Remove one; DVC 3 has no checkpoints any more.` };
    }
  },
});
