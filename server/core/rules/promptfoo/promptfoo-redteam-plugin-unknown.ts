import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const promptfooRedteamPluginUnknown = defineRule({
  id: "promptfoo-redteam-plugin-unknown",
  summary: "The name of a red-team plugin or strategy is misspelt",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/red-team/plugins/"],
  fix: "suggested",

  *check(document) {
    for (const item of itemsAt(rootOf(document), "redteam", "strategies")) {
      const id = item.type === "scalar" ? item : scalarAt(item, "id");
      const meant = !id || isPlaceholder(id) || /^(?:file|package|custom):|\//.test(id.text) || STRATEGIES.has(id.text) ? undefined : nearest(id.text, STRATEGIES, 2);
      if (id && meant !== undefined) yield { at: id.span, message: `promptfoo has no strategy \`${id.text}\`, so attacks are not wrapped that way. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, id.span, meant)] };
    }
    for (const item of itemsAt(rootOf(document), "redteam", "plugins")) {
      const id = item.type === "scalar" ? item : scalarAt(item, "id");
      if (id && !isPlaceholder(id)) {
        const [group = "", member = ""] = id.text.split(":");
        const known = MEMBERS[group];
        const near = member === "" || !known || known.includes(member) ? undefined : nearest(member, known);
        if (near === undefined && member !== "" && group === "harmful" && !known?.includes(member)) yield { at: id.span, message: `promptfoo has no plugin \`${id.text}\`, so the red team does not start. Those of \`harmful\` are \`harmful:hate\`, \`harmful:privacy\`, \`harmful:self-harm\` …` };
        if (near !== undefined) yield { at: id.span, message: `promptfoo has no plugin \`${id.text}\`, so these attacks are not made. Did you mean \`${group}:${near}\`?`, fixes: [replaceWith(document.text, id.span, `${group}:${near}`)] };
      }
      const [, group = "", member = ""] = /^([a-z-]+):(?!\/)(.+)$/.exec(id?.text ?? "") ?? [];
      const meantGroup = group in MEMBERS || id?.text.startsWith("file:") ? undefined : Object.keys(MEMBERS).find((known) => MEMBERS[known]?.includes(member) && nearest(group, [known]) !== undefined);
      if (id && meantGroup !== undefined) yield { at: id.span, message: `promptfoo has no plugin \`${id.text}\`, so these attacks are not made. Did you mean \`${meantGroup}:${member}\`?`, fixes: [replaceWith(document.text, id.span, `${meantGroup}:${member}`)] };
      if (!id || isPlaceholder(id) || /[:/]/.test(id.text) || PLUGINS.has(id.text)) continue;
      const meant = nearest(id.text, PLUGINS);
      if (meant !== undefined) yield { at: id.span, message: `promptfoo has no plugin \`${id.text}\`, so these attacks are not made. Did you mean \`${meant}\`?`, fixes: [replaceWith(document.text, id.span, meant)] };
    }
  },
});

const STRATEGIES: ReadonlySet<string> = new Set(
  "default basic audio authoritative-markup-injection base64 best-of-n camelcase citation crescendo custom emoji gcg goat hex homoglyph hydra image indirect-web-pwn jailbreak layer leetspeak likert math-prompt mischievous-user morse multilingual other-encodings piglatin prompt-injection retry rot13 simba tree video jailbreak:composite jailbreak:likert jailbreak:tree jailbreak:meta jailbreak:hydra jailbreak:goat".split(" "),
);

const PLUGINS: ReadonlySet<string> = new Set(
  `default foundation harmful pii bias contracts hallucination hijacking overreliance politics imitation excessive-agency competitors ascii-smuggling beavertails bfla bola cca cross-session-leak
  cyberseceval data-exfil debug-access divergent-repetition donotanswer drug-synthesis goal-misalignment gibberish harmbench intent indirect-prompt-injection mcp medical financial insurance
  memory-poisoning model-identification off-topic policy pliny prompt-extraction rag-document-exfiltration rag-poisoning rag-source-attribution rbac reasoning-dos religion shell-injection
  special-token-injection sql-injection ssrf system-prompt-override tool-discovery toxic-chat unsafebench unverifiable-claims vlguard vlsu wordplay xstest coppa ferpa ecommerce pharmacy telecom realestate guardrails-eval`.split(/\s+/),
);

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  harmful: "chemical-biological-weapons child-exploitation copyright-violations cybercrime cybercrime:malicious-code graphic-content harassment-bullying hate illegal-activities illegal-drugs indiscriminate-weapons insults intellectual-property misinformation-disinformation non-violent-crime privacy profanity radicalization self-harm sex-crime sexual-content specialized-advice unsafe-practices violent-crime weapons:ied bias".split(" "),
  pii: ["api-db", "direct", "session", "social"],
  owasp: ["llm", "api", "agentic"],
  nist: ["ai"],
  mitre: ["atlas"],
  eu: ["ai-act"],
  agentic: ["memory-poisoning"],
};
