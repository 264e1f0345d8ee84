import { loadParsers } from "../../server/host/parsers.ts";

/** What the core needs from outside before it can read Python. */
export const installParsers = (): Promise<void> => loadParsers();
