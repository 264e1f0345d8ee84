import { workspace, type ExtensionContext } from "vscode";

import type { TrackingServer } from "../../server/lsp/protocol.ts";

/** The servers of the person's own settings; a workspace cannot name any. */
export function serverAddresses(): readonly string[] {
  const all = workspace.getConfiguration("modelwright").inspect<readonly string[]>("trackingServers")?.globalValue;
  return Array.isArray(all) ? all.filter((address): address is string => typeof address === "string") : [];
}

const keyFor = (address: string): string => `modelwright.trackingServer:${address}`;

/** A token, or a name and a password with a colon between them; nothing for nothing. */
export async function keepSecret({ secrets }: ExtensionContext, address: string, secret: string): Promise<void> {
  if (secret === "") await secrets.delete(keyFor(address));
  else await secrets.store(keyFor(address), secret);
}

export const forget = async ({ secrets }: ExtensionContext, address: string): Promise<void> => secrets.delete(keyFor(address));

/** The servers with what they are told of who asks. In an untrusted workspace none is asked. */
export function trackingServers({ secrets }: ExtensionContext): Promise<readonly TrackingServer[]> {
  if (!workspace.isTrusted) return Promise.resolve([]);
  return Promise.all(
    serverAddresses().map(async (address) => {
      const secret = await secrets.get(keyFor(address));
      if (secret === undefined) return { address };
      const colon = secret.indexOf(":");
      return colon < 0 ? { address, token: secret } : { address, user: secret.slice(0, colon), password: secret.slice(colon + 1) };
    }),
  );
}
