import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt, scalarAt } from "../../syntax/data/access.ts";

export const mlmodelPickleFlavor = defineRule({
  id: "mlmodel-pickle-flavor",
  summary: "Loading the model runs pickle",
  severity: "info",
  languages: ["yaml"],
  kinds: ["mlmodel"],
  references: ["https://mlflow.org/docs/latest/ml/model/"],
  fix: "none",

  *check(document) {
    for (const { key, value } of entriesAt(rootOf(document), "flavors")) {
      const format = scalarAt(value, "serialization_format") ?? scalarAt(value, "python_model");
      const unsafe = format && (/^(cloudpickle|pickle)$/.test(format.text) || format.text.endsWith(".pkl"));
      if (unsafe) yield { at: format.span, message: `The flavor \`${key.text}\` keeps the model as a pickle: whoever can change the file runs code where it is loaded. Load it only from a registry that you trust${key.text === "sklearn" ? ", or save it with `serialization_format=\"skops\"`" : ""}.` };
    }
  },
});
