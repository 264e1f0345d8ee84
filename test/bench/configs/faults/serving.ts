import { replaced, type Fault } from "../fault.ts";

/** Faults of the kinds that build, schedule and serve: containers, clusters, pipelines, feature stores. */
export const servingFaults: readonly Fault[] = [
  { rule: "argo/entrypoint-undefined", kinds: ["argo"], change: (text) => replaced(text, /^(\s*entrypoint:\s*)\S+/m, (_whole, head = "") => `${head}no-such-template`) },
];
