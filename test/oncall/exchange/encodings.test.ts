import t from 'tap';
import { previewOf } from '../../../src/oncall/exchange/preview.ts';
import { kindOf, readOutside } from '../../../src/oncall/exchange/read.ts';
import { clinic, NOW, reading } from './kit.ts';

const TABLE = 'Name,Shift,Date,Start time,End time\r\nZoë Núñez–Šimić,Call,2026-11-05,17:00,08:00\r\n';
const who = { id: 'nunez', name: 'Zoë Núñez–Šimić', credentials: [], physician: true, role: 'clinician' as const };

/** Code page 1252 of Windows: Latin-1 but for 0x80 to 0x9f, of which these letters are three. */
function windows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => ({ '–': 0x96, Š: 0x8a, ć: 0x63 })[letter] ?? letter.charCodeAt(0));
}
function utf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

t.test('a table in UTF-8, in UTF-16 with its mark, and as Excel of Windows saves it', async (t) => {
  const files = {
    'UTF-8': new TextEncoder().encode(TABLE),
    'UTF-8 with its mark': new TextEncoder().encode(`\uFEFF${TABLE}`),
    'UTF-16': utf16(TABLE, false),
    'UTF-16, the other way round': utf16(TABLE, true),
    'Windows-1252': windows1252(TABLE),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const preview = previewOf(
      clinic({ people: [who] }),
      await readOutside(bytes, 'rota.csv', reading()),
      reading(),
      NOW,
    );
    t.same([preview.added.map(({ person }) => person), preview.unknownNames], [['nunez'], []], name);
  }
});

t.test('the beginning of a file that is cut within a letter tells its kind all the same', async (t) => {
  const calendar = `BEGIN:VCALENDAR\r\nX-NAME:${'é'.repeat(1_500)}`;
  for (const shift of ['', ' ']) t.equal(kindOf(new TextEncoder().encode(shift + calendar), 'a.ics'), 'icalendar');
});
