import { replaced, type Fault } from "../fault.ts";

/** Faults of the kinds of language-model applications, data and documentation. */
export const llmFaults: readonly Fault[] = [
  { rule: "promptfoo/assert-type-unknown", kinds: ["promptfoo"], change: (text) => replaced(text, /type: contains\b/, "type: contians") },
];
