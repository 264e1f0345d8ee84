import { defineRule } from "../../engine/rule.ts";
import { authorOf, reached, type Sink } from "../../facts/security/reached.ts";

export const uncheckedFileOrAddress = defineRule({
  id: "unchecked-file-or-address",
  summary: "A model or a visitor chooses which file is opened or which address is asked",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-22", "CWE-918"],
  owasp: ["LLM05:2025"],
  references: ["https://owasp.org/www-community/attacks/Path_Traversal", "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html"],
  fix: "none",

  *check(document) {
    for (const { call, at, origin, from } of reached(document, SINKS)) {
      const isAddress = ADDRESS.test(call.name);
      yield {
        at,
        message: isAddress
          ? `The address is what ${authorOf(origin)}. It may lie inside your network, where the cloud hands out this machine's keys, or carry what was said before to somebody else. Check the host against a list of those that you mean.`
          : `The path is what ${authorOf(origin)}: \`../../.env\` is one, too. Take only its last part, and check with \`Path.resolve().is_relative_to(folder)\` that it stays in the folder that you mean.`,
        related: [{ at: from, message: "It comes from here." }],
      };
    }
  },
});

const ADDRESS = /^(?:requests|httpx|aiohttp|urllib|webbrowser)\b/;

const SINKS: readonly Sink[] = [
  { names: /^(?:builtins\.)?open$|^pathlib\.(?:Path|PosixPath)$|^shutil\.(?:copy\w*|move|rmtree)$|^os\.(?:remove|unlink|rename|listdir)$|^(?:fastapi|starlette)\.responses\.FileResponse$|^flask\.send_file$/, place: 0 },
  { names: /^(?:requests|httpx)\.(?:get|post|put|delete|head|stream)$|^urllib\.request\.(?:urlopen|urlretrieve)$|^webbrowser\.open$/, place: 0, keyword: "url" },
];
