import assert from "node:assert/strict";

import { hasIbanCheck, hasLuhnCheck, hasNhsCheck, hasVerhoeffCheck } from "../../../../server/core/facts/personal/checkDigits.ts";
import { personalColumn } from "../../../../server/core/facts/personal/columns.ts";
import { personalValues } from "../../../../server/core/facts/personal/values.ts";

describe("personal data", () => {
  it("is told by check digits, of which the last is never free", () => {
    const checks = [[hasLuhnCheck, "4539578763621486"], [hasIbanCheck, "DE89370400440532013000"], [hasIbanCheck, "GB82WEST12345698765432"], [hasNhsCheck, "9434765919"], [hasVerhoeffCheck, "236"]] as const;
    for (const [check, value] of checks) {
      assert.ok(check(value), value);
      const others = Array.from({ length: 9 }, (_, step) => `${value.slice(0, -1)}${(Number(value.at(-1)) + step + 1) % 10}`);
      assert.deepEqual(others.filter(check), [], value);
    }
  });

  it("counts in a text by kind", () => {
    const found = (text: string): string => personalValues(text).map(({ what, count }) => `${count} ${what}`).join(", ");
    assert.equal(found("a.b@posteo.de c.d@gmail.com a.b@posteo.de"), "2 e-mail addresses");
    assert.equal(found("ssn: 536-22-8726"), "1 social security numbers");
    assert.equal(found("phone\n0  +49 30 901820 22"), "1 phone numbers");
    assert.equal(found("4539 5787 6362 1486"), "1 card numbers");
    for (const nothing of ["536-22-8726", "2026-11-21 10:20:30", "0.4539578763621486", "4539 5787 6362 1487", "git@github.com:org/repo", "https://user@posteo.de/x", "Author-email: a@posteo.de", "noreply@posteo.de", "you@example.org", "@dataclass", "loss 1.2 3.4 5.6"]) assert.equal(found(nothing), "", nothing);
  });

  it("is told by names of columns that name or reach one person", () => {
    for (const name of ["email", "E-Mail", "customerEmail", "phone_number", "first_name", "lastName", "DOB", "SSN", "patient_id", "ip_address", "iban"]) assert.ok(personalColumn(name), name);
    for (const name of ["age", "sex", "race", "salary", "name", "id", "city", "street", "email_count", "phone_type", "filename", "username_hash", "address_bar"]) assert.equal(personalColumn(name), undefined, name);
  });
});
