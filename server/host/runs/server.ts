import { noContents, parseJson, readAimServer, readMlflowServer, type AskAim, type AskServer, type StoreContents, type TrackingServer } from "../../core/index.ts";

const ANSWER_MS = 30_000;
/** A server is asked again after so long, or five times as long as it took to answer, whatever is more. */
const [LEAST_PAUSE_MS, PAUSE_FACTOR] = [1500, 5];

export const isServerAddress = (store: string): boolean => /^https?:\/\//i.test(store);

/** Reads servers of MLflow and of Aim again and again, each as often as it can bear. */
export function serverReader(fetcher: typeof fetch = fetch): (server: TrackingServer) => Promise<StoreContents> {
  const known = new Map<string, { readonly contents: Promise<StoreContents>; until: number }>();
  return async (server) => {
    const key = JSON.stringify(server);
    const old = known.get(key);
    if (old && performance.now() < old.until) return old.contents;
    const started = performance.now();
    const contents = readServer(server, fetcher).catch((error: unknown) => noContents({ file: server.address, message: error instanceof Error ? error.message : String(error) }));
    const entry = { contents, until: Infinity };
    known.set(key, entry);
    await contents;
    entry.until = performance.now() + Math.max(LEAST_PAUSE_MS, (performance.now() - started) * PAUSE_FACTOR);
    return contents;
  };
}

/** As MLflow's own client takes them from the environment. */
export function serverFromEnvironment(address: string, environment: Readonly<Record<string, string | undefined>>): TrackingServer {
  const [token, user, password] = ["TOKEN", "USERNAME", "PASSWORD"].map((name) => environment[`MLFLOW_TRACKING_${name}`]);
  return { address, ...(token !== undefined && { token }), ...(user !== undefined && { user }), ...(password !== undefined && { password }) };
}

export function asker(server: TrackingServer, fetcher: typeof fetch): AskServer {
  const base = `${server.address.replace(/\/+$/, "")}/api/2.0/mlflow/`;
  return async (method, path, question) => {
    const address = new URL(base + path);
    if (method === "GET") for (const [name, value] of Object.entries(question)) address.searchParams.append(name, String(value));
    const response = await responseOf(server, fetcher, address, { method, ...(method === "POST" && { headers: { "content-type": "application/json" }, body: JSON.stringify(question) }) });
    const text = await response.text();
    const answer = parseJson(text);
    if (response.ok && answer !== undefined) return answer;
    throw failure(response, server.address, answer);
  };
}

/** Says at a status what is wrong; Aim's server answers MLflow's questions with 404. */
class NoSuchApi extends Error {}

async function readServer(server: TrackingServer, fetcher: typeof fetch): Promise<StoreContents> {
  const get = downloader(server, fetcher);
  try {
    return await readMlflowServer(server.address, asker(server, fetcher), (runId, path) => get("get-artifact", { run_uuid: runId, path }));
  } catch (error) {
    if (!(error instanceof NoSuchApi) || !(await isAim(get))) throw error;
    const askAim: AskAim = (path, question, sent) => get(`api/${path}`, question, sent);
    return readAimServer(server.address, askAim);
  }
}

/** Its server says of which folder its runs are. */
async function isAim(get: Get): Promise<boolean> {
  const project = await get("api/projects/", {}).then((bytes) => parseJson(Buffer.from(bytes).toString("utf8")), () => undefined);
  return typeof project === "object" && project !== null && "path" in project;
}

type Get = (path: string, question: Readonly<Record<string, string>>, sent?: readonly string[]) => Promise<Uint8Array>;

/** Bytes of a path below the server's address. */
function downloader(server: TrackingServer, fetcher: typeof fetch): Get {
  return async (path, question, sent) => {
    const address = new URL(`${server.address.replace(/\/+$/, "")}/${path}`);
    for (const [name, value] of Object.entries(question)) address.searchParams.append(name, value);
    const response = await responseOf(server, fetcher, address, sent ? { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(sent) } : {});
    if (!response.ok) throw failure(response, server.address, undefined);
    return new Uint8Array(await response.arrayBuffer());
  };
}

/** Sends JSON to a path below the server's address. Rejects with words for a person. */
export async function tellJson(server: TrackingServer, method: "POST" | "PUT", path: string, what: unknown): Promise<void> {
  const response = await responseOf(server, fetch, new URL(`${server.address.replace(/\/+$/, "")}/${path}`), { method, headers: { "content-type": "application/json" }, body: JSON.stringify(what) });
  if (!response.ok) throw failure(response, server.address, parseJson(await response.text()));
}

async function responseOf(server: TrackingServer, fetcher: typeof fetch, address: URL, { headers, ...rest }: RequestInit): Promise<Response> {
  const refusal = refused(server);
  if (refusal !== undefined) throw new Error(refusal);
  // A token is for the server that was named, and not for where it may send us.
  const request: RequestInit = { ...rest, headers: { ...authorization(server), ...(headers as Record<string, string> | undefined) }, redirect: "manual", signal: AbortSignal.timeout(ANSWER_MS) };
  const asked = (): Promise<Response> => fetcher(address, request);
  // A server closes connections that were idle for a while. Whoever takes one up at that moment asks once more; nothing that we send does harm twice.
  return asked().catch((error: unknown) => (BROKEN_OFF.has(codeOf(error)) ? asked() : Promise.reject(error as Error))).catch((error: unknown) => {
    throw new Error(unreachable(server.address, error));
  });
}

const BROKEN_OFF = new Set(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE"]);

const causeOf = (error: unknown): unknown => (error instanceof Error && error.cause instanceof Error ? error.cause : error);

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

function authorization({ token, user, password }: TrackingServer): Readonly<Record<string, string>> {
  if (token !== undefined && token !== "") return { authorization: `Bearer ${token}` };
  return user === undefined || user === "" ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password ?? ""}`).toString("base64")}` };
}

const OWN_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function refused(server: TrackingServer): string | undefined {
  if (!URL.canParse(server.address) || !isServerAddress(server.address)) return "This is no address of a server; it should look like `https://mlflow.example.com`.";
  const { protocol, hostname } = new URL(server.address);
  const isReadable = protocol === "http:" && !OWN_MACHINE.test(hostname) && Object.keys(authorization(server)).length > 0;
  return isReadable ? "The token is not sent, because everybody on the way could read it over `http`. Use the server's `https` address." : undefined;
}

function unreachable(address: string, error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") return `The server at ${address} did not answer within ${ANSWER_MS / 1000} seconds.`;
  const cause = causeOf(error);
  const why = CODES[codeOf(error)] ?? (cause instanceof Error ? cause.message : String(cause));
  return `The server at ${address} cannot be reached: ${why}.`;
}

const CODES: Readonly<Record<string, string>> = {
  ECONNREFUSED: "nothing listens there; is it running",
  ENOTFOUND: "there is no machine of that name",
  ECONNRESET: "it broke the connection off",
  UND_ERR_SOCKET: "it broke the connection off",
  EAI_AGAIN: "the name of the machine cannot be looked up now; is there a network",
  ETIMEDOUT: "nothing answers there",
  EHOSTUNREACH: "no way leads to that machine",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself; name it in NODE_EXTRA_CA_CERTS",
};

function failure(response: Response, address: string, answer: unknown): Error {
  const words = wordsFor(response, address, answer);
  return response.status === 404 || response.ok ? new NoSuchApi(words) : new Error(words);
}

function wordsFor({ status, headers }: Response, address: string, answer: unknown): string {
  const said = typeof answer === "object" && answer !== null && "message" in answer ? ` It says: ${String(answer.message).slice(0, 300)}` : "";
  if (status === 401 || status === 403) return `The server at ${address} does not let you in (${status}). Run “Connect to Tracking Server…” and give a token that is valid, or set MLFLOW_TRACKING_TOKEN for the command line.${said}`;
  if (status >= 300 && status < 400) return `The server at ${address} sends us on to ${headers.get("location") ?? "another place"}; name that address if you trust it.`;
  if (status === 404 || status < 300) return `At ${address} is no server of MLflow or Aim: their APIs are not there.${said}`;
  return `The server at ${address} answered with an error (${status}).${said}`;
}
