import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { HUB_AS_OF } from "../../facts/config/tables/hub.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const LICENSES: ReadonlySet<string> = new Set(
  `apache-2.0 mit openrail bigscience-openrail-m creativeml-openrail-m bigscience-bloom-rail-1.0 bigcode-openrail-m afl-3.0 artistic-2.0 bsl-1.0 bsd
  bsd-2-clause bsd-3-clause bsd-3-clause-clear c-uda cc cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0 cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-
  nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0 cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0 cdla-permissive-1.0
  cdla-permissive-2.0 wtfpl ecl-2.0 epl-1.0 epl-2.0 etalab-2.0 eupl-1.1 eupl-1.2 agpl-3.0 gfdl gpl gpl-2.0 gpl-3.0 lgpl lgpl-2.1 lgpl-3.0 isc h-research
  intel-research lppl-1.3c ms-pl apple-ascl apple-amlr mpl-2.0 odc-by odbl openmdw-1.0 openrail++ osl-3.0 postgresql ofl-1.1 ncsa unlicense zlib pddl
  lgpl-lr deepfloyd-if-license fair-noncommercial-research-license llama2 llama3 llama3.1 llama3.2 llama3.3 llama4 grok2-community gemma unknown other`.split(/\s+/),
);

export const cardLicenseUnknown = defineRule({
  id: "card-license-unknown",
  summary: "The licence of a card is misspelt",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards"],
  fix: "suggested",

  *check(document) {
    for (const value of scalarsOf(nodeAt(rootOf(document), "license"))) {
      if (LICENSES.has(value.text.toLowerCase())) continue;
      const meant = bareName(value.text) ?? nearest(value.text.toLowerCase(), LICENSES);
      if (meant === undefined && (value.text === "" || isPlaceholder(value))) continue;
      yield { at: value.span, message: `The Hub knows no licence \`${value.text}\` (as of ${HUB_AS_OF}), so it refuses the card. ${meant === undefined ? "Write one of its short names, such as `apache-2.0`, or `other` with `license_name`." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, value.span, meant)] }) };
    }
  },
});

/** `Apache License 2.0`, `apache2` and `CC BY 4.0` are written by hand for `apache-2.0` and `cc-by-4.0`. */
function bareName(text: string): string | undefined {
  const letters = lettersOf(text);
  return [...LICENSES].find((one) => lettersOf(one) === letters || lettersOf(one.replace(/\.0$/, "")) === letters);
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/licen[cs]e|version|the\b/g, "").replace(/[^a-z0-9]/g, "");
