import { inflateRawSync } from 'node:zlib';

/** What is larger is no part of a rota. */
const MOST_BYTES = 50_000_000;
/** Formats that every spreadsheet has (ECMA-376 part 1, 18.8.30) and that show a time of day. */
const BUILT_IN = [18, 19, 20, 21, 22, 45, 46, 47];

/** Whether the cell of the first sheet at this row and column, from 0, shows a time of day: a day alone and its midnight are the same number. */
export type ShowsTime = (row: number, column: number) => boolean;

/** Which cells of an .xlsx file (ECMA-376) show a time of day, by their number format. Where the file is not as it should be, none. */
export function timesIn(bytes: Uint8Array): ShowsTime {
  try {
    const part = partsOf(Buffer.from(bytes));
    const path = firstSheet(part('xl/workbook.xml') ?? '', part('xl/_rels/workbook.xml.rels') ?? '');
    const styles = stylesWithTime(part('xl/styles.xml') ?? '');
    const cells = new Set<string>();
    let row = -1;
    for (const [, r, inner] of (part(path) ?? '').matchAll(/<(?:\w+:)?row\b([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?row>)/gs)) {
      row = Number(attribute(r ?? '', 'r') ?? row + 2) - 1;
      let column = -1;
      for (const [, attributes = ''] of (inner ?? '').matchAll(/<(?:\w+:)?c\b([^>]*)>/g)) {
        const at = /^([A-Z]+)/.exec(attribute(attributes, 'r') ?? '')?.[1];
        column = at === undefined ? column + 1 : columnOf(at);
        if (styles.has(Number(attribute(attributes, 's') ?? -1))) cells.add(`${row} ${column}`);
      }
    }
    return (row, column) => cells.has(`${row} ${column}`);
  } catch {
    return () => false;
  }
}

/** Indices of the cell styles whose format has hours in it. */
function stylesWithTime(styles: string): Set<number> {
  const own = new Map<number, string>();
  for (const [, attributes = ''] of styles.matchAll(/<(?:\w+:)?numFmt\b([^>]*)>/g))
    own.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
  const [, list = ''] = /<(?:\w+:)?cellXfs\b[^>]*>(.*?)<\/(?:\w+:)?cellXfs>/s.exec(styles) ?? [];
  const found = new Set<number>();
  for (const [i, [, attributes = '']] of [...list.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].entries()) {
    const format = Number(attribute(attributes, 'numFmtId') ?? 0);
    if (BUILT_IN.includes(format) || hasHours(own.get(format) ?? '')) found.add(i);
  }
  return found;
}

/** `h` outside of quoted text, of what is escaped and of brackets that say a colour or a language; `[h]` are hours. */
function hasHours(format: string): boolean {
  return /h/i.test(
    format
      .replace(/&quot;.*?&quot;|\\./g, '')
      .replace(/\[(h+)\]/gi, '$1')
      .replace(/\[.*?\]/g, ''),
  );
}

function firstSheet(workbook: string, relations: string): string {
  const [, sheet = ''] = /<(?:\w+:)?sheet\b([^>]*)>/.exec(workbook) ?? [];
  const id = /\b\w+:id="([^"]*)"/.exec(sheet)?.[1];
  const found = [...relations.matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].find(
    ([, attributes = '']) => attribute(attributes, 'Id') === id,
  );
  const target = attribute(found?.[1] ?? '', 'Target') ?? 'worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(text)?.[1];
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The parts of a ZIP archive by name, from its directory (APPNOTE 4.3.12); undefined: there is none of that name. */
function partsOf(zip: Buffer): (name: string) => string | undefined {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts = new Map<string, () => string>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = zip.readUInt16LE(end + 10); n > 0; n--) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const head = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, () => {
      const start = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
      const data = zip.subarray(start, start + size);
      return (method === 0 ? data : inflateRawSync(data, { maxOutputLength: MOST_BYTES })).toString('utf8');
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return (name) => parts.get(name)?.();
}
