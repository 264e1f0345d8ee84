import type { Row, TypedName } from "../../core/index.ts";

export interface Answer {
  readonly columns: readonly TypedName[];
  readonly rows: readonly Row[];
}

/** Someone who answers SQL. Throws what a person can read. */
export interface SqlClient {
  query(sql: string): Promise<Answer>;
  /** Tells the engine to end what it is at work on. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** A user's name, and a password or token. */
export interface Access {
  readonly user?: string;
  readonly secret?: string;
}

export const basicAuthorization = ({ user = "", secret }: Access): Readonly<Record<string, string>> => (secret === undefined || secret === "" ? {} : { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}` });

/** Asks over HTTP. A secret is for the server that was named, and not for where it may send us. */
export async function askHttp(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...request, redirect: "manual" });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Error(`${new URL(address).host} cannot be reached (${cause}).`, { cause: error });
  }
}

export const REFUSED: Readonly<Record<number, string>> = { 401: "asks for a name and a password, or does not know them", 403: "does not allow this to you", 404: "has no such service under this address" };

/** The answer as JSON, or what is wrong in the server's words. */
export async function jsonOf(response: Response, wordsIn: (text: string) => string): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${new URL(response.url).host} ${REFUSED[response.status] ?? `answers ${response.status}`}. ${wordsIn(text)}`.trim());
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${new URL(response.url).host} does not answer in JSON, so it is another service.`);
  }
}
