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
    for (const { node, entry } of root ? walk(root) : []) {
      const isKey = entry !== undefined && SECRETS.test(entry.key.text);
      const [, name] = node.type === "scalar" ? ((isKey ? NAME.exec(node.text) : null) ?? /^(?:os\.(?:get)?env(?:iron)?(?!iron\/\w)(?:[./:]|\[["']?|\(["']?|\/\/)?|os\.[a-z]+\/|\$\{?|env[/:])([A-Z][A-Z0-9_]*)["']?[\]})]?$/.exec(node.text) ?? []) : [];
      if (node.type !== "scalar" || name === undefined || node.text === `os.environ/${name}`) continue;
      const right = `os.environ/${name}`;
      yield { at: node.span, message: `\`${node.text}\` is sent as it stands: LiteLLM reads a variable only where \`os.environ/\` stands before its name. Write \`${right}\`.`, fixes: [{ title: `Write \`${right}\``, edits: [{ span: node.span, text: right }] }] };
    }
  },
});

/** What is asked of the environment nearly always, and the name of a variable that stands there bare. */
const SECRETS = /^(?:api_key|master_key|aws_access_key_id|aws_secret_access_key|database_url|langfuse_secret)$/;
const NAME = /^(?!(?:YOUR|MY|SOME|ANY|DUMMY|FAKE|EMPTY|TEST|EXAMPLE|PLACEHOLDER|INSERT|REPLACE|CHANGE)_)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN|SECRET|URL|ID)(?:_[A-Z0-9]+)?)$/;
