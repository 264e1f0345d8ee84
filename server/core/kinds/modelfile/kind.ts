import type { Kind } from "../kind.ts";
import { features } from "./features.ts";

export const modelfile: Kind = {
  id: "modelfile",
  title: "Ollama Modelfile",
  language: "modelfile",
  names: ["Modelfile", "*.modelfile"],
  sniff: (head, name) => (OWN_ENDING.test(name) && INSTRUCTION.test(head) ? "it has an instruction of Ollama" : undefined),
  features,
};

/** `Modelfile.coder`, but neither a page about Modelfiles nor code that reads them. */
const OWN_ENDING = /^modelfile(?!\.(?:mdx?|rst|txt|html|py|go|[jt]s)$)/i;

const INSTRUCTION = /^\s*(?:FROM|PARAMETER|TEMPLATE|SYSTEM|ADAPTER|MESSAGE)\s/m;
