import { defineRule } from "../../engine/rule.ts";
import { choosesHost } from "../../facts/security/addresses.ts";
import { authorOf, reached, type Sink } from "../../facts/security/reached.ts";
import type { Document } from "../../workspace/document.ts";

export const uncheckedFileOrAddress = defineRule({
  id: "unchecked-file-or-address",
  summary: "A model or a visitor chooses which file is opened or which address is asked",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-22", "CWE-918"],
  owasp: ["LLM05:2025"],
  references: ["https://owasp.org/www-community/attacks/Path_Traversal", "https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html"],
  fix: "none",

  *check(document, snapshot) {
    for (const { name, at, origin, related } of reached(document, snapshot, SINKS)) {
      const isAddress = ADDRESS.test(name);
      yield {
        at,
        message: isAddress
          ? `The address is what ${authorOf(origin)}. It may lie inside your network, where the cloud hands out this machine's keys, or carry what was said before to somebody else. Check the host against a list of those that you mean.`
          : `The path is what ${authorOf(origin)}: \`../../.env\` is one, too. Take only its last part, and check with \`Path.resolve().is_relative_to(folder)\` that it stays in the folder that you mean.`,
        related,
      };
    }
  },
});

const ADDRESS = /^(?:requests|httpx|aiohttp|urllib|webbrowser)\b|(?:^|\.)(?:session|client|http)\.\w+$/i;

const FILES = "aiofiles|io|codecs|gzip|bz2|lzma";

/** `async with httpx.AsyncClient() as c`, `s = requests.Session()`: what such a name is asked for goes out. */
function isHttpClient(name: string, document: Document): boolean {
  const receiver = name.split(".", 1)[0] ?? "";
  return new RegExp(`(?:httpx\\.(?:Async)?Client|requests\\.[sS]ession|aiohttp\\.ClientSession)\\([^\\n]*\\)\\s+as\\s+${receiver}\\b|^[ \\t]*${receiver}\\s*=\\s*(?:httpx\\.(?:Async)?Client|requests\\.[sS]ession|aiohttp\\.ClientSession)\\(`, "m").test(document.text);
}

const SINKS: readonly Sink[] = [
  { names: new RegExp(`^(?:builtins\\.|(?:${FILES})\\.)?open$|^shutil\\.(?:copy\\w*|move|rmtree)$|^os\\.(?:remove|unlink|rename|listdir|scandir|makedirs|rmdir)$|^(?:fastapi|starlette)\\.responses\\.FileResponse$|^flask\\.send_file$`), place: 0, keyword: "path", notTyped: true },
  { names: /\.(?:read_text|read_bytes|write_text|write_bytes|unlink|rmdir)$/, place: "receiver", notTyped: true },
  { names: /^(?:requests|httpx)\.(?:get|post|put|patch|delete|head|stream)$|^urllib\.request\.(?:urlopen|urlretrieve|Request)$|^webbrowser\.open$/, place: 0, keyword: "url", when: choosesHost, notTyped: true },
  { names: /(?:^|\.)(?:http|http_client|httpx_client|aiohttp_session|session)\.(?:get|post|put|delete|stream)$/, place: 0, keyword: "url", when: choosesHost, notTyped: true },
  { names: /^\w+\.(?:get|post|put|patch|delete|head|stream)$/, place: 0, keyword: "url", when: (call, document) => isHttpClient(call.name, document) && choosesHost(call, document), notTyped: true },
  { names: /^(?:requests|httpx)\.request$/, place: 1, keyword: "url", when: choosesHost, notTyped: true },
];
