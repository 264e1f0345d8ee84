import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf } from "../../workspace/uri.ts";

/** The YAML files right inside a folder. */
export const yamlFilesIn = (folder: string, { files }: Snapshot): readonly string[] => files.list(folder).filter((uri) => /\.ya?ml$/.test(uri));

/** The other YAML files of a document's folder. */
export const yamlFilesBeside = ({ uri }: Document, snapshot: Snapshot): readonly string[] => yamlFilesIn(folderOf(uri), snapshot).filter((other) => other !== uri);

/** The same, read; of a folder with very many the first. */
export const yamlBeside = (document: Document, snapshot: Snapshot): readonly Document[] => yamlFilesBeside(document, snapshot).slice(0, MOST_FILES).flatMap((uri) => snapshot.files.read(uri) ?? []);

const MOST_FILES = 200;

/** `base` for `…/conf/base.yaml`: how configs name each other. */
export const nameOfYaml = (uri: string): string => baseName(uri).replace(/\.ya?ml$/, "");

/** The folders right inside a folder, without a trailing slash. */
export const foldersIn = (folder: string, { files }: Snapshot): readonly string[] => files.list(folder).flatMap((uri) => (uri.endsWith("/") ? uri.slice(0, -1) : []));
