import { tokenise } from '../words/tokens.ts';
import { spelledAt } from './spelling.ts';
import { digitsAt } from './spoken-digits.ts';

export interface Email {
  value: string;
  /** A word stands in it that was not spelled: it could be written otherwise. */
  uncertain: boolean;
}

const SIGNS: Record<string, string> = {
  dot: '.',
  punto: '.',
  point: '.',
  underscore: '_',
  dash: '-',
  hyphen: '-',
  guion: '-',
  plus: '+',
  mas: '+',
};
const AROUND =
  /^(is|es|its|it|my|mi|email|mail|e|correo|address|direccion|electronico|the|el|that|send|to|at|a|yes|si|sure|okay|uh|and|y)$/;

/** "d w a y n e at g mail dot com", "ana punto ruiz arroba yahoo punto com", or written; null where none is there. */
export function emailIn(text: string): Email | null {
  const written = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text);
  if (written) return { value: written[0].toLowerCase(), uncertain: false };
  const t = tokenise(text);
  const w = (i: number) => t[i]?.w ?? '';
  for (let at = t.length - 1; at > 0; at--) {
    if (!/^(at|arroba)$/.test(w(at))) continue;
    const domain = read(at + 1, t.length, true);
    if (!domain.value.includes('.') || /^[.-]|[.-]$/.test(domain.value)) continue;
    // Back to where the sentence before it ends.
    let from = at;
    while (
      from > 0 &&
      at - from < 24 &&
      !(AROUND.test(w(from - 1)) && !(w(from - 1).length === 1 && (w(from - 2).length === 1 || w(from).length === 1)))
    )
      from--;
    const local = read(from, at, false);
    if (!local.value || /^[._+-]|[._+-]$/.test(local.value)) continue;
    return { value: `${local.value}@${domain.value}`, uncertain: local.words };
  }
  return null;

  function read(from: number, to: number, domain: boolean): { value: string; words: boolean } {
    let value = '';
    let words = false;
    for (let i = from; i < to; ) {
      if (w(i) === 'guion' && w(i + 1) === 'bajo') {
        value += '_';
        i += 2;
        continue;
      }
      if (SIGNS[w(i)]) {
        value += SIGNS[w(i)];
        i++;
        continue;
      }
      if (domain && value.includes('.') && i > from && t[i]!.mark !== '') break;
      const s = spelledAt(t, i, 2, text);
      if (s && s.to <= to) {
        // "wayne, w a y n e": the spelling of the word before it
        if (words && value.endsWith(s.text.toLowerCase())) words = false;
        else value += s.text.toLowerCase();
        i = s.to;
        continue;
      }
      const d = digitsAt(t, i);
      if (d && d.to <= to) {
        value += d.digits;
        i = d.to;
        continue;
      }
      if (w(i).length > 1 && !domain) words = true;
      value += w(i);
      i++;
      if (domain && /\.(com|net|org|edu|gov|us|mx|es)$/.test(value)) break;
    }
    return { value, words };
  }
}
