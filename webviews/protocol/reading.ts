import type { FileReading } from "../../server/core/insights/tables/reading.ts";

/** A file of text, and what the settings say of how it is read. */
export interface ShownReading {
  readonly name: string;
  readonly reading: FileReading;
}

/** One thing about how a file is read; `null` leaves it to what the file itself tells. */
export interface ReadingChange {
  readonly name: string;
  readonly key: keyof FileReading;
  readonly value: string | boolean | null;
}
