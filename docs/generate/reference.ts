import { readNames } from '../../reference/names.ts';
import { readMedicines } from '../../reference/tables.ts';
import type { Medicine, NameKind } from '../../src/reference/types.ts';
import { code, page, table } from './markdown.ts';

/** docs/reference/reference-data.md: what the box knows of medicines and names, from where, and what it does with it. */
export function reference(): string {
  const all = readMedicines();
  const names = readNames();
  const count = (kind: NameKind) => names.filter((n) => n.kind === kind).length;
  const named = (list: Medicine[]) => list.map((m) => m.name).join(', ');
  const schedules = (['II', 'III', 'IV', 'V'] as const).map((s) => all.filter((m) => m.schedule === s));
  const classes = [...new Set(all.filter((m) => m.vital).map((m) => m.class))].sort();
  return page(
    'Reference data',
    `What the box knows of ${all.length} medicines that clinics in the United States prescribe: generic name, brands, ` +
      `controlled-substance schedule, class, usual strengths and forms, and whether running out is dangerous. With the Spanish names and ` +
      `other ways to say them these are ${all.reduce((n, m) => n + m.names.length, 0)} names. They are facts that can be looked up in public ` +
      `(FDA, DEA); nothing that a caller hears is drawn from them, and a pharmacist’s list they are not. Beside them it knows ` +
      `${count('given')} given names and ${count('surname')} surnames.`,
    'The tables are in `reference/`, to be read and corrected with any editor. `node reference/build.ts` makes of them the files ' +
      '`medicines.db` and `names.db` in `dist/reference`, which are only read; set-up runs it where the tables have changed. The same tables give ' +
      'the same bytes. Without the files a box says `NB_REFERENCE_MISSING` and calls go to the backup path.',
    table(
      ['table', 'holds', 'source'],
      [
        [
          code('medicines.tsv'),
          'a line each: name, brands, schedule, class, forms and strengths, other ways to say it',
          'FDA: National Drug Code Directory, Orange Book, DailyMed labels; schedules: 21 CFR 1308.12 to 1308.15',
        ],
        [
          code('classes.tsv'),
          'classes; which are dangerous to run out of; what callers say that they are for',
          'FDA labels (warnings on stopping)',
        ],
        [
          code('lookalikes.tsv'),
          'names that have been taken for one another',
          'FDA Name Differentiation Project, ISMP list of confused drug names',
        ],
        [
          code('spanish.ts'),
          'how the Spanish name follows from the English one',
          'WHO international nonproprietary names',
        ],
        [
          `${code('given-names.tsv')} ${code('surnames.tsv')}`,
          'a line each: name, class from 1 (very common) to 4 (rare), languages',
          'written down by us from what is generally known of the lists of the Social Security Administration and the Census Bureau; ranks are rough',
        ],
      ],
    ),
    '## What it is for',
    '- **Hearing a name.** Recognisers make English words of names that they do not know (“leave oh thigh rock sin”). Names are compared by their ' +
      'sound over several words. What speaks for one or against it: the strength that was said, and what it is said to be for.\n' +
      '- **Not hearing a wrong one.** Where two medicines are as likely, none is taken and the caller is asked again. A name that has a look-alike is ' +
      'read back, unless the strength or the purpose settles it.\n' +
      '- **Strengths.** “Ten three twenty five” of a medicine that comes as 10/325 is that; “six two five” of one that comes as 6.25 is that, and read back. ' +
      'How many are taken is no strength.\n' +
      '- **Refills.** A controlled substance is flagged and never promised; being out of a vital medicine raises the call.',
    'A brand that is an everyday word or a first name as well (Yaz, Heather, Soma) counts only where a medicine is being spoken of.',
    '## Dangerous to run out of',
    `These classes, and some single medicines of others: ${classes.join(', ')}.`,
    '## Controlled substances',
    'Under federal law; a state may have more (gabapentin in several of them): name those in the practice file.',
    table(
      ['schedule', 'how many', 'which'],
      schedules.map((list) => [list[0]?.schedule ?? '', String(list.length), named(list)]),
    ),
    '## Given names and surnames',
    'Names of people in the United States of every age and of many origins, with short forms (Bill, Peggy, Lupe), so that what a telephone’s recogniser ' +
      'made of a name can be held against names that there are. They are looked up without accents, capitals, hyphens and spaces (“nunez” is Núñez, “de la ' +
      'cruz” De la Cruz). They are no list of all names: one that is not here is a name all the same, and how somebody spells their own goes before it.',
    '## Other names that callers say',
    'Health plans and pharmacies with their spoken forms are in `protocols/lexicon.yaml`; a form behind `?` is an everyday word too. Providers are those of the ' +
      'practice file; its `say` tells how a surname sounds, and is heard by as well.',
  );
}
