import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, itemsAt, scalarAt, stringAt } from "../../syntax/data/access.ts";

export const kfpcDefaultType = defineRule({
  id: "kfpc-default-type",
  summary: "The default of an input is not of the input's type",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kfp-component-v1"],
  references: ["https://www.kubeflow.org/docs/components/pipelines/legacy-v1/reference/component-spec/"],
  fix: "none",

  *check(document) {
    for (const input of itemsAt(rootOf(document), "inputs")) {
      const value = scalarAt(input, "default");
      const type = stringAt(input, "type") ?? "";
      const text = value?.text.trim() ?? "";
      if (!value || isNull(value) || text === "" || (FORMS[type]?.test(text) ?? true)) continue;
      yield { at: value.span, message: `\`${value.text}\` is no \`${type}\`, which this input is declared to be: a run that leaves it out fails when the default is read. Correct the default or the type.` };
    }
  },
});

const FORMS: Readonly<Record<string, RegExp>> = {
  Integer: /^[-+]?\d+$/,
  Float: /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$|^[-+]?(?:inf|nan)$/i,
  Bool: /^(?:true|false|yes|no|y|n|t|f|on|off|1|0)$/i,
  Boolean: /^(?:true|false|yes|no|y|n|t|f|on|off|1|0)$/i,
  JsonObject: /^\{[^]*\}$/,
  JsonArray: /^\[[^]*\]$/,
};
