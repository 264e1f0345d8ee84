/** What editors start: the language server, of which Node keeps what it compiled. */
import { loadBundle } from "../host/loadBundle.ts";

loadBundle("languageServer.cjs");
