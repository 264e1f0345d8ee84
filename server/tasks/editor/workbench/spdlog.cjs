/**
 * Stands in for the native addon of @vscode/spdlog, which would need a C++ compiler. It writes log lines straight to
 * their files; with no spdlog at all every output channel of the workbench stays empty.
 */
const fs = require("node:fs");
const path = require("node:path");

const LEVELS = ["trace", "debug", "info", "warning", "error", "critical"];
const INFO = LEVELS.indexOf("info");

class Logger {
  constructor(_type, _name, file) {
    this.level = INFO;
    this.raw = false;
    this.descriptor = fs.openSync(file, "a");
  }

  write(level, message) {
    if (this.descriptor === undefined || level < this.level) return;
    fs.writeSync(this.descriptor, this.raw ? String(message) : `${stamp()} [${LEVELS[level]}] ${message}\n`);
  }

  trace(message) { this.write(0, message); }
  debug(message) { this.write(1, message); }
  info(message) { this.write(2, message); }
  warn(message) { this.write(3, message); }
  error(message) { this.write(4, message); }
  critical(message) { this.write(5, message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() { this.raw = false; }
  clearFormatters() { this.raw = true; }
  flush() {}
  drop() {
    if (this.descriptor !== undefined) fs.closeSync(this.descriptor);
    this.descriptor = undefined;
  }
}

function stamp() {
  return new Date().toISOString().replace("T", " ").replace("Z", "");
}

async function create(type, name, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(type, name, file);
}

// Assigned one by one: the workbench imports this file, and Node finds the names of CommonJS only in this form.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = (name, file) => create("rotating", name, file);
exports.createAsyncRotatingLogger = (name, file) => create("rotating_async", name, file);
