import type { Port } from "../protocol/rpc.ts";

/** What VS Code gives a page. It can be had once. */
declare function acquireVsCodeApi(): {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
};

/** The page's way out: messages to the extension, and a state that survives while the page is hidden. */
export interface Bridge {
  readonly port: Port;
  /** What was saved, laid over the state of a page that is opened for the first time. */
  readonly load: <State extends object>(fresh: State) => State;
  readonly save: (state: object) => void;
}

export function bridge(): Bridge {
  const editor = acquireVsCodeApi();
  return {
    port: {
      post: (message) => editor.postMessage(message),
      listen: (receive) => window.addEventListener("message", (event) => receive(event.data)),
    },
    load: (fresh) => {
      const saved = editor.getState();
      return typeof saved === "object" && saved !== null ? { ...fresh, ...saved } : fresh;
    },
    save: (state) => editor.setState(state),
  };
}
