import type { Evidence } from "../report.ts";
import { shown } from "../text.ts";
import { danger } from "./format.ts";

/** Operations of TensorFlow that do more than compute. */
const OPS: Readonly<Record<string, string>> = {
  ReadFile: "reads any file when the model runs",
  WriteFile: "writes any file when the model runs",
  MatchingFiles: "lists files when the model runs",
  PyFunc: "calls Python code when the model runs",
  PyFuncStateless: "calls Python code when the model runs",
  EagerPyFunc: "calls Python code when the model runs",
  LoadLibrary: "loads native code",
  TextLineDataset: "reads any file when the model runs",
  TFRecordDataset: "reads any file when the model runs",
  FixedLengthRecordDataset: "reads any file when the model runs",
  WholeFileReaderV2: "reads any file when the model runs",
  TextLineReaderV2: "reads any file when the model runs",
  TFRecordReaderV2: "reads any file when the model runs",
  FixedLengthRecordReaderV2: "reads any file when the model runs",
  LMDBReader: "reads any file when the model runs",
  LMDBDataset: "reads any file when the model runs",
  LoadDataset: "reads any file when the model runs",
  LoadDatasetV2: "reads any file when the model runs",
  CSVDataset: "reads any file when the model runs",
  CSVDatasetV2: "reads any file when the model runs",
  SaveDataset: "writes any file when the model runs",
  SaveDatasetV2: "writes any file when the model runs",
  SaveSlices: "writes any file when the model runs",
  DatasetToTFRecord: "writes any file when the model runs",
  DatasetToTFRecordV2: "writes any file when the model runs",
  SnapshotDataset: "reads and writes any file when the model runs",
  SnapshotDatasetV2: "reads and writes any file when the model runs",
  SqlDataset: "opens a database when the model runs",
  DebugIdentity: "can send tensors to another machine",
  DebugIdentityV3: "can send tensors to another machine",
  DataServiceDataset: "talks to the network",
  DataServiceDatasetV2: "talks to the network",
  BigQueryReader: "talks to the network",
  DebugIdentityV2: "can send tensors to another machine",
  RpcCall: "talks to the network",
  TryRpc: "talks to the network",
};

export function ofOperation(operation: string, node: string): readonly Evidence[] {
  const does = OPS[operation];
  return does === undefined ? [] : [danger(`The operation \`${operation}\` ${does}.`, shown(node === "" ? operation : node))];
}
