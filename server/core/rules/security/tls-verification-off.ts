import { defineRule, type Fix } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { removeArgument } from "../../facts/python/edits.ts";
import { namedTexts } from "../../facts/secrets/assigned.ts";
import { isFalse, setOptions, type Option } from "../../facts/security/options.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export const tlsVerificationOff = defineRule({
  id: "tls-verification-off",
  summary: "The certificate of the other side is not checked",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-295"],
  references: ["https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification"],
  elsewhere: ["B323", "B501", "S323", "S501"],
  fix: "suggested",

  *check(document) {
    for (const span of sessionsWithoutCheck(document)) yield { at: span, message: `From here on this session accepts any certificate, and anybody on the way can read and change what is sent. ${INSTEAD}` };
    for (const span of contextsReplaced(document)) yield { at: span, message: `From here on the whole process accepts any certificate. ${INSTEAD}` };
    for (const { call, argument } of setOptions(document, OPTIONS)) {
      const fixes: readonly Fix[] = [{ title: "Check the certificate", edits: [removeArgument(document, call, argument)] }];
      yield { at: { start: argument.start, end: argument.end }, message: `Without the check anybody on the way can read what is sent and send something else: other data, other weights. ${INSTEAD}`, fixes };
    }
    for (const { name, callee } of callsOf(document)) {
      if (name === "ssl._create_unverified_context") yield { at: callee, message: `Connections made with this context accept any certificate. ${INSTEAD}` };
    }
    for (const { name, value, span } of namedTexts(document)) {
      if (OFF[name]?.test(value)) yield { at: span, message: `\`${name}\` turns the check of certificates off for the whole process. ${INSTEAD}` };
    }
  },
});

/** `ssl._create_default_https_context = ssl._create_unverified_context`, which people copy from answers about download errors. */
const contextsReplaced = (document: Document): readonly Span[] =>
  [...document.text.matchAll(/^[ \t]*(ssl\._create_default_https_context\s*=\s*ssl\._create_unverified_context)\b(?!\()/gm)].map(({ index, 0: line, 1: text = "" }) => ({ start: index + line.length - text.length, end: index + line.length }));

/** `session.verify = False` */
const sessionsWithoutCheck = (document: Document): readonly Span[] =>
  /^\s*(?:import|from)\s+(?:requests|httpx)\b/m.test(document.text) ? [...document.text.matchAll(/^[ \t]*((?:\w+\.)+verify\s*=\s*False)\b/gm)].map(({ index, 0: line, 1: text = "" }) => ({ start: index + line.length - text.length, end: index + line.length })) : [];

const INSTEAD = "Name your company's certificate instead, such as `verify=\"/etc/ssl/company.pem\"`.";

const OPTIONS: readonly Option[] = [
  { names: /^(?:requests|httpx)\.(?:\w+\.)?(?:get|post|put|patch|delete|head|options|request|stream|Client|AsyncClient|Session)$/, keyword: "verify", is: isFalse },
  { names: /\.(?:get|post|put|patch|delete|head|request|send)$/, keyword: "verify", is: isFalse },
  { names: /^aiohttp\.(?:TCPConnector|ClientSession)$|^(?:boto3\.(?:client|resource))$/, keyword: "verify", is: isFalse },
  { names: /^aiohttp\.TCPConnector$/, keyword: "ssl", is: isFalse },
  { names: /^(?:elasticsearch\.Elasticsearch|opensearchpy\.OpenSearch|pymilvus\.MilvusClient|weaviate\..*)$/, keyword: "verify_certs", is: isFalse },
];

/** Environment variables that do it for every library. */
const OFF: Readonly<Record<string, RegExp>> = { CURL_CA_BUNDLE: /^$/, REQUESTS_CA_BUNDLE: /^$/, PYTHONHTTPSVERIFY: /^0$/, HF_HUB_DISABLE_SSL_VERIFY: /^(?:1|true)$/i, MLFLOW_TRACKING_INSECURE_TLS: /^(?:1|true)$/i, GIT_SSL_NO_VERIFY: /^(?:1|true)$/i };
