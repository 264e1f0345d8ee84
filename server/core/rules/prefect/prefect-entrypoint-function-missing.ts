import { defineRule } from "../../engine/rule.ts";
import { topLevelNames } from "../../facts/config/signatures.ts";
import { bindsName, namedSymbols } from "../../facts/config/symbols.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const prefectEntrypointFunctionMissing = defineRule({
  id: "prefect-entrypoint-function-missing",
  summary: "The file of a deployment does not define its flow",
  severity: "error",
  languages: ["yaml"],
  kinds: ["prefect"],
  references: ["https://docs.prefect.io/v3/how-to-guides/deployments/prefect-yaml"],
  fix: "none",

  *check(document, snapshot) {
    const entrypoints = itemsAt(rootOf(document), "deployments").flatMap((deployment) => scalarAt(deployment, "entrypoint") ?? []);
    for (const { at, file, name, uri } of namedSymbols(entrypoints, document.uri)) {
      const program = file.endsWith(".py") ? snapshot.files.read(uri) : undefined;
      if (!program || bindsName(program.text, name)) continue;
      const meant = nearest(name, topLevelNames(program));
      yield { at: at.span, message: `\`${file}\` does not define \`${name}\`, so the deployment cannot load its flow. ${meant === undefined ? "Write the name of the flow's function." : `Did you mean \`${meant}\`?`}` };
    }
  },
});
