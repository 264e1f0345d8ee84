import { basename } from "node:path";
import { inflateRawSync } from "node:zlib";

import { bytesSource, crc32, isSession, zipDirectory, type ByteSource, type OpenArchive, type StoreFile, type StoreFolder, type ZipEntry } from "../../core/index.ts";
import { withSource } from "../artifact.ts";

/** A member that unpacks to more than this is not read. */
const LARGEST = 1 << 29;
const [STORED, DEFLATED] = [0, 8];

/** Reads members of zip archives where they lie: nothing is unpacked to the disk. */
export function openArchives(): OpenArchive {
  const known = new WeakMap<StoreFile, Promise<StoreFolder | undefined>>();
  return (file) => {
    const folder = known.get(file) ?? Promise.resolve(folderIn(file));
    known.set(file, folder);
    return folder;
  };
}

/** Whether an archive is an offline session of ClearML. */
export const isPackedSession = (path: string): boolean => isSession((membersOf(path) ?? []).map(({ name }) => name));

/** A member's text, by the path that `openArchives` gives it; `undefined` where there is none. */
export function archivedText(path: string): string | undefined {
  const end = path.indexOf(".zip/") + ".zip".length;
  const archive = path.slice(0, end);
  const member = end < ".zip/".length ? undefined : membersOf(archive)?.find(({ name }) => name === path.slice(end + 1));
  return member && new TextDecoder().decode(bytesOf(archive, member));
}

function membersOf(path: string): readonly ZipEntry[] | undefined {
  try {
    const directory = withSource(path, zipDirectory);
    return directory?.problem === undefined ? directory?.entries.filter(({ name }) => !name.endsWith("/")) : undefined;
  } catch {
    return undefined;
  }
}

function folderIn(file: StoreFile): StoreFolder | undefined {
  const members = membersOf(file.path);
  return members && folderOf(basename(file.name, ".zip"), file.path, file, members.map((entry) => ({ parts: entry.name.split("/"), entry })));
}

interface Placed {
  /** From the folder that it is shown in. */
  readonly parts: readonly string[];
  readonly entry: ZipEntry;
}

function folderOf(name: string, path: string, archive: StoreFile, members: readonly Placed[]): StoreFolder {
  const files = members.filter(({ parts }) => parts.length === 1).map(({ parts: [own = ""], entry }) => fileOf(own, `${path}/${own}`, archive, entry));
  const names = [...new Set(members.filter(({ parts }) => parts.length > 1).map(({ parts: [first = ""] }) => first))].toSorted();
  const folders = names.map((inner) => folderOf(inner, `${path}/${inner}`, archive, members.flatMap(({ parts: [first, ...rest], entry }) => (first === inner && rest.length > 0 ? [{ parts: rest, entry }] : []))));
  return { name, path, entries: () => Promise.resolve({ folders, files }) };
}

function fileOf(name: string, path: string, archive: StoreFile, entry: ZipEntry): StoreFile {
  // Nothing is read, and no fault thrown, before somebody asks.
  const bytes = (): Promise<Uint8Array> => new Promise((resolve) => resolve(bytesOf(archive.path, entry)));
  return { name, path, size: entry.size, modified: archive.modified, text: async () => new TextDecoder().decode(await bytes()), bytes: async (start, end) => (await bytes()).slice(start, end) };
}

function bytesOf(path: string, entry: ZipEntry): Uint8Array {
  const bytes = unpackedBytes(path, entry);
  if (crc32(bytesSource(bytes)) !== entry.crc) throw new Error(`${entry.name} is damaged in its archive.`);
  return bytes;
}

function unpackedBytes(path: string, { name, method, offset, packedSize, size }: ZipEntry): Uint8Array {
  if (size > LARGEST) throw new Error(`${name} is too large to be read out of its archive.`);
  const packed = withSource(path, (source) => packedBytes(source, offset, packedSize));
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error(`${name} is packed by method ${method}, which cannot be unpacked here.`);
  return inflateRawSync(packed, { maxOutputLength: LARGEST });
}

/** The header before the data has a name and extra fields of its own lengths. */
function packedBytes(source: ByteSource, offset: number, length: number): Uint8Array {
  const header = source.read(offset, 30);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return source.read(offset + 30 + view.getUint16(26, true) + view.getUint16(28, true), length);
}
