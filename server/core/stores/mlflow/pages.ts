import { isRecord } from "../numbers.ts";

/** One question to a tracking server: a path below its `api/2.0/mlflow/`, and what is asked. Rejects with words for a person. */
export type AskServer = (method: "GET" | "POST", path: string, question: Readonly<Record<string, string | number | readonly string[]>>) => Promise<unknown>;

export type Fields = Readonly<Record<string, unknown>>;

/** All pages of a list; empty lists are left out of answers. */
export async function pages(ask: AskServer, path: string, list: string, question: Parameters<AskServer>[2], method: "GET" | "POST" = "POST"): Promise<readonly Fields[]> {
  const found: Fields[] = [];
  for (let token: string | undefined = ""; token !== undefined; ) {
    const answer = await ask(method, path, token === "" ? question : { ...question, page_token: token });
    if (!isRecord(answer)) throw new Error(`The server answered ${path} with something else than an object.`);
    if (Array.isArray(answer[list])) found.push(...answer[list].filter(isRecord));
    const next = answer["next_page_token"];
    token = typeof next === "string" && next !== "" && next !== token ? next : undefined;
  }
  return found;
}
