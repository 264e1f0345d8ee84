import type { Kind } from "../kind.ts";

export const torchserve: Kind = {
  id: "torchserve",
  title: "TorchServe settings",
  language: "ini",
  names: [],
  sniff: (head, name) => (name === "config.properties" && /^\s*(?:inference_address|management_address|model_store|load_models|metrics_address)\s*=/m.test(head) ? "it sets addresses or the model store of TorchServe" : undefined),
};
