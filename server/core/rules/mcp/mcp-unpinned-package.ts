import { defineRule } from "../../engine/rule.ts";
import { serversOf } from "../../facts/config/mcp.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt, stringAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";

export const mcpUnpinnedPackage = defineRule({
  id: "mcp-unpinned-package",
  summary: "An MCP server is whatever was published last",
  severity: "info",
  strict: "warning",
  languages: ["json"],
  kinds: ["mcp-json"],
  cwe: ["CWE-1357"],
  references: ["https://modelcontextprotocol.io/docs/"],
  fix: "none",

  *check(document) {
    for (const { value } of serversOf(rootOf(document))) {
      const command = stringAt(value, "command");
      const image = command === "docker" || command === "podman" ? imageOf(itemsAt(value, "args").filter((item): item is Scalar => item.type === "scalar")) : undefined;
      if (image && !/:(?!latest$)[\w.-]+$|@sha256:/.test(image.text)) yield { at: image.span, message: `The image \`${image.text}\` is whatever its owner pushes next, and it gets what you hand it. Write the tag that you looked at, or better its digest.` };
      if (command !== "npx" && command !== "uvx" && command !== "bunx") continue;
      const packageName = itemsAt(value, "args").find((item): item is Scalar => item.type === "scalar" && !item.text.startsWith("-"));
      if (!packageName || /.(@|==)\d|^[./$]|^git\+|^https?:/.test(packageName.text)) continue;
      yield { at: packageName.span, message: `\`${packageName.text}\` is whatever its owner publishes next, and it runs with your rights. Write the version that you looked at, such as \`${packageName.text.replace(/@latest$/, "")}@1.2.3\`.` };
    }
  },
});

/** The image of `docker run -i --rm -e KEY image`: the first word that is neither an option nor the value of one. */
function imageOf(words: readonly Scalar[]): Scalar | undefined {
  const after = words.slice(words.findIndex(({ text }) => text === "run") + 1);
  if (after.length === words.length) return undefined;
  return after.find(({ text }, index) => !text.startsWith("-") && !TAKES_VALUE.test(after[index - 1]?.text ?? ""));
}

const TAKES_VALUE = /^(?:-[evpuwlhm]|--(?:env|env-file|volume|mount|publish|name|network|user|workdir|entrypoint|label|add-host|platform|gpus|memory|cpus|hostname|pull|device|tmpfs|security-opt|cap-add|cap-drop|shm-size|runtime|ipc|pid|restart))$/;
