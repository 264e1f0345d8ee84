import { behind } from "../adjusted.ts";
import { jsonKey, type Fault } from "../fault.ts";
import { keySlips, swaps } from "../rows.ts";

const KIND = "croissant";

/** The context of JSON-LD has the same words, for other ends. */
export const croissantFaults: readonly Fault[] = behind(/"(?:conformsTo|distribution)": (?:\[|"http)/, [
  ...swaps(KIND, KIND, [
    ["dangling-ref", /("source": \{\s*"fileSet": \{\s*"@id": ")([^"]+)"/, '$1$2-x"'],
    ["dangling-ref", /("source": \{\s*"fileObject": \{\s*"@id": ")([^"]+)"/, '$1$2s"'],
    ["dangling-ref", /("containedIn": \{\s*"@id": ")([^"]+)"/, '$1$2sitory"'],
    ["dangling-ref", /("references": \{\s*"field": \{\s*"@id": ")([^"]+)"/, '$1$2s"'],
    ["dangling-ref", /("key": \{\s*"@id": ")([^"]+)"/, '$1$2_id"'],
    ["dangling-ref", /("source": \{\s*"field": \{\s*"@id": ")([^"]+)"/, '$1no-such/$2"'],
    ["dangling-ref", /("@type": "cr:FileSet",\s*"@id": ")([^"]+)"/, '$1$2s"'],
    ["dangling-ref", /("data": \[\s*\{\s*")([^"]+)"/, '$1$2s"'],
    ["dangling-ref", /"containedIn": \{\s*"@id": "([^"]+)"\s*\}/, '"containedIn": "$1x"'],
    ["dataType-unknown", /"dataType": "sc:Text"/, '"dataType": "sc:Txt"'],
    ["dataType-unknown", /"dataType": "sc:Text"/, '"dataType": "string"'],
    ["dataType-unknown", /"dataType": "sc:Integer"/, '"dataType": "sc:Int"'],
    ["dataType-unknown", /"dataType": "sc:Float"/, '"dataType": "sc:Double"'],
    ["dataType-unknown", /"dataType": "sc:Boolean"/, '"dataType": "bool"'],
    ["sha256-missing", /,\s*"sha256": "[^"]*"/, ""],
    ["sha256-form", /"sha256": "([0-9a-f]{60})[0-9a-f]{4}"/, '"sha256": "$1"'],
    ["sha256-form", /"sha256": "[^"]*"/, '"sha256": "to be done"'],
    ["url-http", /"contentUrl": "https:/, '"contentUrl": "http:'],
    ["url-http", /^( +"url": ")https:/m, "$1http:"],
    ["duplicate-id", /("@type": "cr:Field",\s*"@id": ")([^"]+)("[^]*?"@type": "cr:Field",\s*"@id": ")[^"]+"/, '$1$2$3$2"'],
    ["duplicate-id", /("@type": "cr:FileObject",\s*"@id": ")([^"]+)("[^]*?"@type": "cr:RecordSet",[^]*?"@id": ")[^"]+"/, '$1$2$3$2"'],
    ["type-unknown", /"@type": "cr:FileObject"/, '"@type": "cr:FileObjct"'],
    ["type-unknown", /"@type": "cr:RecordSet"/, '"@type": "cr:RecordSets"'],
    ["type-unknown", /"@type": "cr:Field"/, '"@type": "cr:Feild"'],
    ["type-unknown", /"@type": "sc:Dataset"/, '"@type": "sc:DataSet"'],
    ["conforms-to", /"conformsTo": "http:\/\/mlcommons\.org\/croissant\/1\.\d"/, '"conformsTo": "http://mlcommons.org/croissant/9.0"'],
    ["encoding-format", /,\s*"encodingFormat": "[^"]*"/, ""],
    ["encoding-format", /"encodingFormat": "application\/[^"]*"/, '"encodingFormat": "parquet"'],
    ["includes", /,\s*"includes": "[^"]*"/, ""],
    ["regex-invalid", /"regex": "([^"]*)"/, '"regex": "($1"'],
    ["extract", /"column": "[^"]*"/, '"fileProperty": "colum"'],
    ["extract", /"fileProperty": "fullpath"/, '"fileProperty": "full_path"'],
    ["source-missing", /"fileSet": \{\s*"@id": "[^"]+"\s*\},\s*("extract")/, "$1"],
    ["wrong-type", /"repeated": true/, '"repeated": "yes"'],
    ["name-missing", /^ {2}"name": .*\n/m, ""],
    ["content-url-missing", /"contentUrl": "[^"]*",\s*/, ""],
    ["context", /"@context": \{/, '"@contxt": {'],
  ]),
  ...([["version", "one"], ["version", 1], ["datePublished", "2024-13-45"], ["isLiveDataset", "perhaps"], ["url", "not a url"]] as const).map(([key, value]) => ({ rule: `croissant/${key}`, kinds: [KIND], change: (text: string) => jsonKey(text, key, value) })),
  ...keySlips(KIND, KIND, ["distribution", "recordSet", "field", "source", "extract", "dataType", "contentUrl", "encodingFormat", "fileSet", "fileObject", "references", "column", "containedIn", "includes", "conformsTo", "sha256", "repeated", "transform"]),
]);
