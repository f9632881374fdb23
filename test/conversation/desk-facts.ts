import type { FactKind, FactRule } from '../../src/desk/form.ts';

type Row = [id: string, kind: FactKind, ask: string, more?: Partial<FactRule>];

/** Facts whose texts are made from one question. */
export function makeFacts(rows: readonly Row[]): FactRule[] {
  return rows.map(([id, kind, ask, more]) => ({
    id,
    kind,
    ask: { en: ask, es: `${ask} (es)` },
    again: { en: `${ask} Please say that again.`, es: `${ask} Otra vez.` },
    last: null,
    readBack: { en: `I have {${id}}. Is that right?`, es: `Tengo {${id}}. ¿Es correcto?` },
    confirm: 'in-doubt',
    keys: 0,
    endSilenceMs: 700,
    choices: [],
    range: null,
    ...more,
  }));
}
