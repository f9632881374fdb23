import type { Token } from '../words/tokens.ts';
import { CHILD, OTHER } from './people-words.ts';
import type { About } from './types.ts';

const IN_LAW = new Set(['law']);
const FIRST = /^(i|im|me|myself|my|mine|tengo|me|yo|mi|estoy|siento)$/;

/**
 * Whom the call is about. `adult`: an age of 18 or more was said of "he" or "she"; `minor`: one below.
 * The first person who is spoken of as the one with the trouble decides; "my wife goes to you, can i" is about the caller.
 */
export function aboutIn(t: readonly Token[], ages: { minor: boolean; adult: boolean }, intent: string): About {
  const said = t.map((x) => x.w).join(' ');
  if (/\b(having a baby|expecting|our first baby) .*\b(somebody|doctor|pediatrician|looking|shopping)\b/.test(said))
    return 'child';
  const firstSelf = firstClaim(t);
  for (let i = 0; i < t.length; i++) {
    const w = t[i]!.w;
    if (!CHILD.test(w) && !OTHER.test(w) && w !== 'patient') continue;
    // "i'd like to become a patient": of the practice's
    if (w === 'patient' && /\b(become|becoming|be|am|m|was|as|new)( an?)?$/.test(before3(t, i))) continue;
    // "my little one"; but "opened up a little"
    if (w === 'little' && !/^(one|ones|guy|girl|man|boy|dude|fella)$/.test(t[i + 1]?.w ?? '')) continue;
    // "mi cita anual de la mujer": a kind of visit
    if (
      w === 'mujer' &&
      /\b(cita|consulta|visita|anual|control|examen|revision|chequeo|salud)( anual)? (de|para) la$/.test(
        t
          .slice(Math.max(0, i - 5), i)
          .map((x) => x.w)
          .join(' '),
      )
    )
      continue;
    if (IN_LAW.has(t[i + 2]?.w ?? '') && t[i + 1]?.w === 'in' && !troubled(t, i + 3)) continue;
    const before = t[i - 1]?.w ?? '';
    const own =
      /^(my|our|the|mi|el|la|al|del|un|una|a|her|his|old|little|this|nuestro|nuestra|tu|one|mis|los|year|for|month|week|grand|s)$/.test(
        before,
      ) ||
      i === 0 ||
      t[i]!.mark !== '';
    if (!own) continue;
    const ailing =
      CHILD.test(w) &&
      /^(?:se )?le (?:dio (?:un|una|como)|esta dando|estan dando|duele|salio|salieron|hunden|pico|picaron|mordio|cayo)\b/.test(
        following(t, i),
      );
    const bystander =
      (/^(kids|children|hijos|ninos)$/.test(w) &&
        /^(are|were|estan) (at|with|here|home|asleep|in|con|en|dormidos)\b/.test(following(t, i)) &&
        /\b(i|me|yo)\b/.test(said)) ||
      (!ailing &&
        /^(calls|said|says|told|made|makes|thinks|drove|drives|took|has it|couldnt|works|goes|is with|was with|s with|dice|dijo|cree|watched|saw|found me|noticed|wants me|keeps telling|gave|and i|hits|hit|beats|beat|punched|slapped|choked|pushed|kicked|me|le|nos|threatens|threatened|pega|golpea|would|will|come|comes|came|looked)\b/.test(
          following(t, i),
        ));
    const role = before3(t, i);
    const instrument =
      /\b(with|by|from|to|of|than|without|had|s|con|por|at|after|since|like|told|tell|have|hit by|next to|use|using|embarazada de|kill|vision|not|son) (my|the|mi|our|a|el|la)$/.test(
        role,
      ) &&
      !/\b(calling|call|appointment|refill|results?|for|visit|hablo|llamo|hablando|llamando) (with|by|from|to|of|for|de|para|por) (my|the|mi|our|a|el|la)$/.test(
        role,
      );
    if (bystander || (instrument && !CHILD.test(w)) || (instrument && firstSelf >= 0 && firstSelf < i)) continue;
    if (/^(pregnan|embaraz|weeks along)/.test(intent)) continue;
    if (
      CHILD.test(w) &&
      /\b(pregnant|embarazada|embarazo|breastfeeding|nursing|weeks along|trimester|c section|labor|contractions|kick|kicks|kicking|moving|se mueve|movimientos)\b/.test(
        said,
      ) &&
      /^(baby|bebe|babies|twins|boy|girl)$/.test(w)
    )
      continue;
    if (
      firstSelf >= 0 &&
      firstSelf < i &&
      !/^(for|para|de|a|s|about|giving|give|to)$/.test(t[i - 2]?.w ?? '') &&
      !troubled(t, i + 1)
    )
      continue;
    return CHILD.test(w) ? (ages.adult && !ages.minor ? 'other' : 'child') : 'other';
  }
  if (/\b(he|she|him|his|her|hes|shes)\b/.test(said) && (ages.minor || !OF_PROVIDER.test(said))) {
    if (
      ages.minor ||
      /\b(wet diaper|diapers?|at school|daycare|(school|nurse|daycare) sent (him|her) home|cartoons|pre ?school)\b/.test(
        said,
      )
    )
      return 'child';
    if (
      firstSelf < 0 &&
      !/\b(she|he) (called|left|said|told|says|raised|writes|put me|gave me|sent|there|wants me|has me|changed|prescribed)\b/.test(
        said,
      )
    )
      return 'other';
    if (/\b(wet|wetting) (the bed|diaper)|\bdiaper|\bpacifier|\bher bottom|\bdaycare\b/.test(said)) return 'child';
  }
  if (FOR_WORK.test(said) || BY_PROFESSION.test(said)) return 'other';
  if (ages.minor && !/\bi (am|m)\b/.test(said)) return 'child';
  if (
    /\b(school nurse|pre ?school|kindergart\w+|(first|second|third|fourth|fifth|sixth|seventh|eighth) grader|diaper rash|kinder)\b/.test(
      said,
    ) &&
    !/\b(i|my) (am|m|was|have|own|teach|work)\b/.test(said)
  )
    return 'child';
  if (
    /\b(daycare|diapers?|panal|panales|day care|pacifier|laundry pods?)\b/.test(said) &&
    /\b(he|she|le|lo|la)\b/.test(said)
  )
    return 'child';
  if (
    /\b(se (desmayo|cayo|esta|le|puso|tomo|trago)|no (despierta|respira|reacciona)|esta (morado|convulsionando|inconsciente))\b/.test(
      said,
    ) &&
    !/\b(me|mi|yo|tengo)\b/.test(said)
  )
    return 'other';
  return 'self';
}

const before3 = (t: readonly Token[], i: number): string =>
  t
    .slice(Math.max(0, i - 3), i)
    .map((x) => x.w)
    .join(' ');

const following = (t: readonly Token[], i: number): string =>
  t
    .slice(i + 1, i + 4)
    .map((x) => x.w)
    .join(' ');

/** "my yearly with doctor hale, whenever she's got something": the first "she" is the doctor, and the errand the caller's own. */
const OF_PROVIDER =
  /^(?!.*\b(?:he|she|him|his|her)\b.*\b(?:doctor|doctora|nurse practitioner|provider)\b)(?=.*\b(?:i|my|me|yo|mi)\b.*\b(?:doctor|doctora|nurse practitioner|provider)\b|.*\b(?:doctor|doctora) \w+ (?:said|told|wants?|asked|dijo|quiere)\b.*\bm[ey]\b)/;

/** Who calls for their work is not who it is about: an aide, a laboratory, a shop for what a patient needs. */
const FOR_WORK =
  /\b(?:(?:m|am|this is|is) (?:\w+ )?(?:the |a |an )?(?:\w+ )?(?:aide|caregiver|(?:nurse|home health|health) aide|home nurse|visiting nurse|case manager|social worker|pharmacist)|(?:im|i|is \w+) (?:from|at|with) (?:\w+ ){0,3}(?:labs?|laboratory|pharmacy|supply|home health|hospice|nursing|medical|diagnostics|manor)|(?:im|i) with (?:a |the )?law (?:office|firm)|this is the (?:lab|laboratory|pharmacy)|soy (?:la|el) (?:enfermera|cuidadora?) (?:que|de)|cuido a|take care of (?:my |an? |mrs|mr|miss|mister))\b/;

/** "this is ruth bell, an attorney", "with dane and sons, attorneys": for a client. What an attorney or a pharmacist told the caller is another thing. */
const BY_PROFESSION =
  /\b(?:this is|i am|im|i|soy) (?!(?:need|want|have|had|got|was|talked|called|spoke|think|hired|see|saw|know|would|just|sent|asked|went)\b)(?:\w+ ){0,3}?(?:an?|the|el|la|un|una) (?:\w+ )?(?:attorney|lawyer|paralegal|pharmacist|adjuster|caseworker|abogad[oa]|farmaceutic[oa])\b(?! (?:said|told|says|gave|wants|called|needs|asked|is|was|dice|dijo|me))|\bwith (?:\w+ ){1,6}(?:attorneys|lawyers|law (?:group|firm|offices?))\b|\bsoy (?:abogad[oa]|farmaceutic[oa])\b/;

/** Where the caller first says that it is about them: "i have", "my chest", "me duele". */
function firstClaim(t: readonly Token[]): number {
  for (let i = 0; i < t.length; i++) {
    const w = t[i]!.w;
    const next = t[i + 1]?.w ?? '';
    if (
      w === 'i' &&
      !/^(found|gave|think|need|want|have|m|am|was|just|got|called|call|took|dont|wanted|wanna|would|like|calling|noticed|left|believe|think|cant|saw|heard|see)$/.test(
        next,
      )
    )
      return i;
    if (
      w === 'i' &&
      /^(have|got|cant|feel|need|want|am|took|was|wanna)$/.test(next) &&
      !/\b(appointment|refill|to (cancel|schedule|make|move|reschedule)|someone|a question|for|son|daughter|mother|wife|husband|my mom|him|her)\b/.test(
        t
          .slice(i + 1, i + 9)
          .map((x) => x.w)
          .join(' '),
      ) &&
      !hasSomebody(t, i + 1)
    )
      return i;
    if (
      FIRST.test(w) &&
      /^(chest|head|back|stomach|belly|leg|arm|eye|eyes|throat|knee|heart|foot|duele|siento|falta|dio|pecho|cabeza|own|self|neck|side|hand|pressure|sugar|ankle|jaw|tooth)$/.test(
        next,
      )
    )
      return i;
    if (/^(tengo|estoy|siento)$/.test(w)) return i;
  }
  return -1;
}

/** "I've got my niece here": somebody is had, and nothing that the caller suffers from. */
function hasSomebody(t: readonly Token[], i: number): boolean {
  const [verb, owner, whom] = [t[i]?.w ?? '', t[i + 1]?.w ?? '', t[i + 2]?.w ?? ''];
  return /^(have|got)$/.test(verb) && /^(my|our|the|a)$/.test(owner) && (CHILD.test(whom) || OTHER.test(whom));
}

/** Do the words from `i` on speak of somebody's trouble or errand? */
function troubled(t: readonly Token[], i: number): boolean {
  return /^(s|is|has|had|was|keeps|wont|cant|isnt|hasnt|just|needs|got|fell|hurt|ate|took|swallowed|woke|been|have|passed|collapsed|started|se|tiene|esta|no|le|lleva|trago|tomo|tuvo|and|who|doesnt|says her|hit|cut|slipped|broke|sounds|looks|can|year|appointment|physical|due|feels|de|con|bit)$/.test(
    t[i]?.w ?? '',
  );
}
