import { existsSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

import { changeDriftSettings } from "../../host/changeDriftSettings.ts";
import { driftOptionsIn, findDriftSettings, newDriftSettings } from "../../host/driftSettings.ts";
import { canonicalUri, pathOf } from "../../host/uris.ts";
import { refusal, type RequestHandler } from "../requestContext.ts";

export const driftSettings: RequestHandler<"modelwright/driftSettings"> = ({ current, workspace, change }, { session }) => {
  const data = pathOf(current);
  if (data === undefined) throw refusal("These data are no file, so no settings file belongs to them. Put modelwright.drift.yaml into the workspace and compare on the command line with --config.");
  const path = findDriftSettings(data) ?? newDriftSettings(data, workspace === undefined ? undefined : pathOf(workspace));
  const uri = pathToFileURL(path).href;
  // What is typed and not saved yet counts.
  const text = session.snapshot().files.read(canonicalUri(uri))?.text ?? "";
  const file = { uri, isThere: existsSync(path) };
  if (!change) return { ...file, options: driftOptionsIn(text) };
  const changed = changeDriftSettings(text, change);
  if (changed.state === "wrong") throw refusal(`${basename(path)}: ${changed.problem}`);
  return { ...file, options: changed.options, text: changed.text };
};
