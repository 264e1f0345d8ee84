import { kinds, readSettingsFile, rules, type SettingsFile } from "../core/index.ts";

const KNOWN = { rules: rules.map(({ id }) => id), kinds: kinds.map(({ id }) => id) };

/** What a `modelwright.json` or `modelwright.yaml` says, by the rules and kinds that exist. */
export const settingsIn = (text: string): SettingsFile => readSettingsFile(text, KNOWN);
