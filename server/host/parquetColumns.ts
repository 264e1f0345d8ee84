import type { FileMetaData } from "hyparquet";

export interface ParquetColumn {
  readonly name: string;
  /** What the file says of this column alone: its elements of the schema, and of each row group its chunks. */
  readonly groups: () => readonly FileMetaData[];
}

/** The columns at the top of a schema; nested ones count as one. The reader goes through all it is given for every column, so each is given apart. */
export function parquetColumns({ schema, version, metadata_length, row_groups }: FileMetaData): readonly ParquetColumn[] {
  const groups = row_groups.map(neededOf);
  const [root] = schema;
  if (!root) return [];
  const columns: ParquetColumn[] = [];
  let leaf = 0;
  for (let place = 1; place < schema.length; ) {
    const elements = schema.slice(place, endOf(schema, place));
    const leaves = { from: leaf, count: elements.filter(({ type }) => type !== undefined).length };
    const name = elements[0]?.name ?? "";
    const alone = [{ ...root, num_children: 1 }, ...elements];
    columns.push({ name, groups: () => groups.map((group) => ({ version, metadata_length, num_rows: group.num_rows, schema: alone, row_groups: [{ ...group, columns: chunksOf(group, name, leaves) }] })) });
    place += elements.length;
    leaf += leaves.count;
  }
  return columns;
}

/** Where the element at this place ends, with all that is nested in it. */
function endOf(schema: FileMetaData["schema"], place: number): number {
  let end = place + 1;
  for (let open = schema[place]?.num_children ?? 0; open > 0 && end < schema.length; end += 1) open += (schema[end]?.num_children ?? 0) - 1;
  return end;
}

type RowGroup = FileMetaData["row_groups"][number];
type Chunk = RowGroup["columns"][number];

/** Statistics and indexes take most of the memory where columns are many, and nobody asks for them. */
const neededOf = ({ columns, num_rows, total_byte_size }: RowGroup): RowGroup => ({ num_rows, total_byte_size, columns: columns.map(neededOfChunk) });

function neededOfChunk({ file_path, file_offset, meta_data: about }: Chunk): Chunk {
  if (!about) return { file_offset, ...(file_path && { file_path }) };
  const { type, encodings, path_in_schema, codec, num_values, total_uncompressed_size, total_compressed_size, data_page_offset, dictionary_page_offset } = about;
  const pages = { data_page_offset, ...(dictionary_page_offset !== undefined && { dictionary_page_offset }) };
  return { file_offset, ...(file_path && { file_path }), meta_data: { type, encodings, path_in_schema, codec, num_values, total_uncompressed_size, total_compressed_size, ...pages } };
}

/** Chunks stand in the order of the schema; where a file does not keep to it, they are looked for by name. */
function chunksOf({ columns }: RowGroup, name: string, { from, count }: { readonly from: number; readonly count: number }): Chunk[] {
  const isNamed = ({ meta_data: about }: Chunk): boolean => about?.path_in_schema[0] === name;
  const expected = columns.slice(from, from + count);
  return expected.length === count && expected.every(isNamed) ? expected : columns.filter(isNamed);
}
