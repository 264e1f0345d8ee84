import { defineRule } from "../../engine/rule.ts";
import { shellLines } from "../../facts/notebook/shellLines.ts";
import { shellCommands } from "../../syntax/dockerfile/shell.ts";

export const notebookShellDownload = defineRule({
  id: "notebook-shell-download",
  summary: "A cell runs or installs what it downloads, unseen",
  severity: "warning",
  languages: ["python"],
  kinds: ["notebook"],
  cwe: ["CWE-494", "CWE-829"],
  owasp: ["LLM03:2025"],
  references: ["https://ipython.readthedocs.io/en/stable/interactive/reference.html#system-shell-access"],
  fix: "none",

  *check(document) {
    for (const { text, span } of shellLines(document)) {
      const commands = shellCommands(document.text, span);
      for (const [index, { words }] of commands.entries()) {
        const address = words.find((word) => /^https?:\/\//.test(word.text));
        const next = commands[index + 1];
        if (address && next?.after === "|" && /^(?:ba|z|da)?sh$|^python[\d.]*$/.test(next.words[0]?.text ?? "")) {
          yield { at: span, message: `What \`${/\/\/([^/]+)/.exec(address.text)?.[1] ?? address.text}\` sends is run at once, whatever it is, with your rights and your tokens. Download it, look at it, then run it.` };
        }
      }
      const row = /\b(?:pip3?|uv pip)\s+install\b|^%pip\b/.test(text) ? INSTALLS.find(({ option }) => option.test(text)) : undefined;
      if (row) yield { at: span, message: row.message };
    }
  },
});

const INSTALLS: readonly { readonly option: RegExp; readonly message: string }[] = [
  { option: /--trusted-host\b/, message: "For this host certificates are not checked, so anybody on the way can hand over other packages. Leave `--trusted-host` out, and give pip your company's certificate with `--cert`." },
  { option: /(?:--index-url|--extra-index-url|\s-i|--find-links|\s-f)[= ]\s*http:\/\//, message: "Packages come over a connection that is not encrypted, and anybody on the way can change them. Write `https://`." },
  { option: /git\+(?:https?|ssh):\/\/(?!\S*@(?:[\da-f]{7,40}|v?\d+(?:\.\d+)+[\w.-]*)(?:#|["']|\s|$))/, message: "This installs whatever the branch holds on the day, and runs its `setup.py`. Name the commit: `…@<commit>`." },
];
