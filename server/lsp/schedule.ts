import type { Diagnostic } from "vscode-languageserver/node";

import type { Document } from "../core/index.ts";
import { canonicalUri } from "../host/uris.ts";
import type { Connection } from "./connection.ts";
import { diagnosticsFor, findingsOf } from "./findings.ts";
import { isOpen, openTexts, type OpenText } from "./openTexts.ts";
import { createSent } from "./sent.ts";
import type { Session } from "./session.ts";
import { slices } from "./slices.ts";

const QUIET_MS = 200;

/** Keeps what the editor shows true without being asked. */
export interface Schedule {
  /** Remembers what the editor is told in answer to its own question; the same diagnostics have the same name. */
  answer(editorUri: string, diagnostics: readonly Diagnostic[]): string;
  /** Shows the findings of a file that is not open, and keeps them true from now on. */
  show(document: Document): void;
  /** Takes back what is shown of files that are not open, except those. */
  showOnly(canonicals: ReadonlySet<string>): void;
}

/**
 * 200 ms after the last change all open texts are compared with what the editor was told. One that pulls is asked to pull
 * again where an answer has changed: an edit in `params.yaml` can spoil `dvc.yaml`. One that cannot pull is sent the news.
 */
export function schedule(connection: Connection, session: Session): Schedule {
  const pulled = createSent();
  const pushed = createSent();
  /** Files that are not open and have, or may have, something to show. */
  const shown = new Set<string>();
  let isFollowing = false;
  let timer: NodeJS.Timeout | undefined;
  let round = 0;

  session.listen({
    changed: restart,
    changedOnDisk: (canonicals) => {
      if (isFollowing) for (const canonical of canonicals) shown.add(canonical);
    },
    opened: (canonical) => {
      if (!session.state.client.pullsDiagnostics) push(canonical, []);
    },
    closed: (_, editorUris) => editorUris.forEach(forgetText),
  });

  function restart(): void {
    round++;
    clearTimeout(timer);
    timer = setTimeout(() => {
      settle().catch((error: unknown) => session.logError(String(error)));
    }, QUIET_MS);
  }

  async function settle(): Promise<void> {
    await session.ready();
    const current = ++round;
    const turn = slices();
    let isStale = false;
    for (const text of openTexts(session)) {
      isStale = tell(text) || isStale;
      await turn();
      if (round !== current) return;
    }
    if (isStale && session.state.client.refreshesDiagnostics) void connection.languages.diagnostics.refresh();
    for (const canonical of shown) {
      showClosed(canonical);
      await turn();
      if (round !== current) return;
    }
  }

  /** True where the editor has an answer that no longer holds. */
  function tell({ editorUri, version, document }: OpenText): boolean {
    const diagnostics = diagnosticsFor(findingsOf(session, document), editorUri);
    if (pulled.has(editorUri)) return pulled.isNews(editorUri, diagnostics);
    // A text without a tab is never pulled; what is shown of it stays, and stays true.
    if (!session.state.client.pullsDiagnostics || pushed.has(editorUri)) push(editorUri, diagnostics, version);
    return false;
  }

  /** What the editor has asked for itself it need not be sent as well. */
  function answer(editorUri: string, diagnostics: readonly Diagnostic[]): string {
    push(session.notebooks.ofCell(editorUri)?.document.uri ?? canonicalUri(editorUri), []);
    return pulled.tell(editorUri, diagnostics);
  }

  function showClosed(canonical: string): void {
    if (isOpen(session, canonical)) return;
    const document = session.snapshot().files.read(canonical);
    push(canonical, document ? diagnosticsFor(findingsOf(session, document), canonical) : []);
  }

  function push(editorUri: string, diagnostics: readonly Diagnostic[], version?: number): void {
    if (!pushed.isNews(editorUri, diagnostics)) return;
    pushed.tell(editorUri, diagnostics);
    void connection.sendDiagnostics({ uri: editorUri, diagnostics: [...diagnostics], ...(version === undefined ? {} : { version }) });
  }

  function forgetText(editorUri: string): void {
    pulled.forget(editorUri);
    push(editorUri, []);
  }

  return {
    answer,
    show: (document) => {
      isFollowing = true;
      if (findingsOf(session, document).placed.length > 0) shown.add(document.uri);
      showClosed(document.uri);
    },
    showOnly: (canonicals) => {
      for (const canonical of shown) {
        if (canonicals.has(canonical)) continue;
        shown.delete(canonical);
        push(canonical, []);
      }
    },
  };
}
