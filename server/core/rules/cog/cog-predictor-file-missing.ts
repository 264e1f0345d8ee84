import { defineRule } from "../../engine/rule.ts";
import { hasNoCode } from "../../facts/config/paths.ts";
import { namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const cogPredictorFileMissing = defineRule({
  id: "cog-predictor-file-missing",
  summary: "The file of the predictor does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",

  *check(document, snapshot) {
    if (hasNoCode(document.uri, snapshot)) return;
    const places = ["predict", "train", "run"].flatMap((key) => scalarAt(rootOf(document), key) ?? []);
    for (const { at, file, uri } of namedSymbols(places, document.uri)) {
      if (!snapshot.files.exists(uri)) yield { at: at.span, message: `\`${file}\` does not exist, so the image builds and then fails on its first prediction. Correct the path.` };
    }
  },
});
