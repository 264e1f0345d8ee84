import { defineRule } from "../../engine/rule.ts";
import { brokenObjectPaths } from "../../facts/config/objectPaths.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { meantPath } from "../../kinds/schema/components.ts";
import { isNull, walk } from "../../syntax/data/access.ts";

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
      if (node.text.trim() === "" || isNull(node)) {
        yield { at: entry.key.span, message: "`_component_` is empty, so torchtune does not know what to make of this part and stops. Write the import path of a class or function, such as `torch.optim.AdamW`." };
        continue;
      }
      if (/^[A-Za-z_]\w*$/.test(node.text)) {
        const path = WITH_MODULE[node.text];
        yield { at: node.span, message: `\`${node.text}\` has no module, and torchtune imports a component by its whole path: it stops. Write ${path === undefined ? "the module before it, such as `torch.optim.AdamW`" : `\`${path}\``}.`, ...(path !== undefined && { fixes: [replaceWith(document.text, node.span, path)] }) };
        continue;
      }
      if (/^\.|\.\.|\.$/.test(node.text)) yield { at: node.span, message: `\`${node.text}\` is relative, and torchtune wants the whole path from the package, such as \`torchtune.models.llama3_1.llama3_1_8b\`. Write it in full.` };
      const now = movedTo(node.text);
      const meant = now === undefined ? meantPath(node.text) : undefined;
      if (meant) yield { at: node.span, message: `There is no \`${node.text}\` in ${meant.library}, so torchtune cannot make this component. Did you mean \`${meant.path}\`?`, fixes: [replaceWith(document.text, node.span, meant.path)] };
      // Which release reads the file is not known, and an older one still finds the name.
      if (now !== undefined) yield { at: node.span, severity: "info", message: `\`${node.text}\` has moved: since torchtune 0.4 it is \`${now}\`, and newer releases do not find the old name. Write the new one.`, fixes: [replaceWith(document.text, node.span, now)] };
    }
  },
});

/** Where what people name without its module stands. */
const WITH_MODULE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["Adam", "AdamW", "SGD"].map((name) => [name, `torch.optim.${name}`])),
  ...Object.fromEntries(["FullModelHFCheckpointer", "FullModelMetaCheckpointer", "FullModelTorchTuneCheckpointer"].map((name) => [name, `torchtune.training.${name}`])),
  ...Object.fromEntries(["alpaca_dataset", "alpaca_cleaned_dataset", "chat_dataset", "instruct_dataset", "preference_dataset", "text_completion_dataset"].map((name) => [name, `torchtune.datasets.${name}`])),
  PagedAdamW8bit: "bitsandbytes.optim.PagedAdamW8bit",
  llama3_tokenizer: "torchtune.models.llama3.llama3_tokenizer",
};

/** Names that torchtune 0.3 and 0.4 moved out of \`utils\` and \`modules\` (as of 0.6.1). */
function movedTo(path: string): string | undefined {
  const [, name = ""] = /^torchtune\.utils\.(?:metric_logging\.)?(\w+)$/.exec(path) ?? [];
  if (/^FullModel\w+Checkpointer$/.test(name) || name === "setup_torch_profiler") return `torchtune.training.${name}`;
  if (/^\w+Logger$/.test(name)) return `torchtune.training.metric_logging.${name}`;
  return path === "torchtune.modules.get_cosine_schedule_with_warmup" ? "torchtune.training.lr_schedulers.get_cosine_schedule_with_warmup" : undefined;
}
