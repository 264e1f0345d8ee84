import { defineRule, type Finding } from "../../engine/rule.ts";
import { isMisspelt } from "../../facts/config/paths.ts";
import { HOSTED_AS_OF, HOSTED_EMBEDDINGS } from "../../facts/config/tables/hostedModels.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const langgraphIndex = defineRule({
  id: "langgraph-index",
  summary: "The index of the store does not fit its embeddings, or a file of the settings is missing",
  severity: "error",
  languages: ["json"],
  kinds: ["langgraph"],
  references: ["https://langchain-ai.github.io/langgraph/cloud/reference/cli/"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    yield* embeddings(root);
    const pip = scalarAt(root, "pip_config_file");
    if (pip && isMisspelt(resolvePath(folderOf(document.uri), pip.text), snapshot, document.uri)) yield { at: pip.span, message: `\`${pip.text}\` does not exist, and a file beside this one is called nearly so. Correct the path, or the image cannot be built.` };
  },
});

function* embeddings(root: Node | undefined): Generator<Finding> {
  const embed = scalarAt(root, "store", "index", "embed");
  if (!embed) return;
  const [, provider, slashed] = /^([a-z_]+)\/(text-embedding[\w.-]+|embed[\w.-]+)$/.exec(embed.text) ?? [];
  if (provider !== undefined && slashed !== undefined) yield { at: embed.span, message: `LangChain parts the provider from the model by a colon, so \`${embed.text}\` is not found. Write \`${provider}:${slashed}\`.` };
  const model = embed.text.replace(/^[^:]*:/, "");
  const known = HOSTED_EMBEDDINGS[model];
  const dims = scalarAt(root, "store", "index", "dims");
  // A model that could give fewer numbers is not asked to: the settings of the store have no word for it.
  if (!known || !dims || typeof dims.value !== "number" || dims.value === known.dimension) return;
  yield { at: dims.span, message: `\`${model}\` gives vectors of ${known.dimension} numbers (as known on ${HOSTED_AS_OF}), and the index is made for ${dims.value}: nothing can be stored. Write ${known.dimension}.` };
}
