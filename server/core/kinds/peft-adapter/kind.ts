import type { Kind } from "../kind.ts";

export const peftAdapter: Kind = {
  id: "peft-adapter",
  title: "PEFT adapter",
  language: "json",
  names: ["adapter_config.json"],
};
