import { defineRule } from "../../engine/rule.ts";
import { functionIn } from "../../facts/config/signatures.ts";
import { namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isNull, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

export const prefectParameterType = defineRule({
  id: "prefect-parameter-type",
  summary: "A deployment gives its flow a value of another type than the flow takes",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document, snapshot) {
    for (const deployment of itemsAt(rootOf(document), "deployments")) {
      const entrypoint = scalarAt(deployment, "entrypoint");
      const [symbol] = entrypoint ? namedSymbols([entrypoint], document.uri) : [];
      const program = symbol && snapshot.files.read(symbol.uri);
      const flow = program && functionIn(program, symbol.name);
      for (const { key, value } of flow ? entriesAt(deployment, "parameters") : []) {
        const annotation = flow?.parameters.find(({ name }) => name.name === key.text)?.annotation;
        const type = annotation?.type === "name" ? annotation.name : "";
        if (FITS[type]?.(value) === false && !isNull(value) && !isPlaceholder(value)) yield { at: value.type === "scalar" ? value.span : key.span, message: `The flow \`${symbol?.name ?? ""}\` takes \`${key.text}\` as \`${type}\`, and this is none, so Prefect refuses the run. Correct the value.` };
      }
    }
  },
});

const isNumber = (node: Node): boolean => node.type === "scalar" && node.text.trim() !== "" && !Number.isNaN(Number(node.text));

/** What pydantic makes of a value for a type; types that are not here take what they like. */
const FITS: Readonly<Record<string, (value: Node) => boolean>> = {
  int: (value) => isNumber(value) && value.type === "scalar" && Number.isInteger(Number(value.text)),
  float: isNumber,
  bool: (value) => value.type === "scalar" && /^(?:true|false|yes|no|on|off|[01tfyn])$/i.test(value.text),
};
