import type { OpenArchive } from "./clearml/archive.ts";
import { clearmlReader } from "./clearml/store.ts";
import type { Repository } from "./dvc/repository.ts";
import { dvcReader } from "./dvc/store.ts";
import { dvcliveReader } from "./dvclive/store.ts";
import type { StoreKind } from "./find.ts";
import { huggingFaceReader } from "./huggingface/store.ts";
import { lightningReader } from "./lightning/store.ts";
import type { FolderAt } from "./mlflow/artifacts.ts";
import { readMlflowStore } from "./mlflow/store.ts";
import { neptuneReader, type OpenParquet } from "./neptune/store.ts";
import { optunaJournalReader } from "./optuna/journal.ts";
import { rayReader } from "./ray/store.ts";
import type { StoreReader } from "./reader.ts";
import { sklearnReader } from "./sklearn/store.ts";
import { sqliteReader, type OpenDatabase } from "./sqlite.ts";
import { tableReader, type MappingOf } from "./tables/store.ts";
import { unclearReader } from "./tables/unclear.ts";
import { tensorboardReader } from "./tensorboard/store.ts";
import { wandbReader } from "./wandb/store.ts";

/** What readers need of the world besides folders. */
export interface StoreTools {
  readonly now: () => number;
  readonly openParquet: OpenParquet;
  readonly openDatabase: OpenDatabase;
  readonly folderAt: FolderAt;
  readonly repositoryAt: (path: string) => Repository;
  readonly mappingOf: MappingOf;
  readonly openArchive: OpenArchive;
}

/** A new reader for a store of that kind; it remembers what it read. */
export const readerOf = (kind: StoreKind, tools: StoreTools): StoreReader => READERS[kind](tools);

const READERS: Readonly<Record<StoreKind, (tools: StoreTools) => StoreReader>> = {
  mlflow: () => ({ root, folders }) => readMlflowStore(root, folders),
  wandb: ({ now }) => wandbReader(now),
  tensorboard: ({ now }) => tensorboardReader(now),
  dvclive: ({ now }) => dvcliveReader(now),
  dvc: ({ repositoryAt }) => dvcReader(repositoryAt),
  lightning: ({ now }) => lightningReader(now),
  huggingface: ({ now }) => huggingFaceReader(now),
  ray: ({ now }) => rayReader(now),
  clearml: ({ now, openArchive }) => clearmlReader(now, openArchive),
  sqlite: ({ openDatabase, now, folderAt }) => sqliteReader(openDatabase, { now, folderAt }),
  optuna: () => optunaJournalReader(),
  table: ({ now, mappingOf }) => tableReader(now, mappingOf),
  unclear: () => unclearReader,
  neptune: ({ openParquet }) => neptuneReader(openParquet),
  sklearn: () => sklearnReader(),
};
