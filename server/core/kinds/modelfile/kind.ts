import type { Kind } from "../kind.ts";
import { features } from "./features.ts";

export const modelfile: Kind = {
  id: "modelfile",
  title: "Ollama Modelfile",
  language: "modelfile",
  names: ["Modelfile", "Modelfile.*", "*.modelfile"],
  sniff: (head, name) => (/^modelfile/i.test(name) && /^\s*FROM\s/m.test(head) ? "it begins with FROM" : undefined),
  features,
};
