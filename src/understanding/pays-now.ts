import { unaccented } from './unaccented.ts';

const CARD = '(?:cards?|visa|master ?card|amex|discover|debit|credit|tarjetas?)';
/** Somebody would pay here and now, or asks how to. */
const PAYS = new RegExp(
  `\\b(?:${[
    `(?:can|could|may|do|should|shall|let|want|would|how) (?:i|we|me|you|us|do i|can i) (?:just |please |still |also )?(?:to |like to |want to )?(?:give|read|tell|pay|use|take|put|run|charge|leave|set)\\b.{0,40}\\b(?:${CARD}|pay|paid|payments?|over the phone|by phone|half|installments|now)`,
    `do you (?:want|need|take|accept)\\b.{0,16}\\b(?:${CARD}|payments?)`,
    `(?:just |here,? )?(?:take|run|charge|use|bill|put it on) my ${CARD}|(?:i(?:'ve| have)? got|here is|here'?s) my ${CARD}\\b.{0,30}\\b(?:pay|now|ready|number)|who (?:do|should) i (?:pay|give (?:it|the money|my card) to)|who takes the (?:payment|money)`,
    `(?:puedo|podemos|se puede|quiero|quisiera|puede|aceptan|toman|le (?:doy|paso|leo)|como)\\b.{0,30}\\b(?:pag(?:o|ar|arlo|arla|arle|os)|abonos?|tarjetas?)\\b|(?:cobreme|cobremelo|con) (?:mi|la) tarjeta|a quien le pago`,
  ].join('|')})`,
  'iu',
);
/** A card of an insurance, or of a visit, pays nothing. */
const OF_PLAN =
  /\b(?:insurance|member|medicare|medicaid|new card|plan|group|appointment card|seguro|aseguranza|miembro|cita)\b/iu;
const MONEY =
  /\b(?:pay|paid|paying|payments?|owe|bill|balance|charge|visa|master ?card|amex|debit|credit|card|tarjeta|pag\w+|cobr\w+|abonos?)\b/iu;

/** Whether somebody asks to pay now, by card or by telephone, or offers the card. Pure. */
export function asksToPay(text: string): boolean {
  const plain = unaccented(text);
  return PAYS.test(plain) && MONEY.test(plain) && !OF_PLAN.test(plain);
}

/** The same in the words in which practices write the answer to it. */
export const PAY_QUESTION = {
  en: 'Can I pay by phone with a card?',
  es: '¿Puedo pagar por teléfono con tarjeta?',
} as const;
