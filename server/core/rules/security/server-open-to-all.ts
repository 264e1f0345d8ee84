import { defineRule } from "../../engine/rule.ts";
import { keywordOf } from "../../facts/python/edits.ts";
import { isText, setOptions, type Option } from "../../facts/security/options.ts";

export const serverOpenToAll = defineRule({
  id: "server-open-to-all",
  summary: "A tool for one person is opened to the whole network without a password",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-306"],
  owasp: ["LLM10:2025"],
  references: ["https://docs.ray.io/en/latest/ray-security/index.html", "https://www.gradio.app/guides/sharing-your-app"],
  fix: "none",

  *check(document) {
    for (const { call, argument, row } of setOptions(document, OPTIONS)) {
      if (row.unless?.some((keyword) => keywordOf(call, keyword))) continue;
      yield { at: { start: argument.start, end: argument.end }, message: row.message };
    }
    for (const match of document.text.matchAll(/^c\.(?:NotebookApp|ServerApp)\.allow_origin(?:_pat)?\s*=\s*r?["'](?:\*|\.\*)["']/gm)) {
      yield { at: { start: match.index, end: match.index + match[0].length }, message: "Any page that you have open may talk to this Jupyter, and Jupyter runs code. Name the one address that needs it, such as `https://colab.research.google.com`." };
    }
    for (const match of document.text.matchAll(/^c\.(?:NotebookApp|ServerApp|IdentityProvider)\.(?:token|password)\s*=\s*u?(?:""|'')/gm)) {
      yield { at: { start: match.index, end: match.index + match[0].length }, severity: "error", message: "An empty token lets everybody who reaches the port run Python here, with the data and the GPU. Leave the line out: Jupyter then makes a token and prints it." };
    }
  },
});

interface OpenOption extends Option {
  /** One of these makes it ask who is there. */
  readonly unless?: readonly string[];
  readonly message: string;
}

const OPTIONS: readonly OpenOption[] = [
  { names: /^ray\.init$/, keyword: "dashboard_host", is: isText("0.0.0.0", "::"), message: "Ray's dashboard runs any code for whoever reaches it, and asks nobody for a password. Leave the option out, and reach it by SSH or `kubectl port-forward`." },
  { names: /\.launch$/, keyword: "server_name", is: isText("0.0.0.0", "::"), unless: ["auth", "auth_dependency"], message: "Everybody in the network can use this demo, and the files that it may serve. Ask for a password, `auth=(user, password)`, or leave the option out." },
];
