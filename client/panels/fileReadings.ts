import { basename } from "node:path";

import { window, type Uri } from "vscode";

import type { ReadingChange, ShownReading } from "../../webviews/protocol/reading.ts";
import type { Server } from "../languageClient.ts";
import { driftSettingsFile, type DriftSettingsFile } from "./driftSettings.ts";
import { wordsOf } from "./withProgress.ts";

const TEXTS = /\.(csv|tsv|txt|data)(\.(gz|zst))?$/i;

/** What the settings say of how these files are read; of those that are text. */
export async function readingsOf(server: Server, files: readonly Uri[]): Promise<readonly ShownReading[]> {
  const own = driftSettingsFile(server);
  const texts = files.filter(({ path, scheme }, place) => scheme === "file" && TEXTS.test(path) && files.findIndex((other) => basename(other.path) === basename(path)) === place);
  const found = await Promise.all(texts.map((uri) => own.shown(uri).catch(() => undefined)));
  return texts.flatMap((uri, place) => (found[place] ? [{ name: basename(uri.path), reading: found[place].options.read?.[basename(uri.path)] ?? {} }] : []));
}

/** Writes how a file is read into the settings file that belongs to it. */
export async function changeReading(own: DriftSettingsFile, files: readonly Uri[], { name, key, value }: ReadingChange): Promise<void> {
  const uri = files.find(({ path }) => basename(path) === name);
  if (!uri) return;
  try {
    await own.change(uri, { setting: "read", file: name, key, value });
  } catch (error) {
    void window.showErrorMessage(`Modelwright: ${wordsOf(error)}`);
  }
}
