import { defineRule } from "../../engine/rule.ts";
import { symbolIn } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const cogPredictorFileMissing = defineRule({
  id: "cog-predictor-file-missing",
  summary: "The file of the predictor does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",

  *check(document, snapshot) {
    for (const name of ["predict", "train", "run"]) {
      const place = scalarAt(rootOf(document), name);
      const symbol = place && symbolIn(place.text);
      if (!place || !symbol) continue;
      const uri = resolvePath(folderOf(document.uri), symbol.file);
      if (snapshot.files.exists(uri)) continue;
      yield { at: place.span, message: `\`${symbol.file}\` does not exist, so the image builds and then fails on its first prediction. Correct the path.` };
    }
  },
});
