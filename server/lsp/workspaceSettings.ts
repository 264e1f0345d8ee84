import { baseName, memo, resolvePath, SETTINGS_FILES, type Document, type Files, type Settings, type SettingsFile } from "../core/index.ts";
import { settingsIn } from "../host/settingsFile.ts";
import { uriOf } from "../host/uris.ts";

/** The settings file of the first workspace folder that has one. */
export function settingsDocument(folders: readonly string[], files: Files): Document | undefined {
  for (const folder of folders) {
    for (const name of SETTINGS_FILES) {
      const document = files.read(resolvePath(uriOf(folder), name));
      if (document) return document;
    }
  }
  return undefined;
}

const readSettingsDocument: (document: Document) => SettingsFile = memo((document: Document) => settingsIn(document.text));

/** What is wrong with the settings file, where this document is one. */
export function settingsFault(document: Document): Extract<SettingsFile, { readonly state: "wrong" }> | undefined {
  if (!SETTINGS_FILES.includes(baseName(document.uri))) return undefined;
  const file = readSettingsDocument(document);
  return file.state === "wrong" ? file : undefined;
}

/**
 * The person's own settings, over those of the team's file. What an untrusted workspace says about itself does not count,
 * and a file with a fault counts as empty until it is mended.
 */
export function withSettingsOf(given: Settings, document: Document | undefined): Settings {
  if (!document || !given.trusted) return given;
  const file = readSettingsDocument(document);
  if (file.state === "wrong") return given;
  const { severity, preset, ignore = [], kinds, runs } = file.settings;
  return {
    ...given,
    severity: { ...severity, ...given.severity },
    preset: given.preset === "default" ? (preset ?? given.preset) : given.preset,
    ignore: [...given.ignore, ...ignore],
    kinds: { ...kinds, ...given.kinds },
    runs: { ...runs, ...given.runs },
  };
}
