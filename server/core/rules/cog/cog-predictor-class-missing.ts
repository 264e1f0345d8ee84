import { defineRule } from "../../engine/rule.ts";
import { bindsName, namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";

export const cogPredictorClassMissing = defineRule({
  id: "cog-predictor-class-missing",
  summary: "The file of the predictor does not define its class",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["cog"],
  references: ["https://cog.run/yaml/"],
  fix: "suggested",

  *check(document, snapshot) {
    const places = ["predict", "train", "run"].flatMap((key) => scalarAt(rootOf(document), key) ?? []);
    for (const place of places.filter((one) => !isPlaceholder(one) && !isNull(one) && !/^\S+\.py:[A-Za-z_]\w*$/.test(one.text))) {
      const meant = meantBy(place.text);
      yield {
        at: place.span,
        severity: "error",
        message: /^[\w./-]+\.py$/.test(place.text)
          ? `\`${place.text}\` names a file and no class, and Cog refuses the config. Write \`${place.text}:Predictor\`, with the name of your class.`
          : `\`${place.text}\` is not a file and a name in it, as in \`predict.py:Predictor\`, and Cog refuses the config. ${meant === undefined ? "Write both." : `Write \`${meant}\`.`}`,
        ...(meant !== undefined && { fixes: [replaceWith(document.text, place.span, meant)] }),
      };
    }
    for (const { at, file, name, uri } of namedSymbols(places, document.uri)) {
      const module = snapshot.files.read(uri);
      if (module && !bindsName(module.text, name)) yield { at: at.span, message: `\`${file}\` does not define \`${name}\`. Correct the name.` };
    }
  },
});

/** `predict.Predictor` and `predict:Predictor` are how Python and other tools say it. */
function meantBy(text: string): string | undefined {
  const [, module, name] = /^([\w/]+(?:\.[\w/]+)*?)(?:\.py)?(?:\.|::?| +)([A-Za-z_]\w*)$/.exec(text) ?? [];
  return module === undefined || name === undefined || name === "py" ? undefined : `${module.replaceAll(".", "/")}.py:${name}`;
}
