import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const peftAbsoluteBasePath = defineRule({
  id: "peft-absolute-base-path",
  summary: "The base model is a path of one machine",
  severity: "warning",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    const base = scalarAt(rootOf(document), "base_model_name_or_path");
    if (!base || !/^([/~\\]|[A-Za-z]:[\\/])/.test(base.text)) return;
    yield { at: base.span, message: `The base model is \`${base.text}\`, a path of the machine that trained the adapter: nobody else can load it. Write the model's name on the Hub.` };
  },
});
