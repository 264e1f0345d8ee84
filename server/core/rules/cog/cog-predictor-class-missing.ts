import { defineRule } from "../../engine/rule.ts";
import { bindsName, symbolIn } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const cogPredictorClassMissing = defineRule({
  id: "cog-predictor-class-missing",
  summary: "The file of the predictor does not define its class",
  severity: "warning",
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
      const file = snapshot.files.read(uri);
      if (!file || bindsName(file.text, symbol.name)) continue;
      yield { at: place.span, message: `\`${symbol.file}\` does not define \`${symbol.name}\`. Correct the name.` };
    }
  },
});
