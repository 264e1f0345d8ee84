import { defineRule, type Finding } from "../../engine/rule.ts";
import { jinjaFault } from "../../facts/config/jinja.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const nemoPromptTemplate = defineRule({
  id: "nemo-prompt-template",
  summary: "The prompt of a task cannot be filled in",
  severity: "error",
  languages: ["yaml"],
  kinds: ["nemo-guardrails"],
  references: ["https://docs.nvidia.com/nemo/guardrails/latest/configure-rails/yaml-schema/prompt-configuration.html"],
  fix: "none",

  *check(document) {
    for (const prompt of itemsAt(rootOf(document), "prompts")) {
      const task = scalarAt(prompt, "task");
      if (task && !isSet(prompt, "content") && !isSet(prompt, "messages")) yield { at: task.span, related: [{ at: prompt.span, message: "This is all of it." }], message: `The prompt of \`${task.text}\` has neither \`content\` nor \`messages\`, so NeMo Guardrails refuses the config. Write its text.` };
      const texts = [scalarAt(prompt, "content"), ...itemsAt(prompt, "messages").map((message) => scalarAt(message, "content"))];
      for (const text of texts) if (text) yield* faultsOf(text, document);
    }
  },
});

function* faultsOf(content: Scalar, { text }: Document): Generator<Finding> {
  const source = text.slice(content.span.start, content.span.end);
  const fault = jinjaFault(source);
  if (fault) yield { at: { start: content.span.start + fault.at.start, end: content.span.start + fault.at.end }, message: `This prompt cannot be filled in: ${fault.reason.replace(/[?.]$/, "")}.` };
  for (const match of source.matchAll(/\{\{\s*(\w+)[^{}]*?\}\}/g)) {
    const [, variable = ""] = match;
    const filled = VARIABLES.includes(variable) ? undefined : nearest(variable, VARIABLES, 1);
    const from = content.span.start + match.index + match[0].indexOf(variable);
    if (filled !== undefined && variable.length > SHORT) yield { at: { start: from, end: from + variable.length }, severity: "warning", message: `Nothing fills in \`${variable}\`, so the model sees nothing in its place. Did you mean \`${filled}\`?` };
    for (const filter of match[0].matchAll(/\|\s*(\w+)/g)) {
      const [whole, name = ""] = filter;
      const meant = FILTERS.includes(name) ? undefined : nearest(name, FILTERS, 2);
      const end = content.span.start + match.index + filter.index + whole.length;
      if (meant !== undefined) yield { at: { start: end - name.length, end }, message: `There is no filter \`${name}\`, so this prompt cannot be filled in. Did you mean \`${meant}\`?` };
    }
  }
}

/** What every task is given. */
const VARIABLES = ["user_input", "bot_response", "history", "general_instructions", "sample_conversation", "relevant_chunks", "user_message", "bot_message", "last_user_message"];

const SHORT = 6;

/** Those of NeMo Guardrails 0.24, read in November 2026, and Jinja's own that prompts use. */
const FILTERS = "colang co_v2 colang_without_identifiers remove_text_messages first_turns last_turns indent user_assistant_sequence user_assistant_sequence_nemollm to_messages to_messages_nemollm to_messages_v2 to_intent_messages to_intent_messages_2 to_chat_messages verbose_v1 default join length lower upper title trim replace first last list sort reverse tojson string int float round safe escape striptags truncate wordcount wordwrap unique map select reject selectattr rejectattr batch slice sum min max abs".split(" ");
