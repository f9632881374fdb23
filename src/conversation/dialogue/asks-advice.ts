import { unaccented } from '../../understanding/unaccented.ts';

const ASKED =
  /\b(do|should|can|could|may|must) i (still |just |even )?(take|stop|skip|keep|double|use|give|try|go off|cut|wait)\b|\bdon'?t i\b|\bis it (ok|okay|safe|normal|serious|bad|dangerous)\b|\b(debo|puedo|tengo que|deber[ií]a) (tomar|dejar|seguir|parar|d[aá]r)|\b(me|se) l[ao]s? tomo\b|\bes (normal|grave|malo|peligroso)\b/iu;

const TAKES = '(?:take|use|give|stop|skip|double)';
const WHO = "(?:i|we|he|she|they|(?:my|our) [a-z'-]+|the (?:baby|kids?|boy|girl))";
/** A medicine by a word for it, or somebody else's. */
const MEDICINE =
  /\b(?:left ?overs?|pills?|tablets?|capsules?|medicines?|medications?|meds?|doses?|antibiotics?|inhaler|insulin|drops|syrup|cream|ointment|tylenol|aspirin|advil|motrin|aleve|benadryl|\w+(?:cillin|cycline|profen|statin|pril|sartan|olol|mycin|azole)|(?:one|two|some|any) of (?:his|hers|her|my|mine|theirs|the)|(?:his|hers|theirs|mine)\W*$|(?:hers|his|theirs),? (?:right|ok|okay|no))\b/iu;
const INVERTED = new RegExp(`\\b(?:could|can|should|might|may) ${WHO} (?:[a-z]+ ){0,2}?${TAKES}\\b`, 'iu');
/** Put as what one means to do: "I could just take one of his, right?" */
const MEANT = new RegExp(
  `\\b${WHO} (?:could|can|should|might|'?d better) (?:[a-z]+ ){0,2}?${TAKES}\\b.*(?:\\?|\\b(?:right|okay|ok|yeah|no|huh|or not|don'?t you think|correct|could(?:n'?t)? \\w+))\\W*$`,
  'iu',
);
const OTHERWISE =
  /\b(?:would it (?:hurt|be (?:bad|safe))|is there any harm|any harm in|what if (?:i|we|he|she) (?:just )?(?:take|took|stop|stopped|skip|skipped|double|doubled))\b|\b(?:le|me|se|nos) puedo (?:dar|tomar|poner)\b|\b(?:puedo|podemos|debo) (?:darle|tomarme|ponerle)\b|\b(?:esta bien|hace dano|no pasa nada|pasa algo) si (?:me |le |se |la |lo )*(?:tomo|doy|dejo|pongo)\b|\bo (?:mejor )?no (?:me |le )(?:l[ao] )?(?:tomo|doy|pongo)\b/iu;

/** Whether a clinician is asked: what to take or leave, whether something is as it should be. Nobody answers that here. Pure. */
export function asksAdvice(text: string): boolean {
  const plain = unaccented(text);
  return (
    ASKED.test(plain) || OTHERWISE.test(plain) || (MEDICINE.test(plain) && (INVERTED.test(plain) || MEANT.test(plain)))
  );
}
