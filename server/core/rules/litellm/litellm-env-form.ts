import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { walk } from "../../syntax/data/access.ts";

export const litellmEnvForm = defineRule({
  id: "litellm-env-form",
  summary: "A variable is not named in the form that LiteLLM reads",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const { node } of root ? walk(root) : []) {
      const [, name] = node.type === "scalar" ? (/^(?:os\.(?:get)?env(?:iron)?(?!iron\/\w)(?:[./:]|\[["']?|\(["']?|\/\/)?|os\.[a-z]+\/|\$\{?|env[/:])([A-Z][A-Z0-9_]*)["']?[\]})]?$/.exec(node.text) ?? []) : [];
      if (node.type !== "scalar" || name === undefined || node.text === `os.environ/${name}`) continue;
      const right = `os.environ/${name}`;
      yield { at: node.span, message: `\`${node.text}\` is sent as it stands: LiteLLM reads a variable only where \`os.environ/\` stands before its name. Write \`${right}\`.`, fixes: [{ title: `Write \`${right}\``, edits: [{ span: node.span, text: right }] }] };
    }
  },
});
