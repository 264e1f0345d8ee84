import { defineRule } from "../../engine/rule.ts";
import { environmentOf, servicesOf } from "../../facts/compose/services.ts";

export const composeDefaultPassword = defineRule({
  id: "compose-default-password",
  summary: "A service keeps the password that everybody knows",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  cwe: ["CWE-1392"],
  references: ["https://docs.docker.com/compose/how-tos/use-secrets/"],
  fix: "none",

  *check(document) {
    for (const service of servicesOf(document)) {
      for (const { name, value, at } of environmentOf(service)) {
        const plain = value === undefined ? undefined : (/^\$\{\w+:?-(.*)\}$/.exec(value)?.[1] ?? value);
        if (plain === undefined || !/PASSWORD|PASSWD|_PASS$|SECRET_KEY$|MASTER_KEY$|ACCESS_KEY$/i.test(name) || !KNOWN.test(plain)) continue;
        yield { at, message: `\`${name}\` of \`${service.name.text}\` is the password of every tutorial, which scanners try first. Take one of your own from the environment: \`\${${name}:?set a password}\`.` };
      }
    }
  },
});

const KNOWN = /^(?:minioadmin|minio123|minio|postgres|password|password123|admin|admin123|root|example|secret|changeme|mlflow|mlflow123|airflow|guest|redis|test|12345\w*|sk-1234)$/i;
