import { Uri, workspace, type Disposable } from "vscode";

import type { Server } from "../languageClient.ts";

const SCHEME = "modelwright-run";

interface CodePlace {
  readonly folder: string;
  readonly commit: string;
  readonly path: string;
}

/** A file as it was at a commit. */
export const codeUri = (place: CodePlace): Uri => Uri.from({ scheme: SCHEME, path: `/${place.path}`, query: JSON.stringify(place) });

/** A text that is given; its name stands in the tab. */
export const textUri = (name: string, text: string): Uri => Uri.from({ scheme: SCHEME, path: `/${name}`, query: JSON.stringify({ text }) });

/** Files of commits, and texts that were made of runs, as documents of the editor that it can compare. */
export function runTexts(server: Server): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ query }) => {
      const asked = JSON.parse(query) as CodePlace | { readonly text: string };
      return "text" in asked ? asked.text : (await server.request("modelwright/codeAt", asked)).text;
    },
  });
}
