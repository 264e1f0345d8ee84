import { defineRule, type Finding } from "../../engine/rule.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { propertiesOf, type Property } from "../../facts/config/properties.ts";
import { TORCHSERVE_SETTINGS } from "../../facts/config/tables/torchserve.ts";
import { nearest } from "../../text/nearest.ts";
import { moreWords, sameWords } from "../../text/sameWords.ts";

export const torchserveSetting = defineRule({
  id: "torchserve-setting",
  summary: "A setting of TorchServe is misspelt, or has a value that it cannot have",
  severity: "error",
  languages: ["ini"],
  kinds: ["torchserve"],
  references: ["https://pytorch.org/serve/configuration.html"],
  fix: "suggested",

  *check(document) {
    const seen = new Map<string, Property>();
    for (const property of propertiesOf(document)) {
      const { name, at } = property;
      const first = seen.get(name);
      seen.set(name, property);
      if (first) yield { at, message: `\`${name}\` stands here already, and only the last of the two counts. Remove one.`, ...firstOne(first.at) };
      const known = Object.keys(TORCHSERVE_SETTINGS).filter((one) => !seen.has(one));
      const meant = name in TORCHSERVE_SETTINGS ? undefined : (nearest(name, known) ?? sameWords(name, known) ?? moreWords(name, known));
      if (meant !== undefined) yield { at, message: `TorchServe has no setting \`${name}\` and ignores it. Did you mean \`${meant}\`?`, severity: "warning", fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }] };
      yield* valueProblem(property);
    }
  },
});

/** What a value of each sort looks like, and what a person calls it. */
const FORMS: Readonly<Record<string, readonly [form: RegExp, name: string]>> = {
  count: [/^\d+$/, "a whole number"],
  integer: [/^-?\d+$/, "a whole number"],
  port: [/^(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/, "a port between 1 and 65535"],
  switch: [/^(?:true|false)$/i, "`true` or `false`"],
  address: [/^(?:https?:\/\/[^\s:/]+(?::(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]))?|unix:.+)$/, "an address such as `http://127.0.0.1:8080`"],
  models: [/^(?:all|standalone|NONE|none|(?:[^,=\s]+=)?(?:\S+\.mar|https?:\/\/\S+|[^,.\s]+)(?:\s*,\s*(?:[^,=\s]+=)?(?:\S+\.mar|https?:\/\/\S+|[^,.\s]+))*)$/, "`all`, or archives such as `resnet.mar`"],
  envelope: [/^(?:body|json|kserve|kservev2|sagemaker)$/, "`json`, `body`, `kserve` or `kservev2`"],
  metrics: [/^(?:log|prometheus|legacy)$/i, "`log`, `prometheus` or `legacy`"],
};

function* valueProblem({ name, value, valueAt }: Property): Generator<Finding> {
  const [form, called] = FORMS[TORCHSERVE_SETTINGS[name] ?? ""] ?? [];
  if (!form || value === "" || /[${<]/.test(value) || form.test(value)) return;
  yield { at: valueAt, message: `\`${name}\` must be ${called ?? ""}; here it is \`${value.slice(0, 40)}\`.` };
}
