import { defineRule } from "../../engine/rule.ts";
import { brokenObjectPaths } from "../../facts/config/objectPaths.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { meantPath } from "../../kinds/schema/components.ts";
import { walk } from "../../syntax/data/access.ts";

export const torchtuneComponentUnresolvable = defineRule({
  id: "torchtune-component-unresolvable",
  summary: "A `_component_` names something that is not there",
  severity: "error",
  languages: ["yaml"],
  kinds: ["torchtune"],
  references: ["https://pytorch.org/torchtune/stable/deep_dives/configs.html"],
  fix: "suggested",

  *check(document, snapshot) {
    const root = rootOf(document);
    for (const { at, module, name } of brokenObjectPaths(root, "_component_", document.uri, snapshot)) {
      yield { at: at.span, message: `\`${module}\` does not define \`${name}\`, so torchtune cannot make this component. Correct the name.` };
    }
    for (const { node, entry } of root ? walk(root) : []) {
      if (entry?.key.text !== "_component_" || node.type !== "scalar") continue;
      if (/^\.|\.\.|\.$/.test(node.text)) yield { at: node.span, message: `\`${node.text}\` is relative, and torchtune wants the whole path from the package, such as \`torchtune.models.llama3_1.llama3_1_8b\`. Write it in full.` };
      const now = movedTo(node.text);
      const meant = now === undefined ? meantPath(node.text) : undefined;
      if (meant) yield { at: node.span, message: `There is no \`${node.text}\` in ${meant.library}, so torchtune cannot make this component. Did you mean \`${meant.path}\`?`, fixes: [replaceWith(document.text, node.span, meant.path)] };
      // Which release reads the file is not known, and an older one still finds the name.
      if (now !== undefined) yield { at: node.span, severity: "info", message: `\`${node.text}\` has moved: since torchtune 0.4 it is \`${now}\`, and newer releases do not find the old name. Write the new one.`, fixes: [replaceWith(document.text, node.span, now)] };
    }
  },
});

/** Names that torchtune 0.3 and 0.4 moved out of \`utils\` and \`modules\` (as of 0.6.1). */
function movedTo(path: string): string | undefined {
  const [, name = ""] = /^torchtune\.utils\.(?:metric_logging\.)?(\w+)$/.exec(path) ?? [];
  if (/^FullModel\w+Checkpointer$/.test(name) || name === "setup_torch_profiler") return `torchtune.training.${name}`;
  if (/^\w+Logger$/.test(name)) return `torchtune.training.metric_logging.${name}`;
  return path === "torchtune.modules.get_cosine_schedule_with_warmup" ? "torchtune.training.lr_schedulers.get_cosine_schedule_with_warmup" : undefined;
}
