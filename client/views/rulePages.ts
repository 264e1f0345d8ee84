import { Uri, workspace, type Disposable } from "vscode";

import type { Server } from "../languageClient.ts";

const SCHEME = "modelwright-rule";

export const rulePageUri = (ruleId: string): Uri => Uri.from({ scheme: SCHEME, path: `/${ruleId}.md` });

/** Pages of rules as documents of the editor, which its Markdown preview can show. */
export function rulePages(server: Server): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const ruleId = path.slice(1).replace(/\.md$/, "");
      const { markdown } = await server.request("modelwright/ruleDocumentation", { ruleId });
      return markdown;
    },
  });
}
