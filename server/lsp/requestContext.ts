import { LSPErrorCodes, ResponseError, type CancellationToken, type WorkDoneProgressReporter } from "vscode-languageserver/node";

import type { Requests } from "./protocol.ts";
import type { Schedule } from "./schedule.ts";
import type { Session } from "./session.ts";

/** What a request may use besides its parameters. */
export interface RequestContext {
  readonly session: Session;
  readonly schedule: Schedule;
  readonly token: CancellationToken;
  readonly progress: WorkDoneProgressReporter;
  /** Sends a first answer to who passed a `partialResultToken`; absent where nobody wants one. */
  readonly partial?: (result: unknown) => void;
}

export type RequestHandler<Method extends keyof Requests> = (
  params: Requests[Method]["params"],
  context: RequestContext,
) => Requests[Method]["result"] | Promise<Requests[Method]["result"]>;

/** For what cannot be done: the words reach the person as they are. */
export const refusal = (reason: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, reason);
