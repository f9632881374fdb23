import type { Lang } from '../../lang.ts';

/** Errands that a front desk hears every day, written for the proofs: nothing in them is urgent to anybody. */
export const ORDINARY: readonly { say: string; lang: Lang }[] = [
  ...said('en', [
    'I would like to make an appointment for next week',
    'Can I come in on Thursday afternoon for my yearly physical?',
    'I need to cancel the appointment that I have on Monday',
    'Could we move my visit to a later hour on the same day?',
    'What time do you open on Saturday?',
    'Are you open on the holiday?',
    'Where do I park when I come to the office?',
    'What is your fax number, please?',
    'I am calling to get a refill of my lisinopril',
    'Please send the prescription to the other pharmacy',
    'Do you take my insurance?',
    'I have a question about the bill that came in the mail',
    'I got a new insurance card and want to give you the number',
    'I need a copy of my records for the new office',
    'My son needs the school form signed',
    'I need a letter for my work from the doctor',
    'Could I leave a message for the office manager?',
    'I would like to speak to somebody at the front desk',
    'I am calling to confirm the appointment of tomorrow',
    'Can you tell me which doctors take new patients?',
    'I need a referral to the eye doctor for new glasses',
    'My address has changed and I want to tell you the new one',
    'How do I log in to the portal?',
    'I want to pay my bill with a card',
    'I would like to book my flu shot',
  ]),
  ...said('es', [
    'Quiero hacer una cita para la semana que viene',
    'Necesito cancelar la cita que tengo el lunes',
    '¿Puedo cambiar mi cita para otro día?',
    '¿A qué hora abren el sábado?',
    '¿Están abiertos el día festivo?',
    '¿Dónde me estaciono cuando voy a la clínica?',
    '¿Cuál es el número de fax?',
    'Llamo para pedir que me surtan otra vez la receta',
    'Por favor manden la receta a la otra farmacia',
    '¿Aceptan mi seguro?',
    'Tengo una pregunta sobre la factura que me llegó',
    'Me dieron una tarjeta nueva del seguro y quiero dar el número',
    'Necesito una copia de mi expediente',
    'Mi hija necesita que le firmen la forma de la escuela',
    'Quiero dejar un mensaje para la recepción',
    'Quisiera hablar con la recepcionista',
    'Llamo para confirmar la cita de mañana',
    'Cambié de dirección y quiero darles la nueva',
    '¿Cómo entro al portal de los pacientes?',
    'Quiero pagar la cuenta con tarjeta',
  ]),
];

function said(lang: Lang, sentences: readonly string[]): { say: string; lang: Lang }[] {
  return sentences.map((say) => ({ say, lang }));
}
