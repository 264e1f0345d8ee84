import { randomUUID } from "node:crypto";

import type { Server } from "../languageClient.ts";

/** How far some work is, as the server says it. */
export interface Progress {
  /** 0 to 100. */
  readonly percentage: number;
  readonly words: string;
}

/** Asks the server for something that takes long; `report` hears how far it is until it is done. */
export async function withProgress<Result>(server: Server, report: (progress: Progress) => void, ask: (workDoneToken: string) => Promise<Result>): Promise<Result> {
  const workDoneToken = randomUUID();
  const listening = server.onProgress(workDoneToken, ({ message = "", percentage = 0 }) => report({ percentage, words: message }));
  try {
    return await ask(workDoneToken);
  } finally {
    listening.dispose();
  }
}

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
