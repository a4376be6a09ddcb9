/**
 * Removes dead code from Pyodide's script, Emscripten's glue code: `node glue.mjs TOOLS SCRIPT WANTED` changes SCRIPT in
 * place.
 *
 * Emscripten writes all of its library into one function, each piece as a declaration of its own. WANTED is JSON: the
 * names that WebAssembly files import, and the words that other scripts use. A piece stays if one of them leads to it,
 * directly or by way of others. Any mention of its name counts, so that rather too much stays than too little.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [tools, path, wanted] = process.argv.slice(2);
const { parse } = createRequire(join(tools, "package.json"))("acorn");

const FACTORY = "moduleArg"; // the parameter of the function that holds everything
const TABLE = "wasmImports"; // what WebAssembly files can import, by name
// Pyodide's own file takes the address of each function of WebGL, for programs that ask for one by its name.
const GRAPHICS = /^emscripten_gl/;
const STUB = "noGraphics";
const NO_GRAPHICS = `var ${STUB}=()=>{throw new Error("there are no graphics here")};${STUB}.sig="v";`;
const HARMLESS = new Set(["FunctionExpression", "ArrowFunctionExpression", "ClassExpression", "Literal", "Identifier"]);

const { imports, words } = JSON.parse(wanted);
const script = readFileSync(path, "utf8");
const statements = body();
const table = statements.find((statement) => declared(statement).includes(TABLE));
if (!table) throw new Error(`there is no ${TABLE}`);
const names = new Set(statements.flatMap(declared));
const entries = table.declarations[0].init.properties.filter((entry) => imports.includes(nameOf(entry)));
const { pieces, roots } = sorted();
const alive = reached();

writeFileSync(path, cut());

/** The statements of the function that makes a module. */
function body() {
  for (const node of nodes(parse(script, { ecmaVersion: "latest" }))) {
    if (node.type === "FunctionExpression" && node.params[0]?.left?.name === FACTORY) return node.body.body;
  }
  throw new Error(`no function has the parameter ${FACTORY}`);
}

/** The pieces by the names that lead to them, and the statements that do something by themselves. */
function sorted() {
  const pieces = new Map([...names].map((name) => [name, []]));
  const roots = [];
  for (const statement of statements) {
    const name = belongsTo(statement);
    if (name) pieces.get(name).push(statement);
    else if (statement !== table) roots.push(statement);
  }
  return { pieces, roots };
}

/** The name without which a statement is of no use. */
function belongsTo(statement) {
  if (statement.type === "FunctionDeclaration") return statement.id.name;
  if (statement.type === "VariableDeclaration" && statement !== table) return soleName(statement.declarations);
  const { left, right } = statement.expression ?? {};
  if (left?.type !== "MemberExpression") return undefined;
  if (left.property.name === "sig" && names.has(left.object.name)) return left.object.name; // f.sig="ii"
  return isHandedOut(left) && names.has(right.name) ? right.name : undefined; // Module["f"]=f
}

function soleName([first, ...others]) {
  return first.id.type === "Identifier" && others.length === 0 && isHarmless(first.init) ? first.id.name : undefined;
}

/** Whether nothing happens when this is evaluated. */
function isHarmless(value) {
  if (!value || HARMLESS.has(value.type)) return true;
  if (value.type === "UnaryExpression") return isHarmless(value.argument);
  if (value.type === "ArrayExpression") return value.elements.every(isHarmless);
  if (value.type === "ObjectExpression") return value.properties.every((one) => isHarmless(one.value ?? one));
  // Module["_f"]=wasmExports["f"]
  return value.type === "AssignmentExpression" && isHandedOut(value.left) && isMember(value.right);
}

function isMember(value) {
  if (value.type !== "MemberExpression") return isHarmless(value);
  return isHarmless(value.object) && isHarmless(value.property);
}

function isHandedOut(left) {
  return left.type === "MemberExpression" && left.object.name === "Module" && left.property.type === "Literal";
}

/** All names that something alive mentions. */
function reached() {
  const found = new Set();
  const waiting = new Set(["Module", ...words, ...entries.map((one) => (isGraphics(one) ? STUB : one.value.name))]);
  for (const root of roots) mention(root, waiting);
  for (const name of waiting) {
    // A set hands out what is added while it is being read, too.
    found.add(name);
    for (const piece of pieces.get(name) ?? []) mention(piece, waiting);
  }
  return found;
}

/** Put every name in this part of the script into a set, with the underscore that C's names get, too. */
function mention(part, into) {
  for (const node of nodes(part)) {
    const text = node.type === "Identifier" ? node.name : typeof node.value === "string" ? node.value : "";
    for (const word of text.match(/[\w$]+/g) ?? []) into.add(word).add(`_${word}`);
  }
}

/** The script without what nobody reaches. */
function cut() {
  const dead = [...pieces].flatMap(([name, parts]) => (alive.has(name) ? [] : parts));
  const changes = [...dead.map(({ start, end }) => ({ start, end, text: "" })), shortTable()];
  changes.sort((one, other) => one.start - other.start);
  let at = 0;
  let left = "";
  for (const { start, end, text } of changes) {
    left += script.slice(at, start) + text;
    at = end;
  }
  return left + script.slice(at);
}

function shortTable() {
  const written = entries.map((one) => (isGraphics(one) ? `${nameOf(one)}:${STUB}` : script.slice(one.start, one.end)));
  const stub = entries.some(isGraphics) && !names.has(STUB) ? NO_GRAPHICS : "";
  return { start: table.start, end: table.end, text: `${stub}var ${TABLE}={${written.join(",")}};` };
}

function isGraphics(entry) {
  return GRAPHICS.test(nameOf(entry));
}

function nameOf({ key }) {
  return key.name ?? key.value;
}

function declared({ type, id, declarations }) {
  if (type === "FunctionDeclaration" || type === "ClassDeclaration") return [id.name];
  return type === "VariableDeclaration" ? declarations.map((one) => one.id.name).filter(Boolean) : [];
}

/** A part of the script and everything in it. */
function* nodes(part) {
  if (Array.isArray(part)) for (const one of part) yield* nodes(one);
  else if (part?.type) {
    yield part;
    for (const value of Object.values(part)) if (typeof value === "object") yield* nodes(value);
  }
}
