import { Uri, workspace, type ExtensionContext } from "vscode";

/** The engines of the person's own settings; a workspace cannot name any. */
export function dataEngines(): readonly string[] {
  const all = workspace.getConfiguration("modelwright").inspect<readonly string[]>("dataEngines")?.globalValue;
  return workspace.isTrusted && Array.isArray(all) ? all.filter((address): address is string => typeof address === "string") : [];
}

/** A table of an engine as what stands for data everywhere here. Options of the engine stay behind the table. */
export function tableIn(engine: string, table: string): Uri {
  const [base = "", options] = engine.split("?");
  return Uri.parse(`${base.replace(/\/+$/, "")}/${encodeURIComponent(table.trim())}${options === undefined ? "" : `?${options}`}`, true);
}

/** What the server is told: of engines the address as it was written, of files the URI. */
export const dataAddress = (uri: Uri): string => uri.toString(uri.scheme !== "file");

const keyFor = (origin: string): string => `modelwright.dataEngine:${origin}`;

/** Scheme, name, host and port of an address: what a secret belongs to. */
export const originOf = (address: string): string => /^[^/]+\/\/[^/?]+/.exec(address)?.[0] ?? address;

export async function keepEngineSecret({ secrets }: ExtensionContext, engine: string, secret: string): Promise<void> {
  if (secret === "") await secrets.delete(keyFor(originOf(engine)));
  else await secrets.store(keyFor(originOf(engine)), secret);
}

export const forgetEngine = async ({ secrets }: ExtensionContext, engine: string): Promise<void> => secrets.delete(keyFor(originOf(engine)));

/** The secrets of the engines that these data lie in. */
export async function secretsFor({ secrets }: ExtensionContext, data: readonly Uri[]): Promise<Readonly<Record<string, string>>> {
  const origins = data.filter(({ scheme }) => scheme !== "file").map((uri) => originOf(dataAddress(uri)));
  const kept = await Promise.all(origins.map(async (origin) => [origin, await secrets.get(keyFor(origin))] as const));
  return Object.fromEntries(kept.flatMap(([origin, secret]) => (secret === undefined ? [] : [[origin, secret]])));
}
