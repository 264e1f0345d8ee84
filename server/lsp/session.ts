import { defaultSettings, type Document, type Settings, type Snapshot } from "../core/index.ts";
import { diskFiles, type DiskFiles } from "../host/files.ts";
import { loadParsers } from "../host/parsers.ts";
import { canonicalUri } from "../host/uris.ts";
import { noFeatures, type ClientFeatures } from "./clientFeatures.ts";
import type { Connection } from "./connection.ts";
import { openFiles, type OpenFiles } from "./openFiles.ts";
import { openNotebooks, type OpenNotebooks } from "./openNotebooks.ts";
import { settingsDocument, withSettingsOf } from "./workspaceSettings.ts";

/** What the editor has told so far, and the workspace as it follows from that. The one place where the server's state changes. */
export interface Session {
  readonly state: SessionState;
  readonly files: OpenFiles;
  readonly notebooks: OpenNotebooks;
  /** The workspace as it is now. The same object until something changes. */
  snapshot(): Snapshot;
  /** The document of a file or of a notebook's cell, by its URI in the editor's spelling. */
  documentAt(editorUri: string): Document | undefined;
  /** Waits until findings can be computed: parsers loaded, settings known. */
  ready(): Promise<void>;
  update(change: Partial<Omit<SessionState, "settings">>): void;
  /** The settings are known, or the editor has none to give. */
  begin(): void;
  /** Files on the disk have changed. */
  forget(canonicals: readonly string[]): void;
  listen(listeners: Partial<Listeners>): void;
  /** Writes to the editor's output channel. */
  /** Told where the person has turned tracing on. */
  trace(message: string): void;
  logError(message: string): void;
}

export interface SessionState {
  readonly client: ClientFeatures;
  /** Workspace folders, as paths. */
  readonly folders: readonly string[];
  /** What the person has set in the editor. */
  readonly given: Settings;
  /** The same over what the workspace's settings file says; it follows from the rest. */
  readonly settings: Settings;
}

export interface Listeners {
  /** Any document, setting or file is another one now, and so is the snapshot. */
  changed(): void;
  /** Besides `changed`. */
  changedOnDisk(canonicals: readonly string[]): void;
  opened(canonical: string): void;
  /** `editorUris` are the file's own, or those of the notebook's cells. */
  closed(canonical: string, editorUris: readonly string[]): void;
}

export function createSession(connection: Connection): Session {
  const listeners: Partial<Listeners>[] = [];
  const parsers = loadParsers().catch((error: unknown) => connection.console.error(`Python cannot be read: ${String(error)}`));
  const begun = gate();
  let state: SessionState = { client: noFeatures, folders: [], given: defaultSettings, settings: defaultSettings };
  let settingsFile: Document | undefined;
  let disk: DiskFiles = diskFiles(state.settings, overlay);
  let snapshot: Snapshot | undefined;

  function overlay(canonical: string): Document | undefined {
    return notebooks.get(canonical)?.document ?? files.get(canonical)?.document;
  }
  function current(): Snapshot {
    snapshot ??= { files: disk.freeze(), settings: state.settings };
    return snapshot;
  }
  function changed(): void {
    snapshot = undefined;
    settle();
    for (const listener of listeners) listener.changed?.();
  }
  /** Takes the settings anew from the editor's words and the workspace's file, where either has changed. */
  function settle(given = state.given): void {
    const file = settingsDocument(state.folders, disk);
    if (isSameText(file, settingsFile) && given === state.given) return;
    settingsFile = file;
    state = { ...state, given, settings: withSettingsOf(given, file) };
    disk = diskFiles(state.settings, overlay);
    files.reopen();
  }
  function forget(canonicals: readonly string[]): void {
    for (const canonical of canonicals) disk.forget(canonical);
    // What was remembered about ignored files hangs on the state.
    if (canonicals.some((canonical) => canonical.endsWith("/.gitignore"))) state = { ...state };
    changed();
    for (const listener of listeners) listener.changedOnDisk?.(canonicals);
  }
  const events = {
    changed,
    saved: (canonical: string) => forget([canonical]),
    opened: (canonical: string) => {
      for (const listener of listeners) listener.opened?.(canonical);
    },
    closed: (canonical: string, editorUris: readonly string[]) => {
      forget([canonical]);
      for (const listener of listeners) listener.closed?.(canonical, editorUris);
    },
  };
  const files = openFiles(connection, () => state.settings, events);
  const notebooks = openNotebooks(connection, events);

  return {
    get state() {
      return state;
    },
    files,
    notebooks,
    snapshot: current,
    documentAt: (editorUri) => notebooks.ofCell(editorUri)?.document ?? current().files.read(canonicalUri(editorUri)),
    ready: async () => {
      await Promise.all([parsers, begun.opened]);
    },
    begin: begun.open,
    update({ given, ...change }) {
      state = { ...state, ...change };
      settle(given);
      changed();
    },
    forget,
    listen: (more) => {
      listeners.push(more);
    },
    trace: (message) => {
      connection.tracer.log(message);
    },
    logError: (message) => connection.console.error(message),
  };
}

/** What a file is made of, not the object: new settings make all documents anew. */
const isSameText = (a: Document | undefined, b: Document | undefined): boolean => a?.uri === b?.uri && a?.text === b?.text;

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
