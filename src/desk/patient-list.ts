/** A patient as a list of the practice has them. */
export interface Listed {
  name: string;
  /** ISO 8601. */
  dob: string;
  /** E.164; null: the list has no column for them. */
  phones: string[] | null;
  proxies: { name: string; relation: string | null }[] | null;
  /** '': none. */
  chart: string;
}

/** What a list holds. A line that cannot be read is named by its number; nothing that stood in it is repeated. */
export interface PatientList {
  patients: Listed[];
  refused: { line: number; why: string }[];
}

/** What columns may be called, without case and signs. */
const COLUMNS = {
  name: ['name', 'patient', 'patient name', 'full name'],
  first: ['first name', 'first', 'given name'],
  last: ['last name', 'last', 'surname', 'family name'],
  dob: ['dob', 'date of birth', 'birth date', 'birthdate', 'born'],
  phone: ['phone', 'phones', 'telephone', 'mobile', 'mobile phone', 'home phone', 'cell', 'cell phone'],
  proxy: ['proxy', 'proxies', 'release', 'releases', 'release list'],
  chart: ['chart', 'chart number', 'mrn'],
} as const;
type Column = keyof typeof COLUMNS;

/**
 * Reads a list with a line of headings, parted by commas, semicolons or tabs (RFC 4180). Several numbers or proxies of one patient are
 * parted by `|`; a proxy is a name, with the relation in parentheses. null: the headings name no name or no date of birth.
 */
export function readPatientList(text: string, areaCode: string): PatientList | null {
  const rows = readRows(text.replace(/^\uFEFF/, ''));
  const [head, ...lines] = rows;
  if (!head) return null;
  const columns = head.cells.map(columnOf);
  const has = (column: Column) => columns.includes(column);
  if (!has('dob') || !(has('name') || (has('first') && has('last')))) return null;
  const list: PatientList = { patients: [], refused: [] };
  for (const { line, cells } of lines) {
    const all = (column: Column) => cells.filter((cell, i) => columns[i] === column && cell.trim() !== '');
    const one = (column: Column) => (all(column)[0] ?? '').trim().replace(/\s+/g, ' ');
    const name = one('name') || `${one('first')} ${one('last')}`.trim();
    const dob = readDate(one('dob'));
    const phones = all('phone').flatMap((cell) => cell.split('|').map((each) => readPhone(each, areaCode)));
    const why = !name.includes(' ')
      ? 'no first and last name'
      : dob === null
        ? 'no date of birth that can be read'
        : phones.includes(null)
          ? 'a telephone number that cannot be read'
          : null;
    if (why !== null || dob === null) list.refused.push({ line, why: why ?? '' });
    else
      list.patients.push({
        name: turned(name),
        dob,
        phones: has('phone') ? [...new Set(phones.filter((each) => each !== null))] : null,
        proxies: has('proxy') ? all('proxy').flatMap((cell) => cell.split('|').map(readProxy)) : null,
        chart: one('chart'),
      });
  }
  return list;
}

/** "Oakes, Robert" is Robert Oakes. */
function turned(name: string): string {
  const [last = '', first = ''] = name.split(/,\s*/);
  return first ? `${first} ${last}` : name;
}

function columnOf(heading: string): Column | null {
  const words = heading
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  const names = Object.keys(COLUMNS) as Column[];
  return names.find((column) => (COLUMNS[column] as readonly string[]).includes(words)) ?? null;
}

/** ISO 8601, or month, day and year with four digits, as lists in the United States have it. */
function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text);
  const us = /^(\d\d?)[/-](\d\d?)[/-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : us ? [us[3], us[1], us[2]] : [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date) ? date : null;
}

function readPhone(text: string, areaCode: string): string | null {
  const digits = text.replace(/\D/g, '');
  if (text.trim().startsWith('+') && digits.length >= 7) return `+${digits}`;
  if (digits.length === 7) return `+1${areaCode}${digits}`;
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : null;
}

function readProxy(text: string): { name: string; relation: string | null } {
  const parts = /^(.*?)\s*\(([^)]*)\)\s*$/.exec(text.trim());
  return parts ? { name: parts[1] ?? '', relation: parts[2] || null } : { name: text.trim(), relation: null };
}

interface Row {
  /** The line of the file on which it begins. */
  line: number;
  cells: string[];
}

/** RFC 4180; which sign parts the cells is told by the headings. Empty lines are passed over. */
function readRows(text: string): Row[] {
  const headings = text.slice(0, text.search(/\r?\n|$/));
  const parting = [',', ';', '\t'].sort((a, b) => headings.split(b).length - headings.split(a).length)[0] as string;
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let begins = 1;
  const endRow = () => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: begins, cells });
    cells = [];
    cell = '';
    begins = line;
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (sign === '\n') line++;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[i++];
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === parting) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  endRow();
  return rows;
}
