import { nearest } from "../../text/nearest.ts";

/** What OmegaConf itself can put in by `${name:…}`. */
export const OMEGACONF_RESOLVERS = ["oc.env", "oc.create", "oc.decode", "oc.deprecated", "oc.dict.keys", "oc.dict.values", "oc.select"];

/** The resolver that is meant by one of OmegaConf's that there is not, or "" where none is near. Projects register resolvers of their own, but none that begins so. */
export function misspeltResolver(expression: string): string | undefined {
  const [, name] = /^([\w.]+):/.exec(expression) ?? [];
  return name === undefined || !name.startsWith("oc.") || OMEGACONF_RESOLVERS.includes(name) ? undefined : (nearest(name, OMEGACONF_RESOLVERS) ?? "");
}
