import { defineRule } from "../../engine/rule.ts";
import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { misspeltResolver, OMEGACONF_RESOLVERS } from "../../facts/config/resolvers.ts";
import { rootsOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const omegaconfResolver = defineRule({
  id: "omegaconf-resolver",
  summary: "A value is to be put in by a resolver that OmegaConf does not have",
  severity: "error",
  languages: ["yaml"],
  references: ["https://omegaconf.readthedocs.io/en/2.3_branch/custom_resolvers.html"],
  fix: "suggested",

  *check(document) {
    // Configs of Hydra and torchtune have a rule of their own for all that stands in the braces.
    if (!document.text.includes("${oc.") || document.kind === "hydra" || document.kind === "torchtune") return;
    const scalars = rootsOf(document).flatMap((root) => walk(root)).flatMap(({ node }) => (node.type === "scalar" ? [node] : []));
    for (const { expression, at } of scalars.flatMap((scalar) => interpolationsIn(document.text, scalar))) {
      const meant = misspeltResolver(expression);
      if (meant === undefined) continue;
      const name = expression.replace(/:.*$/s, "");
      const place = { start: at.start, end: at.start + name.length };
      yield { at: place, message: `There is no resolver \`${name}\`, so reading this value fails. ${meant === "" ? `OmegaConf has ${OMEGACONF_RESOLVERS.map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}`, ...(meant !== "" && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: place, text: meant }] }] }) };
    }
  },
});
