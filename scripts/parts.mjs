// Divides WebAssembly, the app's or the widget's: what the first page needs, and parts that are fetched when
// they are needed (`src/parts.rs`). A part shares memory, table and everything else with the first module, which
// exports to it what it uses; the first module reaches it through the function table alone.
//
// A function belongs to a part by its name, which tells the modules of its types, or because nothing
// but the part calls it. What the first module calls directly stays with it, but for the part's doors.

/** Each part's functions by their names, and its doors: what the first module may call once it is there. */
export const PARTS = {
  comments: {
    own: /maqal::(components::comment|state::(comments|writing|drafts|storage)|draw::(comment|form)\b|domain::comment(_form)?\b|sources::posting|html::read::comment)/,
    doors: ['components::comments::begin'],
  },
  lists: {
    own: /maqal::(components::(ahead|archive|onward)|state::archive|draw::archive|domain::(archive|folding)|sources::\w+::(lists|spellings))/,
    doors: ['components::archive::begin', 'components::onward::begin'],
  },
  head: {
    own: /maqal::(head|pages::head::(describe|describe_list|write)|domain::text)\b/,
    doors: ['pages::head::describe', 'pages::head::describe_list'],
  },
};

/** What functions use, from the module's text. */
function uses(module) {
  const used = new Map();
  let current;
  const identifier = /\$("(?:[^"\\]|\\.)*"|[^\s()]+)/;
  const name = (text) => text.replace(/^"|"$/g, '').replace(/\\(['"\\])/g, '$1');
  const use = new RegExp(`\\((call|ref\\.func|global\\.get|global\\.set|table\\.\\w+) ${identifier.source}`, 'g');
  for (const line of module.emitText().split('\n')) {
    const head = line.match(new RegExp(`^ \\(func ${identifier.source}`));
    if (head) used.set(name(head[1]), (current = { functions: new Set(), globals: new Set(), tables: new Set() }));
    if (/^ \((?!func)/.test(line)) current = undefined;
    if (!current) continue;
    for (const [, what, whom] of line.matchAll(use)) {
      const kind = what.startsWith('global') ? 'globals' : what.startsWith('table') ? 'tables' : 'functions';
      current[kind].add(name(whom));
    }
  }
  return used;
}

/** Which part each function belongs to; those of the first module are left out. */
function assigned(parts, functions, used, inTable, exported) {
  const plain = (name) => name.replace(/\[[0-9a-f]{16}\]/g, '').replace(/^</, '');
  const callers = new Map(functions.map((name) => [name, new Set()]));
  for (const [caller, { functions: called }] of used) called.forEach((name) => callers.get(name)?.add(caller));
  const part = new Map();
  const isDoor = (name) => Object.values(parts).some(({ doors }) => doors.some((door) => plain(name) === `maqal::${door}`));
  for (const name of functions) {
    const named = Object.keys(parts).filter((key) => parts[key].own.test(plain(name)));
    if (named.length === 1 && !exported.has(name)) part.set(name, named[0]);
  }
  // What nothing but one part calls is the part's.
  for (let changed = true; changed;) {
    changed = false;
    for (const name of functions) {
      if (part.has(name) || inTable.has(name) || exported.has(name)) continue;
      const by = new Set([...callers.get(name)].map((caller) => part.get(caller)));
      if (by.size === 1 && !by.has(undefined)) {
        part.set(name, [...by][0]);
        changed = true;
      }
    }
  }
  // What others call as well is the first module's.
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, own] of part) {
      if (isDoor(name) || [...callers.get(name)].every((caller) => part.get(caller) === own)) continue;
      part.delete(name);
      changed = true;
    }
  }
  return part;
}

/**
 * Divides a module that has its names into itself and these parts. Gives the first module and the parts, neither optimized, and
 * under which name the first one exports what is shared.
 */
export function divide(binaryen, bytes, own) {
  binaryen.setDebugInfo(true);
  const read = () => binaryen.readBinary(bytes);
  const first = read();
  const all = Array.from({ length: first.getNumFunctions() }, (_, index) => binaryen.getFunctionInfo(first.getFunctionByIndex(index)));
  const infos = new Map(all.map((info) => [info.name, info]));
  const functions = all.filter(({ base }) => !base).map(({ name }) => name);
  const segments = Array.from({ length: first.getNumElementSegments() }, (_, index) => (
    binaryen.getElementSegmentInfo(first.getElementSegmentByIndex(index))));
  const slots = new Map();
  let end = 0;
  for (const { offset, data } of segments) {
    const { value } = binaryen.getExpressionInfo(offset);
    data.forEach((name, index) => slots.set(value + index, name));
    end = Math.max(end, value + data.length);
  }
  const exported = new Set(Array.from({ length: first.getNumExports() }, (_, index) => (
    binaryen.getExportInfo(first.getExportByIndex(index)).value)));
  const used = uses(first);
  const part = assigned(own, functions, used, new Set(slots.values()), exported);

  // Doors get places in the table, if they have none.
  const place = new Map([...slots].map(([slot, name]) => [name, slot]));
  for (const [name] of part) {
    const isCalled = [...used].some(([caller, { functions: called }]) => called.has(name) && part.get(caller) !== part.get(name));
    if (isCalled && !place.has(name)) {
      slots.set(end, name);
      place.set(name, end);
      end += 1;
    }
  }
  const [{ table }] = segments;
  const bounds = binaryen.getTableInfo(first.getTable(table));
  const memory = first.getMemoryInfo('0');

  const shared = { functions: new Set(), globals: new Set(), tables: new Set([table]) };
  const parts = {};
  for (const key of Object.keys(own)) {
    const module = read();
    const mine = new Set([...part].filter(([, of]) => of === key).map(([name]) => name));
    const needed = { functions: new Set(), globals: new Set(), tables: new Set([table]) };
    for (const name of mine) {
      const { functions: called, globals, tables } = used.get(name);
      called.forEach((other) => mine.has(other) || needed.functions.add(other));
      globals.forEach((other) => needed.globals.add(other));
      tables.forEach((other) => needed.tables.add(other));
    }
    for (const kind of Object.keys(shared)) needed[kind].forEach((name) => shared[kind].add(name));
    for (let index = module.getNumExports() - 1; index >= 0; index -= 1) {
      module.removeExport(binaryen.getExportInfo(module.getExportByIndex(index)).name);
    }
    for (const { name } of segments) module.removeElementSegment(name);
    parts[key] = { module, mine, needed };
  }

  // Names by which the first module hands out what is shared. What it hands to the glue has names of JavaScript's.
  const label = new Map();
  const hand = (kind, name, add) => {
    const short = `.${label.size.toString(36)}`;
    label.set(`${kind} ${name}`, short);
    add(name, short);
  };
  shared.functions.forEach((name) => hand('functions', name, (...it) => first.addFunctionExport(...it)));
  shared.globals.forEach((name) => hand('globals', name, (...it) => first.addGlobalExport(...it)));
  shared.tables.forEach((name) => hand('tables', name, (...it) => first.addTableExport(...it)));
  hand('memory', '0', (name, short) => first.addMemoryExport(name, short));

  // In the first module a part's function is a way through the table, or nothing.
  for (const [name] of part) {
    const { params, results } = infos.get(name);
    const types = binaryen.expandType(params);
    first.removeFunction(name);
    if (!place.has(name)) continue;
    const values = types.map((type, index) => first.local.get(index, type));
    first.addFunction(name, params, results, [], first.call_indirect(table, first.i32.const(place.get(name)), values, params, results));
  }
  for (const { name } of segments) first.removeElementSegment(name);
  first.addFunction('a part that is not there', binaryen.none, binaryen.none, [], first.unreachable());
  const filled = Array.from({ length: end }, (_, slot) => slots.get(slot));
  const begin = filled.findIndex(Boolean);
  const held = filled.slice(begin).map((name) => (name && !part.has(name) ? name : 'a part that is not there'));
  const size = Math.max(bounds.initial, end);
  const makeTable = (module) => {
    module.removeTable(table);
    module.addTable(table, size, size);
  };
  makeTable(first);
  first.addActiveElementSegment(table, 'held', held, first.i32.const(begin));

  const bytesOf = {};
  for (const [key, { module, mine, needed }] of Object.entries(parts)) {
    // All the other functions go, or come from the first module.
    for (const { name, params, results } of all) {
      if (mine.has(name)) continue;
      module.removeFunction(name);
      if (needed.functions.has(name)) module.addFunctionImport(name, 'm', label.get(`functions ${name}`), params, results);
    }
    const globals = Array.from({ length: module.getNumGlobals() }, (_, index) => binaryen.getGlobalInfo(module.getGlobalByIndex(index)));
    for (const { name, type, mutable } of globals) {
      module.removeGlobal(name);
      if (needed.globals.has(name)) module.addGlobalImport(name, 'm', label.get(`globals ${name}`), type, mutable);
    }
    const tables = Array.from({ length: module.getNumTables() }, (_, index) => binaryen.getTableInfo(module.getTableByIndex(index)).name);
    for (const name of tables) if (!needed.tables.has(name)) module.removeTable(name);
    makeTable(module);
    for (const name of needed.tables) module.addTableImport(name, 'm', label.get(`tables ${name}`));
    // Without what is in it, which the first module has put there, and without an end.
    module.setMemory(memory.initial, -1, null, [], false, false, '0');
    module.addMemoryImport('0', 'm', label.get('memory 0'));
    let run = [];
    const put = (slot) => {
      if (run.length > 0) module.addActiveElementSegment(table, `from ${slot}`, run, module.i32.const(slot - run.length));
      run = [];
    };
    for (let slot = 0; slot <= end; slot += 1) {
      if (mine.has(slots.get(slot))) run.push(slots.get(slot));
      else put(slot);
    }
    bytesOf[key] = module.emitBinary();
  }
  return { first: first.emitBinary(), parts: bytesOf };
}
