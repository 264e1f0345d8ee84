import { defineRule } from "../../engine/rule.ts";
import { bindsName, namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";

export const cogPredictorClassMissing = defineRule({
  id: "cog-predictor-class-missing",
  summary: "The file of the predictor does not define its class",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "none",

  *check(document, snapshot) {
    const places = ["predict", "train", "run"].flatMap((key) => scalarAt(rootOf(document), key) ?? []);
    for (const place of places.filter(({ text }) => /^[\w./-]+\.py$/.test(text))) {
      yield { at: place.span, message: `\`${place.text}\` names a file and no class, and Cog refuses the config. Write \`${place.text}:Predictor\`, with the name of your class.` };
    }
    for (const { at, file, name, uri } of namedSymbols(places, document.uri)) {
      const module = snapshot.files.read(uri);
      if (module && !bindsName(module.text, name)) yield { at: at.span, message: `\`${file}\` does not define \`${name}\`. Correct the name.` };
    }
  },
});
